"""Acts about the organisation: its particulars, its mediators, its users."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from attrs import asdict, evolve, frozen

from app.domain import dates
from app.domain.fields import same, spec
from app.domain.office import Committee, Mediator, User
from app.domain.registers import Departure
from app.services.catalogue import CHAIR, Told, Work, act, refuse_field


@frozen
class Particulars:
    """The particulars of the committee and its enterprise, as printed on papers."""

    name: str = same(Committee, "name")
    short: str = same(Committee, "short")
    employer: str = same(Committee, "employer")
    credit_code: str = same(Committee, "credit_code")
    legal_rep: str = same(Committee, "legal_rep")
    legal_rep_post: str = same(Committee, "legal_rep_post")
    address: str = same(Committee, "address")
    phone: str = same(Committee, "phone")
    commission: str = same(Committee, "commission")
    number_template: str = same(Committee, "number_template")


@frozen
class Appointment:
    """A mediator as entered into the roster (令17 §18, §19)."""

    name: str = same(Mediator, "name")
    sex: str = same(Mediator, "sex")
    post: str = same(Mediator, "post")
    department: str = same(Mediator, "department")
    doc_no: str = same(Mediator, "doc_no")
    committee_side: str = same(Mediator, "committee_side")
    employment: str = same(Mediator, "employment")
    phone: str = same(Mediator, "phone")
    certificate: str = same(Mediator, "certificate")
    certificate_until: date | None = same(Mediator, "certificate_until")
    term_from: date | None = same(Mediator, "term_from")
    term_to: date | None = same(Mediator, "term_to")
    is_user: bool = spec(
        "就是同名的用户",
        "flag",
        help="本会已有同名用户时才用勾：两者是同一个人，他能看到自己案件的单方谈话。",
    )


@frozen
class Dismissal:
    """Who leaves the roster, and why."""

    name: str = same(Mediator, "name")
    reason: str = spec("解聘理由", required=True, max_length=200)


@frozen
class NewUser:
    """Somebody else who may open the office, with a first password."""

    name: str = same(User, "name")
    role: str = same(User, "role", default="调解员")
    password: str = spec(
        "初始密码", "secret", required=True, help="至少 8 个字，由本人第一次登录后更换。", private=True
    )
    is_mediator: bool = spec(
        "就是这位调解员",
        "flag",
        help="名册里有同名的调解员时才用勾：两者是同一个人，他能看到自己案件的单方谈话。",
    )


@act("change_committee", "修改本会资料", Particulars, roles=CHAIR, subject="office", icon="building-2")
def change_committee(work: Work, given: Particulars) -> Told:
    """修改调解委员会和企业的资料；已签发的文书不变。"""
    committee = work.unit.first(Committee)
    assert committee is not None
    work.unit.save(evolve(committee, **_values(given)))
    return Told("修改调解委员会资料。", work.today)


@act("appoint_mediator", "聘任调解员", Appointment, roles=CHAIR, subject="office", icon="user-round-plus")
def appoint_mediator(work: Work, given: Appointment) -> Told:
    """把调解员登进名册；同名的在聘调解员视为同一人，更新其资料。"""
    if given.term_from and given.term_to and given.term_to <= given.term_from:
        text = f"聘期届满 {dates.long(given.term_to)} 不晚于聘期开始 {dates.long(given.term_from)}，请核对。"
        raise refuse_field("term_to", text)
    known = work.unit.first(Mediator, name=given.name)
    if known is None:
        _one_person(work, given)
        added = work.unit.add(Mediator(**_values(given)))
    else:
        added = work.unit.save(evolve(known, active=True, **_values(given)))
    return Told(f"聘任调解员{given.name}。", work.today, {"uid": added.uid})


@act("dismiss_mediator", "解聘调解员", Dismissal, roles=CHAIR, subject="office", icon="user-round-x")
def dismiss_mediator(work: Work, given: Dismissal) -> Told:
    """调解员离开名册；办过的案件不变。"""
    known = work.unit.first(Mediator, name=given.name)
    if known is None or not known.active:
        raise refuse_field("name", f"名册里没有在聘的调解员“{given.name}”。")
    work.unit.save(evolve(known, active=False))
    left = Departure(mediator_uid=known.uid, name=known.name, left_on=work.today, reason=given.reason)
    work.unit.add(left)
    return Told(f"解聘调解员{given.name}：{given.reason}。", work.today)


@act("add_user", "增加用户", NewUser, roles=CHAIR, subject="office", icon="user-round-plus")
def add_user(work: Work, given: NewUser) -> Told:
    """让另一个人可以打开案件资料。"""
    if work.unit.first(User, name=given.name) is not None:
        raise refuse_field("name", f"已经有用户“{given.name}”，请换一个写法，例如加上部门。")
    if not given.is_mediator and work.unit.first(Mediator, name=given.name) is not None:
        text = (
            f"调解员名册里有“{given.name}”。是同一个人的，请勾选“就是这位调解员”；"
            "不是的，请换一个写法，例如加上部门，免得他看到那位调解员的单方谈话。"
        )
        raise refuse_field("is_mediator", text)
    problem = password_problem(given.password)
    if problem:
        raise refuse_field("password", problem)
    work.unit.add(User(name=given.name, role=given.role))
    office = work.desk.office
    office.add_password(given.name, given.password)
    work.if_it_fails(partial(office.remove_password, given.name))
    return Told(f"增加用户{given.name}（{given.role}）。", work.today)


def _one_person(work: Work, given: Appointment) -> None:
    """A new mediator with the name of a user is that user, or is written otherwise: what the notes of one-sided
    talks show to whom goes by the name.
    """
    if not given.is_user and work.unit.first(User, name=given.name) is not None:
        text = (
            f"本会已有用户“{given.name}”。是同一个人的，请勾选“就是同名的用户”；"
            "不是的，请换一个写法，例如加上部门，免得那位用户看到他的单方谈话。"
        )
        raise refuse_field("is_user", text)


def password_problem(password: str) -> str | None:
    """Why a new password is too weak, as a Chinese sentence, or None."""
    if len(password) < 8:
        return f"密码至少 8 个字，这里只有 {len(password)} 个，请加长。"
    return "密码不能全是同一个字，请换一个。" if len(set(password)) == 1 else None


def _values(given: Particulars | Appointment) -> dict[str, Any]:
    return {name: value for name, value in asdict(given).items() if name != "is_user"}
