"""What happens in the course of mediation beside the talks themselves, each a frozen record."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import field, frozen

from app.domain import dates
from app.domain.course_words import (
    ABILITIES,
    APPOINTMENT_STATES,
    CLAUSE_KINDS,
    EVIDENCE_FORMS,
    EVIDENCE_KINDS,
    LIMITATION_KINDS,
    LIMITATION_PAUSES,
    ORIGINS,
    PROPOSAL_ANSWERS,
    PROPOSERS,
    SESSION_WAYS,
    SUSPENSION_GROUNDS,
)
from app.domain.fields import spec
from app.domain.words import SIDES, WAYS_OF_TELLING


@frozen
class Appointment:
    """A talk that is arranged: day, time, room, and who mediates; `state` tells what became of it."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    held_on: date | None = spec("调解日期", "date", required=True)
    starts: str = spec(
        "开始时间", required=True, check=dates.time_problem, help="24 小时制，例如 14:00。", max_length=5
    )
    ends: str = spec("结束时间", required=True, check=dates.time_problem, help="例如 15:30。", max_length=5)
    way: str = spec("调解方式", "choice", required=True, choices=SESSION_WAYS, default=SESSION_WAYS[0])
    room: str = spec("地点", help="现场调解写明哪一间；同一时间一间只能安排一场。", max_length=100)
    platform: str = spec("平台", help="视频调解写明用哪个平台。", max_length=60)
    mediators: str = spec("调解员", help="几位用顿号隔开。", max_length=200)
    state: str = spec("安排状态", "choice", choices=APPOINTMENT_STATES, default=APPOINTMENT_STATES[0])
    reason: str = spec("改期或取消的理由", max_length=200)


@frozen
class Attendee:
    """Somebody called to a talk: whether he came, and why not."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    session_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    name: str = spec("姓名", required=True, max_length=60)
    capacity: str = spec(
        "身份", required=True, help="例如：申请人、被申请人的代理人、工会代表。", max_length=60
    )
    came: bool = spec("到场", "flag", default=True)
    why_not: str = spec("未到场的原因", max_length=200)


@frozen
class Turn:
    """What one speaker said in a talk, in the order of speaking (笔录的一段)."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    session_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    speaker: str = spec("发言人", required=True, max_length=60)
    words: str = spec("发言内容", "long", required=True)


@frozen
class Suspension:
    """A pause of mediation (中止); 令17 knows none, so only what both sides agree to lengthens the period."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    from_on: date | None = spec("中止日期", "date", required=True)
    ground: str = spec("中止的原因", "choice", required=True, choices=SUSPENSION_GROUNDS)
    note: str = spec("原因说明", "long", max_length=2000)
    both_agree: bool = spec("双方同意中止期间不计入调解期限", "flag")
    resumed_on: date | None = spec("恢复日期", "date")


@frozen
class Proposal:
    """A version of a settlement that one side or the mediator put forward, and the answer to it."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    made_on: date | None = spec("提出日期", "date", required=True)
    proposer: str = spec("提出方", "choice", required=True, choices=PROPOSERS)
    amount: int | None = spec("方案金额", "money")
    terms: str = spec("方案内容", "long", required=True, max_length=5000)
    answer: str = spec("答复", "choice", choices=PROPOSAL_ANSWERS, default=PROPOSAL_ANSWERS[0])
    answered_on: date | None = spec("答复日期", "date")
    answer_note: str = spec("答复说明", "long", max_length=2000)


@frozen
class Ability:
    """The note on a debtor's ability to perform (履约能力评估), made before an agreement."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    assessed_on: date | None = spec("评估日期", "date", required=True)
    side: str = spec("义务人", "choice", required=True, choices=SIDES, default=SIDES[1])
    means: str = spec(
        "经营和支付能力", "long", required=True, help="资金来源、可用的钱、近期收支。", max_length=2000
    )
    burdens: str = spec("欠薪、欠保和其他债务", "long", max_length=2000)
    finding: str = spec("评估结论", "choice", required=True, choices=ABILITIES)
    advice: str = spec("履行方式的建议", "long", help="一次付清还是分期，要不要担保。", max_length=2000)
    assessor: str = spec("评估人", required=True, max_length=60)


@frozen
class PrivateNote:
    """A mediator's note of a one-sided talk (单方谈话); only the case's mediators may see it.

    It is part of no case file, so it comes into no paper, volume, export or search. `words` stays out of the
    audit too: see store.unit_of_work.
    """

    withheld: ClassVar[tuple[str, ...]] = ("words",)
    """Fields of which the audit keeps only the SHA-256."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    talked_on: date | None = spec("谈话日期", "date", required=True)
    side: str = spec("与哪一方", "choice", required=True, choices=SIDES)
    with_whom: str = spec("谈话对象", required=True, max_length=60)
    way: str = spec("谈话方式", "choice", required=True, choices=WAYS_OF_TELLING, default=WAYS_OF_TELLING[0])
    words: str = spec("谈话内容", "long", required=True, private=True)
    author: str = spec("记录人")


@frozen
class LimitationEvent:
    """Something that interrupts or suspends the limitation period (仲裁时效); a pause has two days."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    on: date | None = spec("发生日期", "date", required=True)
    until: date | None = spec("结束日期", "date", help="只有时效中止才填：原因消除的那一天。")
    kind: str = spec("事由", "choice", required=True, choices=LIMITATION_KINDS + LIMITATION_PAUSES)
    proof: str = spec("凭据", help="例如：微信记录、书面回复。", max_length=200)
    note: str = spec("说明", "long", max_length=500)


@frozen
class Evidence:
    """One piece of evidence handed in (证据), with its receipt and its return."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    side: str = spec("提交的一方", "choice", required=True, choices=SIDES)
    name: str = spec("证据名称", required=True, max_length=200)
    kind: str = spec("证据种类", "choice", required=True, choices=EVIDENCE_KINDS, default=EVIDENCE_KINDS[0])
    form: str = spec("原件或复印件", "choice", required=True, choices=EVIDENCE_FORMS, default="复印件")
    pages: int | None = spec("页数", "number")
    purpose: str = spec("证明的事实", max_length=500)
    handed_by: str = spec("提交人", required=True, max_length=60)
    handed_on: date | None = spec("提交日期", "date", required=True)
    taken_by: str = spec("收取人", max_length=60)
    returned_on: date | None = spec("退还日期", "date")
    returned_to: str = spec("领回人", max_length=60)


@frozen
class Attachment:
    """A file kept with the case; `blob` names it in the encrypted store, `evidence_uid` what it shows if any."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    evidence_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    name: str = spec("文件名", required=True, max_length=200)
    media: str = spec("格式", max_length=100)
    size: int = spec("大小", "number", default=0)
    origin: str = spec("来源", "choice", choices=ORIGINS, default=ORIGINS[0])
    added_on: date | None = spec("收入日期", "date")
    added_by: str = spec("经手人")
    note: str = spec("备注", max_length=200)
    struck: str = spec("移除理由", max_length=200)
    blob: str = field(default="", kw_only=True)
    sha256: str = spec("校验值")


@frozen
class Clause:
    """A wording of the committee's own, for agreements or for the record of a talk; belongs to no case."""

    uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    kind: str = spec("用在哪里", "choice", required=True, choices=CLAUSE_KINDS, default=CLAUSE_KINDS[0])
    title: str = spec("名称", required=True, max_length=60)
    text: str = spec("文字", "long", required=True, max_length=5000)
    struck: str = spec("停用理由", max_length=200)
