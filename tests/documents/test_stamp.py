"""The stamp of an issued paper: what its QR says, that it can be read from a scan, and where it stands."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.documents.fonts import FontBook
from app.documents.model import Doc, PageBreak
from app.documents.pdf.geometry import MM, measure
from app.documents.readback import check_same_words
from app.documents.stamp import Stamp, StampFound, read_payload
from app.documents.writer import set_docx, set_pdf
from app.domain.errors import PaperProblem
from tests.documents.page_reader import chars_of, codes_in, lines_of, picture_of
from tests.documents.paper_samples import DAY, W, agreement, docx_part, squeezed, words

STAMP = Stamp("K7Q4-M2XD", "滨江精工劳调〔2026〕127号", "agreement", 2)
NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf"]), min_size=1, max_size=30
)


def three_pages(**changes: object) -> Doc:
    blocks = (words("甲"), PageBreak(), words("乙"), PageBreak(), words("丙"))
    return evolve(Doc("", blocks), **changes)


def test_the_words_of_the_qr() -> None:
    assert STAMP.payload(2, 3) == "MD1;滨江精工劳调〔2026〕127号;agreement;2;2/3;K7Q4-M2XD"
    assert STAMP.label(2, 3) == "K7Q4-M2XD 2/3"


@settings(max_examples=100, deadline=None)
@given(NAMES, NAMES, st.integers(1, 9999), st.integers(1, 999), st.integers(0, 999))
def test_what_is_written_is_read(case: str, paper: str, version: int, page: int, more: int) -> None:
    stamp = Stamp("K7Q4-M2XD", case, paper, version)
    found = read_payload(stamp.payload(page, page + more))
    assert found == StampFound("K7Q4-M2XD", case, paper, version, page, page + more)


@pytest.mark.parametrize(
    "text",
    [
        "", "https://example.com", "MD1;甲;b;1;1/1", "MD2;甲;b;1;1/1;C", "MD1;甲;b;1;2/1;C", "MD1;甲;b;0;1/1;C",
        "MD1;甲;b;1;0/1;C", "MD1;甲;b;x;1/1;C", "MD1;;b;1;1/1;C", "MD1;甲;b;1;1/1;C;D",
    ],
)  # fmt: skip
def test_another_qr_is_none_of_ours(text: str) -> None:
    assert read_payload(text) is None


@pytest.mark.parametrize(
    ("layout", "orientation"), [("table", "portrait"), ("gongwen", "portrait"), ("table", "landscape")]
)
def test_every_page_is_read_from_a_scan(layout: str, orientation: str, fonts: FontBook) -> None:
    doc = three_pages(layout=layout, orientation=orientation, banner="脱敏件")
    data = set_pdf(doc, fonts, made_on=DAY, stamp=STAMP).data
    for page in range(3):
        sharp = picture_of(data, 200, page)
        assert codes_in(sharp) == [STAMP.payload(page + 1, 3)]
        turned = picture_of(data, 150, page).rotate(2.3, Image.Resampling.BICUBIC, fillcolor=255)
        assert codes_in(turned) == [STAMP.payload(page + 1, 3)]


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.sampled_from("滨江市精工钢铁集团一二三劳动人事调解委字第〔〕（）-2026号甲乙丙丁"), max_size=30)
)
def test_any_case_number_is_read_from_a_scan(fonts: FontBook, case: str) -> None:
    stamp = evolve(STAMP, case=f"{case}1号")
    data = set_pdf(Doc("", (words("甲"),)), fonts, made_on=DAY, stamp=stamp).data
    (text,) = codes_in(picture_of(data, 200))
    found = read_payload(text)
    assert found is not None
    assert found.case == f"{case}1号"


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("layout", ["table", "gongwen"])
def test_it_stands_clear_of_text_and_page_number(layout: str, orientation: str, fonts: FontBook) -> None:
    doc = Doc("", (words("文" * 3000),), layout=layout, orientation=orientation)
    sizes = measure(doc)
    data = set_pdf(doc, fonts, made_on=DAY, stamp=STAMP).data
    right = sizes.page_width - sizes.right
    label = squeezed(STAMP.label(1, lines_total := count(data)))
    boxes = chars_of(data)
    assert "".join(char for char, *_ in boxes[-len(label) :]) == label
    for _, _, _, (left, bottom, _, top) in boxes[-len(label) :]:
        assert left > right + 1 * MM
        assert 10 * MM < bottom < top < sizes.bottom - 1 * MM
    assert max(box[2] for *_, box in boxes[: -len(label)]) < right + 1
    assert max(box[2] for *_, box in boxes) < sizes.page_width - 4 * MM
    # a white band of four modules all around the QR
    dots = 600 / 25.4
    picture = picture_of(data, 600)
    middle, side, quiet = (sizes.page_width - sizes.right / 2) / MM, 7.0, 14 / 41 * 4
    foot = (sizes.page_height - sizes.bottom) / MM
    near = (middle - side - quiet, foot - 14 - quiet, middle + side + quiet, foot + quiet)
    area = picture.crop(tuple(round(edge * dots) for edge in near))
    ink = area.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert ink is not None
    room = [ink[0], ink[1], area.width - ink[2], area.height - ink[3]]
    assert min(room) >= quiet * dots - 3
    assert lines_total > 1


def count(data: bytes) -> int:
    return int(lines_of(data)[-1].rpartition("/")[2])


def test_the_same_stamp_gives_the_same_bytes(fonts: FontBook) -> None:
    one, two = (set_pdf(agreement(), fonts, made_on=DAY, stamp=STAMP) for _ in range(2))
    assert one == two
    other = set_pdf(agreement(), fonts, made_on=DAY, stamp=evolve(STAMP, version=3))
    assert other.data != one.data
    assert (other.slots, other.places) == (one.slots, one.places)
    assert set_docx(agreement(), fonts, made_on=DAY, stamp=STAMP) == set_docx(
        agreement(), fonts, made_on=DAY, stamp=STAMP
    )


@pytest.mark.parametrize("footer", ["dash", "total", "none"])
def test_the_docx_has_code_and_banner_on_every_kind_of_page(footer: str, fonts: FontBook) -> None:
    doc = three_pages(footer=footer, banner="脱敏件")
    data = set_docx(doc, fonts, made_on=DAY, stamp=STAMP)
    kinds = 2 if footer == "dash" else 1
    references = list(docx_part(data, "word/document.xml").iter(f"{W}headerReference", f"{W}footerReference"))
    assert [node.get(W + "type") for node in references] == ["default", "even"][:kinds] * 2
    for number in range(1, kinds + 1):
        foot = docx_part(data, f"word/footer{number}.xml")
        assert [node.text for node in foot.iter(f"{W}t")].count(STAMP.code) == 1
        size = foot.xpath(f"//w:t[.='{STAMP.code}']/../w:rPr/w:sz", namespaces={"w": W[1:-1]})[0]
        assert size.get(W + "val") == "13"
        assert "".join(docx_part(data, f"word/header{number}.xml").itertext()) == "脱敏件"
    assert STAMP.code not in "".join(docx_part(data, "word/document.xml").itertext())


def test_the_banner_stands_at_the_head_of_every_page(fonts: FontBook) -> None:
    for orientation in ("portrait", "landscape"):
        doc = three_pages(banner="脱敏件", orientation=orientation)
        sizes = measure(doc)
        data = set_pdf(doc, fonts, made_on=DAY).data
        for page in range(3):
            first = next(found for found in chars_of(data, page) if found[0] == "脱")
            assert first[1] == pytest.approx(sizes.left, abs=1)
            assert sizes.page_height - sizes.top < first[2] < sizes.page_height - 8 * MM


@pytest.mark.parametrize("footer", ["dash", "total", "none"])
def test_a_stamped_paper_is_checked_without_its_marks(footer: str, fonts: FontBook) -> None:
    doc = evolve(agreement(), footer=footer, banner="脱敏件")
    stamp = evolve(STAMP, code="ZZZZ-YYYY")  # letters the paper has nowhere else
    pdf = set_pdf(doc, fonts, made_on=DAY, stamp=stamp).data
    word = set_docx(doc, fonts, made_on=DAY, stamp=stamp)
    check_same_words(pdf, word, "协议书", stamp=stamp, banner="脱敏件")
    with pytest.raises(PaperProblem, match="读回来不一致"):
        check_same_words(pdf, word, "协议书")
    with pytest.raises(PaperProblem, match="PDF 第 1 页读不到“ZZZZ-XXXX"):
        check_same_words(pdf, word, "协议书", stamp=evolve(stamp, code="ZZZZ-XXXX"), banner="脱敏件")
    bare = set_docx(doc, fonts, made_on=DAY)
    with pytest.raises(PaperProblem, match="DOCX 页眉页脚里读不到“ZZZZ-YYYY”"):
        check_same_words(pdf, bare, "协议书", stamp=stamp, banner="脱敏件")


def test_a_paper_that_lost_a_word_is_noticed_under_the_stamp(fonts: FontBook) -> None:
    pdf = set_pdf(Doc("", (words("甲方"),)), fonts, made_on=DAY, stamp=STAMP).data
    word = set_docx(Doc("", (words("甲方乙"),)), fonts, made_on=DAY, stamp=STAMP)
    with pytest.raises(PaperProblem, match="（乙）"):
        check_same_words(pdf, word, "通知书", stamp=STAMP)


def test_a_paper_of_hundreds_of_pages_keeps_its_code_on_the_sheet(fonts: FontBook) -> None:
    blocks = tuple(block for _ in range(120) for block in (words("甲"), PageBreak()))
    data = set_pdf(Doc("", blocks), fonts, made_on=DAY, stamp=evolve(STAMP, code="WWWW-MMMM")).data
    last = chars_of(data, 119)
    assert squeezed("WWWW-MMMM 120/120") in "".join(char for char, *_ in last)
    assert max(box[2] for *_, box in last) < (210 - 2.5) * MM
