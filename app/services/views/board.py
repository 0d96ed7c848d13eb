"""The dashboard: what is due today and next, which cases rest, which agreements wait for marks, the trend."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from app.domain import dates
from app.domain.limitation import CODE as LIMITATION
from app.domain.words import MarkRole, State
from app.services.desk import Desk
from app.services.views import radar, statistics
from app.services.views.due_rows import DueRow, due_rows, short_number
from app.services.views.radar import RadarRow
from app.store.queries import board as queries
from app.store.queries.board import OpenCase, WaitingPaper

LIMITATION_DAYS = 30
"""本会设定: so many days before its end the limitation period comes onto the dashboard."""


@frozen
class Figure:
    """One figure of the head: label, value, unit, a note (comparison or numerator ÷ denominator), its tone."""

    label: str
    value: str
    unit: str
    note: str = ""
    tone: str = "text"


@frozen
class SignRow:
    """An agreement that waits for marks: for each of the four done, refused or open."""

    number: str
    short: str
    who: str
    copies: int
    marks: tuple[str, ...]
    missing: str


@frozen
class Board:
    """Everything on the dashboard."""

    today: date
    rest_note: str
    figures: tuple[Figure, ...]
    dues: tuple[DueRow, ...]
    radar: tuple[RadarRow, ...]
    signing: tuple[SignRow, ...]
    trend: tuple[tuple[str, int, int], ...]


def board(desk: Desk) -> Board:
    """The dashboard as of today."""
    today = desk.clock.today()
    with desk.read() as unit:
        found = radar.watched(unit, today)
        waiting = queries.waiting_papers(unit)
        quarter = statistics.rate(unit, dates.parse_span(f"{today.year}Q{(today.month + 2) // 3}"))
    seen = {case.uid: due_rows(desk, case, today) for case in found.cases}
    cases = tuple(case for case in found.cases if not case.is_closed)
    rows = sorted((row for each in seen.values() for row in each if _near(row)), key=_by_day)
    return Board(
        today=today,
        rest_note=_rest_note(desk, today),
        figures=_figures(cases, rows, quarter),
        dues=tuple(rows),
        radar=radar.rows(desk, found, seen, today),
        signing=tuple(_signing(paper) for paper in waiting),
        trend=trend(desk, today),
    )


def trend(desk: Desk, last: date) -> tuple[tuple[str, int, int], ...]:
    """The twelve months up to that of `last`: word, cases received, agreements reached."""
    with desk.read() as unit:
        months = queries.monthly(unit, last)
    return tuple((_month(m.month, position), m.received, m.agreed) for position, m in enumerate(months))


def _near(row: DueRow) -> bool:
    """The limitation period is watched by the case page and the calendar until its end is near."""
    return row.due.code != LIMITATION or row.left <= LIMITATION_DAYS


def _by_day(row: DueRow) -> tuple[date, str]:
    return row.due.day, row.number


def _figures(cases: tuple[OpenCase, ...], rows: list[DueRow], quarter: statistics.Rate) -> tuple[Figure, ...]:
    due_today = sum(1 for r in rows if r.left <= 0)
    week = sum(1 for r in rows if 0 < r.left <= 7)
    waiting = sum(1 for c in cases if c.state == State.AGREED)
    people = sum(c.workers for c in cases)
    return (
        Figure("在办案件", str(len(cases)), "件", f"{people} 人"),
        Figure("今天到期或逾期", str(due_today), "项", "每一项都写明为什么", "bad" if due_today else "text"),
        Figure("未来 7 天到期", str(week), "项", "不含今天", "warn" if week else "text"),
        Figure("协议待签署", str(waiting), "份", "四项签署齐备才生效"),
        Figure("本季度调解成功率", quarter.text, "%", f"{quarter.agreed} / {quarter.ended} 件"),
    )


def _signing(paper: WaitingPaper) -> SignRow:
    marks = tuple(_mark(paper, role) for role in MarkRole)
    rest = [role for role, mark in zip(MarkRole, marks, strict=True) if mark != "done"]
    missing = f"缺{rest[0]}" if len(rest) == 1 else f"缺 {len(rest)} 项"
    short = short_number(paper.number)
    return SignRow(paper.number, short, paper.applicant, paper.copies, marks, missing)


def _mark(paper: WaitingPaper, role: str) -> str:
    return "done" if role in paper.done else "refused" if role in paper.refused else "open"


def _month(month: int, position: int) -> str:
    """The word under a bar: the first one and January say 月, the others only their number."""
    return f"{month}月" if position == 0 or month == 1 else str(month)


def _rest_note(desk: Desk, today: date) -> str:
    """What the header says of the days off: today, or a festival within the next three days."""
    calendar = desk.law.calendar
    if calendar.is_rest_day(today):
        return f"今天{calendar.why(today)}，{dates.short(calendar.next_workday(today))}上班"
    for n in range(1, 4):
        day = today + timedelta(days=n)
        if calendar.is_rest_day(day) and calendar.why(day) not in ("周六", "周日"):
            back = calendar.next_workday(day)
            return f"{dates.short(day)}起{calendar.why(day)}，{dates.short(back)}上班"
    return ""
