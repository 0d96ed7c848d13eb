"""The life of a case: one table of state, act, next state and guard; nothing else may move a case."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from app.domain import dates
from app.domain.case import CaseFile
from app.domain.errors import NotAllowed
from app.domain.words import MarkRole, Result, Side, State

Guard = Callable[[CaseFile], str | None]
Target = State | Callable[[CaseFile], State]


@frozen
class Step:
    """One row: in `states` the act `act` may be done if `guard` has no objection; then the case is in `target`.

    A guard looks at the case as it stands before the act and returns the Chinese reason against it, or None.
    A target that depends on what was recorded is a function of the case after the act.
    """

    act: str
    states: tuple[State, ...]
    target: Target
    guard: Guard | None = None


def _stays(file: CaseFile) -> State:
    return State(file.case.state)


def _both_consent(file: CaseFile) -> str | None:
    """令17 §22: accept only when both parties agree; an application is the applicant's own consent."""
    answers = {c.side: c.answer for c in file.consents}
    if file.case.source == "当事人申请":
        answers.setdefault(Side.APPLICANT, "同意")
    for side in (Side.APPLICANT, Side.RESPONDENT):
        if answers.get(side) != "同意":
            return f"还没有{side}同意调解的记录，先征询{side}。"
    return None


def _not_signed_yet(file: CaseFile) -> str | None:
    return "协议书上已有签署，不能再改；先把案件退回调解。" if file.marks else None


def after_signing(file: CaseFile) -> State:
    """调解仲裁法 §14, 令17 §26: in force once both parties, the mediator and the seal are on the agreement."""
    done = {m.role for m in file.marks if not m.refused}
    return State.EFFECTIVE if done >= set(MarkRole) else State.AGREED


def after_notice(file: CaseFile) -> State:
    """Both sides were told what to perform: from now on the committee follows the performance."""
    told = {n.side for n in file.notices}
    waiting = file.case.state == State.EFFECTIVE
    return State.PERFORMING if waiting and told >= set(Side) else State(file.case.state)


def after_performance(file: CaseFile) -> State:
    """Performed once every instalment is done; until then the case stays with those being followed."""
    if all(i.done_on for i in file.instalments):
        return State.PERFORMED
    return State.UNPERFORMED if file.case.state == State.UNPERFORMED else State.PERFORMING


def _somebody_untold(file: CaseFile) -> str | None:
    told = {n.side for n in file.notices}
    return "履行告知书已经送达双方，不用再送。" if told >= set(Side) else None


def _still_open(file: CaseFile) -> str | None:
    return None if any(not i.done_on for i in file.instalments) else "全部义务都已履行，不能登记未履行。"


def _nothing_open(file: CaseFile) -> str | None:
    """An open obligation keeps the case open, unless it was marked 未履行 with its referral."""
    if file.case.state == State.UNPERFORMED:
        return None
    rest = [i for i in file.instalments if not i.done_on]
    return f"还有 {len(rest)} 项义务没有履行，先登记履行，或者登记未履行及其去向。" if rest else None


def after_pause(file: CaseFile) -> State:
    """Back to where the case stood before it was suspended."""
    return State.MEDIATING if file.assignments else State.ACCEPTED


def before_closing(file: CaseFile) -> State:
    """Where a case stands again that is taken up anew: what it had come to before it was closed."""
    case = file.case
    if case.effective_on:
        return State.PERFORMED if all(i.done_on for i in file.instalments) else State.UNPERFORMED
    ends = {
        Result.REFUSED: State.REFUSED, Result.FAILED: State.FAILED,
        Result.WITHDRAWN: State.WITHDRAWN, Result.SETTLED: State.SETTLED,
    }  # fmt: skip
    return ends[Result(case.result)]


def _nobody_has_it(file: CaseFile) -> str | None:
    lent = next((loan for loan in file.loans if loan.returned_on is None), None)
    return f"案卷借给了{lent.borrower}，还没有归还；先登记归还。" if lent else None


def _lent(file: CaseFile) -> str | None:
    return None if _nobody_has_it(file) else "案卷没有借出，不用登记归还。"


def _group_not_signed(file: CaseFile) -> str | None:
    if not file.is_group:
        return "只有多人案件才能这样做；先登记劳动者名单。"
    return _not_signed_yet(file)


