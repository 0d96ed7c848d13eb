"""What a day of the calendar page says of work and rest: festival, days off, make-up days, a year without a notice."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from app.domain.calendar import WorkCalendar
from app.domain.dates import WEEKDAYS

OFF, MADE_UP = "休", "班"


@frozen
class DayKind:
    """One day: whether it is a rest day, why, and what tells it from an ordinary week.

    `mark` is 休 on a day off for a festival, 班 on a weekend day that is worked, else "".
    """

    rest: bool
    why: str
    mark: str = ""
    festival: str = ""


def day_kind(calendar: WorkCalendar, day: date) -> DayKind:
    """The day by the published arrangement, or by weekends and statutory days where there is none."""
    rest, why = calendar.is_rest_day(day), calendar.why(day)
    if rest and why not in WEEKDAYS:
        return DayKind(rest, why, OFF, why.partition("（")[0].removesuffix("休假"))
    return DayKind(rest, why, MADE_UP if not rest and day.weekday() >= 5 else "")


def year_note(calendar: WorkCalendar, year: int) -> str:
    """What the head says of a year whose arrangement is not known; "" for a year that has its notice."""
    return "" if calendar.published(year) else f"{year}年放假安排未公布，休息日按周末和法定节日暂算"
