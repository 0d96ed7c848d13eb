"""Half-filled forms: kept as they are typed, in the encrypted database, for one user."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.services.desk import Desk
from app.store.drafts import Draft


def save(desk: Desk, kind: str, case_uid: str, data: Mapping[str, Any]) -> None:
    """Keep what stands in a form; `kind` is the name of its act. Drafts are no acts and leave no audit line."""
    with desk.write() as unit:
        older = unit.drafts(kind=kind, case_uid=case_uid, user=desk.user.name)
        uid = older[0].uid if older else ""
        unit.put_draft(Draft(kind, desk.user.name, desk.clock.now(), case_uid, dict(data), uid))
        unit.commit()


def load(desk: Desk, kind: str, case_uid: str = "") -> dict[str, Any] | None:
    """What was kept for that form, or None."""
    with desk.read() as unit:
        found = unit.drafts(kind=kind, case_uid=case_uid, user=desk.user.name)
    return found[0].data if found else None


def drop(desk: Desk, kind: str, case_uid: str = "") -> None:
    """Forget a draft after its act was done or given up."""
    with desk.write() as unit:
        for draft in unit.drafts(kind=kind, case_uid=case_uid, user=desk.user.name):
            unit.remove_draft(draft.uid)
        unit.commit()
