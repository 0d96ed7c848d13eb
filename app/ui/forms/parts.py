"""The blocks of one form taken together: their values by path, their places, the messages shown there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import frozen
from PySide6.QtWidgets import QWidget

from app.domain.errors import Problem
from app.ui.forms.slots import Block, Slot
from app.ui.forms.typed import Given

EVERYWHERE = ("",)


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


class Parts:
    """All parts of a form, in their order on screen."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(parts)

    def blocks(self) -> list[Block]:
        """The blocks."""
        return [part.block for part in self._parts]

    def given(self) -> Given:
        """Everything typed, as the act takes it."""
        found: Given = {}
        for part in self._parts:
            values = part.block.values()
            if part.path:
                found[part.path] = values
            else:
                found |= values
        return found

    def fill(self, given: Given) -> None:
        """Show these values; what is not named stays as it is."""
        for part in self._parts:
            part.block.set_values(given.get(part.path, {}) if part.path else given)

    def path_of(self, block: object, path: str) -> str:
        """The full path of a place inside a block."""
        part = next(part for part in self._parts if part.block is block)
        return ".".join(piece for piece in (part.path, path) if piece)

    def places(self) -> list[Place]:
        """Every place with its full path."""
        return [
            Place(".".join(piece for piece in (part.path, path) if piece).rstrip("."), slot, editor)
            for part in self._parts
            for path, slot, editor in part.block.slots()
        ]

    def place(self, path: str) -> Place | None:
        """The place at a path, or the nearest that contains it."""
        known = {place.path: place for place in self.places()}
        while path and path not in known:
            path = path.rpartition(".")[0]
        return known.get(path)

    def first(self, problems: Sequence[Problem]) -> str | None:
        """The path of the uppermost place that one of the problems belongs to."""
        paths = {place.path for p in problems if (place := self.place(p.path))}
        return next((place.path for place in self.places() if place.path in paths), None)

    def shown(self, state: str) -> list[str]:
        """The paths that show an error (or warn)."""
        return [place.path for place in self.places() if place.slot.state == state]

    def tell(self, problems: Sequence[Problem], prefixes: Sequence[str] = EVERYWHERE) -> None:
        """Set the messages of all places under the prefixes, errors before warnings; others there go."""
        wanted: dict[str, Problem] = {}
        for problem in sorted(problems, key=_is_warning):
            at = self.place(problem.path)
            if at is not None:
                wanted.setdefault(at.path, problem)
        for place in self.places():
            if under(place.path, prefixes):
                _set(place.slot, wanted.get(place.path))

    def tell_again(self, problems: Sequence[Problem], paths: Collection[str], but: QWidget | None) -> None:
        """Bring the messages of these paths up to date, except where the cursor stands (`but`)."""
        wanted: dict[str, Problem] = {}
        for problem in sorted(problems, key=_is_warning):
            wanted.setdefault(problem.path, problem)
        for place in self.places():
            if place.path in paths and place.editor is not but:
                _set(place.slot, wanted.get(place.path))


def under(path: str, prefixes: Sequence[str]) -> bool:
    """Whether a path is one of the prefixes or lies below one."""
    return any(not prefix or path == prefix or path.startswith(prefix + ".") for prefix in prefixes)


def related(one: str, other: str) -> bool:
    """Whether one of two paths contains the other."""
    return one == other or one.startswith(other + ".") or other.startswith(one + ".")


def _is_warning(problem: Problem) -> bool:
    return problem.warning


def _set(slot: Slot, problem: Problem | None) -> None:
    """Show one problem, or none, without flicker when it is shown already."""
    if problem is None:
        if slot.state:
            slot.clear()
    elif (slot.state, slot.message) != ("warn" if problem.warning else "error", problem.text):
        (slot.set_warning if problem.warning else slot.set_error)(problem.text)
