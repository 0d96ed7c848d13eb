"""The rules of the house that a machine can check; each is said in one line and lists who breaks it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.helpers.source import APP, ROOT, TESTS, place, project_files, python_files, tree

MAX_FILE = 400
MAX_FUNCTION = 60
USUAL_FUNCTION = 30

UI = APP / "ui"
ASKERS = {"QMessageBox", "QFileDialog", "QInputDialog", "QColorDialog", "QFontDialog"}
THREADS = {
    "Thread",
    "Timer",
    "ThreadPoolExecutor",
    "ProcessPoolExecutor",
    "QThread",
    "QThreadPool",
    "QRunnable",
}
COPYLEFT = {
    "QtCharts",
    "QtDataVisualization",
    "QtGraphs",
    "QtVirtualKeyboard",
    "fitz",
    "pymupdf",
    "PyQt5",
    "PyQt6",
}

TEXT = {".py", ".md", ".toml", ".txt", ".spec", ".lock", ".svg", ".json", ".yml", ".cfg", ""}
# Put together here, so that this file does not break the rules it checks.
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK")) + r")\b")
ELSEWHERE = re.compile(
    "|".join(("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/tm" + "p/", r"C:\\\\" + "Users"))
)
REGISTRIES = re.compile(
    "|".join(("py" + r"pi\.org", "python" + "hosted", r"index" + "-url", "deb" + r"ian\.org/"))
)


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module, nested ones too."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, docstring included, decorators not."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def names(module: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Every name a module mentions: plain, as an attribute, or imported."""
    for node in ast.walk(module):
        if isinstance(node, ast.Name):
            yield node.id, node
        elif isinstance(node, ast.Attribute):
            yield node.attr, node
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                yield from ((part, node) for part in alias.name.split("."))
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from ((part, node) for part in node.module.split("."))


def mentions(files: list[Path], wanted: set[str]) -> list[str]:
    """Where the files mention one of the names."""
    return sorted(
        {
            f"{place(file, node)}: {name}"
            for file in files
            for name, node in names(tree(file))
            if name in wanted
        }
    )


def is_dialog_or_main_window(file: Path) -> bool:
    """Whether a file is one of the few that may ask the user in a box of its own."""
    return (UI / "dialogs") in file.parents or file == UI / "main_window.py"


def test_files_are_short() -> None:
    long = [
        f"{place(file)}: {count} lines"
        for file in [*python_files(APP, TESTS, ROOT / "resources"), ROOT / "build.spec"]
        if (count := len(file.read_text("utf-8").splitlines())) > MAX_FILE
    ]
    assert long == []


def test_functions_are_short() -> None:
    long = [
        f"{place(file, node)}: {node.name}, {length(node)} lines"
        for file in python_files(APP, TESTS, ROOT / "resources")
        for node in functions(tree(file))
        if length(node) > MAX_FUNCTION
    ]
    assert long == []


def test_nine_functions_in_ten_are_shorter_still() -> None:
    lengths = [length(node) for file in python_files(APP) for node in functions(tree(file))]
    assert sum(count <= USUAL_FUNCTION for count in lengths) >= 0.9 * len(lengths)


def test_every_module_says_in_a_line_what_it_is() -> None:
    silent = [
        place(file)
        for file in python_files(APP, TESTS, ROOT / "resources")
        if file.name != "__init__.py" and not ast.get_docstring(tree(file))
    ]
    assert silent == []


