"""What follows an agreement or a closed case: urging, referral, hand-over, reopening, volumes; frozen records."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from app.domain.course_words import (
    REFERRAL_KINDS,
    REFERRAL_RESULTS,
    REPORT_WAYS,
    URGING_KINDS,
    VOLUME_OPINIONS,
)
from app.domain.fields import spec
from app.domain.words import RETENTION_TERMS, SIDES, WAYS_OF_TELLING


@frozen
class Urging:
    """A reminder before a day of payment, or a numbered letter (督促履行函) after it; amounts in cents."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    number: str = spec("督促函号")
    kind: str = spec("种类", "choice", required=True, choices=URGING_KINDS, default=URGING_KINDS[1])
    on: date | None = spec("日期", "date", required=True)
    side: str = spec("向哪一方", "choice", required=True, choices=SIDES, default=SIDES[1])
    way: str = spec("方式", "choice", required=True, choices=WAYS_OF_TELLING, default="书面")
    amount: int | None = spec("涉及金额", "money")
    perform_by: date | None = spec("要求何日前履行", "date")
    note: str = spec("备注", "long", max_length=500)


@frozen
class Referral:
    """An application that follows an agreement (仲裁审查, 司法确认, 支付令) or a way to arbitration: sent,
    received, result.
    """

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    kind: str = spec("种类", "choice", required=True, choices=REFERRAL_KINDS)
    body: str = spec("提交到哪里", required=True, help="仲裁委员会或者人民法院的全称。", max_length=100)
    sent_on: date | None = spec("提交日期", "date", required=True)
    sent_by: str = spec("提交人", required=True, max_length=60)
    amount: int | None = spec("申请金额", "money", help="只有支付令才填。")
    received_on: date | None = spec("收件日期", "date")
    result: str = spec("结果", "choice", choices=REFERRAL_RESULTS, default=REFERRAL_RESULTS[0])
    result_on: date | None = spec("结果日期", "date")
    doc_no: str = spec("文书号", max_length=60)
    note: str = spec("备注", "long", max_length=500)


@frozen
class HandOver:
    """A package of a case (移交材料包) made for a commission or a court; `sha256` of the zip."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    on: date | None = spec("移交日期", "date", required=True)
    body: str = spec("移交给", required=True, max_length=100)
    purpose: str = spec("用途", required=True, max_length=100)
    files: int = spec("文件数", "number", default=0)
    made_by: str = spec("经手人")
    sha256: str = spec("校验值")


@frozen
class MajorReport:
    """A group case raised as a major collective dispute (重大集体争议); no source read names a threshold."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    reported_on: date | None = spec("报告日期", "date", required=True)
    reported_to: str = spec("报告给", required=True, max_length=100)
    way: str = spec("报告方式", "choice", required=True, choices=REPORT_WAYS, default=REPORT_WAYS[0])
    situation: str = spec("现场和苗头", "long", required=True, max_length=2000)
    measures: str = spec("已采取的措施", "long", required=True, max_length=2000)
    reporter: str = spec("报告人", required=True, max_length=60)


@frozen
class Instruction:
    """What the chair ordered about a case that nobody moved (督办), and when it was seen to."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    on: date | None = spec("督办日期", "date", required=True)
    to: str = spec("交给谁办", required=True, max_length=60)
    what: str = spec("要求", "long", required=True, max_length=2000)
    done_by: date | None = spec("办结期限", "date", required=True)
    done_on: date | None = spec("办结日期", "date")
    outcome: str = spec("办理情况", "long", max_length=2000)


@frozen
class Reopening:
    """A closed or filed case taken up again (重新办理), and why."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    on: date | None = spec("重新办理日期", "date", required=True)
    reason: str = spec("重新办理的理由", "long", required=True, max_length=500)
    was: str = spec("原来的状态")
    volume_no: str = spec("原卷号")


@frozen
class Loan:
    """A filed volume that somebody borrowed (借阅)."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    lent_on: date | None = spec("借出日期", "date", required=True)
    borrower: str = spec("借阅人", required=True, max_length=60)
    unit: str = spec("借阅人单位", max_length=100)
    purpose: str = spec("用途", required=True, max_length=200)
    approver: str = spec("批准人", required=True, max_length=60)
    due_on: date | None = spec("应还日期", "date", required=True)
    returned_on: date | None = spec("归还日期", "date")
    condition: str = spec("归还时的情况", max_length=200)


@frozen
class Appraisal:
    """A list of volumes whose term has ended, appraised together (鉴定); destruction needs its approval.

    档案法 §21: nobody destroys without authority; 实施条例 §24: appraise, then keep on or destroy by rule.
    """

    uid: str = field(default="", kw_only=True)
    seq: int = spec("序号", "number", default=0)
    made_on: date | None = spec("鉴定日期", "date", required=True)
    members: str = spec("鉴定小组成员", required=True, help="至少两人，用顿号隔开。", max_length=200)
    report: str = spec("鉴定意见", "long", required=True, max_length=5000)
    approved_on: date | None = spec("批准日期", "date")
    approver: str = spec("批准人", max_length=60)
    destroyed_on: date | None = spec("销毁日期", "date")
    supervisors: str = spec("监销人", help="至少两人，用顿号隔开。", max_length=200)


@frozen
class AppraisalLine:
    """One volume of an appraisal: kept on for a new term, or to be destroyed."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    appraisal_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    number: str = spec("案号", required=True)
    volume_no: str = spec("卷号")
    opinion: str = spec("意见", "choice", required=True, choices=VOLUME_OPINIONS)
    retention: str = spec("续存期限", "choice", choices=RETENTION_TERMS)
