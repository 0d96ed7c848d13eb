"""Records as somebody would type them: the plain dict of texts that every act takes, and paths into it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from app.domain import dates, money
from app.domain.fields import FieldSpec, spec_of, specs

Given = dict[str, Any]


def typed(value: Any, kind: str) -> Any:
    """One value as it is typed: cents (分) as 12,000.50, a date as 2026年9月5日, flags as they are."""
    if value is None:
        return ""
    if kind == "money":
        return money.figures(value)
    if kind == "date":
        return dates.long(value)
    if kind == "number":
        return str(value)
    if kind == "list":
        return [typed_record(entry) if attrs.has(type(entry)) else entry for entry in value]
    return typed_record(value) if kind == "record" else value


def typed_record(record: Any, names: Iterable[str] | None = None) -> Given:
    """The declared fields of a record (or those named) as they would be typed."""
    wanted = None if names is None else set(names)
    return {
        s.name: typed(getattr(record, s.name), s.kind)
        for s in specs(type(record))
        if wanted is None or s.name in wanted
    }


def blank(record: type) -> Given:
    """What stands in an untouched form of a record class: the declared defaults, else nothing."""
    found: Given = {}
    for declared in specs(record):
        default = attrs.fields_dict(record)[declared.name].default
        if declared.kind == "list":
            found[declared.name] = []
        elif declared.kind == "record":
            assert declared.item is not None
            found[declared.name] = blank(declared.item)
        else:
            found[declared.name] = typed(default, declared.kind)
    return found


def is_empty(value: Any) -> bool:
    """Whether nothing was typed: no text, no tick, no entry, at any depth."""
    if isinstance(value, dict):
        return all(is_empty(inner) for inner in value.values())
    return not value


def find_spec(record: type, path: str) -> FieldSpec:
    """The declaration behind a path (`applicant.name`, `claims.0.amount`); raises KeyError when there is none."""
    head, _, rest = path.partition(".")
    found = spec_of(record, head)
    if found.kind == "list":
        rest = rest.partition(".")[2]
    return find_spec(found.item, rest) if rest and found.item is not None else found


def words_of(record: type, path: str) -> str:
    """What a path is called on screen: `applicant.phone` is 联系电话, `claims.0.amount` 第 1 项请求金额."""
    head, _, rest = path.partition(".")
    try:
        found = spec_of(record, head)
    except KeyError:
        return head
    if not rest or found.item is None:
        return found.label
    if found.kind == "record":
        return words_of(found.item, rest)
    position, _, inner = rest.partition(".")
    which = f"第 {int(position) + 1} 项" if position.isdecimal() else ""
    return which + (words_of(found.item, inner) if inner else found.label)


def read_day(typed_day: object) -> date | None:
    """The day that a typed text means, None when it is none."""
    try:
        return dates.parse_date(str(typed_day))
    except ValueError:
        return None
