"""Papers of a case: set from its form and the register, as PDF and DOCX; issued ones are frozen."""

from __future__ import annotations

import hashlib
from typing import Any

from attrs import evolve, frozen

from app.documents.model import Doc
from app.domain.case import CaseFile
from app.domain.errors import PaperProblem
from app.domain.fields import same, spec
from app.domain.office import Committee, User
from app.domain.paper import IssuedPaper, PaperKey, short_code
from app.domain.values import new_uid
from app.domain.words import Role
from app.services import filling, press
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.context import addressed, context, written_on
from app.services.desk import Desk
from app.services.recipients import Recipient, recipient
from app.services.sheets import Sheet
from app.services.wanting import Wanted, all_wanted, wanted
from app.store.reader import Reader
from app.store.unit_of_work import Unit

AGREEMENT = "agreement"


@frozen
class Issuing:
    """Which form is issued, and to whom if it goes to one party; a newer version says why."""

    form: str = same(IssuedPaper, "form", required=True, help="文书代码或名称，见 forms 命令。")
    side: str = spec("给谁", help="申请人、被申请人；多人案件写成 申请人:3。")
    reason: str = same(IssuedPaper, "reason", help="出新版时填；旧版作废，留在记录里。")


@frozen
class Offer:
    """A paper that can be set for a case now, with the newest issued version if there is one."""

    code: str
    title: str
    to: Recipient
    issued: IssuedPaper | None

    @property
    def side(self) -> str:
        """The address of its recipient, "" for a paper for all."""
        return self.to.address


@act("issue_paper", "签发文书", Issuing, roles=EVERYBODY, icon="stamp")
def issue_paper(work: Work, given: Issuing) -> Told:
    """签发一份文书：内容、PDF、DOCX 一并定格，以后只能出新版。"""
    found = wanted(work.desk, work.case, given.form)
    if found.entry.per_party and not given.side:
        raise refuse_field("side", f"{found.entry.name}双方各一份，请选给谁。")
    to = recipient(work.case, found.entry, given.side)
    earlier = newest(work.case, to.key(found.key))
    if earlier is not None and not given.reason:
        day = f"{earlier.issued_on:%Y-%m-%d}" if earlier.issued_on else ""
        text = f"{found.title}已在 {day} 签发第 {earlier.version} 版；出新版要写明理由。"
        raise refuse_field("reason", text)
    paper = freeze(work.desk, work.unit, work.case, found, to, given.reason)
    whom = f"（{to.words}）" if to.words else ""
    why = f"，第 {earlier.version} 版作废：{given.reason}" if earlier else ""
    told = f"签发{paper.title}{whom}，第 {paper.version} 版，{paper.pages} 页{why}。"
    result = {"form": paper.form, "version": paper.version, "code": paper.code, "sha256": paper.sha256}
    return Told(told, work.today, result)


def values_for(
    desk: Desk, unit: Reader, file: CaseFile, found: Wanted, to: Recipient, base: Sheet | None = None
) -> Sheet:
    """All values of a paper for its recipient; `base` is the context of the case when it is at hand already."""
    today = desk.clock.today()
    if base is None:
        committee = unit.first(Committee)
        assert committee is not None
        base = context(file, committee, desk.law, today)
    values = addressed(base, file, to.side, to.person)
    wanting = desk.forms.form(found.entry.code).asks
    own = {
        "主任": next((u.name for u in unit.find(User) if u.role == Role.CHAIR), ""),
        "成文日期": written_on(file, found.entry.code, to.side, today),
        "填写": filling.filled(file, wanting, to.key(found.key)),
    }
    return values | own | found.more


def fill(
    desk: Desk,
    unit: Reader,
    file: CaseFile,
    found: Wanted,
    to: Recipient,
    *,
    base: Sheet | None = None,
    **more: Any,
) -> Doc:
    """The page model of a paper for its recipient; `more` adds values under further Chinese names."""
    values = values_for(desk, unit, file, found, to, base) | more
    doc = press.fill(desk.forms.form(found.entry.code), values)
    if file.agreement is not None and found.entry.code == AGREEMENT:
        return evolve(doc, copies=file.agreement.copies)
    return doc


def freeze(
    desk: Desk, unit: Unit, file: CaseFile, found: Wanted, to: Recipient, reason: str = ""
) -> IssuedPaper:
    """Set both outputs, put them with the page model into the encrypted blobs, record them as the next version."""
    _complete(desk, unit, file, found, to)
    today, uid, key = desk.clock.today(), new_uid(), to.key(found.key)
    earlier = newest(file, key)
    version = earlier.version + 1 if earlier else 1
    code = short_code(uid)
    doc = fill(desk, unit, file, found, to, 文书={"编号": code})
    mark = press.stamp(code, file.case.number, f"{found.key}{'@' if to.side else ''}{to.address}", version)
    pdf, docx = press.pdf(doc, desk.fonts, today, mark), press.docx(doc, desk.fonts, today, mark)
    press.check_same_words(pdf.data, docx, found.title, mark)
    data = press.freeze(doc, pdf.slots, {"made_on": today.isoformat()})
    put = desk.office.blobs.put
    return unit.add(
        IssuedPaper(
            uid=uid, case_uid=file.case.uid, form=found.key, title=found.title, side=key.side, person=key.person,
            person_name=to.name if to.seq else "", version=version, reason=reason, issued_on=today,
            issued_by=desk.user.name, pages=pdf.pages, code=code, pdf=put(pdf.data), docx=put(docx),
            data=put(data), sha256=hashlib.sha256(pdf.data).hexdigest(),
        )
    )  # fmt: skip


def _complete(desk: Desk, unit: Reader, file: CaseFile, found: Wanted, to: Recipient) -> None:
    """Refuse to issue a paper in which something is empty that a rule or the form itself requires."""
    absent = found.entry.lacking(values_for(desk, unit, file, found, to))
    what = [f"{r.field.replace('[]', '').replace('.', '的')}（{r.rule}）" for r in absent]
    named = {r.field for r in absent}
    empty = filling.lacking(file, desk.forms.form(found.entry.code).asks, to.key(found.key))
    what += [ask.name for ask in empty if f"填写.{ask.name}" not in named]
    if what:
        raise PaperProblem(f"{found.title}还不能签发，缺少必备内容：{'；'.join(what)}。请补全后再签发。")


def newest(file: CaseFile, key: PaperKey) -> IssuedPaper | None:
    """The newest issued version of a paper, or None."""
    return max((p for p in file.papers if p.key == key), key=lambda p: p.version, default=None)


def is_void(file: CaseFile, paper: IssuedPaper) -> bool:
    """Whether a newer version of the same paper was issued."""
    found = newest(file, paper.key)
    return found is not None and found.version > paper.version


def offers(desk: Desk, file: CaseFile) -> tuple[Offer, ...]:
    """Every paper of all_wanted for each who gets it, with its newest issued version."""
    return tuple(
        Offer(found.key, found.title, to, newest(file, to.key(found.key)))
        for found in all_wanted(desk, file)
        for to in found.recipients(file)
    )


def issued_bytes(desk: Desk, paper: IssuedPaper, kind: str = "pdf") -> bytes:
    """The frozen bytes of an issued paper, checked against their seal; raises OfficeProblem if damaged."""
    return desk.office.blobs.get(paper.docx if kind == "docx" else paper.pdf)
