"""The tab 参加人 over a real office: both sides, agents, changes, the list of a group, and the cases split off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.case import CaseFile
from app.services import catalogue
from app.services.parties import case_links
from app.services.views import timeline
from app.ui.hub import Hub
from app.ui.pages.case.group_list import FILTERS, MOST_NAMED, TOO_MANY, GroupList
from app.ui.pages.case.people_parts import change_lines
from app.ui.pages.case.people_tab import PeopleTab
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.tag import Tag
from tests.services.case_work_rows import AGENCY, AGENT, RENAMED
from tests.services.group_office import TALKED, rows
from tests.services.group_rows import RAISED
from tests.services.office import on
from tests.ui.case_office import NUMBER, hub_at

LEFT = Qt.MouseButton.LeftButton
DAY = "2026-09-28"


def do(hub: Hub, act: str, given: dict[str, Any], number: str = NUMBER) -> None:
    catalogue.perform(on(hub.desk, DAY), act, given, number=number)


def file_of(hub: Hub, number: str = NUMBER) -> CaseFile:
    return timeline.case_view(hub.desk, number).file


def show(tab: PeopleTab, hub: Hub, number: str = NUMBER, *, keep: bool = False) -> None:
    split = case_links.split_cases(hub.desk, number)
    tab.show_view(timeline.case_view(hub.desk, number), hub.desk.user, split, keep=keep)


def shown(qtbot: QtBot, hub: Hub, number: str = NUMBER) -> PeopleTab:
    tab = PeopleTab()
    qtbot.addWidget(tab)
    tab.resize(540, 640)
    show(tab, hub, number)
    tab.show()
    qtbot.waitExposed(tab)
    return tab


def told(widget: QWidget) -> list[str]:
    """Every text that a widget shows, cut ones in full."""
    found = [label.full_text() for label in widget.findChildren(ElidedLabel)]
    found += [label.text() for label in widget.findChildren(Label) if not isinstance(label, ElidedLabel)]
    found += [tag.text for tag in widget.findChildren(Tag)]
    return found + [text.plain_text() for text in widget.findChildren(Paragraph)]


def group_of(tab: PeopleTab) -> GroupList:
    assert tab.group is not None
    return tab.group


def names(group: GroupList) -> list[str]:
    model = group.table.table_model
    return [model.record(n).name for n in range(model.rowCount())]


def group_case(hub: Hub, count: int, refusing: int = 0) -> list[str]:
    """List so many workers, of whom the last ones refuse the agreement; returns their names."""
    given = rows(count)
    do(hub, "list_workers", {"workers": given})
    found = [row["name"] for row in given]
    if refusing:
        against = [{"name": name, "consent": "不同意", "consent_on": DAY} for name in found[-refusing:]]
        do(hub, "record_worker_consent", {"workers": against, "rest": "同意", "rest_on": DAY})
    return found


def test_both_sides_stand_there_with_their_agents(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        do(hub, "add_party", AGENCY)
        do(hub, "add_agent", AGENT | {"matters": "代为承认、变更请求"})
        do(hub, "add_agent", AGENT | {"name": "褚样例", "power": "一般授权", "to_on": "2026-09-25"})
        tab = shown(qtbot, hub)
        applicant, employer, agency, agent, former = (told(person) for person in _in_order(tab))
        assert applicant[0] == "孟𫖯"
        assert "用人单位" in employer
        assert {"示例人力资源有限公司", "劳务派遣单位"} <= set(agency)
        assert {"郑代理", "委托代理人", "特别授权"} <= set(agent)
        assert "示例律师事务所，代为承认、变更请求，依据 2026年9月20日授权委托书，9月20日起" in agent
        assert {"褚样例", "已终止"} <= set(former)
        assert former[1].endswith("9月20日至9月25日")
        with qtbot.waitSignal(tab.known_wanted) as asked:
            qtbot.mouseClick(_link(tab, "终止：郑代理"), LEFT)
        act, known = asked.args
        do(hub, act, known | {"to_on": DAY})
        assert str(file_of(hub).agents[0].to_on) == DAY


def _in_order(tab: PeopleTab) -> list[QWidget]:
    """Applicant, employer, agency, then the agents."""
    by_name = {person.accessibleName().partition(" ")[0]: person for person in tab.people}
    agents = [by_name.pop("郑代理"), by_name.pop("褚样例")]
    return [*by_name.values(), *agents]


def _link(tab: PeopleTab, name: str) -> QWidget:
    found = [child for child in tab.findChildren(QWidget) if child.accessibleName() == name]
    assert len(found) == 1, name
    return found[0]


def test_a_change_shows_what_it_made_of_the_party_even_when_another_followed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        before = file_of(hub).employers[0].name
        do(hub, "change_party", RENAMED | {"phone": "0571-87659999"})
        do(hub, "change_party", RENAMED | {"changed_on": "2026-09-27", "name": "示例再名有限公司"})
        file = file_of(hub)
        first, second = (change_lines(file, change) for change in file.party_changes)
        assert [(v.label, v.before, v.after) for v in second] == [
            ("名称", RENAMED["name"], "示例再名有限公司")
        ]
        assert (first[0].before, first[0].after) == (before, RENAMED["name"])
        assert "87659999" not in first[1].after, "numbers stay masked"
        tab = shown(qtbot, hub)
        assert f"名称　{before} → {RENAMED['name']}" in told(tab)
        assert told(tab).index(f"名称　{RENAMED['name']} → 示例再名有限公司") < told(tab).index(
            f"名称　{before} → {RENAMED['name']}"
        ), "the newest stands first"


def test_a_party_is_changed_from_its_row(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        do(hub, "add_party", AGENCY)
        tab = shown(qtbot, hub)
        with qtbot.waitSignal(tab.known_wanted) as asked:
            qtbot.mouseClick(_link(tab, f"变更：{AGENCY['name']}"), LEFT)
        act, known = asked.args
        assert known == {"side": "被申请人", "seq": "2"}
        more = {"kind": "变更送达地址", "changed_on": DAY, "address": "示例市江干区新路1号", "proof": "来函"}
        do(hub, act, known | more)
        assert file_of(hub).employers[1].address == "示例市江干区新路1号"


def test_two_hundred_workers_stand_in_one_table_and_are_filtered(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        listed = group_case(hub, 200, refusing=13)
        tab = shown(qtbot, hub)
        group = group_of(tab)
        assert len(tab.people) == 4, "the three who represent the others, and the employer"
        assert len(tab.findChildren(QWidget)) < 200, "no widget for each worker"
        assert len(names(group)) == 200
        assert names(group)[:2] == [f"{listed[0]} · 代表", f"{listed[1]} · 代表"]
        assert [choice.count for choice in group._choices()] == [200, 187, 13, 0, 0]
        group.filter.setFocus()
        for _ in range(2):
            qtbot.keyClick(group.filter, Qt.Key.Key_Right)
        assert names(group) == listed[187:]
        qtbot.keyClick(group.filter, Qt.Key.Key_Right)
        assert group._stack.currentWidget() is group.nothing
        assert "没有“尚未答复”的劳动者" in group.nothing.accessibleName()


def test_those_ticked_are_named_in_the_form(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        listed = group_case(hub, 12, refusing=2)
        tab = shown(qtbot, hub)
        group = group_of(tab)
        group.filter.choose(FILTERS.index("不同意"))
        tab.ensureWidgetVisible(group.table)
        for row in range(2):
            middle = group.table.visualRect(group.table.table_model.index(row, 0)).center()
            qtbot.mouseClick(group.table.viewport(), LEFT, pos=middle)
        with qtbot.waitSignal(tab.known_wanted) as asked:
            qtbot.mouseClick(group.buttons["record_worker_result"], LEFT)
        act, known = asked.args
        assert [row["name"] for row in known["workers"]] == listed[10:]
        ended = [row | {"result": "另案继续"} for row in known["workers"]]
        do(hub, act, {"workers": ended})
        assert [line.result for line in file_of(hub).lines] == [""] * 10 + ["另案继续"] * 2
        with qtbot.waitSignal(tab.known_wanted) as asked:
            qtbot.mouseClick(group.buttons["split_off"], LEFT)
        do(hub, "split_off", asked.args[1] | {"on": DAY, "reason": "不同意协议"})
        assert [worker.name for worker in file_of(hub).workers] == listed[:10]


def test_namesakes_are_named_with_their_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        given = rows(4)
        given[2]["name"] = given[1]["name"]
        do(hub, "list_workers", {"workers": given})
        tab = shown(qtbot, hub)
        group = group_of(tab)
        group.table.table_model.tick([0, 2], True)
        assert group.chosen() == [
            {"name": given[0]["name"], "doc_no": ""},
            {"name": given[1]["name"], "doc_no": given[2]["doc_no"]},
        ]
        assert len(set(names(group))) == 4


def test_too_many_names_are_not_put_into_a_form(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        group_case(hub, 60)
        tab = shown(qtbot, hub)
        group = group_of(tab)
        button = group.buttons["record_worker_consent"]
        group.table.table_model.tick(range(MOST_NAMED + 1), True)
        assert button.reason == TOO_MANY
        group.table.table_model.tick([0], False)
        assert button.isEnabled()


def test_a_worker_has_a_menu_of_what_can_be_done(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        listed = group_case(hub, 12)
        tab = shown(qtbot, hub)
        group = group_of(tab)
        group.table.setFocus()
        group.table.setCurrentIndex(group.table.table_model.index(4, 1))
        qtbot.keyClick(group.table, Qt.Key.Key_Return)
        qtbot.waitUntil(group._menu.isVisible)
        actions = {str(action.data()): action for action in group._menu.actions()}
        with qtbot.waitSignal(tab.known_wanted) as asked:
            actions["add_agent"].trigger()
        group._menu.close()
        heir = AGENT | {"kind": "近亲属", "power": "依法代理", "relation": "配偶", "name": "钱家属"}
        do(hub, "add_agent", heir | asked.args[1])
        agent, worker = file_of(hub).agents[0], file_of(hub).workers[4]
        assert (agent.party_uid, worker.name) == (worker.uid, listed[4])
        show(tab, hub)
        assert any(f"代理{listed[4]}，配偶" in text for text in told(tab))


def test_election_and_report_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        listed = group_case(hub, 12)
        tab = shown(qtbot, hub)
        with qtbot.waitSignal(tab.act_wanted) as asked:
            tab.ensureWidgetVisible(tab.buttons["raise_major"])
            qtbot.mouseClick(tab.buttons["raise_major"], LEFT)
        assert asked.args == ["raise_major"]
        do(hub, "raise_major", RAISED)
        chosen = [{"name": name} for name in listed[4:7]]
        elected = {"elected_on": "2026-09-21", "way": "会议推选", "took_part": 12, "agreed": 10}
        do(hub, "elect_representatives", elected | {"representatives": chosen})
        show(tab, hub)
        words = "、".join(listed[4:7])
        assert f"2026年9月21日 会议推选，12 人参加，10 人同意；代表人 {words}。" in told(tab)
        assert "9月25日　林示例电话报告示例市总工会" in told(tab)
        assert "二十余人聚在厂门口\n已采取的措施：工会到场，约定次日调解" in told(tab)


def test_a_case_split_off_is_linked_both_ways(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        group_case(hub, 12, refusing=2)
        do(hub, "split_off", {"on": DAY, "reason": "不同意协议"})
        tab = shown(qtbot, hub)
        assert "分出 2 人" in told(tab)
        with qtbot.waitSignal(tab.case_wanted) as asked:
            qtbot.mouseClick(tab.links[0], LEFT)
        (child,) = asked.args
        assert file_of(hub, child).case.split_from == NUMBER
        show(tab, hub, child)
        with qtbot.waitSignal(tab.case_wanted) as asked:
            qtbot.mouseClick(tab.links[0], LEFT)
        assert asked.args == [NUMBER]


def test_filter_ticks_and_place_stay_when_the_case_is_read_again(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        group_case(hub, 60, refusing=2)
        tab = shown(qtbot, hub)
        group = group_of(tab)
        group.filter.choose(FILTERS.index("同意"))
        group.table.table_model.tick([3], True)
        group.table.verticalScrollBar().setValue(90)
        before = group.state()
        assert (before.choice, len(before.ticked), before.place) == (1, 1, 90)
        show(tab, hub, keep=True)
        qtbot.waitUntil(lambda: group_of(tab).state() == before)
        show(tab, hub)
        assert group_of(tab).state().choice == 0


def test_a_case_of_one_offers_the_list_and_nothing_of_a_group(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        tab = shown(qtbot, hub)
        assert tab.group is None
        assert tab.load is not None
        with qtbot.waitSignal(tab.import_wanted):
            qtbot.mouseClick(tab.load, LEFT)


def test_what_cannot_be_done_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "archive", "2026-11-24") as hub:
        tab = shown(qtbot, hub)
        assert set(tab.buttons) == {"add_agent:申请人", "add_agent:被申请人", "add_party:被申请人"}
        assert all("已归档" in button.reason for button in tab.buttons.values())
        assert all(not person.findChildren(QWidget, "变更") for person in tab.people)


def test_the_table_is_as_high_as_can_be_seen(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, TALKED, DAY) as hub:
        group_case(hub, 60)
        tab = shown(qtbot, hub)
        high = group_of(tab).table.height()
        tab.resize(540, 380)
        qtbot.waitUntil(lambda: group_of(tab).table.height() < high)
        inside = tab.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= tab.viewport().width()
        assert group_of(tab).table.mapTo(tab, QPoint(0, 0)).x() >= 0
