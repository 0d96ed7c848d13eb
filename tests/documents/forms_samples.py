"""Cases, plainly invented, on which every form is tried: the usual one and the ugliest."""

from datetime import date

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
    Obligation,
    Performance,
    Session,
)
from app.domain.office import Committee
from app.domain.party import Employer, Worker
from app.domain.words import Side
from app.services.forms.context import Sheet, context
from app.services.law import Law

TODAY = date(2026, 11, 24)
UGLY_NAME = "孟𫖯䶮"
UGLY_EMPLOYER = "甲&<乙>|*_#{{公司"

COMMITTEE = Committee(
    name="示例精工机械有限公司劳动争议调解委员会", short="示工", employer="示例精工机械有限公司",
    address="示例市滨江区样板路88号", phone="0571-87654321", commission="示例市滨江区劳动人事争议仲裁委员会",
)  # fmt: skip
WORKER = Worker(
    side=Side.APPLICANT, name="陈示例", sex="男", doc_no="110101199003072316", phone="13800000071",
    address="示例市滨江区邮水路88号3幢2单元501室", department="装配一车间", job="钳工",
    entry_on=date(2019, 3, 11), migrant=True,
)  # fmt: skip
EMPLOYER = Employer(
    side=Side.RESPONDENT, name="示例精工机械有限公司", credit_code="91330100MA2K7F3X5T", legal_rep="高示例",
    legal_rep_post="总经理", address="示例市滨江区样板路88号", contact="周样本", phone="0571-87654321",
)  # fmt: skip
CASE = Case(
    number="（2026）示工调字第18号", year=2026, serial=18, state="履行中", received_on=date(2026, 9, 14),
    source="当事人申请", way="书面", cause="追索劳动报酬纠纷",
    facts="申请人自2019年3月11日起在被申请人装配一车间任钳工，月工资按计件结算。\n"
    "2026年6月起车间改按新单价表结算，申请人没有签字确认。6月至8月实发工资比原单价少27,912.05元；"
    "同期每周六加班，没有支付加班工资。",
    evidence="2026年1月至8月工资条8张（申请人）；考勤记录1份（被申请人）。", amount=4081205,
    applicant="陈示例", respondent="示例精工机械有限公司", registered_on=date(2026, 9, 14),
    registered_by="吴示例", decided_on=date(2026, 9, 16),
    legal_head="因劳动报酬、工伤医疗费、经济补偿或者赔偿金等发生的争议", ended_on=date(2026, 9, 30),
    result="达成调解协议", agreed_amount=4081205, effective_on=date(2026, 9, 30),
    performed_on=date(2026, 11, 16), closed_on=date(2026, 11, 23), archived_on=TODAY, volume_no="2026-001",
    retention="10年", filer="赵样本",
)  # fmt: skip

USUAL = CaseFile(
    CASE, (WORKER,), (EMPLOYER,),
    claims=(
        Claim(seq=1, matter="支付2026年6月至8月工资差额。", amount=2791205),
        Claim(seq=2, matter="支付2026年6月至8月加班工资和高温津贴", amount=1290000),
        Claim(seq=3, matter="出具工资核算说明"),
    ),
    consents=(
        Consent(asked_on=date(2026, 9, 15), way="电话", answered_on=date(2026, 9, 15), person="周样本"),
    ),
    assignments=(Assignment(seq=1, name="林示例", leader=True), Assignment(seq=2, name="赵样本")),
    sessions=(
        Session(
            seq=1, held_on=date(2026, 9, 22), hours="14:00—15:40", place="203调解室",
            present="申请人陈示例；被申请人委托代理人周样本（人力资源部经理）；调解员林示例、赵样本",
            recorder="赵样本", applicant_view="6月改单价没有征求意见，我没有签字，应当按原单价结算。",
            respondent_view="新单价经过车间公示。加班和高温津贴可以核对，应当补的会补。",
            talk="调解员说明调整计件单价应当协商一致。\n双方同意由人力资源部核对考勤和产量。",
            outcome="达成一致",
        ),
    ),
    agreement=Agreement(
        drafted_on=date(2026, 9, 28), matter="2026年6月至8月的工资差额、加班工资和高温津贴。",
        other_terms="双方就2026年6月至8月的劳动报酬再无其他争议。\n本协议内容双方不对外公开", total=4081205,
    ),
    obligations=(
        Obligation(uid="o1", seq=1, what="2026年6月至8月工资差额、加班工资和高温津贴", amount=4081205,
            due_on=date(2026, 11, 16), method="汇入申请人工资账户"),
        Obligation(uid="o2", seq=2, kind="行为", payment_kind="", what="出具2026年6月至8月工资核算说明",
            due_on=date(2026, 10, 12), method="书面交给申请人签收"),
    ),
    instalments=(
        Instalment(uid="i1", obligation_uid="o1", seq=1, due_on=date(2026, 10, 15), amount=2081205),
        Instalment(uid="i2", obligation_uid="o1", seq=2, due_on=date(2026, 11, 16), amount=2000000),
        Instalment(uid="i3", obligation_uid="o2", seq=1, due_on=date(2026, 10, 12)),
    ),
    performances=(
        Performance(instalment_uid="i3", done_on=date(2026, 10, 12), proof="申请人签收的工资核算说明"),
        Performance(instalment_uid="i1", done_on=date(2026, 10, 15), amount=2081205, proof="银行回单"),
    ),
    follow_ups=(
        FollowUp(visited_on=date(2026, 11, 20), visited="陈示例", visitor="林示例", performed="已全部履行",
            satisfied="满意", note="希望以后调整单价前先征求班组意见。"),
    ),
)  # fmt: skip


