"""Avoidance: who is bound to somebody in the case is found before he mediates, and mediates only for a reason."""

import pytest

from app.services.views import timeline
from tests.services.case_work_rows import AGENT, TIED
from tests.services.office import NUMBER, done, given_of, refused_field

REASON = "双方知情并书面同意仍由其调解"


def appoint(desk, story, **values):
    done(desk, "appoint_mediator", given_of(story, "appoint_mediator") | values, number="")


def tie(desk, other):
    done(desk, "record_tie", TIED | {"other": other}, number="")


def hit(desk, story, words):
    """The assignment is refused with these words; with a reason it goes, and both are kept."""
    given = given_of(story, "assign")
    refused_field(desk, "assign", given, "recusal_reason", words, number=NUMBER)
    done(desk, "assign", given | {"recusal_reason": REASON})
    first, second = timeline.case_view(desk, NUMBER).file.assignments
    assert words in first.recusal
    assert first.recusal_reason == REASON
    assert (second.recusal, second.recusal_reason) == ("", "")


def test_the_same_department_is_a_hit(desk_at, story):
    desk = desk_at("accept")
    appoint(desk, story, department="装配一车间")
    hit(desk, story, "与申请人孟𫖯同在装配一车间")


def test_the_same_document_number_is_a_hit_and_is_not_told(desk_at, story):
    desk = desk_at("accept")
    appoint(desk, story, doc_no="110101199003072316")
    hit(desk, story, "与申请人孟𫖯证件号码相同，是同一人")
    assignment = timeline.case_view(desk, NUMBER).file.assignments[0]
    assert "110101199003072316" not in assignment.recusal


def test_the_same_name_alone_is_a_hit_to_be_checked(desk_at, story):
    desk = desk_at("accept")
    done(desk, "add_agent", AGENT | {"name": "林示例"})
    hit(desk, story, "与申请人的代理人林示例同名")


def test_two_known_numbers_that_differ_are_two_persons(desk_at, story):
    desk = desk_at("accept")
    appoint(desk, story, doc_no="110101199003072316")
    done(desk, "add_agent", AGENT | {"name": "林示例", "doc_no": "E12345678", "doc_type": "护照"})
    given = given_of(story, "assign")
    found = "证件号码相同"  # of the worker; the agent of the same name is somebody else
    refused_field(desk, "assign", given, "recusal_reason", found, number=NUMBER)
    done(desk, "assign", given | {"recusal_reason": REASON})
    assert "代理人" not in timeline.case_view(desk, NUMBER).file.assignments[0].recusal


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("孟𫖯", "登记过与申请人孟𫖯有利害关系（近亲属）"),
        ("装配一车间", "登记过与装配一车间有利害关系"),
        ("示例精工机械有限公司", "登记过与被申请人示例精工机械有限公司有利害关系"),
        ("高示例", "登记过与被申请人的法定代表人高示例有利害关系"),
        ("周样本", "登记过与被申请人的联系人周样本有利害关系"),
    ],
)
def test_a_recorded_tie_is_a_hit(desk_at, story, other, words):
    desk = desk_at("accept")
    tie(desk, other)
    hit(desk, story, words)


def test_a_struck_tie_and_one_to_somebody_else_are_none(desk_at, story):
    desk = desk_at("accept")
    tie(desk, "孟𫖯")
    tie(desk, "某不相干的人")
    done(desk, "strike_tie", {"seq": 1, "struck": "登记错了"}, number="")
    done(desk, "assign", given_of(story, "assign") | {"recusal_reason": "没有用的理由"})
    kept = timeline.case_view(desk, NUMBER).file.assignments
    assert {(a.recusal, a.recusal_reason) for a in kept} == {("", "")}


def test_a_tie_is_recorded_once(desk_at):
    desk = desk_at("accept")
    tie(desk, "孟𫖯")
    refused_field(desk, "record_tie", TIED, "other", "已经登记")
    done(desk, "strike_tie", {"seq": 1, "struck": "登记错了"}, number="")
    refused_field(desk, "strike_tie", {"seq": 1, "struck": "再来"}, "seq", "没有有效的第 1 号")
    assert done(desk, "record_tie", TIED, number="").result["seq"] == 2
