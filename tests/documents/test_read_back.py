"""Random text in papers, judged by what other libraries read back from the finished files."""

import io
import re

import pypdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.documents import preview
from app.documents.fonts import Face, FontBook
from app.documents.form import fill
from app.documents.model import (
    Cell,
    Closing,
    Doc,
    Heading,
    Note,
    Para,
    Run,
    SignBlock,
    Slot,
    Table,
)
from app.documents.pdf.geometry import measure
from app.documents.text import clean
from app.documents.writer import set_docx, set_pdf, text_of
from app.domain.errors import PaperProblem
from tests.documents.page_reader import chars_of
from tests.documents.paper_samples import DAY, FONTS, docx_text, form_of, pdf_text, squeezed

# the rules once more, written down apart from the program's own lists
NOT_FIRST = set("，。、；：！？）》」』】〕〉”’％%…")
NOT_LAST = set("（《「『【〔〈“‘￥")
WHOLE = [
    r"\d{4}年\d{1,2}月\d{1,2}日", r"￥[\d,]+\.\d\d", r"[\d,]+\.\d\d元", r"\d+%", r"\d+(?:个|元|年|天|日|号)",
    r"第[\d一二三四五六七八九十百]+[条款项]", r"〔\d{4}〕\d+号", r"[A-Za-z0-9@.-]{2,18}",
]  # fmt: skip
CLAUSE = st.text(
    "劳动争议调解仲裁申请人被公司支付工资经济补偿双方自愿达成如下协议于日内办理手续", min_size=1, max_size=14
)
DATES = st.builds("{}年{}月{}日".format, st.integers(1990, 2030), st.integers(1, 12), st.integers(1, 31))
AMOUNTS = st.integers(1, 10**9).map(lambda cents: f"￥{cents // 100:,}.{cents % 100:02}")
NUMBERS = st.builds("{}{}".format, st.integers(1, 10**6), st.sampled_from(["元", "个", "%", "天", "号"]))
ARTICLES = st.builds(
    "第{}{}".format,
    st.sampled_from(["3", "十四", "一百零三", "27", "二"]),
    st.sampled_from(["条", "款", "项"]),
)
CASES = st.builds("甲劳调〔{}〕{}号".format, st.integers(2000, 2030), st.integers(1, 9999))
LATIN = st.text("ABCDEXYZabcxyz0123456789", min_size=1, max_size=18)
RARE = st.sampled_from(["𬱖", "䶮", "龑", "孟𫖯", "㛃", "𬭛"])
MARKS = st.sampled_from(["，", "。", "；", "：", "、", "？", "）。", "》，", "”。", "……", "——", "％"])
OPENING = st.sampled_from(["（", "《", "“", "：“", "，（", "〔", "￥"])
PIECE = st.one_of(CLAUSE, CLAUSE, CLAUSE, DATES, AMOUNTS, NUMBERS, ARTICLES, CASES, LATIN, RARE)
SENTENCE = st.builds("{}{}{}{}".format, PIECE, OPENING, PIECE, MARKS) | st.builds("{}{}".format, PIECE, MARKS)
LEGAL = st.lists(SENTENCE, min_size=3, max_size=40).map("".join)


def printed_lines(data: bytes) -> list[tuple[str, float]]:
    """The lines of all pages, each with its right edge in pt."""
    out: list[tuple[str, float]] = []
    with pypdfium2.PdfDocument(data) as pdf:
        pages = len(pdf)
    for page in range(pages):
        before = None
        for char, _, y, box in chars_of(data, page):
            if before is None or abs(y - before) > 1:
                out.append(("", 0.0))
            before = y
            out[-1] = (out[-1][0] + char, max(out[-1][1], box[2]))
    return out


def check_lines(text: str, lines: list[str]) -> None:
    """The rules of one paragraph, by its printed lines."""
    assert "".join(lines) == text
    ends, place = set(), 0
    for line in lines[:-1]:
        place += len(line)
        ends.add(place)
        assert text[place] not in NOT_FIRST, (line, text[place : place + 9])
        assert line[-1] not in NOT_LAST, (line, text[place : place + 9])
        assert (line[-1], text[place]) not in {("—", "—"), ("…", "…")}
    for pattern in WHOLE:
        for found in re.finditer(pattern, text, re.ASCII):
            torn = ends & set(range(found.start() + 1, found.end()))
            assert not torn, found[0]


@settings(max_examples=60, deadline=None)
@given(LEGAL, st.sampled_from(["gongwen", "table"]), st.sampled_from(["portrait", "landscape"]))
def test_printed_lines_of_legal_text_keep_the_rules(
    fonts: FontBook, text: str, layout: str, orientation: str
) -> None:
    doc = Doc("", (Para((Run(text),)),), layout=layout, orientation=orientation, footer="none")
    lines = printed_lines(set_pdf(doc, fonts, made_on=DAY).data)
    check_lines(text, [line for line, _ in lines])
    sizes = measure(doc)
    assert all(right <= sizes.left + sizes.width + sizes.size / 2 for _, right in lines)


