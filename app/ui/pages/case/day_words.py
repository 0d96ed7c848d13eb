"""How the case page writes a day: without its year when that is the present one."""

from __future__ import annotations

from datetime import date

from app.ui.models.columns import EMPTY, date_words


def day_words(day: date | None, today: date) -> str:
    """9月24日, with its year when that is not this one; — for none."""
    return EMPTY if day is None else date_words(day, today.year)
