"""Frozen records as rows and as JSON: the three shapes one record takes, each from its attrs fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

Record = TypeVar("Record")


@cache
def _field_types(record: Any) -> tuple[tuple[str, type, bool], ...]:
    hints = get_type_hints(record)
    return tuple((a.name, *_plain(hints[a.name])) for a in attrs.fields(record))


def field_types(record: type) -> tuple[tuple[str, type, bool], ...]:
    """Name, plain type and "may be None" of each field of a record class, in the order of its declaration."""
    return _field_types(record)


def _plain(hint: Any) -> tuple[type, bool]:
    if isinstance(hint, UnionType):
        kinds = [k for k in get_args(hint) if k is not type(None)]
        if len(kinds) != 1:
            raise TypeError(f"a field that is stored has one type, not {hint}")
        return _plain(kinds[0])[0], True
    return get_origin(hint) or hint, False


def to_row(record: Any) -> dict[str, Any]:
    """The values of a record as they are bound to SQL; words of an enumeration become plain text."""
    row = {}
    for name, kind, _ in field_types(type(record)):
        value = getattr(record, name)
        row[name] = str(value) if kind is str and type(value) is not str else value
    return row


def from_row(record: type[Record], row: Mapping[str, Any]) -> Record:
    """A record out of a row that has at least its columns."""
    return record(**{name: row[name] for name, _, _ in field_types(record)})


def to_json(record: Any) -> dict[str, Any]:
    """The values of a record as in a JSON file: dates as YYYY-MM-DD, amounts as integer cents."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in to_row(record).items()}


def from_json(record: type[Record], values: Mapping[str, Any]) -> Record:
    """A record out of its JSON values; missing fields get their default, unknown ones are passed over."""
    found = {}
    for name, kind, _ in field_types(record):
        if name in values:
            value = values[name]
            found[name] = date.fromisoformat(value) if kind is date and value is not None else value
            if kind is tuple:
                found[name] = tuple(value)
    return record(**found)
