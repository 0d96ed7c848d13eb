"""Sample cases, plainly invented: an ordinary one, and one with the longest and strangest values."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve

from app.domain.case import (
    Agreement,
    Assignment,
    Case,
    CaseFile,
    Claim,
    Consent,
    FollowUp,
    Instalment,
    Mark,
    Notice,
    Obligation,
    Performance,
    Session,
)
from app.domain.office import Committee
from app.domain.paper import Service
from app.domain.party import Employer, Worker, WorkerLine
from app.domain.words import MarkRole, Side
from app.services.forms.context import context, office_context
from app.services.forms.course_samples import busy_case
from app.services.forms.sheets import Sheet
from app.services.law import Law

DAY = date(2026, 11, 24)
RECEIVED = date(2026, 9, 14)
EFFECTIVE = date(2026, 9, 30)
GROUP = 12
"""How many workers the sample of a group case has: enough for a table that looks like one."""
STRANGE = "甲&<乙>|*_#{{丙}}`1. 丁"


def contexts(law: Law) -> tuple[Sheet, ...]:
    """The values of every sample for every form: ordinary to either side, strange, hardly filled, employer as
    applicant, failed, overdue, with everything of the course of a case, and a group of workers to the employer and
    to one of them.
    """
    plain = (ordinary_case(), strange_case(), bare_case(), employer_applies(), failed_case(), overdue_case())
    files = (*plain, busy_case(ordinary_case()))
    made = [context(file, COMMITTEE, law, DAY, side=side) for file in files for side in Side]
    group = group_case(GROUP)
    made.append(context(group, COMMITTEE, law, DAY, side=Side.RESPONDENT))
    made.append(context(group, COMMITTEE, law, DAY, side=Side.APPLICANT, person=group.workers[7].uid))
    return (*made, office_context(COMMITTEE, law, DAY))


COMMITTEE = Committee(
    name="示例公司劳动争议调解委员会", short="示", employer="示例公司", credit_code="91330100MA2K7F3X5T",
    legal_rep="高示例", address="示例市样板路1号", phone="0571-87654321", commission="示例市劳动人事争议仲裁委员会",
)  # fmt: skip


def ordinary_case() -> CaseFile:
    """A case with everything in it that a form of the main line may name."""
    case = Case(
        uid="case", number="（2026）示调字第1号", year=2026, serial=1, state="已归档", received_on=RECEIVED,
        cause="追索劳动报酬纠纷", facts="申请人的工资被少算。", evidence="工资条 1 张（申请人）。", amount=40_812_05,
        applicant="孟示例", respondent="示例公司", registered_on=RECEIVED, registered_by="赵样本",
        decided_on=date(2026, 9, 16), legal_head="因劳动报酬、工伤医疗费、经济补偿或者赔偿金等发生的争议",
        ended_on=EFFECTIVE, result="达成调解协议", agreed_amount=40_812_05, effective_on=EFFECTIVE,
        performed_on=date(2026, 10, 15), closed_on=DAY, archived_on=DAY, volume_no="2026-001", filer="赵样本",
    )  # fmt: skip
    return CaseFile(
        case, workers=(_worker("孟示例"),), employers=(_employer("示例公司"),),
        claims=(Claim(seq=1, matter="支付工资差额", amount=40_812_05), Claim(seq=2, matter="出具工资核算说明")),
        consents=(Consent(side=Side.RESPONDENT, asked_on=RECEIVED, answered_on=RECEIVED, person="周样本"),),
        assignments=(Assignment(seq=1, name="林示例", leader=True), Assignment(seq=2, name="赵样本")),
        sessions=(_session(),), agreement=Agreement(drafted_on=EFFECTIVE, matter="工资差额争议。", total=40_812_05),
        obligations=(_obligation(1, 40_812_05), _obligation(2, None)),
        instalments=(*_parts("o1", 40_812_05, 1), *_parts("o2", None, 1)),
        marks=tuple(Mark(role=r, person="某", done_on=EFFECTIVE) for r in MarkRole),
        notices=tuple(Notice(side=s, served_on=EFFECTIVE, receiver="某") for s in Side),
        performances=(Performance(instalment_uid="o1-1", done_on=date(2026, 10, 15), amount=40_812_05, proof="回单"),),
        follow_ups=(FollowUp(visited_on=DAY, visited="孟示例", visitor="林示例"),),
        services=(
            Service(
                seq=1, form="performance_notice", side=Side.APPLICANT, title="履行告知书", code="K7Q4-M2XD",
                addressee="孟示例", served_on=EFFECTIVE, place="203 调解室", receiver="孟示例", relation="本人",
                server="赵样本",
            ),
        ),
    )  # fmt: skip


def bare_case() -> CaseFile:
    """A case that was only registered."""
    plain = ordinary_case()
    return CaseFile(
        evolve(plain.case, state="待受理", decided_on=None, effective_on=None, ended_on=None, result="",
               agreed_amount=0, performed_on=None, closed_on=None, archived_on=None, volume_no="", filer=""),
        workers=plain.workers, employers=plain.employers, claims=plain.claims,
    )  # fmt: skip


def employer_applies() -> CaseFile:
    """The employer applies against the worker, who owes it something."""
    plain = ordinary_case()
    return evolve(
        plain,
        workers=tuple(evolve(w, side=Side.RESPONDENT) for w in plain.workers),
        employers=tuple(evolve(e, side=Side.APPLICANT) for e in plain.employers),
        obligations=tuple(
            evolve(o, debtor=Side.RESPONDENT, payment_kind="其他款项") for o in plain.obligations
        ),
    )


def failed_case() -> CaseFile:
    """No agreement was reached within the period."""
    plain = ordinary_case()
    case = evolve(
        plain.case, result="调解不成", failure_ground="期限届满未达成协议", effective_on=None, agreed_amount=0,
        ended_on=date(2026, 10, 8), performed_on=None,
    )  # fmt: skip
    return evolve(
        bare_case(), case=case, assignments=plain.assignments, consents=plain.consents,
        sessions=(evolve(_session(), outcome="未达成一致"),),
    )  # fmt: skip


def overdue_case() -> CaseFile:
    """Two of three instalments are overdue, one of them partly paid."""
    plain = ordinary_case()
    parts = _parts("o1", 40_812_05, 3)
    return evolve(
        plain,
        case=evolve(plain.case, performed_on=None, closed_on=None, archived_on=None, referral="申请支付令"),
        obligations=(_obligation(1, 40_812_05),),
        instalments=(evolve(parts[0], paid=5_000_00), *parts[1:]),
        performances=(
            Performance(
                instalment_uid=parts[0].uid, done_on=date(2026, 10, 15), amount=5_000_00, proof="银行回单"
            ),
        ),
    )


def group_case(count: int) -> CaseFile:
    """One case of many workers with a line each; three of them represent the group. Sums agree to the cent."""
    plain = ordinary_case()
    workers = tuple(
        evolve(
            _worker(f"{SURNAMES[n % len(SURNAMES)]}样{n + 1}"), uid=f"w{n}", address=f"示例市样板路{n + 1}号"
        )
        for n in range(count)
    )
    lines = tuple(
        WorkerLine(
            worker_uid=worker.uid, seq=n, claimed=3_000_00 + n * 17_35, agreed=2_800_00 + n * 11_01,
            representative=n <= 3,
        )
        for n, worker in enumerate(workers, 1)
    )  # fmt: skip
    total = sum(line.agreed or 0 for line in lines)
    return evolve(
        plain,
        case=evolve(
            plain.case, workers=count, amount=sum(line.claimed or 0 for line in lines), agreed_amount=total,
            applicant=workers[0].name,
        ),
        workers=workers,
        lines=lines,
        claims=(Claim(seq=1, matter="支付工资差额", amount=sum(line.claimed or 0 for line in lines)),),
        agreement=Agreement(drafted_on=EFFECTIVE, matter="2026年6月至8月工资差额争议。", total=total),
        obligations=(evolve(_obligation(1, total), what="2026年6月至8月工资差额，每人的金额见附件"),),
        instalments=_parts("o1", total, 1),
        performances=(),
    )  # fmt: skip


SURNAMES = "孟林赵周钱孙李吴郑王冯陈"


def strange_case() -> CaseFile:
    """Rare characters, signs that mark up text elsewhere, 10,000 characters of facts, twelve instalments."""
    plain = ordinary_case()
    facts = "\n".join(f"第{n}项事实：" + "申请人认为计件单价调整没有协商。" * 6 for n in range(100))
    total = 999_999_999_99
    return evolve(
        plain,
        case=evolve(plain.case, facts=facts, applicant="孟𫖯䶮", amount=total),
        workers=(evolve(_worker("阿依古丽·买买提·孟𫖯䶮𬱖"), address="很长的地址" * 20, job=STRANGE),),
        employers=(_employer(STRANGE + "有限责任公司"),),
        claims=tuple(Claim(seq=n, matter=STRANGE * 3, amount=total) for n in range(1, 13)),
        assignments=(),
        sessions=(
            evolve(_session(), talk=facts, applicant_view=STRANGE, respondent_view="1. 不同意\n2. 再议"),
        ),
        agreement=Agreement(
            drafted_on=EFFECTIVE, matter=STRANGE, total=total, other_terms="其一。\n\n其二。"
        ),
        obligations=(evolve(_obligation(1, total), what=STRANGE * 2),),
        instalments=_parts("o1", total, 12),
        performances=(),
    )


def _worker(name: str) -> Worker:
    return Worker(
        uid="w", side=Side.APPLICANT, name=name, sex="男", birth_on=date(1990, 3, 7), doc_no="110101199003072316",
        phone="13800000000", address="示例市样板路2号", job="钳工", entry_on=date(2019, 3, 11),
    )  # fmt: skip


def _employer(name: str) -> Employer:
    return Employer(
        uid="e", side=Side.RESPONDENT, name=name, credit_code="91330100MA2K7F3X5T", legal_rep="高示例",
        legal_rep_post="总经理", address="示例市样板路1号", contact="周样本", phone="0571-87654321",
    )  # fmt: skip


def _session() -> Session:
    return Session(
        seq=1, held_on=date(2026, 9, 22), hours="14:00—15:40", place="203 调解室", present="双方和调解员",
        recorder="赵样本", applicant_view="要求补发。", respondent_view="同意核对。", talk="谈妥。", outcome="达成一致",
    )  # fmt: skip


def _obligation(seq: int, amount: int | None) -> Obligation:
    kind = "行为" if amount is None else "支付"
    return Obligation(
        uid=f"o{seq}", seq=seq, kind=kind, payment_kind="" if amount is None else "劳动报酬", what="工资差额",
        amount=amount, due_on=date(2026, 10, 15), method="汇入工资账户",
    )  # fmt: skip


def _parts(obligation: str, amount: int | None, count: int) -> tuple[Instalment, ...]:
    each = None if amount is None else amount // count
    first = date(2026, 10, 15)
    return tuple(
        Instalment(
            uid=f"{obligation}-{n}",
            obligation_uid=obligation,
            seq=n,
            due_on=first + timedelta(days=30 * (n - 1)),
            amount=each if n < count or amount is None or each is None else amount - each * (count - 1),
        )
        for n in range(1, count + 1)
    )
