"""A case and everything that is recorded in its course, each a frozen record."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from app.domain.aftermath import (
    AppraisalLine,
    HandOver,
    Instruction,
    Loan,
    MajorReport,
    Referral,
    Reopening,
    Urging,
)
from app.domain.course import (
    Ability,
    Appointment,
    Attachment,
    Attendee,
    Evidence,
    LimitationEvent,
    Proposal,
    Suspension,
    Turn,
)
from app.domain.course_words import ACT_KINDS, PAYMENT_WAYS, READ_BACKS, SESSION_WAYS
from app.domain.fields import same, spec
from app.domain.paper import IssuedPaper, KeptCopy, PaperEntry, PaperMark, Service
from app.domain.party import (
    APPLICATION,
    LEDGER,
    Agent,
    Election,
    Employer,
    Party,
    PartyChange,
    Worker,
    WorkerLine,
)
from app.domain.words import (
    ANSWERS,
    FAILURE_GROUNDS,
    MARK_WAYS,
    OBLIGATION_KINDS,
    PAYMENT_KINDS,
    PERFORMED_ANSWERS,
    REFERRALS,
    REFUSAL_GROUNDS,
    RETENTION_TERMS,
    SATISFACTION,
    SERVICE_WAYS,
    SESSION_RESULTS,
    SIDES,
    SOURCES,
    WAYS_OF_APPLYING,
    WAYS_OF_TELLING,
    MarkRole,
    Side,
    State,
)

AGREEMENT = "企业劳动争议协商调解规定 第26条"


@frozen
class Case:
    """One dispute before the committee, from its registration to the archive; amounts in cents (分)."""

    uid: str = field(default="", kw_only=True)
    number: str = spec("案号", rule=LEDGER)
    year: int = field(default=0, kw_only=True)
    serial: int = field(default=0, kw_only=True)
    state: str = spec("状态", default=State.REGISTERED)
    received_on: date | None = spec(
        "收到日期", "date", required=True, help="收到调解申请的那一天；15 日后当事人可以去仲裁，从次日起算。"
    )
    source: str = spec("案件来源", "choice", required=True, choices=SOURCES, default=SOURCES[0])
    entruster: str = spec("委托或移送单位", max_length=100)
    letter_no: str = spec("函号", max_length=60)
    letter_on: date | None = spec("来函日期", "date")
    replied_on: date | None = spec("复函日期", "date", required=True)
    reply: str = spec("复函内容", "long", required=True, max_length=2000)
    way: str = spec(
        "申请方式", "choice", required=True, choices=WAYS_OF_APPLYING, default=WAYS_OF_APPLYING[0]
    )
    cause: str = spec("案由", "choice", required=True, rule=LEDGER)
    facts: str = spec("事实和理由", "long", required=True, rule=APPLICATION)
    evidence: str = spec("证据和证据来源", "long")
    infringed_on: date | None = spec(
        "权利被侵害之日", "date", help="知道或者应当知道权利被侵害的那一天；申请仲裁的一年时效从它起算。"
    )
    amount: int = spec("涉案金额", "money", default=0, rule=LEDGER)
    workers: int = spec("劳动者人数", "number", default=1)
    applicant: str = spec("申请人")
    respondent: str = spec("被申请人")
    registered_on: date | None = spec("登记日期", "date")
    registered_by: str = spec("登记人")
    decided_on: date | None = spec("决定日期", "date", required=True)
    refusal_ground: str = spec("不予受理的理由", "choice", required=True, choices=REFUSAL_GROUNDS)
    refusal_note: str = spec("理由说明", "long", max_length=2000)
    legal_head: str = spec("争议类别", "choice", required=True, rule="劳动争议调解仲裁法 第2条")
    scope_note: str = spec("范围审查说明", "long", max_length=2000)
    split_from: str = spec("分自案号")
    extended_to: date | None = spec("延期至", "date", required=True, rule="企业劳动争议协商调解规定 第29条")
    ended_on: date | None = spec("调解结束日期", "date", required=True)
    result: str = spec("处理结果", rule=LEDGER)
    failure_ground: str = spec("调解不成的原因", "choice", required=True, choices=FAILURE_GROUNDS)
    ending_note: str = spec("说明", "long", max_length=2000)
    agreed_amount: int = spec("协议金额", "money", default=0)
    effective_on: date | None = spec("生效日期", "date")
    performed_on: date | None = spec("履行完毕日期", "date")
    referral: str = spec("未履行的去向", "choice", required=True, choices=REFERRALS)
    closed_on: date | None = spec("结案日期", "date", required=True)
    closing_note: str = spec("结案说明", "long", max_length=2000)
    archived_on: date | None = spec("归档日期", "date", required=True)
    volume_no: str = spec("卷号", required=True, max_length=60)
    retention: str = spec(
        "保管期限",
        "choice",
        required=True,
        choices=RETENTION_TERMS,
        default="10年",
        help="本会设定；没有查到全国统一规定。",
    )
    filer: str = spec("立卷人", required=True, max_length=60)
    missing_note: str = spec("缺少文书的说明", "long", max_length=2000)
    destroyed_on: date | None = spec("销毁日期", "date")


@frozen
class Claim:
    """One request (调解请求) of the applicant; `amount` in cents, None when it is not about money."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    matter: str = spec("请求事项", required=True, rule=APPLICATION, max_length=500)
    amount: int | None = spec("请求金额", "money", help="不涉及金钱的，空着。")


