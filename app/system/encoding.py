"""UTF-8 everywhere: Chinese on the terminal and in pipes, whatever the language settings of the machine."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from io import TextIOWrapper


def use_utf8() -> None:
    """Write standard output and error in UTF-8, and keep Qt quiet under the bare C locale; call it first.

    A windowed program on Windows has no such streams at all; then there is nothing to do.
    """
    if sys.platform != "win32":
        _settle_locale(os.environ)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _settle_locale(environment: MutableMapping[str, str]) -> None:
    """Qt reads these variables itself, and prints four lines of complaint when they name no UTF-8 locale."""
    in_force = next(
        (environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "C"
    )
    if "utf-8" not in in_force.lower().replace("utf8", "utf-8"):
        # The strongest of the three wins, so a weaker one would change nothing beside it.
        environment["LC_ALL" if environment.get("LC_ALL") else "LC_CTYPE"] = "C.UTF-8"
