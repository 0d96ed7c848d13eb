"""Time limits: which rule is in force, which day is the last, which days were passed over and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import evolve, field, frozen, validators

from app.domain.calendar import DAY, WorkCalendar
from app.domain.dates import add_months, long, weekday
from app.domain.errors import NotAllowed, NotFound

UNITS = {"natural_days": "日", "working_days": "个工作日", "months": "个月", "years": "年"}
KINDS = {"law": "法定", "agreed": "双方约定", "own": "本会设定", "unverified": "未核对原文"}


@frozen
class LimitRule:
    """One row of limits.toml: how long something may take, from what event, and by which article.

    `length` is None when the parties agree on a date. `kind` tells law from the committee's own settings,
    which are never shown as law. The rule holds for limits that start from `valid_from` to `valid_to`.
    Without `shifts` the end stays where it falls, on a rest day too (a term of office, a retention period).
    """

    code: str
    label: str
    start_event: str
    unit: str = field(validator=validators.in_(UNITS))
    rule: str
    article: str
    kind: str = field(validator=validators.in_(KINDS))
    length: int | None = field(default=None, kw_only=True)
    valid_from: date = field(default=date.min, kw_only=True)
    valid_to: date = field(default=date.max, kw_only=True)
    note: str = field(default="", kw_only=True)
    shifts: bool = field(default=True, kw_only=True)

    @classmethod
    def from_table(cls, row: Mapping[str, Any]) -> LimitRule:
        """Make a rule from one parsed [[limit]] table; raises ValueError or TypeError on a misfit."""
        return cls(**row)

    @property
    def length_words(self) -> str:
        """15日, 3个工作日, 1年, or 由双方约定."""
        return "由双方约定" if self.length is None else f"{self.length}{UNITS[self.unit]}"

    @property
    def source(self) -> str:
        """Rule and article in one line, or 本会设定; what was not checked says so."""
        remark = "（未核对原文）" if self.kind == "unverified" else ""
        return f"{self.rule}{self.article}{remark}"

    def in_force(self, day: date) -> bool:
        """Whether the rule holds for a limit that starts on `day`."""
        return self.valid_from <= day <= self.valid_to


@frozen
class LimitBook:
    """All rules, several for one code when the law changed."""

    rules: tuple[LimitRule, ...]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> LimitBook:
        """Make the book from the parsed limits.toml; raises ValueError when two rules of a code overlap."""
        rules = tuple(LimitRule.from_table(row) for row in table["limit"])
        for n, rule in enumerate(rules):
            for other in rules[:n]:
                if other.code == rule.code and max(rule.valid_from, other.valid_from) <= min(
                    rule.valid_to, other.valid_to
                ):
                    raise ValueError(f"期限 {rule.code} 有两行的有效期重叠。")
        return cls(rules)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code once, in the order of the file."""
        return tuple(dict.fromkeys(rule.code for rule in self.rules))

    def rule(self, code: str, on: date) -> LimitRule:
        """The rule of that code for a limit that starts on `on`: an old case keeps the rule of its day.

        Raises NotFound for an unknown code or a day before any such rule was in force.
        """
        found = [rule for rule in self.rules if rule.code == code]
        if not found:
            raise NotFound(self._unknown(code))
        for rule in found:
            if rule.in_force(on):
                return rule
        first = min(rule.valid_from for rule in found)
        raise NotFound(f"{found[0].label}的规定从 {long(first)} 起有效，{long(on)} 还没有，请核对起算日。")

    def _unknown(self, code: str) -> str:
        return f"没有“{code}”这一期限，可用的是：{'、'.join(self.codes)}。"

    def with_length(self, code: str, length: int) -> LimitBook:
        """The book with one of the committee's own lengths changed; raises NotAllowed for all others."""
        if code not in self.codes:
            raise NotFound(self._unknown(code))
        fixed = next((r for r in self.rules if r.code == code and r.kind != "own"), None)
        if fixed is not None:
            raise NotAllowed(f"{fixed.label}是{KINDS[fixed.kind]}的期限，不能由本会改成 {length}。")
        if length < 1:
            raise NotAllowed(f"期限至少是 1，这里是 {length}，请重填。")
        return LimitBook(tuple(evolve(r, length=length) if r.code == code else r for r in self.rules))


@frozen
class Skip:
    """A day that was not counted, or past which the last day was moved, and the reason in a few words."""

    date: date
    why: str


