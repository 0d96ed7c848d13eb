"""Any sequence of acts: no case reaches a state that the table of life forbids, and every refusal is a sentence.

The acts are drawn at random over one case, each with an input that mostly fits; what the program says is
compared with a small model of what must hold: the table of states, days in their order, money that adds up.
"""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import lifecycle
from app.domain.case import CaseFile
from app.domain.errors import Refusal
from app.domain.words import MarkRole, Side, State
from app.services import catalogue
from app.services.acts import ACTS
from app.services.catalogue import Outcome
from app.services.desk import Desk
from app.services.office import safekeeping
from app.services.views import timeline
from app.system.clock import Clock
from tests.services.case_work_rows import TYPED
from tests.services.group_rows import in_sequence
from tests.services.office import NUMBER, changed, everything, given_of, is_sentence
from tests.services.paper_desk import NOTICE, serving, signing
from tests.services.test_acts import DEFAULT, FAILING, FILLED, REFUSAL, WORKERS

FIRST = date(2026, 9, 14)
CASE_ACTS = tuple(
    sorted(name for name, act in ACTS.items() if act.subject == "case" and not name.startswith("issue_paper"))
)
FORWARD = (
    "consult", "accept", "assign", "record_session", "draft_agreement", "sign", "sign", "sign", "sign",
    "serve_notice", "serve_notice", "record_performance", "record_performance", "record_performance", "close",
    "archive",
)  # fmt: skip
DAY_FIELDS = (
    "received_on", "asked_on", "answered_on", "decided_on", "assigned_on", "held_on", "agreed_on", "drafted_on",
    "done_on", "on", "ended_on", "served_on", "visited_on", "closed_on", "archived_on", "from_on", "resumed_on",
    "made_on", "assessed_on", "handed_on", "returned_on", "changed_on", "sent_on", "result_on", "lent_on",
    "replied_on", "to_on", "talked_on",
)  # fmt: skip

PAYMENTS: tuple[dict[str, Any], ...] = (
    {"obligation": 2, "instalment": 1}, {"obligation": 1, "instalment": 1, "amount": "20,812.05"},
    {"obligation": 1, "instalment": 2, "amount": "20000"}, {"obligation": 1, "amount": "1"},
)  # fmt: skip

moves = st.lists(
    st.tuples(
        st.one_of(st.just("next"), st.just("next"), st.sampled_from(CASE_ACTS)),
        st.integers(0, 3),
        st.integers(-2, 6),
    ),
    min_size=4,
    max_size=24,
)


