"""文书格式: copying a form, typing, seeing the page and the faults, the fields, and putting it in use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services import drafts
from app.services.catalogue import perform
from app.services.papers import proofs
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.dialogs.ask import Ask
from app.ui.dialogs.files import Files
from app.ui.hub import Hub
from app.ui.pages.forms.clauses import ClausesDialog
from app.ui.pages.forms.page import FormsPage
from app.ui.theme.tokens import theme
from tests.services.form_files import OWN_AGREEMENT, OWN_WORDS, SHIPPED_AGREEMENT, WORD_FILE
from tests.services.office import as_role
from tests.ui.case_office import NUMBER, hub_at
from tests.ui.form_help import LEFT, activate, own, rest, show

Key = Qt.Key


@contextmanager
def page_at(
    qtbot: QtBot, folder: Path, role: str = "", *, adopted: bool = False, size: tuple[int, int] = (1166, 697)
) -> Iterator[tuple[FormsPage, Hub]]:
    """The page over an office with one case, the agreement open."""
    with hub_at(folder, "sign:4", "2026-11-24") as hub:
        if adopted:
            perform(hub.desk, "adopt_form", {"form": "agreement", "text": OWN_AGREEMENT})
        if role:
            hub.desk = as_role(hub.desk, role)
        page = FormsPage(hub)
        show(qtbot, page, size)
        tried(qtbot, page, hub)
        yield page, hub
        page.hide()
        rest(qtbot, hub)


def tried(qtbot: QtBot, page: FormsPage, hub: Hub) -> None:
    """Wait until the text was tried and its page drawn."""

    def still() -> bool:
        waiting = page._pause.isActive() or page._trying or page.sheet is None
        return not waiting and not hub.runner.running and page.preview.pages.complete()

    qtbot.waitUntil(still, timeout=10_000)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, LEFT)


def copied(qtbot: QtBot, page: FormsPage) -> None:
    click(qtbot, page.main)
    assert not page.desk.editor.isReadOnly()


def put_cursor(page: FormsPage, before: str) -> None:
    """Click, as it were, before the first place where these words stand."""
    cursor = QTextCursor(page.desk.editor.document())
    cursor.setPosition(page.desk.editor.toPlainText().index(before))
    page.desk.editor.setTextCursor(cursor)


def faults(page: FormsPage) -> list[str]:
    return [page.desk.faults.list.item(row).text() for row in range(page.desk.faults.list.count())]


def test_a_shipped_form_is_read_only_until_it_is_copied(qtbot: QtBot, tmp_path: Path) -> None:
    with page_at(qtbot, tmp_path) as (page, _):
        assert page.desk.editor.toPlainText() == SHIPPED_AGREEMENT.removesuffix("\n") + "\n"
        assert (page.desk.tag.text, page.main.text()) == ("随附", "复制为自拟格式")
        assert page.desk.fields.reason == "先复制为自拟格式"
        qtbot.keyClicks(page.desk.editor, "x")
        assert not page.dirty
        copied(qtbot, page)
        assert (page.main.text(), page.main.reason) == ("启用", "与正在使用的格式相同")


def test_typing_is_tried_and_the_page_follows(qtbot: QtBot, tmp_path: Path) -> None:
    with page_at(qtbot, tmp_path) as (page, hub):
        pages = page.preview.pages
        round_before = pages._pictures._round
        copied(qtbot, page)
        put_cursor(page, "::: 签署")
        qtbot.keyClicks(page.desk.editor, "Checked with both.")
        qtbot.keyClick(page.desk.editor, Key.Key_Return)
        qtbot.keyClick(page.desk.editor, Key.Key_Return)
        tried(qtbot, page, hub)
        assert pages._pictures._round > round_before
        assert (page.desk.tag.text, page.main.reason, faults(page)) == ("草稿", "", [])
        for _ in range(3):
            qtbot.keyClick(page.desk.editor, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert "Checked with both." not in page.desk.editor.toPlainText()


def test_a_fault_is_named_marked_and_found_by_a_click_while_the_last_page_stays(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with page_at(qtbot, tmp_path) as (page, hub):
        copied(qtbot, page)
        shown = page.preview.pages._pictures._round
        put_cursor(page, "案由 }}一案")
        qtbot.keyClicks(page.desk.editor, "x")
        tried(qtbot, page, hub)
        (told,) = faults(page)
        written = page.desk.editor.toPlainText()
        line = written[: written.index("x案由")].count("\n") + 1
        words = "“{{ 案件.x案由 }}”：没有“案件.x案由”这个空白，要写的可能是“案件.案由”。"
        assert told == f"第 {line} 行{words}"
        assert page.desk.editor.is_faulty(line)
        assert page.main.reason == "先改好 1 处"
        assert page.preview.pages._pictures._round == shown
        put_cursor(page, "+++")
        item = page.desk.faults.list.item(0)
        place = page.desk.faults.list.visualItemRect(item).center()
        qtbot.mouseClick(page.desk.faults.list.viewport(), LEFT, pos=place)
        cursor = page.desk.editor.textCursor()
        assert (cursor.blockNumber() + 1, cursor.selectedText()) == (line, "{{ 案件.x案由 }}")
        assert page.desk.editor.hasFocus()


def test_an_own_form_is_put_in_use_and_the_shipped_one_comes_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with page_at(qtbot, tmp_path) as (page, hub):
        before = proofs.paper(hub.desk, NUMBER, "agreement")
        copied(qtbot, page)
        page.desk.editor.selectAll()
        page.desk.editor.insertPlainText(OWN_AGREEMENT)
        tried(qtbot, page, hub)
        click(qtbot, page.main)
        qtbot.waitUntil(lambda: page.desk.tag.text == "自拟", timeout=10_000)
        tried(qtbot, page, hub)
        assert hub.desk.forms.is_own("agreement")
        assert proofs.paper(hub.desk, NUMBER, "agreement") != before
        assert "1 种用本会自拟的格式" in page.header._sub
        assert drafts.load(hub.desk, "adopt_form:agreement") is None
        asked: list[str] = []
        monkeypatch.setattr(
            Ask, "yes", classmethod(lambda cls, parent, title, *a, **k: not asked.append(title))
        )
        click(qtbot, page.restore)
        qtbot.waitUntil(lambda: page.desk.tag.text == "随附", timeout=10_000)
        tried(qtbot, page, hub)
        assert asked == ["调解协议书恢复原格式"]
        assert proofs.paper(hub.desk, NUMBER, "agreement") == before
        assert page.desk.editor.isReadOnly()


def test_what_the_act_refuses_stands_below_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    with page_at(qtbot, tmp_path, adopted=True) as (page, hub):
        put_cursor(page, OWN_WORDS)
        page.desk.editor.insertPlainText("\U0001f9e7")
        page.preview.samples.choose(2)
        qtbot.waitUntil(lambda: bool(faults(page)), timeout=10_000)
        assert "没有字体能印出" in faults(page)[0]
        assert page.main.reason == "先改好 1 处"
        page.desk.faults.show_faults((), "")
        page._show_state()
        click(qtbot, page.main)
        qtbot.waitUntil(lambda: bool(faults(page)), timeout=10_000)
        line = OWN_AGREEMENT[: OWN_AGREEMENT.index(OWN_WORDS)].count("\n") + 1
        assert faults(page)[0].startswith(f"第 {line} 行“\U0001f9e7{OWN_WORDS}”：")
        assert hub.desk.forms.text("agreement") == OWN_AGREEMENT.strip()


def test_unsaved_text_is_kept_as_a_draft_and_can_be_given_up(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with page_at(qtbot, tmp_path) as (page, hub):
        copied(qtbot, page)
        put_cursor(page, "## 争议事项")
        qtbot.keyClicks(page.desk.editor, "Draft. ")
        page.list.setFocus()
        qtbot.keyClick(page.list, Key.Key_Down)
        qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.entry.code != "agreement")
        tried(qtbot, page, hub)
        kept = drafts.load(hub.desk, "adopt_form:agreement")
        assert kept is not None
        assert "Draft. ## 争议事项" in kept["text"]
        qtbot.keyClick(page.list, Key.Key_Up)
        qtbot.waitUntil(lambda: page.desk.tag.text == "草稿")
        tried(qtbot, page, hub)
        assert "Draft. ## 争议事项" in page.desk.editor.toPlainText()
        monkeypatch.setattr(Ask, "yes", classmethod(lambda cls, *a, **k: True))
        click(qtbot, page.discard)
        tried(qtbot, page, hub)
        assert (page.desk.tag.text, page.dirty, page.desk.editor.isReadOnly()) == ("随附", False, True)
        assert drafts.load(hub.desk, "adopt_form:agreement") is None


def test_fields_are_found_and_written_at_the_cursor(qtbot: QtBot, tmp_path: Path) -> None:
    with page_at(qtbot, tmp_path) as (page, hub):
        copied(qtbot, page)
        put_cursor(page, "::: 签署")
        click(qtbot, page.desk.fields)
        browser = page.browser
        own(qtbot, browser)
        activate(qtbot, browser)
        browser.words.setFocus()
        browser.words.insert("涉案金额")
        browser.words.typed.emit()
        assert browser.tree.currentItem().text(0) == "涉案金额"
        assert browser.tree.currentItem().text(1) == "40,812.05"
        click(qtbot, browser.insert_button)
        assert "{{ 案件.涉案金额|金额 }}::: 签署" in page.desk.editor.toPlainText()
        browser.words.clear()
        browser.words.typed.emit()
        assert browser.insert_button.reason == "先选一个字段"
        claims = browser.tree.findItems("请求", Qt.MatchFlag.MatchExactly)[0]
        browser.tree.setCurrentItem(claims)
        browser.tree.scrollToItem(claims)
        qtbot.keyClick(browser.tree, Key.Key_Return)
        assert page.desk.editor.toPlainText().count("\n{% for 项 in 请求 %}\n{{ 项.请求事项 }}　") == 1
        browser.tree.expandItem(claims)
        browser.tree.scrollToItem(claims.child(0))
        place = browser.tree.visualItemRect(claims.child(0)).center()
        qtbot.mouseClick(browser.tree.viewport(), LEFT, pos=place)
        qtbot.mouseDClick(browser.tree.viewport(), LEFT, pos=place)
        assert page.desk.editor.toPlainText().count("{{ 项.请求事项 }}") == 2
        browser.close()
        tried(qtbot, page, hub)


def test_words_are_found_with_ctrl_f(qtbot: QtBot, tmp_path: Path) -> None:
    with page_at(qtbot, tmp_path) as (page, _):
        editor, finder = page.desk.editor, page.desk.finder
        editor.setFocus()
        qtbot.keyClick(editor, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(finder.words.hasFocus)
        qtbot.keyClicks(finder.words, "layout")
        assert editor.textCursor().blockNumber() + 1 == 6
        finder.words.clear()
        qtbot.keyClicks(finder.words, "endif")
        first = editor.textCursor().blockNumber()
        qtbot.keyClick(finder.words, Key.Key_Return)
        assert editor.textCursor().blockNumber() > first
        qtbot.keyClick(finder.words, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert editor.textCursor().blockNumber() == first
        qtbot.keyClicks(finder.words, "zzz")
        assert finder._told.text() == "没有找到"
        qtbot.keyClick(finder.words, Key.Key_Escape)
        assert finder.isHidden()
        assert editor.hasFocus()


def test_a_form_is_seen_with_other_samples_and_with_a_case(qtbot: QtBot, tmp_path: Path) -> None:
    with page_at(qtbot, tmp_path) as (page, hub):
        page.list.choose("performance_notice")
        qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.entry.code == "performance_notice")
        tried(qtbot, page, hub)
        card = page.preview
        card.samples.setFocus()
        rounds = [card.pages._pictures._round]
        for _ in range(3):
            qtbot.keyClick(card.samples, Key.Key_Right)
            tried(qtbot, page, hub)
            rounds.append(card.pages._pictures._round)
        assert rounds == sorted(set(rounds))
        qtbot.keyClick(card.samples, Key.Key_Right)
        assert card.number.isVisible()
        assert card.sides.isVisible()
        card.number.insert("（1999）无字第1号")
        qtbot.keyClick(card.number, Key.Key_Return)
        tried(qtbot, page, hub)
        assert "（1999）无字第1号" in faults(page)[0]
        card.number.clear()
        card.number.insert(NUMBER)
        qtbot.keyClick(card.number, Key.Key_Return)
        tried(qtbot, page, hub)
        assert faults(page) == []
        assert card.pages._pictures._round > rounds[-1]


def test_a_word_file_is_taken_and_dropped_from_the_menu(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Files, "open", classmethod(lambda cls, *a: WORD_FILE))
    with page_at(qtbot, tmp_path) as (page, hub):
        click(qtbot, page.desk.word)
        menu = page.desk._menu
        assert [a.text() for a in menu.actions() if a.isVisible()] == ["选本会的 Word 文件"]
        menu.actions()[0].trigger()
        menu.close()
        qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.word == WORD_FILE.name)
        tried(qtbot, page, hub)
        assert menu.actions()[1].text() == f"停用 {WORD_FILE.name}"
        menu.actions()[1].trigger()
        qtbot.waitUntil(lambda: page.sheet is not None and not page.sheet.word)
        tried(qtbot, page, hub)


def test_who_only_registers_may_look_but_not_change(qtbot: QtBot, tmp_path: Path) -> None:
    with page_at(qtbot, tmp_path, "登记员", adopted=True) as (page, _):
        assert page.desk.editor.isReadOnly()
        for button in (page.main, page.restore, page.desk.word):
            assert "要由主任或调解员来做" in button.reason


def test_a_narrow_page_keeps_every_part(qtbot: QtBot, tmp_path: Path) -> None:
    with page_at(qtbot, tmp_path, adopted=True, size=(824, 500)) as (page, _):
        for part in (
            page.list,
            page.desk.editor,
            page.preview.pages,
            page.main,
            page.restore,
            page.desk.fields,
        ):
            assert part.isVisible()
            assert page.rect().contains(part.rect().translated(part.mapTo(page, part.rect().topLeft())))
            assert part.accessibleName()
        assert page.desk.fields.text() == ""
        assert page.preview.pages.horizontalScrollBar().maximum() == 0


def test_the_colours_of_the_text_follow_the_theme(qtbot: QtBot, tmp_path: Path) -> None:
    with page_at(qtbot, tmp_path) as (page, _):

        def colours() -> set[str]:
            block = page.desk.editor.document().findBlockByNumber(11)
            return {run.format.foreground().color().name() for run in block.layout().formats()}

        assert {theme.color(name).name() for name in ("accent_text", "text", "text2")} <= colours()


def test_clauses_are_listed_added_changed_and_retired_from_here(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, str]]] = []

    def ask(cls: type, hub: Hub, act: str, number: str = "", known: Any = None, parent: Any = None) -> None:
        asked.append((act, dict(known or {})))

    monkeypatch.setattr(ActDialog, "ask", classmethod(ask))
    with hub_at(tmp_path, "", "2026-11-24") as hub:
        dialog = ClausesDialog(hub, None)
        show(qtbot, dialog, (760, 560))
        rest(qtbot, hub)
        assert dialog.nothing.isVisible()
        assert not dialog.change.isVisible()
        click(qtbot, dialog.first)
        for kind, title in (("笔录用语", "告知"), ("协议条款", "保密"), ("协议条款", "一次性了结")):
            outcome = perform(
                hub.desk, "add_clause", {"kind": kind, "title": title, "text": f"{title}的文字。"}
            )
        hub.runner.announce(outcome.changes)
        rest(qtbot, hub)
        qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
        titles = [dialog.model.index(row, 2).data() for row in range(3)]
        assert titles == ["保密", "一次性了结", "告知"], "those for agreements first"
        assert dialog.text.plain_text() == "保密的文字。"
        dialog.table.setFocus()
        qtbot.keyClick(dialog.table, Key.Key_Down)
        assert dialog.text.plain_text() == "一次性了结的文字。"
        click(qtbot, dialog.change)
        click(qtbot, dialog.retire)
        known = {"seq": "3", "title": "一次性了结", "text": "一次性了结的文字。"}
        assert asked == [("add_clause", {}), ("change_clause", known), ("retire_clause", {"seq": "3"})]
        dialog.hide()
        rest(qtbot, hub)


def test_the_button_of_the_page_opens_the_clauses(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Hub] = []
    monkeypatch.setattr(ClausesDialog, "manage", classmethod(lambda cls, hub, parent: opened.append(hub)))
    with page_at(qtbot, tmp_path) as (page, hub):
        click(qtbot, page.clauses)
        assert opened == [hub]
