"""What each act changed in a case: who, when, every field before and after, as told by the audit chain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from attrs import frozen

from app.domain import dates, id_numbers, money
from app.domain.audit import AuditEntry, Image
from app.domain.fields import FieldSpec, specs
from app.services.catalogue import ACTS
from app.services.desk import Desk
from app.store.tables import BY_NAME

WORDS = {
    "cases": "案件", "workers": "劳动者", "employers": "用人单位", "claims": "调解请求", "consents": "征询",
    "assignments": "调解员", "sessions": "调解笔录", "agreements": "协议", "obligations": "义务",
    "instalments": "分期", "marks": "签署", "notices": "送达", "performances": "履行", "follow_ups": "回访",
    "papers": "签发的文书",
}  # fmt: skip
LONGEST = 80
"""Signs of a long text that are shown; the rest is told by …"""


@frozen
class Change:
    """One field of one record before and after, in words; "" where it was empty."""

    record: str
    field: str
    before: str
    after: str


@frozen
class ChangeEntry:
    """One act about the case: `at` is the clock of the PC, `on` the day the act is about.

    `fields` are the fields that an older record of the case got anew; `counts` says what was added or removed
    (新增分期 2 条).
    """

    at: datetime
    on: date
    user: str
    act: str
    label: str
    told: str
    icon: str
    fixed_clock: bool
    fields: tuple[Change, ...]
    counts: tuple[str, ...]


def case_changes(desk: Desk, number: str, *, masked: bool = True) -> tuple[ChangeEntry, ...]:
    """Every act about a case, the newest first; document numbers and phones masked unless asked. NotFound."""
    with desk.read() as unit:
        uid = unit.case_by_number(number).case.uid
        entries = unit.entries(uid)
    return tuple(_entry(entry, masked) for entry in sorted(entries, key=lambda e: e.seq, reverse=True))


def _entry(entry: AuditEntry, masked: bool) -> ChangeEntry:
    fields: list[Change] = []
    counts: list[str] = []
    for table in dict.fromkeys(image.table for image in entry.images):
        if table not in WORDS:
            continue
        changed, added, removed = _sorted_out([i for i in entry.images if i.table == table])
        for before, after in changed:
            fields.extend(_differences(table, before, after, masked))
        counts += [f"新增{WORDS[table]} {added} 条"] if added else []
        counts += [f"删除{WORDS[table]} {removed} 条"] if removed else []
    known = ACTS.get(entry.act)
    icon = known.icon if known else "circle-check"
    return ChangeEntry(
        entry.at, entry.stated_on, entry.user, entry.act, entry.label, entry.told, icon, entry.fixed_clock,
        tuple(fields), tuple(counts),
    )  # fmt: skip


Pair = tuple[Mapping[str, Any], Mapping[str, Any]]


def _sorted_out(images: Iterable[Image]) -> tuple[list[Pair], int, int]:
    """Records changed, and how many were added and removed.

    A correction takes records away and writes them anew: those are paired in their order, because to the
    reader they are the same thing.
    """
    changed: list[Pair] = []
    gone: list[Mapping[str, Any]] = []
    new: list[Mapping[str, Any]] = []
    for image in images:
        if image.before is not None and image.after is not None:
            changed.append((image.before, image.after))
        elif image.before is not None:
            gone.append(image.before)
        elif image.after is not None:
            new.append(image.after)
    added = removed = 0
    for before, after in zip_longest(gone, new):
        if before is None:
            added += 1
        elif after is None:
            removed += 1
        else:
            changed.append((before, after))
    return changed, added, removed


def _differences(
    table: str, before: Mapping[str, Any], after: Mapping[str, Any], masked: bool
) -> Iterable[Change]:
    for spec in specs(BY_NAME[table].record):
        old, new = before.get(spec.name), after.get(spec.name)
        if old != new:
            yield Change(WORDS[table], spec.label, _words(spec, old, masked), _words(spec, new, masked))


def _words(spec: FieldSpec, value: Any, masked: bool) -> str:
    """A value as kept in the audit, in words."""
    if value is None or value == "":
        return ""
    if spec.kind == "money":
        return f"{money.figures(int(value))} 元"
    if spec.kind == "flag":
        return "是" if value else "否"
    if spec.kind == "date":
        return dates.long(date.fromisoformat(str(value)))
    text = str(value)
    if spec.private and masked:
        return id_numbers.mask_phone(text) if spec.kind == "phone" else id_numbers.mask(text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
