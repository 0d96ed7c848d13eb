"""The paper page over a real office: the pages themselves, zoom, versions, check, marks, saving and printing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pypdf
import pytest
from attrs import evolve
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.outcome.agreement_check import MUST, Finding
from app.services.papers.paper_views import paper_view
from app.services.papers.print_presets import Preset
from app.ui.dialogs import paper_dialogs
from app.ui.dialogs.font_report import FontReport
from app.ui.dialogs.printing import Printing
from app.ui.hub import Hub
from app.ui.pages.paper.check import FindingCard
from app.ui.pages.paper.page import PaperPage
from app.ui.pages.paper.sheets import GAP, POINT, Sheets
from app.ui.pages.paper.signing_board import SignerCard
from app.ui.theme.apply import apply
from tests.ui.case_office import NUMBER, hub_at

LEFT = Qt.MouseButton.LeftButton
AGREED = ("draft_agreement", "2026-09-28")
TOLD = ("record_performance", "2026-10-13")


@contextmanager
def shown(
    qtbot: QtBot, folder: Path, at: tuple[str, str], code: str, side: str = "", size: tuple[int, int] = (1166, 768)
) -> Iterator[PaperPage]:  # fmt: skip
    """A paper page that has drawn what is seen of a paper."""
    with hub_at(folder, *at) as hub:
        page = PaperPage(hub)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show_paper(NUMBER, code, side)
        page.show()
        qtbot.waitUntil(page.pages.complete)
        yield page


def is_shown(page: QWidget, button: QAbstractButton) -> bool:
    return button.isVisibleTo(page)


def test_the_agreement_is_shown_with_check_and_marks(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path, AGREED, "agreement") as page:
        assert page.view is not None
        assert page.head.tag.text == "草稿"
        assert page.bar.pages.text() == f"第 1 页，共 {page.view.pages} 页"
        assert page.view.pages == len(pypdf.PdfReader(io.BytesIO(page.view.pdf)).pages)
        signers = [card.accessibleName() for card in page.signing.board.findChildren(SignerCard)]
        assert signers[0] == "申请人 孟𫖯 本人签名 待签"
        assert [name.split()[0] for name in signers] == ["申请人", "被申请人", "调解员", "调解委员会"]
        assert len(page.check.cards) == sum(f.level != "ok" for f in page.view.findings)
        buttons = [b for b in page.findChildren(QAbstractButton) if is_shown(page, b)]
        assert [b for b in buttons if not b.accessibleName()] == []


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_paper_is_white_in_every_theme(
    qtbot: QtBot, qapp: QApplication, resources: Path, tmp_path: Path, scheme: str
) -> None:
    apply(qapp, resources, scheme)
    with shown(qtbot, tmp_path, AGREED, "agreement") as page:
        picture = page.pages.viewport().grab().toImage()
        middle = picture.width() // 2
        assert picture.pixelColor(middle, GAP + 12) == QColor(Qt.GlobalColor.white)
        assert picture.pixelColor(4, 4) != QColor(Qt.GlobalColor.white)
        column = {
            picture.pixelColor(x, y).lightness() for y in range(60, 200, 2) for x in range(100, middle, 3)
        }
        assert min(column) < 90, "there is ink on the paper"


def test_zoom_by_buttons_wheel_and_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path, AGREED, "agreement") as page:
        fitted = page.pages.zoom
        qtbot.mouseClick(page.bar.larger, LEFT)
        assert page.pages.zoom > fitted
        assert page.bar.factor.text() == f"{page.pages.zoom * 100:.0f} %"
        stepped = page.pages.zoom
        _wheel(page.pages, 120)
        assert page.pages.zoom > stepped
        _wheel(page.pages, -120)
        assert page.pages.zoom == pytest.approx(stepped)
        page.pages.setFocus()
        qtbot.keyClick(page.pages, Qt.Key.Key_Minus)
        assert page.pages.zoom < stepped
        qtbot.keyClick(page.pages, Qt.Key.Key_0)
        assert page.pages.zoom == pytest.approx(fitted)
        qtbot.keyClick(page.pages, Qt.Key.Key_End)
        assert page.bar.pages.text() == "第 2 页，共 2 页"
        qtbot.keyClick(page.pages, Qt.Key.Key_Home)
        assert page.bar.pages.text() == "第 1 页，共 2 页"
        qtbot.waitUntil(page.pages.complete)


def test_the_volume_has_no_word_copy_and_is_not_issued(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path, ("archive", "2026-11-24"), "volume") as page:
        assert page.view is not None
        assert page.view.pages > 10
        assert page.head.tag.text == "已归档"
        assert not is_shown(page, page.head.docx)
        assert not is_shown(page, page.head.issue)
        assert not page.check.isVisible()
        page.pages.verticalScrollBar().setValue(page.pages.verticalScrollBar().maximum())
        assert page.bar.pages.text() == f"第 {page.view.pages} 页，共 {page.view.pages} 页"
        qtbot.waitUntil(page.pages.complete)


def test_a_paper_for_each_side_leads_to_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path, TOLD, "performance_notice", "被申请人") as page:
        assert page.bar.side.current_label == "被申请人"
        first = page.view
        page.bar.side.choose(0)
        qtbot.waitUntil(lambda: page.view is not None and page.view is not first)
        assert page.view is not None
        assert page.view.side == "申请人"
        qtbot.waitUntil(page.pages.complete)


def test_issuing_freezes_the_paper_and_keeps_the_draft_beside_it(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path, AGREED, "agreement") as page:
        assert page.head.issue.reason == ""
        first = page.view
        with qtbot.waitSignal(page.tasks.done) as done:
            qtbot.mouseClick(page.head.issue, LEFT)
        assert done.args == ["issue"]
        qtbot.waitUntil(lambda: page.view is not first)
        assert page.view is not None
        assert page.view.issued is not None
        assert not page.view.draft
        assert page.head.tag.text.startswith("已签发 第 1 版")
        assert not is_shown(page, page.head.issue)
        assert is_shown(page, page.bar.version)
        frozen = page.view
        page.bar.version.setCurrentIndex(1)
        page.bar.version.typed.emit()
        qtbot.waitUntil(lambda: page.view is not frozen)
        assert page.view.draft
        assert page.head.issue.text() == "签发新版"
        qtbot.waitUntil(page.pages.complete)


def test_what_must_be_mended_holds_the_issue_back(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path, AGREED, "agreement") as page:
        assert page.view is not None
        wrong = Finding(MUST, "合计不等于分项之和", "各项相加是 1.00 元。", "合计")
        page.show_view(evolve(page.view, findings=(wrong, *page.view.findings)))
        assert not page.head.issue.isEnabled()
        assert page.head.issue.reason == "改好 1 处后可以签发"
        assert page.head.why.text() == "改好 1 处后可以签发"
        card = page.check.cards[0]
        assert isinstance(card, FindingCard)
        assert card.accessibleName() == "1 必须改：合计不等于分项之和。各项相加是 1.00 元。"
        with qtbot.waitSignal(page.act_wanted) as asked:
            card.mend_asked.emit()
        assert asked.args == ["revise_agreement", NUMBER]
        with qtbot.waitSignal(page.act_wanted):
            qtbot.mouseClick(page.head.revise, LEFT)
        qtbot.waitUntil(page.pages.complete)


@pytest.mark.parametrize(("size", "below"), [((1166, 768), True), ((1080, 672), True), ((855, 512), False)])
def test_the_board_stands_where_there_is_room(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], below: bool
) -> None:
    with shown(qtbot, tmp_path, AGREED, "agreement", size=size) as page:
        assert page.size().toTuple() == size
        board = page.signing.mapTo(page, QPoint(0, 0))
        assert (board.y() > page.pages.mapTo(page, QPoint(0, 0)).y() + page.pages.height()) == below
        inside = page._side_area.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= page._side_area.viewport().width()
        assert page.head.issue.mapTo(page, page.head.issue.rect().bottomRight()).x() < page.width()


def test_pdf_and_word_copy_are_saved_where_the_user_says(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def ask(parent: QWidget, name: str, kind: str) -> Path:
        asked.append((name, kind))
        return tmp_path / f"{name}.{kind}"

    monkeypatch.setattr(paper_dialogs, "ask_path", ask)
    with shown(qtbot, tmp_path, AGREED, "agreement") as page:
        for button, kind in ((page.head.pdf, "pdf"), (page.head.docx, "docx")):
            with qtbot.waitSignal(page.tasks.done) as done:
                qtbot.mouseClick(button, LEFT)
            assert done.args == [kind]
    assert asked == [("第1号 调解协议书", "pdf"), ("第1号 调解协议书", "docx")]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "第1号 调解协议书.pdf").pages)
    assert "40,812.05" in text
    cells = [c.text for t in docx.Document(tmp_path / "第1号 调解协议书.docx").tables for c in t._cells]
    assert "孟𫖯" in cells


def test_going_back_from_the_dialog_saves_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_dialogs, "ask_path", _nowhere)
    monkeypatch.setattr(FontReport, "ask", _goes_on)
    monkeypatch.setattr(Printing, "paper", _no_printer)
    with shown(qtbot, tmp_path, AGREED, "agreement") as page, qtbot.assertNotEmitted(page.hub.told):
        qtbot.mouseClick(page.head.pdf, LEFT)
        qtbot.mouseClick(page.head.print, LEFT)
        qtbot.waitUntil(lambda: page.hub.runner.running == ())
    assert list(tmp_path.glob("*.pdf")) == []


def test_printing_draws_every_page_and_asks_for_the_copies_of_the_form(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int, int]] = []

    def ask(parent: QWidget, name: str, pages: int, preset: Preset) -> QPrinter:
        asked.append((name, pages, preset.copies))
        printer = paper_dialogs.make_printer(name, 1)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    monkeypatch.setattr(FontReport, "ask", _goes_on)
    monkeypatch.setattr(Printing, "paper", ask)
    with shown(qtbot, tmp_path, AGREED, "agreement") as page:
        with qtbot.waitSignals([page.tasks.done, page.hub.told]):
            qtbot.mouseClick(page.head.print, LEFT)
        assert page.view is not None
        assert asked == [("第1号 调解协议书", page.view.pages, 3)]
        pages = pypdf.PdfReader(tmp_path / "printed.pdf").pages
        assert len(pages) == page.view.pages
        assert float(pages[0].mediabox.width) == pytest.approx(595, abs=2)


def test_printer_is_a4_without_margins_of_its_own() -> None:
    printer = paper_dialogs.make_printer("第1号 调解协议书", 3)
    assert printer.docName() == "第1号 调解协议书"
    assert printer.fullPage()
    assert printer.pageLayout().pageSize().name().startswith("A4")
    assert printer.copyCount() in (1, 3), "a printer that cannot repeat says 1"


def test_a_paper_that_cannot_be_set_is_told_in_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *AGREED) as hub:
        page = PaperPage(hub)
        qtbot.addWidget(page)
        page.resize(1166, 768)
        page.show_paper(NUMBER, "no_such_form")
        page.show()
        qtbot.waitUntil(page.banner.isVisible)
        assert "no_such_form" in page.banner.accessibleName()


def test_the_way_back_leads_to_case_and_ledger(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path, AGREED, "agreement") as page:
        assert page.head.case.text() == "第1号 孟𫖯"
        with qtbot.waitSignal(page.hub.go) as gone:
            qtbot.mouseClick(page.head.case, LEFT)
        assert gone.args == ["case", NUMBER]
        with qtbot.waitSignal(page.hub.go) as gone:
            qtbot.keyClick(page.head.back, Qt.Key.Key_Space)
        assert gone.args == ["ledger", ""]


def test_sheets_lie_below_one_another_and_the_seen_ones_are_found() -> None:
    sheets = Sheets()
    sheets.set_count(3)
    sheets.zoom = 0.5
    room = sheets.extent().expandedTo(sheets.extent())
    room.setHeight(300)
    size = sheets.size(0)
    assert size.width() == round(595.28 * POINT / 2)
    assert list(sheets.seen(room, QPoint(0, 0))) == [0]
    below = QPoint(0, size.height() + GAP)
    assert list(sheets.seen(room, below)) == [1]
    assert sheets.place(1, room, below).top() == GAP
    assert sheets.set_size(0, 841.89, 595.28)
    assert not sheets.set_size(0, 842.0, 595.0)
    assert (sheets.step(1), sheets.step(-1)) == (0.67, 0.5)


def test_a_paper_view_says_what_is_issued(tmp_path: Path) -> None:
    with hub_at(tmp_path, "archive", "2026-11-24") as hub:
        view = _view(hub, "volume")
        assert view.issued is not None
        assert not view.draft
        assert view.copies == 1
        assert _view(hub, "performance_notice").everybody[1].address == "被申请人"


def _view(hub: Hub, code: str) -> object:
    return paper_view(hub.desk, NUMBER, code)


def _nowhere(parent: QWidget, name: str, kind: str) -> None:
    """The user went back."""


def _no_printer(parent: QWidget, name: str, pages: int, preset: Preset) -> None:
    """The user went back."""


def _goes_on(parent: QWidget, uses: object) -> bool:
    """The user prints although a face is substituted."""
    return True


def _wheel(view: QWidget, turn: int) -> None:
    event = QWheelEvent(
        QPointF(100, 100), QPointF(100, 100), QPoint(0, 0), QPoint(0, turn), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
