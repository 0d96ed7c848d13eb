"""The DOCX: the same words as the PDF, elements in schema order, east-asian fonts on every run."""

import io
import zipfile

import docx
import pypdfium2
import pytest
from attrs import evolve
from lxml import etree

from app.documents.docx.schema import put
from app.documents.fonts import FontBook
from app.documents.model import Closing, Doc, PageBreak, Run
from app.documents.pdf.breaker import FORBIDDEN_END, FORBIDDEN_START
from app.documents.stamp import Stamp
from app.documents.writer import set_docx, set_pdf, text_of
from tests.documents.paper_samples import (
    DAY,
    W,
    agreement,
    docx_part,
    docx_text,
    paper,
    pdf_text,
    squeezed,
    table_of,
    words,
)

# ECMA-376 Part 1, written out here once more so that a slip in the program does not hide itself
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct "
    "autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
    "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
    "vAlign hideMark",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tblCellMar": "top left start bottom right end",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
    "docGrid printerSettings",
    "tbl": "tblPr tblGrid tr",
    "p": "pPr r",
    "tabs": "tab",
    "docDefaults": "rPrDefault pPrDefault",
    "styles": "docDefaults latentStyles style",
    "rPrDefault": "rPr",
    "compat": "compatSetting",
    "tblGrid": "gridCol",
    "fonts": "font",
    "document": "background body",
    "tr": "tblPrEx trPr tc",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc "
    "hidden",
    "tc": "tcPr p tbl",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
    "qFormat locked personal pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins embedTrueTypeFonts "
    "evenAndOddHeaders characterSpacingControl printTwoOnOne strictFirstAndLastChars "
    "noLineBreaksAfter noLineBreaksBefore savePreviewPicture compat rsids themeFontLang decimalSymbol "
    "listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular",
}
# these hold a mixture, led or closed by what is named
LED_BY = {"r": "rPr", "hdr": "p", "ftr": "p"}
STAMP = Stamp("K7Q4-M2XD", "甲劳调〔2026〕127号", "agreement", 1)


def every_kind() -> Doc:
    doc = agreement()
    table = evolve(table_of([["序", "事"], ["1", "甲" * 400]], (20, 136), header=1), min_height=12.0)
    closing = Closing(((Run("甲委员会"),), (Run("2026年9月5日"),)))
    noted = paper("## 一、章\n\n### （一）节\n\n> 注\n\n::: 居中\n中\n:::")
    return evolve(
        doc,
        footer="dash",
        layout="gongwen",
        banner="脱敏件",
        blocks=(*doc.blocks, PageBreak(), *noted.blocks, table, table, closing),
    )


def test_children_stand_in_schema_order(fonts: FontBook) -> None:
    seen = set()
    for doc in (every_kind(), evolve(every_kind(), footer="total")):
        data = set_docx(doc, fonts, made_on=DAY, stamp=STAMP)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [
                name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")
            ]
        for node in (node for name in parts for node in docx_part(data, name).iter() if len(node)):
            tag = etree.QName(node).localname
            names = [etree.QName(child).localname for child in node]
            seen.add(tag)
            if tag == "body":
                assert set(names[:-1]) <= {"p", "tbl"}
                assert names[-1] == "sectPr"
            elif tag in LED_BY:
                assert names[0] == LED_BY[tag]
                assert LED_BY[tag] not in names[1:]
            else:  # a kind of element not listed fails here
                places = [ORDERS[tag].split().index(name) for name in names]
                assert places == sorted(places), etree.tostring(node)
    assert seen == {*ORDERS, *LED_BY, "body"}


def test_put_sorts_and_knows_its_children() -> None:
    assert (
        put("pPr", {"jc": 'w:val="left"', "keepNext": ""})
        == '<w:pPr><w:keepNext/><w:jc w:val="left"/></w:pPr>'
    )
    assert put("pPr", {}) == ""
    with pytest.raises(KeyError):
        put("pPr", {"bold": ""})


def test_the_same_words_as_the_pdf(fonts: FontBook) -> None:
    doc = evolve(every_kind(), footer="none", banner="")
    text = docx_text(set_docx(doc, fonts, made_on=DAY))
    assert squeezed(text) == squeezed(text_of(doc))
    assert sorted(squeezed(text)) == sorted(squeezed(pdf_text(set_pdf(doc, fonts, made_on=DAY).data)))


def test_hostile_values_come_back_letter_by_letter(fonts: FontBook) -> None:
    values = ["&<>|*_#{{", "1. 甲", "甲\n乙", "<b>粗</b>", "𬱖䶮", " 前后空格 ", "\"'", "甲" * 10_000]
    doc = paper("{% for 项 in 组 %}\n甲{{ 项 }}乙\n\n{% endfor %}", 组=values)
    assert docx_text(set_docx(doc, fonts, made_on=DAY)).split("甲乙") == "\n".join(
        f"甲{v}乙" for v in values
    ).split("甲乙")


