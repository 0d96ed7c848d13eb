"""The words to choose from where the declaration leaves them open, because the law of the day decides."""

from __future__ import annotations

from datetime import date

from app.services.desk import Desk


def choices_for(desk: Desk, name: str, on: date) -> tuple[str, ...]:
    """The words for a choice field (案由, 争议类别) for a case received on `on`; empty for any other."""
    if name == "cause":
        return desk.law.cause_names(on)
    return desk.law.heads if name == "legal_head" else ()
