"""What the calendar says of its items and days, and the drawing that goes with each of them."""

from __future__ import annotations

from datetime import date

from app.domain import dates
from app.services.views.calendar_days import DayKind
from app.services.views.calendar_items import CERTIFICATE, DUE, LOAN, ORDER, PART, TALK, TERM, Item
from app.services.views.due_rows import short_number

TONES = {"bad": "circle-alert", "warn": "clock-alert"}
KINDS = {
    DUE: "clock", PART: "banknote", TALK: "messages-square", ORDER: "shield-alert", LOAN: "book-open",
    TERM: "user-round", CERTIFICATE: "file-badge",
}  # fmt: skip
SPOKEN = 6
"""So many items are read out with a day; the list beside the month tells the rest."""


def icon_of(item: Item) -> str:
    """Urgent things carry the sign of their tone, the others that of their kind."""
    return TONES.get(item.tone) or KINDS[item.kind]


def severity(item: Item) -> int:
    """0 for bad, 1 for warn, 2 for the rest: the order inside a cell, so that nothing red hides."""
    return {"bad": 0, "warn": 1}.get(item.tone, 2)


def cell_words(item: Item) -> str:
    """第18号 受理决定: case and what, without amounts; a talk has its hour instead: 14:00 第18号."""
    what = "" if item.kind == TALK else item.label.partition(" ")[0]
    if item.kind == PART:
        what = what[:3]  # 应付款, 应履行
    return " ".join(part for part in (_hour(item), short_number(item.number), what) if part)


def heading(item: Item) -> str:
    """14:00 调解会（203 调解室）"""
    return f"{_hour(item)} {item.label}".strip()


def whose(item: Item) -> str:
    """第18号 and the applicant; "" for a thing without a case."""
    return f"{short_number(item.number)}　{item.who}".strip("　")


def left_words(item: Item, today: date) -> str:
    """今天, 剩 3 天, 逾期 3 天; what is no deadline has passed or is still to come."""
    left, deadline = (item.on - today).days, item.kind in (DUE, PART, ORDER, LOAN)
    if left == 0:
        return "今天"
    if left < 0:
        return f"逾期 {-left} 天" if deadline else f"已过 {-left} 天"
    return f"剩 {left} 天" if deadline else f"{left} 天后"


def full_words(item: Item, today: date) -> str:
    """Everything about an item in one line, for tooltips and screen readers."""
    words = (left_words(item, today), heading(item), whose(item).replace("　", " "), item.why)
    return "，".join(word for word in words if word)


def day_title(day: date, today: date) -> str:
    """11月24日 周二; with its year when that is another one."""
    words = dates.short(day) if day.year == today.year else dates.long(day)
    return f"{words} {dates.weekday(day)}"


def day_words(day: date, kind: DayKind, found: tuple[Item, ...], today: date) -> str:
    """A day as a screen reader says it: date, today, rest or work, and its items."""
    words = [f"{dates.long(day)} {dates.weekday(day)}"]
    if day == today:
        words.append("今天")
    if kind.mark or (kind.rest and kind.why != dates.weekday(day)):
        words.append(kind.why)
    words.append(f"{len(found)} 项" if found else "没有事项")
    told = "；".join(f"{left_words(i, today)} {cell_words(i)}" for i in found[:SPOKEN])
    if len(found) > SPOKEN:
        told += f"；还有 {len(found) - SPOKEN} 项"
    return "，".join(words) + (f"：{told}" if told else "")


def _hour(item: Item) -> str:
    return f"{item.at:%H:%M}" if item.at else ""
