"""Which backups to keep: each day for two weeks, each week for three months, then each month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

DAILY = 14
WEEKLY = 92
MONTHLY = 120


def keep(stamps: Iterable[datetime], today: date) -> frozenset[datetime]:
    """The times of the backups to keep, out of the times of all there are.

    The last one of each of the past 14 days, of each week of the past 92 days and of each of the past 120
    months stays; so does the newest of all, and whatever lies in the future, for then a clock was wrong.
    """
    ordered = sorted(stamps)
    kept = {s for s in ordered if s.date() > today} | set(ordered[-1:])
    last_of: dict[tuple[str, object], datetime] = {}
    for stamp in ordered:
        days = (today - stamp.date()).days
        months = (today.year - stamp.year) * 12 + today.month - stamp.month
        if 0 <= days < DAILY:
            last_of["day", stamp.date()] = stamp
        if 0 <= days < WEEKLY:
            last_of["week", stamp.date().isocalendar()[:2]] = stamp
        if 0 <= months < MONTHLY:
            last_of["month", (stamp.year, stamp.month)] = stamp
    return frozenset(kept | set(last_of.values()))
