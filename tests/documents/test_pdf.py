"""The PDF: words letter by letter, pages, what holds together, and the marks of PDF/A-2u."""

import io
from datetime import date

import pikepdf
import pypdf
import pypdfium2
import pytest
from attrs import evolve

from app.documents.fonts import FontBook
from app.documents.model import Closing, Doc, Heading, Note, PageBreak, Para, Run, SignBlock, Slot
from app.documents.pdf.flow import Setter, paginate
from app.documents.pdf.geometry import MM, measure
from app.documents.pdf.strip import LineStrip, RowStrip, SignStrip, Strip
from app.documents.writer import set_pdf, text_of
from tests.documents.paper_samples import DAY, agreement, paper, pdf_text, squeezed, table_of, words

FACT = "申请人称&<>|*_#{{未付}}2026年3月9日工资￥1,234.50元，𬱖某、䶮某均在场。"
LONG = (FACT * 300)[:10_000]


def pages_of(doc: Doc, fonts: FontBook) -> list[list[Strip]]:
    sizes = measure(doc)
    return [
        [strip for _, strip in page] for page in paginate(Setter(doc, fonts, sizes).strips(), sizes.height)
    ]


def page_texts(data: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize("layout", ["table", "gongwen"])
def test_every_word_comes_back_letter_by_letter(layout: str, fonts: FontBook) -> None:
    doc = evolve(agreement(), layout=layout)
    data = set_pdf(doc, fonts, made_on=DAY).data
    assert squeezed(pdf_text(data)) == squeezed(text_of(doc))


def test_hostile_values_come_back_letter_by_letter(fonts: FontBook) -> None:
    values = ["&<>|*_#{{", "1. 甲", "甲\n乙", "<b>粗</b>", "𬱖䶮", "（（）)", "\\()<>", "a%b~c", "…—·", "☐☑"]
    doc = paper("{% for 项 in 组 %}\n甲{{ 项 }}乙\n\n{% endfor %}", 组=values)
    data = set_pdf(doc, fonts, made_on=DAY).data
    expected = squeezed("".join(f"甲{value}乙" for value in values))
    assert squeezed(pdf_text(data)) == expected
    with pypdfium2.PdfDocument(data) as pdf:
        assert squeezed(pdf[0].get_textpage().get_text_range()) == expected


def test_a_fact_of_ten_thousand_characters_fills_pages_and_loses_nothing(fonts: FontBook) -> None:
    for doc in (
        Doc("", (words(LONG),), footer="none"),
        Doc("", (table_of([["事实", LONG]], (20, 136)),), footer="none"),
    ):
        result = set_pdf(doc, fonts, made_on=DAY)
        assert result.pages >= 5
        assert squeezed(pdf_text(result.data)) == squeezed(text_of(doc))
        pages = pages_of(doc, fonts)
        assert all(sum(strip.height for strip in page) <= measure(doc).height + 0.1 for page in pages)
        assert all(sum(strip.height for strip in page) > 0.85 * measure(doc).height for page in pages[:-1])


def test_the_same_paper_gives_the_same_bytes_and_another_day_does_not(fonts: FontBook) -> None:
    one, two = (set_pdf(agreement(), fonts, made_on=DAY) for _ in range(2))
    assert one == two
    other = set_pdf(agreement(), fonts, made_on=date(2026, 3, 10))
    assert other.data != one.data
    assert other.slots == one.slots


def test_it_is_marked_as_pdf_a_2u_with_every_font_embedded(fonts: FontBook) -> None:
    doc = evolve(agreement(), title="甲 & <乙>协议书")
    with pikepdf.open(io.BytesIO(set_pdf(doc, fonts, made_on=DAY).data)) as pdf:
        assert pdf.pdf_version == "1.7"
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "U")
            assert meta["dc:title"] == "甲 & <乙>协议书"
            assert meta["xmp:CreateDate"] == "2026-03-09T00:00:00Z"
        assert str(pdf.docinfo["/Title"]) == "甲 & <乙>协议书"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260309000000+00'00")
        assert str(pdf.Root.Lang) == "zh-CN"
        intent = pdf.Root.OutputIntents[0]
        assert str(intent.S) == "/GTS_PDFA1"
        assert intent.DestOutputProfile.N == 3
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
        assert "/ID" in pdf.trailer
        fonts_used = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert len(fonts_used) >= 3
        for font in fonts_used:
            assert "Helvetica" not in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font
            assert "/Encoding" not in font
            assert int(font.FontDescriptor.Flags) & 4  # symbolic