@frozen
class Consent:
    """What a side answered when asked whether it agrees to mediation (令17 §22, §23)."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    side: str = spec("被征询的一方", "choice", required=True, choices=SIDES, default=Side.RESPONDENT)
    asked_on: date | None = spec("征询日期", "date", required=True)
    way: str = spec("征询方式", "choice", required=True, choices=WAYS_OF_TELLING, default=WAYS_OF_TELLING[0])
    answer: str = spec("答复", "choice", required=True, choices=ANSWERS, default="同意")
    answered_on: date | None = spec("答复日期", "date")
    person: str = spec("答复人", max_length=60)
    note: str = spec("备注", "long", max_length=2000)


@frozen
class Assignment:
    """A mediator put on the case (令17 §25); one of them is the leader."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    mediator_uid: str = field(default="", kw_only=True)
    name: str = spec("调解员")
    leader: bool = spec("主持", "flag")
    assigned_on: date | None = spec("指定日期", "date", required=True)
    recusal: str = spec("回避情形", max_length=500)
    recusal_reason: str = spec("仍由其调解的理由", "long", max_length=500)


@frozen
class Session:
    """One mediation talk and its record (调解笔录)."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    held_on: date | None = spec("调解日期", "date", required=True)
    hours: str = spec("起止时间", help="例如 14:00—15:40。", max_length=40)
    way: str = spec("调解方式", "choice", required=True, choices=SESSION_WAYS, default=SESSION_WAYS[0])
    platform: str = spec("平台", help="视频调解写明用哪个平台。", max_length=60)
    place: str = spec("地点", required=True, max_length=100)
    present: str = spec(
        "到场人", "long", required=True, help="双方、代理人和其他到场的人，各写明身份。", max_length=2000
    )
    recorder: str = spec("记录人", required=True, max_length=60)
    applicant_view: str = spec("申请人陈述", "long", required=True)
    respondent_view: str = spec("被申请人陈述", "long", required=True)
    talk: str = spec("调解过程", "long")
    outcome: str = spec(
        "调解结果", "choice", required=True, choices=SESSION_RESULTS, default=SESSION_RESULTS[0]
    )
    read_back: str = spec("核对笔录", "choice", required=True, choices=READ_BACKS, default=READ_BACKS[0])
    read_back_note: str = spec("更正内容", "long", max_length=2000)


@frozen
class Agreement:
    """The mediation agreement (调解协议书) apart from its obligations; `copies` originals."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    drafted_on: date | None = spec("起草日期", "date", required=True)
    matter: str = spec("争议事项", "long", required=True, rule=AGREEMENT)
    other_terms: str = spec("其他约定", "long", help="一段一条，接着条款往下编号。", max_length=5000)
    total: int = spec("协议金额合计", "money", default=0)
    copies: int = spec("份数", "number", default=3, rule=AGREEMENT)


@frozen
class Obligation:
    """What one side owes the other under the agreement: a payment in cents or an act (令17 §26)."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    debtor: str = spec("义务人", "choice", required=True, choices=SIDES, default=Side.RESPONDENT)
    kind: str = spec("种类", "choice", required=True, choices=OBLIGATION_KINDS, default="支付")
    payment_kind: str = spec("款项", "choice", choices=PAYMENT_KINDS, default="劳动报酬")
    act_kind: str = spec("行为", "choice", choices=ACT_KINDS)
    what: str = spec(
        "内容", required=True, rule=AGREEMENT, help="例如：2026年6月至8月工资差额。", max_length=500
    )
    amount: int | None = spec("金额", "money")
    due_on: date | None = spec("履行期限", "date", required=True, rule=AGREEMENT)
    method: str = spec(
        "履行方式", required=True, rule=AGREEMENT, help="例如：汇入申请人工资账户。", max_length=200
    )
    accelerates: bool = spec("加速到期", "flag", help="双方约定：任何一期逾期，其余各期一并到期。")


@frozen
class Instalment:
    """One due part of an obligation; an obligation that is not split has exactly one."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    obligation_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    due_on: date | None = spec("到期日", "date", required=True)
    amount: int | None = spec("本期金额", "money")
    paid: int = spec("已付金额", "money", default=0)
    done_on: date | None = spec("履行完毕日期", "date")


