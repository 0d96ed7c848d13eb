"""Parties as they were valid on a day: a paper prints the name and address of its own date."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, cast

from attrs import evolve

from app.domain.case import CaseFile
from app.domain.party import Agent, Employer, PartyChange, Worker

P = TypeVar("P", bound=Worker | Employer)


def party_on(file: CaseFile, party: P, day: date) -> P:
    """The party as it was valid on a day: changes that took effect later are undone, the newest first."""
    later = [
        c for c in file.party_changes if c.party_uid == party.uid and c.changed_on and c.changed_on > day
    ]
    for change in sorted(later, key=_by_day, reverse=True):
        party = with_values(party, json.loads(change.before))
    return party


def file_on(file: CaseFile, day: date) -> CaseFile:
    """The case with every party as it was valid on a day, and the agents of that day, for a paper of that date."""
    agents = tuple(agent for agent in file.agents if _acts_on(agent, day))
    if not file.party_changes and agents == file.agents:
        return file
    return evolve(
        file,
        agents=agents,
        workers=tuple(party_on(file, w, day) for w in file.workers),
        employers=tuple(party_on(file, e, day) for e in file.employers),
    )


def with_values(party: P, values: Mapping[str, Any]) -> P:
    """The party with other values in some of its fields."""
    return cast(P, evolve(cast(Any, party), **values))


def _acts_on(agent: Agent, day: date) -> bool:
    return (agent.from_on is None or agent.from_on <= day) and (agent.to_on is None or day <= agent.to_on)


def _by_day(change: PartyChange) -> tuple[date, int]:
    assert change.changed_on is not None
    return change.changed_on, change.seq
