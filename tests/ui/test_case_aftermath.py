"""The tabs of the case page after the agreement: receipts, balances, letters, applications, the volume on loan."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from attrs import evolve
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services import catalogue
from app.services.views import timeline
from app.system.clock import Clock
from app.ui.hub import Hub
from app.ui.pages.case.act_button import ActLink
from app.ui.pages.case.aftermath_parts import letter_code
from app.ui.pages.case.agreement_tab import AgreementTab
from app.ui.pages.case.balance_card import MOST_ROWS
from app.ui.pages.case.facts import FactsColumn
from app.ui.pages.case.obligations import FEW, ObligationCard
from app.ui.pages.case.people_tab import PeopleTab
from app.ui.pages.case.volume_tab import VolumeTab
from app.ui.widgets.tag import Tag
from tests.services.case_work_rows import (
    AGAIN,
    APPRAISED,
    APPROVED,
    DAYS,
    DESTROYED,
    ECHO,
    ENTRUSTED,
    HANDED_OVER,
    LENT,
    REPLIED,
    REVIEWED,
    URGED,
)
from tests.services.group_office import TALKED, lead_group, rows
from tests.services.office import changed, given_of, on
from tests.ui.case_office import NUMBER, hub_at, story
from tests.ui.test_people_tab import told

LEFT = Qt.MouseButton.LeftButton
COMMITTEE = "示例公司劳动争议调解委员会"
PAID = {"obligation": "1", "instalment": "1", "proof": "回单"}


def do(hub: Hub, act: str, given: dict[str, Any], day: str = "2026-11-24") -> None:
    catalogue.perform(on(hub.desk, day), act, given, number=NUMBER)


def at(hub: Hub, day: str) -> None:
    """Put the clock of the desk on a day."""
    hub.desk = evolve(hub.desk, clock=Clock(date.fromisoformat(day)))


def show(tab: AgreementTab, hub: Hub, *, keep: bool = False) -> None:
    view = timeline.case_view(hub.desk, NUMBER)
    tab.show_view(view, hub.desk.user, COMMITTEE, hub.desk.law.calendar, keep=keep)


def agreement_tab(qtbot: QtBot, hub: Hub) -> AgreementTab:
    tab = AgreementTab()
    qtbot.addWidget(tab)
    tab.resize(540, 640)
    show(tab, hub)
    tab.show()
    qtbot.waitExposed(tab)
    return tab


def in_force(hub: Hub) -> None:
    """An agreement of 15,000 in three parts, one late part of which makes the rest due."""
    parts = [{"due_on": f"2026-{month}-15", "amount": "5000"} for month in ("10", "11", "12")]
    given = changed(
        given_of(story(), "draft_agreement"), obligations__0__instalments=parts, obligations__0__amount="15000",
        obligations__0__due_on="2026-12-15", obligations__1__due_on="2026-10-12",
    )  # fmt: skip
    given["obligations"][0]["accelerates"] = True
    do(hub, "draft_agreement", given, "2026-09-28")
    do(hub, "issue_paper", {"form": "agreement"}, "2026-09-30")
    for which in range(4):
        do(hub, "sign", given_of(story(), "sign", which), "2026-09-30")


def links(widget: QWidget, act: str) -> list[ActLink]:
    return [link for link in widget.findChildren(ActLink) if link.act == act]


def tags(widget: QWidget) -> list[str]:
    return [tag.text for tag in widget.findChildren(Tag)]


def test_each_receipt_is_told_and_a_wrong_one_is_struck_from_its_row(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, "2026-10-20") as hub:
        in_force(hub)
        do(hub, "record_performance", PAID | {"done_on": "2026-10-10", "amount": "2000"})
        more = {"done_on": "2026-10-12", "amount": "1000", "way": "他人代付", "payer": "同事王样本"}
        do(hub, "record_performance", PAID | more)
        tab = agreement_tab(qtbot, hub)
        card = tab.findChildren(ObligationCard)[0]
        assert "10月10日　第 1 期，付 2,000.00 元，银行转账，凭证：回单" in told(card)
        assert "10月12日　第 1 期，同事王样本代付，付 1,000.00 元，凭证：回单" in told(card)
        wrong = links(card, "strike_performance")[1]
        tab.ensureWidgetVisible(wrong)
        with qtbot.waitSignal(tab.known_wanted) as asked:
            qtbot.mouseClick(wrong, LEFT)
        act, known = asked.args
        do(hub, act, known | {"reason": "记错了案件"})
        file = timeline.case_view(hub.desk, NUMBER).file
        assert [bool(done.struck) for done in file.performances] == [False, True]
        show(tab, hub)
        card = tab.findChildren(ObligationCard)[0]
        assert "已作废" in tags(card)
        assert any(text.endswith("作废理由：记错了案件") for text in told(card))
        assert len(links(card, "strike_performance")) == 1


def test_a_late_part_makes_the_rest_due_where_that_was_agreed(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, "2026-10-15") as hub:
        in_force(hub)
        tab = agreement_tab(qtbot, hub)
        assert "一期逾期，余额全部到期" in tags(tab.findChildren(ObligationCard)[0])
        at(hub, "2026-10-16")
        show(tab, hub)
        assert "余额全部到期" in tags(tab.findChildren(ObligationCard)[0])


def test_the_balance_is_drawn_up_for_any_day_and_keeps_it(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, "2026-10-20") as hub:
        in_force(hub)
        do(hub, "record_performance", PAID | {"done_on": "2026-10-18", "amount": "2000"})
        tab = agreement_tab(qtbot, hub)
        assert tab.balance is not None
        assert "今天，逾期 13,000.00 元" in told(tab.balance)
        tab.balance.day.selectAll()
        qtbot.keyClicks(tab.balance.day, "2026-10-15")
        assert "没有逾期" in told(tab.balance)
        assert told(tab.balance).count("5,000.00") == 1, "the first part is due, all of it is open"
        assert "15,000.00" in told(tab.balance)
        show(tab, hub, keep=True)
        assert tab.balance.day.value() == "2026-10-15"
        tab.balance.day.selectAll()
        qtbot.keyClicks(tab.balance.day, "10-15")
        qtbot.keyClick(tab.balance.day, Qt.Key.Key_Return)
        assert any("看不懂日期" in text for text in told(tab.balance))
        show(tab, hub)
        assert tab.balance.day.value() == "2026-10-20", "another case begins with today"


def test_workers_to_whom_most_is_left_stand_first(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, "2026-11-20") as hub:
        lead_group(hub.desk, story(), 30, "serve_notice:2")
        names = [row["name"] for row in rows(30)]
        for name in names[:2]:
            given = {"done_on": "2026-10-09", "amount": "1000", "worker": name}
            do(hub, "record_performance", PAID | given)
        tab = agreement_tab(qtbot, hub)
        assert tab.balance is not None
        table = tab.balance.table
        assert table is not None
        lines = [table.table_model.record(n) for n in range(30)]
        assert [line.name for line in lines[-2:]] == names[:2]
        assert lines[0].overdue == lines[0].rest > lines[-1].rest
        assert "30 人，30 人还没有付清，其中 30 人逾期" in told(tab.balance)
        seen = table.viewport().height() // table.verticalHeader().defaultSectionSize()
        assert seen == MOST_ROWS


def test_of_many_receipts_the_latest_are_shown_and_the_others_on_request(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with hub_at(tmp_path, TALKED, "2026-11-20") as hub:
        lead_group(hub.desk, story(), 12, "serve_notice:2")
        for row in rows(12)[:9]:
            given = {"done_on": "2026-10-09", "amount": "10", "worker": row["name"]}
            do(hub, "record_performance", PAID | given)
        tab = agreement_tab(qtbot, hub)
        card = tab.findChildren(ObligationCard)[0]
        assert len(links(card, "strike_performance")) == FEW
        assert card.more.text() == "更早的 3 笔"
        tab.ensureWidgetVisible(card.more)
        qtbot.mouseClick(card.more, LEFT)
        assert [link.known["which"] for link in links(card, "strike_performance")].count("1") == 1
        assert len(links(card, "strike_performance")) == 9
        assert not card.more.isVisible()


def test_letters_are_numbered_and_lead_to_their_papers(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "serve_notice:2", "2026-11-24") as hub:
        do(hub, "urge", URGED | {"kind": "到期前提醒", "on": "2026-10-09", "perform_by": ""})
        do(hub, "urge", URGED)
        do(hub, "urge", URGED | {"on": "2026-11-24"})
        tab = agreement_tab(qtbot, hub)
        assert any("督字第1号　书面向被申请人，40,812.05 元" in text for text in told(tab))
        papers = [w for w in tab.findChildren(QWidget) if w.accessibleName().startswith("看（2026）")]
        assert len(papers) == 2, "a reminder has no letter"
        tab.ensureWidgetVisible(papers[0])
        with qtbot.waitSignal(tab.paper_wanted) as asked:
            qtbot.mouseClick(papers[0], LEFT)
        assert asked.args == ["performance_reminder:1", "被申请人"]
        view = timeline.case_view(hub.desk, NUMBER)
        assert [letter_code(view.papers, n) for n in (2, 3)] == ["performance_reminder:2", ""]
        with qtbot.waitSignal(tab.act_wanted) as wanted:
            tab.ensureWidgetVisible(tab.buttons["urge"])
            qtbot.mouseClick(tab.buttons["urge"], LEFT)
        assert wanted.args == ["urge"]


def test_applications_show_their_days_and_what_came_of_them(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "serve_notice:2", "2026-10-13") as hub:
        tab = agreement_tab(qtbot, hub)
        assert any(text.startswith("联合申请仲裁审查，最晚 10月") for text in told(tab))
        do(hub, "refer", REVIEWED, "2026-10-13")
        show(tab, hub)
        assert not any(text.startswith("联合申请仲裁审查") for text in told(tab))
        assert "待回音" in tags(tab)
        result = links(tab, "record_referral")[0]
        tab.ensureWidgetVisible(result)
        with qtbot.waitSignal(tab.known_wanted) as asked:
            qtbot.mouseClick(result, LEFT)
        act, known = asked.args
        do(hub, act, ECHO | known)
        show(tab, hub)
        assert "已出调解书" in tags(tab)
        assert "10月13日 收件，10月20日 已出调解书，示劳人仲调字第8号" in told(tab)


def test_a_hand_over_file_is_told_with_its_seal(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "serve_notice:2", "2026-11-24") as hub:
        do(hub, "hand_over", HANDED_OVER | {"out": str(tmp_path / "移交.zip")})
        tab = agreement_tab(qtbot, hub)
        made = timeline.case_view(hub.desk, NUMBER).file.hand_overs[0]
        assert f"经手人 {made.made_by}，校验值 {made.sha256[:12]}…" in told(tab)
        with qtbot.waitSignal(tab.act_wanted) as asked:
            tab.ensureWidgetVisible(tab.buttons["hand_over"])
            qtbot.mouseClick(tab.buttons["hand_over"], LEFT)
        assert asked.args == ["hand_over"]


def test_without_an_agreement_the_way_to_arbitration_stands_there(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "record_session", "2026-09-24") as hub:
        tab = agreement_tab(qtbot, hub)
        assert "refer" not in tab.buttons
        ended = {"ended_on": "2026-09-24", "failure_ground": "一方拒绝继续调解"}
        do(hub, "fail", ended, "2026-09-24")
        show(tab, hub)
        assert {"refer", "hand_over"} <= set(tab.buttons)
        assert "urge" not in tab.buttons


def volume_tab(qtbot: QtBot, hub: Hub) -> VolumeTab:
    tab = VolumeTab()
    qtbot.addWidget(tab)
    tab.resize(540, 800)
    tab.show_view(timeline.case_view(hub.desk, NUMBER), hub.desk.user)
    tab.show()
    qtbot.waitExposed(tab)
    return tab


def test_a_volume_is_lent_given_back_and_red_when_late(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "archive", "2026-11-24") as hub:
        tab = volume_tab(qtbot, hub)
        assert "11月24日归档，保管期限 10年，到 2036年11月24日" in told(tab)
        tab.ensureWidgetVisible(tab.buttons["lend_volume"])
        with qtbot.waitSignal(tab.act_wanted) as asked:
            qtbot.mouseClick(tab.buttons["lend_volume"], LEFT)
        do(hub, asked.args[0], LENT)
        at(hub, "2026-12-03")
        tab.show_view(timeline.case_view(hub.desk, NUMBER), hub.desk.user)
        assert [tag.hue for tag in tab.findChildren(Tag) if tag.text == "逾期 2 天未还"] == ["bad"]
        assert "借给了冯借阅" in tab.buttons["reopen"].reason
        do(hub, "return_volume", {"returned_on": "2026-12-03", "condition": "完好"}, "2026-12-03")
        tab.show_view(timeline.case_view(hub.desk, NUMBER), hub.desk.user)
        assert "应还 12月1日，批准人 演示，12月3日 归还，完好" in told(tab)
        assert tab.buttons["reopen"].isEnabled()


def test_a_case_taken_up_again_names_its_earlier_volume(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "archive", "2026-11-24") as hub:
        volume = timeline.case_view(hub.desk, NUMBER).file.case.volume_no
        tab = volume_tab(qtbot, hub)
        assert any(text.startswith("11月24日　立卷，第 1 版") for text in told(tab))
        do(hub, "reopen", AGAIN)
        tab.show_view(timeline.case_view(hub.desk, NUMBER), hub.desk.user)
        assert f"11月24日　已归档后重新办理，原卷号 {volume}" in told(tab)
        assert f"理由：{AGAIN['reason']}" in told(tab)


def test_of_a_destroyed_volume_the_tabs_say_that_it_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "archive", "2036-12-01") as hub:
        tab = volume_tab(qtbot, hub)
        for act, given in (
            ("appraise", APPRAISED), ("approve_appraisal", APPROVED), ("destroy_volumes", DESTROYED),
        ):  # fmt: skip
            catalogue.perform(on(hub.desk, DAYS[act]), act, given)
        view = timeline.case_view(hub.desk, NUMBER)
        tab.show_view(view, hub.desk.user)
        assert (tab.open, tab.redacted, tab.buttons) == (None, None, {})
        assert "2036年11月30日销毁，只留目录信息。" in told(tab)
        agreement = agreement_tab(qtbot, hub)
        assert (agreement.buttons, agreement.balance) == ({}, None)
        assert "案卷已销毁" in told(agreement)
        people = PeopleTab()
        qtbot.addWidget(people)
        people.show_view(view, hub.desk.user)
        assert told(people).count("（案卷已销毁）") == 2


def test_the_chair_alone_takes_a_case_up_again(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "archive", "2026-11-24", role="调解员") as hub:
        tab = volume_tab(qtbot, hub)
        assert "要由主任来做" in tab.buttons["reopen"].reason


def test_the_facts_name_the_letter_and_its_answer(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, "2026-09-28") as hub:
        facts = FactsColumn()
        qtbot.addWidget(facts)
        do(hub, "correct", given_of(story(), "register") | ENTRUSTED, "2026-09-28")
        facts.show_view(timeline.case_view(hub.desk, NUMBER))
        assert {ENTRUSTED["entruster"], ENTRUSTED["letter_no"], "2026年9月11日", "还没有复函"} <= set(
            told(facts)
        )
        do(hub, "reply_entrustment", REPLIED, "2026-09-28")
        facts.show_view(timeline.case_view(hub.desk, NUMBER))
        assert "2026年9月25日，双方达成协议" in told(facts)


def test_the_facts_of_a_group_count_the_others(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, "2026-09-28") as hub:
        do(hub, "list_workers", {"workers": rows(12)}, "2026-09-28")
        facts = FactsColumn()
        qtbot.addWidget(facts)
        facts.show_view(timeline.case_view(hub.desk, NUMBER))
        assert "等 12 人，名单见“参加人”" in told(facts)
        leaving = {"on": "2026-09-28", "reason": "不同意", "workers": [{"name": rows(12)[5]["name"]}]}
        do(hub, "split_off", leaving, "2026-09-28")
        child = timeline.case_view(hub.desk, NUMBER.replace("第1号", "第2号"))
        facts.show_view(child)
        assert NUMBER in told(facts)
