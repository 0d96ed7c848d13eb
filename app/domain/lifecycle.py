"""The life of a case: one table of state, act, next state and guard; nothing else may move a case."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from app.domain.case import CaseFile
from app.domain.errors import NotAllowed
from app.domain.words import MarkRole, Side, State

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


_OPEN = (State.REGISTERED, State.CONSULTING, State.ACCEPTED, State.MEDIATING, State.SUSPENDED)
_BEFORE = (State.REGISTERED, State.CONSULTING)
_KEPT = tuple(s for s in State if s is not State.ARCHIVED)
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
        for act in ("fill_paper", "issue_paper", "sign_paper", "serve_paper", "take_in_copy")
    ),
    Step("seal_paper", _KEPT, _stays),
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
