"""Batches: many papers of a case set, joined, saved or issued in one go, with progress and a way to stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve, field, frozen

from app.domain.case import CaseFile
from app.domain.errors import Refusal
from app.domain.office import Committee
from app.domain.paper import IssuedPaper
from app.domain.values import Cancelled, Changes, Progress, silent
from app.services import catalogue
from app.services.desk import Desk
from app.services.forms.context import context
from app.services.forms.sheets import Sheet
from app.services.papers import papers, press, volumes
from app.services.papers.inked import signed_pdf
from app.services.papers.print_presets import Preset, Presets, usual
from app.services.papers.recipients import Recipient
from app.services.papers.wanting import Wanted, all_wanted, wanted
from app.store.reader import Reader
from app.system.files import write_safely

if TYPE_CHECKING:
    from app.documents.face_use import FaceUse
    from app.documents.model import Doc

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
LONGEST_NAME = 80
TOGETHER = 25
"""So many papers of one form are issued in one act: what a stop takes back at most."""


@frozen
class Item:
    """One printable paper of a case: the code it is issued under, who gets it, and how it is printed."""

    code: str
    title: str
    to: Recipient
    preset: Preset
    issued: IssuedPaper | None = None

    @property
    def id(self) -> tuple[str, str]:
        """What tells it from every other paper of the case: its code and the address of its recipient."""
        return self.code, self.to.address

    @property
    def name(self) -> str:
        """How it is called on screen and in bookmarks."""
        return f"{self.title}（{self.to.words}）" if self.to.words else self.title

    @property
    def file_name(self) -> str:
        """A name for its file without an ending; workers carry their number, as two may have one name."""
        who = f"{self.to.seq:03d} {self.to.name}" if self.to.seq else self.to.side
        return _NOT_IN_NAMES.sub("_", f"{self.title} {who}".strip())[:LONGEST_NAME].strip(" .")


def items(
    desk: Desk, number: str, forms: Sequence[str] | None = None, presets: Presets | None = None
) -> tuple[Item, ...]:
    """Everything that can be printed of a case now, each recipient by himself; only of `forms` when given.

    `forms` are codes or names (performance_notice, session_record:2). Raises NotFound for the case, PaperProblem
    for an unknown form.
    """
    with desk.read() as unit:
        return items_of(desk, unit.case_by_number(number), forms, presets)


def items_of(
    desk: Desk, file: CaseFile, forms: Sequence[str] | None = None, presets: Presets | None = None
) -> tuple[Item, ...]:
    """The same for a case that was read already."""
    chosen = presets or Presets()
    newest = {paper.key: paper for paper in sorted(file.papers, key=lambda paper: paper.version)}
    found = all_wanted(desk, file) if forms is None else [wanted(desk, file, form) for form in forms]
    return tuple(
        Item(one.key, one.title, to, preset, newest.get(to.key(one.key)))
        for one in found
        for to in one.recipients(file)
        for preset in [_preset(desk, chosen, file, one, to)]
    )


def _preset(desk: Desk, presets: Presets, file: CaseFile, found: Wanted, to: Recipient) -> Preset:
    """As chosen; a paper that says itself how many originals there are is printed in no other number."""
    preset = presets.of(found.entry.code, usual(found.entry))
    own = papers.originals(desk, file, found, to)
    if own != found.entry.copies or (found.entry.code == papers.AGREEMENT and file.agreement is not None):
        return Preset(own, preset.duplex, preset.paper)
    return preset


def set_all(
    desk: Desk, number: str, chosen: Sequence[Item], *, kind: str = "pdf", draft: bool = False,
    progress: Progress = silent,
) -> list[tuple[Item, bytes]]:  # fmt: skip
    """The file of every chosen paper, `kind` "pdf" or "docx": the issued version where there is one and no
    `draft` is asked for, else as it would be set today. What all have in common is computed once.

    Raises PaperProblem naming the paper that cannot be set, Cancelled when `progress` does.
    """
    made = []
    with desk.read() as unit:
        file = unit.case_by_number(number)
        bench = _Bench(desk, unit, file, kind)
        for place, item in enumerate(chosen):
            progress(place, len(chosen), item.name)
            if item.issued is not None and not draft:
                signed = kind == "pdf"
                data = (
                    signed_pdf(desk, item.issued, file)
                    if signed
                    else papers.issued_bytes(desk, item.issued, kind)
                )
                made.append((item, data))
            else:
                made.append((item, bench.set(item)))
    progress(len(chosen), len(chosen), "")
    return made


class _Bench:
    """Sets one paper of a case after the other; the context and what each form means are found once."""

    def __init__(self, desk: Desk, unit: Reader, file: CaseFile, kind: str) -> None:
        self._desk, self._unit, self._file, self._kind = desk, unit, file, kind
        self._base: Sheet = {}
        self._found: dict[str, Wanted] = {}

    def set(self, item: Item) -> bytes:
        """The bytes of a draft."""
        if item.code == volumes.CONTENTS:
            return volumes.contents(self._desk, self._unit, self._file, self._kind)
        doc, today = self.doc(item), self._desk.clock.today()
        if self._kind == "docx":
            return press.docx(doc, self._desk.fonts, today)
        return press.pdf(doc, self._desk.fonts, today).data

    def doc(self, item: Item) -> Doc:
        """The page model of a draft."""
        if not self._base:
            committee = self._unit.first(Committee)
            assert committee is not None
            self._base = context(self._file, committee, self._desk.law, self._desk.clock.today())
        if item.code not in self._found:
            self._found[item.code] = wanted(self._desk, self._file, item.code)
        return papers.fill(
            self._desk, self._unit, self._file, self._found[item.code], item.to, base=self._base
        )


def joined(
    desk: Desk, number: str, chosen: Sequence[Item], *, copies: bool = False, draft: bool = False,
    progress: Progress = silent,
) -> bytes:  # fmt: skip
    """One PDF of all chosen papers with a bookmark each, for the printer or to be kept.

    With `copies` each stands there as often as it is to be printed, and each copy begins on a sheet of its own
    when some paper is printed on both sides. Raises as set_all.
    """
    from app.documents.stack import Leaf, stack  # with its library, when the first batch is joined

    made = set_all(desk, number, chosen, draft=draft, progress=progress)
    leaves = [
        Leaf(item.name, data, item.preset.copies if copies else 1, duplex=copies and item.preset.duplex)
        for item, data in made
    ]
    return stack(leaves, title=f"文书 {number}", made_on=desk.clock.today())


def save_all(
    desk: Desk, number: str, chosen: Sequence[Item], folder: Path, *, kind: str = "pdf", draft: bool = False,
    progress: Progress = silent,
) -> list[Path]:  # fmt: skip
    """Write a file for every chosen paper into a folder; returns their paths. All are set before one is written.

    Raises as set_all, and OfficeProblem when the folder cannot be written.
    """
    made = set_all(desk, number, chosen, kind=kind, draft=draft, progress=progress)
    written = []
    for item, data in made:
        written.append(folder / f"{item.file_name}.{kind}")
        write_safely(written[-1], data)
    return written


@frozen
class IssuedBatch:
    """What came of issuing a batch: how many were issued, who was refused and why, and what changed.

    `stopped` tells that the user stopped it; what was issued until then stays.
    """

    done: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    stopped: bool = False
    changes: Changes = field(factory=Changes)

    @property
    def told(self) -> str:
        """One sentence for the user."""
        text = f"签发了 {self.done} 份" + ("，其余的已停下" if self.stopped else "")
        if self.refused:
            name, why = self.refused[0]
            text += f"；{len(self.refused)} 份没有签发，{name}：{why.rstrip('。')}"
        return text + "。"


def issue_all(
    desk: Desk, number: str, chosen: Sequence[Item], *, reason: str = "", progress: Progress = silent
) -> IssuedBatch:
    """Issue every chosen paper, each one whole or not at all; those of one form by the act issue_papers, at most
    TOGETHER in one act.

    What is issued already is passed over unless a `reason` for a new version is given. A refused paper holds
    up no other. Cancelled from `progress` stops; the acts that were done until then stay.
    """
    todo = [item for item in chosen if reason or item.issued is None]
    going = _Going(desk, number, len(todo), progress)
    try:
        for bunch in _bunches(todo):
            going.issue(bunch, reason)
    except Cancelled:
        return evolve(going.found, stopped=True)
    return going.found


def _bunches(todo: Sequence[Item]) -> Iterator[list[Item]]:
    """Papers of one form one after the other that are new, or that are all newer versions; no more than TOGETHER."""
    bunch: list[Item] = []
    for item in todo:
        alike = bunch and (bunch[0].code, bunch[0].issued is None) == (item.code, item.issued is None)
        if bunch and (not alike or len(bunch) == TOGETHER):
            yield bunch
            bunch = []
        bunch.append(item)
    if bunch:
        yield bunch


class _Going:
    """Issues bunch after bunch and keeps count."""

    def __init__(self, desk: Desk, number: str, total: int, progress: Progress) -> None:
        self.found = IssuedBatch()
        self._desk, self._number, self._total, self._progress = desk, number, total, progress
        self._past = 0

    def issue(self, bunch: Sequence[Item], reason: str) -> None:
        """Issue them in one act; when that is refused, each by itself, so that one holds up no other."""
        why = reason if bunch[0].issued else ""
        if len(bunch) > 1:
            sides = [item.to.address for item in bunch]
            try:
                self._do("issue_papers", {"form": bunch[0].code, "sides": sides, "reason": why}, len(bunch))
            except Refusal:
                pass  # who is to blame comes out below, by name
            else:
                self._past += len(bunch)
                return
        for item in bunch:
            self._told(0, 1, item.name)
            try:
                self._do("issue_paper", {"form": item.code, "side": item.to.address, "reason": why}, 1)
            except Refusal as refused:
                self.found = evolve(self.found, refused=(*self.found.refused, (item.name, refused.sentence)))
            self._past += 1

    def _do(self, act: str, given: dict[str, Any], count: int) -> None:
        changes = catalogue.perform(self._desk, act, given, number=self._number, progress=self._told).changes
        before = self.found.changes
        tables, cases = before.tables | changes.tables, before.cases | changes.cases
        both = Changes(cast(Any, tables), cast(Any, cases))
        self.found = evolve(self.found, done=self.found.done + count, changes=both)

    def _told(self, done: int, total: int, what: str = "") -> None:
        """What an act tells of its own papers, counted over the whole batch."""
        self._progress(self._past + done, self._total, what)


def issuing_objection(desk: Desk, number: str) -> str:
    """Why this user cannot issue papers of the case now, as a sentence; "" when he can."""
    with desk.read() as unit:
        file = unit.case_by_number(number)
    return catalogue.objection(catalogue.find("issue_paper"), file, desk.user) or ""


@frozen
class FontUse:
    """One kind of type that another face prints: `wanted` (仿宋), the face `used`, whether that `stands_in` for
    all of it, and a phrase for each single character that a further face prints.
    """

    wanted: str
    used: str
    stands_in: bool
    strangers: tuple[str, ...] = ()


def faces(
    desk: Desk, number: str, chosen: Sequence[Item], *, progress: Progress = silent
) -> tuple[FontUse, ...]:
    """Which kinds of type in the chosen papers another face will print than they ask for, each with all the
    characters concerned. Empty when all is as it should be.

    An issued paper carries its faces in it and is left out. Raises PaperProblem as setting them would.
    """
    found: dict[str, FaceUse] = {}
    drafts = [item for item in chosen if item.issued is None]
    with desk.read() as unit:
        bench = _Bench(desk, unit, unit.case_by_number(number), "pdf")
        for place, item in enumerate(drafts):
            progress(place, len(drafts), "核对字体")
            for use in desk.fonts.report(bench.doc(item)):
                known = found.get(use.role, use)
                every = dict.fromkeys((*known.fallbacks, *use.fallbacks))
                found[use.role] = evolve(known, fallbacks=tuple(every))
    return tuple(_font_use(use) for use in found.values() if use.substituted)


def _font_use(use: FaceUse) -> FontUse:
    strangers = (
        f"“{found.char}”（{found.code}{'，' + found.field if found.field else ''}）用{found.face}印"
        for found in use.fallbacks
    )
    return FontUse(use.wanted, use.used, use.stands_in, tuple(dict.fromkeys(strangers)))


def sizes(
    desk: Desk, number: str, chosen: Sequence[Item], *, progress: Progress = silent
) -> dict[tuple[str, str], int]:
    """How many pages the chosen papers have, by code and address. Of the workers of a group only the first one's
    paper is set: the others' differ in a name and an amount.
    """
    known: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, str], int] = {}
    with desk.read() as unit:
        bench = _Bench(desk, unit, unit.case_by_number(number), "pdf")
        for place, item in enumerate(chosen):
            progress(place, len(chosen), "计算页数")
            alike = (item.code, item.to.side)
            if item.issued is None and alike not in known:
                known[alike] = press.page_count(bench.set(item))
            found[item.id] = item.issued.pages if item.issued else known[alike]
    return found


def sheets(item: Item, pages: int) -> int:
    """How many sheets of paper the copies of a paper of so many pages take."""
    return item.preset.copies * (-(-pages // 2) if item.preset.duplex else pages)
