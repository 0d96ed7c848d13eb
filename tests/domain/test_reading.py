"""What was typed becomes a record, or a sentence at its field."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import fields
from app.domain.case import Claim, Session
from app.domain.errors import InvalidInput
from app.domain.party import Employer, Worker
from app.domain.reading import problems_of, read

WORKER = {
    "name": "孟𫖯", "doc_no": "110101199003072316", "phone": "13857120071", "address": "样板路 1 号",
    "entry_on": "2019年3月11日",
}  # fmt: skip


def paths(problems, *, warnings=False):
    return [p.path for p in problems if p.warning == warnings]


def test_a_worker_is_read_as_typed():
    found = read(Worker, WORKER)
    assert found.record.name == "孟𫖯"
    assert found.record.entry_on == date(2019, 3, 11)
    assert found.record.doc_type == "居民身份证"


def test_every_empty_required_field_gets_its_own_sentence():
    found = problems_of(Worker, {})
    assert paths(found) == ["name", "doc_no", "phone", "address"]
    assert len({p.text for p in found}) == 4
    assert all("必填" in p.text for p in found)


@pytest.mark.parametrize(
    ("field", "typed", "part"),
    [
        ("entry_on", "2026-2-30", "2月"),
        ("phone", "1385712071", "10 位"),
        ("doc_no", "12345", "位"),
        ("name", "甲\x07乙", "U+0007"),
        ("sex", "其他", "男、女"),
        ("address", "长" * 121, "121"),
        ("migrant", "也许", "是"),
        ("nonsense", "1", "没有“nonsense”"),
    ],
)
def test_bad_values_are_told_at_their_field(field, typed, part):
    found = [p for p in problems_of(Worker, WORKER | {field: typed}) if not p.warning]
    assert [p.path for p in found] == [field]
    assert part in found[0].text


def test_a_check_digit_that_does_not_fit_only_cautions():
    found = read(Worker, WORKER | {"doc_no": "110101199003072311"})
    assert paths(found.cautions, warnings=True) == ["doc_no"]
    assert found.record.doc_no == "110101199003072311"


@pytest.mark.parametrize("typed", ["-5", "一百", "1.234", "12,00x", "1e5"])
def test_amounts_that_are_none_are_refused(typed):
    found = problems_of(Claim, {"matter": "工资", "amount": typed})
    assert paths(found) == ["amount"]


@pytest.mark.parametrize(
    ("typed", "cents"), [("12,000.5", 1200050), ("１２０００", 1200000), ("1.2万", 1200000)]
)
def test_amounts_in_usual_spellings(typed, cents):
    assert read(Claim, {"matter": "工资", "amount": typed}).record.amount == cents


def test_lists_name_the_row():
    @attrs.frozen
    class Both:
        claims: tuple[Claim, ...] = fields.spec("请求", "list", item=Claim, required=True)

    assert paths(problems_of(Both, {"claims": []})) == ["claims"]
    assert paths(problems_of(Both, {"claims": [{"matter": "a"}, {"matter": "", "amount": "x"}]})) == [
        "claims.1.matter",
        "claims.1.amount",
    ]
    assert paths(problems_of(Both, {"claims": "文字"})) == ["claims"]


def test_a_draft_may_be_half_filled():
    assert read(Worker, {"name": "甲"}, complete=False).record.phone == ""


def test_a_refusal_carries_all_sentences():
    with pytest.raises(InvalidInput) as refused:
        read(Employer, {"name": "甲公司"})
    assert len(refused.value.problems) == 4
    assert refused.value.sentence.endswith("。")


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_long_text_comes_through_unchanged(text):
    typed = "始" + text + "终"
    given_values = {
        "held_on": "2026-9-22", "place": "室", "present": "甲", "recorder": "乙", "outcome": "继续调解",
        "applicant_view": typed, "respondent_view": "无",
    }  # fmt: skip
    assert read(Session, given_values).record.applicant_view == typed


def test_labels_are_placeholders_too():
    for record in (Worker, Employer, Claim, Session):
        for spec in fields.specs(record):
            assert spec.label.isidentifier(), spec.label


def test_same_takes_over_a_declaration():
    @attrs.frozen
    class Input:
        amount: int | None = fields.same(Claim, "amount", required=True)

    found = fields.spec_of(Input, "amount")
    assert (found.label, found.kind, found.required) == ("请求金额", "money", True)
