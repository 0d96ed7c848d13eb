"""The frozen data of an issued paper: its page model as canonical JSON, which gives the same paper for ever."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any

import cattrs
from attrs import frozen
from cattrs.errors import CattrsError

from app.documents.model import (
    Block,
    Closing,
    Doc,
    Heading,
    Note,
    PageBreak,
    Para,
    SignBlock,
    Table,
)
from app.documents.pdf.strip import SlotBox
from app.domain.errors import PaperProblem

FORM = 1
"""The version of this form of data. Who changes the page model raises it and keeps reading the old ones."""

_BLOCKS: Mapping[str, type[Block]] = {
    "para": Para, "heading": Heading, "note": Note, "table": Table, "signatures": SignBlock,
    "closing": Closing, "page_break": PageBreak,
}  # fmt: skip
_NAMES = {kind: name for name, kind in _BLOCKS.items()}
_DAMAGED = "这份文书冻结的数据读不出来，可能已损坏，请从备份恢复。"


@frozen
class Frozen:
    """An issued paper as it was: the page model, where signatures and seals go, and what else was kept."""

    doc: Doc
    slots: tuple[SlotBox, ...]
    extra: Mapping[str, Any]


def to_json(doc: Doc, slots: Sequence[SlotBox] = (), extra: Mapping[str, Any] | None = None) -> bytes:
    """The paper as UTF-8 JSON: keys in order, no blanks, so that the same paper gives the same bytes.

    `extra` holds plain JSON values (texts, whole numbers, True and False, None, lists, mappings with texts as
    keys); anything else raises TypeError or ValueError, as does a number that is none.
    """
    converter = _converter()
    kept = dict(extra or {})
    whole = {
        "form": FORM,
        "doc": converter.unstructure(doc, Doc),
        "slots": [converter.unstructure(slot, SlotBox) for slot in slots],
        "extra": kept,
    }
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    if json.loads(text)["extra"] != kept:
        raise TypeError("extra holds something that JSON gives back as something else")
    return text.encode("utf-8")


def from_json(data: bytes) -> Frozen:
    """The paper from its JSON; raises PaperProblem for damaged data and for a version this program is too old for."""
    try:
        whole = json.loads(data.decode("utf-8"))
        form = whole["form"]
        if form != FORM:
            raise PaperProblem(f"这份文书的数据是第 {form} 版的格式，本程序不认识，请先升级程序。")
        converter = _converter()
        return Frozen(
            converter.structure(whole["doc"], Doc),
            tuple(converter.structure(slot, SlotBox) for slot in whole["slots"]),
            dict(whole["extra"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, CattrsError) as error:
        raise PaperProblem(_DAMAGED) from error


@cache
def _converter() -> cattrs.Converter:
    """Records to mappings and back: a block carries its kind, unknown keys and wrong types are refused."""
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=False)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook(float, _number)
    converter.register_unstructure_hook(Block, partial(_block_out, converter))
    converter.register_structure_hook(Block, partial(_block_in, converter))
    return converter


def _exactly(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError(kind.__name__)
    return value


def _number(value: Any, kind: type) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(kind.__name__)
    return value


def _block_out(converter: cattrs.Converter, block: Block) -> dict[str, Any]:
    return {"kind": _NAMES[type(block)], **converter.unstructure(block, type(block))}


def _block_in(converter: cattrs.Converter, value: Mapping[str, Any], _: Any) -> Any:
    fields = dict(value)
    return converter.structure(fields, _BLOCKS[fields.pop("kind")])