def _group(file: CaseFile) -> str | None:
    return None if file.is_group else "只有多人案件才能这样做；先登记劳动者名单。"


def _proposal_open(file: CaseFile) -> str | None:
    waiting = any(p.answer == "待答复" for p in file.proposals)
    return None if waiting else "没有等待答复的方案，先登记提出的方案。"


def _referral_open(file: CaseFile) -> str | None:
    return None if file.referrals else "还没有登记过提出的申请。"


def _appointment_open(file: CaseFile) -> str | None:
    waiting = any(a.state == "待召开" for a in file.appointments)
    return None if waiting else "没有待召开的调解安排，先安排调解。"


def _evidence_here(file: CaseFile) -> str | None:
    kept = any(e.returned_on is None for e in file.evidence)
    return None if kept else "没有收着的证据，不用登记退还。"


def _file_here(file: CaseFile) -> str | None:
    return None if any(not a.struck for a in file.attachments) else "卷内没有附件。"


def _agent_here(file: CaseFile) -> str | None:
    """Who leaves on a day to come is an agent still; the act, which knows the day, refuses one who left."""
    return None if file.agents else "还没有登记代理人，不用登记终止。"


def _paid_something(file: CaseFile) -> str | None:
    return None if any(not p.struck for p in file.performances) else "还没有登记过履行，没有可以作废的。"


def _instruction_open(file: CaseFile) -> str | None:
    waiting = any(i.done_on is None for i in file.instructions)
    return None if waiting else "没有待办结的督办。"


def _entrusted(file: CaseFile) -> str | None:
    if not file.case.entruster:
        return "案件不是委托、移送来的，不用复函。"
    return "已经复函，不用再登记。" if file.case.replied_on else None


def after_striking(file: CaseFile) -> State:
    """A payment taken back may leave something open again."""
    return State.PERFORMING if file.case.state == State.PERFORMED else State(file.case.state)


_OPEN = (State.REGISTERED, State.CONSULTING, State.ACCEPTED, State.MEDIATING, State.SUSPENDED)
_BEFORE = (State.REGISTERED, State.CONSULTING)
_KEPT = tuple(s for s in State if s is not State.ARCHIVED)
_TALKS = (State.ACCEPTED, State.MEDIATING)
_FOLLOWED = (State.EFFECTIVE, State.PERFORMING, State.PERFORMED, State.UNPERFORMED)

