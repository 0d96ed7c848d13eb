"""Checks that acts share: days in their order, nothing dated ahead; what a signature must have beside it."""

from __future__ import annotations

from datetime import date

from app.domain import dates
from app.domain.errors import Problem
from app.domain.words import MarkRole
from app.services.catalogue import refuse_field


def in_order(today: date, path: str, label: str, day: date | None, *earlier: tuple[str, date | None]) -> None:
    """Refuse a day that lies in the future or before any of the named earlier days (label, day).

    Raises InvalidInput with one Problem at `path`.
    """
    if day is None:
        return
    if day > today:
        text = f"{label} {dates.long(day)} 还没有到（今天是 {dates.long(today)}），请改成实际日期。"
        raise refuse_field(path, text)
    for other, before in earlier:
        if before is not None and day < before:
            text = f"{label} {dates.long(day)} 早于{other} {dates.long(before)}，请核对先后。"
            raise refuse_field(path, text)


def mark_problems(values: dict[str, object]) -> list[Problem]:
    """What a mark on a paper must have: a refusal somebody who saw it, a proxy his authority.

    A mediator signs himself and a seal is nobody's proxy. An authority without 特别授权 in words is only a
    caution: an agent who settles for a worker needs it (民法典 §165, 劳动争议调解仲裁法 §24).
    """
    found = []
    if values.get("refused"):
        if not values.get("witness"):
            found.append(Problem("witness", "拒绝签署的，请写明在场见证人的姓名和身份。"))
        if values.get("ink"):
            found.append(Problem("ink", "拒绝签署的没有手写签名，请清除签名或者不勾“拒绝签署”。"))
    if not values.get("proxy"):
        return found
    authority = str(values.get("authority") or "")
    if values.get("role") in (MarkRole.MEDIATOR, MarkRole.SEAL):
        found.append(Problem("proxy", f"{values['role']}不能由代理人签署，请由本人签名、本会盖章。"))
    elif not authority:
        found.append(Problem("authority", "由代理人签署的，请写明代理依据：哪一天的授权委托书，什么权限。"))
    elif "特别授权" not in authority:
        text = "代理依据里没有写明特别授权；代为变更、放弃请求或者达成协议的要有特别授权，请核对委托书。"
        found.append(Problem("authority", text, warning=True))
    return found