def test_geometry_of_gb_t_9704(fonts: FontBook) -> None:
    doc = Doc("", (words("文" * 28 * 22), words("甲")), layout="gongwen")
    sizes = measure(doc)
    assert (round(sizes.width / MM), round(sizes.height / MM)) == (156, 225)
    pages = pages_of(evolve(doc, blocks=(Para((Run("文" * 28 * 22),), indent=0), words("甲"))), fonts)
    assert len(pages[0]) == 22
    assert all(len(strip.line.text) == 28 for strip in pages[0] if isinstance(strip, LineStrip))
    assert len(pages) == 2
    wide = measure(Doc("", (), orientation="landscape"))
    assert (round(wide.page_width / MM), round(wide.page_height / MM), round(wide.width / MM)) == (
        297,
        210,
        225,
    )


def test_page_numbers(fonts: FontBook) -> None:
    blocks = (words("甲"), PageBreak(), words("乙"), PageBreak(), PageBreak(), words("丙"))
    dash = page_texts(set_pdf(Doc("", blocks), fonts, made_on=DAY).data)
    assert dash == ["甲—1—", "乙—2—", "丙—3—"]
    total = page_texts(set_pdf(Doc("", blocks, footer="total"), fonts, made_on=DAY).data)
    assert total == ["甲第1页共3页", "乙第2页共3页", "丙第3页共3页"]
    data = set_pdf(Doc("", blocks), fonts, made_on=DAY).data
    lefts = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            place = text.get_text_range().index("—")
            lefts.append(text.get_charbox(place)[0])
            assert 12 * MM < text.get_charbox(place)[1] < 24 * MM
    assert lefts[0] > 105 * MM > lefts[1]
    assert lefts[1] > 28 * MM + 10
    assert lefts[2] == pytest.approx(lefts[0], abs=2)


def test_slots_tell_where_to_sign(fonts: FontBook) -> None:
    result = set_pdf(agreement(), fonts, made_on=DAY)
    assert [(slot.label, slot.kind) for slot in result.slots] == [
        ("申请人（签名）：", "sign"), ("被申请人（盖章）：", "seal"),
        ("调解员（签名）：", "sign"), ("调解组织（印章）：", "seal"),
    ]  # fmt: skip
    first, second = result.slots[:2]
    assert first.page == second.page == result.pages - 1
    assert first.x + first.width < second.x < second.x + second.width < 184 * MM
    assert all(20 * MM < slot.y < 277 * MM and slot.height > 30 for slot in result.slots)


@pytest.mark.parametrize("lines", range(20, 48))
def test_signatures_never_stand_alone(lines: int, fonts: FontBook) -> None:
    blocks = [words("甲" * 36) for _ in range(lines)]
    doc = Doc("题", (*blocks, agreement().blocks[-1]))
    pages = pages_of(doc, fonts)
    signing = next(page for page in pages if any(isinstance(strip, SignStrip) for strip in page))
    place = next(n for n, strip in enumerate(signing) if isinstance(strip, SignStrip))
    assert place >= 2
    assert [strip for page in pages for strip in page if isinstance(strip, SignStrip)] == signing[place:]


def test_the_seal_of_a_notice_lies_over_committee_and_date(fonts: FontBook) -> None:
    closing = Closing(((Run("甲公司劳动争议调解委员会"),), (Run("2026年9月5日"),)))
    doc = Doc(
        "受理通知书", (words("特此通知。"), words("请准时到场。"), closing), layout="gongwen", footer="none"
    )
    result = set_pdf(doc, fonts, made_on=DAY)
    (slot,) = result.slots
    assert (slot.kind, round(slot.width / MM), round(slot.height / MM)) == ("seal", 42, 42)
    with pypdfium2.PdfDocument(result.data) as pdf:
        text = pdf[0].get_textpage()
        whole = text.get_text_range()
        for char in ("议", "9"):
            left, bottom, right, top = text.get_charbox(whole.rindex(char))
            assert slot.x < left < right < slot.x + slot.width
            assert slot.y < bottom < top < slot.y + slot.height


def test_a_table_goes_on_with_its_header_repeated(fonts: FontBook) -> None:
    rows = [["序号", "内容"], *[[str(n), f"第{n}项"] for n in range(1, 100)]]
    doc = Doc("", (table_of(rows, (30, 100), header=1),), footer="none")
    texts = page_texts(set_pdf(doc, fonts, made_on=DAY).data)
    assert len(texts) > 1
    assert all(text.startswith("序号内容") for text in texts)
    assert "".join(text.removeprefix("序号内容") for text in texts) == squeezed(
        "".join(map("".join, rows[1:]))
    )


