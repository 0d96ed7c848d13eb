"""The project's own files and syntax trees, for the tests that read the code instead of running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
TESTS = ROOT / "tests"

# What a checkout may hold beside the project: made by tools, as are all hidden folders but one.
MADE = {"build", "dist", "demo", "__pycache__"}


def python_files(*folders: Path) -> list[Path]:
    """Every Python file below the folders, in a steady order."""
    return sorted(
        file for folder in folders for file in folder.rglob("*.py") if "__pycache__" not in file.parts
    )


def project_files() -> Iterator[Path]:
    """Every file of the project, whatever its kind; caches and other made things left out."""
    tops = [entry for entry in ROOT.iterdir() if not entry.name.startswith(".") or entry.name == ".ci"]
    for file in sorted(file for top in tops for file in (top.rglob("*") if top.is_dir() else [top])):
        folders = file.relative_to(ROOT).parent.parts
        made = any(name in MADE or (name.startswith(".") and name != ".ci") for name in folders)
        if file.is_file() and not made and file.name != ".coverage":
            yield file


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text("utf-8"), filename=str(file))


def place(file: Path, node: ast.AST | None = None) -> str:
    """`app/ui/page.py:12`, as an editor opens it."""
    name = file.relative_to(ROOT).as_posix()
    return f"{name}:{getattr(node, 'lineno', 1)}" if node else name
