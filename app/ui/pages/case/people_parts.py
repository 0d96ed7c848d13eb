"""The parts of the tab 参加人: one party, one agent, one change of a party, and how each is put into words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import frozen
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import dates, id_numbers
from app.domain.case import CaseFile
from app.domain.course_words import STANDINGS
from app.domain.fields import spec_of
from app.domain.party import Agent, Election, Party, PartyChange, Worker
from app.domain.words import Side
from app.services.parties.namesakes import called
from app.ui.pages.case.act_button import ActLink
from app.ui.pages.case.day_words import day_words
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import Item, column, row
from app.ui.widgets.tag import Tag

EMPTY = "（空）"


@frozen
class Value:
    """One field of a party before and after a change, in words."""

    label: str
    before: str
    after: str


class PersonRow(QWidget):
    """One party or agent: picture, name, what he is, a line about him. Signals: `wanted(act, known)`."""

    wanted = Signal(str, object)

    def __init__(
        self, name: str, marks: Sequence[Tag], about: str, *, tone: str = "accent", ended: bool = False
    ) -> None:
        super().__init__()
        words = "text3" if ended else "text"
        self._head = row(ElidedLabel(name, "small_strong", words), *marks, None, gap=6)
        self._body: QVBoxLayout = column(self._head, gap=1)
        self._body.addWidget(Label(about, "caption", "text3" if ended else "text2", wrap=True))
        picture = column(2, Avatar(name, "grey" if ended else tone, 28), None, gap=0)
        self.setLayout(row(picture, (self._body, 1), gap=10))
        self.setAccessibleName(f"{name} {about}")

    def add_link(self, act: str, words: str, known: dict[str, Any]) -> None:
        """A link at the end of the first line."""
        name = f"{words}：{self.accessibleName().partition(' ')[0]}"
        link = ActLink(act, words, name, known)
        link.wanted.connect(self.wanted)
        self._head.addWidget(link)


def party_row(file: CaseFile, party: Party) -> PersonRow:
    """A worker with what he does and where he is written to, an employer with its standing and representative."""
    if isinstance(party, Worker):
        line = file.line_of(party)
        marks = [Tag("代表人", "accent", "star")] if line and line.representative else []
        job = " ".join(part for part in (party.department, party.job) if part)
        about = [f"工号 {party.staff_no}" if party.staff_no else "", job, party.address]
    else:
        several = sum(one.side == party.side for one in file.employers) > 1
        plain = party.standing == STANDINGS[0] and not several
        marks = [] if plain else [Tag(party.standing, "violet", "building-2")]
        post = f"（{party.legal_rep_post}）" if party.legal_rep_post else ""
        about = [f"法定代表人 {party.legal_rep}{post}" if party.legal_rep else "", party.address]
    tone = "accent" if isinstance(party, Worker) else "grey"
    return PersonRow(party.name, marks, "，".join(part for part in about if part), tone=tone)


def agent_row(file: CaseFile, agent: Agent, today: date) -> PersonRow:
    """Who acts for whom, with which power, on what proof, from when to when; grey when that is over."""
    ended = agent.to_on is not None and agent.to_on < today
    hue = "grey" if ended else "teal" if agent.power == "特别授权" else "accent"
    marks = [Tag(agent.kind, "grey", ""), Tag(agent.power, hue, "")]
    if ended:
        marks.append(Tag("已终止", "grey", "user-round-x"))
    there = file.everybody_of(agent.side)
    principal = next((called(p, there) for p in there if p.uid == agent.party_uid), "")
    about = [
        f"代理{principal}" if len(there) > 1 and principal else "",
        agent.relation,
        agent.matters,
        f"依据 {agent.proof}",
        term_words(agent, today),
    ]
    return PersonRow(agent.name, marks, "，".join(part for part in about if part), tone="grey", ended=ended)


def term_words(agent: Agent, today: date) -> str:
    """From which day to which, 起 when no end is known."""
    start = day_words(agent.from_on, today)
    return f"{start}至{day_words(agent.to_on, today)}" if agent.to_on else f"{start}起"


def everybody(file: CaseFile) -> tuple[Party, ...]:
    """All parties of both sides."""
    return tuple(party for side in Side for party in file.everybody_of(side))


def change_lines(file: CaseFile, change: PartyChange) -> tuple[Value, ...]:
    """Each changed field before and after; a later change of the same field tells what this one made of it."""
    party = next((p for p in everybody(file) if p.uid == change.party_uid), None)
    if party is None:
        return ()
    later = [
        json.loads(c.before) for c in file.party_changes if c.party_uid == party.uid and c.seq > change.seq
    ]
    return tuple(_value(party, name, old, later) for name, old in json.loads(change.before).items())


def _value(party: Party, name: str, old: str, later: Sequence[dict[str, str]]) -> Value:
    new = next((before[name] for before in later if name in before), getattr(party, name))
    if name == "phone":
        old, new = id_numbers.mask_phone(old), id_numbers.mask_phone(new)
    return Value(spec_of(type(party), name).label, old or EMPTY, new or EMPTY)


def change_row(file: CaseFile, change: PartyChange, today: date) -> QWidget:
    """From which day, of whom, what it was before and after, and the proof."""
    party = next((p.name for p in everybody(file) if p.uid == change.party_uid), "")
    head = f"{day_words(change.changed_on, today)}起　{party}{change.kind}"
    items: list[Item] = [Label(head, "small", "text", wrap=True)]
    for value in change_lines(file, change):
        words = f"{value.label}　{value.before} → {value.after}"
        items.append(Label(words, "small", "text2", wrap=True))
    note = f"，{change.note}" if change.note else ""
    items.append(Label(f"凭据：{change.proof}{note}", "caption", "text3", wrap=True))
    found = QWidget()
    found.setLayout(column(*items, gap=1))
    return found


def election_words(file: CaseFile, election: Election) -> str:
    """Who was elected when, how, by how many, and what they may do."""
    chosen = {line.worker_uid for line in file.lines if line.representative}
    names = "、".join(worker.name for worker in file.workers if worker.uid in chosen)
    day = dates.long(election.elected_on) if election.elected_on else ""
    counted = f"{election.took_part} 人参加，{election.agreed} 人同意"
    powers = f"；权限：{election.powers}" if election.powers else ""
    note = f"；{election.note}" if election.note else ""
    return f"{day} {election.way}，{counted}；代表人 {names}{powers}{note}".rstrip("。") + "。"
