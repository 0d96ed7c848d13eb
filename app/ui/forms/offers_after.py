"""What the forms of the agreement and of what follows it offer: signers, duties, receipts, applications, loans."""

from __future__ import annotations

from app.domain import dates, money
from app.domain.case import CaseFile
from app.domain.words import SIDES, Role
from app.services.outcome.receipts import standing
from app.services.parties import namesakes
from app.ui.forms.offers import Offers, numbered, people_of
from app.ui.forms.people import worker_side
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given
from app.ui.widgets.pick_line import Pick, Picks, picks

PURPOSES = ("申请仲裁", "申请仲裁审查", "申请司法确认", "申请支付令", "法院调取", "仲裁委员会调取")
PROOFS = ("银行回单", "收条", "转账截图", "工资发放表", "书面签收")
METHODS = ("汇入申请人工资账户", "汇入申请人指定的银行账户", "现金当面支付", "书面交给申请人签收")
LOANS = ("仲裁举证", "诉讼举证", "上级检查", "查阅")


def hand_over(situation: Situation, given: Given) -> Offers:
    """To whom, and for what."""
    return {"body": _bodies(situation), "purpose": picks(PURPOSES)}


def instructions(situation: Situation, given: Given) -> Offers:
    """The orders that were not seen to."""
    there = [(i.seq, f"{i.to}，{i.what[:20]}") for i in situation.case.instructions if i.done_on is None]
    return {"seq": numbered(there, "次")}


def signers(situation: Situation, given: Given) -> Offers:
    """Who may put the mark that stands in `role`, and on what an agent's power rests."""
    file, role = situation.case, str(given.get("role", ""))
    if role not in SIDES:
        names = [a.name for a in file.assignments] if role == "调解员" else [situation.committee.name]
        return {"person": picks(names, several=role == "调解员")}
    proofs = [f"{a.proof}，{a.power}" for a in file.agents if a.side == role]
    return {"person": people_of(file, (role,)), "authority": picks(proofs)}


def paper_signers(situation: Situation, given: Given) -> Offers:
    """The same of any issued paper."""
    found = signers(situation, given)
    return {"signer": found["person"]} | ({"authority": found["authority"]} if "authority" in found else {})


def performance(situation: Situation, given: Given) -> Offers:
    """Obligations and instalments that are open, and the worker concerned."""
    file = situation.case
    open_ones = {part.obligation_uid for part in file.instalments if not part.done_on}
    duties = [(o.seq, _duty(o.what, o.amount)) for o in file.obligations if o.uid in open_ones]
    named = next((o for o in file.obligations if str(o.seq) == str(given.get("obligation"))), None)
    parts = [p for p in file.parts_of(named) if not p.done_on] if named else []
    due = [(p.seq, f"{dates.long(p.due_on) if p.due_on else ''}到期") for p in parts]
    found = {
        "obligation": numbered(duties, "项"),
        "instalment": numbered(due, "期"),
        "proof": picks(PROOFS),
    }
    return found | _paid_to(file)


def _duty(what: str, amount: int | None) -> str:
    return f"{what}，{money.figures(amount)} 元" if amount else what


def _paid_to(file: CaseFile) -> Offers:
    """The workers of a group by name, a namesake by his staff or document number."""
    if not file.is_group:
        return {}
    people = file.everybody_of(worker_side(file))
    found = []
    for worker in file.workers:
        alone = sum(other.name == worker.name for other in file.workers) == 1
        value = worker.name if alone else worker.staff_no or worker.doc_no
        found.append(Pick(value, namesakes.called(worker, people)))
    return {"worker": picks(found)}


def agreement(situation: Situation, given: Given) -> Offers:
    """What was asked for, and the usual ways to perform."""
    matters = [claim.matter.removeprefix("支付") for claim in situation.case.claims]
    return {"obligations.what": picks(matters), "obligations.method": picks(METHODS)}


def performances(situation: Situation, given: Given) -> Offers:
    """The receipts that stand, by their number in the order of days."""
    there = [
        (n, f"{dates.long(p.done_on) if p.done_on else ''}，{_sum(p.amount)}，{p.proof}")
        for n, p in enumerate(standing(situation.case), 1)
    ]
    return {"which": numbered(there, "笔")}


def _sum(amount: int | None) -> str:
    return "行为" if amount is None else f"{money.figures(amount)} 元"


def bodies(situation: Situation, given: Given) -> Offers:
    """Commission and courts known to the office, and who applies."""
    file = situation.case
    both = f"申请人{file.case.applicant}和被申请人{file.case.respondent}"[:60]
    return {"body": _bodies(situation), "sent_by": picks([both, file.case.applicant, file.case.respondent])}


def _bodies(situation: Situation) -> Picks:
    file = situation.case
    known = [r.body for r in file.referrals] + [h.body for h in file.hand_overs]
    return picks([situation.committee.commission, file.case.entruster, *known])


def referrals(situation: Situation, given: Given) -> Offers:
    """The applications made."""
    there = [(r.seq, f"{r.kind}，{r.body}（{r.result or '待回音'}）") for r in situation.case.referrals]
    return {"seq": numbered(there, "次")}


def lending(situation: Situation, given: Given) -> Offers:
    """What a volume is lent for, and who may allow it."""
    chairs = [user.name for user in situation.users if user.role == Role.CHAIR]
    return {"purpose": picks(LOANS), "approver": picks(chairs)}