def test_a_long_row_under_a_header_is_cut_and_the_header_repeated(fonts: FontBook) -> None:
    doc = Doc("", (table_of([["序", "事实"], ["1", LONG], ["2", "短"]], (20, 136), header=1),), footer="none")
    texts = page_texts(set_pdf(doc, fonts, made_on=DAY).data)
    assert all(text.startswith("序事实") for text in texts)
    whole = "".join(text.removeprefix("序事实") for text in texts)
    assert squeezed("1" + LONG) + "2短" == whole


def test_rows_of_least_height_stay_blank_for_the_hand(fonts: FontBook) -> None:
    table = evolve(table_of([["送达人", ""]], (30, 126)), min_height=25.0)
    ((row,),) = pages_of(Doc("", (table,)), fonts)
    assert isinstance(row, RowStrip)
    assert row.height == pytest.approx(25 * MM)


def test_a_heading_stays_with_its_text_and_two_lines_stay_together(fonts: FontBook) -> None:
    for lines in range(30, 45):
        blocks = [
            *[words("甲")] * lines,
            Heading((Run("一、题", "hei"),)),
            words("乙" * 80),
            Note((Run("注"),)),
        ]
        for page in pages_of(Doc("", tuple(blocks)), fonts):
            last = page[-1]
            assert isinstance(last, LineStrip)
            assert last.line.text != "一、题"
            alone = [strip for strip in page if isinstance(strip, LineStrip) and "乙" in strip.line.text]
            assert len(alone) != 1


def test_a_justified_line_reaches_the_margin(fonts: FontBook) -> None:
    doc = paper("{{ 甲 }}", 甲="于2026年4月30日前一次性支付" * 12)
    with pypdfium2.PdfDocument(set_pdf(doc, fonts, made_on=DAY).data) as pdf:
        text = pdf[0].get_textpage()
        rights: dict[int, float] = {}
        for place in range(text.count_chars()):
            _, bottom, right, _ = text.get_charbox(place, loose=True)
            rights[round(bottom)] = max(rights.get(round(bottom), 0), right)
    edges = sorted(rights.values(), reverse=True)[:-1]
    assert max(edges) - min(edges) < 1.5
    assert edges[0] == pytest.approx(184 * MM, abs=1.5)


def test_many_signers_go_on_over_pages(fonts: FontBook) -> None:
    slots = tuple(Slot((Run(f"代表{n}（签名）："),)) for n in range(40))
    result = set_pdf(Doc("推选书", (words("甲"), words("乙"), SignBlock(slots))), fonts, made_on=DAY)
    assert result.pages > 1
    assert len(result.slots) == 40


def test_a_two_line_title_is_balanced(fonts: FontBook) -> None:
    title = "关于滨江市甲乙丙丁机电设备有限公司劳动争议调解委员会组成的通知"
    page = pages_of(Doc(title, (words("甲"),)), fonts)[0]
    first, second = [len(strip.line.text) for strip in page[:2] if isinstance(strip, LineStrip)]
    assert first + second == len(title)
    assert abs(first - second) <= 2


def test_a_break_at_the_end_or_after_a_heading(fonts: FontBook) -> None:
    last = set_pdf(Doc("", (words("甲"), PageBreak()), footer="none"), fonts, made_on=DAY)
    assert page_texts(last.data) == ["甲"]
    blocks = (words("甲"), Heading((Run("一、题", "hei"),)), PageBreak(), words("乙"))
    headed = set_pdf(Doc("", blocks, footer="none"), fonts, made_on=DAY)
    assert page_texts(headed.data) == ["甲一、题", "乙"]


@pytest.mark.parametrize(("layout", "orientation"), [("gongwen", "portrait"), ("table", "landscape")])
def test_an_annex_of_two_hundred_workers(layout: str, orientation: str, fonts: FontBook) -> None:
    rows = [
        [f"〈{n}〉", f"某{n}某", f"{n * 1234.5:,.2f}", f"于2026年12月{n % 30 + 1}日前付清，逾期另行支付利息"]
        for n in range(1, 201)
    ]
    table = table_of([["序号", "姓名", "金额", "备注"], *rows], (16, 30, 28, 60), header=1)
    doc = Doc(
        "附表", (words("名单如下。"), table), layout=layout, orientation=orientation, footer="none", size=10.5
    )
    data = set_pdf(doc, fonts, made_on=DAY).data
    texts = page_texts(data)
    assert "".join(texts).count("序号姓名金额备注") == len(texts)
    whole = "".join(texts).replace("序号姓名金额备注", "")
    assert whole == "附表名单如下。" + "".join("".join(row) for row in rows)
    for row in rows:  # no row is torn between pages
        assert sum("".join(row) in text for text in texts) == 1
    assert all(text.startswith("序号姓名金额备注") for text in texts[1:])
