"""How the fields of a record lie on screen: widths, sections, what only shows together with something else."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

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
    "SessionRecord": {"held_on": 4, "hours": 4, "place": 4, "present": 12, "recorder": 4, "outcome": 4},
    "AgreementDraft": {"drafted_on": 4, "copies": 3},
    "Extension": {"agreed_on": 6, "extended_to": 6, "applicant_agrees": 6, "respondent_agrees": 6},
    "Signing": {"role": 6, "person": 6, "way": 6, "done_on": 6, "originals": 6, "witness": 12},
    "PaperSigning": {"role": 6, "signer": 6, "way": 6, "done_on": 6, "originals": 6, "witness": 12},
    "PaperServing": {
        "side": 6, "way": 6, "served_on": 6, "place": 6, "receiver": 6, "relation": 6, "refusal": 12, "witness": 12,
        "server": 6,
    },
    "Serving": {"side": 6, "receiver": 6, "served_on": 6, "way": 6},
    "Performing": {"obligation": 4, "instalment": 4, "amount": 4, "done_on": 4, "proof": 8},
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
"""Columns of twelve a field takes, by the name of its record class; others by their kind."""

ORDER: dict[str, tuple[str, ...]] = {
    "Worker": ("name", "doc_type", "doc_no", "sex", "birth_on", "phone"),
    "Employer": ("name", "credit_code", "legal_rep", "legal_rep_post", "phone"),
    "Performing": ("obligation", "instalment", "amount", "done_on"),
    "AgreementDraft": ("drafted_on", "copies"),
}
"""Fields that stand first on screen, by record class; the others follow in the order of their declaration."""

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

SHOWN_WITH: dict[tuple[str, str], tuple[str, str | bool, bool]] = {
    ("ObligationDraft", "payment_kind"): ("kind", "支付", True),
    ("ObligationDraft", "amount"): ("kind", "支付", True),
    ("ObligationDraft", "instalments"): ("kind", "支付", True),
    ("ObligationDraft", "accelerates"): ("kind", "支付", True),
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
}
"""(record, field) → (other field, its value, whether the field shows then, or shows otherwise)."""


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
    first = ORDER.get(record.__name__, ())
    return sorted(found, key=lambda s: first.index(s.name) if s.name in first else len(first))


def section_at(record: type, name: str) -> Section | None:
    """The section that begins with this field, if one does."""
    return next((s for s in SECTIONS.get(record.__name__, ()) if s.first == name), None)
