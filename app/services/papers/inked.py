"""Marks of a paper under one shape, where on its pages they go, and the paper with its handwriting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from app.domain.case import CaseFile, Mark
from app.domain.ink import read_ink
from app.domain.paper import IssuedPaper, PaperKey, PaperMark
from app.domain.party import Worker
from app.domain.words import SIDES, MarkRole, Side
from app.services.catalogue import refuse_field
from app.services.desk import Desk
from app.services.papers import papers, press
from app.services.papers.recipients import Recipient, recipient
from app.services.papers.wanting import Wanted, wanted

if TYPE_CHECKING:
    from app.documents.pdf.strip import SlotBox


@frozen
class Signed:
    """A mark on any paper, the agreement's included; `originals` on how many it stands, `ink` strokes as JSON."""

    uid: str
    role: str
    signer: str
    way: str
    done_on: date | None
    originals: int
    proxy: bool
    authority: str
    refused: bool
    witness: str
    ink: str
    note: str


def marks_of(file: CaseFile, key: PaperKey, version: int) -> tuple[Signed, ...]:
    """The marks on a version of a paper; on the agreement those that the case records, whichever version."""
    if key.form == papers.AGREEMENT:
        return tuple(_signed(mark, mark.person) for mark in file.marks)
    found = [mark for mark in file.paper_marks if mark.key == key and mark.version == version]
    return tuple(_signed(mark, mark.signer) for mark in found)


def _signed(mark: Mark | PaperMark, signer: str) -> Signed:
    return Signed(
        mark.uid, mark.role, signer, mark.way, mark.done_on, mark.originals, mark.proxy, mark.authority,
        mark.refused, mark.witness, mark.ink, mark.note,
    )  # fmt: skip


def issued_of(desk: Desk, file: CaseFile, form: str, side: str) -> tuple[Wanted, Recipient, IssuedPaper]:
    """The newest issued version of a paper named by form and address, which is never a void one.

    Raises PaperProblem for an unknown form or address, InvalidInput when the side is not said or nothing was
    issued.
    """
    found = wanted(desk, file, form)
    if found.entry.per_party and not side:
        raise refuse_field("side", f"{found.entry.name}双方各一份，请选是给谁的那一份。")
    to = recipient(file, found.entry, side)
    paper = papers.newest(file, to.key(found.key))
    if paper is None:
        whom = f"（{to.words}）" if to.words else ""
        raise refuse_field("form", f"{found.title}{whom}还没有签发，请先签发。")
    return found, to, paper


def slots_for(desk: Desk, file: CaseFile, slots: Iterable[SlotBox], role: str) -> tuple[SlotBox, ...]:
    """The places of a role on a frozen paper, in their order: the label begins with the role, or with another
    word for the same person (劳动者 or 用人单位 for a side, 签收人 for 收件人), or with the name of the party.
    """
    everything = tuple(slots)
    for word in _words_of(desk, file, role):
        found = tuple(slot for slot in everything if slot.label.strip().startswith(word))
        if found:
            return found
    return ()


def _words_of(desk: Desk, file: CaseFile, role: str) -> tuple[str, ...]:
    """The words with which a place of the role may begin, the nearest first."""
    if role == MarkRole.SEAL:
        return (role, "本会", desk.committee().name)
    if role in ("收件人", "签收人", "当事人"):
        return (role, *(word for word in ("收件人", "签收人", "当事人") if word != role))
    workers = file.workers[0].side if file.workers else Side.APPLICANT
    sides = {"劳动者": workers, "用人单位": Side(workers).other}
    side = sides.get(role, role)
    if side not in SIDES:
        return (role,)
    parties = file.everybody_of(side)
    kind = "劳动者" if parties and isinstance(parties[0], Worker) else "用人单位"
    return tuple(dict.fromkeys((role, kind, str(side), *(party.name for party in parties))))


def role_words(slots: Iterable[SlotBox]) -> tuple[str, ...]:
    """Who is to sign by the places themselves: 签收人 of 签收人（签名或者盖章）：."""
    return tuple(dict.fromkeys(slot.label.split("（")[0].split("：")[0].strip() for slot in slots))


def signed_pdf(desk: Desk, paper: IssuedPaper, file: CaseFile) -> bytes:
    """The frozen PDF with the handwriting of its marks in their places; without any the frozen PDF as it is.

    The same marks give the same bytes. Handwriting on the agreement goes into the version that was the newest
    when it was signed, into no other. Raises OfficeProblem when a kept file is damaged.
    """
    printed = papers.issued_bytes(desk, paper)
    inked = [m for m in marks_of(file, paper.key, paper.version) if m.ink and not m.refused]
    if paper.key.form == papers.AGREEMENT:
        inked = [m for m in inked if _signed_then(file, paper, m)]
    if not inked:
        return printed
    slots = press.thaw(desk.office.blobs.get(paper.data)).slots
    placed: dict[SlotBox, list[Signed]] = defaultdict(list)
    for mark in inked:
        place = _place(slots_for(desk, file, slots, mark.role), mark, placed)
        if place is not None:
            placed[place].append(mark)
    if not placed:
        return printed
    inks = []
    for place, marks in placed.items():
        for box, mark in zip(_shares(place, len(marks)), marks, strict=True):
            drawn = read_ink(mark.ink)
            inks.append(press.ink(box, drawn.strokes, drawn.ratio))
    last = max(mark.done_on for marks in placed.values() for mark in marks if mark.done_on)
    return press.draw_ink(printed, inks, last)


def _signed_then(file: CaseFile, paper: IssuedPaper, mark: Signed) -> bool:
    """Whether this version was the newest when the agreement was signed: uids are in the order of their birth."""
    earlier = [p for p in file.papers if p.key == paper.key and p.uid < mark.uid]
    return max(earlier, key=lambda p: p.version, default=None) == paper


def _place(found: tuple[SlotBox, ...], mark: Signed, taken: dict[SlotBox, list[Signed]]) -> SlotBox | None:
    """The place with the signer's name, else the first one nobody has taken, else the last one, to be shared."""
    named = [slot for slot in found if mark.signer and mark.signer in slot.label]
    free = [slot for slot in found if slot not in taken]
    return next(iter([*named, *free, *found[-1:]]), None)


def _shares(place: SlotBox, count: int) -> list[SlotBox]:
    """A place cut into as many equal parts beside each other as there are signatures in it."""
    width = place.width / count
    return [evolve(place, x=place.x + width * number, width=width) for number in range(count)]
