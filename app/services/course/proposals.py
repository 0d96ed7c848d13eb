"""Acts about proposals (方案) that go to and fro: each version, and the answer to it."""

from __future__ import annotations

from datetime import date

from attrs import asdict, evolve, frozen

from app.domain import money
from app.domain.course import Proposal
from app.domain.course_words import PROPOSAL_ANSWERS
from app.domain.fields import same, spec
from app.services.catalogue import Told, Work, act, refuse_field
from app.services.checks import in_order

WAITING = PROPOSAL_ANSWERS[0]


@frozen
class NewProposal:
    """One version of a settlement as it was put forward; amount in cents."""

    made_on: date | None = same(Proposal, "made_on")
    proposer: str = same(Proposal, "proposer")
    amount: int | None = same(Proposal, "amount")
    terms: str = same(Proposal, "terms")


@frozen
class Answer:
    """What the others said to it; without a number the newest waiting one is meant."""

    seq: int | None = spec("第几个方案", "number", help="空着就是最近一个等待答复的。")
    answer: str = same(Proposal, "answer", required=True, choices=PROPOSAL_ANSWERS[1:], default="")
    answered_on: date | None = same(Proposal, "answered_on", required=True)
    answer_note: str = same(Proposal, "answer_note")


@act("make_proposal", "提出方案", NewProposal, icon="file-pen-line")
def make_proposal(work: Work, given: NewProposal) -> Told:
    """记下一方或调解员提出的方案；改了再提的另记一个。"""
    case = work.case.case
    in_order(work.today, "made_on", "提出日期", given.made_on, ("受理日期", case.decided_on))
    seq = len(work.case.proposals) + 1
    work.unit.add(Proposal(case_uid=case.uid, seq=seq, **asdict(given)))
    amount = f"，{money.figures(given.amount)} 元" if given.amount else ""
    assert given.made_on is not None
    return Told(f"第 {seq} 个方案，{given.proposer}提出{amount}。", given.made_on, {"seq": seq})


@act("answer_proposal", "答复方案", Answer, icon="messages-square")
def answer_proposal(work: Work, given: Answer) -> Told:
    """记下对方案的答复：接受、不接受或者还价。"""
    waiting = [p for p in work.case.proposals if p.answer == WAITING]
    found = waiting[-1] if given.seq is None else next((p for p in waiting if p.seq == given.seq), None)
    if found is None:
        numbers = "、".join(str(p.seq) for p in waiting)
        raise refuse_field("seq", f"第 {given.seq} 个方案不在等待答复，等待答复的是第 {numbers} 个。")
    in_order(work.today, "answered_on", "答复日期", given.answered_on, ("提出日期", found.made_on))
    work.unit.save(
        evolve(found, answer=given.answer, answered_on=given.answered_on, answer_note=given.answer_note)
    )
    assert given.answered_on is not None
    return Told(f"第 {found.seq} 个方案：{given.answer}。", given.answered_on)
