"""Cases that came of one another: which were split off from a group case (分案)."""

from __future__ import annotations

from attrs import frozen

from app.domain.case import Case
from app.services.desk import Desk


@frozen
class SplitCase:
    """A case that workers of another one went into: its number, how many they are, and where it stands."""

    number: str
    workers: int
    state: str


def split_cases(desk: Desk, number: str) -> tuple[SplitCase, ...]:
    """The cases that were split off from the case of that number, the oldest first; none for ""."""
    if not number:
        return ()
    with desk.read() as unit:
        found = unit.find(Case, split_from=number)
    return tuple(SplitCase(case.number, case.workers, case.state) for case in found)
