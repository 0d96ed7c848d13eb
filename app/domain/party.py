"""The two parties of a labour dispute: a worker and an employer, each on one side of the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from app.domain import id_numbers, names
from app.domain.errors import Problem
from app.domain.fields import spec
from app.domain.words import SEXES

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
    migrant: bool = spec("农民工", "flag")
    dispatched: bool = spec("劳务派遣", "flag")
    new_form: bool = spec("新就业形态", "flag")
    graduate: bool = spec("高校毕业生", "flag")

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


Party = Worker | Employer
