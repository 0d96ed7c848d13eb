"""What a form needs to know before it can propose anything; read in one go, away from the window's thread."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from app.domain.case import CaseFile
from app.domain.course import Clause
from app.domain.office import Committee, Mediator, Tie, User
from app.services import drafts
from app.services.desk import Desk
from app.services.law import Law
from app.ui.forms.typed import Given


@frozen
class Situation:
    """Day, user, committee, roster (those in office), the case if the act is about one, and a kept draft.

    Besides: the law of the desk, the users of the office, and the ties and clauses that are not struck.
    """

    today: date
    user: User
    committee: Committee
    mediators: tuple[Mediator, ...]
    file: CaseFile | None
    draft: Given | None
    law: Law
    users: tuple[User, ...] = ()
    ties: tuple[Tie, ...] = ()
    clauses: tuple[Clause, ...] = ()

    @property
    def case(self) -> CaseFile:
        """The case that the act is about; it was asked for with its number."""
        assert self.file is not None, "an act about a case is asked for with its case"
        return self.file

    @property
    def case_uid(self) -> str:
        """The uid drafts are kept under; "" for an act about no case."""
        return self.file.case.uid if self.file else ""


def kind_of(act: str, topic: str = "") -> str:
    """Under which a draft is kept: of acts about papers each paper has its own."""
    return f"{act}:{topic}" if topic else act


def look(desk: Desk, act: str, number: str = "", topic: str = "") -> Situation:
    """Read the situation of an act, with the draft kept about that topic; raises NotFound for an unknown number."""
    with desk.read() as unit:
        file = unit.case_by_number(number) if number else None
        mediators = tuple(m for m in unit.find(Mediator) if m.active)
        committee = unit.first(Committee)
        users = tuple(unit.find(User))
        ties = tuple(tie for tie in unit.find(Tie) if not tie.struck)
        clauses = tuple(clause for clause in unit.find(Clause) if not clause.struck)
    assert committee is not None, "an office is made together with its committee"
    draft = drafts.load(desk, kind_of(act, topic), file.case.uid if file else "")
    return Situation(
        desk.clock.today(), desk.user, committee, mediators, file, draft, desk.law, users, ties, clauses
    )
