"""The act by which somebody says that the clock of the PC is right although it jumped (确认时钟)."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from app.domain import dates
from app.domain.fields import spec
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.office import clock_guard


@frozen
class ClockConfirmed:
    """Today by the calendar on the wall, and why the clock differs from the last record."""

    day: date | None = spec("今天的日期", "date", required=True, help="照墙上的日历写，不要照电脑抄。")
    reason: str = spec(
        "情况说明", required=True, max_length=200, help="例如：电脑换过电池，上一条记录是时钟错的时候记的。"
    )


@act(clock_guard.CONFIRMING, "确认时钟", ClockConfirmed, roles=EVERYBODY, subject="office", icon="clock")
def confirm_clock(work: Work, given: ClockConfirmed) -> Told:
    """电脑时间和上一条记录对不上、而现在的时间是对的，确认以后才能接着办；记进改动记录。"""
    if given.day != work.today:
        assert given.day is not None
        text = f"电脑的日期是 {dates.long(work.today)}，不是 {dates.long(given.day)}；请先校准电脑的时钟，再来确认。"
        raise refuse_field("day", text)
    wrong = clock_guard.objection(work.unit, work.desk.clock)
    found = f"当时的提示：{wrong.partition('，')[0]}" if wrong else "时钟与上一条记录接得上"
    return Told(f"确认时钟正确，今天是 {dates.long(work.today)}：{given.reason}（{found}）。", work.today)
