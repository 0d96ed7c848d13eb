"""What a form already holds when it opens, so that nothing is typed twice: from the case, the user and the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.domain import dates, money
from app.domain.case import CaseFile, Instalment, Obligation
from app.domain.fields import spec_of
from app.domain.office import Committee
from app.domain.party import Employer, Party, Worker
from app.domain.words import MarkRole, Side, State
from app.services import catalogue
from app.ui.forms.people import contact
from app.ui.forms.proposals_after import AFTER
from app.ui.forms.proposals_course import COURSE
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given, blank, typed, typed_record

TODAY = {
    "received_on", "asked_on", "decided_on", "assigned_on", "held_on", "agreed_on", "drafted_on", "done_on", "on",
    "served_on", "ended_on", "closed_on", "archived_on", "visited_on", "term_from", "found_on", "result_on",
    "checked_on", "told_on", "evaluated_on", "talked_on", "made_on", "assessed_on", "declared_on", "from_on",
    "resumed_on", "replied_on", "answered_on", "handed_on", "returned_on", "elected_on", "rest_on", "reported_on",
    "sent_on", "lent_on", "to_on", "approved_on", "destroyed_on",
}  # fmt: skip
"""Day fields that usually mean the day on which they are filled in."""

SCORED = (("办案质量", "40"), ("督促履行和回访", "20"), ("文书和归档", "20"), ("培训和业务学习", "20"))
"""本会口径: the items and their most points that an evaluation opens with; they can be changed."""

Propose = Callable[[Situation], Given]


def proposal(act: str, situation: Situation) -> Given:
    """Everything a form of the act opens with: declared defaults, today, and what the case file tells."""
    found = blank(catalogue.find(act).given)
    found |= {name: typed(situation.today, "date") for name in found if name in TODAY}
    propose = (PROPOSALS | COURSE | AFTER).get(act)
    return found | propose(situation) if propose else found


def _register(situation: Situation) -> Given:
    return {
        "respondent": blank(Employer) | respondent(situation.committee),
        "claims": [{"matter": "", "amount": ""}],
    }


def respondent(committee: Committee) -> Given:
    """The committee's own enterprise as the other party of a registration."""
    names = ("credit_code", "legal_rep", "legal_rep_post", "address", "phone")
    return {"name": committee.employer} | typed_record(committee, names)


def _correct(situation: Situation) -> Given:
    file = situation.case
    names = (
        "received_on", "way", "source", "entruster", "letter_no", "letter_on", "cause", "facts", "evidence",
        "infringed_on",
    )  # fmt: skip
    return typed_record(file.case, names) | {
        "applicant": typed_record(file.party(Side.APPLICANT)),
        "respondent": typed_record(file.party(Side.RESPONDENT)),
        "claims": [typed_record(claim) for claim in file.claims],
        "reason": "",
    }


def _consult(situation: Situation) -> Given:
    file = situation.case
    answered = {c.side for c in file.consents if c.answer == "同意"}
    side = Side.APPLICANT if Side.RESPONDENT in answered else Side.RESPONDENT
    return {"side": side, "answered_on": typed(situation.today, "date"), "person": contact(file.party(side))}


def _accept(situation: Situation) -> Given:
    return {"legal_head": situation.case.case.legal_head}


def _assign(situation: Situation) -> Given:
    there = situation.case.assignments
    reason = next((a.recusal_reason for a in there if a.recusal_reason), "")
    return {"mediators": [a.name for a in there], "recusal_reason": reason}


def _draft_agreement(situation: Situation) -> Given:
    file = situation.case
    matters = "、".join(claim.matter.removeprefix("支付") for claim in file.claims)
    item = spec_of(catalogue.find("draft_agreement").given, "obligations").item
    first = blank(item) if item else {}
    taken = next((p for p in reversed(file.proposals) if p.answer == "接受"), None)
    amount = typed(taken.amount, "money") if taken else ""
    debtor = next((e.side for e in file.employers), Side.RESPONDENT)
    return {
        "matter": f"申请人与被申请人因{matters}发生争议。" if matters else "",
        "obligations": [first | {"debtor": debtor, "what": matters, "amount": amount}],
    }


