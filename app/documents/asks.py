"""Particulars that a form asks for itself (填写): declared in its front matter, drawn and checked like any field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs
from attrs import field, frozen

from app.domain import dates
from app.domain.errors import PaperProblem
from app.domain.fields import spec, specs

KINDS = ("text", "long", "date", "money", "choice", "flag", "number", "list")
_KEYS: Mapping[str, type] = {
    "name": str, "kind": str, "required": bool, "rule": str, "help": str, "choices": list, "columns": list,
    "start": str,
}  # fmt: skip


@frozen
class Ask:
    """One particular: its Chinese name, kind, whether it must be there before issuing and by which rule.

    `start` is the placeholder whose value is proposed at first; `columns` are those of a list.
    """

    name: str
    kind: str = "text"
    required: bool = False
    rule: str = ""
    help: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[Ask, ...] = field(default=())
    start: str = ""


def read_asks(rows: Any, where: str) -> tuple[Ask, ...]:
    """The asks of a front matter; `where` begins the messages. Raises PaperProblem naming what is wrong."""
    if not isinstance(rows, list):
        raise PaperProblem(f"{where}要填的内容写成 [[ask]] 下面的一组“名称 = 值”。")
    found = tuple(_ask(row, where) for row in rows)
    names = [ask.name for ask in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise PaperProblem(f"{where}“{twice}”要填两次，请改掉一个名称。")
    return found


def _ask(row: Any, where: str, *, inner: bool = False) -> Ask:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise PaperProblem(f'{where}每一项要填的内容都要有名称，如 name = "调解时间"。')
    name = row["name"]
    for key, value in row.items():
        if key not in _KEYS:
            raise PaperProblem(f"{where}“{name}”：不认识 {key}，可用的有：{'、'.join(_KEYS)}。")
        if type(value) is not _KEYS[key]:
            raise PaperProblem(f"{where}“{name}”：{key} 的值“{value}”类型不对。")
    if not name.isidentifier() or name.startswith("_"):
        raise PaperProblem(f"{where}“{name}”：名称只能用汉字、字母和数字，不带标点和空格。")
    kind = row.get("kind", "text")
    if kind not in KINDS or (inner and kind == "list"):
        raise PaperProblem(f"{where}“{name}”：kind 只能是：{'、'.join(KINDS[:-1] if inner else KINDS)}。")
    if (kind == "choice") != bool(row.get("choices")):
        raise PaperProblem(f'{where}“{name}”：kind = "choice" 要有 choices，别的没有。')
    if (kind == "list") != bool(row.get("columns")):
        raise PaperProblem(f'{where}“{name}”：kind = "list" 要有 columns，别的没有。')
    columns = tuple(_ask(column, where, inner=True) for column in row.get("columns", ()))
    return Ask(**row | {"choices": tuple(row.get("choices", ())), "columns": columns})


def record_of(asks: Sequence[Ask]) -> type:
    """A record class with one field for each ask, so that forms on screen and checks are drawn from it."""
    return attrs.make_class("Filled", {ask.name: _field(ask) for ask in asks}, frozen=True, kw_only=True)


def _field(ask: Ask) -> Any:
    return spec(
        ask.name, ask.kind, required=ask.required, rule=ask.rule, help=ask.help, choices=ask.choices,
        item=record_of(ask.columns) if ask.columns else None, max_length=20_000 if ask.kind == "long" else 500,
    )  # fmt: skip


def to_json(record: Any) -> dict[str, Any]:
    """The values of a filled record as JSON takes them: dates as text, amounts in cents, lists of mappings."""
    return {s.name: _plain(getattr(record, s.name)) for s in specs(type(record))}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    return value


def from_json(asks: Sequence[Ask], kept: Mapping[str, Any]) -> dict[str, Any]:
    """What a form prints under 填写: every ask, "" or an empty list when it was not filled in.

    Values of asks that the form no longer has are left out.
    """
    return {ask.name: _value(ask, kept.get(ask.name)) for ask in asks}


def _value(ask: Ask, value: Any) -> Any:
    if ask.kind == "list":
        return [from_json(ask.columns, row) for row in value or ()]
    if value is None or value == "":
        return False if ask.kind == "flag" else ""
    return dates.parse_date(value) if ask.kind == "date" and isinstance(value, str) else value
