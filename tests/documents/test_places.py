"""Where values stand on the page, for the marks of the check."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.fonts import FontBook
from app.documents.model import Doc, Para, Run
from app.documents.writer import set_pdf
from tests.documents.page_reader import chars_of
from tests.documents.paper_samples import DAY, agreement, squeezed


def under(data: bytes, place: object) -> str:
    """The characters whose middle lies in a box."""
    out = ""
    for char, _, _, (left, bottom, right, top) in chars_of(data, place.page):
        x, y = (left + right) / 2, (bottom + top) / 2
        if place.x <= x <= place.x + place.width and place.y <= y <= place.y + place.height:
            out += char
    return out


@pytest.mark.parametrize("layout", ["table", "gongwen"])
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_each_value_lies_in_its_box(layout: str, orientation: str, fonts: FontBook) -> None:
    doc = evolve(agreement(), layout=layout, orientation=orientation)
    made = set_pdf(doc, fonts, made_on=DAY)
    for place in made.places:
        assert under(made.data, place) == squeezed(place.text)
    said: dict[str, str] = {}
    for place in made.places:
        said[place.field] = said.get(place.field, "") + place.text
    assert said["申请人.姓名"] == "孟𫖯"
    assert said["被申请人.名称"] == "滨江市|龑翔|机电设备有限公司"
    assert said["协议.总额"] == "人民币肆万零捌佰壹拾贰元零伍分40,812.05"
    assert said["标题"] == doc.title
    assert said["文号"] == doc.docno


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.text("甲乙丙，。（12a", min_size=1, max_size=50), st.booleans()), max_size=12))
def test_a_value_over_lines_and_pages_has_a_box_on_each(
    fonts: FontBook, parts: list[tuple[str, bool]]
) -> None:
    runs = tuple(Run(text, "body", f"值.{n}" if value else "") for n, (text, value) in enumerate(parts))
    blocks = tuple(Para(runs, "justify") for _ in range(12)) if runs else ()
    made = set_pdf(Doc("", blocks, layout="gongwen"), fonts, made_on=DAY)
    for n, run in enumerate(runs):
        boxes = [place for place in made.places if place.field == f"值.{n}"]
        assert "".join(box.text for box in boxes) == (run.text * 12 if run.field else "")
    assert all(place.page < made.pages for place in made.places)
    for place in made.places[:: max(1, len(made.places) // 8)]:
        assert under(made.data, place) == place.text


def test_the_form_s_own_words_and_empty_values_have_none(fonts: FontBook) -> None:
    made = set_pdf(Doc("", (Para((Run("甲"), Run("  ", "body", "空"))),)), fonts, made_on=DAY)
    assert made.places == ()
