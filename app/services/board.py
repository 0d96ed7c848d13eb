"""The dashboard: what is due today and next, which cases rest, which agreements wait for marks, the trend."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from app.domain import dates
from app.domain.words import MarkRole, State
from app.services import statistics
from app.services.desk import Desk
from app.services.duties import OWN, Due, duties
from app.store.queries import board as queries
from app.store.queries.board import OpenCase, WaitingPaper

CHANCES = ("arbitration_right", "arbitration_review", "judicial_confirmation")
"""Days that give the parties a right to use, not the committee a duty to do."""

SILENT_DAYS = 7
"""本会设定: so many days without an entry make an open case silent."""


@frozen
class Figure:
    """One figure of the head: label, value, unit, a note (comparison or numerator ÷ denominator), its tone."""

    label: str
    value: str
    unit: str
    note: str = ""
    tone: str = "text"


@frozen
class DueRow:
    """One due thing with the case it belongs to; `left` days until the last day, negative when overdue."""

    number: str
    short: str
    who: str
    due: Due
    left: int
    tone: str


@frozen
class RadarRow:
    """An open case that nobody moves: overdue, silent, or without a mediator."""

    number: str
    short: str
    who: str
    state: str
    why: str
    tag: str
    tone: str


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
        cases = queries.open_cases(unit)
        waiting = queries.waiting_papers(unit)
        quarter = statistics.rate(unit, dates.parse_span(f"{today.year}Q{(today.month + 2) // 3}"))
    rows = sorted((row for c in cases for row in due_rows(desk, c, today)), key=_by_day)
    return Board(
        today=today,
        rest_note=_rest_note(desk, today),
        figures=_figures(cases, rows, quarter),
        dues=tuple(rows),
        radar=_radar(cases, rows, today),
        signing=tuple(_signing(paper) for paper in waiting),
        trend=trend(desk, today),
    )


def trend(desk: Desk, last: date) -> tuple[tuple[str, int, int], ...]:
    """The twelve months up to that of `last`: word, cases received, agreements reached."""
    with desk.read() as unit:
        months = queries.monthly(unit, last)
    return tuple((_month(m.month, position), m.received, m.agreed) for position, m in enumerate(months))


def _by_day(row: DueRow) -> tuple[date, str]:
    return row.due.day, row.number


def due_rows(desk: Desk, case: OpenCase, today: date) -> list[DueRow]:
    """What is due in one open case, each with its tone; a chance that has lapsed is no longer listed."""
    who = (case.number, short_number(case.number), case.applicant)
    return [
        DueRow(*who, due, due.left(today), tone(desk, due, today))
        for due in duties(case, case.parts, desk.law)
        if due.day >= today or due.code not in CHANCES
    ]


def tone(desk: Desk, due: Due, today: date) -> str:
    """bad today and overdue, warn within two working days, else grey; the committee's own days never bad.

    The last day of a chance that the parties may or may not use is no worse than warn.
    """
    if due.day <= today:
        if due.kind == OWN:
            return "grey"
        return "warn" if due.code in CHANCES else "bad"
    return "warn" if desk.law.calendar.workdays(today + timedelta(days=1), due.day) <= 2 else "grey"


def short_number(number: str) -> str:
    """The last part of a case number: 第18号."""
    return number[number.rfind("第") :] if "第" in number else number


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


def _radar(cases: tuple[OpenCase, ...], rows: list[DueRow], today: date) -> tuple[RadarRow, ...]:
    """Overdue cases first, then those without an entry for SILENT_DAYS."""
    overdue = {r.number: r for r in reversed(rows) if r.left < 0 and r.due.act}
    found = []
    for case in cases:
        who = (case.number, short_number(case.number), case.applicant, case.state)
        silent = (today - case.last_on).days if case.last_on else 0
        if case.number in overdue:
            row = overdue[case.number]
            found.append(RadarRow(*who, f"{row.due.label}，{row.due.why}", f"逾期 {-row.left} 天", "bad"))
        elif silent >= SILENT_DAYS and case.state not in (State.PERFORMING, State.EFFECTIVE, State.SUSPENDED):
            assert case.last_on is not None
            found.append(
                RadarRow(*who, f"{dates.short(case.last_on)}后没有记录", f"静默 {silent} 天", "warn")
            )
    return tuple(sorted(found, key=lambda r: (r.tone != "bad", r.number)))


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