def typed(story: dict[str, Any], act: str, which: int, day: date) -> dict[str, Any]:
    """An input for an act on a day: the story's own, its days moved, and a choice where there is one."""
    more: dict[str, Any] = {
        "fill_paper": {"form": "session_notice", "side": tuple(Side)[which % 2], "values": FILLED},
        "refuse": REFUSAL, "fail": FAILING, "withdraw": {"ended_on": ""}, "settle": {"ended_on": ""},
        "mark_unperformed": DEFAULT, "reopen_talks": {"on": "", "reason": "再谈"},
        "sign_paper": signing(refused=which == 3), "serve_paper": serving(side=tuple(Side)[which % 2]),
        "take_in_copy": {"files": ["没有.pdf"][:which]}, "seal_paper": {**NOTICE, "certificate": "没有.p12"},
        "reveal_numbers": {"side": tuple(Side)[which % 2]}, "list_workers": {"workers": WORKERS[: 2 - which // 3]},
        "extend": {
            "agreed_on": "", "extended_to": (day + timedelta(days=30)).isoformat(), "applicant_agrees": True,
            "respondent_agrees": which > 0,
        },
    }  # fmt: skip
    more = deepcopy(TYPED) | more
    more |= in_sequence(str(WORKERS[1]["name"]), which, day.isoformat())
    basis = {"correct": "register", "revise_agreement": "draft_agreement"}.get(act, act)
    made = dict(more[basis]) if basis in more else given_of(story, basis)
    if act == "correct":
        made["reason"] = "写错"
    if act == "consult":
        made |= {"side": tuple(Side)[which % 2], "answer": ("同意", "同意", "不同意", "同意")[which]}
    if act == "sign":
        made |= {"role": tuple(MarkRole)[which]}
    if act == "serve_notice":
        made |= {"side": tuple(Side)[which % 2]}
    if act == "record_performance":
        made |= PAYMENTS[which]
        if made["obligation"] == 2:
            made.pop("amount", None)
    if act == "archive":
        made["missing_note"] = "说明" if which else ""
    if basis == "draft_agreement":
        due = [(day + timedelta(days=n)).isoformat() for n in (5, 20, 3)]
        made = changed(
            made, obligations__0__due_on=due[1], obligations__0__instalments__0__due_on=due[0],
            obligations__0__instalments__1__due_on=due[1], obligations__1__due_on=due[2],
        )  # fmt: skip
    return made | {name: day.isoformat() for name in DAY_FIELDS if name in made}


def in_order(file: CaseFile) -> bool:
    """Whether the days on which the case moved follow each other."""
    case = file.case
    effective, drafted = case.effective_on, file.agreement.drafted_on if file.agreement else None
    days = [case.received_on, case.decided_on, drafted, effective, case.closed_on, case.archived_on]
    known = [day for day in days if day]
    others = [s.held_on for s in file.sessions] + [c.asked_on for c in file.consents]
    return known == sorted(known) and all(day >= case.received_on for day in others)


def holds(file: CaseFile) -> None:
    """What must be true of a case in its state, whatever led to it."""
    case, state = file.case, State(file.case.state)
    done = {m.role for m in file.marks if not m.refused}
    followed = state in (State.EFFECTIVE, State.PERFORMING, State.PERFORMED, State.UNPERFORMED)
    assert in_order(file)
    assert (case.effective_on is not None) == (
        followed or (state in (State.CLOSED, State.ARCHIVED) and bool(file.marks))
    )
    assert (done == set(MarkRole)) == (case.effective_on is not None)
    assert (file.agreement is not None) == (state is State.AGREED or case.effective_on is not None)
    assert case.agreed_amount == sum(o.amount or 0 for o in file.obligations)
    for obligation in file.obligations:
        parts = file.parts_of(obligation)
        assert sum(p.amount or 0 for p in parts) == (obligation.amount or 0)
        assert all(p.paid <= (p.amount or 0) for p in parts)
        assert all((p.done_on is not None) == (p.paid == p.amount) for p in parts if p.amount is not None)
    assert sum(p.amount or 0 for p in file.performances if not p.struck) == sum(
        i.paid for i in file.instalments
    )
    if state is State.PERFORMED:
        assert all(i.done_on for i in file.instalments)
        assert case.performed_on == max(i.done_on for i in file.instalments)
    if state is State.CLOSED and any(not i.done_on for i in file.instalments):
        assert case.referral
    if file.notices:
        assert case.effective_on is not None
        assert all(n.served_on >= case.effective_on for n in file.notices)
    if case.decided_on and not case.refusal_ground:
        assert any(c.side == Side.RESPONDENT and c.answer == "同意" for c in file.consents)


def tried(desk: Desk, act: str, wished: dict[str, Any]) -> tuple[str, Outcome | None]:
    """Do an act about the case; the sentence of its refusal, or what came of it."""
    try:
        return "", catalogue.perform(desk, act, wished, number=NUMBER)
    except Refusal as refused:
        return refused.sentence, None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=moves)
def test_no_sequence_of_acts_leads_where_the_table_does_not(desk_at, story, moves):
    desk = desk_at("register")
    day, forward = FIRST, iter(FORWARD)
    for name, which, step in moves:
        day = max(FIRST, day + timedelta(days=step))
        act = next(forward, "archive") if name == "next" else name
        there = evolve(desk, clock=Clock(day + timedelta(days=max(step, 0))))
        before = timeline.case_view(there, NUMBER).file
        rows = everything(desk)
        wished = typed(story, act, which, day)
        refusal, outcome = tried(there, act, wished)
        if outcome is None:
            assert is_sentence(refusal), refusal
            assert everything(desk) == rows
            continue
        after = timeline.case_view(there, NUMBER).file
        assert before.case.state in lifecycle.step_of(act).states
        assert outcome.state == after.case.state == lifecycle.next_state(act, after)
        assert len(everything(desk)["audit"]) == len(rows["audit"]) + 1
        holds(after)
    assert safekeeping.verify_audit(desk).ok
    desk.close()


def test_every_state_has_a_way_on():
    """No dead end: from each state some act leads to another one, from the archive by taking the case up again."""
    stays = {s.act for s in lifecycle.STEPS if getattr(s.target, "__name__", "") == "_stays"}
    for state in State:
        ways = [s.act for s in lifecycle.STEPS if state in s.states and s.act not in stays]
        assert ways, state
