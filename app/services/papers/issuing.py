"""Issuing a paper: checked once more, set, read back, and frozen as its next version."""

from __future__ import annotations

import hashlib
from functools import partial

from attrs import evolve, frozen

from app.domain.case import CaseFile
from app.domain.errors import PaperProblem
from app.domain.fields import same, spec
from app.domain.paper import IssuedPaper, short_code
from app.domain.values import new_uid
from app.services import keeping
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.desk import Desk
from app.services.forms import filling
from app.services.forms.sheets import Sheet
from app.services.outcome.agreement_check import MUST
from app.services.papers import papers, press
from app.services.papers.paper_check import check_paper
from app.services.papers.recipients import Recipient, recipient
from app.services.papers.wanting import Wanted, wanted
from app.store.reader import Reader


@frozen
class Issuing:
    """Which form is issued, and to whom if it goes to one party; a newer version says why."""

    form: str = same(IssuedPaper, "form", required=True, help="文书代码或名称，见 forms 命令。")
    side: str = spec("给谁", help="申请人、被申请人；多人案件写成 申请人:3。")
    reason: str = same(IssuedPaper, "reason", help="出新版时填；旧版作废，留在记录里。")


@act("issue_paper", "签发文书", Issuing, roles=EVERYBODY, icon="stamp")
def issue_paper(work: Work, given: Issuing) -> Told:
    """签发一份文书：内容、PDF、DOCX 一并定格，以后只能出新版。"""
    found = wanted(work.desk, work.case, given.form)
    if found.entry.per_party and not given.side:
        raise refuse_field("side", f"{found.entry.name}双方各一份，请选给谁。")
    to = recipient(work.case, found.entry, given.side)
    earlier = papers.newest(work.case, to.key(found.key))
    if earlier is not None and not given.reason:
        day = f"{earlier.issued_on:%Y-%m-%d}" if earlier.issued_on else ""
        text = f"{found.title}已在 {day} 签发第 {earlier.version} 版；出新版要写明理由。"
        raise refuse_field("reason", text)
    paper = keep(work, ready(work.desk, work.unit, work.case, found, to, given.reason))
    whom = f"（{to.words}）" if to.words else ""
    why = f"，第 {earlier.version} 版作废：{given.reason}" if earlier else ""
    told = f"签发{paper.title}{whom}，第 {paper.version} 版，{paper.pages} 页{why}。"
    result = {"form": paper.form, "version": paper.version, "code": paper.code, "sha256": paper.sha256}
    return Told(told, work.today, result)


@frozen
class Ready:
    """A paper that passed every check, set and read back, of which nothing is kept yet."""

    record: IssuedPaper
    pdf: bytes
    docx: bytes
    data: bytes


def ready(
    desk: Desk, unit: Reader, file: CaseFile, found: Wanted, to: Recipient, reason: str = "",
    base: Sheet | None = None,
) -> Ready:  # fmt: skip
    """Check a paper, set both outputs and read them back; `base` is the context of the case when it is at hand.

    Raises PaperProblem for what has to be mended first.
    """
    values = papers.values_for(desk, unit, file, found, to, base)
    _complete(desk, file, found, to, values)
    today, uid, key = desk.clock.today(), new_uid(), to.key(found.key)
    earlier = papers.newest(file, key)
    version = earlier.version + 1 if earlier else 1
    code = short_code(uid)
    doc = papers.set_from(desk, file, found, to, values, 文书={"编号": code})
    mark = press.stamp(code, file.case.number, f"{found.key}{'@' if to.side else ''}{to.address}", version)
    pdf, docx = press.pdf(doc, desk.fonts, today, mark), press.docx(doc, desk.fonts, today, mark)
    press.check_same_words(pdf.data, docx, found.title, mark)
    data = press.freeze(doc, pdf.slots, {"made_on": today.isoformat()})
    record = IssuedPaper(
        uid=uid, case_uid=file.case.uid, form=found.key, title=found.title, side=key.side, person=key.person,
        person_name=to.name if to.seq else "", version=version, reason=reason, issued_on=today,
        issued_by=desk.user.name, pages=pdf.pages, code=code, sha256=hashlib.sha256(pdf.data).hexdigest(),
    )  # fmt: skip
    return Ready(record, pdf.data, docx, data)


def keep(work: Work, made: Ready) -> IssuedPaper:
    """Put both outputs with the page model into the encrypted blobs and record the version."""
    put = partial(keeping.keep, work)
    return work.unit.add(evolve(made.record, pdf=put(made.pdf), docx=put(made.docx), data=put(made.data)))


def _complete(desk: Desk, file: CaseFile, found: Wanted, to: Recipient, values: Sheet) -> None:
    """Refuse a paper that lacks what a rule or the form requires, or in which something must be mended first."""
    absent = found.entry.lacking(values)
    what = [f"{r.field.replace('[]', '').replace('.', '的')}（{r.rule}）" for r in absent]
    named = {r.field for r in absent}
    empty = filling.lacking(file, desk.forms.form(found.entry.code).asks, to.key(found.key))
    what += [ask.name for ask in empty if f"填写.{ask.name}" not in named]
    if what:
        raise PaperProblem(f"{found.title}还不能签发，缺少必备内容：{'；'.join(what)}。请补全后再签发。")
    wrong = [one for one in check_paper(desk, file, found, to, values) if one.level == MUST]
    if wrong:
        told = "；".join(f"{one.title}{f'（{one.clause}）' if one.clause else ''}" for one in wrong)
        raise PaperProblem(f"{found.title}还不能签发，要先改正：{told}。请打开文书逐处核对。")
