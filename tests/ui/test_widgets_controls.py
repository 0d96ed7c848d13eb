"""How the controls behave: keys, signals, rings, reasons, toasts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.choices import Choice
from app.ui.widgets.figure_card import FigureCard
from app.ui.widgets.layouts import clear, column, holder, row, scroller
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.step_list import Step, StepList
from app.ui.widgets.switches import CheckChip, FilterChip, Toggle
from app.ui.widgets.tabs import Tabs
from app.ui.widgets.timeline_item import Entry, TimelineItem
from app.ui.widgets.toast import SHOWN_MS, Toast, ToastPlace

KEY = Qt.Key


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """The widgets in an active window."""
    window = holder(column(*widgets))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("kind", [Segmented, Tabs])
def test_arrows_home_and_end_move_the_choice(qtbot: QtBot, kind: type[Segmented] | type[Tabs]) -> None:
    choices = kind(["月", "季", "年"], 1, "周期")
    qtbot.addWidget(choices)
    told: list[int] = []
    choices.chosen.connect(told.append)
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, KEY.Key_Home, KEY.Key_End):
        qtbot.keyClick(choices, key)
    assert told == [2, 1, 0, 2]
    assert choices.current_label == "年"
    assert choices.accessibleName() == "周期：年"


@pytest.mark.parametrize("kind", [Segmented, Tabs])
def test_a_click_chooses_and_the_same_again_says_nothing(
    qtbot: QtBot, kind: type[Segmented] | type[Tabs]
) -> None:
    choices = kind(["月", "季", "年"])
    qtbot.addWidget(choices)
    choices.resize(choices.sizeHint())
    told: list[int] = []
    choices.chosen.connect(told.append)
    for index in (2, 2, 0):
        qtbot.mouseClick(choices, Qt.MouseButton.LeftButton, pos=choices.area(index).center().toPoint())
    assert told == [2, 0]
    choices.set_choices(["甲"], 5)
    assert (choices.current, told) == (0, [2, 0])


def test_tabs_squeeze_before_they_scroll(qtbot: QtBot) -> None:
    tabs = Tabs([Choice("协议与履行情况", 12), Choice("送达回证登记", 5), Choice("改动记录")])
    qtbot.addWidget(tabs)
    tabs.resize(tabs.sizeHint())
    whole = tabs.area(2).right()
    tabs.resize(int(whole) - 15, 38)
    assert not any(tabs.cut(at) for at in range(3))
    tabs.resize(200, 38)
    assert [tabs.cut(at) for at in range(3)] == [False, True, True]
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=QPoint(195, 19))
    assert not tabs.cut(1)
    assert tabs.current == 0
    qtbot.keyClick(tabs, KEY.Key_End)
    assert tabs.current_label == "改动记录"
    assert tabs.area(2).right() <= 201
    assert tabs.area(0).left() < 0
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=QPoint(5, 19))
    assert tabs.current == 2
    tabs.resize(tabs.sizeHint())
    assert not any(tabs.cut(at) for at in range(3))


def test_space_turns_a_toggle_and_a_chip(qtbot: QtBot) -> None:
    for switch in (Toggle("单方谈话"), CheckChip("农民工")):
        qtbot.addWidget(switch)
        with qtbot.waitSignal(switch.toggled):
            qtbot.keyClick(switch, KEY.Key_Space)
        assert switch.isChecked()
        assert switch.accessibleName()


def test_a_filter_chip_is_removed_by_its_cross_or_delete(qtbot: QtBot) -> None:
    chip = FilterChip("收到", "2026年")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, KEY.Key_Delete)
    with qtbot.waitSignal(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 10, 14))
    with qtbot.assertNotEmitted(chip.removed), qtbot.waitSignal(chip.asked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(15, 14))
    with qtbot.waitSignal(chip.asked):
        qtbot.keyClick(chip, KEY.Key_Return)


def test_the_ring_comes_with_the_keyboard_only(qtbot: QtBot) -> None:
    first, second = Button("一"), Button("二", "primary")
    window = shown(qtbot, first, second)
    assert window.isActiveWindow()
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not first.ring
    qtbot.keyClick(first, KEY.Key_Tab)
    assert second.hasFocus()
    assert second.ring
    plain = second.grab().toImage()
    second.setFocus(Qt.FocusReason.MouseFocusReason)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert second.grab().toImage() != plain
    qtbot.keyClick(first, KEY.Key_Shift)
    assert first.ring


def test_a_button_that_is_off_says_why(qtbot: QtBot) -> None:
    button = Button("签发", "primary")
    label = button.reason_label()
    window = holder(row(label, button))
    qtbot.addWidget(window)
    with qtbot.waitSignal(button.reason_changed) as told:
        button.set_reason("改好 1 处后可以签发")
    assert told.args == ["改好 1 处后可以签发"]
    assert not button.isEnabled()
    assert button.toolTip() == label.text() == button.accessibleDescription() == "改好 1 处后可以签发"
    assert not label.isHidden()
    button.set_reason("")
    assert button.isEnabled()
    assert label.isHidden()


def test_a_button_without_words_has_a_name(qtbot: QtBot) -> None:
    button = Button("", "ghost", "ellipsis", name="更多")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("更多", "更多")
    button.set_reason("没有权限")
    button.set_reason("")
    assert button.toolTip() == "更多"


def test_a_figure_opens_by_click_enter_and_space(qtbot: QtBot) -> None:
    figure = FigureCard("收到", "17", "件", "上季度 3", "按收到日期")
    qtbot.addWidget(figure)
    figure.resize(figure.sizeHint())
    for key in (KEY.Key_Return, KEY.Key_Space):
        with qtbot.waitSignal(figure.opened):
            qtbot.keyClick(figure, key)
    with qtbot.waitSignal(figure.opened):
        qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    assert figure.accessibleName() == "收到 17 件"
    assert figure.accessibleDescription() == "上季度 3；按收到日期"


def test_only_finished_steps_can_be_gone_to(qtbot: QtBot) -> None:
    steps = StepList([Step("收到", state="done"), Step("申请人", state="current"), Step("核对")])
    qtbot.addWidget(steps)
    told: list[int] = []
    steps.asked.connect(told.append)
    qtbot.keyClick(steps, KEY.Key_Up)
    qtbot.keyClick(steps, KEY.Key_Return)
    qtbot.keyClick(steps, KEY.Key_Down)
    qtbot.keyClick(steps, KEY.Key_Down)
    qtbot.keyClick(steps, KEY.Key_Return)
    assert told == [0]


def test_a_toast_goes_by_itself_and_never_takes_the_focus(qtbot: QtBot) -> None:
    button = Button("一")
    window = shown(qtbot, button)
    window.resize(600, 500)
    button.setFocus()
    place = ToastPlace(window)
    toast = place.show("已登记第23号", "", "撤销")
    assert button.hasFocus()
    assert toast.remaining_ms > 0
    assert SHOWN_MS == 8000
    assert toast.geometry().bottom() <= window.height()
    point = QPointF(5, 5)
    toast.enterEvent(QEnterEvent(point, point, point))
    assert toast.remaining_ms == -1
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    with qtbot.waitSignals([toast.followed, toast.closed]):
        qtbot.mouseClick(toast.link, Qt.MouseButton.LeftButton)
    assert button.hasFocus()


def test_three_toasts_at_most(qtbot: QtBot) -> None:
    window = shown(qtbot, Button("一"))
    window.resize(600, 500)
    place = ToastPlace(window)
    for number in range(4):
        place.show(f"第 {number} 条")
    visible = [toast for toast in window.findChildren(Toast) if toast.isVisible()]
    assert len(visible) == 3
    tops = {toast.accessibleName(): toast.y() for toast in visible}
    assert tops["第 1 条"] < tops["第 2 条"] < tops["第 3 条"] < window.height()


def test_links_of_banner_progress_and_timeline(qtbot: QtBot) -> None:
    banner = Banner("**要紧**，快看", "bad", "怎么办")
    strip = ProgressStrip("导入旧台账")
    item = TimelineItem(Entry("9月22日", "周二", "phone", "谈话", files=["甲", "乙"]))
    window = shown(qtbot, banner, strip, item)
    assert window.isVisible()
    with qtbot.waitSignal(banner.followed):
        banner.link.click()
    banner.set_message("好了", "ok")
    assert banner.link.isHidden()
    assert banner.accessibleName() == "好了"
    strip.set_progress(4210, 10000)
    with qtbot.waitSignal(strip.cancelled):
        strip.button.click()
    assert strip.button.reason == "正在停下"
    with qtbot.waitSignal(item.file_asked) as asked:
        item._chips[1].click()
    assert asked.args == [1]


def test_clearing_a_layout_takes_its_widgets_along(qtbot: QtBot) -> None:
    inner = row(Button("一"), Button("二"))
    window = holder(column(inner, Button("三")))
    qtbot.addWidget(window)
    clear(window.layout())
    assert window.findChildren(Button) == []
    assert scroller(column(Button("四"))).widget().property("ground") == "clear"
