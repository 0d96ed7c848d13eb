"""What was typed or sent as JSON becomes a record; every value that does not fit gets its own sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

import attrs
from attrs import evolve, frozen

from app.domain import dates, id_numbers, money
from app.domain.errors import InvalidInput, Problem
from app.domain.fields import FieldSpec, specs

R = TypeVar("R")
NOTHING: tuple[Any, ...] = (None, "", ())


@frozen
class Read(Generic[R]):
    """A record as read, and the cautions about it that may be passed over."""

    record: R
    cautions: tuple[Problem, ...]


def read(record: type[R], given: Mapping[str, Any], *, complete: bool = True, path: str = "") -> Read[R]:
    """Make a `record` from what was typed.

    Text is trimmed; dates, amounts and flags are understood in all usual spellings. With `complete` off
    (a draft) required fields may be empty. Raises InvalidInput with one Problem for each field that does
    not fit, each naming the field by its path (`claims.0.amount`); unknown names are refused too.
    """
    problems: list[Problem] = []
    values = _read_into(record, given, complete, path, problems)
    if any(not p.warning for p in problems):
        raise InvalidInput(problems)
    return Read(record(**values), tuple(problems))


def problems_of(record: type, given: Mapping[str, Any], *, complete: bool = True) -> tuple[Problem, ...]:
    """All problems, errors and cautions, that `read` would find; empty when there are none."""
    problems: list[Problem] = []
    _read_into(record, given, complete, "", problems)
    return tuple(problems)


def _read_into(
    record: type, given: Mapping[str, Any], complete: bool, path: str, problems: list[Problem]
) -> dict[str, Any]:
    known = {s.name: s for s in specs(record)}
    for name in given:
        if name not in known:
            problems.append(Problem(path + name, f"没有“{name}”这一项；可填的是 {'、'.join(known)}。"))
    values: dict[str, Any] = {}
    for name, spec in known.items():
        if name in given or (complete and not _has_default(record, name)):
            value = _value(spec, given.get(name), complete, path + name, problems)
            if value is not None or name in given:
                values[name] = value if value is not None else _empty(spec)
    values = {name: value for name, value in values.items() if value is not _DEFAULT}
    together = getattr(record, "problems", None)
    if together is not None:
        problems.extend(evolve(p, path=path + p.path) for p in together(values))
    return values


_DEFAULT = object()


def _has_default(record: type, name: str) -> bool:
    """Whether leaving the field out is an answer already, as with 证件种类 or 份数."""
    return attrs.fields_dict(record)[name].default not in (*NOTHING, False)


def _empty(spec: FieldSpec) -> Any:
    """What stands in a record for a field that was left empty: "" for words, None for dates and amounts."""
    if spec.kind in ("money", "date", "number", "record", "values"):
        return None if spec.kind != "number" else _DEFAULT
    return {"list": (), "flag": False}.get(spec.kind, "")


def _value(spec: FieldSpec, raw: Any, complete: bool, path: str, problems: list[Problem]) -> Any:
    """The value of one field, or None when it is empty or does not fit (then a problem was noted)."""
    if spec.kind == "list":
        return _list(spec, raw, complete, path, problems)
    if spec.kind == "record":
        assert spec.item is not None
        if raw is not None and not isinstance(raw, Mapping):
            problems.append(Problem(path, f"{spec.label}应是一组内容，每一项都写明名称。"))
            return None
        inner = _read_into(spec.item, raw or {}, complete, path + ".", problems)
        return spec.item(**inner)
    if spec.kind == "values":
        return _values(spec, raw, complete, path, problems)
    text = raw.strip() if isinstance(raw, str) and spec.kind != "secret" else raw
    if text in NOTHING:
        if complete and spec.required:
            problems.append(
                Problem(path, f"{spec.label}必填，请{'选' if spec.kind == 'choice' else '填'}一下。")
            )
        return None
    try:
        value = _convert(spec, text)
    except ValueError as why:
        problems.append(Problem(path, str(why)))
        return None
    problems.extend(_checked(spec, value, path))
    return value


def _values(spec: FieldSpec, raw: Any, complete: bool, path: str, problems: list[Problem]) -> Any:
    """Name to value as given; what each may be is known only to the form that asks for it."""
    if raw is not None and not isinstance(raw, Mapping):
        problems.append(Problem(path, f"{spec.label}应是一组内容，每一项都写明名称。"))
        return None
    if raw is None and complete and spec.required:
        problems.append(Problem(path, f"{spec.label}必填，请填一下。"))
    return raw


def _convert(spec: FieldSpec, raw: Any) -> Any:
    """Turn what was typed into the type of its kind; raises ValueError with a Chinese sentence."""
    if spec.kind == "date":
        return raw if isinstance(raw, date) else dates.parse_date(str(raw))
    if spec.kind == "money":
        return money.parse_amount(str(raw))
    if spec.kind == "flag":
        return _flag(spec, raw)
    if spec.kind == "number":
        return _number(spec, raw)
    if not isinstance(raw, str):
        raise ValueError(f"{spec.label}应是文字，请加上引号。")
    if spec.kind == "choice" and spec.choices and raw not in spec.choices:
        raise ValueError(f"{spec.label}没有“{raw}”这一项，只能是：{'、'.join(spec.choices)}。")
    return _clean(spec, raw)


def _clean(spec: FieldSpec, text: str) -> str:
    if len(text) > spec.max_length:
        raise ValueError(f"{spec.label}最多 {spec.max_length} 个字，这里有 {len(text)} 个，请缩短。")
    bad = next((c for c in text if (ord(c) < 32 and c not in "\n\t\r") or 0xD800 <= ord(c) <= 0xDFFF), None)
    if bad is not None:
        raise ValueError(f"{spec.label}里有打印不出的控制字符（U+{ord(bad):04X}），请删掉重填。")
    if spec.kind not in ("long", "ink") and "\n" in text:
        raise ValueError(f"{spec.label}只能写一行，请去掉换行。")
    if spec.kind in ("id_number", "credit_code"):
        return id_numbers.normalised(text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _flag(spec: FieldSpec, raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    words = {"是": True, "1": True, "true": True, "否": False, "0": False, "false": False}
    if str(raw).lower() not in words:
        raise ValueError(f"{spec.label}只能写“是”或“否”。")
    return words[str(raw).lower()]


def _number(spec: FieldSpec, raw: Any) -> int:
    text = str(raw)
    if not text.isdecimal() or not 1 <= int(text) <= 100_000:
        raise ValueError(f"{spec.label}应是 1 到 100000 的整数，这里是“{text}”。")
    return int(text)


def _checked(spec: FieldSpec, value: Any, path: str) -> list[Problem]:
    error = spec.check(value) if spec.check else None
    if error:
        return [Problem(path, error)]
    caution = spec.caution(value) if spec.caution else None
    return [Problem(path, caution, warning=True)] if caution else []


def _list(spec: FieldSpec, raw: Any, complete: bool, path: str, problems: list[Problem]) -> Any:
    if raw is not None and (isinstance(raw, str) or not isinstance(raw, Sequence)):
        problems.append(Problem(path, f"{spec.label}应是一个列表。"))
        return None
    if not raw:
        if complete and spec.required:
            problems.append(Problem(path, f"{spec.label}至少要有一项，请添加。"))
        return ()
    if spec.item is None:
        return tuple(str(entry) for entry in raw)
    for n, entry in enumerate(raw):
        if not isinstance(entry, Mapping):
            problems.append(
                Problem(f"{path}.{n}", f"{spec.label}第 {n + 1} 项应是一组内容，每一项都写明名称。")
            )
            return ()
    return tuple(
        spec.item(**_read_into(spec.item, entry, complete, f"{path}.{n}.", problems))
        for n, entry in enumerate(raw)
    )
