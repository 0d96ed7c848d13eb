"""The one way of every form: propose, check on leaving, clear while typing, keep drafts, submit, point at problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import InvalidInput, Problem, Refusal
from app.services import catalogue
from app.ui.forms.drafting import DraftKeeper
from app.ui.forms.proposals import follow
from app.ui.forms.reveal import reveal
from app.ui.forms.situation import Situation
from app.ui.forms.slots import Block, Slot
from app.ui.forms.typed import Given, words_of
from app.ui.hub import Hub


@frozen
class Part:
    """A block of a form and the path under which its values stand ("" for the input itself)."""

    path: str
    block: Block


@frozen
class Place:
    """One place that can be wrong: its full path, what shows the message, what takes the focus."""

    path: str
    slot: Slot
    editor: QWidget


class FormCore(QObject):
    """Holds the blocks of one act together. A page or dialog lays them out and connects.

    Signals: edited(path); problems_changed() when a message came or went; saved(words) for the draft;
    working(bool) while the act is being done; done(Outcome); refused(sentence) for what belongs to no field.
    """

    edited = Signal(str)
    problems_changed = Signal()
    saved = Signal(str)
    working = Signal(bool)
    done = Signal(object)
    refused = Signal(str)

    def __init__(self, hub: Hub, act: str, parts: Sequence[Part], parent: QObject) -> None:
        super().__init__(parent)
        self.hub = hub
        self.act = catalogue.find(act)
        self.parts = tuple(parts)
        self.number = ""
        self._situation: Situation | None = None
        self._touched: set[str] = set()
        self._from_act: dict[str, Problem] = {}
        self._seen: set[tuple[str, str]] = set()
        self._proposed: Given = {}
        self._busy = False
        self.drafts = DraftKeeper(hub, act, self.given, self)
        self.drafts.saved.connect(self.saved)
        for part in self.parts:
            part.block.edited.connect(self._on_edited)
            part.block.left.connect(self._on_left)

    @property
    def busy(self) -> bool:
        """Whether the act is being done now."""
        return self._busy

    def given(self) -> Given:
        """Everything typed, as the act takes it."""
        found: Given = {}
        for part in self.parts:
            values = part.block.values()
            if part.path:
                found[part.path] = values
            else:
                found |= values
        return found

    def fill(self, given: Given) -> None:
        """Show these values; listeners hear nothing."""
        for part in self.parts:
            part.block.set_values(given.get(part.path, {}) if part.path else given)

    def begin(self, situation: Situation, proposed: Given, number: str = "") -> bool:
        """Show the proposal, or the draft that was kept; returns whether it was a draft."""
        self._situation = situation
        self.number = number
        self.drafts.case_uid = situation.case_uid
        self._proposed = dict(proposed)
        self._touched.clear()
        self._from_act.clear()
        self._seen.clear()
        self.fill(proposed | (situation.draft or {}))
        self._tell([])
        return situation.draft is not None

    def start_afresh(self) -> None:
        """Give the draft up and show the proposal again."""
        self.drafts.forget()
        self._touched.clear()
        self._from_act.clear()
        self.fill(self._proposed)
        self._tell([])
        self.problems_changed.emit()

    def places(self) -> list[Place]:
        """Every place with its full path, in their order on screen."""
        found = []
        for part in self.parts:
            for path, slot, editor in part.block.slots():
                full = ".".join(p for p in (part.path, path) if p).rstrip(".")
                found.append(Place(full, slot, editor))
        return found

    def shown(self, *, warnings: bool = False) -> list[tuple[str, str]]:
        """Paths that show an error (or a warning), each with what it is called."""
        wanted = "warn" if warnings else "error"
        return [(p.path, self.words(p.path)) for p in self.places() if p.slot.state == wanted]

    def words(self, path: str) -> str:
        """What a path is called on screen."""
        return words_of(self.act.given, path)

    def focus_on(self, path: str) -> None:
        """Bring a place into view and put the cursor there; the nearest one above when it is none itself."""
        place = self._place(path)
        if place is not None:
            reveal(place.editor)
            place.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self, prefixes: Sequence[str] = ("",)) -> bool:
        """Check everything under these paths, show what is wrong, go to the first error; True when none.

        Cautions are shown as well; those seen for the first time hold the user up once.
        """
        problems = [p for p in self._problems() if _under(p.path, prefixes)]
        self._touched |= {p.path for p in problems}
        self._tell(problems, prefixes)
        errors = [p for p in problems if not p.warning]
        unseen = [p for p in problems if p.warning and (p.path, p.text) not in self._seen]
        self._seen |= {(p.path, p.text) for p in problems if p.warning}
        self.problems_changed.emit()
        first = self._first(errors or unseen)
        if first is not None:
            self.focus_on(first)
        return not errors and not unseen

    def submit(self) -> None:
        """Check everything, then do the act; a refusal comes back to its fields."""
        if self._busy or not self.check():
            return
        self._busy = True
        self.drafts.flush()
        self.working.emit(True)
        self.hub.perform(self.act.name, self.given(), self.number, self._on_done, self._on_refused)

    def _problems(self) -> list[Problem]:
        found = list(catalogue.look_over(self.act.name, self.given()))
        known = {p.path for p in found}
        return found + [p for path, p in self._from_act.items() if path not in known]

    def _tell(self, problems: Sequence[Problem], prefixes: Sequence[str] = ("",)) -> None:
        """Set the messages of all places under the prefixes, errors before warnings; others go."""
        wanted: dict[str, Problem] = {}
        for problem in sorted(problems, key=_is_warning):
            at = self._place(problem.path)
            if at is not None:
                wanted.setdefault(at.path, problem)
        for place in self.places():
            if _under(place.path, prefixes):
                _set(place.slot, wanted.get(place.path))

    def _place(self, path: str) -> Place | None:
        """The place at a path, or the nearest that contains it."""
        known = {place.path: place for place in self.places()}
        while path and path not in known:
            path = path.rpartition(".")[0]
        return known.get(path)

    def _first(self, problems: Sequence[Problem]) -> str | None:
        paths = {place.path for p in problems if (place := self._place(p.path))}
        return next((place.path for place in self.places() if place.path in paths), None)

    def _on_edited(self, path: str) -> None:
        full = self._full(self.sender(), path)
        self._touched.add(full)
        self._from_act = {p: problem for p, problem in self._from_act.items() if not _related(p, full)}
        place = self._place(full)
        if place is not None and place.path == full:
            place.slot.clear()
        self._follow(full)
        self.drafts.touch()
        self.edited.emit(full)
        self.problems_changed.emit()

    def _follow(self, changed: str) -> None:
        """Take over what follows from the change, where nobody typed something else."""
        if self._situation is None or "." in changed:
            return
        given = self.given()
        for name, value in follow(self.act.name, changed, given, self._situation).items():
            if name not in self._touched or not given.get(name):
                for part in self.parts:
                    if not part.path:
                        part.block.set_values({name: value})

    def _on_left(self, path: str) -> None:
        """Check what was typed so far, except where the cursor stands now."""
        self._recheck()
        self.problems_changed.emit()

    def _recheck(self) -> None:
        here = QApplication.focusWidget()
        problems: dict[str, Problem] = {}
        for problem in sorted(self._problems(), key=_is_warning):
            problems.setdefault(problem.path, problem)
        for place in self.places():
            if place.path in self._touched and place.editor is not here:
                _set(place.slot, problems.get(place.path))

    def _full(self, block: object, path: str) -> str:
        part = next(part for part in self.parts if part.block is block)
        return ".".join(p for p in (part.path, path) if p)

    def _on_done(self, outcome: Any) -> None:
        self._busy = False
        self.drafts.forget()
        self.working.emit(False)
        self.done.emit(outcome)

    def _on_refused(self, why: Refusal) -> None:
        self._busy = False
        self.working.emit(False)
        if not isinstance(why, InvalidInput):
            self.refused.emit(why.sentence)
            return
        self._from_act = {p.path: p for p in why.problems if not p.warning}
        self._touched |= set(self._from_act)
        self._tell(self._problems())
        self.problems_changed.emit()
        first = self._first([p for p in why.problems if not p.warning])
        if first is not None:
            self.focus_on(first)
        if any(self._place(p.path) is None for p in why.problems):
            self.refused.emit(why.sentence)


def _is_warning(problem: Problem) -> bool:
    return problem.warning


def _set(slot: Slot, problem: Problem | None) -> None:
    """Show one problem, or none, without flicker when it is shown already."""
    if problem is None:
        if slot.state:
            slot.clear()
    elif (slot.state, slot.message) != ("warn" if problem.warning else "error", problem.text):
        (slot.set_warning if problem.warning else slot.set_error)(problem.text)


def _under(path: str, prefixes: Sequence[str]) -> bool:
    return any(not prefix or path == prefix or path.startswith(prefix + ".") for prefix in prefixes)


def _related(one: str, other: str) -> bool:
    return one == other or one.startswith(other + ".") or other.startswith(one + ".")
