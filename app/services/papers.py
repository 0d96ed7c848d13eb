"""Papers of a case: set from its form and the register, as PDF and DOCX; issued ones are frozen."""

from __future__ import annotations

import hashlib
from typing import Any

from attrs import evolve, field, frozen

from app.documents.library import FormEntry
from app.documents.model import Doc
from app.domain.case import CaseFile, IssuedPaper
from app.domain.errors import PaperProblem
from app.domain.fields import same, spec
from app.domain.office import Committee
from app.domain.words import SIDES
from app.services import press
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checklist import present
from app.services.context import context, sheet, written_on
from app.services.desk import Desk
from app.store.reader import Reader
from app.store.unit_of_work import Unit

SESSION_RECORD = "session_record"


@frozen
class Issuing:
    """Which form is issued, and to whom if it goes to one party."""

    form: str = same(IssuedPaper, "form", required=True, help="文书代码或名称，见 forms 命令。")
    side: str = spec("给谁", "choice", choices=SIDES)


@frozen
class Offer:
    """A paper that can be set for a case now, with the newest issued version if there is one."""

    code: str
    title: str
    side: str
    issued: IssuedPaper | None


@frozen
class Wanted:
    """Which paper is meant: its row of the catalogue, the key under which it is issued, its title, and the
    values it has of its own. The record of the second talk has the key session_record:2.
    """

    entry: FormEntry
    key: str
    title: str
    more: dict[str, Any] = field(factory=dict)

    @property
    def sides(self) -> tuple[str, ...]:
        """The parties who each get one; one empty side for a paper that is for all."""
        return tuple(SIDES) if self.entry.per_party else ("",)


def wanted(desk: Desk, file: CaseFile, code: str) -> Wanted:
    """What a code or name means for this case; `session_record` alone is the record of the newest talk.

    Raises PaperProblem for an unknown form or a talk that was not held.
    """
    name, _, talk = code.partition(":")
    entry = desk.forms.find(name)
    if entry.code != SESSION_RECORD or (not file.sessions and not talk):
        return Wanted(entry, entry.code, entry.name)
    seq = int(talk) if talk.isdecimal() else 0 if talk else len(file.sessions)
    held = next((s for s in file.sessions if s.seq == seq), None)
    if held is None:
        raise PaperProblem(f"本案有 {len(file.sessions)} 次调解会，没有“{talk}”这一次的笔录。")
    title = f"{entry.name}（第 {seq} 次）" if len(file.sessions) > 1 else entry.name
    return Wanted(entry, f"{SESSION_RECORD}:{seq}", title, {"本次": sheet(held) | {"序号": seq}})


def all_wanted(desk: Desk, file: CaseFile) -> tuple[Wanted, ...]:
    """The papers that this case calls for by now, in the order of the volume; of each talk its record."""
    found: list[Wanted] = []
    for entry in desk.forms.entries:
        if not present(file, entry.when):
            continue
        talks = [f":{s.seq}" for s in file.sessions] if entry.code == SESSION_RECORD else [""]
        found.extend(wanted(desk, file, entry.code + talk) for talk in talks)
    return tuple(found)


@act("issue_paper", "签发文书", Issuing, roles=EVERYBODY, icon="stamp")
def issue_paper(work: Work, given: Issuing) -> Told:
    """签发一份文书：内容、PDF、DOCX 一并定格，以后只能出新版。"""
    found = wanted(work.desk, work.case, given.form)
    if found.entry.per_party and not given.side:
        raise refuse_field("side", f"{found.entry.name}双方各一份，请选给谁。")
    paper = freeze(work.desk, work.unit, work.case, found, given.side if found.entry.per_party else "")
    whom = f"（{paper.side}）" if paper.side else ""
    told = f"签发{paper.title}{whom}，第 {paper.version} 版，{paper.pages} 页。"
    return Told(told, work.today, {"form": paper.form, "version": paper.version, "sha256": paper.sha256})


def fill(desk: Desk, unit: Reader, file: CaseFile, entry: FormEntry, side: str = "", **more: Any) -> Doc:
    """The page model of a form for this case; `more` adds values under further Chinese names."""
    committee = unit.first(Committee)
    assert committee is not None
    today = desk.clock.today()
    dated = {"成文日期": written_on(file, entry.code, side, today)}
    values = context(file, committee, desk.law, today, side=side) | dated | more
    doc = press.fill(desk.forms.form(entry.code), values)
    if file.agreement is not None and entry.code == "agreement":
        return evolve(doc, copies=file.agreement.copies)
    return doc


def freeze(desk: Desk, unit: Unit, file: CaseFile, found: Wanted, side: str) -> IssuedPaper:
    """Set both outputs, put them into the encrypted blobs and record them as the next version."""
    _complete(desk, unit, file, found, side)
    doc = fill(desk, unit, file, found.entry, side, **found.more)
    today = desk.clock.today()
    pdf, docx = press.pdf(doc, desk.fonts, today), press.docx(doc, desk.fonts, today)
    press.check_same_words(pdf.data, docx, found.title)
    earlier = newest(file, found.key, side)
    return unit.add(
        IssuedPaper(
            case_uid=file.case.uid,
            form=found.key,
            title=found.title,
            side=side,
            version=earlier.version + 1 if earlier else 1,
            issued_on=today,
            issued_by=desk.user.name,
            pages=pdf.pages,
            pdf=desk.office.blobs.put(pdf.data),
            docx=desk.office.blobs.put(docx),
            sha256=hashlib.sha256(pdf.data).hexdigest(),
        )
    )


def _complete(desk: Desk, unit: Reader, file: CaseFile, found: Wanted, side: str) -> None:
    """Refuse to issue a paper in which something is empty that a rule requires."""
    committee = unit.first(Committee)
    assert committee is not None
    values = context(file, committee, desk.law, desk.clock.today(), side=side) | found.more
    lacking = found.entry.lacking(values)
    if lacking:
        what = "；".join(f"{r.field.replace('[]', '').replace('.', '的')}（{r.rule}）" for r in lacking)
        raise PaperProblem(f"{found.title}还不能签发，缺少必备内容：{what}。请补全后再签发。")


def newest(file: CaseFile, code: str, side: str = "") -> IssuedPaper | None:
    """The newest issued version of a form for a side, or None."""
    found = [p for p in file.papers if (p.form, p.side) == (code, side)]
    return max(found, key=lambda p: p.version) if found else None


def offers(desk: Desk, file: CaseFile) -> tuple[Offer, ...]:
    """Every paper of all_wanted for each side that gets it, with its newest issued version."""
    return tuple(
        Offer(found.key, found.title, side, newest(file, found.key, side))
        for found in all_wanted(desk, file)
        for side in found.sides
    )


def issued_bytes(desk: Desk, paper: IssuedPaper, kind: str = "pdf") -> bytes:
    """The frozen bytes of an issued paper, checked against their seal; raises OfficeProblem if damaged."""
    return desk.office.blobs.get(paper.docx if kind == "docx" else paper.pdf)
