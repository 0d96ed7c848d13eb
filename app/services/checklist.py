"""What belongs into the volume (卷宗) of a case, what is there by now and what is missing."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from app.documents.library import FormEntry, FormLibrary
from app.domain.case import CaseFile
from app.domain.words import Result, Side

_PRESENT: dict[str, Callable[[CaseFile], bool]] = {
    "always": lambda file: True,
    "accepted": lambda file: file.case.decided_on is not None and not file.case.refusal_ground,
    "refused": lambda file: bool(file.case.refusal_ground),
    "session": lambda file: bool(file.sessions),
    "agreed": lambda file: file.agreement is not None,
    "effective": lambda file: file.case.effective_on is not None,
    "visited": lambda file: bool(file.follow_ups),
    "archived": lambda file: file.case.closed_on is not None,
}
_EXPECTED_OF: dict[str, frozenset[str]] = {
    Result.AGREED: frozenset({"accepted", "session", "agreed", "effective"}),
    Result.FAILED: frozenset({"accepted", "session"}),
    Result.REFUSED: frozenset({"refused"}),
}


@frozen
class Line:
    """One line of the check list: a paper, whether it must be there, and whether it is."""

    title: str
    must: bool
    there: bool


def present(file: CaseFile, when: str) -> bool:
    """Whether what a form is about has happened in this case; `when` is the key of catalogue.toml."""
    return _PRESENT[when](file)


def check_list(file: CaseFile, forms: FormLibrary) -> tuple[Line, ...]:
    """What belongs into the volume of this case, in its order (domain.md §3, 必须/按需)."""
    expected = _EXPECTED_OF.get(file.case.result, frozenset()) | {"always"}
    lines = []
    for entry in forms.entries:
        must = entry.volume == "必须" and entry.when in expected
        there = present(file, entry.when) and _told_both(file, entry)
        if must or (there and entry.volume != "不入卷"):
            lines.append(Line(entry.name, must, there))
    return tuple(lines)


def missing(file: CaseFile, forms: FormLibrary) -> tuple[str, ...]:
    """The names of the papers that must be in the volume and are not."""
    return tuple(line.title for line in check_list(file, forms) if line.must and not line.there)


def _told_both(file: CaseFile, entry: FormEntry) -> bool:
    """A performance notice is only there when both sides have received it."""
    if entry.code != "performance_notice":
        return True
    return {n.side for n in file.notices} >= set(Side)
