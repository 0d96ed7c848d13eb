"""Where on the pages of a paper a finding of its check is to be seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from app.services.outcome.agreement_check import OK, Finding

if TYPE_CHECKING:
    from app.documents.pdf.line import FieldBox

MOST = 6
"""Lines marked for one finding."""


@frozen
class Spot:
    """A rectangle on a page (from 0), in pt; x, y is its lower left corner from the lower left of the page."""

    page: int
    x: float
    y: float
    width: float
    height: float


def spots(found: Sequence[Finding], boxes: Sequence[FieldBox]) -> tuple[tuple[Spot, ...], ...]:
    """For each finding its places, from the top; none for what is in order or was not printed."""
    values = list(_values(boxes))
    return tuple(_spots(finding, values) if finding.level != OK else () for finding in found)


def _values(boxes: Sequence[FieldBox]) -> Iterator[tuple[FieldBox, ...]]:
    """The boxes of one printed value after another; a value that runs over several lines has several."""
    group: list[FieldBox] = []
    for box in boxes:
        if group and (box.field != group[-1].field or _below(group[-1], box) is False):
            yield tuple(group)
            group = []
        group.append(box)
    if group:
        yield tuple(group)


def _below(one: FieldBox, other: FieldBox) -> bool:
    """Whether a box goes on in the next line of the value of another, not beside it or far away."""
    return other.page > one.page or 0 < one.y - other.y < 3 * one.height


def _spots(finding: Finding, values: Sequence[tuple[FieldBox, ...]]) -> tuple[Spot, ...]:
    for field in finding.fields:
        of_field = [value for value in values if value[0].field == field]
        of_field = of_field or [value for value in values if _named(value[0].field, field)]
        if finding.near:
            exact = [value for value in of_field if finding.near in _text(value)]
            if exact:
                return tuple(_narrowed(exact[0], finding.near))
        elif of_field:
            return tuple(_spot(box) for box in of_field[0])[:MOST]
    return ()


def _named(printed: str, field: str) -> bool:
    """Whether a placeholder as printed is meant by a field: in a loop 义务[].金额 is called 项.金额, 条 a line."""
    if "[]" not in field:
        return False
    if field.endswith("[]"):
        return "." not in printed and "、" not in printed
    return "." in printed and printed.rpartition(".")[2] == field.rpartition(".")[2]


def _text(value: Sequence[FieldBox]) -> str:
    return "".join(box.text for box in value)


def _narrowed(value: Sequence[FieldBox], near: str) -> Iterator[Spot]:
    """The part of each line that holds the words, by the usual widths of full and half characters."""
    first = _text(value).index(near)
    last, at = first + len(near), 0
    for box in value:
        begin, end = max(first - at, 0), min(last - at, len(box.text))
        at += len(box.text)
        if begin < end:
            whole = _width(box.text) or 1.0
            left, inside = _width(box.text[:begin]) / whole, _width(box.text[begin:end]) / whole
            yield Spot(box.page, box.x + left * box.width, box.y, inside * box.width, box.height)


def _width(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WFA" else 0.5 for letter in text)


def _spot(box: FieldBox) -> Spot:
    return Spot(box.page, box.x, box.y, box.width, box.height)
