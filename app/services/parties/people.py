"""The same person or company again: who was in an earlier case, with what can be taken over, namesakes apart."""

from __future__ import annotations

from attrs import frozen

from app.domain import names
from app.domain.party import Employer, Worker
from app.services.desk import Desk
from app.store.queries import people

_MOST = 8


@frozen
class Known:
    """Somebody known from earlier cases: the newest record of him, and the numbers of his cases, newest first.

    `tail` are the last four characters of his number: with the department they tell namesakes apart.
    """

    party: Worker | Employer
    numbers: tuple[str, ...]

    @property
    def tail(self) -> str:
        """The end of the document number or credit code."""
        return _number(self.party)[-4:]

    @property
    def words(self) -> str:
        """王伟（尾号 2316，装配一车间；2 件，最近（2026）示工调字第3号）."""
        where = self.party.department if isinstance(self.party, Worker) else ""
        marks = "，".join(part for part in (f"尾号 {self.tail}" if self.tail else "", where) if part)
        head = f"{marks}；" if marks else ""
        return f"{self.party.name}（{head}{len(self.numbers)} 件，最近{self.numbers[0]}）"


def known_workers(desk: Desk, typed: str) -> tuple[Known, ...]:
    """Workers of earlier cases whose name, initials or number is what was typed; at most eight."""
    return _known(desk, typed, Worker)


def known_employers(desk: Desk, typed: str) -> tuple[Known, ...]:
    """Employers of earlier cases whose name, initials or credit code is what was typed; at most eight."""
    return _known(desk, typed, Employer)


def _known(desk: Desk, typed: str, kind: type[Worker] | type[Employer]) -> tuple[Known, ...]:
    gathered: dict[tuple[str, str], list[people.Seen]] = {}
    with desk.read() as unit:
        for one in people.seen(unit, typed, kind):
            if people.fits(typed, name=one.party.name, number=_number(one.party)):
                # one number is one person, whatever his name was written like; without one the name must do
                number = _number(one.party)
                key = ("", number) if number else (names.search_key(one.party.name), "")
                gathered.setdefault(key, []).append(one)
    found = [
        Known(group[0].party, tuple(dict.fromkeys(one.number for one in group)))
        for group in gathered.values()
    ]
    return tuple(found[:_MOST])


def _number(party: Worker | Employer) -> str:
    return party.doc_no if isinstance(party, Worker) else party.credit_code
