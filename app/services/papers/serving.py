"""Handing over papers (送达): the act for any issued paper, and the record behind its 送达回证."""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from app.domain.case import CaseFile
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.domain.paper import PaperKey, Service
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.papers import papers
from app.services.papers.inked import issued_of
from app.services.papers.recipients import recipient
from app.services.papers.wanting import wanted

PERFORMANCE_NOTICE = "performance_notice"


@frozen
class PaperServing:
    """Which issued paper was handed to whom, how, when and where; who took it, or why it was refused."""

    form: str = same(Service, "form", help="文书代码或名称，见 forms 命令。")
    side: str = spec("送给谁", required=True, help="申请人、被申请人；多人案件写成 申请人:3。")
    way: str = same(Service, "way")
    served_on: date | None = same(Service, "served_on")
    place: str = same(Service, "place")
    receiver: str = same(Service, "receiver")
    relation: str = same(Service, "relation")
    refusal: str = same(Service, "refusal")
    witness: str = same(Service, "witness")
    server: str = same(Service, "server", help="空着就是登记的人。")
    note: str = same(Service, "note")

    @staticmethod
    def problems(values: dict[str, object]) -> list[Problem]:
        """The rules of Service, once it is said which paper was served."""
        return Service.problems(values) if values.get("form") else []


@act("serve_paper", "送达文书", PaperServing, roles=EVERYBODY, icon="send")
def serve_paper(work: Work, given: PaperServing) -> Told:
    """登记一份已签发文书的送达：方式、日期、签收人或者拒收和见证；由此出送达回证。"""
    file = work.case
    entry = wanted(work.desk, file, given.form).entry
    if entry.code == PERFORMANCE_NOTICE:
        raise refuse_field("form", "履行告知书送达后案件进入履行，请用“送达履行告知书”（serve_notice）登记。")
    if entry.each == "service":
        raise refuse_field("form", "送达回证本身不用送达；请填送达的是哪一份文书。")
    _, to, paper = issued_of(work.desk, file, given.form, given.side)
    in_order(work.today, "served_on", "送达日期", given.served_on, ("签发日期", paper.issued_on))
    side = to.side or given.side.strip()
    service = Service(
        case_uid=file.case.uid, seq=_next(file), form=paper.form, side=side, person=paper.person, title=paper.title,
        code=paper.code, addressee=(to.name if to.side else "") or addressee(file, side), way=given.way,
        served_on=given.served_on, place=given.place, receiver=given.receiver, relation=given.relation,
        refusal=given.refusal, witness=given.witness, server=given.server or work.user.name, note=given.note,
    )  # fmt: skip
    work.unit.add(service)
    assert given.served_on is not None
    told = f"{paper.title}送达{side}{service.addressee}，{_how(service)}。"
    return Told(
        told, given.served_on, {"seq": service.seq, "form": paper.form, "side": side, "code": paper.code}
    )


def record_notice(work: Work, service: Service) -> None:
    """Record the service of a performance notice, so that it has a 送达回证; the paper's particulars are filled in."""
    file, entry = work.case, work.desk.forms.find(PERFORMANCE_NOTICE)
    to = recipient(file, entry, service.side)
    paper = papers.newest(file, to.key(PERFORMANCE_NOTICE)) if not to.seq else None
    work.unit.add(
        evolve(
            service, case_uid=file.case.uid, seq=_next(file), form=PERFORMANCE_NOTICE, title=entry.name,
            code=paper.code if paper else "", addressee=addressee(file, service.side),
            server=service.server or work.user.name,
        )
    )  # fmt: skip


def services_of(file: CaseFile, key: PaperKey) -> tuple[Service, ...]:
    """Every service of a paper, in their order."""
    return tuple(s for s in file.services if PaperKey(s.form, s.side if key.side else "", s.person) == key)


def addressee(file: CaseFile, side: str) -> str:
    """The name of a side as the addressee of a paper: 孟某, or 孟某等 42 人."""
    everybody = file.everybody_of(side)
    return f"{everybody[0].name}等{len(everybody)}人" if len(everybody) > 1 else everybody[0].name


def _next(file: CaseFile) -> int:
    return max((service.seq for service in file.services), default=0) + 1


def _how(service: Service) -> str:
    if service.refusal:
        return f"{service.way}，拒收理由：{service.refusal.rstrip('。')}"
    return f"{service.way}，{service.receiver}签收" if service.receiver else service.way
