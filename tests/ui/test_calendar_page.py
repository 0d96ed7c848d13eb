"""日历: the month by mouse and keys, rest days, the list of a day, the filter, and the file read back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case import Case
from app.domain.office import Mediator
from app.services.catalogue import perform
from app.services.views.calendar_days import DayKind
from app.services.views.calendar_items import TALK, Item
from app.system.clock import Clock
from app.ui.dialogs.files import Files
from app.ui.hub import Hub
from app.ui.pages.calendar.day_cell import DayCell, Facts
from app.ui.pages.calendar.lines import Head
from app.ui.pages.calendar.page import CalendarPage
from app.ui.theme.tokens import theme
from tests.ui.case_office import NUMBER, hub_at
from tests.ui.form_help import LEFT, activate, rest, show

TODAY = date(2026, 9, 20)
TALK_DAY = date(2026, 9, 21)
ARRANGED: dict[str, Any] = {
    "held_on": "2026-09-21", "starts": "14:00", "ends": "15:30", "way": "现场", "room": "203 调解室",
}  # fmt: skip


@contextmanager
def calendar_at(
    qtbot: QtBot, folder: Path, day: str = "2026-09-20", size: tuple[int, int] = (1166, 697)
) -> Iterator[tuple[CalendarPage, Hub]]:
    """The page over a case in its talks: one talk arranged, a certificate that runs out in September."""
    with hub_at(folder, "assign", "2026-09-20") as hub:
        perform(hub.desk, "schedule_session", ARRANGED, number=NUMBER)
        with hub.desk.write() as unit:
            first = unit.find(Mediator)[0]
            unit.save(evolve(first, certificate_until=date(2026, 9, 28), term_to=None))
            unit.note("test", "试验", "试验")
            unit.commit()
        hub.desk = evolve(hub.desk, clock=Clock(date.fromisoformat(day)))
        page = CalendarPage(hub)
        show(qtbot, page, size)
        qtbot.waitUntil(lambda: page.list.title.text() != "")
        yield page, hub
        rest(qtbot, hub)


def cell(page: CalendarPage, day: date) -> DayCell:
    """The cell of a day that is on show."""
    found = page.grid.cell_of(day)
    assert found is not None
    return found


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def in_list(page: CalendarPage) -> list[str]:
    """The labels of what is listed."""
    return [item.label for item in page.list.items]


def many(count: int, day: date) -> tuple[Item, ...]:
    """So many things of one day, the last of them overdue in tone."""
    made = [
        Item(day, None, 0, f"（2026）示工调字第{n}号", "应付款 1.00 元", "instalment", f"u{n}")
        for n in range(count)
    ]
    return (*made[:-1], evolve(made[-1], tone="bad"))


def test_a_month_begins_on_monday_and_marks_today(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path) as (page, _):
        days = [c.facts.day for c in page.grid.cells if c.isVisible() and c.facts]
        assert (days[0], days[-1], len(days)) == (date(2026, 8, 31), date(2026, 10, 4), 35)
        assert page.month.text() == "2026年9月"
        assert cell(page, TODAY).accessibleName().startswith("2026年9月20日 周日，今天，调休上班")
        talk = cell(page, TALK_DAY)
        assert "14:00 第1号" in talk.accessibleName()
        assert [item.kind for item in talk.shown] == [TALK]
        page.grid.set_day(date(2026, 11, 1))
        assert sum(c.isVisible() for c in page.grid.cells) == 42
        page.grid.set_day(date(2027, 2, 1))
        assert sum(c.isVisible() for c in page.grid.cells) == 28


def test_festivals_rest_days_and_make_up_days_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path) as (page, _):
        assert cell(page, TODAY).facts.kind == DayKind(False, "调休上班", "班")  # type: ignore[union-attr]
        assert "国庆节休假" in cell(page, date(2026, 10, 1)).accessibleName()
        assert page.note.full_text() == ""
        page.grid.set_day(date(2026, 12, 31))
        qtbot.mouseClick(page.later, LEFT)
        assert page.note.full_text().startswith("2027年放假安排未公布")
        assert "元旦（法定节日，放假安排未公布）" in cell(page, date(2027, 1, 1)).accessibleName()


def test_buttons_and_keys_turn_the_months_over_new_year(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path) as (page, _):
        page.grid.take_focus()
        for _ in range(4):
            press(qtbot, Qt.Key.Key_PageDown)
        assert (page.month.text(), page.grid.day) == ("2027年1月", date(2027, 1, 20))
        qtbot.mouseClick(page.earlier, LEFT)
        assert page.month.text() == "2026年12月"
        qtbot.mouseClick(page.later, LEFT)
        qtbot.mouseClick(page.later, LEFT)
        assert page.month.text() == "2027年2月"
        assert page.list.title.text() == "近 14 天"
        qtbot.mouseClick(page.home, LEFT)
        assert page.grid.day == TODAY
        qtbot.mouseClick(cell(page, date(2026, 10, 2)), LEFT)
        assert page.month.text() == "2026年10月"
        page.grid.set_day(date(2100, 12, 31))
        page.grid.take_focus()
        press(qtbot, Qt.Key.Key_Right)
        assert page.month.text() == "2100年12月"


def test_keys_move_the_day_and_open_its_list(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path) as (page, hub):
        page.grid.take_focus()
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right)
        assert page.grid.day == TALK_DAY
        focused = cell(page, TALK_DAY)
        assert focused.hasFocus()
        assert focused.ring
        assert page.list.title.text() == "9月21日 周一"
        press(qtbot, Qt.Key.Key_Return)
        assert page.list.view.hasFocus()
        with qtbot.waitSignal(hub.go) as gone:
            press(qtbot, Qt.Key.Key_Return)
        assert gone.args == ["case", NUMBER]
        press(qtbot, Qt.Key.Key_Escape)
        assert cell(page, TALK_DAY).hasFocus()
        press(qtbot, Qt.Key.Key_Home)
        assert (page.grid.day, page.list.title.text()) == (TODAY, "近 14 天")
        assert cell(page, TODAY).hasFocus()
        press(qtbot, Qt.Key.Key_Tab)
        assert not any(c.hasFocus() for c in page.grid.cells)


def test_the_list_begins_with_what_is_overdue(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path, "2026-09-23") as (page, _):
        lines = page.list.view.lines
        assert lines.lines[0] == Head("已过期", "1 项", "bad")
        assert lines.index(1, 0).data().startswith("已过 2 天，14:00 调解会（203 调解室），第1号")
        assert not lines.flags(lines.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
        assert cell(page, TALK_DAY).shown[0].tone == "bad"
        assert all(item.on <= date(2026, 10, 6) for item in page.list.items)
        assert "14:00 调解会（203 调解室）" in cell(page, TALK_DAY)._tip(line(page, TALK_DAY))


def line(page: CalendarPage, day: date, index: int = 0) -> QPoint:
    """The middle of a line in a cell."""
    return cell(page, day).line_area(index).center().toPoint()


def test_a_click_in_the_list_or_a_double_click_in_the_month_opens(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path) as (page, hub):
        with qtbot.waitSignal(hub.go) as gone:
            qtbot.mouseDClick(cell(page, TALK_DAY), LEFT, pos=line(page, TALK_DAY))
        assert gone.args == ["case", NUMBER]
        qtbot.mouseClick(cell(page, date(2026, 9, 28)), LEFT)
        view = page.list.view
        at = next(n for n, i in enumerate(view.lines.lines) if isinstance(i, Item) and "证书" in i.label)
        with qtbot.waitSignal(hub.go) as gone:
            where = view.visualRect(view.lines.index(at, 0)).center()
            qtbot.mouseClick(view.viewport(), LEFT, pos=where)
        assert gone.args == ["mediators", ""]


def test_only_the_kinds_that_are_ticked_are_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path) as (page, _):
        everything = in_list(page)
        assert not page.clear.isVisible()
        qtbot.mouseClick(page.chips["调解会"], LEFT)
        assert in_list(page) == ["调解会（203 调解室）"]
        qtbot.mouseClick(page.chips["聘期与证书"], LEFT)
        assert {item.kind for item in page.list.items} == {TALK, "certificate"}
        assert page.chips["聘期与证书"].text() == "聘期与证书 1"
        qtbot.mouseClick(page.clear, LEFT)
        assert in_list(page) == everything
        qtbot.mouseClick(page.chips["借阅"], LEFT)
        assert page.list.nothing.isVisible()
        assert "现在只看借阅" in page.list.nothing.accessibleName()
        assert page.export.reason == "没有可导出的事项"
        qtbot.mouseClick(cell(page, TALK_DAY), LEFT)
        assert page.list.nothing.accessibleName().startswith("这一天没有事项")
        qtbot.mouseClick(page.clear, LEFT)
        qtbot.mouseClick(page.list.ahead, LEFT)
        assert in_list(page) == everything


def test_a_full_cell_counts_the_rest_and_shows_them_by_a_click(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path) as (page, _):
        day = date(2026, 9, 23)
        page._on_read(page._asked, many(500, day))
        full = cell(page, day)
        assert full.hidden_items == 500 - len(full.shown) > 0
        assert full.shown[0].tone == "bad"
        assert full.accessibleName().endswith("还有 494 项")
        qtbot.mouseClick(full, LEFT, pos=line(page, day, len(full.shown)))
        assert len(page.list.items) == 500
        page.list.view.grab()


def test_a_cell_too_low_for_a_line_still_counts(qtbot: QtBot) -> None:
    low = DayCell()
    qtbot.addWidget(low)
    day = date(2026, 9, 23)
    low.set_facts(Facts(day, DayKind(False, "工作日"), many(3, day), outside=False, today=TODAY))
    low.resize(60, 44)
    assert (low.shown, low.hidden_items) == ((), 3)
    low.grab()


def test_what_is_arranged_meanwhile_appears(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path) as (page, hub):
        later = ARRANGED | {"held_on": "2026-09-22"}
        outcome = perform(hub.desk, "schedule_session", later, number=NUMBER)
        hub.runner.announce(outcome.changes)
        qtbot.waitUntil(lambda: TALK in [i.kind for i in cell(page, date(2026, 9, 22)).shown])


def test_over_night_the_page_goes_with_the_day(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path) as (page, hub):
        hub.desk = evolve(hub.desk, clock=Clock(TODAY + timedelta(days=1)))
        page.go_stale()
        qtbot.waitUntil(lambda: "今天" in cell(page, TALK_DAY).accessibleName())
        assert page.grid.day == TALK_DAY
        assert page.list.view.lines.lines[0] == Head("9月21日 周一", "今天")


@pytest.mark.parametrize(("entry", "name"), [(0, "日历-2026-09.ics"), (1, "日历.ics")])
def test_the_file_holds_what_is_shown(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: int, name: str
) -> None:
    proposed: list[str] = []

    def save(cls: type, parent: Any, title: str, path: Path, kinds: str) -> Path:
        proposed.append(path.name)
        return tmp_path / "out.ics"

    monkeypatch.setattr(Files, "save", classmethod(save))
    with calendar_at(qtbot, tmp_path) as (page, hub):
        qtbot.mouseClick(page.export, LEFT)
        action = page._menu.actions()[entry]
        with qtbot.waitSignal(hub.told) as told:
            action.trigger()
        page._menu.close()
        wanted = [i for i in page.shown if entry or i.on in page.grid.month]
        assert action.text().endswith(f"，{len(wanted)} 项")
        assert told.args == [f"日历文件已导出：{tmp_path / 'out.ics'}"]
        with hub.desk.read() as unit:
            case = unit.find(Case)[0]
    assert proposed == [name]
    found = events((tmp_path / "out.ics").read_bytes())
    assert [e["UID"] for e in found] == [i.uid for i in wanted]
    talk = next(e for e in found if "调解会" in e["SUMMARY"])
    assert datetime.fromisoformat(talk["DTSTART"]) == datetime(2026, 9, 21, 14, 0)
    assert case.applicant not in str(found)


def events(raw: bytes) -> list[dict[str, str]]:
    """The events of a calendar file, read by the letter of RFC 5545."""
    lines = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    found: list[dict[str, str]] = []
    for words in lines:
        name, _, value = words.partition(":")
        if words == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name.partition(";")[0]] = value
    return found


def test_nothing_is_written_when_the_user_goes_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(cls: type, *arguments: Any) -> None:
        return None

    monkeypatch.setattr(Files, "save", classmethod(save))
    with calendar_at(qtbot, tmp_path) as (page, _):
        qtbot.mouseClick(page.export, LEFT)
        page._menu.actions()[0].trigger()
        page._menu.close()
    assert list(tmp_path.glob("*.ics")) == []


def right(part: QWidget, page: CalendarPage) -> int:
    """Where a part ends in the page."""
    return part.mapTo(page, QPoint(part.width(), 0)).x()


def test_the_narrow_window_holds_everything(qtbot: QtBot, tmp_path: Path) -> None:
    with calendar_at(qtbot, tmp_path, size=(824, 500)) as (page, _):
        qtbot.mouseClick(page.chips["期限"], LEFT)
        for part in (page.export, page.home, *page.chips.values(), page.clear):
            assert part.width() >= part.sizeHint().width()
            assert right(part, page) <= page.width()
        assert page.list.geometry().left() > page.grid.parentWidget().geometry().right()
        assert right(page.list, page) <= page.width()
        qtbot.mouseClick(page.clear, LEFT)
        assert len(cell(page, TALK_DAY).shown) == 1
        page.resize(860, 900)
        QApplication.processEvents()
        month = QRect(page.grid.mapTo(page, QPoint()), page.grid.size())
        assert page.list.geometry().top() > month.bottom()


def test_the_page_is_painted_in_a_larger_text_size(
    qtbot: QtBot, tmp_path: Path, resources: Path, qapp: QApplication
) -> None:
    from app.ui.theme.apply import apply

    with calendar_at(qtbot, tmp_path) as (page, _):
        before = page.list.view.visualRect(page.list.view.lines.index(1, 0)).height()
        apply(qapp, resources, "contrast", 1.25)
        qtbot.waitUntil(lambda: page.list.view.visualRect(page.list.view.lines.index(1, 0)).height() > before)
        assert theme.edged
        activate(qtbot, page)
        image = page.grab().toImage()
        assert image.pixelColor(2, 2).name() == theme.color("window").name()
