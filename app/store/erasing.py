"""Wiping a destroyed case out of the office, so that the audit chain still proves that nothing else changed.

A line of the chain keeps its old digest, on which the next line builds; its words and images go. The line that
records the destruction holds, for each line it emptied, that old digest and the digest of what is left. Whoever
later changes what is left, or empties a line that no such record names, is found by `chain.verify`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.domain.audit import Image
from app.domain.case import Case
from app.domain.retention import remainder
from app.store import chain, search
from app.store.records import field_types, from_row, to_row
from app.store.tables import KEPT, Kept, audit, drafts, table

EMPTIED = "（内容已随案卷销毁）"


def erase(connection: sa.Connection, case_uid: str, on: date) -> tuple[Image, ...]:
    """Leave of a case destroyed `on` that day only what `retention.remainder` leaves; empty drafts and audit lines.

    Returns one Image a line that was emptied, to be written into the line that records the destruction.
    """
    for kept in reversed(KEPT):  # what belongs to the case before the case
        key = "uid" if kept.record is Case else "case_uid"
        if key in kept.table.c:
            _leave(connection, kept, kept.table.c[key] == case_uid)
    cases = table(Case)
    connection.execute(sa.update(cases).where(cases.c.uid == case_uid), {"destroyed_on": on})
    connection.execute(sa.delete(drafts).where(drafts.c.case_uid == case_uid))
    search.reindex(connection, (case_uid,))
    # old words linger in the index until its parts are merged
    connection.exec_driver_sql("INSERT INTO case_search (case_search) VALUES ('optimize')")
    with _unguarded(connection):
        return tuple(_emptied(connection, case_uid))


@contextmanager
def _unguarded(connection: sa.Connection) -> Iterator[None]:
    """Lift the triggers that keep audit lines from being changed; they come back with this very transaction."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
    guards = connection.exec_driver_sql(query, (audit.name,)).all()
    for name, _ in guards:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for _, text in guards:
        connection.exec_driver_sql(text)


def _leave(connection: sa.Connection, kept: Kept, where: Any) -> None:
    names = [name for name, _, _ in field_types(kept.record)]
    query = sa.select(*(kept.table.c[name] for name in names)).where(where)
    for row in connection.execute(query).mappings().all():
        left = remainder(from_row(kept.record, dict(row)))
        own = kept.table.c.uid == row["uid"]
        if left is None:
            connection.execute(sa.delete(kept.table).where(own))
        else:
            connection.execute(sa.update(kept.table).where(own), to_row(left))


def _emptied(connection: sa.Connection, case_uid: str) -> Iterator[Image]:
    """Empty every line about the case, and its images in lines about other cases."""
    mentions = audit.c.images.contains(case_uid, autoescape=True)
    query = sa.select(audit).where(sa.or_(audit.c.case_uid == case_uid, mentions)).order_by(audit.c.seq)
    for row in connection.execute(query).mappings().all():
        images = json.loads(row["images"])
        left = [image for image in images if not _is_of(image, case_uid)]
        told = EMPTIED if row["case_uid"] == case_uid else row["told"]
        if len(left) == len(images) and told == row["told"]:
            continue
        emptied = {"told": told, "images": json.dumps(left, ensure_ascii=False, separators=(",", ":"))}
        connection.execute(sa.update(audit).where(audit.c.seq == row["seq"]), emptied)
        rest = chain.digest(dict(row) | emptied)
        yield Image(audit.name, str(row["seq"]), {"digest": row["digest"]}, {"rest": rest})


def _is_of(image: dict[str, Any], case_uid: str) -> bool:
    values = image["after"] or image["before"] or {}
    return image["uid"] == case_uid or values.get("case_uid") == case_uid
