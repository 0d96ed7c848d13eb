"""What a form offers beside its fields: mediators with their ties, clauses, workers of a group, a place to save to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.act_dialog import ActDialog
from app.ui.dialogs.clause_picker import ClausePicker
from app.ui.dialogs.files import Files
from app.ui.forms.list_block import ListBlock
from app.ui.forms.names_block import NamesBlock
from app.ui.forms.record_block import RecordBlock
from app.ui.forms.situation import look
from app.ui.widgets.editors import TextArea
from app.ui.widgets.pick_line import PickLine
from tests.services import case_work_rows as given
from tests.services.group_office import rows
from tests.services.office import NUMBER, done, on
from tests.ui.case_office import hub_at
from tests.ui.form_help import LEFT, messages, own, rest, retype, show
from tests.ui.work_forms import (
    DAY,
    Key,
    file_of,
    form_of,
    furnish,
    has_rooms,
    help_of,
    line,
    opened,
    pick,
    tool,
    values,
)


def test_a_tie_shows_as_soon_as_the_mediator_is_ticked_and_asks_for_a_reason(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with hub_at(tmp_path, "accept", "2026-09-17") as hub:
        done(hub.desk, "record_tie", given.TIED | {"other": "孟𫖯", "declared_on": "2026-09-16"}, number="")
        with form_of(qtbot, hub, "assign") as form:
            block = form.block.inner["mediators"]
            assert isinstance(block, NamesBlock)
            lin, reason = block._lines["林示例"], form.block.row("recusal_reason")
            qtbot.waitUntil(lin.mark.isVisible)
            assert not block._lines["赵样本"].mark.isVisible()
            assert not reason.isVisible()
            qtbot.mouseClick(lin.box, LEFT)
            qtbot.waitUntil(reason.isVisible)
            assert "利害关系" in lin.against.plain_text()
            assert lin.against.isVisible()
            assert "林示例登记过与申请人孟𫖯有利害关系" in help_of(form, "recusal_reason")
            form.submit()
            rest(qtbot, hub)
            assert "recusal_reason" in messages(form.core)
            retype(qtbot, reason, "双方都同意由他调解")
            with qtbot.waitSignal(form.done):
                form.submit()
        assert file_of(hub.desk).assignments[0].recusal_reason == "双方都同意由他调解"


def test_a_clause_goes_in_where_the_cursor_stands(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hub_at(tmp_path, "record_session:2", "2026-09-28") as hub:
        done(hub.desk, "add_clause", given.CLAUSE, number="")
        done(hub.desk, "add_clause", {"kind": "笔录用语", "title": "告知", "text": "已告知。"}, number="")
        asked: list[tuple[str, list[str]]] = []

        def ask(cls: type, clauses: Any, kind: str, parent: QWidget | None = None) -> str:
            asked.append((kind, [clause.title for clause in clauses]))
            return str(clauses[0].text)

        monkeypatch.setattr(ClausePicker, "ask", classmethod(ask))
        with form_of(qtbot, hub, "draft_agreement") as form:
            row = form.block.row("other_terms")
            retype(qtbot, row, "第一条。")
            qtbot.mouseClick(tool(row), LEFT)
            assert asked == [("协议条款", ["一次性了结"])]
            assert form.core.given()["other_terms"] == f"第一条。\n{given.CLAUSE['text']}"
        with form_of(qtbot, hub, "record_session") as form:
            turns = form.block.inner["turns"]
            assert isinstance(turns, ListBlock)
            qtbot.mouseClick(turns.add_button, LEFT)
            entry = turns.blocks()[0]
            assert isinstance(entry, RecordBlock)
            qtbot.mouseClick(tool(entry.row("words")), LEFT)
            assert asked[-1] == ("笔录用语", ["告知"])
            assert form.core.given()["turns"][0]["words"] == "已告知。"


def test_the_picker_finds_by_letters_and_gives_the_whole_text(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "", DAY) as hub:
        done(hub.desk, "add_clause", given.CLAUSE, number="")
        done(hub.desk, "add_clause", {"kind": "协议条款", "title": "保密", "text": "双方保密。"}, number="")
        clauses = look(hub.desk, "add_clause").clauses
    picker = ClausePicker(clauses, "协议条款", None)
    show(qtbot, picker, (620, 460))
    assert picker.list.count() == 2
    qtbot.keyClicks(picker.words, "x")
    assert (picker.list.count(), picker.insert_button.isEnabled()) == (0, False)
    picker.words.clear()
    picker.words.textEdited.emit("")
    qtbot.keyClick(picker.words, Key.Key_Down)
    qtbot.keyClick(picker.list, Key.Key_Down)
    assert picker.chosen == "双方保密。"
    with qtbot.waitSignal(picker.accepted):
        qtbot.keyClick(picker.list, Key.Key_Return)


def test_where_to_save_is_asked_of_the_system(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "移交.zip"
    monkeypatch.setattr(Files, "save", classmethod(lambda cls, *args: chosen))
    with hub_at(tmp_path, "assign", DAY) as hub, form_of(qtbot, hub, "hand_over") as form:
        qtbot.mouseClick(tool(form.block.row("out")), LEFT)
        assert form.core.given()["out"] == str(chosen)


def test_in_a_group_workers_are_picked_and_namesakes_told_apart(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "record_session:2", "2026-09-28") as hub:
        listed = rows(4)
        done(hub.desk, "list_workers", {"workers": listed})
        with form_of(qtbot, hub, "record_worker_consent") as form:
            block = form.block.inner["workers"]
            assert isinstance(block, ListBlock)
            assert not form.block.row("rest_on").isVisible()
            retype(qtbot, form.block.row("rest"), "同意")
            assert form.core.given()["rest_on"] == "2026-09-28"
            qtbot.mouseClick(block.add_button, LEFT)
            entry = block.blocks()[0]
            assert isinstance(entry, RecordBlock)
            assert not entry.row("doc_no").isVisible(), "nobody shares a name"
            name = entry.row("name").editor
            assert isinstance(name, PickLine)
            assert [p.value for p in name.picks.items] == [worker["name"] for worker in listed]
            name.setFocus()
            pick(qtbot, name, 2)
            retype(qtbot, entry.row("consent"), "不同意")
            with qtbot.waitSignal(form.done):
                form.submit()
        said = [worker.consent for worker in file_of(hub.desk).lines]
        assert said == ["同意", "同意", "不同意", "同意"]
        elected = opened(hub, "elect_representatives")
        assert [row["name"] for row in elected["representatives"]] == [row["name"] for row in listed[:3]]
        assert elected["took_part"] == "4"
        assert len(opened(hub, "list_workers")["workers"]) == 4
        twins = [dict(row) for row in listed]
        twins[2]["name"] = twins[1]["name"]
        done(hub.desk, "list_workers", {"workers": twins})
        with form_of(qtbot, hub, "add_agent") as form:
            retype(qtbot, form.block.row("side"), "申请人")
            name = twins[1]["name"]
            assert values(form, "principal")[1:3] == [f"{name}（尾号0001）", f"{name}（尾号0002）"]


def test_hours_that_only_put_off_ask_are_there_only_then(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        furnish(hub.desk)
        with form_of(qtbot, hub, "change_appointment") as form:
            assert form.block.row("held_on").isVisible()
            assert form.block.row("held_on").need.text() == "必填"
            retype(qtbot, form.block.row("state"), "已取消")
            assert not form.block.row("held_on").isVisible()
            retype(qtbot, form.block.row("reason"), "双方已经谈妥")
            with qtbot.waitSignal(form.done):
                form.submit()
        assert file_of(hub.desk).appointments[0].state == "已取消"


def test_a_dialog_grows_when_a_field_appears(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        dialog = ActDialog(hub, "suspend", NUMBER, None, None)
        own(qtbot, dialog)
        with qtbot.waitSignal(dialog.form.ready):
            dialog.show()
        rest(qtbot, hub)
        form = dialog.form
        qtbot.waitUntil(lambda: form.block.height() >= form.block.heightForWidth(form.block.width()))
        before = dialog.height()
        form.block.row("note").set_error("请写明原因。")
        qtbot.waitUntil(lambda: dialog.height() > before)
        dialog.hide()
        rest(qtbot, hub)


def test_text_goes_in_on_a_line_of_its_own(qtbot: QtBot) -> None:
    area = TextArea()
    own(qtbot, area)
    area.set_value("前后")
    cursor = area.textCursor()
    cursor.setPosition(1)
    area.setTextCursor(cursor)
    with qtbot.waitSignal(area.typed):
        area.insert_text("中间")
    assert area.value() == "前\n中间\n后"


def test_an_ending_says_what_is_still_open(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "serve_notice:2", "2026-11-24") as hub:
        with form_of(qtbot, hub, "mark_unperformed") as form:
            told = form.hint.plain_text()
            assert told == "还有 3 期没有履行，最早一期 2026年10月12日到期，共欠 40,812.05 元。"
        with form_of(qtbot, hub, "archive") as form:
            assert form.hint.plain_text() == "必备文书齐全。"


def test_a_volume_that_comes_back_says_who_had_it(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "archive", "2026-12-10") as hub:
        done(on(hub.desk, "2026-11-30"), "lend_volume", given.LENT | {"lent_on": "2026-11-30"})
        with form_of(qtbot, hub, "return_volume") as form:
            told = "冯借阅 2026年11月30日借出，用于仲裁举证，应在 2026年12月1日前归还。"
            assert form.hint.plain_text() == told
            with qtbot.waitSignal(form.done):
                form.submit()
        assert file_of(hub.desk).loans[0].condition == "完好，没有缺页"


def test_an_agreement_takes_over_the_accepted_proposal_and_offers_what_was_asked_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with hub_at(tmp_path, "record_session:2", "2026-09-28") as hub:
        done(hub.desk, "make_proposal", given.PROPOSED | {"made_on": "2026-09-26"})
        done(hub.desk, "answer_proposal", {"answer": "接受", "answered_on": "2026-09-27"})
        with form_of(qtbot, hub, "draft_agreement") as form:
            block = form.block.inner["obligations"]
            assert isinstance(block, ListBlock)
            entry = block.blocks()[0]
            assert isinstance(entry, RecordBlock)
            assert entry.values()["amount"] == "30,000.00"
            what, method = entry.row("what").editor, entry.row("method").editor
            assert isinstance(what, PickLine)
            assert isinstance(method, PickLine)
            assert what.picks.items[0].value == "2026年6月至8月工资差额"
            assert "汇入申请人工资账户" in [pick.value for pick in method.picks.items]
            assert not entry.row("accelerates").isVisible(), "only instalments can be due all at once"
            parts = entry.inner["instalments"]
            assert isinstance(parts, ListBlock)
            qtbot.mouseClick(parts.add_button, LEFT)
            first = parts.blocks()[0]
            assert isinstance(first, RecordBlock)
            retype(qtbot, first.row("amount"), "15000")
            qtbot.waitUntil(entry.row("accelerates").isVisible)


def test_a_few_letters_bring_up_the_list_and_a_whole_word_closes_it(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        has_rooms(hub.desk, "调解一室、调解二室")
        with form_of(qtbot, hub, "schedule_session") as form:
            room = line(form, "room")
            retype(qtbot, form.block.row("room"), "二室")
            popup = room._popup
            assert popup is not None
            qtbot.waitUntil(popup.isVisible)
            assert popup.model().rowCount() == 1
            qtbot.keyClick(popup, Key.Key_Escape)
            assert form.core.given()["room"] == "二室", "what was typed stays"
            retype(qtbot, form.block.row("room"), "调解二室")
            assert not popup.isVisible()
            starts = line(form, "starts")
            starts.setReadOnly(True)
            starts.open_list()
            assert starts._popup is not None
            assert not starts._popup.isVisible()
