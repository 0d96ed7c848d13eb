"""A committee's own forms: checked as they are typed, in use once they are sound, and the shipped ones come back."""

import io

import docx
import pytest

from app import bootstrap
from app.domain.errors import NotAllowed, NotFound, PaperProblem
from app.domain.paper import OwnForm
from app.services.forms import form_check, form_fields, own_forms
from app.services.forms.form_check import check_text, check_whole, preview
from app.services.papers import proofs
from app.services.papers.office_papers import office_paper
from tests.documents.paper_samples import pdf_text
from tests.services.form_files import (
    OWN_AGREEMENT,
    OWN_WORDS,
    SHIPPED_AGREEMENT,
    WORD_FILE,
    word_bytes,
)
from tests.services.office import DAY, NUMBER, PASSWORD, as_role, done, refused, refused_field

ADOPT = {"form": "agreement", "text": OWN_AGREEMENT}


def adopted(desk):
    done(desk, "adopt_form", ADOPT, number="")


def words(data: bytes) -> str:
    return "".join(pdf_text(data).split())


def typed(data: bytes) -> list[str]:
    return [para.text for para in docx.Document(io.BytesIO(data)).paragraphs]


def test_every_shipped_form_names_only_what_the_list_has_and_passes_the_whole_check(desk):
    for entry in desk.forms.entries:
        assert check_text(desk, entry.code, desk.forms.shipped_text(entry.code)).problems == (), entry.name
    assert check_whole(desk, "application", desk.forms.shipped_text("application")) == ()


FAULTS: list[tuple[str, str, int, str, str]] = [
    ("{{ 案件.案号 }}", "{{ 案件.按号 }}", 5, "{{ 案件.按号 }}", "没有“案件.按号”这个空白，要写的可能是“案件.案号”。"),
    (
        "{{ 项.义务人 }}", "{{ 项.义务方 }}", 114, "{{ 项.义务方 }}",
        "“义务”的每一项里没有“义务方”，要写的可能是“义务人”",
    ),
    ("{% for 期 in 项.分期 %}", "{% for 期 in 项.期 %}", 119, "{% for 期 in 项.期 %}", "要写的可能是“分期”"),
    ("{% if not 义务 %}", "{% if not 义务 %}{% if 义务 %}", 136, "{% if not 义务 %}", "没有结束，请补上 {% endif %}"),
    ("::: 顶格\n附件\n:::", "::: 顶格\n附件", 229, "::: 居中", "上面第 226 行的“::: 顶格”还没有用 ::: 结束"),
    ("## 争议事项", "- 争议事项", 89, "- 争议事项", "行首的“-”“+”“*”会变成列表"),
    ("## 争议事项", "# 争议事项", 89, "争议事项", "标题只有 ## 和 ### 两级"),
    ("收到日期|日期", "收到日期|曰期", 87, "{{ 案件.收到日期|曰期 }}", "没有“|曰期”这种写法"),
    ("{{ 案件.案由 }}。", "{{ 案件、案由 }}。", 94, "{{ 案件、案由 }}。", "空白里不能有“、”"),
    ("{{ 案件.案由 }}。", "{{ 案件.案由 。", 94, "{{ 案件.案由 。", "空白里不能有“。”"),
    ('layout = "table"', 'layout = "公文"', 6, 'layout = "公文"', "layout 只能是：gongwen、table。"),
    ('name = "调解协议书"', 'name = "协议"', 0, "", "请改成一致"),
    ("{{ 项.履行方式|去尾 }}", "现金", 0, "", "没有印出必备的“义务[].履行方式”"),
    ("| **代表人** | {{ 人.称呼 }} |", "| **代表人** |", 14, "**联系电话**", "这一行有 3 格，表格定了 4 栏"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "phrase", "text"), FAULTS, ids=[f"{r[1]}-{r[4]}" for r in FAULTS]
)
def test_a_fault_is_named_with_line_and_phrase(desk, old, new, line, phrase, text):
    assert old in SHIPPED_AGREEMENT
    fault = check_text(desk, "agreement", SHIPPED_AGREEMENT.replace(old, new)).problems[0]
    assert (fault.line, phrase in fault.phrase, text in fault.text) == (line, True, True), fault
    assert fault.sentence.startswith(f"第 {line} 行“" if line else fault.text)


def test_every_unknown_name_is_told_at_once_and_only_once_a_line(desk):
    text = SHIPPED_AGREEMENT.replace("{{ 项.权利人 }}", "{{ 项.甲 }}").replace(
        "{{ 案件.案由 }}", "{{ 案件.乙 }}"
    )
    lines = [fault.line for fault in check_text(desk, "agreement", text).problems]
    assert lines == sorted(set(lines))
    assert len(lines) == 4