def ugliest() -> CaseFile:
    """Employer as applicant, hostile names, 10,000 characters, 12 instalments, every option empty."""
    facts = "\n\n".join("甲方称*乙方*未付<工资>|一_二#三{{四}}，详见附件。" * 31 for _ in range(12))
    parts = tuple(
        Instalment(uid=f"p{n}", obligation_uid="o1", seq=n, due_on=date(2026, n, 28), amount=999999999 + n)
        for n in range(1, 13)
    )
    return CaseFile(
        Case(
            number="（2026）甲|乙调字第123456号", received_on=date(2026, 9, 16), source="当事人申请",
            way="口头", cause="追索劳动报酬纠纷", facts=facts[:10_000], registered_by=UGLY_NAME,
            effective_on=date(2026, 9, 16), decided_on=date(2026, 9, 16),
        ),
        (Worker(side=Side.RESPONDENT, name=UGLY_NAME, doc_type="护照", doc_no="E12345678"),),
        (Employer(side=Side.APPLICANT, name=UGLY_EMPLOYER, credit_code="91330100MA2K7F3X5T"),),
        claims=(Claim(seq=1, matter="# 一\n* 二 | 三 {{ 四 }} <b>五</b>。"),),
        agreement=Agreement(matter="1. 一\n2. 二", total=12_000_000_066, copies=4),
        obligations=(
            Obligation(uid="o1", seq=1, debtor=Side.RESPONDENT, payment_kind="其他款项",
                what="返还*培训*费|{{", amount=sum(p.amount or 0 for p in parts),
                due_on=date(2026, 12, 28), method="转账_#"),
            Obligation(uid="o2", seq=2, debtor=Side.APPLICANT, payment_kind="经济补偿", what="补偿", amount=1,
                due_on=date(2026, 12, 1), method="现金"),
        ),
        instalments=(
            *parts, Instalment(uid="q", obligation_uid="o2", seq=1, due_on=date(2026, 12, 1), amount=1)
        ),
    )  # fmt: skip


def bare() -> CaseFile:
    """Only just registered: no decision, no mediator, no talk, no agreement."""
    case = evolve(
        CASE, state="待受理", decided_on=None, legal_head="", ended_on=None, result="", effective_on=None,
        performed_on=None, closed_on=None, archived_on=None, volume_no="", filer="", evidence="",
        agreed_amount=0,
    )  # fmt: skip
    return CaseFile(case, (WORKER,), (EMPLOYER,), claims=USUAL.claims)


def refused(ground: str, note: str = "") -> CaseFile:
    """An application that was not accepted."""
    case = evolve(
        bare().case, state="不予受理", decided_on=date(2026, 9, 17), refusal_ground=ground, refusal_note=note,
        result="不予受理",
    )  # fmt: skip
    consent = evolve(USUAL.consents[0], answer="不同意")
    return evolve(bare(), case=case, consents=(consent,) if ground == "被申请人不同意调解" else ())


def contents(count: int = 9) -> list[Sheet]:
    """Rows of the table of contents of a volume."""
    return [
        {"序号": n, "文书名称": f"履行告知书（申请人）第{n}份", "页号": f"{2 * n - 1}—{2 * n}", "备注": ""}
        for n in range(1, count + 1)
    ]


def sheets(file: CaseFile, law: Law, side: str = "") -> Sheet:
    """The values of a case as papers get them."""
    bare_committee = evolve(COMMITTEE, address="", phone="", commission="")
    committee = COMMITTEE if file is USUAL or file.case.evidence else bare_committee
    return context(file, committee, law, TODAY, side=side) | {"卷内": contents(), "卷内页数": 18}
