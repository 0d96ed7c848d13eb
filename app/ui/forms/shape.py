"""How the fields of a record lie on screen: widths, sections, what only shows together with something else."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from app.domain.course_words import LIMITATION_PAUSES
from app.domain.fields import FieldSpec


@frozen
class Section:
    """A titled part of a form that begins with the field `first`."""

    first: str
    title: str
    note: str = ""


SPANS: dict[str, dict[str, int]] = {
    "Worker": {
        "name": 3, "doc_type": 4, "doc_no": 5, "sex": 3, "birth_on": 4, "phone": 5, "address": 12,
        "department": 4, "job": 4, "entry_on": 4, "staff_no": 4, "left_on": 4,
    },
    "Employer": {
        "name": 7, "credit_code": 5, "legal_rep": 4, "legal_rep_post": 3, "phone": 5, "address": 8, "contact": 4,
    },
    "Committee": {
        "name": 8, "short": 4, "employer": 8, "credit_code": 4, "legal_rep": 4, "legal_rep_post": 4, "address": 8,
        "phone": 4, "commission": 8, "number_template": 8,
    },
    "Claim": {"matter": 8, "amount": 4},
    "Part": {"due_on": 6, "amount": 6},
    "ObligationDraft": {
        "debtor": 4, "kind": 4, "payment_kind": 4, "act_kind": 4, "what": 12, "amount": 4, "due_on": 4, "method": 4,
    },
    "SessionRecord": {
        "held_on": 4, "hours": 4, "way": 4, "platform": 4, "place": 8, "present": 12, "recorder": 4, "outcome": 4,
        "read_back": 4,
    },
    "Attendee": {"name": 4, "capacity": 5, "came": 3, "why_not": 12},
    "Turn": {"speaker": 4},
    "JointParty": {"name": 12, "credit_code": 6, "contact": 6, "address": 12},
    "Changed": {"name": 12, "address": 12},
    "NewAgent": {"principal": 6, "relation": 12, "matters": 12, "proof": 12},
    "Acceptance": {"legal_head": 12},
    "Arrangement": {"held_on": 4, "starts": 4, "ends": 4, "room": 6, "platform": 6, "mediators": 12},
    "Rearrangement": {"held_on": 4, "starts": 4, "ends": 4, "room": 12},
    "Pause": {"both_agree": 12},
    "NewProposal": {"made_on": 4, "proposer": 4, "amount": 4},
    "Answer": {"seq": 4, "answer": 4, "answered_on": 4},
    "Taking": {"side": 4, "handed_by": 4, "handed_on": 4},
    "Piece": {"name": 12, "kind": 4, "form": 4, "pages": 4, "purpose": 12},
    "WorkerName": {"name": 6, "doc_no": 6},
    "ConsentRow": {"name": 4, "doc_no": 4, "consent": 4, "consent_on": 4, "consent_note": 12},
    "ResultRow": {"name": 4, "doc_no": 4, "result": 4, "result_on": 4, "result_note": 12},
    "ElectionGiven": {"elected_on": 6, "way": 6, "took_part": 6, "agreed": 6},
    "Sending": {"body": 12, "sent_by": 6},
    "Interruption": {"kind": 12},
    "Order": {"on": 4, "to": 4, "done_by": 4},
    "Correction": {"received_on": 4, "way": 4, "source": 4, "entruster": 12, "letter_no": 6, "letter_on": 6},
    "Lending": {"borrower": 4, "unit": 8, "purpose": 12, "approver": 4, "lent_on": 4, "due_on": 4},
    "Handing": {"body": 12, "purpose": 6, "on": 6, "out": 12},
    "Urge": {"kind": 6, "on": 6},
    "AgreementDraft": {"drafted_on": 4, "copies": 3},
    "Extension": {"agreed_on": 6, "extended_to": 6, "applicant_agrees": 6, "respondent_agrees": 6},
    "Signing": {"role": 6, "person": 6, "way": 6, "done_on": 6, "originals": 6, "witness": 12},
    "PaperSigning": {"role": 6, "signer": 6, "way": 6, "done_on": 6, "originals": 6, "witness": 12},
    "PaperServing": {
        "side": 6, "way": 6, "served_on": 6, "place": 6, "receiver": 6, "relation": 6, "refusal": 12, "witness": 12,
        "server": 6,
    },
    "Serving": {"side": 6, "receiver": 6, "served_on": 6, "way": 6},
    "Performing": {
        "obligation": 4, "instalment": 4, "amount": 4, "done_on": 4, "way": 4, "payer": 4, "worker": 4,
        "proof": 12,
    },
    "RiskFound": {
        "found_on": 4, "source": 4, "crowd": 4, "kind": 4, "unit": 8, "people": 4, "amount": 4, "level": 4,
    },
    "RiskSettled": {"seq": 4, "result_on": 4, "result": 4, "level": 6, "deadline": 6},
    "GrievanceHeard": {
        "received_on": 4, "kind": 4, "channel": 4, "person": 4, "department": 4, "phone": 4, "handler": 4,
    },
    "GrievanceAnswered": {"seq": 4, "checked_on": 8, "result": 6},
    "TrainingHeld": {"held_on": 6, "hours": 6, "subject": 12, "teacher": 6, "place": 6},
    "Evaluating": {"name": 4, "year": 4, "evaluated_on": 4},
    "ScoreLine": {"item": 6, "most": 3, "points": 3},
    "Striking": {"register": 8, "seq": 4},
}  # fmt: skip
SPANS["Particulars"] = SPANS["Committee"]
SPANS["WorkerRow"] = SPANS["Worker"] | {"claimed": 6, "agreed": 6}
"""Columns of twelve a field takes, by the name of its record class; others by their kind."""

ORDER: dict[str, tuple[str, ...]] = {
    "Worker": ("name", "doc_type", "doc_no", "sex", "birth_on", "phone"),
    "Employer": ("name", "credit_code", "legal_rep", "legal_rep_post", "phone"),
    "Performing": ("obligation", "instalment", "amount", "done_on"),
    "AgreementDraft": ("drafted_on", "copies"),
    "JointParty": ("side", "standing", "name", "credit_code", "legal_rep", "legal_rep_post", "contact"),
    "NewAgent": ("side", "principal", "kind", "name", "relation", "doc_type", "doc_no", "phone", "power"),
    "SessionRecord": ("held_on", "hours", "way", "platform", "place", "recorder", "attendance"),
    "Sending": ("kind", "sent_on", "body", "sent_by", "amount"),
    "MajorGiven": ("reported_on", "way", "reported_to"),
    "Serving": ("side", "served_on", "way", "receiver", "relation", "server", "place"),
    "Lending": ("borrower", "unit", "purpose", "lent_on", "due_on", "approver"),
    "Handing": ("body", "on", "purpose"),
    "ElectionGiven": ("elected_on", "way", "took_part", "agreed"),
    "Order": ("on", "to", "done_by"),
}
ORDER["WorkerRow"] = ORDER["Worker"]
"""Fields that stand first on screen, by record class; the others follow in the order of their declaration."""

LAST: dict[str, tuple[str, ...]] = {"ObligationDraft": ("accelerates",), "Employer": ("standing",)}
"""Fields that stand last on screen, by record class."""

HALF = 6
WHOLE = 12

SECTIONS: dict[str, tuple[Section, ...]] = {
    "Worker": (Section("department", "工作"),),
    "Particulars": (
        Section("name", "调解委员会"),
        Section("employer", "企业", "登记案件时，被申请人沿用这里的资料"),
        Section("commission", "文书与案号"),
    ),
}

SHOWN_WITH: dict[tuple[str, str], tuple[str, str | bool | tuple[str, ...], bool]] = {
    **{
        (record, name): ("source", ("当事人申请", "主动调解"), False)
        for record in ("Registration", "Correction")
        for name in ("entruster", "letter_no", "letter_on")
    },
    ("ObligationDraft", "payment_kind"): ("kind", "支付", True),
    ("ObligationDraft", "amount"): ("kind", "支付", True),
    ("ObligationDraft", "instalments"): ("kind", "支付", True),
    ("ObligationDraft", "accelerates"): ("instalments", True, True),
    ("ObligationDraft", "act_kind"): ("kind", "行为", True),
    ("Consultation", "answered_on"): ("answer", "尚未答复", False),
    ("Signing", "authority"): ("proxy", True, True),
    ("Signing", "witness"): ("refused", True, True),
    ("Signing", "ink"): ("refused", True, False),
    ("PaperSigning", "authority"): ("proxy", True, True),
    ("PaperSigning", "witness"): ("refused", True, True),
    ("PaperSigning", "ink"): ("refused", True, False),
    ("PaperServing", "refusal"): ("way", "留置送达", True),
    ("PaperServing", "witness"): ("way", "留置送达", True),
    ("Serving", "refusal"): ("way", "留置送达", True),
    ("Serving", "witness"): ("way", "留置送达", True),
    ("Consultation", "person"): ("answer", "尚未答复", False),
    ("SessionRecord", "platform"): ("way", "视频", True),
    ("SessionRecord", "read_back_note"): ("read_back", "更正后无误", True),
    ("Attendee", "why_not"): ("came", True, False),
    ("Arrangement", "room"): ("way", "现场", True),
    ("Arrangement", "platform"): ("way", "视频", True),
    ("Rearrangement", "held_on"): ("state", "已改期", True),
    ("Rearrangement", "starts"): ("state", "已改期", True),
    ("Rearrangement", "ends"): ("state", "已改期", True),
    ("Rearrangement", "room"): ("state", "已改期", True),
    ("Interruption", "until"): ("kind", LIMITATION_PAUSES, True),
    ("ConsentsGiven", "rest_on"): ("rest", "", False),
    ("Sending", "amount"): ("kind", "支付令", True),
    ("Performing", "payer"): ("way", "他人代付", True),
    ("Changed", "name"): ("kind", ("更名", "合并分立", "其他"), True),
    ("Changed", "legal_rep"): ("kind", ("更名", "合并分立", "变更法定代表人", "其他"), True),
    ("Changed", "legal_rep_post"): ("kind", ("更名", "合并分立", "变更法定代表人", "其他"), True),
    ("Changed", "address"): ("kind", ("更名", "合并分立", "变更送达地址", "其他"), True),
    ("Changed", "phone"): ("kind", ("合并分立", "变更联系方式", "其他"), True),
}  # fmt: skip
"""(record, field) → (other field, its value or values, whether the field shows then, or shows otherwise). Of a
list the value is whether it has entries."""

NEEDED = frozenset({
    ("SessionRecord", "platform"), ("SessionRecord", "read_back_note"), ("Arrangement", "room"),
    ("Arrangement", "platform"), ("Rearrangement", "held_on"), ("Rearrangement", "starts"), ("Rearrangement", "ends"),
    ("ConsentsGiven", "rest_on"), ("Assigning", "recusal_reason"), ("Serving", "refusal"), ("Serving", "witness"),
    ("PaperServing", "refusal"), ("PaperServing", "witness"), ("NewAgent", "principal"), ("Sending", "amount"),
})  # fmt: skip
"""(record, field) that must be filled in whenever it shows, though the input may do without it."""

TOOLS: dict[tuple[str, str], tuple[str, str]] = {
    ("AgreementDraft", "other_terms"): ("从条款库选", "book-open"),
    ("SessionRecord", "talk"): ("从条款库选", "book-open"),
    ("Turn", "words"): ("从条款库选", "book-open"),
    ("Handing", "out"): ("选择…", "folder-open"),
}
"""(record, field) → words and icon of the small button beside the label."""


MARK_WORDS = {"Filled": ("选项", "选填")}
"""What a line of flags is called, by record class; others are marks for the statistics. Filled is what a paper
asks for itself."""

FIXED = ("form", "side", "version")
"""Fields that name the paper an act is about: not asked where the caller knows them."""


def span_of(record: type, spec: FieldSpec, *, roomy: bool) -> int:
    """Columns of twelve for a field; without `roomy` (a dialog) short fields stand two in a line."""
    if spec.kind in ("long", "list", "record", "file", "ink"):
        return WHOLE
    named = SPANS.get(record.__name__, {}).get(spec.name)
    if named is not None:
        return named
    if spec.kind == "text" and spec.max_length > 60:
        return WHOLE
    return 4 if roomy else HALF


def in_order(record: type, found: Sequence[FieldSpec]) -> list[FieldSpec]:
    """The fields in their order on screen."""
    first, last = ORDER.get(record.__name__, ()), LAST.get(record.__name__, ())
    rank = {name: place for place, name in enumerate(first)} | dict.fromkeys(last, len(first) + 1)
    return sorted(found, key=lambda s: rank.get(s.name, len(first)))


def section_at(record: type, name: str) -> Section | None:
    """The section that begins with this field, if one does."""
    return next((s for s in SECTIONS.get(record.__name__, ()) if s.first == name), None)
