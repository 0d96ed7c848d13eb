"""The catalogue of forms and the library that reads it."""

import shutil
from pathlib import Path

import pytest

from app import bootstrap
from app.documents.library import FILTERS, FormLibrary, Requirement
from app.domain.errors import PaperProblem
from app.services.acts import ACTS
from tests.documents import forms_samples as samples

FORMS = Path(__file__).resolve().parents[2] / "forms"
CODES = [
    "volume_cover", "volume_contents", "application", "oral_application", "register_sheet", "consent_inquiry",
    "acceptance_notice", "rights_notice", "legal_rep_certificate", "power_of_attorney", "refusal_notice",
    "representatives_election", "mediator_assignment", "session_notice", "investigation_record",
    "evidence_list", "special_consents", "session_record", "extension_consent", "suspension_application",
    "withdrawal_application", "agreement", "settlement_agreement", "performance_notice",
    "arbitration_review_application", "judicial_confirmation_application", "mediation_certificate",
    "payment_order_application", "performance_reminder", "payment_receipt", "follow_up_sheet",
    "termination_notice", "service_receipt", "mediation_proposal", "collective_report", "closing_report",
    "volume_note", "grievance_reply", "appointment_letter", "training_record", "mediator_evaluation",
]  # fmt: skip


@pytest.fixture
def library():
    return FormLibrary(FORMS)


