"""One declaration per field: label, kind, rule, check and help, from which screens, papers and workbooks are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import attrs
from attrs import frozen

KINDS = (
    "text", "long", "date", "money", "choice", "flag", "number", "phone", "id_number", "credit_code", "list", "record",
    "secret", "file", "ink", "values",
)  # fmt: skip

Check = Callable[[Any], str | None]


@frozen
class FieldSpec:
    """How one field of a record is called, typed in, checked and printed.

    `name` is the attribute, `label` the Chinese word used on screen, in workbooks and as the placeholder in
    forms. `kind` is one of KINDS: money is integer cents (分), dates are datetime.date, a list holds records
    of `item`, a record is one of `item`, a secret is taken as typed and put into no draft, a file is the path of
    one on this PC, ink is what was written on the screen (JSON), values are name to value of a form's own asks.
    `rule` names the source that makes a required field required. `check` returns a Chinese sentence when the
    value must be refused, `caution` when it only deserves a look.
    """

    name: str
    label: str
    kind: str
    required: bool = False
    rule: str = ""
    check: Check | None = None
    caution: Check | None = None
    help: str = ""
    choices: tuple[str, ...] = ()
    item: type | None = None
    max_length: int = 200
    private: bool = False


def spec(
    label: str,
    kind: str = "text",
    *,
    required: bool = False,
    default: Any = attrs.NOTHING,
    rule: str = "",
    check: Check | None = None,
    caution: Check | None = None,
    help: str = "",
    choices: tuple[str, ...] = (),
    item: type | None = None,
    max_length: int | None = None,
    private: bool = False,
) -> Any:
    """Declare one field of a frozen record; returns an attrs field that carries its FieldSpec.

    Without a `default` a text is "" and everything else None, so that a half-filled draft is a record too.
    A `private` value (document numbers, phones, accounts) is masked in lists and de-identified copies.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}")
    if default is attrs.NOTHING:
        default = {
            "text": "",
            "long": "",
            "phone": "",
            "secret": "",
            "file": "",
            "ink": "",
            "id_number": "",
            "credit_code": "",
            "flag": False,
        }.get(kind)
        default = () if kind == "list" else default
    if kind == "choice" and default is None:
        default = ""
    length = max_length or (20_000 if kind == "long" else 200)
    settings = {
        "label": label, "kind": kind, "required": required, "rule": rule, "check": check, "caution": caution,
        "help": help, "choices": choices, "item": item, "max_length": length, "private": private,
    }  # fmt: skip
    return attrs.field(default=default, kw_only=True, metadata={"spec": settings})


def same(record: type, name: str, **changed: Any) -> Any:
    """Declare a field exactly as `record` declares its `name`, so that its words and rules stand in one place.

    Keyword arguments replace single settings, for instance `required=True`.
    """
    found = spec_of(record, name)
    settings = {a.name: getattr(found, a.name) for a in attrs.fields(FieldSpec)} | changed
    del settings["name"]
    original = attrs.fields_dict(record)[name].default
    default = settings.pop("default", original)
    return spec(settings.pop("label"), settings.pop("kind"), default=default, **settings)


def specs(record: type) -> tuple[FieldSpec, ...]:
    """The FieldSpecs of a record class, in the order of its declaration; attributes without one are left out."""
    return _specs(record)


@lru_cache(maxsize=512)  # forms make record classes of their own: not all of them for ever
def _specs(record: Any) -> tuple[FieldSpec, ...]:
    return tuple(_iterate(record))


def spec_of(record: type, name: str) -> FieldSpec:
    """The FieldSpec of one attribute; raises KeyError when it has none."""
    for found in _iterate(record):
        if found.name == name:
            return found
    raise KeyError(name)


def _iterate(record: type) -> Iterator[FieldSpec]:
    for attribute in attrs.fields(record):
        settings = attribute.metadata.get("spec")
        if settings:
            yield FieldSpec(name=attribute.name, **settings)
