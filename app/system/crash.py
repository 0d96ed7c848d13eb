"""Bugs: whatever is raised and caught nowhere becomes a report file that the user can send on.

A report holds the traceback and the versions, and no value of any record: the text of an error is left out
unless its kind is known to speak only of the code, since "UNIQUE constraint … [parameters: …]" would carry
a person's data out of the house.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from importlib import metadata
from pathlib import Path
from types import TracebackType

import app
from app.domain.errors import OfficeProblem
from app.system.files import write_safely
from app.system.paths import private_folder

_log = logging.getLogger(__name__)

Tell = Callable[[Path | None], None]

# Python words the messages of these itself, from names in the code and types.
SPEAKS_OF_CODE = (AttributeError, ImportError, NameError, TypeError, RecursionError, NotImplementedError)
LIBRARIES = (
    "PySide6_Essentials",
    "SQLAlchemy",
    "sqlcipher3",
    "alembic",
    "cryptography",
    "reportlab",
    "pikepdf",
)
KEPT_REPORTS = 20


def install(folder: Path, tell: Tell) -> None:
    """From now on every uncaught error, in any thread and in Qt's slots, is reported in `folder`, then told.

    `tell` gets the report's path (None when even that could not be written); in a thread's error it is called
    in that thread, so the window passes it on as a signal.
    """

    def on_main(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, problem, trace)
            return
        tell(report(folder, problem))

    def on_thread(happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None and not isinstance(happened.exc_value, SystemExit):
            tell(report(folder, happened.exc_value))

    sys.excepthook = on_main
    threading.excepthook = on_thread


def uninstall() -> None:
    """Give Python its own hooks back."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def report(folder: Path, problem: BaseException) -> Path | None:
    """Write the report of one bug and return its file; None when the folder cannot be written.

    The newest twenty reports are kept.
    """
    _log.error("bug: %s", type(problem).__name__)
    moment = datetime.now().astimezone()
    file = folder / f"crash-{moment:%Y%m%d-%H%M%S-%f}.txt"
    try:
        private_folder(folder)
        write_safely(file, describe(problem, moment).encode())
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT_REPORTS]:
            old.unlink(missing_ok=True)
    except (OSError, OfficeProblem):
        return None
    return file


def describe(problem: BaseException, moment: datetime) -> str:
    """The text of a report: when, versions, and the traceback with its causes; no values."""
    head = [
        "劳动争议调解工作台 崩溃报告",
        "本报告只有程序内部的位置和版本号，不含案件内容，可以发给维护人员。",
        "",
        f"时间：{moment.isoformat(timespec='seconds')}",
        f"程序：{app.__version__}{'（打包版）' if getattr(sys, 'frozen', False) else ''}",
        f"Python：{platform.python_version()}",
        f"系统：{platform.platform()}",
        *(f"{name}：{_version(name)}" for name in LIBRARIES),
        "",
    ]
    return "\n".join([*head, *_chain(problem), ""])


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "未知"


def _chain(problem: BaseException) -> list[str]:
    """The error and what led to it, oldest first, each with its frames."""
    links: list[BaseException] = []
    link: BaseException | None = problem
    while link is not None and link not in links:
        links.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    lines: list[str] = []
    for number, link in enumerate(reversed(links)):
        if number:
            lines += ["", "由此引发："]
        frames = traceback.extract_tb(link.__traceback__)
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}    {frame.line or ''}"
            for frame in frames
        ]
        lines.append(_title(link))
    return lines


def _title(problem: BaseException) -> str:
    kind = type(problem)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(problem, OSError):
        # The number and the system's words; the file name beside them may name a person.
        return f"{name}: [{problem.errno}] {problem.strerror}"
    if isinstance(problem, SPEAKS_OF_CODE):
        return f"{name}: {problem}"
    return f"{name}（说明文字可能含有案件内容，已略去）"


def _place(file: str) -> str:
    """A source file without the folders above the program or the libraries: those name the user."""
    parts = Path(file).parts
    for top in ("site-packages", "_internal", "app"):
        if top in parts:
            start = len(parts) - 1 - parts[::-1].index(top)
            return "/".join(parts[start:])
    return Path(file).name
