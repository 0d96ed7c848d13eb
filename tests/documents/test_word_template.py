"""The committee's own Word template: filled letter by letter, and every mistake named with its paragraph."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.documents.text import clean
from app.documents.word_template import check_template, fill_template
from app.domain.errors import PaperProblem
from tests.documents.paper_samples import docx_text

VALUES: dict[str, Any] = {
    "申请人": {"姓名": "孟𫖯", "住址": "滨江市\n䶮城路"},
    "被申请人": {"名称": "甲 & <子>公司"},
    "协议": {"总额": 4_081_205, "期限": date(2026, 4, 30), "备注": None, "条款": "一、甲\n二、乙"},
    "请求": [{"内容": "工资", "金额": 100_000}, {"内容": "加班费{{丙}}", "金额": 2_050}],
    "成立": False,
}
KNOWN = (
    "申请人.姓名", "申请人.住址", "被申请人.名称", "协议.总额", "协议.期限", "协议.备注", "协议.条款",
    "请求[].内容", "请求[].金额", "成立",
)  # fmt: skip


def word(*paragraphs: str, save: bool = True) -> Any:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document) if save else document


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines(data: bytes) -> list[str]:
    return [para.text for para in docx.Document(io.BytesIO(data)).paragraphs]


def test_blanks_filters_conditions_and_loops() -> None:
    template = word(
        "申请人：{{ 申请人.姓名 }}，{{ 被申请人.名称 }}",
        "{{ 协议.总额|大写 }}（￥{{ 协议.总额|金额 }}），{{ 协议.期限|日期 }}前，备注{{ 协议.备注|或(“无”) }}。",
        "{%p if 成立 %}", "不印", "{%p else %}", "共{{ 请求|个数|中文数 }}项，合计{{ 请求|合计|金额 }}", "{%p endif %}",
        "{%p for 项 in 请求 %}", "{{ loop.index|中文数 }}、{{ 项.内容 }} {{ 成立|勾 }}", "{%p endfor %}",
        "{{ 协议.备注|划线(2) }}", "{{ 申请人.住址 }}", "{{ 协议.条款|多行 }}",
    )  # fmt: skip
    assert check_template(template, KNOWN) == ()
    made = fill_template(template, VALUES)
    assert lines(made) == [
        "申请人：孟𫖯，甲 & <子>公司", "人民币肆万零捌佰壹拾贰元零伍分（￥40,812.05），2026年4月30日前，备注无。",
        "共二项，合计1,020.50", "一、工资 ☐", "二、加班费{{丙}} ☐", "____", "滨江市\n䶮城路", "一、甲", "二、乙",
    ]  # fmt: skip
    assert made == fill_template(template, VALUES)


def test_a_blank_split_over_runs_keeps_its_look() -> None:
    document = docx.Document()
    para = document.add_paragraph("")
    for part, bold in (("甲{", False), ("{ 申请", True), ("人.", False), ("姓名 }", True), ("}乙", False)):
        run = para.add_run(part)
        run.bold = bold
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "楷体")
    made = fill_template(saved(document), VALUES)
    assert lines(made) == ["甲孟𫖯乙"]
    runs = docx.Document(io.BytesIO(made)).paragraphs[0].runs
    assert all(run._element.rPr.rFonts.get(qn("w:eastAsia")) == "楷体" for run in runs if run.text)


def test_tables_headers_and_footers() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ 被申请人.名称 }}"
    document.sections[0].footer.paragraphs[0].text = "{{ 申请人.姓名 }}"
    table = document.add_table(rows=4, cols=2)
    rows = [
        ["请求", "金额"],
        ["{%tr for 项 in 请求 %}", ""],
        ["{{ 项.内容 }}", "{{ 项.金额|金额 }}"],
        ["{%tr endfor %}", ""],
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.core_properties.title = "{{ 不填 }}"
    template = saved(document)
    assert check_template(template, KNOWN) == ()
    made = docx.Document(io.BytesIO(fill_template(template, VALUES)))
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [
        ["请求", "金额"], ["工资", "1,000.00"], ["加班费{{丙}}", "20.50"],
    ]  # fmt: skip
    assert made.sections[0].header.paragraphs[0].text == "甲 & <子>公司"
    assert made.sections[0].footer.paragraphs[0].text == "孟𫖯"
    assert made.core_properties.title == "{{ 不填 }}"


TEMPLATE = word("前{{ 甲 }}后", "{{ 甲|多行 }}", "末段")


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Co", "Cn"]), max_size=40))
@example("甲 & <子>公司")
@example("{{丙}}{%x%}{#y#}{_{ }_} {_% %_}")
@example("一\n\n二\r\n三")
@example("  前后空格  ")
@example("\ufffe甲\uffff")
@example("</w:t></w:r>&amp;&#10;")
def test_any_text_comes_back_letter_by_letter(text: str) -> None:
    made = fill_template(TEMPLATE, {"甲": text})
    expected = clean(text).replace("\ufffe", "").replace("\uffff", "")
    assert docx_text(made) == f"前{expected}后\n{expected}\n末段"


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("{{ 申请人.性名 }}", "没有“申请人.性名”这个名称"),
        ("{% for 项 in 请求 %}{{ 项.数额 }}{% endfor %}", "没有“请求[].数额”这个名称"),
        ("{% if 成立 %}有", "没有结束"), ("{% for 项 in 请求 %}有", "没有结束"), ("{{ 申请人.姓名", "写"),
        ("{% include 'x' %}", "不认识的写法"), ("{{ 申请人.姓名.upper() }}", "不能带括号调用"),
        ("{{ 申请人.__class__ }}", "内部名称"), ("{% set a = 1 %}", "不认识的写法"),
        ("{{ 申请人.姓名|safe }}", "没有“|safe”这种写法"),
        ("{% if 成立 is callable %}{% endif %}", "没有“is callable”"),
        ("{% macro f() %}{% endmacro %}", "不认识的写法"), ("{{r 申请人.姓名 }}", "请写成 {{ 名称 }}"),
        ("{% 如果 成立 %}", "不认识的标记"), ("{{ 申请人.姓名|金|额 }}", "没有“|金”这种写法"),
    ],
)  # fmt: skip
def test_every_mistake_is_named_with_its_paragraph(paragraph: str, said: str) -> None:
    template = word("第一段", f"找到我：{paragraph}", "末段")
    found = check_template(template, KNOWN)
    assert found
    assert any(said in sentence and "找到我" in sentence for sentence in found), found
    if "这个名称" not in said:
        with pytest.raises(PaperProblem, match="找到我"):
            fill_template(template, VALUES)


def test_filling_names_what_is_unknown_or_cannot_be_printed() -> None:
    for paragraph, said in (
        ("{{ 申请人.性名 }}", "没有“申请人.性名”"), ("{{ 请求 }}", "“请求”是一组内容"),
        ("{{ 申请人 }}", "“申请人”是一组内容"), ("{{ 成立|日期|大写 }}", "不是以分为单位的金额"),
        ("{% if 无此 %}x{% endif %}", "没有“无此”"), ("{{ 申请人.姓名|大写 }}", "不是以分为单位的金额"),
        ("{{ 成立 - 申请人 }}", "填不进去"),
    ):  # fmt: skip
        with pytest.raises(PaperProblem, match=f"找到我.*{said}"):
            fill_template(word("甲", f"找到我{paragraph}"), VALUES)


def test_a_loop_across_cells_makes_cells_and_across_tables_is_refused() -> None:
    document = docx.Document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "{% for 项 in 请求 %}甲", "乙{% endfor %}丙"
    document.add_paragraph("之后")
    assert docx_text(fill_template(saved(document), VALUES)) == "甲\n乙甲\n乙丙\n之后"
    document = docx.Document()
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{% if 成立 %}甲"
    document.add_paragraph("乙{% endif %}")
    document.add_paragraph("之后")
    with pytest.raises(PaperProblem, match="跨过了表格"):
        fill_template(saved(document), VALUES)


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(template: bytes, name: str, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return packed(**{**parts, name: data})


def test_files_that_are_no_plain_docx() -> None:
    good = word("甲")
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        types, body = archive.read("[Content_Types].xml"), archive.read("word/document.xml")
    macro = types.replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"vnd.ms-word.document.macroEnabled.main",
    )
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + body.split(b"?>", 1)[1]
    cases = [
        (b"", "打不开"), (b"hello", "打不开"), (good[:-200], "打不开"),
        (good[:400] + b"\0" * 99 + good[499:], "打不开"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "旧式 .doc"), (packed(**{"a.txt": b"x"}), "不是 .docx"),
        (changed(good, "[Content_Types].xml", macro), "带宏"), (changed(good, "word/vbaProject.bin", b"x"), "带宏"),
        (changed(good, "word/media/x.bin", bytes(50_000_000)), "太大"),
        (changed(good, "word/document.xml", bomb), "打不开"),
        (changed(good, "word/document.xml", body[:300]), "打不开"),
    ]  # fmt: skip
    for data, said in cases:
        for act in (lambda file: fill_template(file, {}), lambda file: check_template(file, ())):
            with pytest.raises(PaperProblem, match=said):
                act(data)
