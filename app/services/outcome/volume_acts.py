"""Acts about a case that was closed or filed: taking it up again, lending its volume."""

from __future__ import annotations

from datetime import date

from attrs import asdict, evolve, frozen

from app.domain import dates
from app.domain.aftermath import Loan, Reopening
from app.domain.fields import same
from app.services.catalogue import CHAIR, EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order


@frozen
class Again:
    """The day and the reason."""

    on: date | None = same(Reopening, "on")
    reason: str = same(Reopening, "reason")


@frozen
class Lending:
    """Who takes the volume, for what, until when, and who allowed it."""

    lent_on: date | None = same(Loan, "lent_on")
    borrower: str = same(Loan, "borrower")
    unit: str = same(Loan, "unit")
    purpose: str = same(Loan, "purpose")
    approver: str = same(Loan, "approver")
    due_on: date | None = same(Loan, "due_on")


@frozen
class GivingBack:
    """When the volume came back, and how."""

    returned_on: date | None = same(Loan, "returned_on", required=True)
    condition: str = same(Loan, "condition")


@act("reopen", "重新办理", Again, roles=CHAIR, icon="rotate-cw")
def reopen(work: Work, given: Again) -> Told:
    """结案或归档以后有新的情况，重新办理；原卷宗仍在，再归档时另立一版。"""
    case = work.case.case
    earlier = (("结案日期", case.closed_on), ("归档日期", case.archived_on))
    in_order(work.today, "on", "重新办理日期", given.on, *earlier)
    seq = len(work.case.reopenings) + 1
    record = Reopening(
        case_uid=case.uid, seq=seq, was=case.state, volume_no=case.volume_no, **asdict(given)
    )  # fmt: skip
    work.unit.add(record)
    work.unit.save(
        evolve(
            case, closed_on=None, closing_note="", archived_on=None, volume_no="", filer="", missing_note=""
        )
    )
    assert given.on is not None
    return Told(f"{case.state}后重新办理：{given.reason.rstrip('。')}。", given.on, {"seq": seq})


@act("lend_volume", "借阅案卷", Lending, roles=EVERYBODY, icon="book-open")
def lend_volume(work: Work, given: Lending) -> Told:
    """案卷借给谁、做什么用、什么时候还、谁批准的。"""
    case = work.case.case
    in_order(work.today, "lent_on", "借出日期", given.lent_on, ("归档日期", case.archived_on))
    assert given.lent_on is not None
    assert given.due_on is not None
    if given.due_on < given.lent_on:
        raise refuse_field("due_on", f"应还日期早于借出日期 {dates.long(given.lent_on)}，请核对先后。")
    seq = len(work.case.loans) + 1
    work.unit.add(Loan(case_uid=case.uid, seq=seq, **asdict(given)))
    told = f"案卷借给{given.borrower}，用于{given.purpose}，{dates.long(given.due_on)} 前归还。"
    return Told(told, given.lent_on, {"seq": seq})


@act("return_volume", "归还案卷", GivingBack, roles=EVERYBODY, icon="folder-input")
def return_volume(work: Work, given: GivingBack) -> Told:
    """登记案卷归还的日期和情况。"""
    loan = next(loan for loan in work.case.loans if loan.returned_on is None)
    in_order(work.today, "returned_on", "归还日期", given.returned_on, ("借出日期", loan.lent_on))
    work.unit.save(evolve(loan, returned_on=given.returned_on, condition=given.condition))
    assert given.returned_on is not None
    state = f"，{given.condition}" if given.condition else ""
    return Told(f"{loan.borrower}归还案卷{state}。", given.returned_on)
