"""Who may import whom: the rooms look only downwards, and every library has its owners.

import-linter checks the same from pyproject.toml along whole chains; the walk here also sees imports hidden
in functions and by name, and knows who owns which library.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.source import APP, ROOT, place, python_files, tree

LOWER = {"domain", "documents", "reports", "store", "system"}

# Room -> rooms it may import, beside itself.
ROOMS = {
    "domain": set(),
    "documents": {"domain"},
    "reports": {"domain"},
    "store": {"domain"},
    "system": {"domain"},
    "services": LOWER,
    "jobs": {"domain", "system"},
    "ui": {"domain", "system", "services", "jobs"},
}
# The commands of one subject each, which the command line takes in.
COMMANDS = {file.stem for file in APP.glob("cli_*.py")}
# The doors: modules straight in app/. They wire the rooms; the command line speaks only through the services.
DOORS = {
    "__init__": set(),
    "cli": {"domain", "system", "services", "jobs", "bootstrap"} | COMMANDS,
    **{name: {"domain", "services"} for name in COMMANDS},
    "cli_case_work": {"services"} | COMMANDS,
    "bootstrap": LOWER | {"services", "jobs", "ui"},
    "self_test": LOWER | {"services", "jobs", "ui", "bootstrap", "window"},
    "window": {"domain", "system", "services", "jobs", "ui", "bootstrap"},
    "__main__": LOWER | {"services", "jobs", "ui", "bootstrap", "self_test", "cli", "window"},
}
WIRING = {"bootstrap", "self_test", "window", "__main__"}

# Library -> rooms and doors that may import it. What is not listed may be imported nowhere.
OWNERS = {
    "PySide6": {"ui", "jobs"} | WIRING,
    "shiboken6": {"ui", "jobs"},
    "alembic": {"store"},
    "argon2": {"store"},
    "attrs": set(ROOMS) | set(DOORS),
    "attr": set(),
    "asn1crypto": {"documents"},
    "cattrs": {"documents", "store", "services"},
    "chinese_calendar": {"system"},
    "cryptography": {"documents", "store"},
    "docx": {"documents"},
    "docxtpl": {"documents"},
    "jinja2": {"documents"},
    "lxml": {"documents"},
    "markdown_it": {"documents"},
    "markupsafe": {"documents"},
    "pikepdf": {"documents"},
    "PIL": {"documents"},
    "pyhanko": {"documents"},
    "pyhanko_certvalidator": {"documents"},
    "pypdfium2": {"documents"},
    "pypinyin": {"store"},
    "python_calamine": {"reports"},
    "reportlab": {"documents", "reports"},
    "sqlalchemy": {"store"},
    "sqlcipher3": {"store"},
    "stdnum": {"domain", "documents"},
    # The benchmark comes with the source only; the command says so where it is missing.
    "tests": {"cli"},
    "typer": {"cli"} | COMMANDS,
    "click": {"cli"},
    "xlsxwriter": {"reports"},
    "zxingcpp": {"documents"},
}


def home_of(file: Path) -> str:
    """The room or door a file of app/ belongs to."""
    parts = file.relative_to(APP).with_suffix("").parts
    return parts[0]


def imports(module: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Every full name imported anywhere in a module, also inside functions and through import_module("…")."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in {
            "import_module",
            "__import__",
        }:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, node


def breaches(here: str, module: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """What a module of the room or door `here` imports against the tables, each with the node that does."""
    allowed = (ROOMS | DOORS)[here] | {here}
    for name, node in imports(module):
        top, _, rest = name.partition(".")
        room = rest.partition(".")[0]
        if top == "app":
            if room in ROOMS | DOORS and room not in allowed:
                yield f"{here} imports {name}", node
        elif top not in sys.stdlib_module_names and here not in OWNERS.get(top, set()):
            yield f"{here} imports the library {top}", node


def test_every_file_stands_in_a_room_of_the_table() -> None:
    homes = {home_of(file) for file in python_files(APP)}
    assert homes - set(ROOMS) - set(DOORS) == set()


def test_no_file_imports_against_the_tables() -> None:
    found = [
        f"{place(file, node)}: {what}"
        for file in python_files(APP)
        for what, node in breaches(home_of(file), tree(file))
    ]
    assert found == []


def test_no_import_is_relative() -> None:
    found = [
        place(file, node)
        for file in python_files(APP, ROOT / "tests")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert found == []


@pytest.mark.parametrize(
    ("here", "code"),
    [
        ("domain", "def hidden():\n    import sqlalchemy"),
        ("domain", "from app.store import engine"),
        ("services", "from app.jobs.runner import Runner"),
        ("services", "from PySide6.QtCore import QObject"),
        ("ui", "import app.store.engine"),
        ("ui", "from app import documents"),
        ("cli", "from app.store import engine"),
        ("store", "import importlib\nimportlib.import_module('app.system.paths')"),
        ("reports", "import requests"),
    ],
)
def test_the_walk_finds_planted_breaches(here: str, code: str) -> None:
    assert len(list(breaches(here, ast.parse(code)))) == 1


# Names that would let a clock, a file or a network into the rules.
IMPURE_MODULES = {
    "pathlib",
    "io",
    "sqlite3",
    "socket",
    "subprocess",
    "tempfile",
    "shutil",
    "logging",
    "threading",
}
IMPURE_CALLS = {"today", "now", "utcnow", "fromtimestamp", "open"}


def test_the_domain_is_pure() -> None:
    found = []
    for file in python_files(APP / "domain"):
        for name, node in imports(tree(file)):
            if name.partition(".")[0] in IMPURE_MODULES:
                found.append(f"{place(file, node)}: imports {name}")
        for node in ast.walk(tree(file)):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", getattr(node.func, "id", "")) in IMPURE_CALLS
            ):
                found.append(f"{place(file, node)}: asks the clock or opens a file")
    assert found == []


def test_import_linter_agrees() -> None:
    # In a process of its own: it changes the logging and the import path of the one it runs in.
    command = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    result = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