@pytest.fixture
def own(tmp_path):
    """A folder of forms that a test may damage."""
    return Path(shutil.copytree(FORMS, tmp_path / "forms"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_forms_stand_in_the_order_of_the_volume(library):
    assert [entry.code for entry in library.entries] == CODES
    # 案件台账, 统计报表 and 风险隐患台账 are tables, all other rows of the document set have a form
    assert {entry.row for entry in library.entries} == set(range(1, 42)) - {35, 36, 38}
    assert not any(entry.official for entry in library.entries)
    assert {path.name for path in FORMS.glob("*.md")} == {entry.file for entry in library.entries}


def test_every_form_belongs_to_an_act_that_exists(library):
    assert {entry.act for entry in library.entries} <= set(ACTS)


def test_the_law_asks_for_three_originals_of_the_agreement_and_four_marks(library):
    entry, form = library.find("调解协议书"), library.form("agreement")
    assert entry.copies == form.copies == 3
    assert entry.signers == form.signers == ("申请人", "被申请人", "调解员")
    assert entry.seals == ("调解委员会",)


def test_a_form_is_found_by_code_and_by_name(library):
    assert library.find("agreement") is library.find(" 调解协议书 ")
    with pytest.raises(PaperProblem, match=r"没有“判决书”这种文书.*调解协议书（agreement）"):
        library.find("判决书")


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    late = FormLibrary(tmp_path / "later")
    shutil.copytree(FORMS, tmp_path / "later")
    form = late.form("agreement")
    (tmp_path / "later" / "agreement.md").unlink()
    assert late.form("调解协议书") is form
    with pytest.raises(PaperProblem, match="找不到文书目录"):
        FormLibrary(tmp_path / "nowhere").find("agreement")


def test_all_forms_can_be_filled_from_every_sample(library):
    law = bootstrap.law()
    contexts = [
        samples.sheets(file, law, side)
        for file in (
            samples.USUAL,
            samples.ugliest(),
            samples.bare(),
            samples.refused("其他", "已经申请仲裁。"),
        )
        for side in ("", "申请人", "被申请人")
    ]
    assert library.check_all(contexts) == ()


def test_check_all_tells_what_is_wrong_with_a_changed_form(own):
    edit(own / "application.md", "{{ 案件.事实和理由", "{{ 案件.事实")
    (own / "follow_up_sheet.md").unlink()
    told = FormLibrary(own).check_all([samples.sheets(samples.USUAL, bootstrap.law())] * 2)
    assert [t for t in told if "没有印出必备的“案件.事实和理由”" in t and "第21条" in t]
    assert [t for t in told if t.startswith("文书“调解申请书”第 124 行：") and "（事实）" in t]
    assert [t for t in told if "follow_up_sheet.md 读不出来" in t]
    assert len(told) == len(set(told)) == 3


def test_what_the_law_requires_must_not_stay_empty(library):
    law = bootstrap.law()
    full, empty = samples.sheets(samples.USUAL, law), samples.sheets(samples.bare(), law)
    assert library.find("agreement").lacking(full) == ()
    assert [r.field for r in library.find("agreement").lacking(empty)] == [
        "协议.争议事项", "义务[].内容", "义务[].履行期限", "义务[].履行方式",
    ]  # fmt: skip
    assert Requirement("案件.生效日期", "劳动争议调解仲裁法第14条") in library.find("履行告知书").lacking(
        empty
    )
    one_missing = full | {"请求": [full["请求"][0], full["请求"][1] | {"请求事项": ""}]}
    assert [r.field for r in library.find("agreement").lacking(one_missing)] == ["请求[].请求事项"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "agreement"', 'code = "application"', "“application”出现了两次"),
        ('volume = "按需"', 'volume = "随便"', "volume 只能是：必须、按需、不入卷"),
        ('when = "visited"', 'when = "someday"', "when 只能是：always、"),
        ("copies = 3", 'copies = "三"', "copies 的值“三”类型不对"),
        ("copies = 3", "copies = true", "copies 的值“True”类型不对"),
        ("order = 50", "place = 50", "不认识“place”"),
        ("order = 50", "", "缺少 order"),
        ('rule = "本会设定"', 'law = "本会设定"', "required 的每一项写成"),
        ("[[form]]", "[form", "读不出来"),
        ("[[form]]", "[[paper]]", "没有一种文书"),
    ],
)
def test_a_damaged_catalogue_is_named_with_its_row(own, old, new, said):
    edit(own / "catalogue.toml", old, new)
    with pytest.raises(PaperProblem) as told:
        assert FormLibrary(own).entries
    assert said in told.value.sentence


def test_a_catalogue_that_is_no_list_of_forms_is_refused(own):
    (own / "catalogue.toml").write_text("form = [1]", encoding="utf-8")
    with pytest.raises(PaperProblem, match="第 1 种文书：要写成"):
        assert FormLibrary(own).entries


def test_a_form_file_must_be_the_one_the_catalogue_names(own):
    edit(own / "catalogue.toml", 'file = "agreement.md"', 'file = "application.md"')
    with pytest.raises(PaperProblem, match=r"application.md 写的是“调解申请书”.*目录里是“调解协议书”"):
        FormLibrary(own).form("agreement")


def test_the_further_ways_to_write_a_value():
    owed = [
        {"义务人": "申请人", "金额": 5},
        {"义务人": "被申请人", "金额": 7},
        {"义务人": "被申请人", "金额": ""},
    ]
    theirs = FILTERS["欠方"](owed, "被申请人")
    assert FILTERS["个数"](theirs) == 2
    assert FILTERS["合计"](theirs) == 7
    assert FILTERS["去尾"]("付清。\n；") == "付清"
    assert FILTERS["去空行"]("一\n\n \n二\n") == "一\n二"
    assert FILTERS["摘要"]("一二\n三四五", 4) == "一二三四……"
    assert FILTERS["摘要"]("一二\n三", 4) == "一二三"


def test_an_own_text_is_in_use_before_the_file_and_only_in_its_own_library(library):
    shipped = library.shipped_text("agreement")
    own = shipped.replace("## 争议事项", "## 争议的事项")
    office = library.for_office({"agreement": own})
    assert office.form("调解协议书") is not library.form("agreement")
    assert office.form("application") is library.form("application")
    assert (office.is_own("agreement"), library.is_own("agreement")) == (True, False)
    assert (office.text("agreement"), office.shipped_text("agreement")) == (own, shipped)
    assert office.problems() == ()
    office.use_own({})
    assert office.form("agreement") is library.form("agreement")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("没有开头", "第 1 行：开头要有写在两行 +++ 之间的说明"),
        ('+++\ncode = "agreement"\nname = "调解协议书"\ntitle = ""\n+++\n{% if 甲 %}', "没有结束"),
        ('+++\ncode = "application"\nname = "调解申请书"\ntitle = ""\n+++\n', "请改成一致"),
    ],
)
def test_an_own_text_that_cannot_be_read_leaves_the_file_in_use(library, text, said):
    office = library.for_office({"agreement": text})
    assert office.form("agreement") is library.form("agreement")
    assert not office.is_own("agreement")
    (told,) = office.problems()
    assert told.startswith("调解协议书的自拟格式没有启用，现用随附的格式。")
    assert said in told
    with pytest.raises(PaperProblem, match=r"."):
        office.read("agreement", text)


def test_the_row_of_the_catalogue_holds_for_an_own_text_too(library):
    own = library.shipped_text("agreement").replace('layout = "table"', 'layout = "table"\ncopies = 9')
    form = library.for_office({"agreement": own}).form("agreement")
    assert form.copies == 3
    assert form.signers == library.form("agreement").signers


def test_an_own_text_for_a_form_that_is_gone_is_told(library):
    assert library.for_office({"verdict": "+++"}).problems() == (
        "自拟格式“verdict”在文书目录里已经没有了，没有启用。",
    )
