"""Filling a paper in, its marks on the page, its versions and signatures, by real clicks and keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.ink import read_ink
from app.services.drafts import load
from app.services.outcome.agreement_check import MUST
from app.ui.dialogs import paper_dialogs
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.dialogs.ask import Ask
from app.ui.hub import Hub
from app.ui.pages.paper.page import PaperPage
from tests.services.office import changed, done, given_of
from tests.ui.case_office import NUMBER, hub_at, story

LEFT = Qt.MouseButton.LeftButton
AGREED = ("draft_agreement", "2026-09-28")


@contextmanager
def opened(
    qtbot: QtBot, folder: Path, code: str, side: str = "", at: tuple[str, str] = AGREED
) -> Iterator[PaperPage]:
    """A paper page over an office that has drawn what is seen."""
    with hub_at(folder, *at) as hub:
        page = made(qtbot, hub, code, side)
        yield page
        qtbot.waitUntil(lambda: not hub.runner.running)


def made(qtbot: QtBot, hub: Hub, code: str, side: str = "") -> PaperPage:
    page = PaperPage(hub)
    qtbot.addWidget(page)
    page.resize(1166, 768)
    page.show_paper(NUMBER, code, side)
    page.show()
    qtbot.waitUntil(page.pages.complete)
    return page


def field(page: PaperPage, name: str) -> QLineEdit:
    """The line of a particular."""
    assert page.fill.block is not None
    editor = page.fill.block.row(name).editor
    assert isinstance(editor, QLineEdit)
    return editor


def text_of(page: PaperPage) -> str:
    import io

    assert page.view is not None
    return "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(page.view.pdf)).pages)


def test_a_paper_is_filled_in_and_set_again(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "session_notice") as page:
        assert page.fill.isVisible()
        assert not page.head.issue.isEnabled()
        assert [card.accessibleName().split("：")[1].split("。")[0] for card in page.check.cards] == [
            "缺调解日期", "缺调解时刻", "缺调解地点"
        ]  # fmt: skip
        assert field(page, "调解地点").text() != "", "the committee's address is proposed"
        qtbot.keyClicks(field(page, "调解日期"), "2026-10-08")
        qtbot.keyClicks(field(page, "调解时刻"), "14:00")
        first = page.view
        qtbot.mouseClick(page.fill.save, LEFT)
        qtbot.waitUntil(lambda: page.view is not first)
        assert "2026年10月8日" in text_of(page).replace("\n", "")
        assert page.check.cards == []
        assert page.head.issue.isEnabled()
        assert not page.fill.dirty
        page.bar.side.choose(1)
        qtbot.waitUntil(lambda: page.view is not None and page.view.side == "被申请人")
        assert field(page, "调解时刻").text() == "14:00", (
            "what was filled in for one side stands for the other"
        )
        qtbot.waitUntil(page.pages.complete)


def test_what_cannot_be_read_is_told_at_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "session_notice") as page:
        qtbot.keyClicks(field(page, "调解日期"), "2026-13-45")
        qtbot.mouseClick(page.fill.save, LEFT)
        assert page.fill.block is not None
        assert page.fill.block.row("调解日期").state == "error"
        assert "2026-13-45" in page.fill.block.row("调解日期").message
        assert page.view is not None
        assert page.view.fill is not None
        assert not page.view.fill.filled


def test_typed_words_are_kept_as_a_draft_of_this_paper_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *AGREED) as hub:
        page = made(qtbot, hub, "session_notice")
        qtbot.keyClicks(field(page, "调解时刻"), "15:30")
        assert page.view is not None
        uid, code = page.view.file.case.uid, page.view.code
        page.show_paper(NUMBER, "closing_report")
        qtbot.waitUntil(page.pages.complete)
        qtbot.waitUntil(lambda: load(hub.desk, f"fill_paper:{code}@申请人", uid) is not None)
        assert not page.fill.banner.isVisible()
        page.show_paper(NUMBER, "session_notice")
        qtbot.waitUntil(lambda: page.view is not None and page.view.code == code)
        assert page.fill.banner.isVisible()
        assert field(page, "调解时刻").text() == "15:30"
        qtbot.mouseClick(page.fill.banner.link, LEFT)
        assert field(page, "调解时刻").text() == ""
        qtbot.waitUntil(lambda: not hub.runner.running)


def test_a_form_that_asks_nothing_has_no_card(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "acceptance_notice") as page:
        assert not page.fill.isVisible()
        assert page.check.isVisible()


def test_a_card_leads_to_its_place_and_a_mark_to_its_card(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *AGREED) as hub:
        terms = "申请人自愿放弃要求被申请人补缴社会保险费。\n共计肆万零捌佰壹拾元零伍分（¥40,812.05）。"
        done(hub.desk, "revise_agreement", changed(given_of(story(), "draft_agreement"), other_terms=terms))
        page = made(qtbot, hub, "agreement")
        assert [mark.number for mark in page.pages.marks.marks] == [1, 2]
        assert page.head.issue.reason == "改好 1 处后可以签发"
        before = page.pages.verticalScrollBar().value()
        qtbot.mouseClick(page.check.cards[1], LEFT, pos=QPoint(60, 12))
        assert page.pages.marks.current == 2
        assert page.pages.verticalScrollBar().value() > before
        qtbot.waitUntil(page.pages.complete)
        place = page.pages._sheets.place(1, page.pages._room(), page.pages._scrolled())
        (disc,) = [
            d for m, d in page.pages.marks.discs(1, place, page.pages._sheets.height(1)) if m.number == 1
        ]
        with qtbot.waitSignal(page.pages.mark_chosen) as chosen:
            qtbot.mouseClick(page.pages.viewport(), LEFT, pos=disc.center().toPoint())
        assert chosen.args == [1]
        assert page.check.cards[0].hasFocus()
        picture = page.pages.viewport().grab().toImage()
        colour = picture.pixelColor(disc.center().toPoint() + QPoint(7, 0))
        assert colour.red() > 150 > colour.green(), "the disc is painted in the hue of what must be mended"
        qtbot.waitUntil(lambda: not hub.runner.running)


def test_fill_in_leads_from_the_card_to_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "session_notice") as page:
        page.check.cards[1].fill_asked.emit("调解时刻")
        assert field(page, "调解时刻").hasFocus()


def test_a_new_version_says_why_and_the_old_one_is_void(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []

    def ask(hub: Hub, act: str, number: str, known: dict[str, Any], parent: QWidget) -> object:
        asked.append({"act": act, **known})
        return done(hub.desk, act, {**known, "reason": "地址写错了"}, number=number)

    monkeypatch.setattr(ActDialog, "ask", ask)
    with hub_at(tmp_path, *AGREED) as hub:
        done(hub.desk, "issue_paper", {"form": "acceptance_notice", "side": "申请人"})
        page = made(qtbot, hub, "acceptance_notice", "申请人")
        assert page.head.tag.text == "已签发 第 1 版 9月28日"
        choose(page, "今天的草稿")
        qtbot.waitUntil(lambda: page.view is not None and page.view.draft)
        assert page.head.issue.text() == "签发新版"
        qtbot.mouseClick(page.head.issue, LEFT)
        assert asked == [{"act": "issue_paper", "form": "acceptance_notice", "side": "申请人"}]
        qtbot.waitUntil(lambda: page.view is not None and len(page.view.versions) == 2)
        assert page.head.tag.text == "已签发 第 2 版 9月28日"
        choose(page, "第 1 版，作废")
        qtbot.waitUntil(lambda: page.view is not None and page.view.void)
        assert page.head.tag.text == "作废 第 1 版 9月28日"
        assert "地址写错了" in page.banner.accessibleName()
        assert not page.signing.isVisible()
        qtbot.waitUntil(lambda: page.pages.complete() and not hub.runner.running)


def choose(page: PaperPage, words: str) -> None:
    """As if the user took a version from the list."""
    index = page.bar.version.findText(words)
    assert index >= 0, words
    page.bar.version.setCurrentIndex(index)
    page.bar.version.activated.emit(index)


def test_the_board_offers_to_sign_with_what_is_known(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []

    def ask(hub: Hub, act: str, number: str, known: dict[str, Any], parent: QWidget) -> None:
        asked.append((act, known))

    monkeypatch.setattr(ActDialog, "ask", ask)
    with hub_at(tmp_path, *AGREED) as hub:
        done(hub.desk, "issue_paper", {"form": "application"})
        page = made(qtbot, hub, "application")
        (card,) = page.signing.board.cards
        assert card.accessibleName() == "申请人 孟𫖯 本人签名 待签"
        qtbot.mouseClick(card.sign, LEFT)
        qtbot.mouseClick(card.refuse, LEFT)
        for what in ("serve", "take_in_copy"):
            qtbot.mouseClick(page.signing.buttons[what], LEFT)
        known = {"form": "application", "side": "", "role": "申请人", "signer": "孟𫖯"}
        assert asked == [
            ("sign_paper", known), ("sign_paper", known | {"refused": True}),
            ("serve_paper", {"form": "application"}), ("take_in_copy", {"form": "application", "side": ""}),
        ]  # fmt: skip
        given = known | {"way": "签名", "done_on": "2026-09-28", "originals": 1}
        done(hub.desk, "sign_paper", given)
        page.go_stale()
        qtbot.waitUntil(lambda: page.signing.board.cards[0].signer.done == 1)
        assert page.signing.board.cards[0].signer.note == "还差 1 份"
        qtbot.waitUntil(lambda: page.pages.complete() and not hub.runner.running)


def test_signing_on_screen_is_kept_with_the_mark(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *AGREED) as hub:
        done(hub.desk, "issue_paper", {"form": "application"})
        known = {"form": "application", "side": "", "role": "申请人", "signer": "孟𫖯"}
        dialog = ActDialog(hub, "sign_paper", NUMBER, known, None)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.foot.primary.isEnabled)
        assert dialog.form.block.grid.row_for("form") is None, "which paper is known and not asked"
        pad = dialog.form.block.row("ink").editor
        sheet = pad.sheet  # type: ignore[union-attr]
        qtbot.mousePress(sheet, LEFT, pos=QPoint(30, 40))
        for x in range(32, 120, 8):
            qtbot.mouseMove(sheet, QPoint(x, 40 + x // 4))
        qtbot.mouseRelease(sheet, LEFT, pos=QPoint(120, 70))
        dialog.primary()
        qtbot.waitUntil(lambda: dialog.outcome is not None)
        with hub.desk.read() as unit:
            (mark,) = unit.case_by_number(NUMBER).paper_marks
        assert len(read_ink(mark.ink).strokes) == 1
        assert mark.signer == "孟𫖯"
        qtbot.waitUntil(lambda: not hub.runner.running)


def test_verifying_says_that_the_issued_file_is_unchanged(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []

    def tell(parent: QWidget, title: str, sentence: str, *, good: bool) -> bool:
        told.append((title, sentence))
        return good

    monkeypatch.setattr(Ask, "told", tell)
    with hub_at(tmp_path, *AGREED) as hub:
        done(hub.desk, "issue_paper", {"form": "agreement"})
        page = made(qtbot, hub, "agreement")
        with qtbot.waitSignal(page.verifying.found) as found:
            qtbot.mouseClick(page.signing.buttons["verify"], LEFT)
        assert found.args is not None
        assert found.args[0] is True
        qtbot.waitUntil(lambda: bool(told))
        assert told[0][0] == "验证通过"
        assert "与签发时一致" in told[0][1]
        qtbot.waitUntil(lambda: page.pages.complete() and not hub.runner.running)


def test_the_board_comes_beside_an_issued_paper_after_one_to_fill_in(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *AGREED) as hub:
        done(hub.desk, "issue_paper", {"form": "agreement"})
        page = made(qtbot, hub, "session_notice")
        page.resize(1166, 697)
        assert not page.signing.isVisible()
        page.show_paper(NUMBER, "agreement")
        qtbot.waitUntil(lambda: page.view is not None and page.view.code == "agreement")
        qtbot.waitUntil(page.signing.isVisible)
        assert page.signing.visibleRegion().boundingRect().height() > 100
        qtbot.waitUntil(lambda: page.pages.complete() and not hub.runner.running)


def test_a_masked_copy_is_saved(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = tmp_path / "masked.pdf"
    monkeypatch.setattr(paper_dialogs, "ask_path", lambda parent, name, kind: saved)
    with opened(qtbot, tmp_path, "agreement") as page:
        with qtbot.waitSignal(page.redacted.saved):
            qtbot.mouseClick(page.head.redacted, LEFT)
        text = "".join(p.extract_text() for p in pypdf.PdfReader(saved).pages)
        assert "110101199003072316" not in text
        assert "孟𫖯" not in text


def test_all_that_can_be_clicked_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "session_notice") as page:
        focusable = [w for w in page.findChildren(QWidget) if w.focusPolicy() and w.isVisibleTo(page)]
        names = {
            type(w).__name__ for w in focusable if not w.accessibleName() and w.focusPolicy() & Qt.TabFocus
        }
        assert names <= {"QWidget"}
        assert page.check.cards[0].accessibleName().startswith("1 必须改")
        assert MUST == "must"
        page.check.cards[0].setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(page.check.cards[0], Qt.Key.Key_Return)
        assert QApplication.focusWidget() is page.check.cards[0]
