"""The organisation itself: the committee, its users and its mediators."""

from __future__ import annotations

import re
from datetime import date

from attrs import field, frozen

from app.domain import id_numbers, names
from app.domain.course_words import TIE_KINDS
from app.domain.fields import spec
from app.domain.words import COMMITTEE_SIDES, EMPLOYMENTS, SEXES, Role

NUMBER_TEMPLATE = "（{年}）{字号}调字第{序号}号"


def _template_problem(text: str) -> str | None:
    missing = [part for part in ("{年}", "{序号}") if part not in text]
    return f"案号样式里要有{'和'.join(missing)}，例如 {NUMBER_TEMPLATE}。" if missing else None


def visit_days(text: str) -> tuple[int, ...]:
    """The days after full performance on which to visit, from text such as 30、90; raises ValueError."""
    return tuple(int(part) for part in re.split(r"[、，,\s]+", text.strip()) if part)


def _visits_problem(text: str) -> str | None:
    try:
        days = visit_days(text)
    except ValueError:
        days = ()
    if not days or any(day < 1 for day in days) or list(days) != sorted(set(days)):
        return "回访间隔写成从小到大的天数，几次用顿号隔开，例如 30、90。"
    return None


@frozen
class Committee:
    """The mediation committee (调解委员会) and the enterprise it belongs to."""

    uid: str = field(default="", kw_only=True)
    name: str = spec("调解委员会名称", required=True, help="与印章一致的全称。", max_length=100)
    short: str = spec(
        "字号", required=True, help="案号里的简称，例如“滨工”写成（2026）滨工调字第1号。", max_length=12
    )
    employer: str = spec("企业名称", required=True, max_length=100)
    credit_code: str = spec(
        "统一社会信用代码", "credit_code", caution=id_numbers.credit_code_caution, max_length=40
    )
    legal_rep: str = spec("法定代表人", check=names.check, max_length=60)
    legal_rep_post: str = spec("职务", max_length=40)
    address: str = spec("地址", max_length=120)
    phone: str = spec("联系电话", "phone", check=id_numbers.phone_problem, max_length=40)
    commission: str = spec(
        "有管辖权的仲裁委员会", help="印在告知当事人可以申请仲裁的文书上。", max_length=100
    )
    number_template: str = spec(
        "案号样式",
        default=NUMBER_TEMPLATE,
        check=_template_problem,
        help="{年}{字号}{序号}会换成实际的值。",
        max_length=60,
    )
    visit_days: str = spec(
        "回访间隔",
        default="30",
        check=_visits_problem,
        help="履行完毕后第几日回访，几次用顿号隔开，例如 30、90。本会设定，没有查到统一规定。",
        max_length=40,
    )
    rooms: str = spec("调解室", help="几间用顿号隔开；安排调解时从这里选。", max_length=200)


@frozen
class User:
    """Somebody who may open the office; the password lives only in a key slot, never in a record."""

    uid: str = field(default="", kw_only=True)
    name: str = spec("用户姓名", required=True, check=names.check, max_length=60)
    role: str = spec("职务", "choice", required=True, default=Role.CHAIR, choices=tuple(Role))


@frozen
class Mediator:
    """A mediator (调解员) on the roster (令17 §18–19)."""

    uid: str = field(default="", kw_only=True)
    name: str = spec("姓名", required=True, check=names.check, caution=names.caution, max_length=60)
    sex: str = spec("性别", "choice", choices=SEXES)
    post: str = spec("单位和职务", max_length=80)
    department: str = spec("部门或车间", help="与当事人同一部门的，指定时会提醒回避。", max_length=60)
    doc_no: str = spec(
        "证件号码", "id_number", private=True, max_length=40, help="只用来核对是不是当事人本人。"
    )
    committee_side: str = spec(
        "产生方式", "choice", required=True, choices=COMMITTEE_SIDES, default=COMMITTEE_SIDES[0]
    )
    employment: str = spec("专兼职", "choice", required=True, choices=EMPLOYMENTS, default="兼职")
    phone: str = spec("联系电话", "phone", check=id_numbers.phone_problem, max_length=40)
    certificate: str = spec("调解员证书号", max_length=60)
    certificate_until: date | None = spec("证书有效期至", "date")
    term_from: date | None = spec("聘期开始", "date", rule="企业劳动争议协商调解规定 第19条")
    term_to: date | None = spec("聘期届满", "date", help="聘期至少一年，可以续聘。")
    active: bool = spec("在聘", "flag", default=True)


@frozen
class Tie:
    """What binds a mediator to somebody (利害关系): kinship or an interest; found again before he is assigned."""

    uid: str = field(default="", kw_only=True)
    mediator_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    mediator: str = spec("调解员", required=True, max_length=60)
    kind: str = spec("关系", "choice", required=True, choices=TIE_KINDS[2:], default=TIE_KINDS[2])
    other: str = spec("对方", required=True, help="人名、部门或者单位名称。", max_length=100)
    note: str = spec("说明", max_length=200)
    declared_on: date | None = spec("登记日期", "date", required=True)
    struck: str = spec("撤销理由", max_length=200)
