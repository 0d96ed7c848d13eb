"""Half-typed forms, saved as they are typed so that a crash loses nothing; no record of a case yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from attrs import evolve, field, frozen

from app.domain.values import new_uid
from app.store.tables import drafts


@frozen
class Draft:
    """A form as far as it was typed: `kind` names the act, `data` holds its values as in a JSON file."""

    kind: str
    user: str
    saved_at: datetime
    case_uid: str = ""
    data: dict[str, Any] = field(factory=dict)
    uid: str = ""


def get(connection: sa.Connection, uid: str) -> Draft | None:
    """One draft, or None when it was sent or thrown away."""
    row = connection.execute(sa.select(drafts).where(drafts.c.uid == uid)).mappings().first()
    return _draft(row) if row else None


def find(connection: sa.Connection, **equal: str) -> tuple[Draft, ...]:
    """Drafts whose kind, user or case_uid are as given, the newest first."""
    query = sa.select(drafts).filter_by(**equal).order_by(drafts.c.saved_at.desc(), drafts.c.id.desc())
    return tuple(_draft(row) for row in connection.execute(query).mappings())


def put(connection: sa.Connection, draft: Draft) -> Draft:
    """Save a draft over its older self, or as a new one with a fresh uid."""
    draft = draft if draft.uid else evolve(draft, uid=new_uid())
    remove(connection, draft.uid)
    row = {name: getattr(draft, name) for name in ("uid", "kind", "case_uid", "user", "data")}
    connection.execute(sa.insert(drafts), row | {"saved_at": draft.saved_at.isoformat()})
    return draft


def remove(connection: sa.Connection, uid: str) -> None:
    """Throw a draft away; nothing happens when it is gone already."""
    connection.execute(sa.delete(drafts).where(drafts.c.uid == uid))


def _draft(row: Mapping[Any, Any]) -> Draft:
    values = {k: v for k, v in row.items() if k != "id"}
    return Draft(**values | {"saved_at": datetime.fromisoformat(values["saved_at"])})
