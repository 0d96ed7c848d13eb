"""The case page over a real office: what it shows, what its buttons ask for, how it follows changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.values import Changes
from app.services.catalogue import perform
from app.ui.hub import Hub
from app.ui.pages.case import centre
from app.ui.pages.case.page import CasePage
from app.ui.pages.case.scroll_tab import ScrollTab
from app.ui.theme.apply import apply
from app.ui.widgets.labels import Label
from tests.services.case_work_rows import APPRAISED, APPROVED, CLAIMED, DESTROYED
from tests.services.office import changed, given_of
from tests.ui.case_office import NUMBER, hub_at, story

LEFT = Qt.MouseButton.LeftButton
STATES = {
    "征询中": ("consult", "2026-09-15"), "调解中": ("record_session", "2026-09-24"),
    "待签署": ("draft_agreement", "2026-09-28"), "履行中": ("record_performance", "2026-10-13"),
    "已归档": ("archive", "2026-11-24"),
}  # fmt: skip
SIZES = ((1166, 768), (1080, 672), (855, 512))


def opened(qtbot: QtBot, hub: Hub, size: tuple[int, int] = (1166, 768)) -> CasePage:
    page = CasePage(hub)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show_case(NUMBER)
    page.show()
    qtbot.waitExposed(page)
    primary = page.next.primary
    assert primary is not None
    qtbot.waitUntil(primary.isVisible)
    return page


def words(widget: QWidget) -> str:
    """Everything a widget tells: its labels and the names of what is painted."""
    told = [label.text() for label in widget.findChildren(Label)]
    told += [child.accessibleName() for child in widget.findChildren(QWidget)]
    return " ".join(told)


@pytest.mark.parametrize("state", STATES)
def test_each_state_shows_where_the_case_stands_and_what_is_next(
    qtbot: QtBot, tmp_path: Path, state: str
) -> None:
    with hub_at(tmp_path, *STATES[state]) as hub:
        page = opened(qtbot, hub)
        assert page.view is not None
        assert page.view.file.case.state == state
        assert f"状态：{state}" in words(page.header)
        assert page.next.primary is not None
        expected = page.view.next_act.label if page.view.next_act else "打开卷宗"
        assert page.next.primary.text() == expected
        assert page.stages.accessibleName().count("，") >= 5
        assert page.deadlines.isVisible() == bool(page.view.dues)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_its_place(
    qtbot: QtBot, tmp_path: Path, state: str, size: tuple[int, int]
) -> None:
    with hub_at(tmp_path, *STATES[state]) as hub:
        page = opened(qtbot, hub, size)
        assert page.size().toTuple() == size
        assert page.next.mapTo(page, page.next.rect().bottomRight()).x() < page.width()
        assert page.header.more.mapTo(page, page.header.more.rect().bottomRight()).x() < page.width()
        facts = ("当事人与请求",) if size[0] < 1044 else ()
        for name in ("经过", *facts, "参加人", "调解", "证据", "文书", "协议与履行", "卷宗", "改动记录"):
            page.centre.show_tab(name)
            assert page.centre.current == name
            shown = page.centre.stack.currentWidget()
            assert isinstance(shown, ScrollTab)
            qtbot.waitUntil(shown.isVisible)
            inside = shown.widget()
            assert inside is not None
            assert inside.minimumSizeHint().width() <= shown.viewport().width(), name


@pytest.mark.parametrize("state", ["待签署", "履行中"])
def test_larger_text_fits_too(
    qtbot: QtBot, qapp: QApplication, resources: Path, tmp_path: Path, state: str
) -> None:
    with hub_at(tmp_path, *STATES[state]) as hub:
        page = opened(qtbot, hub)
        apply(qapp, resources, "light", 1.25)
        assert page.next.width() == 375
        qtbot.waitUntil(lambda: page.next.mapTo(page, page.next.rect().bottomRight()).x() < page.width())
        assert page.centre.stack.isAncestorOf(page.facts), "larger text leaves no room for a third column"
        for name in (centre.COURSE, centre.FACTS, centre.PAPERS, centre.AGREEMENT, centre.VOLUME):
            page.centre.show_tab(name)
            shown = page.centre.stack.currentWidget()
            assert isinstance(shown, ScrollTab)
            qtbot.waitUntil(shown.isVisible)
            inside = shown.widget()
            assert inside is not None
            assert inside.minimumSizeHint().width() <= shown.viewport().width(), name


@pytest.mark.parametrize("state", STATES)
def test_every_button_has_a_name_and_takes_the_keyboard(qtbot: QtBot, tmp_path: Path, state: str) -> None:
    with hub_at(tmp_path, *STATES[state]) as hub:
        page = opened(qtbot, hub)
        buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page)]
        assert len(buttons) > 8
        assert [b for b in buttons if not b.accessibleName()] == []
        assert [b.accessibleName() for b in buttons if b.focusPolicy() == Qt.FocusPolicy.NoFocus] == []


def test_private_numbers_are_masked_until_the_eye_is_used(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        block = page.facts.parties[0]
        assert block.numbers() == ("1101**********2316", "138****0071")
        qtbot.mouseClick(block.eye, LEFT)
        qtbot.waitUntil(lambda: block.revealed, timeout=20_000)
        assert block.numbers() == ("110101199003072316", "13857120071")
        with hub.desk.read() as reader:
            told = reader.entries(limit=1)[0]
        assert (told.act, told.told, told.case_uid) == (
            "reveal_numbers", "查看了申请人的完整号码。", page.view.file.case.uid,
        )  # fmt: skip
        assert block.eye.accessibleName() == "隐去申请人的完整号码"
        qtbot.mouseClick(block.eye, LEFT)
        assert block.numbers()[0] == "1101**********2316"
        qtbot.mouseClick(block.eye, LEFT)
        qtbot.waitUntil(lambda: block.revealed, timeout=20_000)
        page.refresh()
        assert page.facts.parties[0].numbers()[0] == "1101**********2316"


def test_next_step_and_rows_ask_for_their_acts(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        assert page.next.primary is not None
        with qtbot.waitSignal(page.act_wanted) as asked:
            qtbot.mouseClick(page.next.primary, LEFT)
        assert asked.args == ["record_session", NUMBER]
        rows = {row.act: row for row in page.next.rows}
        with qtbot.waitSignal(page.act_wanted) as asked:
            qtbot.keyClick(rows["extend"], Qt.Key.Key_Space)
        assert asked.args == ["extend", NUMBER]
        assert "fail" not in rows, "endings stand together, behind one row"
        qtbot.mouseClick(rows[""], LEFT)
        menu = page.next._menu
        qtbot.waitUntil(menu.isVisible)
        names = [action.text() for action in menu.actions()]
        assert names == ["中止调解", "调解不成", "撤回申请", "自行和解"]
        with qtbot.waitSignal(page.act_wanted) as asked:
            menu.actions()[1].trigger()
        assert asked.args == ["fail", NUMBER]
        menu.close()


def test_a_clerk_sees_why_the_next_step_is_not_his(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"], role="登记员") as hub:
        page = opened(qtbot, hub)
        assert page.next.primary is not None
        assert not page.next.primary.isEnabled()
        assert "登记员" in page.next.primary.reason
        assert page.next.primary.reason in words(page.next)


def test_the_page_follows_an_act_about_its_case_and_keeps_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "sign", "2026-09-29") as hub:
        page = opened(qtbot, hub, (1166, 500))
        course = page.centre.course
        qtbot.waitUntil(lambda: course.verticalScrollBar().maximum() > 60)
        course.verticalScrollBar().setValue(60)
        before = page.view
        given = {"role": "被申请人", "person": "周样本", "way": "签名并盖章", "done_on": "2026-09-29"}
        with qtbot.waitSignal(hub.changed):
            hub.perform("sign", given, NUMBER, _nothing)
        assert page.view is not before
        assert page.view is not None
        assert page.view.next_why == "还缺 2 项：调解员、调解委员会"
        assert "还缺 2 项" in words(page.next)
        qtbot.waitUntil(_at(course, 60))


def test_the_page_leaves_other_cases_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        before = page.view
        hub.changed.emit(Changes(tables=frozenset({"cases"}), cases=frozenset({"another"})))
        assert page.view is before


def test_a_narrow_page_has_the_facts_in_a_tab(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub, (855, 512))
        page.centre.show_tab(centre.FACTS)
        assert page.centre.current == centre.FACTS
        qtbot.waitUntil(page.facts.isVisible)
        assert page.centre.stack.isAncestorOf(page.facts)
        page.resize(1166, 768)
        qtbot.waitUntil(lambda: not page.centre.stack.isAncestorOf(page.facts))
        assert page.facts.isVisible()
        assert page.facts.width() == 266
        assert page.centre.current == centre.COURSE


def test_an_archived_case_opens_its_volume(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["已归档"]) as hub:
        page = opened(qtbot, hub)
        assert page.next.primary is not None
        with qtbot.waitSignal(page.paper_wanted) as asked:
            qtbot.mouseClick(page.next.primary, LEFT)
        assert asked.args == [NUMBER, "volume", ""]


def test_the_head_copies_the_number_and_leads_back(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        qtbot.mouseClick(page.header.copy, LEFT)
        assert QGuiApplication.clipboard().text() == NUMBER
        with qtbot.waitSignal(hub.go) as gone:
            qtbot.mouseClick(page.header.back, LEFT)
        assert gone.args == ["ledger", ""]
        page.header.set_neighbours("", NUMBER)
        assert not page.header.up.isEnabled()
        qtbot.mouseClick(page.header.down, LEFT)
        assert page.number == NUMBER


def test_a_case_that_is_not_there_is_told_in_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        page.show_case("（2026）示工调字第99号")
        assert page.banner.isVisible()
        assert "第99号" in page.banner.accessibleName()
        assert not page.centre.isVisible()
        page.show_case(NUMBER)
        assert not page.banner.isVisible()
        assert page.centre.isVisible()


def _nothing(outcome: object) -> None:
    """The test looks at the page instead."""


def _at(area: ScrollTab, value: int) -> object:
    def reached() -> bool:
        return area.verticalScrollBar().value() == value

    return reached


def test_what_is_done_now_and_then_stands_in_groups(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        acts = {row.act for row in page.next.rows}
        assert not acts & {"add_agent", "make_proposal", "attach", "instruct", "suspend"}
        row = next(row for row in page.next.rows if row.text() == "安排、方案与评估")
        qtbot.mouseClick(row, LEFT)
        menu = page.next._menu
        qtbot.waitUntil(menu.isVisible)
        assert [action.text() for action in menu.actions()][:2] == ["安排调解", "提出方案"]
        with qtbot.waitSignal(page.act_wanted) as asked:
            menu.actions()[0].trigger()
        assert asked.args == ["schedule_session", NUMBER]
        menu.close()


def test_a_destroyed_case_says_so_and_offers_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "archive", "2036-11-30") as hub:
        for act, given in (
            ("appraise", APPRAISED), ("approve_appraisal", APPROVED), ("destroy_volumes", DESTROYED),
        ):  # fmt: skip
            perform(hub.desk, act, given)
        page = opened(qtbot, hub)
        assert page.header._destroyed.isVisible()
        assert page.header.papers.reason == "案卷已经销毁"
        assert page.next.primary is not None
        assert not page.next.primary.isEnabled()
        assert page.next.rows == []
        page.centre.show_tab("协议与履行")
        assert page.centre.current == "经过"
        assert "未经过" not in words(page)
        assert "只留目录信息" in words(page.centre.course)


def test_how_the_limitation_period_was_counted_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", "2026-09-25") as hub:
        left = changed(given_of(story(), "register"), applicant__left_on="2026-08-31") | {"reason": "已离职"}
        perform(hub.desk, "correct", left, number=NUMBER)
        perform(hub.desk, "record_limitation_event", CLAIMED | {"on": "2026-09-05"}, number=NUMBER)
        page = opened(qtbot, hub)
        qtbot.mouseClick(page.deadlines.chain, Qt.MouseButton.LeftButton)
        popup = page.deadlines.popup
        assert popup is not None
        told = words(popup)
        assert "中断" in told
        assert "2026年8月31日" in told
        assert "最后一日 2027年9月" in told
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
        assert not popup.isVisible()
