"""Checks that need the case: days in their order, nothing dated ahead."""

from __future__ import annotations

from datetime import date

from app.domain import dates
from app.services.catalogue import refuse_field


def in_order(today: date, path: str, label: str, day: date | None, *earlier: tuple[str, date | None]) -> None:
    """Refuse a day that lies in the future or before any of the named earlier days (label, day).

    Raises InvalidInput with one Problem at `path`.
    """
    if day is None:
        return
    if day > today:
        text = f"{label} {dates.long(day)} 还没有到（今天是 {dates.long(today)}），请改成实际日期。"
        raise refuse_field(path, text)
    for other, before in earlier:
        if before is not None and day < before:
            text = f"{label} {dates.long(day)} 早于{other} {dates.long(before)}，请核对先后。"
            raise refuse_field(path, text)
