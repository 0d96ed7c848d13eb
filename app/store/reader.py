"""Reading records: one consistent picture of the office, for as long as the reader is open."""

from __future__ import annotations

from typing import Any, TypeVar

import sqlalchemy as sa

from app.domain.aftermath import (
    AppraisalLine,
    HandOver,
    Instruction,
    Loan,
    MajorReport,
    Referral,
    Reopening,
    Urging,
)
from app.domain.audit import AuditEntry
from app.domain.case import (
    Agreement,
    Assignment,
    Case,
    CaseFile,
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
    Evidence,
    LimitationEvent,
    Proposal,
    Suspension,
    Turn,
)
from app.domain.errors import NotFound
from app.domain.paper import IssuedPaper, KeptCopy, PaperEntry, PaperMark, Service
from app.domain.party import Agent, Election, Employer, PartyChange, Worker, WorkerLine
from app.store import chain, drafts
from app.store.drafts import Draft
from app.store.records import field_types
from app.store.tables import FILES, kept

R = TypeVar("R")


class Reader:
    """Reads records by uid or by the values of their fields; `connection` serves the queries of `queries`."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def get(self, record: type[R], uid: str) -> R:
        """The record with this uid; raises NotFound."""
        found = self.first(record, uid=uid)
        if found is None:
            raise NotFound("这条记录已经不在了，可能刚被改动；请刷新后再试。")
        return found

    def find(self, record: type[R], **equal: Any) -> tuple[R, ...]:
        """All records whose fields are as given, in the order of their seq or date, then of their writing."""
        names = [name for name, _, _ in field_types(record)]
        table = kept(record).table
        query = sa.select(*(table.c[n] for n in names)).order_by(*(table.c[n] for n in kept(record).order))
        for name, value in equal.items():
            query = query.where(table.c[name] == value)
        return tuple(record(**dict(zip(names, row, strict=True))) for row in self.connection.execute(query))

    def first(self, record: type[R], **equal: Any) -> R | None:
        """The first record whose fields are as given, or None."""
        found = self.find(record, **equal)
        return found[0] if found else None

    def case_file(self, uid: str) -> CaseFile:
        """A case with all its records; raises NotFound."""
        agreements = self.find(Agreement, case_uid=uid)
        return CaseFile(
            case=self.get(Case, uid),
            workers=self.find(Worker, case_uid=uid),
            employers=self.find(Employer, case_uid=uid),
            claims=self.find(Claim, case_uid=uid),
            consents=self.find(Consent, case_uid=uid),
            assignments=self.find(Assignment, case_uid=uid),
            sessions=self.find(Session, case_uid=uid),
            agreement=agreements[-1] if agreements else None,
            obligations=self.find(Obligation, case_uid=uid),
            instalments=self.find(Instalment, case_uid=uid),
            marks=self.find(Mark, case_uid=uid),
            notices=self.find(Notice, case_uid=uid),
            performances=self.find(Performance, case_uid=uid),
            follow_ups=self.find(FollowUp, case_uid=uid),
            lines=self.find(WorkerLine, case_uid=uid),
            papers=self.find(IssuedPaper, case_uid=uid),
            entries=self.find(PaperEntry, case_uid=uid),
            paper_marks=self.find(PaperMark, case_uid=uid),
            services=self.find(Service, case_uid=uid),
            copies=self.find(KeptCopy, case_uid=uid),
            agents=self.find(Agent, case_uid=uid),
            party_changes=self.find(PartyChange, case_uid=uid),
            elections=self.find(Election, case_uid=uid),
            appointments=self.find(Appointment, case_uid=uid),
            attendees=self.find(Attendee, case_uid=uid),
            turns=self.find(Turn, case_uid=uid),
            suspensions=self.find(Suspension, case_uid=uid),
            proposals=self.find(Proposal, case_uid=uid),
            abilities=self.find(Ability, case_uid=uid),
            limitation_events=self.find(LimitationEvent, case_uid=uid),
            evidence=self.find(Evidence, case_uid=uid),
            attachments=self.find(Attachment, case_uid=uid),
            urgings=self.find(Urging, case_uid=uid),
            referrals=self.find(Referral, case_uid=uid),
            hand_overs=self.find(HandOver, case_uid=uid),
            major_reports=self.find(MajorReport, case_uid=uid),
            instructions=self.find(Instruction, case_uid=uid),
            reopenings=self.find(Reopening, case_uid=uid),
            loans=self.find(Loan, case_uid=uid),
            appraisal_lines=self.find(AppraisalLine, case_uid=uid),
        )

    def case_by_number(self, number: str) -> CaseFile:
        """A case with all its records, by its number (案号); raises NotFound."""
        cases = kept(Case).table
        # the index on the number leaves out cases without one, so it serves only a query that does so too
        query = sa.select(cases.c.uid).where(cases.c.number == number.strip(), cases.c.number != "")
        uid = self.connection.execute(query).scalar()
        if uid is None:
            raise NotFound(f"没有案号是“{number}”的案件，请到台账核对案号。")
        return self.case_file(uid)

    def files(self) -> set[str]:
        """The names of all encrypted files that some record names."""
        parts = " UNION ".join(f"SELECT {column} FROM {name}" for name, column in FILES)
        return {name for (name,) in self.connection.exec_driver_sql(parts) if name}

    def entries(
        self,
        case_uid: str | None = None,
        limit: int | None = None,
        *,
        before: int | None = None,
        images: bool = True,
    ) -> tuple[AuditEntry, ...]:
        """Audit lines, the newest first; below the seq `before`, with or without `images`."""
        return chain.entries(self.connection, case_uid=case_uid, limit=limit, before=before, images=images)

    def draft(self, uid: str) -> Draft | None:
        """One draft, or None when it was sent or thrown away."""
        return drafts.get(self.connection, uid)

    def drafts(self, **equal: str) -> tuple[Draft, ...]:
        """Drafts whose kind, user or case_uid are as given, the newest first."""
        return drafts.find(self.connection, **equal)
