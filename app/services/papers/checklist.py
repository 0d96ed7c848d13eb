"""What belongs into the volume (卷宗) of a case, what is there by now and what is missing."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from app.documents.library import FormEntry, FormLibrary
from app.domain.case import CaseFile
from app.domain.words import Result, Side

_PRESENT: dict[str, Callable[[CaseFile], bool]] = {
    "always": lambda file: True,
    "written": lambda file: file.case.way == "书面",
    "oral": lambda file: file.case.way == "口头",
    "accepted": lambda file: file.case.decided_on is not None and not file.case.refusal_ground,
    "refused": lambda file: bool(file.case.refusal_ground),
    "assigned": lambda file: bool(file.assignments),
    "session": lambda file: bool(file.sessions),
    "extended": lambda file: file.case.extended_to is not None,
    "suspended": lambda file: file.case.state == "已中止",
    "withdrawn": lambda file: file.case.result == Result.WITHDRAWN,
    "settled": lambda file: file.case.result == Result.SETTLED,
    # 令17 §30 asks for a record and a written notice also when an agreement is not performed in time
    "failed": lambda file: file.case.result == Result.FAILED or bool(file.case.referral),
    "agreed": lambda file: file.agreement is not None,
    "effective": lambda file: file.case.effective_on is not None,
    "due": lambda file: file.case.effective_on is not None and any(not i.done_on for i in file.instalments),
    "performed": lambda file: any(not done.struck for done in file.performances),
    "visited": lambda file: bool(file.follow_ups),
    "served": lambda file: bool(file.services),
    "group": lambda file: file.is_group,
    "archived": lambda file: file.case.closed_on is not None,
}
_EXPECTED_OF: dict[str, frozenset[str]] = {
    Result.AGREED: frozenset({"accepted", "session", "agreed", "effective"}),
    Result.FAILED: frozenset({"accepted", "session", "failed"}),
    Result.WITHDRAWN: frozenset({"withdrawn"}),
    Result.REFUSED: frozenset({"refused"}),
}
ISSUED, READY, LACKING = "已签发", "待签发", "缺"


@frozen
class Line:
    """One line of the check list: a paper, whether it must be there, and whether it is.

    `state` is 已签发, 待签发 (what it says is recorded, so it can be set) or 缺; `copies` tells how many signed
    copies of it were taken back in.
    """

    title: str
    must: bool
    there: bool
    state: str
    copies: int = 0


def present(file: CaseFile, when: str) -> bool:
    """Whether what a form is about has happened in this case; `when` is the key of catalogue.toml."""
    return _PRESENT[when](file)


def check_list(file: CaseFile, forms: FormLibrary) -> tuple[Line, ...]:
    """What belongs into the volume of this case, in its order (domain.md §3, 必须/按需); nothing once destroyed."""
    if file.case.destroyed_on:
        return ()
    expected = _EXPECTED_OF.get(file.case.result, frozenset()) | {"always"}
    expected |= {"oral"} if file.case.way == "口头" else {"written"}
    lines = []
    for entry in forms.entries:
        if entry.volume == "不入卷":
            continue
        must = entry.volume == "必须" and (entry.when in expected or present(file, entry.when))
        issued = _of(file.papers, entry)
        kept = _of(file.copies, entry)
        recorded = bool(_of(file.entries, entry)) or (bool(entry.each) and entry.each != "entry")
        happened = present(file, entry.when) and _told_both(file, entry)
        there = happened and (entry.volume == "必须" or recorded or issued + kept > 0)
        if must or there:
            state = ISSUED if issued else READY if there else LACKING
            lines.append(Line(entry.name, must, there, state, kept))
    return tuple(lines)


def missing(file: CaseFile, forms: FormLibrary) -> tuple[str, ...]:
    """The names of the papers that must be in the volume and are not."""
    return tuple(line.title for line in check_list(file, forms) if line.must and not line.there)


def _of(records: tuple[object, ...], entry: FormEntry) -> int:
    """How many records are about this form, whatever number of it."""
    return sum(1 for record in records if getattr(record, "form", "").partition(":")[0] == entry.code)


def _told_both(file: CaseFile, entry: FormEntry) -> bool:
    """A performance notice is only there when both sides have received it."""
    if entry.code != "performance_notice":
        return True
    return {n.side for n in file.notices} >= set(Side)
