"""The one catalogue of acts: what the committee can do, who may, with what input, and the one way to do it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from app.domain import lifecycle
from app.domain.case import Case, CaseFile
from app.domain.errors import InvalidInput, NotAllowed, NotFound, Problem, Refusal
from app.domain.office import User
from app.domain.reading import Read, problems_of, read
from app.domain.values import Changes, Progress, silent
from app.domain.words import Role, State
from app.services.desk import Desk
from app.services.office import clock_guard
from app.store.unit_of_work import Unit


@frozen
class Work:
    """What an act has at hand: the open unit of work, the case as it stands, the day and the user."""

    desk: Desk
    unit: Unit
    today: date
    user: User
    file: CaseFile | None = None
    progress: Progress = silent
    _repairs: list[Callable[[], None]] = field(factory=list, init=False)
    _afterwards: list[Callable[[], object]] = field(factory=list, init=False)

    def if_it_fails(self, repair: Callable[[], None]) -> None:
        """Call `repair` should the act not be committed: for what lies outside the database, such as a key."""
        self._repairs.append(repair)

    def once_kept(self, finish: Callable[[], object]) -> None:
        """Call `finish` once the act was committed; it may be left undone, so it must bear being done later."""
        self._afterwards.append(finish)

    def finish(self) -> None:
        """Do what was to be done once the act was committed; what disk or store refuse is left for another time."""
        for finish in self._afterwards:
            with contextlib.suppress(OSError, Refusal):
                finish()

    def repair(self) -> None:
        """Take back what was done outside the database, the newest first."""
        for repair in reversed(self._repairs):
            repair()

    @property
    def case(self) -> CaseFile:
        """The case file; an act that is about a case always has one."""
        assert self.file is not None
        return self.file


@frozen
class Told:
    """What an act reports: a sentence for the course of the case, the day it is about, and a result."""

    sentence: str
    on: date
    result: Mapping[str, Any] = field(factory=dict)
    case: Case | None = None


@frozen
class Act:
    """One row of the catalogue; `subject` is "case", "new" (makes a case) or "office"."""

    name: str
    label: str
    given: type
    run: Callable[[Work, Any], Told]
    roles: tuple[Role, ...]
    subject: str
    icon: str
    help: str

    @property
    def states(self) -> tuple[State, ...]:
        """The states of a case in which the act may be done; empty when it is about no case."""
        step = lifecycle.step_of(self.name)
        return step.states if step else ()


@frozen
class Outcome:
    """What came of an act: the sentence told, the case concerned, cautions, and what changed."""

    act: str
    label: str
    told: str
    case_uid: str
    number: str
    state: str
    cautions: tuple[Problem, ...]
    result: Mapping[str, Any]
    changes: Changes


ACTS: dict[str, Act] = {}
EVERYBODY = tuple(Role)
CASE_WORKERS = (Role.CHAIR, Role.MEDIATOR)
CHAIR = (Role.CHAIR,)


def act(
    name: str,
    label: str,
    given: type,
    *,
    roles: tuple[Role, ...] = CASE_WORKERS,
    subject: str = "case",
    icon: str = "circle-check",
) -> Callable[[Callable[[Work, Any], Told]], Callable[[Work, Any], Told]]:
    """Enter a function into the catalogue under `name`; its docstring's first line becomes the help."""

    def enter(run: Callable[[Work, Any], Told]) -> Callable[[Work, Any], Told]:
        if name in ACTS:
            raise ValueError(f"act {name} stands twice in the catalogue")
        text = (run.__doc__ or "").strip().split("\n")[0]
        ACTS[name] = Act(name, label, given, run, roles, subject, icon, text)
        return run

    return enter


def find(name: str) -> Act:
    """The act of that name; raises NotFound naming the acts that exist."""
    if name not in ACTS:
        raise NotFound(f"没有“{name}”这个行为；可用的有：{'、'.join(ACTS)}。")
    return ACTS[name]


def objection(found: Act, file: CaseFile | None, user: User) -> str | None:
    """Why this user cannot do the act now, as a Chinese sentence, or None when he can."""
    if user.role not in found.roles:
        return f"“{found.label}”要由{'或'.join(found.roles)}来做，您是{user.role}。"
    if found.subject != "case" and file is not None:
        return f"“{found.label}”不针对已有的案件，请去掉案号再做。"
    if found.subject == "case":
        return lifecycle.objection(found.name, file) if file else "请先指明是哪一件案件。"
    return None


def possible(file: CaseFile, user: User) -> tuple[tuple[Act, str | None], ...]:
    """Every act about a case with the reason against it now, or None; in the order of the catalogue."""
    return tuple((a, objection(a, file, user)) for a in ACTS.values() if a.subject == "case")


def look_over(name: str, given: Mapping[str, Any]) -> tuple[Problem, ...]:
    """The problems and cautions of an input before the act is done; for marking fields while typing."""
    return problems_of(find(name).given, given)


def perform(
    desk: Desk, name: str, given: Mapping[str, Any], *, number: str = "", progress: Progress = silent
) -> Outcome:
    """Do one act in one transaction and one line of the audit; nothing is kept when it is refused.

    Raises NotFound for an unknown act or case, NotAllowed when role, state, guard or a wrong clock forbid it, and
    InvalidInput with one Problem a field when the input does not fit. A long act tells `progress` how far it is;
    Cancelled from it takes the whole act back.
    """
    found = find(name)
    with desk.write() as unit:
        file = unit.case_by_number(number) if number else None
        reason = objection(found, file, desk.user)
        if name != clock_guard.CONFIRMING:
            reason = reason or clock_guard.objection(unit, desk.clock)
        if reason:
            raise NotAllowed(reason)
        entry: Read[Any] = read(found.given, given)
        work = Work(desk, unit, desk.clock.today(), desk.user, file, progress)
        try:
            told = found.run(work, entry.record)
            case = _moved(unit, found, file, told)
            uid = case.uid if case else ""
            unit.note(found.name, found.label, told.sentence, stated_on=told.on, case_uid=uid)
            unit.commit()
        except BaseException:
            work.repair()
            raise
    work.finish()
    return Outcome(
        found.name, found.label, told.sentence, case.uid if case else "", case.number if case else "",
        case.state if case else "", entry.cautions, told.result, unit.changes,
    )  # fmt: skip


def _moved(unit: Unit, found: Act, file: CaseFile | None, told: Told) -> Case | None:
    """Put the case into the state that the table of lifecycle says."""
    if file is None:
        return told.case
    after = unit.case_file(file.case.uid)
    state = lifecycle.next_state(found.name, after)
    case = after.case
    return case if case.state == state else unit.save(evolve(case, state=state))


def refuse_field(path: str, text: str) -> InvalidInput:
    """The InvalidInput for one field, found only when the act looks at the case."""
    return InvalidInput([Problem(path, text)])
