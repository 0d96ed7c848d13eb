"""The shell: navigation wide and narrow, keys, areas, page heads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.shell.nav_button import NavItem
from app.ui.shell.page_header import CaseHeader, PageHeader, Trail
from app.ui.shell.shell import Shell, mark_area
from app.ui.widgets.buttons import Button
from app.ui.widgets.editors import LineEdit
from app.ui.widgets.layouts import column, holder
from app.ui.widgets.pill import Pill

CONTROL = Qt.KeyboardModifier.ControlModifier
ITEMS = (
    NavItem("desk", "工作台", "house"),
    NavItem("ledger", "案件台账", "folders"),
    None,
    NavItem("stats", "统计报表", "chart-column"),
    NavItem("people", "调解员", "users-round"),
    NavItem("settings", "设置", "settings"),
)


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    """A shell with a page for every item, active."""
    made = Shell(ITEMS)
    for item in ITEMS:
        if item is not None:
            made.add_page(item.key, holder(column(LineEdit(), LineEdit())))
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    made.activateWindow()
    made.show_page("desk")
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_click_asks_and_the_window_shows(qtbot: QtBot, shell: Shell) -> None:
    button = shell.navigation.button("ledger")
    with qtbot.waitSignal(shell.page_asked) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == ["ledger"]
    assert shell.current == "desk"
    assert not button.isChecked()
    with qtbot.waitSignal(shell.page_shown):
        shell.show_page("ledger")
    assert button.isChecked()
    assert not shell.navigation.button("desk").isChecked()


def test_a_case_page_belongs_to_the_ledger(shell: Shell) -> None:
    shell.add_page("case", QWidget())
    shell.show_page("case", nav_key="ledger")
    assert shell.current == "case"
    assert shell.navigation.button("ledger").isChecked()
    shell.show_page("desk")
    shell.remove_page("case")
    assert not shell.has_page("case")
    with pytest.raises(KeyError):
        shell.show_page("case")


def test_the_keyboard_reaches_pages_search_and_lock(qtbot: QtBot, shell: Shell) -> None:
    for number, key in ((1, "desk"), (3, "stats"), (5, "settings")):
        with qtbot.waitSignal(shell.page_asked) as asked:
            qtbot.keyClick(shell, Qt.Key(Qt.Key.Key_0.value + number), CONTROL)
        assert asked.args == [key]
    with qtbot.waitSignal(shell.search_asked):
        qtbot.keyClick(shell, Qt.Key.Key_K, CONTROL)
    with qtbot.waitSignal(shell.lock_asked):
        qtbot.keyClick(shell, Qt.Key.Key_L, CONTROL)


def test_buttons_of_the_navigation_tell(qtbot: QtBot, shell: Shell) -> None:
    nav = shell.navigation
    for button, signal in (
        (nav.search, shell.search_asked),
        (nav.trust, shell.trust_asked),
        (nav.user, shell.user_asked),
        (nav.user.lock, shell.lock_asked),
    ):
        assert button.accessibleName()
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_below_1280_the_navigation_is_a_strip(shell: Shell) -> None:
    nav = shell.navigation
    assert (nav.compact, nav.width()) == (False, 200)
    shell.resize(1279, 697)
    assert (nav.compact, nav.width()) == (True, 56)
    assert nav.button("stats").toolTip() == "统计报表"
    assert not nav.user.lock.isVisible()
    shell.resize(1280, 697)
    assert (nav.compact, nav.width()) == (False, 200)


def test_badges_are_heard_too(shell: Shell) -> None:
    shell.navigation.set_badge("desk", "3", "bad")
    assert shell.navigation.button("desk").accessibleName() == "工作台，3"
    shell.navigation.set_badge("desk", "")
    assert shell.navigation.button("desk").accessibleName() == "工作台"


def test_the_foot_says_how_it_stands(shell: Shell) -> None:
    nav = shell.navigation
    nav.set_office("滨江精工机械")
    nav.trust.set_trust("正在备份", "", "accent", "save", progress=0.4)
    nav.user.set_user("吴静宜", "主任")
    assert nav.trust.accessibleName() == "正在备份"
    assert nav.user.accessibleName() == "当前用户 吴静宜 主任"
    assert not nav.grab().isNull()


def test_f6_walks_over_the_areas(qtbot: QtBot, shell: Shell) -> None:
    first, second = LineEdit(), LineEdit()
    left, right = holder(column(first)), holder(column(second))
    mark_area(right, 2)
    mark_area(left, 1)
    shell.add_page("stats", holder(column(right, left)))
    shell.show_page("stats")
    seen = []
    for _ in range(4):
        qtbot.keyClick(shell, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [first, second, shell.navigation.button("stats"), first]
    qtbot.keyClick(shell, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is shell.navigation.button("stats")


def test_arrows_walk_in_the_navigation(qtbot: QtBot, shell: Shell) -> None:
    shell.navigation.focus_current()
    qtbot.keyClick(shell.navigation.button("desk"), Qt.Key.Key_Down)
    assert shell.navigation.button("ledger").hasFocus()
    with qtbot.waitSignal(shell.page_asked):
        qtbot.keyClick(shell.navigation.button("ledger"), Qt.Key.Key_Space)


def test_a_toast_of_the_shell_can_be_undone(qtbot: QtBot, shell: Shell) -> None:
    toast = shell.toast("已登记第23号", link="撤销")
    assert toast.isVisible()
    with qtbot.waitSignal(toast.followed):
        toast.link.click()


def test_a_page_head_holds_three_buttons(qtbot: QtBot) -> None:
    header = PageHeader("案件台账", "18 件在办", Button("导出"), Button("打印"))
    qtbot.addWidget(header)
    primary = Button("登记案件", "primary")
    header.add_button(primary)
    with pytest.raises(ValueError, match="three"):
        header.add_button(Button("多了"))
    assert header.button_count() == 3
    header.set_title("统计")
    header.set_sub("")
    assert header.accessibleName() == "统计"
    header.resize(900, 40)
    primary.set_reason("没有权限")
    assert not primary.reason_label().isHidden()


def test_the_trail_leads_back(qtbot: QtBot) -> None:
    trail = Trail(["案件台账", "第18号", "协议"])
    qtbot.addWidget(trail)
    with qtbot.waitSignal(trail.followed) as followed:
        trail._links[1].click()
    assert followed.args == [1]
    assert trail.accessibleName() == "案件台账 > 第18号 > 协议"


def test_a_case_head_cuts_a_long_title_and_keeps_its_buttons(qtbot: QtBot) -> None:
    header = CaseHeader(["案件台账", "第18号"], "陈志远 与 滨江精工机械制造有限责任公司第二分公司" * 2)
    qtbot.addWidget(header)
    button = Button("文书", icon="file-text", menu_arrow=True)
    header.add_button(button)
    header.set_beside(Pill("调解中"))
    header.resize(600, header.sizeHint().height())
    header.show()
    assert button.width() >= button.sizeHint().width()
    assert header._title.text().endswith("…")
    header.set_title("短")
    assert header._title.text() == "短"


@pytest.mark.parametrize(("width", "height"), [(1366, 697), (911, 512), (880, 500)])
def test_nothing_of_the_navigation_is_cut(shell: Shell, width: int, height: int) -> None:
    shell.resize(width, height)
    nav = shell.navigation
    bottoms = [nav.button(key).geometry().bottom() for key in tuple(nav.keys())]
    assert bottoms == sorted(bottoms)
    assert nav.button("settings").geometry().bottom() < nav.trust.geometry().top()
    assert nav.user.geometry().bottom() < height