@frozen
class Mark:
    """One of the four marks on the agreement; it may be refused, with a note who saw it."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    role: str = spec("签署方", "choice", required=True, choices=tuple(MarkRole))
    person: str = spec("签署人", required=True, max_length=100)
    way: str = spec("签署方式", "choice", required=True, choices=MARK_WAYS, default=MARK_WAYS[0])
    done_on: date | None = spec("签署日期", "date", required=True)
    originals: int = same(PaperMark, "originals", default=3)
    proxy: bool = same(PaperMark, "proxy")
    authority: str = same(PaperMark, "authority")
    refused: bool = same(PaperMark, "refused")
    witness: str = same(PaperMark, "witness")
    ink: str = same(PaperMark, "ink")
    note: str = same(PaperMark, "note")


@frozen
class Notice:
    """A performance notice (履行告知书) handed to one side."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    side: str = spec("送达对象", "choice", required=True, choices=SIDES)
    served_on: date | None = spec("送达日期", "date", required=True)
    way: str = spec("送达方式", "choice", required=True, choices=SERVICE_WAYS, default=SERVICE_WAYS[0])
    receiver: str = spec("签收人", required=True, max_length=60)


@frozen
class Performance:
    """One payment or act by which an obligation was performed; `amount` in cents."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    instalment_uid: str = field(default="", kw_only=True)
    done_on: date | None = spec("履行日期", "date", required=True)
    amount: int | None = spec("履行金额", "money")
    worker_uid: str = field(default="", kw_only=True)
    attachment_uid: str = field(default="", kw_only=True)
    way: str = spec("付款方式", "choice", required=True, choices=PAYMENT_WAYS, default=PAYMENT_WAYS[0])
    payer: str = spec("实际付款人", help="由他人代付的，写明是谁；义务人自己付的，空着。", max_length=60)
    proof: str = spec("凭证", required=True, help="例如：银行回单、收条。", max_length=200)
    note: str = spec("备注", "long", max_length=500)
    struck: str = spec("作废理由", max_length=200)


@frozen
class FollowUp:
    """A return visit (回访) after the agreement."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    visited_on: date | None = spec("回访日期", "date", required=True)
    way: str = spec(
        "回访方式", "choice", required=True, choices=("电话", "上门", "当面", "书面"), default="电话"
    )
    visited: str = spec("被回访人", required=True, max_length=60)
    visitor: str = spec("回访人", required=True, max_length=60)
    performed: str = spec(
        "履行情况", "choice", required=True, choices=PERFORMED_ANSWERS, default=PERFORMED_ANSWERS[0]
    )
    satisfied: str = spec("满意程度", "choice", required=True, choices=SATISFACTION, default=SATISFACTION[0])
    risk: str = spec("新的争议或风险", "long", max_length=2000)
    note: str = spec("意见和建议", "long", max_length=2000)


@frozen
class CaseFile:
    """A case with all its records, as read in one go; tuples are in the order of their seq or date."""

    case: Case
    workers: tuple[Worker, ...] = ()
    employers: tuple[Employer, ...] = ()
    claims: tuple[Claim, ...] = ()
    consents: tuple[Consent, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    sessions: tuple[Session, ...] = ()
    agreement: Agreement | None = None
    obligations: tuple[Obligation, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    marks: tuple[Mark, ...] = ()
    notices: tuple[Notice, ...] = ()
    performances: tuple[Performance, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    lines: tuple[WorkerLine, ...] = ()
    papers: tuple[IssuedPaper, ...] = ()
    entries: tuple[PaperEntry, ...] = ()
    paper_marks: tuple[PaperMark, ...] = ()
    services: tuple[Service, ...] = ()
    copies: tuple[KeptCopy, ...] = ()
    agents: tuple[Agent, ...] = ()
    party_changes: tuple[PartyChange, ...] = ()
    elections: tuple[Election, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    turns: tuple[Turn, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    abilities: tuple[Ability, ...] = ()
    limitation_events: tuple[LimitationEvent, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    urgings: tuple[Urging, ...] = ()
    referrals: tuple[Referral, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    major_reports: tuple[MajorReport, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    reopenings: tuple[Reopening, ...] = ()
    loans: tuple[Loan, ...] = ()
    appraisal_lines: tuple[AppraisalLine, ...] = ()

    def party(self, side: str) -> Party:
        """The party on that side; a registered case always has one."""
        everybody: tuple[Party, ...] = (*self.workers, *self.employers)
        return next(p for p in everybody if p.side == side)

    def everybody_of(self, side: str) -> tuple[Party, ...]:
        """All parties on that side, in their order; of a group case every worker."""
        everybody: tuple[Party, ...] = (*self.workers, *self.employers)
        return tuple(p for p in everybody if p.side == side)

    def line_of(self, worker: Worker) -> WorkerLine | None:
        """What the list of a group case says about a worker; None in a case of one."""
        return next((line for line in self.lines if line.worker_uid == worker.uid), None)

    @property
    def is_group(self) -> bool:
        """Whether several workers stand on one side, so that papers name them in an annex."""
        return len(self.workers) > 1

    def parts_of(self, obligation: Obligation) -> tuple[Instalment, ...]:
        """The instalments of one obligation, by their seq."""
        return tuple(i for i in self.instalments if i.obligation_uid == obligation.uid)

    def mark(self, role: str) -> Mark | None:
        """The mark of that role, done or refused, or None while it is open."""
        return next((m for m in self.marks if m.role == role), None)
