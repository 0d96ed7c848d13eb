"""The self-test: one case from its office to the window, in a profile of its own; for a freshly built program."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType

from app import bootstrap
from app.services import catalogue, demo, exports
from app.services.desk import Desk
from app.services.office import opening, safekeeping
from app.services.papers import paper_views, press, proofs
from app.system.clock import Clock
from app.system.paths import HOME_VARIABLE

PASSED = "自检通过"
DAY = Clock(date(2026, 11, 24))
SHOWN = 200
"""Milliseconds for which the window is shown."""


class SelfTestFailed(Exception):
    """Something came out other than it must; the message says what."""


def run() -> int:
    """Make an office, lead a case to its agreement, set its papers, back it up, show the window.

    Prints one line, 自检通过 or what went wrong, and returns 0 or 1. Nothing of the user's is touched.
    """
    doing = "准备"
    try:
        with _own_profile() as home:
            for label, step in STEPS:
                doing = label
                step(home)
    except Exception as why:  # noqa: BLE001 - whatever it is, it is the result of the test
        told = " ".join(f"{type(why).__name__}: {why}".split())
        sys.stdout.write(f"自检没有通过（{doing}）：{told}\n")
        return 1
    sys.stdout.write(f"{PASSED}\n")
    return 0


@contextmanager
def _own_profile() -> Iterator[Path]:
    """An empty home for the settings, the log and the office, gone afterwards; and no screen needed."""
    kept = {name: os.environ.get(name) for name in (HOME_VARIABLE, "QT_QPA_PLATFORM")}
    with tempfile.TemporaryDirectory(prefix="mediation-desk-", ignore_cleanup_errors=True) as home:
        os.environ[HOME_VARIABLE] = home
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        try:
            yield Path(home)
        finally:
            for name, value in kept.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


@contextmanager
def _desk(home: Path) -> Iterator[Desk]:
    told = demo.story(bootstrap.paths.resources_folder())
    opened = bootstrap.open_desk(home / "office", told["user"], told["password"], clock=DAY)
    try:
        yield opened
    finally:
        opened.close()


def _lead(home: Path) -> None:
    """Office, mediators, and the case up to the agreement in force."""
    told = demo.story(bootstrap.paths.resources_folder())
    opening.create(home / "office", told["committee"], {"name": told["user"]}, told["password"], DAY)
    with _desk(home) as desk:
        outcome = demo.lead_through(desk, told, until="serve_notice")[-1]
        _must(outcome.state == "已生效", f"协议签署后案件是“{outcome.state}”")
        _must(safekeeping.verify_audit(desk).ok, "改动记录对不上")


def _set_papers(home: Path) -> None:
    """The agreement as PDF and DOCX, the PDF drawn; then issued, for which both are read back."""
    with _desk(home) as desk:
        number = exports.case_list(desk, "")[0]["案号"]
        pdf = proofs.paper(desk, number, "agreement")
        _must(pdf.startswith(b"%PDF") and proofs.page_count(pdf) >= 1, "协议书不是 PDF")
        _must(proofs.page_image(pdf, 0, 1.0).width > 0, "协议书画不出来")
        exports.write(home / "协议书.pdf", pdf)
        exports.write(home / "协议书.docx", proofs.paper(desk, number, "agreement", kind="docx"))
        issued = catalogue.perform(desk, "issue_paper", {"form": "agreement"}, number=number)
        _must(issued.result["version"] == 1, "协议书没有签发")
    _must((home / "协议书.docx").read_bytes().startswith(b"PK"), "协议书不是 DOCX")


def _take_back(home: Path) -> None:
    """What comes back: the issued file found by its QR, its seals looked for, a Word template filled."""
    with _desk(home) as desk:
        number = exports.case_list(desk, "")[0]["案号"]
        signed = home / "签好的协议书.pdf"
        exports.write(signed, paper_views.paper_bytes(desk, number, "agreement", "", "pdf"))
        taken = catalogue.perform(desk, "take_in_copy", {"files": [str(signed)]}, number=number)
        _must(taken.result["found_by"] == "二维码", "收回的协议书没有认出来")
        _must(press.verify_seals(signed.read_bytes()) == (), "没有盖章的协议书认出了印章")
        template = {"form": "agreement", "file": str(home / "协议书.docx")}
        catalogue.perform(desk, "set_word_template", template)
        _must(proofs.paper(desk, number, "agreement", kind="docx").startswith(b"PK"), "Word 模板填不出来")


def _report(home: Path) -> None:
    """Ledger and statistics as workbooks."""
    with _desk(home) as desk:
        exports.ledger(desk, home / "台账.xlsx")
        exports.statistics(desk, "2026Q3", home / "统计.xlsx")
    for name in ("台账.xlsx", "统计.xlsx"):
        _must((home / name).read_bytes().startswith(b"PK"), f"{name} 不是工作簿")


def _back_up(home: Path) -> None:
    """A backup, opened again with the password."""
    told = demo.story(bootstrap.paths.resources_folder())
    with _desk(home) as desk:
        made = safekeeping.back_up(desk, home / "backups")
    safekeeping.verify_backup(made.path, told["user"], told["password"])


def _show_window(home: Path) -> None:
    """The main window with each of its pages, shown without a screen, and closed."""
    from PySide6.QtCore import QTimer, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from app.system.settings import FILE_NAME, Settings
    from app.ui.main_window import NAVIGATION, MainWindow
    from app.window import dress

    there = QApplication.instance()
    application = there if isinstance(there, QApplication) else QApplication(sys.argv[:1])
    # the screenless platform says on standard error what it cannot do; a real screen can
    earlier = qInstallMessageHandler(_on_qt_message)
    settings = Settings(home / FILE_NAME)
    with _desk(home) as desk, _caught() as problems:
        dress(application, settings)
        window = MainWindow(desk, settings)
        window.show()
        for item in NAVIGATION:
            if item is not None:
                window.show_page(item.key)
        QTimer.singleShot(SHOWN, window.close)
        QTimer.singleShot(SHOWN * 2, application.quit)
        application.exec()
        qInstallMessageHandler(earlier)
        _must(not window.isVisible(), "窗口没有关上")
    if problems:
        raise problems[0]


def _on_qt_message(kind: object, context: object, text: str) -> None:
    """Qt's own remarks, which would spoil the one line of output."""


@contextmanager
def _caught() -> Iterator[list[BaseException]]:
    """What is raised inside Qt's slots, which would otherwise only be printed."""
    found: list[BaseException] = []
    earlier = sys.excepthook

    def keep(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        found.append(problem)

    sys.excepthook = keep
    try:
        yield found
    finally:
        sys.excepthook = earlier


def _must(right: bool, otherwise: str) -> None:
    if not right:
        raise SelfTestFailed(otherwise)


STEPS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("办案", _lead),
    ("文书", _set_papers),
    ("收回", _take_back),
    ("报表", _report),
    ("备份", _back_up),
    ("窗口", _show_window),
)
