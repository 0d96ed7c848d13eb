"""The audit chain: each line carries the digest of the line before it, so that a changed line is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from attrs import asdict, frozen

from app.domain.audit import AuditEntry, Image
from app.store.tables import audit

DESTROYING = "destroy_volumes"
"""The act whose lines name the lines that were emptied with a destroyed volume; see erasing."""

_HASHED = (
    "seq", "at", "stated_on", "user", "act", "label", "case_uid", "told", "fixed_clock", "images", "previous",
)  # fmt: skip


@frozen
class VerifyResult:
    """What a walk over the chain found: lines read, the digest of the last good one, the first bad line."""

    ok: bool
    count: int
    head: str
    first_bad: int | None = None


def digest(row: Mapping[Any, Any]) -> str:
    """SHA-256 in hex over the canonical JSON of one line, its images and the digest before it included."""
    content = {name: row[name] for name in _HASHED}
    content["stated_on"] = content["stated_on"].isoformat()
    content["fixed_clock"] = bool(content["fixed_clock"])
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def append(
    connection: sa.Connection,
    *,
    at: datetime,
    stated_on: date,
    user: str,
    act: str,
    label: str,
    case_uid: str,
    told: str,
    fixed_clock: bool,
    images: tuple[Image, ...],
) -> AuditEntry:
    """Write one line behind the last one, in the transaction of the caller."""
    last = connection.execute(
        sa.select(audit.c.seq, audit.c.digest).order_by(audit.c.seq.desc()).limit(1)
    ).first()
    row: dict[str, Any] = {
        "seq": last.seq + 1 if last else 1,
        "at": at.isoformat(),
        "stated_on": stated_on,
        "user": user,
        "act": act,
        "label": label,
        "case_uid": case_uid,
        "told": told,
        "fixed_clock": fixed_clock,
        "images": json.dumps([asdict(i) for i in images], ensure_ascii=False, separators=(",", ":")),
        "previous": last.digest if last else "",
    }
    row["digest"] = digest(row)
    connection.execute(sa.insert(audit), row)
    kept = {k: v for k, v in row.items() if k not in ("at", "images", "previous")}
    return AuditEntry(at=at, images=images, **kept)


def entries(
    connection: sa.Connection,
    *,
    case_uid: str | None = None,
    limit: int | None = None,
    before: int | None = None,
    images: bool = True,
) -> tuple[AuditEntry, ...]:
    """Lines from the newest to the oldest, of one case or of all, below the line `before`."""
    found = [c for c in audit.c if images or c is not audit.c.images]
    query = sa.select(*found).order_by(audit.c.seq.desc()).limit(limit)
    if case_uid is not None:
        query = query.where(audit.c.case_uid == case_uid)
    if before is not None:
        query = query.where(audit.c.seq < before)
    return tuple(_entry(row) for row in connection.execute(query).mappings())


def _entry(row: Mapping[Any, Any]) -> AuditEntry:
    values = {k: v for k, v in row.items() if k != "previous"}
    values["at"] = datetime.fromisoformat(values["at"])
    values["images"] = tuple(Image(**i) for i in json.loads(values.get("images", "[]")))
    return AuditEntry(**values)


def verify(connection: sa.Connection) -> VerifyResult:
    """Walk the whole chain; the first line that is missing, changed or out of order ends it.

    A line that was emptied with a destroyed volume is good when a later good line of the destruction names
    both its old digest and what is left of it.
    """
    count, previous = 0, ""
    emptied = _emptied(connection)
    rows = connection.execute(
        sa.select(audit).order_by(audit.c.seq).execution_options(yield_per=200)
    ).mappings()
    for row in rows:
        as_written = digest(row) == row["digest"] or (row["digest"], digest(row)) == emptied.get(row["seq"])
        if row["seq"] != count + 1 or row["previous"] != previous or not as_written:
            return VerifyResult(False, count, previous, count + 1)
        count, previous = count + 1, row["digest"]
    return VerifyResult(True, count, previous)


def _emptied(connection: sa.Connection) -> dict[int, tuple[str, str]]:
    """Old digest and digest of what is left, of each emptied line by its seq; the last destruction counts."""
    found: dict[int, tuple[str, str]] = {}
    query = sa.select(audit).where(audit.c.act == DESTROYING).order_by(audit.c.seq)
    for row in connection.execute(query).mappings():
        if digest(row) != row["digest"]:
            continue
        for image in json.loads(row["images"]):
            if image["table"] == audit.name and int(image["uid"]) < row["seq"]:
                found[int(image["uid"])] = (image["before"]["digest"], image["after"]["rest"])
    return found
