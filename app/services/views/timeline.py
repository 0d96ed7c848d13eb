"""The course of a case as the case page shows it: stages, what was done, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from app.domain import dates
from app.domain.audit import AuditEntry
from app.domain.case import CaseFile
from app.domain.lifecycle import STAGES
from app.domain.limitation import Limitation
from app.domain.office import User, visit_days
from app.domain.words import MarkRole, State
from app.services.catalogue import ACTS, possible
from app.services.desk import Desk
from app.services.office import clock_guard
from app.services.papers.checklist import Line, check_list
from app.services.papers.papers import Offer, offers
from app.services.views import limitation
from app.services.views.duties import Due, case_duties


@frozen
class Stage:
    """One station on the stage line; `status` is done, current or todo."""

    label: str
    note: str
    status: str


@frozen
class Event:
    """One entry in the course of the case."""

    on: date
    act: str
    label: str
    told: str
    user: str
    icon: str


@frozen
class Choice:
    """One act offered beside the case; `reason` says why it cannot be done now ("" when it can)."""

    act: str
    label: str
    icon: str
    help: str
    reason: str


@frozen
class CaseView:
    """All that the case page shows, read in one go; `limitation` is None once nobody has to watch it any more."""

    file: CaseFile
    stages: tuple[Stage, ...]
    events: tuple[Event, ...]
    next_act: Choice | None
    next_why: str
    others: tuple[Choice, ...]
    dues: tuple[Due, ...]
    papers: tuple[Offer, ...]
    check_list: tuple[Line, ...]
    limitation: Limitation | None
    today: date


NEXT: dict[State, tuple[str, ...]] = {
    State.REGISTERED: ("consult",),
    State.CONSULTING: ("accept", "consult", "refuse"),
    State.ACCEPTED: ("assign",),
    State.MEDIATING: ("record_session", "draft_agreement"),
    State.SUSPENDED: ("resume",),
    State.AGREED: ("sign",),
    State.EFFECTIVE: ("serve_notice",),
    State.PERFORMING: ("record_performance",),
    State.PERFORMED: ("follow_up", "close"),
    State.UNPERFORMED: ("close",),
    State.REFUSED: ("close",),
    State.FAILED: ("close",),
    State.WITHDRAWN: ("close",),
    State.SETTLED: ("close",),
    State.CLOSED: ("archive",),
}


ELSEWHERE = (
    "issue_paper", "issue_papers", "fill_paper", "sign_paper", "serve_paper", "seal_paper", "reveal_numbers",
)  # fmt: skip
"""Acts that have their own place on the page, beside what they are about."""


def case_view(desk: Desk, number: str) -> CaseView:
    """Everything about one case for its page; raises NotFound."""
    with desk.read() as unit:
        file = unit.case_by_number(number)
        entries = unit.entries(file.case.uid, images=False)
    return view_of(desk, file, entries)


def view_of(desk: Desk, file: CaseFile, entries: Sequence[AuditEntry]) -> CaseView:
    """The same of a case that was read already, with those entries of its audit."""
    today = desk.clock.today()
    choices = tuple(
        Choice(a.name, a.label, a.icon, a.help, reason or "")
        for a, reason in possible(file, desk.user)
        if a.name not in ELSEWHERE
    )
    first = next_act(file, desk.user)
    return CaseView(
        file=file,
        stages=stages(file, today),
        events=_events(entries),
        next_act=next((c for c in choices if c.act == first), None),
        next_why=next_why(file, first),
        others=tuple(c for c in choices if c.act != first and not c.reason),
        dues=case_duties(file, desk.law, today, visit_days(desk.committee().visit_days)),
        papers=offers(desk, file),
        check_list=check_list(file, desk.forms),
        limitation=_limitation(desk, file, today),
        today=today,
    )


def _limitation(desk: Desk, file: CaseFile, today: date) -> Limitation | None:
    """The limitation period as long as it has to be watched, also when it cannot be counted yet."""
    watched = not file.case.destroyed_on and limitation.matters(limitation.material(file), today)
    return limitation.of(file, desk.law, today) if watched else None


def next_act(file: CaseFile, user: User) -> str:
    """The one act that brings the case on now, "" when there is none for this user."""
    able = {a.name for a, reason in possible(file, user) if reason is None}
    wanted = list(NEXT.get(State(file.case.state), ()))
    if file.case.state == State.MEDIATING and file.sessions and file.sessions[-1].outcome == "达成一致":
        wanted.reverse()
    if file.case.state == State.CONSULTING and any(c.answer == "不同意" for c in file.consents):
        wanted = ["refuse", "consult"]
    if file.case.state == State.PERFORMED and file.follow_ups:
        wanted = ["close"]
    if file.case.state == State.EFFECTIVE and {n.side for n in file.notices} >= {"申请人", "被申请人"}:
        wanted = ["record_performance"]
    return next((name for name in wanted if name in able), "")


def next_why(file: CaseFile, act: str) -> str:
    """One line beneath the next step: what exactly is missing."""
    if act == "sign":
        rest = [r for r in MarkRole if (m := file.mark(r)) is None or m.refused]
        return f"还缺 {len(rest)} 项：{'、'.join(rest)}"
    if act == "serve_notice":
        told = {n.side for n in file.notices}
        return "双方各一份，还没有送达" + "、".join(s for s in ("申请人", "被申请人") if s not in told)
    if act == "record_performance":
        rest_parts = [i for i in file.instalments if not i.done_on]
        days = [i.due_on for i in rest_parts if i.due_on]
        return f"还有 {len(rest_parts)} 项没有履行，最早 {dates.short(min(days))}到期" if days else ""
    return ACTS[act].help if act else "没有下一步"


def stages(file: CaseFile, today: date) -> tuple[Stage, ...]:
    """The six stations with the days on which they were reached."""
    case = file.case
    current = next(n for n, (_, states) in enumerate(STAGES) if case.state in states)
    session = file.sessions[0].held_on if file.sessions else None
    drafted = file.agreement.drafted_on if file.agreement else None
    accepted = None if case.refusal_ground else case.decided_on
    reached = (case.received_on, accepted, session, drafted, case.effective_on, case.archived_on)
    found = []
    for position, ((label, _), day) in enumerate(zip(STAGES, reached, strict=True)):
        finished = case.state == State.ARCHIVED
        status = "done" if position < current or finished else "current" if position == current else "todo"
        # of a destroyed case it is no longer known on which day it talked and agreed
        skipped = status == "done" and day is None and not case.destroyed_on
        note = dates.short(day) if day else ""
        if status == "current" and label == "调解" and accepted:
            note = f"第 {(today - accepted).days} 天"
        found.append(Stage(label, note, "skipped" if skipped else status))
    return tuple(found)


def _events(entries: Sequence[AuditEntry]) -> tuple[Event, ...]:
    """The course by the days on which things were, the newest first; of one day what was entered last."""
    found = [_event(entry) for entry in entries if entry.act != "reveal_numbers"]
    return tuple(sorted(found, key=_day, reverse=True))


def _day(event: Event) -> date:
    return event.on


def _event(entry: AuditEntry) -> Event:
    known = ACTS.get(entry.act)
    icon = known.icon if known else "circle-check"
    told = entry.told + clock_guard.entered_late(entry.stated_on, entry.at.date())
    return Event(entry.stated_on, entry.act, entry.label, told, entry.user, icon)
