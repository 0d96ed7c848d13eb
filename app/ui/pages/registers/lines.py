"""The lines of the registers as the tables show them; tones are hues of tags, "" for plain words."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import frozen

from app.domain import dates
from app.domain.register_words import RISK_OPEN
from app.domain.registers import Grievance, Risk
from app.services.office.register_lines import EvaluationLine, Registers, RosterLine, TrainingLine
from app.services.outcome.retention import ListLine
from app.services.views.due_rows import left_text
from app.ui.pages.mediators.lines import until

STRUCK = "已作废"
SOON = 3
"""本会设定: so many calendar days before its end a deadline of the committee's own is shown as near."""


@frozen
class RiskRow:
    """One risk; `deadline` says how near it is while the risk is open. Deadlines of our own are never red."""

    uid: str
    record: Risk
    seq: int
    found_on: date | None
    kind: str
    unit: str
    what: str
    people: int | None
    amount: int | None
    level: str
    owner: str
    deadline: str
    deadline_tone: str
    result: str
    result_tone: str


@frozen
class GrievanceRow:
    """One claim of a worker, and whether he was answered."""

    uid: str
    record: Grievance
    seq: int
    received_on: date | None
    kind: str
    channel: str
    person: str
    content: str
    handler: str
    answer: str
    answer_tone: str


@frozen
class RosterRow:
    """One mediator with what the year brought."""

    uid: str
    record: RosterLine
    name: str
    employment: str
    post: str
    term: str
    term_tone: str
    certificate: str
    certificate_tone: str
    hours: int
    cases: int
    evaluated: str
    left: str


@frozen
class TrainingRow:
    """One training."""

    uid: str
    record: TrainingLine
    seq: int
    held_on: date | None
    hours: int | None
    subject: str
    form: str
    host: str
    participants: str
    passed: str
    state: str
    state_tone: str


@frozen
class EvaluationRow:
    """One evaluation."""

    uid: str
    record: EvaluationLine
    seq: int
    year: str
    name: str
    evaluated_on: date | None
    items: str
    score: str
    grade: str
    reward: str
    state: str
    state_tone: str


@frozen
class AppraisalRow:
    """One list of volumes appraised."""

    uid: str
    record: ListLine
    seq: int
    made_on: date | None
    members: str
    volumes: int
    kept_on: int
    destroyed: int
    report: str
    approved: str
    state: str
    state_tone: str


def rows_of(name: str, found: Registers) -> tuple[Any, ...]:
    """The rows of the register of that name; those written by hand the newest first, the roster in its order."""
    today = found.today
    if name == "roster":
        return tuple(_roster(line, today) for line in found.roster)
    made: dict[str, list[Any]] = {
        "risks": [_risk(r, today) for r in found.risks],
        "grievances": [_grievance(g) for g in found.grievances],
        "trainings": [_training(line) for line in found.trainings],
        "evaluations": [_evaluation(line) for line in found.evaluations],
        "appraisals": [_appraisal(line) for line in found.appraisals],
    }
    return tuple(reversed(made[name]))


def _risk(risk: Risk, today: date) -> RiskRow:
    deadline, deadline_tone = _days_left(risk.deadline, today) if risk.open else ("", "")
    tones = {RISK_OPEN: "accent", "已化解": "ok"}
    result, tone = (STRUCK, "grey") if risk.struck else (risk.result, tones.get(risk.result, "grey"))
    return RiskRow(
        risk.uid, risk, risk.seq, risk.found_on, risk.kind, risk.unit, risk.what, risk.people, risk.amount,
        risk.level, risk.owner, deadline, deadline_tone, result, tone,
    )  # fmt: skip


def _days_left(day: date | None, today: date) -> tuple[str, str]:
    if day is None:
        return "", ""
    left = (day - today).days
    return left_text(left), "warn" if left <= SOON else ""


def _grievance(heard: Grievance) -> GrievanceRow:
    if heard.struck:
        answer, tone = STRUCK, "grey"
    elif heard.told_on:
        answer, tone = f"{heard.result}，{heard.told_on.month}月{heard.told_on.day}日", "ok"
    else:
        answer, tone = "待答复", "accent"
    return GrievanceRow(
        heard.uid, heard, heard.seq, heard.received_on, heard.kind, heard.channel, heard.person, heard.content,
        heard.handler, answer, tone,
    )  # fmt: skip


def _roster(line: RosterLine, today: date) -> RosterRow:
    m = line.mediator
    term, term_tone = until(m.term_to, today) if m.active else ("已解聘", "grey")
    certificate, certificate_tone = until(m.certificate_until, today) if m.active else ("", "")
    left = line.departure.reason if line.departure else ""
    return RosterRow(
        m.uid, line, m.name, m.employment, m.post, term, term_tone, certificate, certificate_tone, line.hours,
        line.cases, line.evaluated, left,
    )  # fmt: skip


def _training(line: TrainingLine) -> TrainingRow:
    held = line.training
    state, tone = (STRUCK, "grey") if held.struck else ("", "")
    return TrainingRow(
        held.uid, line, held.seq, held.held_on, held.hours, held.subject, held.form, held.host,
        line.participants, line.passed, state, tone,
    )  # fmt: skip


def _evaluation(line: EvaluationLine) -> EvaluationRow:
    e = line.evaluation
    state, tone = (STRUCK, "grey") if e.struck else ("", "")
    return EvaluationRow(
        e.uid, line, e.seq, str(e.year), e.name, e.evaluated_on, line.items, e.score, e.grade, e.reward, state,
        tone,
    )  # fmt: skip


def _appraisal(line: ListLine) -> AppraisalRow:
    made = line.appraisal
    approved = f"{made.approver}，{dates.short(made.approved_on)}" if made.approved_on else ""
    tone = {"待批准": "accent", "待销毁": "warn"}.get(line.state, "ok")
    return AppraisalRow(
        made.uid, line, made.seq, made.made_on, made.members, len(line.lines), line.kept_on, line.destroyed,
        made.report, approved, line.state, tone,
    )  # fmt: skip