@frozen
class LimitDay:
    """One day of a limit: its role (start, counted, rest_counted, skipped, last) and what day it is."""

    date: date
    role: str
    why: str


@frozen
class Limit:
    """A limit as computed: from `start` (not counted) to `last_day` at its end, by `rule`.

    `raw_end` is the day before rest days moved it. `provisional` says that a day that matters lies in a year
    whose holiday arrangement is not published. `skipped` are the days passed over, in order.
    """

    rule: LimitRule
    start: date
    raw_end: date
    last_day: date
    provisional: bool
    skipped: tuple[Skip, ...]
    calendar: WorkCalendar = field(repr=False, eq=False)

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def label(self) -> str:
        """What the limit is called."""
        return self.rule.label

    @property
    def article(self) -> str:
        """The article, without the name of the law."""
        return self.rule.article

    @property
    def source(self) -> str:
        """Rule and article in one line."""
        return self.rule.source

    @property
    def kind(self) -> str:
        """law, agreed, own or unverified."""
        return self.rule.kind

    @property
    def days(self) -> tuple[LimitDay, ...]:
        """Every day from the start to the last with its role, for a calendar strip on screen."""
        passed = {skip.date for skip in self.skipped}
        days = []
        for n in range((self.last_day - self.start).days + 1):
            day = self.start + n * DAY
            if day == self.last_day:
                role = "last"
            elif n == 0:
                role = "start"
            elif day in passed:
                role = "skipped"
            else:
                role = "rest_counted" if self.calendar.is_rest_day(day) else "counted"
            days.append(LimitDay(day, role, self.calendar.why(day)))
        return tuple(days)

    def explain(self) -> str:
        """Why the last day is that day: rule, length, start, days passed over, and whether it is certain."""
        words = f"{self.rule.source}：{self.rule.start_event}之日起{self.rule.length_words}。"
        words += f"{long(self.start)}不计入，"
        if self.rule.unit == "working_days":
            words += "只数工作日，"
        elif self.skipped:
            words += f"算到{long(self.raw_end)}（{self.skipped[0].why}），顺延到休息日结束的次日，"
        words += f"最后一日是{long(self.last_day)}（{weekday(self.last_day)}）。"
        if self.provisional:
            words += f"{self.last_day.year}年放假安排未公布，公布后会重新计算。"
        return words


def compute(rule: LimitRule, start: date, calendar: WorkCalendar) -> Limit:
    """The last day of a limit that starts on `start`, after 民法典 §200–204.

    The starting day is not counted. Natural days, months and years end on their day (the month's last when
    it has no such day) and, when that is a rest day, on the first working day after; working days count
    only days worked, make-up working days included. Raises NotAllowed when the parties must agree on a date.
    """
    if rule.length is None:
        raise NotAllowed(f"{rule.label}由双方约定，没有固定天数，请填写约定的日期。")
    if rule.unit == "working_days":
        return _in_working_days(rule, rule.length, start, calendar)
    if rule.unit == "natural_days":
        raw_end = start + rule.length * DAY
    else:
        raw_end = add_months(start, rule.length * (12 if rule.unit == "years" else 1))
    if not rule.shifts:
        return Limit(rule, start, raw_end, raw_end, False, (), calendar)
    last = calendar.next_workday(raw_end)
    skipped = _skips(calendar, (raw_end + n * DAY for n in range((last - raw_end).days)))
    sure = all(calendar.published(year) for year in range(raw_end.year, last.year + 1))
    return Limit(rule, start, raw_end, last, not sure, skipped, calendar)


def _in_working_days(rule: LimitRule, length: int, start: date, calendar: WorkCalendar) -> Limit:
    day, counted, passed = start, 0, []
    while counted < length:
        day += DAY
        if calendar.is_workday(day):
            counted += 1
        else:
            passed.append(day)
    sure = all(calendar.published(year) for year in range((start + DAY).year, day.year + 1))
    return Limit(rule, start, day, day, not sure, _skips(calendar, passed), calendar)


def _skips(calendar: WorkCalendar, days: Iterable[date]) -> tuple[Skip, ...]:
    return tuple(Skip(day, calendar.why(day)) for day in days)


def days_left(limit: Limit, today: date) -> int:
    """Days from `today` to the last day: 0 on the last day itself, negative when it has passed."""
    return (limit.last_day - today).days


def working_days_left(limit: Limit, today: date) -> int:
    """How many of the days after `today`, up to the last day, are worked; 0 when none is left."""
    return limit.calendar.workdays(today + DAY, limit.last_day)
