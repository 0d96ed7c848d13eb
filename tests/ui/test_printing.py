"""Printing: the printer is set up as the form prescribes, pages keep their shape, the font report asks once."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import PaperProblem
from app.domain.values import Cancelled, silent
from app.services.papers import proofs
from app.services.papers.batches import FontUse
from app.services.papers.print_presets import Preset
from app.ui.dialogs import paper_dialogs
from app.ui.dialogs.font_report import MOST_SHOWN, FontReport
from app.ui.dialogs.printing import set_up
from app.ui.pages.paper.printing import print_pages

BODY = FontUse("仿宋", "随附的楷体", stands_in=True)
RARE = FontUse(
    "小标宋", "思源宋体（粗）", stands_in=False, strangers=("“龑”（U+9F91，申请人.姓名）用花园明朝印",)
)


def pdf(pages: int, *, wide: bool = False) -> bytes:
    """Pages with a black square in the upper left corner as read."""
    size = landscape(A4) if wide else A4
    out = BytesIO()
    sheet = Canvas(out, pagesize=size, invariant=1)
    for _ in range(pages):
        sheet.rect(0, size[1] - 150, 150, 150, stroke=0, fill=1)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def file_printer(folder: Path) -> QPrinter:
    printer = paper_dialogs.make_printer("试印", 1)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    printer.setResolution(72)
    return printer


def test_the_printer_is_set_up_as_the_preset_says() -> None:
    printer = paper_dialogs.make_printer("试印", 1)
    set_up(printer, Preset(2, duplex=True, paper="A3"))
    assert printer.duplex() in (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexNone)
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A3
    set_up(printer, Preset())
    assert printer.duplex() == QPrinter.DuplexMode.DuplexNone
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4


def corner(data: bytes, *, right: bool) -> int:
    """The blackness of an upper corner of the first printed page."""
    picture = proofs.page_image(data, 0, 1.0)
    x = picture.width - 60 if right else 60
    return picture.data[(60 * picture.width + x) * 4]


@pytest.mark.parametrize("wide", [False, True])
def test_a_page_fills_the_sheet_and_a_wide_one_is_turned(tmp_path: Path, wide: bool) -> None:
    told: list[str] = []
    assert (
        print_pages(file_printer(tmp_path), pdf(2, wide=wide), lambda d, t, what="": told.append(what)) == 2
    )
    data = (tmp_path / "printed.pdf").read_bytes()
    pages = pypdf.PdfReader(BytesIO(data)).pages
    assert len(pages) == 2
    assert [float(pages[0].mediabox[n]) for n in (2, 3)] == pytest.approx([595, 842], abs=2)
    assert corner(data, right=wide) < 40, "a page turned to the right has its upper left corner at the right"
    assert corner(data, right=not wide) > 200
    assert told == ["打印第 1 页", "打印第 2 页"]


def test_only_the_pages_asked_for_are_printed(tmp_path: Path) -> None:
    printer = file_printer(tmp_path)
    printer.setFromTo(2, 3)
    assert print_pages(printer, pdf(5), silent) == 2


def test_printing_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(file_printer(tmp_path), pdf(3), stop)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told_in_words(tmp_path: Path) -> None:
    printer = paper_dialogs.make_printer("试印", 1)
    printer.setOutputFileName(str(tmp_path / "没有" / "printed.pdf"))
    with pytest.raises(PaperProblem, match="打印机没有响应"):
        print_pages(printer, pdf(1), silent)


@pytest.fixture(autouse=True)
def _loud() -> Iterator[None]:
    FontReport.quiet = False
    yield
    FontReport.quiet = False


def answer(qtbot: QtBot, button: str, *, again: bool = False) -> None:
    """Press a button of the report as soon as it is there."""

    def press() -> None:
        dialog = next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, FontReport) and w.isVisible()
        )
        dialog.again.setChecked(again)
        qtbot.mouseClick(getattr(dialog, button), Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, press)


def test_the_report_names_faces_and_characters(qtbot: QtBot) -> None:
    many = FontUse("楷体", "随附的楷体", False, tuple(f"“字{n}”" for n in range(MOST_SHOWN + 3)))
    dialog = FontReport((BODY, RARE, many), None)
    qtbot.addWidget(dialog)
    assert dialog.cards[0].accessibleName() == "要求仿宋，用随附的楷体代替"
    assert dialog.cards[1].accessibleName() == "小标宋里缺的字；“龑”（U+9F91，申请人.姓名）用花园明朝印"


def test_nothing_substituted_nothing_asked() -> None:
    assert FontReport.ask(None, ())


@pytest.mark.parametrize(("button", "goes_on"), [("print", True), ("back", False)])
def test_the_report_asks_before_printing(qtbot: QtBot, button: str, goes_on: bool) -> None:
    answer(qtbot, button)
    assert FontReport.ask(None, (BODY,)) is goes_on
    assert not FontReport.quiet


def test_it_is_asked_no_more_when_the_user_says_so(qtbot: QtBot) -> None:
    answer(qtbot, "back", again=True)
    assert not FontReport.ask(None, (BODY,))
    assert not FontReport.quiet, "who went back is asked again"
    answer(qtbot, "print", again=True)
    assert FontReport.ask(None, (BODY,))
    assert FontReport.quiet
    assert FontReport.ask(None, (BODY, RARE)), "without a question"
