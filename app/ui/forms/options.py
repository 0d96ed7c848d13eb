"""The words to choose from where the declaration leaves them open, because the law of the day decides."""

from __future__ import annotations

from datetime import date

from app.domain import dates
from app.services.desk import Desk
from app.ui.forms.record_block import RecordBlock
from app.ui.widgets.editors import Combo


def choices_for(desk: Desk, name: str, on: date) -> tuple[str, ...]:
    """The words for a choice field (案由, 争议类别) for a case received on `on`; empty for any other."""
    if name == "cause":
        return desk.law.cause_names(on)
    return desk.law.heads if name == "legal_head" else ()


def offer_causes(block: RecordBlock, desk: Desk, received_on: str) -> None:
    """Offer the causes in force on the typed day of receipt; what is no day changes nothing."""
    made = block.grid.row_for("cause")
    try:
        day = dates.parse_date(received_on)
    except ValueError:
        return
    if made is not None and isinstance(made.editor, Combo):
        made.editor.set_choices(choices_for(desk, "cause", day))
