"""Nasty case 16: a template edited by hand: split blanks, a row gone, a renamed field, a wrong encoding."""

import io
import shutil

import docx
import pytest

from app import bootstrap
from app.documents.library import FormLibrary
from app.domain.errors import InvalidInput, PaperProblem, Refusal
from app.domain.paper import OwnForm
from app.services import exports
from app.services.forms import own_forms
from app.services.forms.form_check import check_text
from app.services.papers import proofs
from tests.documents.paper_samples import pdf_text
from tests.services.form_files import FORMS, SHIPPED_AGREEMENT
from tests.services.office import DAY, NUMBER, PASSWORD, done, everything, refused

BLANK = "{{ 案件.案由 }}"
LINE = next(n for n, line in enumerate(SHIPPED_AGREEMENT.splitlines(), 1) if BLANK in line)
TEXTS = [
    ("{{ 申請人.姓名 }}", "没有“申請人.姓名”这个空白，要写的可能是“申请人.姓名”"),
    ("{{ 案件.案由名称 }}", "没有“案件.案由名称”这个空白，要写的可能是“案件.案由”"),
    ("｛｛ 案件.案由 ｝｝", "“｛”会照样印出来"),
    ("{ 案件.案由 }", "“{”会照样印出来"),
    ("{ 案件.案由 }}", "会照样印出来"),
    ("{{ 案件.案由 }", "请核对括号"),
    ("{ { 案件.案由 } }", "会照样印出来"),
    ("${案件.案由}", "会照样印出来"),
    ("【案件.案由】", "“案件.案由”会照样印出来；要印它的内容，请写成 {{ 案件.案由 }}"),
    ("«案件.案由»", "会照样印出来"),
    ("\\{\\{ 案件.案由 \\}\\}", "会照样印出来"),
    ("{% raw %}{{ 案件.案由 }}{% endraw %}", "不认识的标记"),
    ("{{ 案件．案由 }}", "空白"),
    ("{{ 案件.案由 | 大 写 }}", "空白"),
]


@pytest.mark.parametrize(("typed", "words"), TEXTS, ids=[typed for typed, _ in TEXTS])
def test_a_blank_that_is_not_one_is_named_by_line_and_phrase(desk, typed, words):
    text = SHIPPED_AGREEMENT.replace(BLANK, typed, 1)
    fault = check_text(desk, "agreement", text).problems[0]
    assert (fault.line, words in fault.text) == (LINE, True), fault
    assert fault.phrase
    refused(desk, "adopt_form", {"form": "agreement", "text": text})
    assert not desk.forms.is_own("agreement")


def test_a_deleted_row_is_told_by_what_is_missing_then(desk):
    lines = SHIPPED_AGREEMENT.splitlines()
    end = next(n for n, line in enumerate(lines) if line.strip() == "{% endfor %}")
    (fault, *_) = check_text(desk, "agreement", "\n".join(lines[:end] + lines[end + 1 :])).problems
    assert (fault.line > 0, "endfor" in fault.text) == (True, True)
    kept = [line for line in lines if "{{ 项.履行方式" not in line]
    told = [f.text for f in check_text(desk, "agreement", "\n".join(kept)).problems]
    assert any("没有印出必备的" in text for text in told)


def test_pasted_traditional_characters_are_words_and_are_printed(desk_at):
    desk = desk_at("draft_agreement")
    text = SHIPPED_AGREEMENT.replace("## 争议事项", "## 爭議事項", 1)
    done(desk, "adopt_form", {"form": "agreement", "text": text}, number="")
    assert "爭議事項" in "".join(pdf_text(proofs.paper(desk, NUMBER, "agreement")).split())


@pytest.mark.parametrize("how", ["gbk", "latin-1"])
def test_a_text_read_in_the_wrong_encoding_is_not_taken(desk, how):
    garbled = SHIPPED_AGREEMENT.encode("utf-8").decode(how, "replace")
    refused(desk, "adopt_form", {"form": "agreement", "text": garbled})


def test_a_file_saved_in_another_encoding_says_so(tmp_path):
    shutil.copytree(FORMS, tmp_path / "forms")
    (tmp_path / "forms" / "agreement.md").write_bytes(SHIPPED_AGREEMENT.encode("gb18030"))
    library = FormLibrary(tmp_path / "forms")
    with pytest.raises(PaperProblem, match="并存为 UTF-8 编码"):
        library.form("agreement")
    assert library.form("application").name, "the others stay in use"
    given = tmp_path / "own.json"
    given.write_bytes('{"form": "调解协议书"}'.encode("gb18030"))
    with pytest.raises(Refusal) as caught:
        exports.read_json(given)
    assert "own.json" in caught.value.sentence