STEPS: tuple[Step, ...] = (
    Step("correct", _OPEN, _stays),
    Step("consult", _BEFORE, State.CONSULTING),
    Step("accept", _BEFORE, State.ACCEPTED, _both_consent),
    Step("refuse", _BEFORE, State.REFUSED),
    Step("assign", (State.ACCEPTED, State.MEDIATING), State.MEDIATING),
    Step("record_session", (State.MEDIATING,), State.MEDIATING),
    Step("extend", (State.ACCEPTED, State.MEDIATING), _stays),
    Step("draft_agreement", (State.MEDIATING,), State.AGREED),
    Step("revise_agreement", (State.AGREED,), State.AGREED, _not_signed_yet),
    Step("sign", (State.AGREED,), after_signing),
    Step("reopen_talks", (State.AGREED,), State.MEDIATING),
    Step("fail", (State.ACCEPTED, State.MEDIATING, State.SUSPENDED, State.AGREED), State.FAILED),
    Step("withdraw", (*_OPEN, State.AGREED), State.WITHDRAWN),
    Step("settle", _OPEN, State.SETTLED),
    Step("serve_notice", _FOLLOWED, after_notice, _somebody_untold),
    Step("record_performance", (State.EFFECTIVE, State.PERFORMING, State.UNPERFORMED), after_performance),
    Step("mark_unperformed", (State.EFFECTIVE, State.PERFORMING), State.UNPERFORMED, _still_open),
    Step("follow_up", (*_FOLLOWED, State.CLOSED), _stays),
    Step(
        "close",
        (State.PERFORMED, State.UNPERFORMED, State.REFUSED, State.FAILED, State.WITHDRAWN, State.SETTLED),
        State.CLOSED,
        _nothing_open,
    ),
    Step("archive", (State.CLOSED,), State.ARCHIVED),
    Step("reveal_numbers", tuple(State), _stays),
    Step("list_workers", (*_OPEN, State.AGREED), _stays, _not_signed_yet),
    *(
        Step(act, _KEPT, _stays)
        for act in ("fill_paper", "issue_paper", "issue_papers", "sign_paper", "serve_paper", "take_in_copy")
    ),
    Step("seal_paper", _KEPT, _stays),
    Step("add_party", (*_OPEN, State.AGREED), _stays, _not_signed_yet),
    Step("change_party", _KEPT, _stays),
    Step("add_agent", _KEPT, _stays),
    Step("end_agent", _KEPT, _stays, _agent_here),
    Step("reply_entrustment", _KEPT, _stays, _entrusted),
    Step("record_limitation_event", _KEPT, _stays),
    Step("schedule_session", _TALKS, _stays),
    Step("change_appointment", (*_TALKS, State.SUSPENDED), _stays, _appointment_open),
    Step("suspend", _TALKS, State.SUSPENDED),
    Step("resume", (State.SUSPENDED,), after_pause),
    Step("note_talk", (*_TALKS, State.SUSPENDED, State.AGREED), _stays),
    Step("make_proposal", (State.MEDIATING,), _stays),
    Step("answer_proposal", (State.MEDIATING,), _stays, _proposal_open),
    Step("assess_ability", (*_TALKS, State.AGREED), _stays),
    Step("elect_representatives", (*_OPEN, State.AGREED), _stays, _group),
    Step("record_worker_consent", (State.MEDIATING, State.AGREED), _stays, _group_not_signed),
    Step("record_worker_result", _KEPT, _stays, _group),
    Step("split_off", (State.MEDIATING, State.AGREED), _stays, _group_not_signed),
    Step("raise_major", _KEPT, _stays, _group),
    Step("take_evidence", _KEPT, _stays),
    Step("return_evidence", tuple(State), _stays, _evidence_here),
    Step("attach", _KEPT, _stays),
    Step("detach", _KEPT, _stays, _file_here),
    Step("hand_over", _KEPT, _stays),
    Step("urge", _FOLLOWED, _stays, _still_open),
    Step("strike_performance", _FOLLOWED, after_striking, _paid_something),
    Step("refer", (*_FOLLOWED, State.FAILED, State.REFUSED), _stays),
    Step("record_referral", _KEPT, _stays, _referral_open),
    Step("instruct", _KEPT, _stays),
    Step("settle_instruction", _KEPT, _stays, _instruction_open),
    Step("reopen", (State.CLOSED, State.ARCHIVED), before_closing, _nobody_has_it),
    Step("lend_volume", (State.ARCHIVED,), _stays, _nobody_has_it),
    Step("return_volume", (State.ARCHIVED,), _stays, _lent),
)

_BY_ACT = {step.act: step for step in STEPS}

STAGES: tuple[tuple[str, tuple[State, ...]], ...] = (
    ("登记", (State.REGISTERED, State.CONSULTING, State.REFUSED)),
    ("受理", (State.ACCEPTED,)),
    ("调解", (State.MEDIATING, State.SUSPENDED, State.FAILED, State.WITHDRAWN, State.SETTLED)),
    ("协议", (State.AGREED,)),
    ("履行", (State.EFFECTIVE, State.PERFORMING, State.PERFORMED, State.UNPERFORMED)),
    ("归档", (State.CLOSED, State.ARCHIVED)),
)


def step_of(act: str) -> Step | None:
    """The row of an act, or None for an act that is about no case or makes a new one."""
    return _BY_ACT.get(act)


def objection(act: str, file: CaseFile) -> str | None:
    """Why `act` cannot be done on this case now, as a Chinese sentence, or None when it can."""
    step = _BY_ACT[act]
    if file.case.destroyed_on:
        return f"案卷已于 {dates.long(file.case.destroyed_on)} 销毁，只留目录信息，不能再办理。"
    if file.case.state not in step.states:
        return f"案件现在是“{file.case.state}”，不能做这一步；要在“{'、'.join(step.states)}”时才可以。"
    return step.guard(file) if step.guard else None


def check(act: str, file: CaseFile) -> None:
    """Raise NotAllowed with the reason when `act` cannot be done on this case now."""
    reason = objection(act, file)
    if reason:
        raise NotAllowed(reason)


def next_state(act: str, file: CaseFile) -> State:
    """The state after `act`, given the case with everything that the act has recorded."""
    target = _BY_ACT[act].target
    return target if isinstance(target, State) else target(file)
