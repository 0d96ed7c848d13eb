"""The font report: for each kind of type in a paper, the face wanted and the face that prints it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from app.documents.model import Doc, Role, Run

if TYPE_CHECKING:
    from app.documents.fonts import FontBook


@frozen
class Fallback:
    """A character the face of its role lacks: its code point (`U+9F91`), the value it stands in, the face used.

    `field` is the placeholder, "" for the form's own words.
    """

    char: str
    code: str
    field: str
    face: str


@frozen
class FaceUse:
    """One kind of type in a paper: `wanted` is its name (仿宋), `used` the face that prints it.

    `stands_in` says that `used` is of another design; `fallbacks` are the characters printed by a third face.
    """

    role: Role
    wanted: str
    used: str
    stands_in: bool
    fallbacks: tuple[Fallback, ...]

    @property
    def substituted(self) -> bool:
        """Whether the paper will look other than it is meant to."""
        return self.stands_in or bool(self.fallbacks)


def report(doc: Doc, fonts: FontBook) -> tuple[FaceUse, ...]:
    """One line for each role that `doc` uses, in the order of first use.

    Raises PaperProblem for a character no face has.
    """
    found: dict[Role, dict[Fallback, None]] = {}
    for run in _printed(doc):
        if run.text:
            found.setdefault(run.role, {}).update(dict.fromkeys(_fallbacks(run, fonts)))
    return tuple(
        FaceUse(role, fonts.wanted(role), fonts.faces(role)[0].label, fonts.stands_in(role), tuple(lacking))
        for role, lacking in found.items()
    )


def _printed(doc: Doc) -> Iterable[Run]:
    """The runs of the paper, and those the program adds on each page."""
    yield from doc.runs()
    if doc.banner:
        yield Run(doc.banner, "hei", "页眉")
    if doc.footer != "none":
        yield Run("0123456789—第页共", "song")


def _fallbacks(run: Run, fonts: FontBook) -> Iterable[Fallback]:
    """The characters of a run its first face lacks; the face named is the one that prints them."""
    first = fonts.faces(run.role)[0]
    if first.covers(run.text):
        return
    for text, face in fonts.pieces(run):
        for char in text:
            if not first.covers(char):
                yield Fallback(char, f"U+{ord(char):04X}", run.field, face.label)
