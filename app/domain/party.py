"""The two parties of a labour dispute: a worker and an employer, each on one side of the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from app.domain import id_numbers, names
from app.domain.course_words import (
    AGENT_KINDS,
    CONSENTS,
    ELECTION_WAYS,
    LINE_RESULTS,
    PARTY_CHANGES,
    POWERS,
    STANDINGS,
)
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.domain.words import SEXES, SIDES

LEDGER = "山东省人社厅 鲁人社函〔2024〕98号 台账必填"
APPLICATION = "企业劳动争议协商调解规定 第21条"


@frozen
class Worker:
    """A worker (劳动者) as a party; `side` says whether as applicant or respondent."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    side: str = field(default="", kw_only=True)
    name: str = spec(
        "姓名", required=True, rule=APPLICATION, check=names.check, caution=names.caution, max_length=60
    )
    sex: str = spec("性别", "choice", choices=SEXES, help="居民身份证号码填好后自动得出。")
    birth_on: date | None = spec("出生日期", "date", help="居民身份证号码填好后自动得出。")
    doc_type: str = spec(
        "证件种类",
        "choice",
        required=True,
        default=id_numbers.DOCUMENT_TYPES[0],
        choices=id_numbers.DOCUMENT_TYPES,
    )
    doc_no: str = spec("证件号码", "id_number", required=True, rule=LEDGER, private=True, max_length=40)
    phone: str = spec(
        "联系电话", "phone", required=True, rule=LEDGER, check=id_numbers.phone_problem, private=True,
        help="手机写 11 位；座机带区号，例如 0571-8765 4321。", max_length=40,
    )  # fmt: skip
    address: str = spec("送达地址", required=True, help="通知、协议书和回访都寄到这里。", max_length=120)
    department: str = spec("部门或车间", max_length=60)
    job: str = spec("岗位", max_length=60)
    entry_on: date | None = spec("入职日期", "date")
    staff_no: str = spec("工号", help="同名的人靠它分清。", max_length=40)
    left_on: date | None = spec("离职日期", "date", help="劳动关系终止的日期；还在职的，空着。")
    migrant: bool = spec("农民工", "flag")
    dispatched: bool = spec("劳务派遣", "flag")
    new_form: bool = spec("新就业形态", "flag")
    graduate: bool = spec("高校毕业生", "flag")
    overage: bool = spec("超龄", "flag", help="已达到法定退休年龄或者已经享受养老保险待遇。")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """What the kind of document says about its number; a check digit that does not fit only cautions."""
        kind, number = values.get("doc_type", id_numbers.RESIDENT), values.get("doc_no", "")
        if not number:
            return []
        wrong = id_numbers.number_problem(kind, number)
        if wrong:
            return [Problem("doc_no", wrong)]
        doubt = id_numbers.number_caution(kind, number)
        return [Problem("doc_no", doubt, warning=True)] if doubt else []


@frozen
class Employer:
    """An employer (用人单位) as a party; `side` says whether as applicant or respondent."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    side: str = field(default="", kw_only=True)
    standing: str = spec("用工身份", "choice", required=True, choices=STANDINGS, default=STANDINGS[0])
    name: str = spec("名称", required=True, rule=APPLICATION, check=names.check, max_length=100)
    credit_code: str = spec(
        "统一社会信用代码",
        "credit_code",
        required=True,
        caution=id_numbers.credit_code_caution,
        max_length=40,
    )
    legal_rep: str = spec(
        "法定代表人", required=True, check=names.check, caution=names.caution, max_length=60
    )
    legal_rep_post: str = spec("职务", max_length=40)
    address: str = spec("住所地", required=True, max_length=120)
    contact: str = spec("联系人", max_length=60)
    phone: str = spec(
        "联系电话",
        "phone",
        required=True,
        rule=LEDGER,
        check=id_numbers.phone_problem,
        private=True,
        max_length=40,
    )


@frozen
class WorkerLine:
    """One worker of a group case: what he asks for and what he gets, in cents; whether he represents the group.

    调解仲裁法 §7: ten or more workers with a common claim may choose representatives.
    """

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    worker_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    claimed: int | None = spec("个人请求金额", "money")
    agreed: int | None = spec("个人协议金额", "money")
    representative: bool = spec("代表人", "flag", help="由全体推选，代表大家参加调解的三至五人。")
    consent: str = spec("对协议的意见", "choice", choices=CONSENTS, default=CONSENTS[0])
    consent_on: date | None = spec("表明意见的日期", "date")
    consent_note: str = spec("意见说明", max_length=200)
    result: str = spec("个人结果", "choice", choices=LINE_RESULTS)
    result_on: date | None = spec("结果日期", "date")
    result_note: str = spec("结果说明", max_length=200)


@frozen
class Agent:
    """Somebody who acts for a party: agent by power, guardian, heir (调解仲裁法 §24–25).

    `party_uid` is the party he acts for. His powers run from `from_on` to `to_on`, without end when None.
    """

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    party_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    side: str = spec("代理哪一方", "choice", required=True, choices=SIDES)
    kind: str = spec("代理人种类", "choice", required=True, choices=AGENT_KINDS, default=AGENT_KINDS[0])
    name: str = spec("代理人姓名", required=True, check=names.check, caution=names.caution, max_length=60)
    doc_type: str = same(Worker, "doc_type", required=False)
    doc_no: str = same(Worker, "doc_no", required=False, rule="")
    phone: str = same(Worker, "phone", required=False, rule="")
    relation: str = spec("单位或与当事人的关系", required=True, max_length=100)
    power: str = spec("代理权限", "choice", required=True, choices=POWERS, default=POWERS[0])
    matters: str = spec("代理事项", max_length=500)
    proof: str = spec(
        "代理依据",
        required=True,
        help="例如：2026年9月20日授权委托书、户口簿。",
        max_length=200,
    )
    from_on: date | None = spec("代理开始日期", "date", required=True)
    to_on: date | None = spec("代理结束日期", "date", help="没有期限的，空着。")

    @staticmethod
    def problems(values: Mapping[str, Any]) -> list[Problem]:
        """As of a worker: what the kind of document says about its number."""
        return Worker.problems(values)


@frozen
class PartyChange:
    """A change of a party in the course of the case: what it was before, as JSON of field to value.

    Papers dated before `changed_on` print the values before; see services.parties.
    """

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    party_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    kind: str = spec("变更种类", "choice", required=True, choices=PARTY_CHANGES)
    changed_on: date | None = spec("变更生效日期", "date", required=True)
    before: str = field(default="{}", kw_only=True)
    proof: str = spec("变更凭据", required=True, help="例如：登记机关的变更通知书。", max_length=200)
    note: str = spec("说明", "long", max_length=500)


@frozen
class Election:
    """The election of the representatives of a group (代表人推选); their names are flagged in the list."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    elected_on: date | None = spec("推选日期", "date", required=True)
    way: str = spec("推选方式", "choice", required=True, choices=ELECTION_WAYS, default=ELECTION_WAYS[0])
    took_part: int | None = spec("参加推选人数", "number", required=True)
    agreed: int | None = spec("同意人数", "number", required=True)
    powers: str = spec(
        "代表权限", "long", max_length=1000, help="变更、放弃请求或者和解，须经被代表的劳动者同意。"
    )
    note: str = spec("备注", max_length=200)


Party = Worker | Employer
