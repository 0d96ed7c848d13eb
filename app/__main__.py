"""The door of the program: the command line when a command is given, the self-test, else the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from app.system import encoding

VALUED = ("--office", "--user", "--today")


def main() -> int:
    """Start what the arguments ask for; returns the exit status."""
    encoding.use_utf8()
    arguments = sys.argv[1:]
    if "--self-test" in arguments:
        from app.self_test import run as test_itself

        return test_itself()
    if command_of(arguments) or {"--help", "-h"} & set(arguments):
        # the window never imports the command line, and the command line no window: both start faster
        from app import cli

        return cli.run(arguments)
    from app import window

    return window.run(arguments)


def command_of(arguments: Sequence[str]) -> str:
    """The first word that is neither an option nor the value of one; "" when the window is wanted."""
    skip = False
    for word in arguments:
        if skip or word.startswith("-"):
            skip = not skip and word in VALUED
            continue
        return word
    return ""


if __name__ == "__main__":
    sys.exit(main())
