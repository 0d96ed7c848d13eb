"""Acts of registration: a case comes in and gets its number; what was typed wrong is put right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve, frozen

from app.domain import dates, id_numbers, money
from app.domain.case import Case, CaseFile, Claim
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.domain.office import Committee
from app.domain.party import Employer, Worker
from app.domain.words import SOURCES, Side
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order


@frozen
class Registration:
    """What is asked when an application comes in (令17 §21)."""

    received_on: date | None = same(Case, "received_on")
    way: str = same(Case, "way")
    source: str = same(Case, "source")
    entruster: str = same(Case, "entruster", help="委托、移送来的，写明单位全称。")
    letter_no: str = same(Case, "letter_no")
    letter_on: date | None = same(Case, "letter_on")
    applicant: Worker = spec("申请人", "record", item=Worker, required=True)
    respondent: Employer = spec("被申请人", "record", item=Employer, required=True)
    claims: tuple[Claim, ...] = spec("调解请求", "list", item=Claim, required=True)
    cause: str = same(Case, "cause")
    facts: str = same(Case, "facts")
    evidence: str = same(Case, "evidence")
    infringed_on: date | None = same(Case, "infringed_on")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """A case that was entrusted or transferred names by whom; its letter is asked for, not required."""
        handed_on = values.get("source") in SOURCES[2:]
        if not handed_on and values.get("entruster"):
            return [Problem("entruster", "当事人自己申请和主动调解的，没有委托单位，请空着或者改来源。")]
        if handed_on and not values.get("entruster"):
            return [Problem("entruster", f"案件来源是“{values['source']}”，请写明委托或移送的单位。")]
        if handed_on and not values.get("letter_no"):
            return [Problem("letter_no", "没有写函号；有公函的请补上，没有的不用管。", warning=True)]
        return []


@frozen
class Correction(Registration):
    """The same particulars once more, with the reason why the register is changed."""

    reason: str = spec("更正理由", required=True, max_length=200)


@act("register", "登记", Registration, roles=EVERYBODY, subject="new", icon="inbox")
def register(work: Work, given: Registration) -> Told:
    """登记一件调解申请，编号并建档。"""
    _check(work, given)
    committee = work.unit.first(Committee)
    assert committee is not None
    assert given.received_on is not None
    serial = work.unit.next_serial(given.received_on.year)
    number = case_number(committee, given.received_on.year, serial)
    case = Case(
        number=number, year=given.received_on.year, serial=serial,
        registered_on=work.today, registered_by=work.user.name,
    )  # fmt: skip
    case = work.unit.add(_filled(case, given, work, asked(given.claims)))
    _add_parts(work, case, given)
    total = f"请求金额 {money.figures(case.amount)} 元" if case.amount else "不涉及金额"
    sentence = f"收到{given.way}申请，登记为{number}；{len(given.claims)} 项请求，{total}。"
    return Told(sentence, given.received_on, {"number": number, "uid": case.uid}, case)


@act("correct", "更正登记", Correction, roles=EVERYBODY, icon="pencil")
def correct(work: Work, given: Correction) -> Told:
    """更正登记内容；案号不变，改前改后都留在记录里。"""
    _check(work, given)
    file = work.case
    if given.received_on is not None and given.received_on.year != file.case.year:
        text = f"案号属于 {file.case.year} 年，收到日期要在这一年里；年份错了请撤回后重新登记。"
        raise refuse_field("received_on", text)
    _before_what_followed(file, given)
    for record in file.claims:
        work.unit.remove(record)
    case = work.unit.save(_filled(file.case, given, work, _own_sum(file, given.claims)))
    _add_parts(work, case, given, file.workers[0], file.employers[0])
    return Told(f"更正登记：{given.reason}。", work.today, {"number": case.number})


def case_number(committee: Committee, year: int, serial: int) -> str:
    """The case number by the committee's template, e.g. （2026）滨工调字第1号."""
    text = committee.number_template
    for mark, value in (("{年}", str(year)), ("{字号}", committee.short), ("{序号}", str(serial))):
        text = text.replace(mark, value)
    return text


