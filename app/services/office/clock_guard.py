"""Whether the clock of this PC can be right: compared with the last line of the audit before anything is written."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain import dates
from app.store.queries.stamps import last_stamp
from app.store.reader import Reader
from app.system.clock import Clock

CONFIRMING = "confirm_clock"
"""The act by which somebody says that the clock is right."""
BACK = timedelta(hours=1)
"""So far a clock may be put back, as when it is set by the network."""
AHEAD = timedelta(days=180)
"""So long an office may have lain still before somebody has to look at the calendar."""
LATE = timedelta(days=7)
"""What is entered so long after its day is told as entered late (补记)."""


def objection(reader: Reader, clock: Clock) -> str:
    """Why nothing may be written by this clock, as a sentence; "" when it goes on from the last line.

    A day that was given for a run (--today) is compared with nothing: the audit says that it was given.
    """
    last = None if clock.is_fixed else last_stamp(reader)
    if last is None:
        return ""
    now = clock.now()
    how = "请校准电脑的时钟；确实没有错的，在“设置”的“体检”里“确认时钟”后再办。"
    if now < last - BACK:
        text = f"电脑时间 {now:%Y-%m-%d %H:%M} 早于上一条记录 {last.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
        return f"{text}，照这样记，日期和先后都会错。{how}"
    if now > last + AHEAD:
        text = f"电脑时间 {now:%Y-%m-%d %H:%M}，距上一条记录已 {(now - last).days} 天"
        return f"{text}，可能是时钟跳到了以后。{how}"
    return ""


def entered_late(stated: date, entered: date) -> str:
    """（2026年11月24日补记） behind what was entered more than a week after its day, else ""."""
    return f"（{dates.long(entered)}补记）" if entered - stated > LATE else ""
