"""The one way of every form: propose, check on leaving, clear while typing, keep drafts, submit, point at problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.domain.errors import InvalidInput, Problem, Refusal
from app.services import catalogue
from app.ui.alive import alive
from app.ui.forms.drafting import DraftKeeper
from app.ui.forms.following import follow
from app.ui.forms.parts import EVERYWHERE, Part, Parts, Place, related, under
from app.ui.forms.reveal import reveal
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given, words_of
from app.ui.hub import Hub


class FormCore(QObject):
    """Holds the blocks of one act together. A page or dialog lays them out and connects.

    Signals: edited(path); problems_changed() when a message came or went; pointed(path) before the cursor goes
    to the first problem, so that a page can show the step it lies in; saved(words) for the draft;
    working(bool) while the act is being done; done(Outcome); refused(sentence) for what belongs to no field.
    """

    edited = Signal(str)
    problems_changed = Signal()
    pointed = Signal(str)
    saved = Signal(str)
    working = Signal(bool)
    done = Signal(object)
    refused = Signal(str)

    def __init__(self, hub: Hub, act: str, parts: Sequence[Part], parent: QObject, topic: str = "") -> None:
        super().__init__(parent)
        self.hub = hub
        self.act = catalogue.find(act)
        self.number = ""
        self._parts = Parts(parts)
        self._situation: Situation | None = None
        self._touched: set[str] = set()
        self._from_act: dict[str, Problem] = {}
        self._seen: set[tuple[str, str]] = set()
        self._proposed: Given = {}
        self._busy = False
        self.drafts = DraftKeeper(hub, act, self.given, self, topic)
        self.drafts.saved.connect(self.saved)
        for block in self._parts.blocks():
            block.edited.connect(self._on_edited)
            block.left.connect(self._on_left)

    @property
    def busy(self) -> bool:
        """Whether the act is being done now."""
        return self._busy

    def given(self) -> Given:
        """Everything typed, as the act takes it."""
        return self._parts.given()

    def fill(self, given: Given) -> None:
        """Show these values; listeners hear nothing."""
        self._parts.fill(given)

    def places(self) -> list[Place]:
        """Every place of the form with its path, in their order on screen."""
        return self._parts.places()

    def place(self, path: str) -> Place | None:
        """The place at a path, or the nearest that contains it."""
        return self._parts.place(path)

    def begin(self, situation: Situation, proposed: Given, number: str = "") -> bool:
        """Show the proposal, or the draft that was kept; returns whether it was a draft."""
        self._situation = situation
        self.number = number
        self.drafts.case_uid = situation.case_uid
        self._proposed = dict(proposed)
        self._show_afresh(proposed | (situation.draft or {}))
        return situation.draft is not None

    def start_afresh(self) -> None:
        """Give the draft up and show the proposal again."""
        self.drafts.forget()
        self._show_afresh(self._proposed)

    def shown(self, *, warnings: bool = False) -> list[tuple[str, str]]:
        """Paths that show an error (or a warning), each with what it is called."""
        return [
            (path, words_of(self.act.given, path))
            for path in self._parts.shown("warn" if warnings else "error")
        ]

    def focus_on(self, path: str) -> None:
        """Bring a place into view and put the cursor there; the nearest one above when it is none itself."""
        place = self._parts.place(path)
        if place is not None:
            reveal(place.editor)
            place.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self, prefixes: Sequence[str] = EVERYWHERE) -> bool:
        """Check everything under these paths, show what is wrong, go to the first error; True when none.

        Cautions are shown as well; those seen for the first time hold the user up once.
        """
        problems = [p for p in self._problems() if under(p.path, prefixes)]
        self._touched |= {p.path for p in problems}
        self._parts.tell(problems, prefixes)
        errors = [p for p in problems if not p.warning]
        unseen = [p for p in problems if p.warning and (p.path, p.text) not in self._seen]
        self._seen |= {(p.path, p.text) for p in problems if p.warning}
        self.problems_changed.emit()
        self._point_at(errors or unseen)
        return not errors and not unseen

    def submit(self) -> None:
        """Check everything, then do the act; a refusal comes back to its fields."""
        if self._busy or not self.check():
            return
        self._busy = True
        self.drafts.flush()
        self.working.emit(True)
        self.hub.perform(self.act.name, self.given(), self.number, self._on_done, self._on_refused)

    def _show_afresh(self, given: Given) -> None:
        self._touched.clear()
        self._from_act.clear()
        self._seen.clear()
        self.fill(given)
        self._parts.tell([])
        self.problems_changed.emit()

    def look_over(self) -> list[Problem]:
        """What the input alone tells."""
        return list(catalogue.look_over(self.act.name, self.given()))

    def _problems(self) -> list[Problem]:
        """What the input alone tells, and what the act refused last, until it is typed anew."""
        found = self.look_over()
        known = {p.path for p in found}
        return found + [p for path, p in self._from_act.items() if path not in known]

    def _point_at(self, problems: Sequence[Problem]) -> None:
        first = self._parts.first(problems)
        if first is not None:
            self.pointed.emit(first)
            self.focus_on(first)

    def _on_edited(self, path: str) -> None:
        full = self._parts.path_of(self.sender(), path)
        self._touched.add(full)
        self._from_act = {p: problem for p, problem in self._from_act.items() if not related(p, full)}
        place = self._parts.place(full)
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
        following = follow(self.act.name, changed, given, self._situation)
        for name, value in following.items():
            if name not in self._touched or not given.get(name):
                self._parts.fill({name: value})

    def _on_left(self, path: str) -> None:
        """Check what was typed so far, except where the cursor stands now."""
        self._parts.tell_again(self._problems(), self._touched, QApplication.focusWidget())
        self.problems_changed.emit()

    def _on_done(self, outcome: Any) -> None:
        if not alive(self):
            return
        self._busy = False
        self.drafts.forget()
        self.working.emit(False)
        self.done.emit(outcome)

    def _on_refused(self, why: Refusal) -> None:
        if not alive(self):
            return
        self._busy = False
        self.working.emit(False)
        if not isinstance(why, InvalidInput):
            self.refused.emit(why.sentence)
            return
        wrong = [p for p in why.problems if not p.warning]
        self._from_act = {p.path: p for p in wrong}
        self._touched |= set(self._from_act)
        self._parts.tell(self._problems())
        self.problems_changed.emit()
        self._point_at(wrong)
        if any(self._parts.place(p.path) is None for p in wrong):
            self.refused.emit(why.sentence)
