"""The fixed words of the field: sides, sources, ways, results; one word for one thing on screen and paper."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """On which side of the dispute somebody stands."""

    APPLICANT = "申请人"
    RESPONDENT = "被申请人"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RESPONDENT if self is Side.APPLICANT else Side.APPLICANT


class Role(StrEnum):
    """What a user may do: a chair everything, a mediator the case work, a clerk registration and papers."""

    CHAIR = "主任"
    MEDIATOR = "调解员"
    CLERK = "登记员"


class MarkRole(StrEnum):
    """The four marks an agreement needs before it takes effect (调解仲裁法 §14, 令17 §26)."""

    APPLICANT = "申请人"
    RESPONDENT = "被申请人"
    MEDIATOR = "调解员"
    SEAL = "调解委员会"


class State(StrEnum):
    """Where a case stands (design: the life of a case); the value is the word on its pill."""

    REGISTERED = "待受理"
    CONSULTING = "征询中"
    REFUSED = "不予受理"
    ACCEPTED = "已受理"
    MEDIATING = "调解中"
    SUSPENDED = "已中止"
    AGREED = "待签署"
    FAILED = "调解不成"
    WITHDRAWN = "已撤回"
    SETTLED = "自行和解"
    EFFECTIVE = "已生效"
    PERFORMING = "履行中"
    PERFORMED = "已履行"
    UNPERFORMED = "未履行"
    CLOSED = "已结案"
    ARCHIVED = "已归档"


class Result(StrEnum):
    """How a case ended (domain.md §4.4)."""

    AGREED = "达成调解协议"
    FAILED = "调解不成"
    SETTLED = "达成和解"
    WITHDRAWN = "撤回申请"
    REFUSED = "不予受理"


SIDES = tuple(Side)
SEXES = ("男", "女")
WAYS_OF_APPLYING = ("书面", "口头")
SOURCES = ("当事人申请", "主动调解", "仲裁委托", "法院委派", "法院委托", "监察移送", "信访移送", "工会移送")
ANSWERS = ("同意", "不同意", "尚未答复")
WAYS_OF_TELLING = ("当面", "电话", "书面", "短信或微信", "邮寄")
REFUSAL_GROUNDS = ("不属于劳动争议", "被申请人不同意调解", "申请人不同意调解", "其他")
SESSION_RESULTS = ("继续调解", "达成一致", "未达成一致")
OBLIGATION_KINDS = ("支付", "行为")
PAYMENT_KINDS = ("劳动报酬", "工伤医疗费", "经济补偿", "赔偿金", "其他款项")
PAYMENT_ORDER_KINDS = PAYMENT_KINDS[:4]
MARK_WAYS = ("签名", "签名并捺印", "盖章", "签名并盖章", "加盖印章")
SERVICE_WAYS = ("直接送达", "邮寄送达", "留置送达", "电子送达", "委托送达")
COPY_KINDS = ("扫描件", "电子印章")
FAILURE_GROUNDS = ("一方拒绝继续调解", "期限届满未达成协议", "签署前反悔", "其他")
REFERRALS = ("引导申请仲裁", "申请支付令", "向法院起诉", "继续督促履行")
PERFORMED_ANSWERS = ("已全部履行", "部分履行", "未履行", "尚未到期")
SATISFACTION = ("满意", "基本满意", "不满意", "未表态")
RETENTION_TERMS = ("永久", "30年", "10年")
COMMITTEE_SIDES = ("工会成员", "职工推举", "企业指定")
EMPLOYMENTS = ("专职", "兼职")
