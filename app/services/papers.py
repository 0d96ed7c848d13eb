"""Papers of a case: set from its form and the register, as PDF and DOCX; issued ones are frozen."""

from __future__ import annotations

import hashlib
from typing import Any

from attrs import evolve, frozen

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
from app.services.context import context, written_on
from app.services.desk import Desk
from app.store.reader import Reader
from app.store.unit_of_work import Unit


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


@act("issue_paper", "签发文书", Issuing, roles=EVERYBODY, icon="stamp")
def issue_paper(work: Work, given: Issuing) -> Told:
    """签发一份文书：内容、PDF、DOCX 一并定格，以后只能出新版。"""
    entry = work.desk.forms.find(given.form)
    if entry.per_party and not given.side:
        raise refuse_field("side", f"{entry.name}双方各一份，请选给谁。")
    paper = freeze(work.desk, work.unit, work.case, entry, given.side if entry.per_party else "")
    whom = f"（{paper.side}）" if paper.side else ""
    told = f"签发{entry.name}{whom}，第 {paper.version} 版，{paper.pages} 页。"
    return Told(told, work.today, {"form": entry.code, "version": paper.version, "sha256": paper.sha256})


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


def freeze(desk: Desk, unit: Unit, file: CaseFile, entry: FormEntry, side: str) -> IssuedPaper:
    """Set both outputs, put them into the encrypted blobs and record them as the next version."""
    _complete(desk, unit, file, entry, side)
    doc = fill(desk, unit, file, entry, side)
    pdf = press.pdf(doc, desk.fonts, desk.clock.today())
    docx = press.docx(doc, desk.fonts, desk.clock.today())
    press.check_same_words(pdf.data, docx, entry.name)
    earlier = [p.version for p in file.papers if (p.form, p.side) == (entry.code, side)]
    return unit.add(
        IssuedPaper(
            case_uid=file.case.uid,
            form=entry.code,
            title=entry.name,
            side=side,
            version=max(earlier, default=0) + 1,
            issued_on=desk.clock.today(),
            issued_by=desk.user.name,
            pages=pdf.pages,
            pdf=desk.office.blobs.put(pdf.data),
            docx=desk.office.blobs.put(docx),
            sha256=hashlib.sha256(pdf.data).hexdigest(),
        )
    )


def _complete(desk: Desk, unit: Reader, file: CaseFile, entry: FormEntry, side: str) -> None:
    """Refuse to issue a paper in which something is empty that a rule requires."""
    committee = unit.first(Committee)
    assert committee is not None
    lacking = entry.lacking(context(file, committee, desk.law, desk.clock.today(), side=side))
    if lacking:
        what = "；".join(f"{r.field.replace('[]', '').replace('.', '的')}（{r.rule}）" for r in lacking)
        raise PaperProblem(f"{entry.name}还不能签发，缺少必备内容：{what}。请补全后再签发。")


def newest(file: CaseFile, code: str, side: str = "") -> IssuedPaper | None:
    """The newest issued version of a form for a side, or None."""
    found = [p for p in file.papers if (p.form, p.side) == (code, side)]
    return max(found, key=lambda p: p.version) if found else None


def offers(desk: Desk, file: CaseFile) -> tuple[Offer, ...]:
    """The papers that this case calls for by now, in the order of the volume."""
    found: list[Offer] = []
    for entry in desk.forms.entries:
        if present(file, entry.when):
            sides = tuple(SIDES) if entry.per_party else ("",)
            found.extend(Offer(entry.code, entry.name, s, newest(file, entry.code, s)) for s in sides)
    return tuple(found)


def issued_bytes(desk: Desk, paper: IssuedPaper, kind: str = "pdf") -> bytes:
    """The frozen bytes of an issued paper, checked against their seal; raises OfficeProblem if damaged."""
    return desk.office.blobs.get(paper.docx if kind == "docx" else paper.pdf)
