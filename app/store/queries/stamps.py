"""When the office was last written in by the clock of a PC: what a clock that jumped is compared with."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from app.store.reader import Reader
from app.store.tables import audit

_LOOKED_AT = 200
"""So many lines back at most: an office that was long run on given days has no stamp worth comparing."""


def last_stamp(reader: Reader) -> datetime | None:
    """The time of the newest audit line whose day was the PC's own, or None."""
    newest = (
        sa.select(audit.c.at, audit.c.fixed_clock, audit.c.seq).order_by(audit.c.seq.desc()).limit(_LOOKED_AT)
    )
    lines = newest.subquery()
    query = sa.select(lines.c.at).where(~lines.c.fixed_clock).order_by(lines.c.seq.desc()).limit(1)
    found = reader.connection.execute(query).scalar()
    return datetime.fromisoformat(found) if found else None
