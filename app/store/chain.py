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
    """Walk the whole chain; the first line that is missing, changed or out of order ends it."""
    count, previous = 0, ""
    rows = connection.execute(
        sa.select(audit).order_by(audit.c.seq).execution_options(yield_per=200)
    ).mappings()
    for row in rows:
        if row["seq"] != count + 1 or row["previous"] != previous or digest(row) != row["digest"]:
            return VerifyResult(False, count, previous, count + 1)
        count, previous = count + 1, row["digest"]
    return VerifyResult(True, count, previous)