def test_what_the_form_asks_for_itself_is_known_and_tried_filled_in(desk):
    text = desk.forms.shipped_text("session_notice")
    name = desk.forms.form("session_notice").asks[0].name
    (fault,) = check_text(
        desk, "session_notice", text.replace(f'name = "{name}"', 'name = "改了名"')
    ).problems
    assert f"没有“填写.{name}”这个空白" in fault.text
    listed = desk.forms.shipped_text("evidence_list").replace("{% endfor %}", "| 多一行 |\n{% endfor %}", 1)
    (fault,) = check_text(desk, "evidence_list", listed).problems
    assert (fault.phrase, "这一行有 1 格" in fault.text) == ("| 多一行 |", True)


def test_a_character_without_a_face_is_found_by_the_whole_check(desk):
    text = OWN_AGREEMENT.replace(OWN_WORDS, "核对过\U0001f9e7。")
    assert check_text(desk, "agreement", text).problems == ()
    (fault,) = check_whole(desk, "agreement", text)
    assert (fault.line, fault.phrase) == (
        text[: text.index("\U0001f9e7")].count("\n") + 1,
        "核对过\U0001f9e7。",
    )
    refused_field(desk, "adopt_form", ADOPT | {"text": text}, "text", "没有字体能印出", number="")


def test_an_own_form_is_in_use_at_once_and_after_opening_again(desk_at):
    desk = desk_at("draft_agreement")
    before = proofs.paper(desk, NUMBER, "agreement")
    adopted(desk)
    assert OWN_WORDS in words(proofs.paper(desk, NUMBER, "agreement"))
    assert desk.forms.is_own("agreement")
    assert not bootstrap.forms().is_own("agreement")
    folder = desk.office.folder
    desk.close()
    again = bootstrap.open_desk(folder, "", PASSWORD, clock=DAY)
    assert again.forms.text("agreement") == OWN_AGREEMENT.strip()
    assert OWN_WORDS in words(proofs.paper(again, NUMBER, "agreement"))
    done(again, "drop_form", {"form": "调解协议书"}, number="")
    assert proofs.paper(again, NUMBER, "agreement") == before
    assert own_forms.own_forms(again) == {}
    again.close()


def test_an_issued_paper_stays_in_the_words_it_was_issued_in(desk_at):
    desk = desk_at("draft_agreement")
    issued = done(desk, "issue_paper", {"form": "agreement"})
    adopted(desk)
    second = done(desk, "issue_paper", {"form": "agreement", "reason": "改用本会的格式"})
    assert issued.result["sha256"] != second.result["sha256"]


