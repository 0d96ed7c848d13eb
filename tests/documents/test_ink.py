"""Handwriting drawn into its place on a frozen paper."""

import io
import math
from datetime import date

import pikepdf
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from app.documents.fonts import FontBook
from app.documents.ink import Ink, draw_ink
from app.documents.preview import texts
from app.documents.writer import PdfResult, set_pdf
from app.domain.errors import PaperProblem
from tests.documents.page_reader import picture_of
from tests.documents.paper_samples import DAY, agreement

LATER = date(2026, 4, 1)
WAVE = tuple((n / 60, 0.5 + 0.5 * math.sin(n / 5)) for n in range(61))
CROSS = (((0.0, 0.0), (1.0, 1.0)), ((0.0, 1.0), (1.0, 0.0)))


@pytest.fixture(scope="module")
def paper(fonts: FontBook) -> PdfResult:
    return set_pdf(agreement(), fonts, made_on=DAY)


def changed(before: bytes, after: bytes, page: int) -> tuple[float, float, float, float]:
    """Where two pages differ: left, bottom, right, top in pt from the lower left corner."""
    one, two = picture_of(before, 288, page), picture_of(after, 288, page)
    box = ImageChops.difference(one, two).point(lambda value: 255 if value > 40 else 0).getbbox()
    assert box is not None
    return box[0] / 4, (one.height - box[3]) / 4, box[2] / 4, (one.height - box[1]) / 4


@pytest.mark.parametrize("ratio", [0.5, 2.5, 5.0, 12.0])
def test_it_fills_its_place_and_keeps_its_shape(ratio: float, paper: PdfResult) -> None:
    slot = paper.slots[0]
    made = draw_ink(paper.data, [Ink(slot, CROSS, ratio)], LATER)
    left, bottom, right, top = changed(paper.data, made, slot.page)
    assert slot.x - 0.5 <= left < right <= slot.x + slot.width + 0.5
    assert slot.y - 0.5 <= bottom < top <= slot.y + slot.height + 0.5
    assert (right - left - 1.2) / (top - bottom - 1.2) == pytest.approx(ratio, rel=0.06)
    full = right - left > slot.width - 1.5 or top - bottom > slot.height - 1.5
    assert full
    assert (left + right) / 2 == pytest.approx(slot.x + slot.width / 2, abs=0.6)


def test_y_runs_downwards(paper: PdfResult) -> None:
    slot = paper.slots[0]
    made = draw_ink(paper.data, [Ink(slot, (((0.0, 0.1), (1.0, 0.1)),), 4.0)], LATER)
    _, bottom, _, _ = changed(paper.data, made, slot.page)
    assert bottom > slot.y + slot.height / 2


def test_words_and_marks_of_the_archive_stay(paper: PdfResult) -> None:
    inks = [Ink(slot, (WAVE, ((0.5, 0.5),)), 3.0) for slot in paper.slots if slot.kind == "sign"]
    made = draw_ink(paper.data, inks, LATER)
    assert made == draw_ink(paper.data, inks, LATER)
    assert texts(made) == texts(paper.data)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.pdf_version == "1.7"
        assert str(pdf.docinfo["/ModDate"]) == "D:20260401000000Z"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260309")
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "U")
            assert meta["xmp:CreateDate"] == "2026-03-09T00:00:00Z"
            assert meta["xmp:ModifyDate"] == "2026-04-01T00:00:00Z"
        assert str(pdf.Root.Lang) == "zh-CN"
        assert "/OutputIntents" in pdf.Root
        assert pdf.check_pdf_syntax() == []


def test_a_second_signature_goes_onto_the_signed_paper(paper: PdfResult) -> None:
    signs = [slot for slot in paper.slots if slot.kind == "sign"]
    one = draw_ink(paper.data, [Ink(signs[0], (WAVE,), 3.0)], LATER)
    two = draw_ink(one, [Ink(signs[1], (WAVE,), 3.0)], LATER)
    left, bottom, right, top = changed(one, two, signs[1].page)
    assert signs[1].y - 0.5 <= bottom < top <= signs[1].y + signs[1].height + 0.5
    assert signs[1].x - 0.5 <= left < right <= signs[1].x + signs[1].width + 0.5


POINTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(POINTS, min_size=1, max_size=40).map(tuple), min_size=1, max_size=6).map(tuple))
def test_any_strokes_give_a_sound_page(
    paper: PdfResult, strokes: tuple[tuple[tuple[float, float], ...], ...]
) -> None:
    made = draw_ink(paper.data, [Ink(paper.slots[0], strokes, 3.0)], LATER)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        operators = [str(found.operator) for found in pikepdf.parse_content_stream(pdf.pages[0])]
    assert operators.count("q") == operators.count("Q")
    assert "RG" in operators


@pytest.mark.parametrize(
    ("strokes", "ratio", "why"),
    [
        ((), 3.0, "是空的"),
        (((),), 3.0, "是空的"),
        ((((0.5, math.nan),),), 3.0, "超出签名板"),
        ((((0.5, 1.01),),), 3.0, "超出签名板"),
        ((((-0.1, 0.5),),), 3.0, "超出签名板"),
        ((((math.inf, 0.5),),), 3.0, "超出签名板"),
        ((WAVE,), 0.0, "没有签名板的大小"),
        ((WAVE,), math.nan, "没有签名板的大小"),
    ],
)
def test_bad_strokes_are_refused_in_words(strokes: tuple, ratio: float, why: str, paper: PdfResult) -> None:
    with pytest.raises(PaperProblem, match=f"“申请人（签名）：”的签名.*{why}.*请"):
        draw_ink(paper.data, [Ink(paper.slots[0], strokes, ratio)], LATER)


def test_a_wrong_page_a_bad_file_and_no_signature_are_refused(paper: PdfResult) -> None:
    ink = Ink(paper.slots[0], (WAVE,), 3.0)
    with pytest.raises(PaperProblem, match="第 10 页，这份文书没有这一页"):
        draw_ink(paper.data, [evolve(ink, place=evolve(ink.place, page=9))], LATER)
    with pytest.raises(PaperProblem, match="打不开"):
        draw_ink(b"%PDF-1.7 nothing", [ink], LATER)
    with pytest.raises(PaperProblem, match="还没有签名"):
        draw_ink(paper.data, [], LATER)
