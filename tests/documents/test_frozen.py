"""The frozen data of a paper: nothing is lost, the same paper gives the same bytes, strange data is refused."""

from __future__ import annotations

import json
from datetime import date

import pytest
from attrs import evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents import model
from app.documents.fonts import FontBook
from app.documents.frozen import FORM, from_json, to_json
from app.documents.model import (
    Cell,
    Closing,
    Doc,
    Heading,
    Note,
    PageBreak,
    Para,
    Run,
    SignBlock,
    Slot,
    Table,
)
from app.documents.pdf.strip import SlotBox
from app.documents.writer import set_docx, set_pdf
from app.domain.errors import PaperProblem
from tests.documents.paper_samples import DAY, agreement

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SIZE = st.floats(0, 300, allow_nan=False)
RUN = st.builds(Run, TEXT, st.sampled_from(["body", "title", "hei", "kai", "song"]), TEXT)
RUNS = st.lists(RUN, max_size=3).map(tuple)
PARA = st.builds(Para, RUNS, st.sampled_from(["justify", "left", "center", "right"]), st.integers(0, 9))
CELL = st.builds(Cell, st.lists(PARA, max_size=2).map(tuple), st.integers(1, 4))
ROWS = st.lists(st.lists(CELL, max_size=2).map(tuple), max_size=2).map(tuple)
BLOCK = st.one_of(
    PARA,
    st.builds(Heading, RUNS, st.integers(1, 2)),
    st.builds(Note, RUNS),
    st.builds(Table, st.lists(SIZE, max_size=3).map(tuple), ROWS, st.integers(0, 2), SIZE),
    st.builds(
        SignBlock,
        st.lists(st.builds(Slot, RUNS, st.sampled_from(["sign", "seal"]), st.booleans()), max_size=2).map(
            tuple
        ),
    ),
    st.builds(Closing, st.lists(RUNS, max_size=2).map(tuple)),
    st.just(PageBreak()),
)
DOC = st.builds(
    Doc, TEXT, st.lists(BLOCK, max_size=5).map(tuple), TEXT, st.sampled_from(["gongwen", "table"]), SIZE,
    st.sampled_from(["portrait", "landscape"]), st.sampled_from(["dash", "total", "none"]), st.integers(1, 99),
    TEXT, TEXT,
    banner=TEXT,
)  # fmt: skip
BOX = st.builds(SlotBox, TEXT, st.sampled_from(["sign", "seal"]), st.integers(0, 9), SIZE, SIZE, SIZE, SIZE)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(DOC, st.lists(BOX, max_size=3), st.dictionaries(TEXT, PLAIN, max_size=3))
def test_nothing_is_lost(doc: Doc, slots: list[SlotBox], extra: dict[str, object]) -> None:
    data = to_json(doc, slots, extra)
    found = from_json(data)
    assert (found.doc, found.slots, found.extra) == (doc, tuple(slots), extra)
    assert to_json(found.doc, found.slots, found.extra) == data


def test_every_kind_of_block_and_every_field_is_in_it() -> None:
    kinds = set(model.Block.__args__)
    assert kinds == {Para, Heading, Note, Table, SignBlock, Closing, PageBreak}
    data = json.loads(to_json(agreement()))
    assert set(data["doc"]) == {field.name for field in fields(Doc)}
    assert {block["kind"] for block in data["doc"]["blocks"]} == {"table", "para", "signatures"}


def test_the_paper_set_again_is_the_same(fonts: FontBook) -> None:
    doc = evolve(agreement(), banner="脱敏件")
    first = set_pdf(doc, fonts, made_on=DAY)
    found = from_json(to_json(doc, first.slots, {"版本": 2}))
    assert (set_pdf(found.doc, fonts, made_on=DAY).data, found.slots) == (first.data, first.slots)
    assert set_docx(found.doc, fonts, made_on=DAY) == set_docx(doc, fonts, made_on=DAY)
    assert found.extra == {"版本": 2}


def test_the_form_is_canonical() -> None:
    data = to_json(Doc("孟𫖯", ()), extra={"乙": 1, "甲": [True, None]})
    assert data.startswith(b'{"doc":{"banner":"","blocks":[],"copies":1,')
    assert data.endswith('"title":"孟𫖯"},"extra":{"乙":1,"甲":[true,null]},"form":1,"slots":[]}'.encode())
    for strange in ({"日": date(2026, 1, 1)}, {"数": float("nan")}, {"组": (1,)}, {1: "一"}):
        with pytest.raises((TypeError, ValueError)):
            to_json(Doc("", ()), extra=strange)


def test_a_form_of_tomorrow_is_refused_and_one_of_yesterday_read() -> None:
    data = json.loads(to_json(agreement()))
    with pytest.raises(PaperProblem, match="第 2 版的格式，本程序不认识，请先升级"):
        from_json(json.dumps({**data, "form": FORM + 1}).encode())
    del data["doc"]["banner"]
    assert from_json(json.dumps(data).encode()).doc == agreement()


def test_damaged_data_is_refused() -> None:
    good = json.loads(to_json(agreement()))
    doc = good["doc"]
    bad = [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"form":1}', to_json(agreement())[:-9],
        *(
            json.dumps({**good, **change}).encode()
            for change in (
                {"doc": {**doc, "blocks": [{"kind": "picture"}]}}, {"doc": {**doc, "blocks": [{}]}},
                {"doc": {**doc, "strange": 1}}, {"doc": {**doc, "copies": "3"}}, {"doc": {**doc, "copies": True}},
                {"doc": {**doc, "layout": "poster"}}, {"doc": {**doc, "size": "12"}}, {"doc": {**doc, "title": None}},
                {"slots": [{"label": "甲"}]}, {"slots": 3}, {"extra": 3},
            )
        ),
    ]  # fmt: skip
    for data in bad:
        with pytest.raises(PaperProblem, match="读不出来"):
            from_json(data)
