"""Proposals go to and fro, each with its answer; an agreement to pay without an assessment is cautioned."""

from app.services.course import clauses
from app.services.views import timeline
from tests.services.case_work_rows import ABLE, CLAUSE, PROPOSED, TURNED_DOWN
from tests.services.office import NUMBER, done, given_of, refused_field


def test_each_version_keeps_its_answer_and_the_newest_waiting_is_meant(desk_at):
    desk = desk_at("assign")
    done(desk, "make_proposal", PROPOSED)
    done(desk, "make_proposal", PROPOSED | {"proposer": "被申请人", "amount": "20000"})
    assert done(desk, "answer_proposal", TURNED_DOWN).told == "第 2 个方案：还价。"
    refused_field(
        desk, "answer_proposal", TURNED_DOWN | {"seq": 2}, "seq", "等待答复的是第 1 个", number=NUMBER
    )
    done(desk, "answer_proposal", {"answer": "接受", "answered_on": "2026-09-23"})
    found = timeline.case_view(desk, NUMBER).file.proposals
    assert [(p.seq, p.proposer, p.amount, p.answer) for p in found] == [
        (1, "申请人", 30_000_00, "接受"), (2, "被申请人", 20_000_00, "还价"),
    ]  # fmt: skip


def test_an_agreement_to_pay_without_an_assessment_is_cautioned_and_not_blocked(desk_at, story):
    desk = desk_at("record_session:2")
    told = done(desk, "draft_agreement", given_of(story, "draft_agreement")).told
    assert told.endswith("还没有评估被申请人的履约能力。")
    desk = desk_at("record_session:2")
    done(desk, "assess_ability", ABLE)
    assert "评估" not in done(desk, "draft_agreement", given_of(story, "draft_agreement")).told


def test_an_assessment_of_the_other_side_does_not_count(desk_at, story):
    desk = desk_at("record_session:2")
    done(desk, "assess_ability", ABLE | {"side": "申请人"})
    assert "被申请人的履约能力" in done(desk, "draft_agreement", given_of(story, "draft_agreement")).told


def test_wordings_are_offered_by_kind_until_they_are_retired(desk):
    done(desk, "add_clause", CLAUSE, number="")
    done(desk, "add_clause", CLAUSE | {"kind": "笔录用语"}, number="")
    refused_field(desk, "add_clause", CLAUSE, "title", "请换一个名称")
    assert [c.seq for c in clauses.clauses(desk, "协议条款")] == [1]
    done(desk, "retire_clause", {"seq": 1, "struck": "不再使用"}, number="")
    assert clauses.clauses(desk, "协议条款") == ()
    assert [c.seq for c in clauses.clauses(desk, "笔录用语")] == [2]
    assert done(desk, "add_clause", CLAUSE, number="").result["seq"] == 3
