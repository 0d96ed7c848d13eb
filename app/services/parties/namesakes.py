"""Telling people of one name apart: by the tail of a document number, by staff number, by their place in the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.party import Party, Worker

TAIL = 4
_CALLED = re.compile(
    r"(?P<name>.+?)\s*[（(]\s*(?P<mark>尾号|工号|第)\s*(?P<value>[^（）()]+?)\s*(?:个|名|位)?\s*[)）]"
)


def called(party: Party, among: Sequence[Party]) -> str:
    """The name, with what tells the party from its namesakes: 王伟（尾号1234）, 王伟（工号A12）, 王伟（第2个）.

    Of a document number never more than the last four characters are told.
    """
    same_name = [other for other in among if other.name == party.name]
    if len(same_name) < 2:
        return party.name
    for word, of in (("尾号", tail), ("工号", _staff_no)):
        mine = of(party)
        if mine and sum(of(other) == mine for other in same_name) == 1:
            return f"{party.name}（{word}{mine}）"
    return f"{party.name}（第{list(among).index(party) + 1}个）"


def named(text: str, among: Sequence[Party]) -> tuple[Party, ...]:
    """Everybody of the list that such a text may mean: a name, one with its mark, a staff or document number."""
    wanted = text.strip()
    found = _CALLED.fullmatch(wanted)
    if found is not None and not any(party.name == wanted for party in among):
        name, mark, value = found["name"], found["mark"], found["value"]
        people = [(place, party) for place, party in enumerate(among, 1) if party.name == name]
        return tuple(party for place, party in people if _fits(party, place, mark, value))
    by_name = tuple(party for party in among if party.name == wanted)
    return by_name or tuple(p for p in among if wanted and wanted in (_number(p), _staff_no(p)))


def tail(party: Party) -> str:
    """The last four characters of the document number or credit code, "" when there is none."""
    return _number(party)[-TAIL:]


def _fits(party: Party, place: int, mark: str, value: str) -> bool:
    if mark == "第":
        return value.isdecimal() and int(value) == place
    return value == _staff_no(party) if mark == "工号" else _number(party).upper().endswith(value.upper())


def _number(party: Party) -> str:
    return party.doc_no if isinstance(party, Worker) else party.credit_code


def _staff_no(party: Party) -> str:
    return party.staff_no if isinstance(party, Worker) else ""