def _revise_agreement(situation: Situation) -> Given:
    file = situation.case
    assert file.agreement is not None
    names = ("drafted_on", "matter", "other_terms", "copies")
    return typed_record(file.agreement, names) | {
        "obligations": [_obligation(file, o) for o in file.obligations]
    }


def _obligation(file: CaseFile, obligation: Obligation) -> Given:
    parts = file.parts_of(obligation)
    split = [typed_record(part, ("due_on", "amount")) for part in parts] if len(parts) > 1 else []
    return typed_record(obligation) | {"instalments": split}


def _sign(situation: Situation) -> Given:
    file = situation.case
    marks = {role: file.mark(role) for role in MarkRole}
    role = next((r for r, mark in marks.items() if mark is None or mark.refused), MarkRole.APPLICANT)
    return {"role": role} | signer(role, situation)


def signer(role: str, situation: Situation) -> Given:
    """Who usually puts that mark on the agreement, and how."""
    file = situation.case
    if role == MarkRole.SEAL:
        return {"person": situation.committee.name, "way": "加盖印章"}
    if role == MarkRole.MEDIATOR:
        return {"person": "、".join(a.name for a in file.assignments), "way": "签名"}
    party = file.party(role)
    if isinstance(party, Worker):
        return {"person": party.name, "way": "签名并捺印"}
    joint = [e.legal_rep for e in file.employers if e.side == role]
    return {"person": "、".join(joint), "way": "签名并盖章"}


def _serve_notice(situation: Situation) -> Given:
    file = situation.case
    told = {n.side for n in file.notices}
    side = Side.RESPONDENT if Side.APPLICANT in told else Side.APPLICANT
    return {"side": side, "server": situation.user.name} | receiver(file.party(side))


def receiver(party: Party) -> Given:
    """Who usually takes a paper for a party, as what, and where."""
    relation = "本人" if isinstance(party, Worker) else "联系人" if party.contact else "法定代表人"
    return {"receiver": contact(party), "relation": relation, "place": party.address}


def _record_performance(situation: Situation) -> Given:
    file = situation.case
    waiting = [part for part in file.instalments if not part.done_on]
    first = min(waiting, key=_due, default=None)
    return instalment(file, first) if first else {}


def _due(part: Instalment) -> date:
    return part.due_on or date.max


def instalment(file: CaseFile, part: Instalment) -> Given:
    """The input that names one instalment, with what is still owed of it."""
    seq = next(o.seq for o in file.obligations if o.uid == part.obligation_uid)
    rest = "" if part.amount is None else money.figures(part.amount - part.paid)
    return {"obligation": str(seq), "instalment": str(part.seq), "amount": rest}


def _follow_up(situation: Situation) -> Given:
    file = situation.case
    done = {State.PERFORMED: "已全部履行", State.UNPERFORMED: "未履行"}.get(
        State(file.case.state), "部分履行"
    )
    return {"visited": contact(file.party(Side.APPLICANT)), "visitor": situation.user.name, "performed": done}


def _archive(situation: Situation) -> Given:
    case = situation.case.case
    return {"volume_no": f"{case.year}-{case.serial:03d}", "filer": situation.user.name}


def _change_committee(situation: Situation) -> Given:
    return typed_record(situation.committee)


def _appoint_mediator(situation: Situation) -> Given:
    return {"term_to": typed(dates.add_months(situation.today, 12), "date")}


def _record_grievance(situation: Situation) -> Given:
    return {"handler": situation.user.name}


def _evaluate_mediator(situation: Situation) -> Given:
    return {"year": str(situation.today.year), "evaluator": situation.user.name, "scores": score_lines()}


def score_lines() -> list[Given]:
    """The items of an evaluation with their most points, the points still open."""
    return [{"item": item, "most": most, "points": ""} for item, most in SCORED]


PROPOSALS: dict[str, Propose] = {
    "register": _register, "correct": _correct, "consult": _consult, "accept": _accept, "assign": _assign,
    "draft_agreement": _draft_agreement, "revise_agreement": _revise_agreement,
    "sign": _sign, "serve_notice": _serve_notice, "record_performance": _record_performance,
    "follow_up": _follow_up, "archive": _archive, "change_committee": _change_committee,
    "appoint_mediator": _appoint_mediator, "record_grievance": _record_grievance,
    "evaluate_mediator": _evaluate_mediator,
}  # fmt: skip
