"""Copy the icons the program uses out of an unpacked npm package `lucide-static` into this folder.

Run from anywhere: `python resources/icons/build.py PACKAGE`, where PACKAGE is the unpacked `package` folder.
Our own drawings (OWN) are kept; any other file that is no longer listed in names.txt is removed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OWN = ("logo", "seal")


def names() -> list[str]:
    """The icon names listed in names.txt, one a line."""
    return (HERE / "names.txt").read_text(encoding="utf-8").split()


def slim(svg: str) -> str:
    """One drawing without its comment, class and line breaks: they only cost reading time at the start."""
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\s+class="[^"]*"', "", svg)
    return re.sub(r"\s*\n\s*", " ", svg).replace("> <", "><").strip() + "\n"


def build(package: Path) -> int:
    """Copy every listed icon and the licence; returns how many were written, raises FileNotFoundError."""
    wanted = names()
    for name in wanted:
        drawing = (package / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        (HERE / f"{name}.svg").write_text(slim(drawing), encoding="utf-8")
    for old in HERE.glob("*.svg"):
        if old.stem not in wanted and old.stem not in OWN:
            old.unlink()
    (HERE / "LICENSE-lucide.txt").write_text(
        (package / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8"
    )
    return len(wanted)


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(sys.argv[1]))} icons\n")
