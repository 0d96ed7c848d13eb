"""Papers of a case: which can be set, set from its form and the register; the frozen bytes of issued ones."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen

from app.documents.model import Doc
from app.domain.case import CaseFile
from app.domain.office import Committee, User
from app.domain.paper import IssuedPaper, PaperKey
from app.domain.words import Role
from app.services.desk import Desk
from app.services.forms import filling
from app.services.forms.context import addressed, context, written_on
from app.services.forms.dues_context import as_it_stood, dues
from app.services.forms.sheets import Sheet
from app.services.papers import press
from app.services.papers.recipients import Recipient
from app.services.papers.wanting import Wanted, all_wanted
from app.services.parties.party_history import file_on
from app.store.reader import Reader

AGREEMENT, REMINDER = "agreement", "performance_reminder"
COPIES = "份数"
"""The ask by which a form lets its own number of originals be chosen."""


@frozen
class Offer:
    """A paper that can be set for a case now, with the newest issued version if there is one."""

    code: str
    title: str
    to: Recipient
    issued: IssuedPaper | None

    @property
    def side(self) -> str:
        """The address of its recipient, "" for a paper for all."""
        return self.to.address


def values_for(
    desk: Desk, unit: Reader, file: CaseFile, found: Wanted, to: Recipient, base: Sheet | None = None
) -> Sheet:
    """All values of a paper for its recipient; `base` is the context of the case when it is at hand already."""
    today = desk.clock.today()
    wanting = desk.forms.form(found.entry.code).asks
    typed = {"填写": filling.filled(file, wanting, to.key(found.key))}
    dated = written_on(file, found.entry.code, to.side, today, found.more | typed)
    in_force = file.case.effective_on if found.entry.code == AGREEMENT else None
    stood = file_on(file, in_force or dated)
    if base is None or stood is not file:
        committee = unit.first(Committee)
        assert committee is not None
        base = context(stood, committee, desk.law, today)
    values = addressed(base, file, to.side, to.person)
    own = {
        "主任": next((u.name for u in unit.find(User) if u.role == Role.CHAIR), ""),
        "成文日期": dated,
        **typed,
        **(dues(as_it_stood(file, dated), dated) if found.entry.code == REMINDER else {}),
    }
    return values | own | found.more


def fill(
    desk: Desk,
    unit: Reader,
    file: CaseFile,
    found: Wanted,
    to: Recipient,
    *,
    base: Sheet | None = None,
    **more: Any,
) -> Doc:
    """The page model of a paper for its recipient; `more` adds values under further Chinese names."""
    return set_from(desk, file, found, to, values_for(desk, unit, file, found, to, base), **more)


def set_from(desk: Desk, file: CaseFile, found: Wanted, to: Recipient, values: Sheet, **more: Any) -> Doc:
    """The same from its values, where they are at hand."""
    copies = originals(desk, file, found, to)
    values = values | more
    values["文书"] = {"份数": copies} | more.get("文书", {})
    return evolve(press.fill(desk.forms.form(found.entry.code), values), copies=copies)


def originals(desk: Desk, file: CaseFile, found: Wanted, to: Recipient) -> int:
    """How many originals a paper has, in its words and at the printer: the agreement says it, a form may ask for
    it (份数), else the catalogue.
    """
    if found.entry.code == AGREEMENT and file.agreement is not None:
        return file.agreement.copies
    wanting = desk.forms.form(found.entry.code).asks
    asked = filling.filled(file, wanting, to.key(found.key)).get(COPIES)
    return asked if isinstance(asked, int) and asked > 0 else found.entry.copies


def newest(file: CaseFile, key: PaperKey) -> IssuedPaper | None:
    """The newest issued version of a paper, or None."""
    return max((p for p in file.papers if p.key == key), key=lambda p: p.version, default=None)


def is_void(file: CaseFile, paper: IssuedPaper) -> bool:
    """Whether a newer version of the same paper was issued."""
    found = newest(file, paper.key)
    return found is not None and found.version > paper.version


def offers(desk: Desk, file: CaseFile) -> tuple[Offer, ...]:
    """Every paper of all_wanted for each who gets it, with its newest issued version."""
    return tuple(
        Offer(found.key, found.title, to, newest(file, to.key(found.key)))
        for found in all_wanted(desk, file)
        for to in found.recipients(file)
    )


def issued_bytes(desk: Desk, paper: IssuedPaper, kind: str = "pdf") -> bytes:
    """The frozen bytes of an issued paper, checked against their seal; raises OfficeProblem if damaged."""
    return desk.office.blobs.get(paper.docx if kind == "docx" else paper.pdf)
