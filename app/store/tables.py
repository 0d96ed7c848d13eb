"""The tables, drawn from the record classes: one field declared in domain is one column here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from attrs import frozen

from app.domain.aftermath import (
    Appraisal,
    AppraisalLine,
    HandOver,
    Instruction,
    Loan,
    MajorReport,
    Referral,
    Reopening,
    Urging,
)
from app.domain.case import (
    Agreement,
    Assignment,
    Case,
    Claim,
    Consent,
    FollowUp,
    Instalment,
    Mark,
    Notice,
    Obligation,
    Performance,
    Session,
)
from app.domain.course import (
    Ability,
    Appointment,
    Attachment,
    Attendee,
    Clause,
    Evidence,
    LimitationEvent,
    PrivateNote,
    Proposal,
    Suspension,
    Turn,
)
from app.domain.fields import specs
from app.domain.office import Committee, Mediator, Tie, User
from app.domain.paper import IssuedPaper, KeptCopy, OwnForm, PaperEntry, PaperMark, Service
from app.domain.party import Agent, Election, Employer, PartyChange, Worker, WorkerLine
from app.domain.registers import Attendance, Departure, Evaluation, Grievance, Risk, Score, Training
from app.store.records import field_types

metadata = sa.MetaData()

_TYPES: dict[type, type[sa.types.TypeEngine[Any]]] = {
    str: sa.Text, date: sa.Date, int: sa.Integer, bool: sa.Boolean, tuple: sa.JSON,
}  # fmt: skip


@frozen
class Kept:
    """One record class and its table; `order` are the columns that put the records of a case in order."""

    record: type
    table: sa.Table
    order: tuple[str, ...]


def _table(record: type, name: str, indexes: Sequence[str], unique: Sequence[sa.Index]) -> sa.Table:
    columns: list[sa.Column[object]] = [sa.Column("id", sa.Integer, primary_key=True)]
    long = {spec.name for spec in specs(record) if spec.kind == "long"}
    # long texts spill over into further pages: behind the short columns, lists need not walk through them
    for field, kind, optional in sorted(field_types(record), key=lambda f: f[0] in long):
        keys = [sa.ForeignKey("cases.uid", ondelete="RESTRICT")] if field == "case_uid" else []
        unique_uid = True if field == "uid" else None
        columns.append(sa.Column(field, _TYPES[kind](), *keys, nullable=optional, unique=unique_uid))
    plain = [sa.Index(f"ix_{name}_{field}", field) for field in indexes]
    return sa.Table(name, metadata, *columns, *plain, *unique)


def _kept(
    record: type,
    name: str,
    *,
    indexes: Sequence[str] = (),
    unique: Sequence[sa.Index] = (),
    order: Sequence[str] = (),
) -> Kept:
    owned = ("case_uid",) if any(field == "case_uid" for field, _, _ in field_types(record)) else ()
    return Kept(record, _table(record, name, (*owned, *indexes), unique), (*order, "id"))


LEDGER = (
    "year", "serial", "received_on", "decided_on", "ended_on", "state", "refusal_ground", "result", "cause",
    "source", "workers", "amount", "agreed_amount", "applicant", "uid",
)  # fmt: skip
"""The columns of the one index that covers the ledger, its totals and the figures of a period."""

KEPT: tuple[Kept, ...] = (
    _kept(Committee, "committee"),
    _kept(User, "users", unique=[sa.Index("uq_users_name", "name", unique=True)]),
    _kept(Mediator, "mediators", indexes=["name"]),
    _kept(
        Case,
        "cases",
        indexes=["state"],
        unique=[
            # all that lists and figures filter, sort and count by: they read this and never the long rows
            sa.Index("ix_cases_ledger", *LEDGER),
            # a case taken over from an old ledger may lack a number or a serial of ours
            sa.Index("uq_cases_number", "number", unique=True, sqlite_where=sa.text("number <> ''")),
            sa.Index(
                "uq_cases_year_serial", "year", "serial", unique=True, sqlite_where=sa.text("serial > 0")
            ),
        ],
        order=["year", "serial"],
    ),
    _kept(Worker, "workers"),
    _kept(Employer, "employers"),
    _kept(Claim, "claims", order=["seq"]),
    _kept(Consent, "consents", order=["asked_on"]),
    _kept(Assignment, "assignments", indexes=["mediator_uid"], order=["seq"]),
    _kept(Session, "sessions", order=["seq"]),
    _kept(Agreement, "agreements"),
    _kept(Obligation, "obligations", order=["seq"]),
    _kept(Instalment, "instalments", indexes=["obligation_uid", "due_on"], order=["seq"]),
    _kept(Mark, "marks"),
    _kept(Notice, "notices", order=["served_on"]),
    _kept(Performance, "performances", indexes=["instalment_uid", "done_on"], order=["done_on"]),
    _kept(FollowUp, "follow_ups", order=["visited_on"]),
    _kept(WorkerLine, "worker_lines", order=["seq"]),
    _kept(IssuedPaper, "papers", indexes=["issued_on", "code"], order=["issued_on"]),
    _kept(PaperEntry, "paper_entries", order=["seq"]),
    _kept(PaperMark, "paper_marks", order=["done_on"]),
    _kept(Service, "services", order=["seq"]),
    _kept(KeptCopy, "kept_copies", order=["taken_on"]),
    _kept(OwnForm, "own_forms", unique=[sa.Index("uq_own_forms_code", "code", unique=True)]),
    _kept(Risk, "risks", unique=[sa.Index("uq_risks_seq", "seq", unique=True)], order=["seq"]),
    _kept(Grievance, "grievances", unique=[sa.Index("uq_grievances_seq", "seq", unique=True)], order=["seq"]),
    _kept(Training, "trainings", unique=[sa.Index("uq_trainings_seq", "seq", unique=True)], order=["seq"]),
    _kept(Attendance, "attendances", indexes=["training_uid", "mediator_uid"]),
    _kept(
        Evaluation,
        "evaluations",
        indexes=["mediator_uid"],
        unique=[sa.Index("uq_evaluations_seq", "seq", unique=True)],
        order=["seq"],
    ),
    _kept(Score, "scores", indexes=["evaluation_uid"], order=["seq"]),
    _kept(Departure, "departures", indexes=["mediator_uid"], order=["left_on"]),
    _kept(Agent, "agents", order=["seq"]),
    _kept(PartyChange, "party_changes", order=["seq"]),
    _kept(Election, "elections", order=["elected_on"]),
    _kept(Appointment, "appointments", indexes=["held_on"], order=["seq"]),
    _kept(Attendee, "attendees", indexes=["session_uid"], order=["session_uid", "seq"]),
    _kept(Turn, "turns", indexes=["session_uid"], order=["session_uid", "seq"]),
    _kept(Suspension, "suspensions", order=["seq"]),
    _kept(Proposal, "proposals", order=["seq"]),
    _kept(Ability, "abilities", order=["assessed_on"]),
    _kept(PrivateNote, "private_notes", order=["seq"]),
    _kept(LimitationEvent, "limitation_events", order=["on"]),
    _kept(Evidence, "evidence", order=["seq"]),
    _kept(Attachment, "attachments", order=["seq"]),
    _kept(Clause, "clauses", order=["seq"]),
    _kept(Urging, "urgings", order=["seq"]),
    _kept(Referral, "referrals", order=["seq"]),
    _kept(HandOver, "hand_overs", order=["seq"]),
    _kept(MajorReport, "major_reports", order=["seq"]),
    _kept(Instruction, "instructions", order=["seq"]),
    _kept(Reopening, "reopenings", order=["seq"]),
    _kept(Loan, "loans", indexes=["due_on"], order=["seq"]),
    _kept(Appraisal, "appraisals", unique=[sa.Index("uq_appraisals_seq", "seq", unique=True)], order=["seq"]),
    _kept(AppraisalLine, "appraisal_lines", indexes=["appraisal_uid"], order=["seq"]),
    _kept(Tie, "ties", indexes=["mediator_uid"], order=["seq"]),
)

_BY_RECORD = {kept.record: kept for kept in KEPT}
BY_NAME = {kept.table.name: kept for kept in KEPT}


def kept(record: type) -> Kept:
    """How the records of a class are kept; raises KeyError for a class that is none of ours."""
    return _BY_RECORD[record]


def table(record: type) -> sa.Table:
    """The table of a record class."""
    return _BY_RECORD[record].table


FILES = (
    ("papers", "pdf"), ("papers", "docx"), ("papers", "data"), ("kept_copies", "blob"), ("own_forms", "word"),
    ("attachments", "blob"),
)  # fmt: skip
"""The columns that name encrypted files."""

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("stated_on", sa.Date, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("case_uid", sa.Text, nullable=False),
    sa.Column("told", sa.Text, nullable=False),
    sa.Column("fixed_clock", sa.Boolean, nullable=False),
    # kept as the very text that was hashed
    sa.Column("images", sa.Text, nullable=False),
    sa.Column("previous", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Index("ix_audit_case_uid", "case_uid"),
)

number_series = sa.Table(
    "number_series",
    metadata,
    sa.Column("year", sa.Integer, primary_key=True),
    sa.Column("last", sa.Integer, nullable=False),
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("uid", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("case_uid", sa.Text, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("data", sa.JSON, nullable=False),
    sa.Column("saved_at", sa.Text, nullable=False),
    sa.Index("ix_drafts_user", "user"),
)

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