def test_a_refused_act_leaves_the_form_that_was_in_use(desk, monkeypatch):
    adopted(desk)

    def fails(*arguments: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("app.store.unit_of_work.Unit.commit", fails)
    with pytest.raises(OSError, match="disk full"):
        done(desk, "drop_form", {"form": "agreement"}, number="")
    assert desk.forms.is_own("agreement")


def test_a_recorded_text_that_cannot_be_read_leaves_the_shipped_form_in_use(desk_at):
    desk = desk_at("draft_agreement")
    with desk.write() as unit:
        unit.add(OwnForm(code="agreement", name="调解协议书", text="没有开头"))
        unit.add(OwnForm(code="gone", name="旧文书", text="+++"))
        unit.note("adopt_form", "启用自拟格式", "试。")
        unit.commit()
    folder = desk.office.folder
    desk.close()
    again = bootstrap.open_desk(folder, "", PASSWORD, clock=DAY)
    gone, unread = again.forms.problems()
    assert "“gone”在文书目录里已经没有了" in gone
    assert unread.startswith("调解协议书的自拟格式没有启用，现用随附的格式。")
    assert "第 1 行" in unread
    assert proofs.paper(again, NUMBER, "agreement").startswith(b"%PDF")
    again.close()


@pytest.mark.parametrize("role", ["登记员"])
def test_who_only_registers_cannot_change_forms(desk, role):
    reason = refused(as_role(desk, role), "adopt_form", ADOPT, NotAllowed).sentence
    assert "由主任或调解员来做" in reason


@pytest.mark.parametrize("sample", form_check.SAMPLES)
def test_a_text_is_seen_with_each_sample(desk, sample):
    data = preview(desk, "agreement", OWN_AGREEMENT, sample)
    assert OWN_WORDS in words(data)
    assert ("孟示例" in words(data)) == (sample == "普通")


def test_a_text_is_seen_with_a_case_and_its_recipient(desk_at):
    desk = desk_at("sign:4")
    text = desk.forms.shipped_text("performance_notice").replace("::: 落款", "另行通知。\n\n::: 落款", 1)
    sides = [
        words(preview(desk, "performance_notice", text, NUMBER, side)) for side in ("申请人", "被申请人")
    ]
    assert all("另行通知。" in side for side in sides)
    assert sides[0] != sides[1]
    with pytest.raises(NotFound):
        preview(desk, "performance_notice", text, "（1999）无字第1号")
    with pytest.raises(PaperProblem, match="第 1 行"):
        preview(desk, "performance_notice", "没有开头", "普通")


def test_a_word_file_makes_the_docx_of_drafts_and_nothing_else(desk_at):
    desk = desk_at("sign:4")
    pdf = proofs.paper(desk, NUMBER, "agreement")
    done(desk, "set_word_template", {"form": "agreement", "file": str(WORD_FILE)}, number="")
    made = typed(proofs.paper(desk, NUMBER, "agreement", kind="docx"))
    assert made[0] == "本会自己的协议样式"
    assert made[2] == "合计 40,812.05 元，3 份"
    assert proofs.paper(desk, NUMBER, "agreement") == pdf
    issued = done(desk, "issue_paper", {"form": "agreement"})
    with desk.read() as unit:
        paper = next(p for p in unit.case_by_number(NUMBER).papers if p.code == issued.result["code"])
    assert typed(desk.office.blobs.get(paper.docx))[0] != made[0]
    adopted(desk)
    done(desk, "drop_word_template", {"form": "agreement"}, number="")
    assert typed(proofs.paper(desk, NUMBER, "agreement", kind="docx"))[0] != made[0]
    assert own_forms.own_forms(desk)["agreement"].text


def test_a_word_file_serves_the_papers_of_the_registers_too(desk_at, tmp_path):
    desk = desk_at("appoint_mediator:2")
    file = tmp_path / "聘书.docx"
    file.write_bytes(word_bytes("兹聘请{{ 填写.姓名 }}为调解员", "{{ 委员会.调解委员会名称 }}"))
    uid = done(
        desk,
        "appoint_mediator",
        {"name": "孟新", "term_from": "2026-01-01", "term_to": "2028-12-31"},
        number="",
    )
    done(desk, "set_word_template", {"form": "聘书", "file": str(file)}, number="")
    data = office_paper(desk, "appointment_letter", uid.result["uid"], "docx")
    assert typed(data)[0] == "兹聘请孟新为调解员"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{{ 申请人.名子 }}", "没有“申请人.名子”这个名称"),
        ("{% if 协议.总额 %}", "没有结束"),
        ("{{ 请求 }}", "请用循环逐项写出"),
    ],
)
def test_a_faulty_word_file_is_refused_with_its_paragraph(desk, tmp_path, line, words):
    file = tmp_path / "坏.docx"
    file.write_bytes(word_bytes("标题", line))
    refused_field(
        desk, "set_word_template", {"form": "agreement", "file": str(file)}, "file", words, number=""
    )


def test_the_fields_stand_in_groups_with_an_example_and_are_written_as_the_form_needs_them():
    groups = {group.name: group for group in form_fields.known(bootstrap.law()).groups}
    number = next(f for f in groups["案件"].fields if f.name == "案件.案号")
    assert (number.word, number.example) == ("案号", "（2026）示调字第1号")
    claims = groups["请求[]"]
    amount = next(f for f in claims.fields if f.word == "请求金额")
    insertion = form_fields.insertion
    assert insertion(number, "") == "{{ 案件.案号 }}"
    assert insertion(amount, "") == "{% for 项 in 请求 %}\n{{ 项.请求金额|金额 }}\n{% endfor %}\n"
    assert insertion(amount, "{% for 求 in 请求 %}\n第{{ loop.index }}项") == "{{ 求.请求金额|金额 }}"
    assert insertion(claims, "").startswith("{% for 项 in 请求 %}\n{{ 项.请求事项 }}")
    part = next(f for f in groups["义务[].分期[]"].fields if f.word == "到期日")
    assert insertion(part, "{% for 债 in 义务 %}{% for 期 in 债.分期 %}") == "{{ 期.到期日|日期 }}"
    assert insertion(part, "").count("{% endfor %}") == 2
    worker = next(f for f in groups["申请人"].fields if f.word == "是劳动者")
    assert insertion(worker, "") == "{% if 申请人.是劳动者 %}……{% endif %}"


def test_what_the_field_browser_writes_passes_the_check(desk):
    known = form_fields.known(desk.law)
    written = [form_fields.insertion(group, "") for group in known.groups if group.is_list]
    written += [form_fields.insertion(f, "") for group in known.groups for f in group.fields]
    text = SHIPPED_AGREEMENT.replace("::: 签署\n", "\n\n".join(written) + "\n\n::: 签署\n", 1)
    assert check_text(desk, "agreement", text).problems == ()
