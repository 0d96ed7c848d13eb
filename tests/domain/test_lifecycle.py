"""The table of states: what may be done when, and where it leads."""

from datetime import date

import pytest
from attrs import evolve

from app.domain.case import Case, CaseFile, Consent, Instalment, Mark, Notice
from app.domain.errors import NotAllowed
from app.domain.lifecycle import STAGES, STEPS, check, next_state, objection
from app.domain.words import MarkRole, Side, State

DAY = date(2026, 9, 30)


def file(state, **parts):
    return CaseFile(Case(state=state, source="当事人申请"), **parts)


def test_every_state_stands_on_the_stage_line():
    shown = [state for _, states in STAGES for state in states]
    assert sorted(shown) == sorted(State)
    assert len(shown) == len(set(shown))


def test_every_state_but_the_end_can_be_left():
    moving = {
        s
        for step in STEPS
        for s in step.states
        if step.target is not s and not getattr(step.target, "__name__", "").endswith("stays")
    }
    assert set(State) == moving


def test_no_acceptance_without_the_consent_of_both():
    asked = Consent(side=Side.RESPONDENT, answer="尚未答复")
    reason = objection("accept", file(State.CONSULTING, consents=(asked,)))
    assert reason is not None
    assert "被申请人" in reason
    agreed = evolve(asked, answer="同意")
    check("accept", file(State.CONSULTING, consents=(agreed,)))


def test_on_its_own_motion_the_committee_must_ask_the_applicant_too():
    agreed = Consent(side=Side.RESPONDENT, answer="同意")
    own = CaseFile(Case(state=State.CONSULTING, source="主动调解"), consents=(agreed,))
    reason = objection("accept", own)
    assert reason is not None
    assert "申请人" in reason


@pytest.mark.parametrize("missing", list(MarkRole))
def test_not_in_force_until_all_four_marks_are_there(missing):
    marks = tuple(Mark(role=r, done_on=DAY) for r in MarkRole if r != missing)
    assert next_state("sign", file(State.AGREED, marks=marks)) is State.AGREED
    refused = (*marks, Mark(role=missing, done_on=DAY, refused=True))
    assert next_state("sign", file(State.AGREED, marks=refused)) is State.AGREED
    done = (*marks, Mark(role=missing, done_on=DAY))
    assert next_state("sign", file(State.AGREED, marks=done)) is State.EFFECTIVE


def test_no_notice_before_the_agreement_is_in_force():
    with pytest.raises(NotAllowed, match="待签署"):
        check("serve_notice", file(State.AGREED))


def test_performance_is_followed_once_both_sides_were_told():
    one = (Notice(side=Side.APPLICANT),)
    assert next_state("serve_notice", file(State.EFFECTIVE, notices=one)) is State.EFFECTIVE
    both = (*one, Notice(side=Side.RESPONDENT))
    assert next_state("serve_notice", file(State.EFFECTIVE, notices=both)) is State.PERFORMING


def test_a_late_payment_keeps_the_case_unperformed_until_the_last():
    parts = (Instalment(uid="1", done_on=DAY), Instalment(uid="2"))
    assert next_state("record_performance", file(State.UNPERFORMED, instalments=parts)) is State.UNPERFORMED
    assert next_state("record_performance", file(State.PERFORMING, instalments=parts)) is State.PERFORMING
    done = tuple(evolve(p, done_on=DAY) for p in parts)
    assert next_state("record_performance", file(State.UNPERFORMED, instalments=done)) is State.PERFORMED


def test_nothing_is_unperformed_when_all_is_done():
    done = (Instalment(uid="1", done_on=DAY),)
    reason = objection("mark_unperformed", file(State.PERFORMING, instalments=done))
    assert reason is not None
    assert "全部" in reason


def test_an_agreement_with_marks_is_not_revised():
    marked = file(State.AGREED, marks=(Mark(role=MarkRole.APPLICANT, done_on=DAY),))
    reason = objection("revise_agreement", marked)
    assert reason is not None
    assert "签署" in reason


def test_the_archive_is_the_end():
    possible = [step.act for step in STEPS if objection(step.act, file(State.ARCHIVED)) is None]
    assert possible == ["reveal_numbers", "reopen", "lend_volume"]
