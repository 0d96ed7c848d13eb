"""How long a filed volume is kept, and what of a case is left once its volume was destroyed."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve, fields

from app.domain import dates
from app.domain.aftermath import AppraisalLine
from app.domain.case import Assignment, Case, Instalment
from app.domain.party import Employer, Worker
from app.domain.words import RETENTION_TERMS

YEARS: dict[str, int | None] = dict(zip(RETENTION_TERMS, (None, 30, 10), strict=True))
"""Years of each term, None for ever. They are minimums (国家档案局令第10号 §11)."""

GONE = "（案卷已销毁）"
"""What stands where the name of a party stood."""

REMAINS: dict[type, tuple[str, ...]] = {
    Case: (
        "uid", "number", "year", "serial", "state", "source", "way", "received_on", "registered_on", "cause",
        "legal_head", "amount", "workers", "decided_on", "refusal_ground", "extended_to", "ended_on", "result",
        "failure_ground", "agreed_amount", "effective_on", "performed_on", "referral", "closed_on",
        "archived_on", "volume_no", "retention", "split_from", "destroyed_on",
    ),
    Worker: (
        "uid", "case_uid", "side", "sex", "department", "migrant", "dispatched", "new_form", "graduate",
        "overage",
    ),
    Employer: ("uid", "case_uid", "side", "standing"),
    Assignment: ("uid", "case_uid", "seq", "mediator_uid", "name", "leader", "assigned_on"),
    Instalment: (
        "uid", "case_uid", "obligation_uid", "seq", "due_on", "amount", "paid", "done_on",
    ),
    AppraisalLine: (
        "uid", "case_uid", "appraisal_uid", "seq", "number", "volume_no", "opinion", "retention",
    ),
}  # fmt: skip
"""The fields that stay: numbers and dates without which the ledger had a gap and old figures would change.

Of any other record nothing stays. No name of a party is among them, no document, no word that was spoken.
"""


def ends_on(archived_on: date | None, term: str) -> date | None:
    """The day on which the term of a filed volume ends, None while it is not filed or kept for ever.

    Counted from the day of filing (本会口径: no source read says from which day).
    """
    years = YEARS[term]
    return dates.add_months(archived_on, 12 * years) if archived_on and years else None


def longer_terms(term: str) -> tuple[str, ...]:
    """The terms that are longer than this one, to which it may be set anew; none after 永久."""
    return tuple(longer for longer in RETENTION_TERMS if _length(longer) > _length(term))


def _length(term: str) -> float:
    return YEARS[term] or float("inf")


def remainder(record: Any) -> Any | None:
    """What is left of a record of a destroyed case, None when nothing is."""
    names = REMAINS.get(type(record))
    if names is None:
        return None
    emptied = evolve(record, **{f.name: f.default for f in fields(type(record)) if f.name not in names})
    if isinstance(emptied, Case):
        return evolve(emptied, applicant=GONE, respondent=GONE)
    return evolve(emptied, name=GONE) if isinstance(emptied, Worker | Employer) else emptied