def public_things(module: ast.Module) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Public functions, classes and their public methods; Qt overrides (camelCase) are explained by Qt."""
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    for node in module.body:
        if isinstance(node, kinds) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    part
                    for part in node.body
                    if isinstance(part, ast.FunctionDef) and re.fullmatch(r"[a-z][a-z0-9_]*", part.name)
                )


def test_everything_public_in_the_program_has_a_docstring() -> None:
    silent = [
        f"{place(file, node)}: {node.name}"
        for file in python_files(APP)
        for node in public_things(tree(file))
        if not ast.get_docstring(node) and not _is_overload_or_setter(node)
    ]
    assert silent == []


def _is_overload_or_setter(node: ast.AST) -> bool:
    decorators = [ast.unparse(part) for part in getattr(node, "decorator_list", [])]
    return any(text.endswith((".setter", "overload")) for text in decorators)


def test_package_files_stay_empty() -> None:
    full = [
        place(file)
        for file in APP.rglob("__init__.py")
        if file.parent != APP and file.read_text("utf-8").strip()
    ]
    assert full == []


def test_only_dialogs_and_the_main_window_ask_the_user() -> None:
    files = [file for file in python_files(APP) if not is_dialog_or_main_window(file)]
    assert mentions(files, ASKERS) == []


def test_only_dialogs_the_main_window_and_the_doors_run_a_loop_of_their_own() -> None:
    found = [
        place(file, node)
        for file in python_files(APP)
        if file.parent != APP and not is_dialog_or_main_window(file)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"exec", "exec_"}
    ]
    assert found == []


def test_nobody_pumps_events() -> None:
    assert mentions(python_files(APP), {"processEvents"}) == []


def test_only_the_jobs_start_threads() -> None:
    files = [file for file in python_files(APP) if APP / "jobs" not in file.parents]
    assert mentions(files, THREADS | {"multiprocessing"}) == []


def is_theme(file: Path) -> bool:
    """Whether a file belongs to the theme: the one place for colours."""
    return (UI / "theme") in file.parents or file == UI / "theme.py"


def test_only_the_theme_knows_colours_and_style_sheets() -> None:
    files = [file for file in python_files(UI) if not is_theme(file)]
    hexes = [
        place(file, node)
        for file in files
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"#([0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", node.value)
    ]
    assert hexes + mentions(files, {"setStyleSheet"}) == []


def connections(module: ast.AST) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Every `….connect(target)` with its targets."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "connect":
            yield from ((node, target) for target in node.args)


def test_no_lambda_is_connected() -> None:
    found = [
        place(file, node)
        for file in python_files(APP)
        for node, target in connections(tree(file))
        if isinstance(target, ast.Lambda)
    ]
    assert found == []


def misnamed_slots(owner: ast.ClassDef) -> Iterator[tuple[ast.Call, str]]:
    """Private methods of a class that it connects to, but that are not called `_on_…`.

    Qt's own slots (accept, close …) are not defined in the class; a public one is called from elsewhere too.
    """
    methods = {part.name for part in owner.body if isinstance(part, ast.FunctionDef)}
    for node, target in connections(owner):
        if isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self":
            name = target.attr
            if name in methods and name.startswith("_") and not name.startswith("_on_"):
                yield node, name


def test_slots_are_named_on_something() -> None:
    found = [
        f"{place(file, node)}: {name}"
        for file in python_files(APP)
        for owner in ast.walk(tree(file))
        if isinstance(owner, ast.ClassDef)
        for node, name in misnamed_slots(owner)
    ]
    assert found == []


def texts() -> Iterator[tuple[Path, int, str]]:
    """Every line of every text file of the project."""
    for file in project_files():
        if file.suffix in TEXT:
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                yield file, number, line


def test_nothing_is_left_unfinished_and_no_machine_or_registry_is_named() -> None:
    found = [
        f"{place(file)}:{number}: {match.group()}"
        for file, number, line in texts()
        for pattern in (UNFINISHED, ELSEWHERE, REGISTRIES)
        if (match := pattern.search(line))
    ]
    assert found == []


def test_no_test_is_left_out_or_expected_to_fail() -> None:
    ways = {f"pytest.{name}" for name in ("skip", "xfail", "importorskip")}
    ways |= {f"pytest.mark.{name}" for name in ("skip", "skipif", "xfail")}
    found = [
        place(file, node)
        for file in python_files(TESTS)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ways
    ]
    assert found == []


def test_no_library_under_a_copyleft_licence() -> None:
    assert mentions(python_files(APP, TESTS, ROOT / "resources"), COPYLEFT) == []
    locked = (ROOT / "requirements.lock").read_text("utf-8").lower()
    assert [
        name for name in ("pymupdf", "pyqt5", "pyqt6", "pyside6-addons") if f"\n{name}==" in f"\n{locked}"
    ] == []


def test_a_silenced_check_names_itself_and_gives_its_reason() -> None:
    silenced = re.compile(r"#\s*(noqa(?!: [A-Z]+\d+(, ?[A-Z]+\d+)*\s+\S)|type: ignore(?!\[))")
    found = [
        f"{place(file)}:{number}"
        for file, number, line in texts()
        if file.suffix == ".py" and silenced.search(line)
    ]
    assert [entry for entry in found if not entry.startswith("tests/test_house_rules.py")] == []
