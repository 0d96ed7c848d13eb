"""What a new entry of a list opens with: the day, the answer that is usual."""

from __future__ import annotations

from app.domain import dates
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given


def fresh_rows(act: str, situation: Situation) -> dict[str, Given]:
    """By the name of the list; {} where a new entry opens with its declared defaults."""
    today = dates.long(situation.today)
    if act == "record_worker_consent":
        return {"workers": {"consent_on": today}}
    if act == "record_worker_result":
        return {"workers": {"result_on": today}}
    if act == "record_session":
        return {"attendance": {"came": True}}
    return {}
