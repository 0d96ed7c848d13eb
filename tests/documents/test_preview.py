"""The preview: pixels, counts and text of a PDF."""

import pytest

from app.documents import preview
from app.documents.fonts import FontBook
from app.documents.model import Doc, PageBreak
from app.documents.writer import set_pdf
from app.domain.errors import PaperProblem
from tests.documents.paper_samples import DAY, squeezed, words


@pytest.fixture(scope="module")
def data(fonts: FontBook) -> bytes:
    doc = Doc("题目", (words("甲" * 40), PageBreak(), words("乙")), orientation="landscape", footer="none")
    return set_pdf(doc, fonts, made_on=DAY).data


def test_a_page_becomes_opaque_pixels_on_white(data: bytes) -> None:
    picture = preview.render(data, 0, 0.5)
    assert (picture.width, picture.height) == (421, 298)
    assert len(picture.data) == 4 * picture.width * picture.height
    assert picture.data[:4] == b"\xff\xff\xff\xff"
    assert set(picture.data[3::4]) == {255}
    assert min(picture.data) < 80


def test_counts_sizes_and_text(data: bytes) -> None:
    assert preview.page_count(data) == 2
    assert [(round(w), round(h)) for w, h in preview.page_sizes(data)] == [(842, 595)] * 2
    assert [squeezed(text) for text in preview.texts(data)] == ["题目" + "甲" * 40, "乙"]


def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(PaperProblem, match="这份 PDF 打不开"):
        preview.page_count(b"nothing")
    with pytest.raises(IndexError):
        preview.render(data, 2)