def _check(work: Work, given: Registration) -> None:
    in_order(work.today, "received_on", "收到日期", given.received_on)
    in_order(work.today, "applicant.entry_on", "入职日期", given.applicant.entry_on)
    in_order(work.today, "applicant.birth_on", "出生日期", given.applicant.birth_on)
    in_order(work.today, "letter_on", "来函日期", given.letter_on)
    in_order(work.today, "infringed_on", "权利被侵害之日", given.infringed_on)
    assert given.received_on is not None
    if given.letter_on and given.letter_on > given.received_on:
        text = f"来函日期 {dates.long(given.letter_on)} 晚于收到日期 {dates.long(given.received_on)}，请核对先后。"
        raise refuse_field("letter_on", text)
    if work.desk.law.cause_of(given.cause, given.received_on) is None:
        raise refuse_field(
            "cause", f"{dates.long(given.received_on)} 没有“{given.cause}”这个案由，请从列表里选。"
        )


def _before_what_followed(file: CaseFile, given: Registration) -> None:
    """A corrected day of receipt may not come after what was done since."""
    assert given.received_on is not None
    followed = [("征询日期", c.asked_on) for c in file.consents] + [("决定日期", file.case.decided_on)]
    for label, day in followed:
        if day is not None and day < given.received_on:
            text = f"收到日期 {dates.long(given.received_on)} 晚于{label} {dates.long(day)}，请核对先后。"
            raise refuse_field("received_on", text)


def _own_sum(file: CaseFile, claims: tuple[Claim, ...]) -> int:
    """What a corrected case is about, in cents: its claims without what left it with workers who were split off.

    The claims still say what all of them asked for, so their sum alone would bring the others' back. Claims that
    were typed to what is left already count as they are.
    """
    typed = asked(claims)
    gone = max(asked(file.claims) - file.case.amount, 0)
    return typed if typed == file.case.amount else max(typed - gone, 0)


def asked(claims: tuple[Claim, ...]) -> int:
    """The sum of claims in cents."""
    return sum(claim.amount or 0 for claim in claims)


def _filled(case: Case, given: Registration, work: Work, amount: int) -> Case:
    return evolve(
        case,
        received_on=given.received_on, way=given.way, source=given.source, cause=given.cause,
        facts=given.facts, evidence=given.evidence, entruster=given.entruster, letter_no=given.letter_no,
        letter_on=given.letter_on, infringed_on=given.infringed_on, amount=amount,
        legal_head=case.legal_head if case.decided_on else _head(given, work), applicant=given.applicant.name,
        respondent=given.respondent.name,
    )  # fmt: skip


def _head(given: Registration, work: Work) -> str:
    assert given.received_on is not None
    return work.desk.law.legal_head(given.cause, given.received_on)


def _add_parts(
    work: Work,
    case: Case,
    given: Registration,
    earlier: Worker | None = None,
    employer: Employer | None = None,
) -> None:
    """Write the parties and the claims. The applicant who was there `earlier` keeps his uid and his place: the
    others of a group case and the papers issued to each stay as they are.
    """
    worker = given.applicant
    known = id_numbers.person(worker.doc_type, worker.doc_no)
    sex, birth_on = worker.sex or known.sex, worker.birth_on or known.birth
    applicant = evolve(worker, case_uid=case.uid, side=Side.APPLICANT, sex=sex, birth_on=birth_on)
    if earlier is None:
        work.unit.add(applicant)
    else:
        work.unit.save(evolve(applicant, uid=earlier.uid))
    respondent = evolve(given.respondent, case_uid=case.uid, side=Side.RESPONDENT)
    if employer is None:
        work.unit.add(respondent)
    else:
        work.unit.save(evolve(respondent, uid=employer.uid))
    for seq, claim in enumerate(given.claims, 1):
        work.unit.add(evolve(claim, case_uid=case.uid, seq=seq))
