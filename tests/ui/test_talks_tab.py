"""The tab 调解 over a real office: what it shows of the talks, what its buttons ask for, and whom it tells nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.course import private_notes
from app.services.desk import Desk
from app.services.views import timeline
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.pages.case.talks_cards import (
    AbilityCard,
    AppointmentCard,
    NoteCard,
    PastAppointment,
    PauseCard,
    ProposalCard,
    SessionCard,
)
from app.ui.pages.case.talks_tab import TalksTab
from app.ui.widgets.buttons import Button
from app.ui.widgets.paragraph import Paragraph
from tests.services.case_work_rows import ABLE, ARRANGED, PAUSED, PROPOSED, PUT_OFF, TALKED, TURNED_DOWN
from tests.services.office import as_user, done, given_of, on
from tests.ui.case_office import NUMBER, hub_at, story
from tests.ui.test_case_page import words

LEFT = Qt.MouseButton.LeftButton
DAY = "2026-09-22"
SECRET = "最低接受一万七千元绝不外传"
SOON = ARRANGED | {"held_on": "2026-09-24"}
MEDIATOR = "林示例"


def shown(qtbot: QtBot, desk: Desk, *, width: int = 500, tab: TalksTab | None = None) -> TalksTab:
    """The tab over what the user at this desk may read; an existing one is filled again for the same case."""
    keep = tab is not None
    found = tab or TalksTab()
    found.show_view(
        timeline.case_view(desk, NUMBER), desk.user, private_notes.private_notes(desk, NUMBER), keep=keep
    )
    if tab is None:
        qtbot.addWidget(found)
        found.resize(width, 700)
        found.show()
        qtbot.waitExposed(found)
    return found


def link(tab: QWidget, name: str) -> Button:
    """The button in a card that says this to a screen reader."""
    return next(b for b in tab.findChildren(Button) if b.accessibleName() == name)


def cards(tab: TalksTab, kind: type[QWidget]) -> list[Any]:
    return tab.widget().findChildren(kind)


def talk(**values: Any) -> dict[str, Any]:
    """The first talk of the story, otherwise than it was."""
    return given_of(story(), "record_session") | values


def test_every_section_says_that_nothing_is_there_yet(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        tab = shown(qtbot, as_user(hub.desk, MEDIATOR))
        told = words(tab)
        for line in (
            "还没有安排。", "还没有开过调解会。", "还没有提出方案。", "还没有评估。", "还没有单方谈话。",
            "没有中止过。",
        ):  # fmt: skip
            assert line in told
        assert set(tab.buttons) == {
            "schedule_session", "change_appointment", "record_session", "make_proposal", "answer_proposal",
            "assess_ability", "note_talk", "suspend",
        }  # fmt: skip
        off = {act: b.reason for act, b in tab.buttons.items() if b.reason}
        assert off == {
            "change_appointment": "没有待召开的调解安排，先安排调解。",
            "answer_proposal": "没有等待答复的方案，先登记提出的方案。",
        }
        for act in ("schedule_session", "record_session", "make_proposal", "suspend"):
            with qtbot.waitSignal(tab.act_wanted) as asked:
                qtbot.mouseClick(tab.buttons[act], LEFT)
            assert asked.args == [act]


def test_before_acceptance_the_tab_says_when_talks_begin(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "consult", "2026-09-15") as hub:
        tab = shown(qtbot, hub.desk)
        assert "案件征询中，受理以后才能安排调解。" in words(tab)
        assert tab.buttons == {}


def test_the_talk_that_waits_stands_first_and_the_put_off_one_keeps_its_reason(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        done(hub.desk, "schedule_session", SOON)
        done(hub.desk, "change_appointment", PUT_OFF | {"held_on": "2026-09-27"})
        tab = shown(qtbot, hub.desk)
        (waiting,), (old,) = cards(tab, AppointmentCard), cards(tab, PastAppointment)
        assert waiting.when == "9月27日 周日 09:00—10:00"
        assert "现场，203 调解室" in words(waiting)
        assert "林示例、赵样本" in words(waiting)
        assert "已改期" in old.accessibleName()
        assert "理由：申请人住院" in words(old)
        assert waiting.y() < old.y()
        with qtbot.waitSignal(tab.known_wanted) as asked:
            qtbot.mouseClick(link(tab, "取消第 2 次安排"), LEFT)
        assert asked.args == ["change_appointment", {"seq": "2", "state": "已取消"}]
        done(hub.desk, "change_appointment", {"seq": "2", "state": "已取消", "reason": "双方已经谈妥"})
        shown(qtbot, hub.desk, tab=tab)
        assert cards(tab, AppointmentCard) == []
        assert "没有待召开的调解。" in words(tab)
        assert "理由：双方已经谈妥" in words(tab)


def test_on_its_day_an_arranged_talk_offers_its_record_with_what_is_known(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        done(hub.desk, "schedule_session", SOON)
        assert not [
            b for b in shown(qtbot, hub.desk).findChildren(Button) if b.accessibleName().endswith("笔录")
            and b.text() == "记笔录"
        ]  # fmt: skip
        desk = on(hub.desk, "2026-09-24")
        tab = shown(qtbot, desk)
        assert "今天" in words(cards(tab, AppointmentCard)[0])
        with qtbot.waitSignal(tab.known_wanted) as asked:
            qtbot.keyClick(link(tab, "记第 1 次安排的笔录"), Qt.Key.Key_Space)
        act, given = asked.args
        assert (act, given["held_on"], given["hours"]) == ("record_session", "2026年9月24日", "14:00—15:30")
        done(desk, "record_session", talk(**given))
        shown(qtbot, desk, tab=tab)
        assert cards(tab, AppointmentCard) == []
        assert "已召开" in cards(tab, PastAppointment)[0].accessibleName()
        assert "203 调解室" in words(cards(tab, SessionCard)[0])
        late = shown(qtbot, on(hub.desk, "2026-09-25"))
        assert cards(late, AppointmentCard) == []


def test_a_talk_whose_day_went_by_without_a_record_is_pointed_at(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        done(hub.desk, "schedule_session", SOON)
        assert "已过，没有笔录" in words(shown(qtbot, on(hub.desk, "2026-09-26")))


def test_a_record_shows_who_came_and_unfolds_what_was_said(qtbot: QtBot, tmp_path: Path) -> None:
    given = talk(
        present="",
        attendance=[
            {"name": "孟𫖯", "capacity": "申请人", "came": True},
            {"name": "周样本", "capacity": "被申请人的代理人", "came": False, "why_not": "出差"},
        ],
        turns=[
            {"speaker": "孟𫖯", "words": "工资从六月起**没有**发。"},
            {"speaker": "林示例", "words": "单位怎么说？"},
        ],
        read_back="更正后无误",
        read_back_note="第二段金额改为 8,000 元",
    )
    with hub_at(tmp_path, "assign", "2026-09-24") as hub:
        done(hub.desk, "record_session", given)
        tab = shown(qtbot, hub.desk)
        (card,) = cards(tab, SessionCard)
        told = words(card)
        assert "到场：申请人 孟𫖯" in told
        assert "未到场：被申请人的代理人 周样本（出差）" in told
        assert "笔录更正后无误：第二段金额改为 8,000 元" in told
        assert "单位怎么说" not in told, "folded, and not even built"
        qtbot.mouseClick(card.fold.toggle, LEFT)
        assert card.fold.is_open
        said = [p.plain_text().replace("\u2060", "") for p in card.fold.body.findChildren(Paragraph)]
        assert said[-2:] == ["孟𫖯：工资从六月起**没有**发。", "林示例：单位怎么说？"]
        assert card.fold.toggle.text() == "收起陈述和发言 2 段"
        shown(qtbot, hub.desk, tab=tab)
        assert cards(tab, SessionCard)[0].fold.is_open, (
            "what was unfolded stays so while the case is the same"
        )
        qtbot.keyClick(cards(tab, SessionCard)[0].fold.toggle, Qt.Key.Key_Space)
        assert not cards(tab, SessionCard)[0].fold.is_open
        shown(qtbot, hub.desk, tab=tab)
        assert not cards(tab, SessionCard)[0].fold.is_open


def test_every_record_opens_its_own_paper_the_newest_first(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "record_session:2", "2026-09-28") as hub:
        tab = shown(qtbot, hub.desk)
        found = cards(tab, SessionCard)
        assert [card.held.seq for card in found] == [2, 1]
        assert all("草稿" in words(card) for card in found)
        assert "9月" in found[0].accessibleName()
        for card in found:
            with qtbot.waitSignal(tab.paper_wanted) as asked:
                qtbot.mouseClick(card.paper, LEFT)
            assert asked.args == [f"session_record:{card.held.seq}", ""]


def test_proposals_stand_in_order_with_their_answers_and_how_far_apart_they_are(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        done(hub.desk, "make_proposal", PROPOSED)
        done(hub.desk, "answer_proposal", TURNED_DOWN)
        done(
            hub.desk,
            "make_proposal",
            PROPOSED | {"proposer": "被申请人", "amount": "20000", "terms": "一次付清。"},
        )
        tab = shown(qtbot, hub.desk)
        first, second = cards(tab, ProposalCard)
        assert first.y() < second.y()
        assert "第 1 个　申请人提出 还价" in words(tab)
        for text in ("三个月内分三期付清。", "30,000.00 元", "9月21日", "9月22日", "只肯付两万"):
            assert text in words(first), text
        assert "双方最近相差 10,000.00 元" in words(tab)
        assert first.findChildren(Button) == []
        with qtbot.waitSignal(tab.known_wanted) as asked:
            qtbot.mouseClick(link(tab, "登记第 2 个方案的答复"), LEFT)
        assert asked.args == ["answer_proposal", {"seq": "2"}]
        with qtbot.waitSignal(tab.act_wanted) as wanted:
            qtbot.mouseClick(tab.buttons["answer_proposal"], LEFT)
        assert wanted.args == ["answer_proposal"]


def test_what_a_button_knows_stands_in_the_form_of_the_act(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        done(hub.desk, "make_proposal", PROPOSED)
        tab = shown(qtbot, hub.desk)
        with qtbot.waitSignal(tab.known_wanted) as asked:
            qtbot.mouseClick(link(tab, "登记第 1 个方案的答复"), LEFT)
        act, given = asked.args
        dialog = ActDialog(hub, act, NUMBER, given, None)
        qtbot.addWidget(dialog)
        with qtbot.waitSignal(dialog.form.ready):
            dialog.show()
        core = dialog.form.core
        assert core.given()["seq"] == "1"
        core.fill({"answer": "接受", "answered_on": DAY})
        with qtbot.waitSignal(dialog.form.done):
            dialog.primary()
        file = timeline.case_view(hub.desk, NUMBER).file
        assert [(p.answer, p.answered_on) for p in file.proposals] == [("接受", date(2026, 9, 22))]
        shown(qtbot, hub.desk, tab=tab)
        assert "接受" in cards(tab, ProposalCard)[0].accessibleName()
        assert tab.buttons["answer_proposal"].reason


def test_the_ability_to_perform_is_told_with_its_finding(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        done(hub.desk, "assess_ability", ABLE | {"advice": "分三期，法定代表人保证"})
        tab = shown(qtbot, hub.desk)
        (card,) = cards(tab, AbilityCard)
        for text in (
            "被申请人",
            "分期能够履行",
            "每月回款约 80 万元",
            "分三期，法定代表人保证",
            "林示例评估",
        ):
            assert text in words(card), text
        assert "欠薪、欠保" not in words(card), "nothing was said of it"


def test_a_mediator_of_the_case_unfolds_his_notes(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        desk = as_user(hub.desk, MEDIATOR)
        done(desk, "note_talk", TALKED | {"words": SECRET})
        tab = shown(qtbot, desk)
        (card,) = cards(tab, NoteCard)
        assert "9月22日 周二　申请人 孟𫖯　当面" in words(card)
        assert "仅本案调解员可见" in words(tab)
        assert SECRET not in words(tab), "a party may sit before the same screen"
        qtbot.mouseClick(card.fold.toggle, LEFT)
        assert SECRET in words(card)
        assert not tab.buttons["note_talk"].reason


@pytest.mark.parametrize("name", ["演示", "钱别人"])
def test_nobody_else_learns_what_was_said_nor_whether_anything_was(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        desk = hub.desk if name == "演示" else as_user(hub.desk, name)
        before = words(shown(qtbot, desk))
        done(as_user(hub.desk, MEDIATOR), "note_talk", TALKED | {"words": SECRET})
        tab = shown(qtbot, desk)
        assert words(tab) == before
        assert "内容只有本案的调解员能记、能看" in before
        assert "note_talk" not in tab.buttons


def test_notes_handed_in_for_somebody_else_are_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        desk = as_user(hub.desk, MEDIATOR)
        done(desk, "note_talk", TALKED | {"words": SECRET})
        tab, theirs = shown(qtbot, desk), private_notes.private_notes(desk, NUMBER)
        qtbot.mouseClick(cards(tab, NoteCard)[0].fold.toggle, LEFT)
        assert SECRET in words(tab)
        tab.show_view(timeline.case_view(hub.desk, NUMBER), hub.desk.user, theirs, keep=True)
        assert cards(tab, NoteCard) == []
        assert SECRET not in words(tab)


def test_a_pause_stands_on_top_and_is_ended_from_there(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", "2026-09-24") as hub:
        done(hub.desk, "suspend", PAUSED)
        tab = shown(qtbot, hub.desk)
        (card,) = cards(tab, PauseCard)
        assert "9月22日 周二起中止 中止中" in words(tab)
        assert "等待鉴定或者认定结论，已经 2 天" in words(card)
        assert "双方同意中止期间不计入" in words(card)
        assert "suspend" not in tab.buttons
        assert tab.buttons["record_session"].reason
        assert card.y() < tab.buttons["schedule_session"].y()
        done(hub.desk, "resume", {"resumed_on": "2026-09-24"})
        shown(qtbot, hub.desk, tab=tab)
        (card,) = cards(tab, PauseCard)
        assert "9月22日 周二 至 9月24日 周四 已恢复" in words(tab)
        assert "共 2 天" in words(card)
        assert "resume" not in tab.buttons


def test_a_case_past_its_talks_is_only_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "archive", "2026-11-24") as hub:
        tab = shown(qtbot, hub.desk)
        assert tab.buttons == {}
        assert "案件已归档，调解的记录只能查看。" in words(tab)
        assert len(cards(tab, SessionCard)) == 2
        assert {b.text() for b in tab.findChildren(Button)} <= {"看调解笔录", "陈述和经过"}


def test_a_clerk_arranges_talks_but_records_none(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY, role="登记员") as hub:
        tab = shown(qtbot, hub.desk)
        assert not tab.buttons["schedule_session"].reason
        assert "登记员" in tab.buttons["record_session"].reason