def test_python_docx_reads_it(fonts: FontBook) -> None:
    document = docx.Document(io.BytesIO(set_docx(agreement(), fonts, made_on=DAY)))
    assert document.core_properties.title == "劳动争议调解协议书"
    assert document.tables[0].cell(0, 1).text == "孟𫖯"
    assert document.tables[0].cell(2, 1).text == document.tables[0].cell(2, 3).text
    assert document.paragraphs[0].style.name == "Title"
    assert round(document.sections[0].page_width.mm) == 210


def test_every_run_names_its_east_asian_font(fonts: FontBook) -> None:
    data = set_docx(every_kind(), fonts, made_on=DAY, stamp=STAMP)
    names = set()
    for part in ("document", "header1", "header2", "footer1", "footer2"):
        for run in docx_part(data, f"word/{part}.xml").iter(f"{W}r"):
            face = run.find(f"{W}rPr/{W}rFonts")
            assert face is not None
            assert len({face.get(W + slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}) == 1
            assert face.get(W + "hint") == "eastAsia"
            names.add(face.get(W + "eastAsia"))
    assert names == {"仿宋", "华文中宋", "黑体", "楷体", "宋体"}
    styles = docx_part(data, "word/styles.xml")
    assert styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(W + "eastAsia") == "zh-CN"
    table = docx_part(data, "word/fontTable.xml")
    alternatives = {font.get(W + "name"): font.find(f"{W}altName").get(W + "val") for font in table}
    assert alternatives["仿宋"] == "仿宋_GB2312;FangSong"


def test_indent_line_and_spacing_of_a_gongwen(fonts: FontBook) -> None:
    data = set_docx(Doc("", (words("甲"),), layout="gongwen"), fonts, made_on=DAY)
    para = docx_part(data, "word/document.xml").find(f".//{W}p")
    indent, spacing = para.find(f"{W}pPr/{W}ind"), para.find(f"{W}pPr/{W}spacing")
    assert (indent.get(W + "firstLineChars"), indent.get(W + "firstLine")) == ("200", "640")
    assert (spacing.get(W + "line"), spacing.get(W + "lineRule")) == ("579", "exact")
    assert para.find(f"{W}r/{W}rPr/{W}spacing").get(W + "val") == "-5"


def test_page_number_fields_have_each_part_in_its_own_run(fonts: FontBook) -> None:
    data = set_docx(Doc("", (words("甲"),)), fonts, made_on=DAY)
    for part, side in (("footer1", "right"), ("footer2", "left")):
        footer = docx_part(data, f"word/{part}.xml")
        kinds = [run.find(f"{W}fldChar") for run in footer.iter(f"{W}r")]
        assert [kind.get(W + "fldCharType") for kind in kinds if kind is not None] == [
            "begin",
            "separate",
            "end",
        ]
        assert all(len(run) == 2 for run in footer.iter(f"{W}r"))
        assert footer.find(f"{W}p/{W}pPr/{W}jc").get(W + "val") == side
    assert docx_part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    total = set_docx(Doc("", (words("甲"),), footer="total"), fonts, made_on=DAY, stamp=STAMP)
    assert all(len(run) == 2 for run in docx_part(total, "word/footer1.xml").iter(f"{W}r"))
    codes = [node.text.strip() for node in docx_part(total, "word/footer1.xml").iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]
    none = set_docx(Doc("", (words("甲"),), footer="none"), fonts, made_on=DAY)
    with zipfile.ZipFile(io.BytesIO(none)) as archive:
        assert not [name for name in archive.namelist() if "footer" in name]


def test_tables_are_fixed_and_short_rows_are_not_torn(fonts: FontBook) -> None:
    rows = [["序", "事"], ["1", "短"], ["2", "甲" * 400]]
    body = docx_part(
        set_docx(Doc("", (table_of(rows, (20, 136), 1),)), fonts, made_on=DAY), "word/document.xml"
    )
    table = body.find(f".//{W}tbl")
    assert table.find(f"{W}tblPr/{W}tblLayout").get(W + "type") == "fixed"
    assert [column.get(W + "w") for column in table.find(f"{W}tblGrid")] == ["1134", "7710"]
    props = [row.find(f"{W}trPr") for row in table.findall(f"{W}tr")]
    names = [[etree.QName(child).localname for child in (() if prop is None else prop)] for prop in props]
    assert names == [["cantSplit", "tblHeader"], ["cantSplit"], []]
    assert etree.QName(table.getnext()).localname == "p"


def test_signatures_keep_with_the_text_before(fonts: FontBook) -> None:
    body = docx_part(set_docx(agreement(), fonts, made_on=DAY), "word/document.xml")[0]
    signs = body.findall(f"{W}tbl")[-1]
    assert signs.getprevious().find(f"{W}pPr/{W}keepNext") is not None
    rows = signs.findall(f"{W}tr")
    assert len(rows) == 6
    held = [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in rows]
    assert held == [True, True, True, True, True, False]
    assert not list(body.iter(f"{W}framePr"))


def test_a_page_break_starts_the_next_paragraph(fonts: FontBook) -> None:
    data = set_docx(Doc("", (words("甲"), PageBreak(), words("乙"))), fonts, made_on=DAY)
    paras = docx_part(data, "word/document.xml").findall(f".//{W}p")
    assert [para.find(f"{W}pPr/{W}pageBreakBefore") is not None for para in paras] == [False, True]


def test_the_same_paper_gives_the_same_bytes(fonts: FontBook) -> None:
    assert set_docx(every_kind(), fonts, made_on=DAY) == set_docx(every_kind(), fonts, made_on=DAY)
    with zipfile.ZipFile(io.BytesIO(set_docx(agreement(), fonts, made_on=DAY))) as archive:
        assert archive.testzip() is None
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2026, 3, 9)}


