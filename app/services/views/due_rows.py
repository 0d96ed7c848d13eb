"""What is due in the open cases, with how pressing it is: for the dashboard, the radar and the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from app.services.desk import Desk
from app.services.views.duties import CHANCES, OWN, Due, Visits, duties, entrusted, limitation_dues
from app.services.views.limitation import Material
from app.store.queries.board import OpenCase

SOON = 2
"""So many working days before its last day a limit is near."""
FAR = 30
"""Beyond so many calendar days no limit is near: no run of days off is that long, so they need no counting."""


@frozen
class DueRow:
    """One due thing with the case it belongs to; `left` days until the last day, negative when overdue."""

    number: str
    short: str
    who: str
    due: Due
    left: int
    tone: str


def due_rows(desk: Desk, case: OpenCase, today: date) -> list[DueRow]:
    """What is due in one open case, each with its tone; a chance that has lapsed is no longer listed."""
    who = (case.number, short_number(case.number), case.applicant)
    return [
        DueRow(*who, due, due.left(today), tone(desk, due, today))
        for due in case_dues(desk, case, today)
        if due.day >= today or due.code not in CHANCES
    ]


def case_dues(desk: Desk, case: OpenCase, today: date) -> list[Due]:
    """The same as `duties.case_duties` tells of a case file, out of a row of the dashboard; earliest first."""
    law = desk.law
    found = [*duties(case, case.parts, law, Visits(case.visit_days, case.visits)), *entrusted(case, law)]
    found += limitation_dues(case.uid, material(case), law, today)
    return sorted(found, key=_by_day)


def material(case: OpenCase) -> Material:
    """What its limitation hangs on."""
    return Material(
        case, case.claims, case.people, case.consents, case.obligations, case.all_parts, case.referrals,
        case.limitation_events,
    )  # fmt: skip


def tone(desk: Desk, due: Due, today: date) -> str:
    """bad today and overdue, warn within two working days, else grey; the committee's own days never bad.

    The last day of a chance that the parties may or may not use is no worse than warn.
    """
    if due.day <= today:
        if due.kind == OWN:
            return "grey"
        return "warn" if due.code in CHANCES else "bad"
    if (due.day - today).days > FAR:
        return "grey"
    return "warn" if desk.law.calendar.workdays(today + timedelta(days=1), due.day) <= SOON else "grey"


def short_number(number: str) -> str:
    """The last part of a case number: 第18号."""
    return number[number.rfind("第") :] if "第" in number else number


def left_text(left: int) -> str:
    """Days left as the tag says them."""
    if left == 0:
        return "今天"
    return f"剩 {left} 天" if left > 0 else f"逾期 {-left} 天"


def _by_day(due: Due) -> date:
    return due.day