def test_an_own_form_that_broke_meanwhile_gives_way_to_the_shipped_one(desk_at):
    desk = desk_at("draft_agreement")
    before = proofs.paper(desk, NUMBER, "agreement")
    broken = SHIPPED_AGREEMENT.replace(BLANK, "{{ 案件.案由 }", 1)
    with desk.write() as unit:
        unit.add(OwnForm(code="agreement", name="调解协议书", text=broken))
        unit.note("adopt_form", "启用自拟格式", "旧程序启用的格式。")
        unit.commit()
    folder = desk.office.folder
    desk.close()
    again = bootstrap.open_desk(folder, "", PASSWORD, clock=DAY)
    try:
        (told,) = again.forms.problems()
        assert told.startswith("调解协议书的自拟格式没有启用，现用随附的格式。")
        assert f"第 {LINE} 行" in told
        assert proofs.paper(again, NUMBER, "agreement") == before
        assert own_forms.own_forms(again)["agreement"].text == broken, "it is kept to be mended"
    finally:
        again.close()


def word(tmp_path, *paragraphs, table=()):
    """A Word file: of each paragraph its runs, every second one bold; then a table of one column."""
    document = docx.Document()
    for runs in paragraphs:
        para = document.add_paragraph()
        for n, text in enumerate(runs):
            para.add_run(text).bold = bool(n % 2)
    if table:
        made = document.add_table(len(table), 1)
        for n, text in enumerate(table):
            made.cell(n, 0).text = text
    document.save(str(tmp_path / "本会协议.docx"))
    return {"form": "agreement", "file": str(tmp_path / "本会协议.docx")}


def test_a_blank_split_over_runs_is_filled_like_any_other(desk_at, tmp_path):
    desk = desk_at("draft_agreement")
    rows = ("{%tr for 项 in 请求 %}", "{{ 项.请求事项 }}", "{%tr endfor %}")
    given = word(tmp_path, ("申请人：", "{", "{ 申请", "人.姓", "名 }", "}"), table=rows)
    done(desk, "set_word_template", given, number="")
    made = docx.Document(io.BytesIO(proofs.paper(desk, NUMBER, "agreement", kind="docx")))
    assert made.paragraphs[0].text == "申请人：孟𫖯"
    assert len(made.tables[0].rows) == 3
    assert "{" not in "".join(text.text or "" for text in made.element.body.iter("{*}t"))


WORDS = [
    ([("申请人：", "{", "{ 申请人.姓", "名 }")], (), "申请人：{{ 申请人.姓名 }", "会照样印出来"),
    ([("申请人：", "｛｛ 申请人.姓名 ｝｝")], (), "申请人：｛｛ 申请人.姓名 ｝｝", "会照样印出来"),
    ([("申请人：", "«申请人.姓名»")], (), "申请人：«申请人.姓名»", "要印它的内容，请写成 {{ 申请人.姓名 }}"),
    ([("申请人：", "{{ 申請人.姓名 }}")], (), "申请人：{{ 申請人.姓名 }}", "没有“申請人.姓名”这个名称"),
    ([("{% raw %}", "{{ 申请人.姓名 }}{% endraw %}")], (), "{% raw %}", "不认识的标记"),
    ([], ("{%tr for 项 in 请求 %}", "{{ 项.请求事项 }}"), "{% for 项 in 请求 %}", "没有结束"),
    ([], ("{{ 项.请求事项 }}", "{%tr endfor %}"), "{{ 项.请求事项 }}", "不认识的标记"),
]


@pytest.mark.parametrize(("paragraphs", "table", "place", "words"), WORDS, ids=[w[2] for w in WORDS])
def test_a_word_template_is_refused_with_the_paragraph(desk, tmp_path, paragraphs, table, place, words):
    before = everything(desk)
    error = refused(desk, "set_word_template", word(tmp_path, *paragraphs, table=table), InvalidInput)
    assert place in error.problems[0].text
    assert words in error.problems[0].text
    assert everything(desk) == before


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "旧式 .doc 文件"),
        (b"{\\rtf1 x}", "打不开"),
        ("协议".encode("gbk"), "打不开"),
    ],
)
def test_what_only_calls_itself_docx_is_refused(desk, tmp_path, data, words):
    (tmp_path / "协议.docx").write_bytes(data)
    given = {"form": "agreement", "file": str(tmp_path / "协议.docx")}
    assert words in refused(desk, "set_word_template", given).problems[0].text
