"""What role, state and guard forbid: said in words, and nothing changes."""

import pytest
from attrs import evolve

from app import bootstrap
from app.domain import lifecycle
from app.domain.errors import NotAllowed, NotFound, PaperProblem
from app.domain.words import Role
from app.services import catalogue
from app.services.acts import ACTS
from app.services.views import timeline
from tests.services.office import (
    DAY,
    NUMBER,
    PASSWORD,
    as_role,
    changed,
    done,
    everything,
    forbidden,
    given_of,
    refused,
)
from tests.services.test_acts import DEFAULT, ENDING, FAILING, REFUSAL, input_for

PLACES = (
    "register", "consult", "accept", "assign", "draft_agreement", "sign:2", "sign:4", "serve_notice:2",
    "record_performance:3", "close", "archive",
)  # fmt: skip
CASE_ACTS = tuple(name for name, act in ACTS.items() if act.subject == "case")


@pytest.mark.parametrize("after", PLACES)
def test_no_act_is_done_in_a_state_that_does_not_have_it(desk_at, story, after):
    desk = desk_at(after)
    file = timeline.case_view(desk, NUMBER).file
    against = {name: lifecycle.objection(name, file) for name in CASE_ACTS}
    assert any(against.values())
    for name, reason in against.items():
        if reason:
            forbidden(desk, name, {}, reason, number=NUMBER)
    offered = {a.name for a, reason in catalogue.possible(file, desk.user) if reason is None}
    assert offered == {name for name, reason in against.items() if reason is None}


@pytest.mark.parametrize(
    ("act", "after", "given", "words"),
    [
        ("accept", "register", None, "还没有被申请人同意调解的记录"),
        ("serve_notice", "sign:3", None, "待签署"),
        ("revise_agreement", "sign", None, "已有签署"),
        ("close", "serve_notice:2", None, "已履行"),
        ("archive", "record_performance:3", None, "已结案"),
        ("mark_unperformed", "record_performance:3", DEFAULT, "已履行"),
        ("withdraw", "sign:4", ENDING, "已生效"),
        ("fail", "sign:4", FAILING, "已生效"),
        ("register", "register", None, "请去掉案号"),
        ("appoint_mediator", "register", None, "请去掉案号"),
    ],
)
def test_a_guard_says_why_not(desk_at, story, act, after, given, words):
    forbidden(desk_at(after), act, input_for(story, act, given), words, number=NUMBER)


def test_a_side_that_said_no_or_nothing_yet_keeps_the_case_from_being_accepted(desk_at, story):
    desk = desk_at("register")
    accept = given_of(story, "accept")
    for answer in ({"answer": "不同意"}, {"answer": "尚未答复", "answered_on": None}):
        done(desk, "consult", changed(given_of(story, "consult"), **answer))
        forbidden(desk, "accept", accept, "还没有被申请人同意调解", number=NUMBER)
        view = timeline.case_view(desk, NUMBER)
        assert view.next_act.act == ("refuse" if answer["answer"] == "不同意" else "consult")


def test_an_application_by_others_needs_both_answers(desk, story):
    given = given_of(story, "register") | {"source": "工会移送", "entruster": "示例市总工会"}
    done(desk, "register", given, number="")
    done(desk, "consult", given_of(story, "consult"))
    forbidden(desk, "accept", given_of(story, "accept"), "还没有申请人同意调解", number=NUMBER)
    done(desk, "consult", given_of(story, "consult") | {"side": "申请人"})
    assert done(desk, "accept", given_of(story, "accept")).state == "已受理"


def test_three_marks_are_not_enough_and_a_refused_one_counts_for_nothing(desk_at, story):
    desk = desk_at("sign:3")
    seal = given_of(story, "sign", 3)
    assert (
        done(desk, "sign", seal | {"refused": True, "note": "公章在外地", "witness": "赵样本"}).state
        == "待签署"
    )
    forbidden(desk, "serve_notice", given_of(story, "serve_notice"), "待签署", number=NUMBER)
    assert done(desk, "sign", seal).state == "已生效"


def test_an_open_obligation_keeps_the_case_open(desk_at, story):
    desk = desk_at("record_performance:2")
    forbidden(desk, "close", {"closed_on": "2026-11-23"}, "履行中", number=NUMBER)


def test_a_missing_paper_must_be_explained(desk_at, story):
    desk = desk_at("sign:4")
    for n in range(3):
        done(desk, "record_performance", given_of(story, "record_performance", n))
    done(desk, "close", given_of(story, "close"))
    filing = given_of(story, "archive")
    error = refused(desk, "archive", filing, number=NUMBER)
    assert [p.path for p in error.problems] == ["missing_note"]
    assert "履行告知书" in error.sentence
    assert done(desk, "archive", filing | {"missing_note": "双方当场付清，没有另行告知"}).state == "已归档"


def test_an_agreement_needs_a_talk_before_it(desk_at, story):
    desk = desk_at("assign")
    error = refused(desk, "draft_agreement", given_of(story, "draft_agreement"), number=NUMBER)
    assert "调解笔录" in error.sentence


def test_a_return_visit_needs_an_agreement_in_force(desk_at, story):
    desk = desk_at("consult")
    done(desk, "refuse", REFUSAL)
    done(desk, "close", {"closed_on": "2026-09-20"})
    error = refused(desk, "follow_up", given_of(story, "follow_up"), number=NUMBER)
    assert "没有生效的协议" in error.sentence


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", list(ACTS))
def test_who_may_not_is_told_who_may(desk_at, act, role):
    if role in ACTS[act].roles:
        assert catalogue.objection(ACTS[act], None, as_role(desk_at(""), role).user) in (
            None,
            "请先指明是哪一件案件。",
        )
        return
    desk = as_role(desk_at("register"), role)
    number = NUMBER if ACTS[act].subject == "case" else ""
    forbidden(desk, act, {}, f"您是{role}", number=number)
    forbidden(desk, act, {}, ACTS[act].roles[0], number=number)


def test_what_does_not_exist_is_told(desk_at, story):
    desk = desk_at("sign:4")
    assert "案号" in refused(desk, "assign", {}, NotFound, number="（2026）示工调字第99号").sentence
    assert "register" in refused(desk, "fly", {}, NotFound).sentence
    assert "哪一件案件" in refused(desk, "assign", {}, NotAllowed).sentence
    refused(desk, "issue_paper", {"form": "love_letter"}, PaperProblem, number=NUMBER)


def test_an_office_opened_for_reading_changes_nothing(desk_at, story):
    desk = desk_at("register")
    before = everything(desk)
    beside = bootstrap.open_desk(desk.office.folder, "", PASSWORD, clock=DAY, read_only=True)
    try:
        with pytest.raises(NotAllowed) as caught:
            catalogue.perform(beside, "register", given_of(story, "register"))
    finally:
        beside.close()
    assert "只读" in caught.value.sentence
    assert everything(desk) == before


def test_a_bug_in_the_middle_of_an_act_leaves_nothing_behind(desk_at, story, monkeypatch):
    desk = desk_at("record_session:2")
    before = everything(desk)
    right = ACTS["draft_agreement"]
    broken = evolve(right, run=lambda work, given: right.run(work, given) and 1 // 0)
    monkeypatch.setitem(ACTS, "draft_agreement", broken)
    with pytest.raises(ZeroDivisionError):
        done(desk, "draft_agreement", given_of(story, "draft_agreement"))
    assert everything(desk) == before
