"""One act, one transaction: what is added, saved and removed, the audit line for it, and the commit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from attrs import evolve

from app.domain.audit import AuditEntry, Image
from app.domain.case import Case
from app.domain.errors import NotFound
from app.domain.values import Changes, new_uid
from app.store import chain, drafts, erasing, search
from app.store.drafts import Draft
from app.store.reader import Reader
from app.store.records import field_types, from_row, to_json, to_row
from app.store.tables import KEPT, kept, number_series, table

R = TypeVar("R")

_SEARCHED = frozenset({"cases", "workers", "employers", "assignments"})
_RANK = {k.record: rank for rank, k in enumerate(KEPT)}


def _image(record: Any) -> dict[str, Any]:
    """A record as the audit keeps it: of a field that its class withholds, only the SHA-256 in hex."""
    hidden = getattr(record, "withheld", ())
    values = to_json(record)
    return values | {name: sha256(values[name].encode()).hexdigest() for name in hidden}


class Unit(Reader):
    """Everything one act writes. Nothing of it stays unless `commit` is called, last and once.

    `user` and `at` (the clock of the PC) go into the audit lines; `fixed_clock` tells that the day was given.
    """

    def __init__(
        self, connection: sa.Connection, user: str, at: datetime, *, fixed_clock: bool = False
    ) -> None:
        super().__init__(connection)
        self.user = user
        self.at = at
        self.fixed_clock = fixed_clock
        self._images: dict[tuple[str, str], Image] = {}
        self._tables: set[str] = set()
        self._cases: set[str] = set()
        self._search: dict[str, None] = {}
        self._done = False

    # ---- writing records

    def add(self, record: R) -> R:
        """Write a new record; one without a uid gets one. Returns it as written."""
        return self.add_all((record,))[0]

    def add_all(self, records: Iterable[R]) -> tuple[R, ...]:
        """Write many new records of any classes in few statements; returns them in their order."""
        self._check_open()
        fresh = tuple(self._named(r) for r in records)
        groups: dict[type, list[dict[str, Any]]] = {}
        for record in fresh:
            groups.setdefault(type(record), []).append(to_row(record))
        # a case before what belongs to it
        for cls in sorted(groups, key=_RANK.__getitem__):
            self.connection.execute(sa.insert(table(cls)), groups[cls])
        for record in fresh:
            self._remember(record, None, _image(record))
        return fresh

    def save(self, record: R) -> R:
        """Write a record over its older self; raises NotFound. Unchanged, nothing happens."""
        self._check_open()
        before, after = self._stored(record), to_row(record)
        if to_row(before) != after:
            kept_in = table(type(record))
            self.connection.execute(sa.update(kept_in).where(kept_in.c.uid == after["uid"]), after)
            self._remember(record, _image(before), _image(record))
        return record

    def remove(self, record: Any) -> None:
        """Delete a record; raises NotFound when it is gone already."""
        self._check_open()
        before = self._stored(record)
        kept_in = table(type(record))
        if isinstance(record, Case):
            found = sa.select(kept_in.c.id).where(kept_in.c.uid == record.uid)
            search.forget(self.connection, self.connection.execute(found).scalar_one())
        self.connection.execute(sa.delete(kept_in).where(kept_in.c.uid == record.uid))
        self._remember(record, _image(before), None)

    def erase_case(self, uid: str, on: date) -> None:
        """Destroy a case on that day: only numbers, dates and sums stay, in its records and in the audit; see erasing.

        The next audit line must be that of the destruction. What it held cannot be brought back.
        """
        self._check_open()
        for image in erasing.erase(self.connection, uid, on):
            self._images[image.table, image.uid] = image
        self._tables |= {kept.table.name for kept in KEPT}
        self._cases.add(uid)

    def next_serial(self, year: int) -> int:
        """The next number (序号) of that year: without gaps, never given twice, gone with a rollback."""
        self._check_open()
        cases = table(Case)
        last = sa.select(number_series.c.last).where(number_series.c.year == year).scalar_subquery()
        most = sa.select(sa.func.max(cases.c.serial)).where(cases.c.year == year).scalar_subquery()
        zero = sa.literal(0)
        query = sa.select(sa.func.max(sa.func.coalesce(last, zero), sa.func.coalesce(most, zero)))
        serial = int(self.connection.execute(query).scalar_one()) + 1
        self.connection.exec_driver_sql(
            "INSERT INTO number_series (year, last) VALUES (?, ?)"
            " ON CONFLICT (year) DO UPDATE SET last = excluded.last",
            (year, serial),
        )
        self._tables.add("number_series")
        return serial

    # ---- drafts

    def put_draft(self, draft: Draft) -> Draft:
        """Save a draft over its older self, or as a new one; needs no audit line."""
        self._check_open()
        self._tables.add("drafts")
        return drafts.put(self.connection, draft)

    def remove_draft(self, uid: str) -> None:
        """Throw a draft away; nothing happens when it is gone already."""
        self._check_open()
        self._tables.add("drafts")
        drafts.remove(self.connection, uid)

    # ---- the end

    def note(
        self, act: str, label: str, told: str, *, case_uid: str = "", stated_on: date | None = None
    ) -> AuditEntry:
        """Write one audit line with the images of all that changed since the unit began or the last line.

        `told` is the Chinese sentence for the course of the case, `stated_on` by default that of the clock.
        """
        self._check_open()
        images = tuple(self._images.values())
        self._images = {}
        self._tables.add("audit")
        return chain.append(
            self.connection,
            at=self.at,
            stated_on=stated_on or self.at.date(),
            user=self.user,
            act=act,
            label=label,
            case_uid=case_uid,
            told=told,
            fixed_clock=self.fixed_clock,
            images=images,
        )

    def commit(self) -> None:
        """Make it all last. Raises RuntimeError (a bug) when records changed after the last audit line."""
        self._check_open()
        if self._images:
            changed = sorted({image.table for image in self._images.values()})
            raise RuntimeError(f"changes without an audit line in {', '.join(changed)}")
        search.reindex(self.connection, tuple(self._search))
        self.connection.commit()
        self._done = True

    @property
    def changes(self) -> Changes:
        """The tables and cases that this unit has touched."""
        return Changes(tables=cast(Any, self._tables), cases=cast(Any, self._cases))

    # ---- inside

    def _check_open(self) -> None:
        if self._done:
            raise RuntimeError("a unit of work is committed once, as its last step")

    def _named(self, record: R) -> R:
        return record if cast(Any, record).uid else cast(R, evolve(cast(Any, record), uid=new_uid()))

    def _stored(self, record: R) -> R:
        kept_in = kept(type(record)).table
        columns = [kept_in.c[name] for name, _, _ in field_types(type(record))]
        query = sa.select(*columns).where(kept_in.c.uid == cast(Any, record).uid)
        row = self.connection.execute(query).mappings().first()
        if row is None:
            raise NotFound("这条记录已经不在了，可能刚被改动；请刷新后再试。")
        return from_row(type(record), cast(Any, row))

    def _remember(self, record: Any, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        name = table(type(record)).name
        earlier = self._images.get((name, record.uid))
        first = earlier.before if earlier else before
        self._images[name, record.uid] = Image(name, record.uid, first, after)
        if first == after:
            # added and taken away again, or changed back
            del self._images[name, record.uid]
        case = record.uid if isinstance(record, Case) else getattr(record, "case_uid", "")
        self._tables.add(name)
        if case:
            self._cases.add(case)
        if case and name in _SEARCHED:
            self._search[case] = None