@settings(max_examples=40, deadline=None)
@given(st.lists(LEGAL.map(lambda text: text[:150]), min_size=1, max_size=3))
def test_printed_lines_in_cells_keep_the_rules(fonts: FontBook, texts: list[str]) -> None:
    texts = [text.strip("，。；：、？）》”…—％（《“〔￥") or "甲" for text in texts]
    rows = tuple((Cell((Para((Run(text),), "left", 0),)),) for text in texts)
    doc = Doc("", (Table((90.0,), rows),), footer="none")
    lines = [line for line, _ in printed_lines(set_pdf(doc, fonts, made_on=DAY).data)]
    for text in texts:
        taken = []
        while "".join(taken) != text:
            taken.append(lines.pop(0))
        check_lines(text, taken)
    assert not lines


PLACES = """::: 表 40 116
| **{{ 组.甲 }}** | {{ 组.乙 }} |
:::

甲{{ 组.丙 }}乙

## 一、{{ 组.丁 }}

> {{ 组.戊 }}

::: 签署
{{ 组.己 }}：|签名
:::

::: 落款
{{ 组.庚 }}
:::
"""
NAMES = "甲乙丙丁戊己庚"


def printable() -> list[str]:
    """Characters of every kind the faces have, Latin and marks as often as 汉字."""
    points = sorted(Face(FONTS / "NotoSerifSC-400.ttf").points & Face(FONTS / "NotoSerifSC-700.ttf").points)
    chars = [chr(point) for point in points if point > 0x20]
    plain = [char for char in chars if ord(char) < 0x3400 and clean(char) == char]
    return plain * 8 + chars


ANY = st.text(st.sampled_from(printable()) | st.sampled_from(" \n\t<>&|*_#{}[]()`~\\\"'-+.1"), max_size=60)


@settings(max_examples=120, deadline=None)
@given(st.lists(ANY, min_size=7, max_size=7), ANY)
@example(["", "A-", "", "", "", "", ""], "")
def test_any_text_in_any_field_comes_back_letter_by_letter(
    fonts: FontBook, values: list[str], title: str
) -> None:
    given_ = dict(zip(NAMES, values, strict=True))
    doc = fill(form_of(PLACES, 'footer = "none"'), {"组": given_})
    doc = Doc(clean(title).strip(), doc.blocks, footer="none")
    said = squeezed(text_of(doc))
    for value in values:
        assert squeezed(clean(value)) in said
    data = set_pdf(doc, fonts, made_on=DAY).data
    assert squeezed(pdf_text(data)) == said
    assert squeezed("".join(preview.texts(data))) == said
    assert squeezed(docx_text(set_docx(doc, fonts, made_on=DAY))) == said


STRANGE = Run("王𪚥", "body", "申请人.姓名")


@pytest.mark.parametrize(
    "block",
    [
        Para((STRANGE,)), Heading((STRANGE,)), Note((STRANGE,)), SignBlock((Slot((STRANGE,)),)),
        Closing(((STRANGE,),)), Table((50.0,), ((Cell((Para((STRANGE,)),)),),)),
    ],
    ids=lambda block: type(block).__name__,
)  # fmt: skip
def test_an_uncovered_character_is_refused_wherever_it_stands(block: object, fonts: FontBook) -> None:
    for setter in (set_pdf, set_docx):
        with pytest.raises(PaperProblem, match=r"“申请人\.姓名”里的“𪚥”（U\+2A6A5）没有字体能印出，请安装"):
            setter(Doc("", (Para((Run("甲"),)), block)), fonts, made_on=DAY)


@pytest.mark.parametrize(
    ("doc", "field"),
    [(Doc("王𪚥", ()), "标题"), (Doc("", (), docno="王𪚥"), "文号"), (Doc("", (), banner="王𪚥"), "页眉")],
)
def test_also_in_title_number_and_banner(doc: Doc, field: str, fonts: FontBook) -> None:
    for setter in (set_pdf, set_docx):
        with pytest.raises(PaperProblem, match=rf"“{field}”里的“𪚥”（U\+2A6A5）"):
            setter(doc, fonts, made_on=DAY)


def test_pypdf_reads_the_title_from_the_file_too(fonts: FontBook) -> None:
    data = set_pdf(Doc("孟𫖯的通知书", ()), fonts, made_on=DAY).data
    assert pypdf.PdfReader(io.BytesIO(data)).metadata.title == "孟𫖯的通知书"