def test_nothing_floats_and_the_line_rules_are_told_to_word(fonts: FontBook) -> None:
    data = set_docx(every_kind(), fonts, made_on=DAY, stamp=STAMP)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            xml = archive.read(name).decode("utf-8")
            assert not any(tag in xml for tag in ("framePr", "tblpPr", "w:drawing", "w:pict", "wp:anchor"))
    rules = docx_part(data, "word/settings.xml")
    assert rules.find(f"{W}noLineBreaksBefore").get(W + "val") == FORBIDDEN_START
    assert rules.find(f"{W}noLineBreaksAfter").get(W + "val") == FORBIDDEN_END
    assert docx_part(data, "word/styles.xml").find(f".//{W}kinsoku") is not None


def test_python_docx_finds_code_and_banner(fonts: FontBook) -> None:
    doc = evolve(every_kind(), footer="total")
    section = docx.Document(io.BytesIO(set_docx(doc, fonts, made_on=DAY, stamp=STAMP))).sections[0]
    assert section.header.paragraphs[0].text == "脱敏件"
    assert section.footer.paragraphs[0].text == "\t第 1 页　共 1 页\tK7Q4-M2XD"


def test_a_number_is_set_smaller_rather_than_torn_in_both_outputs(fonts: FontBook) -> None:
    code = "91330100MA2XXXXX0X"
    doc = Doc("", (table_of([["代码", code], ["短", "甲"]], (20, 44)),), layout="gongwen", footer="none")
    with pypdfium2.PdfDocument(set_pdf(doc, fonts, made_on=DAY).data) as pdf:
        assert code in pdf[0].get_textpage().get_text_bounded()
    runs = docx_part(set_docx(doc, fonts, made_on=DAY), "word/document.xml").iter(f"{W}r")
    sizes = {run.find(f"{W}t").text: run.find(f"{W}rPr/{W}sz").get(W + "val") for run in runs}
    assert sizes["甲"] == "24"
    assert 19 <= int(sizes[code]) < 24
    rows = [["金额", "备注"], ["10,000.00", "甲"], ["9.00", "乙"]]
    listed = Doc("", (table_of(rows, (17, 60), header=1),), layout="gongwen", footer="none")
    with pypdfium2.PdfDocument(set_pdf(listed, fonts, made_on=DAY).data) as pdf:
        assert "10,000.00" in pdf[0].get_textpage().get_text_bounded()
    runs = docx_part(set_docx(listed, fonts, made_on=DAY), "word/document.xml").iter(f"{W}r")
    (size,) = {int(run.find(f"{W}rPr/{W}sz").get(W + "val")) for run in runs}
    assert 18 <= size < 24
    narrow = Doc("", (table_of([[code]], (20,)),), layout="gongwen", footer="none")
    runs = docx_part(set_docx(narrow, fonts, made_on=DAY), "word/document.xml").iter(f"{W}r")
    assert [run.find(f"{W}rPr/{W}sz").get(W + "val") for run in runs] == ["24"]


def test_two_paragraphs_stay_with_what_is_signed(fonts: FontBook) -> None:
    sign = agreement().blocks[-1]
    body = docx_part(
        set_docx(Doc("", (*map(words, "甲乙丙"), sign)), fonts, made_on=DAY), "word/document.xml"
    )
    held = [p.find(f"{W}pPr/{W}keepNext") is not None for p in body[0].findall(f"{W}p")]
    assert held[:3] == [False, True, True]
