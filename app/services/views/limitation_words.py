"""The limitation period in plain Chinese: the chain line by line, the result, and one line for the case page."""

from __future__ import annotations

from app.domain import dates
from app.domain.limitation import NOTHING, STARTS, Limitation, Period, Step


def lines(found: Limitation) -> tuple[str, ...]:
    """The chain and the result of each period, then the notes; for the command and for a page."""
    told: list[str] = []
    for period in found.periods:
        told.append(period.claims)
        told += [f"  {link(step)}" for step in period.steps]
        told.append(f"  {result(period, found)}")
        if period.why and not period.unlimited:
            told.append(f"  {period.why}。")
    return (*told, *found.notes)


def link(step: Step) -> str:
    """One link of the chain in one line."""
    span = f"{dates.long(step.day)}至{dates.long(step.until)}" if step.until else dates.long(step.day)
    to = f"算到 {dates.long(step.runs_to)}" if step.runs_to else ""
    words = (span, step.effect, step.what, step.note, to, f"{step.law}（{step.source}）")
    return "　".join(word for word in words if word)


def result(period: Period, found: Limitation) -> str:
    """What it comes to on that day: until when, no limit, stopped, or what is missing."""
    if period.unlimited:
        return period.why
    if period.missing:
        if period.if_in_time is None:
            return period.missing
        return f"{period.missing}最早一次中断时还没有届满的话，算到 {dates.long(period.if_in_time)}。"
    if period.last_day is None:
        assert period.paused_on is not None
        return f"{dates.long(period.paused_on)}起中止，原因消除以后继续计算。"
    left = (period.last_day - found.today).days
    rest = "今天是最后一日" if left == 0 else f"还有 {left} 天" if left > 0 else f"已经过了 {-left} 天"
    end = f"最后一日 {dates.long(period.last_day)}（{dates.weekday(period.last_day)}）"
    return f"{end}，{rest}{_moved(period)}。"


def reason(period: Period, *, several: bool) -> str:
    """From what the last day follows, in one line; `several` says that another period stands beside it."""
    since = period.since
    assert since is not None
    again = "次日起一年" if since.effect == STARTS else "时效中断，次日起重新计算一年"
    paused = f"，中止 {period.added} 天顺延" if period.added else ""
    which = f"{period.claims}：" if several else ""
    late = next((s for s in period.steps if s.effect == NOTHING and s.day > since.day), None)
    lapsed = f"；{late.what}时已经届满" if late else ""
    return f"{which}{dates.long(since.day)}{since.what}，{again}{paused}{lapsed}{_moved(period)}"


def _moved(period: Period) -> str:
    """Why it is not the very day: rest days, a year without its arrangement."""
    moved = period.raw_end is not None and period.raw_end != period.last_day
    return ("；末日是休息日，顺延" if moved else "") + (
        "（放假安排未公布，暂算）" if period.provisional else ""
    )
