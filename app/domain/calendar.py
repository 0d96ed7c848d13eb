"""Working days and rest days: the yearly arrangements of the State Council, and what is known without one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from attrs import evolve, field, frozen

from app.domain.dates import long, weekday

DAY = timedelta(days=1)
FIXED = {
    (1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节",
    (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节",
}  # fmt: skip
"""Statutory days of the Gregorian calendar (全国年节及纪念日放假办法 2024 §2)."""


@frozen
class OffPeriod:
    """Days off in one piece, both ends included, and the festival they are for."""

    name: str
    first: date
    last: date

    def days(self) -> Iterable[date]:
        """Each day of the period."""
        return (self.first + n * DAY for n in range((self.last - self.first).days + 1))


@frozen
class HolidayYear:
    """One year's arrangement: days off, weekend days worked instead, and the notice it comes from."""

    year: int
    notice: str
    issued: date | None
    off: tuple[OffPeriod, ...]
    workdays: tuple[date, ...]
    note: str = ""

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> HolidayYear:
        """Make a year from a parsed table {year, notice, issued, off: [{name, from, to}], workdays, note}.

        Raises ValueError with a Chinese sentence when days contradict each other or lie outside the year.
        """
        off = tuple(OffPeriod(str(row["name"]), row["from"], row["to"]) for row in table["off"])
        workdays = tuple(sorted(table.get("workdays", ())))
        issued, note = table.get("issued"), str(table.get("note", ""))
        year = cls(int(table["year"]), str(table.get("notice", "")), issued, off, workdays, note)
        year._check()
        return year

    def _check(self) -> None:
        earliest, latest = date(self.year - 1, 12, 20), date(self.year, 12, 31)
        for period in self.off:
            if (
                not earliest <= period.first <= period.last <= latest
                or (period.last - period.first).days > 20
            ):
                ends = f"{long(period.first)}至{long(period.last)}"
                raise ValueError(f"{self.year}年{period.name}的放假日期 {ends} 不对，请核对通知。")
        days_off = {day for period in self.off for day in period.days()}
        for day in self.workdays:
            if not earliest <= day <= latest or day.weekday() < 5 or day in days_off:
                raise ValueError(
                    f"{long(day)}（{weekday(day)}）不能是{self.year}年的调休上班日：应是放假日以外的周六或周日。"
                )


@frozen
class Festivals:
    """The lunar festivals of a year, worked out by astronomy, not taken from a notice."""

    year: int
    spring_festival: date
    qingming: date
    dragon_boat: date
    mid_autumn: date

    def days(self) -> dict[date, str]:
        """Statutory days off among them (办法 2024 §2: Spring Festival from the eve to the third day)."""
        spring = {self.spring_festival + n * DAY: "春节" for n in range(-1, 3)}
        return spring | {self.qingming: "清明节", self.dragon_boat: "端午节", self.mid_autumn: "中秋节"}


def _by_year(years: Sequence[HolidayYear]) -> tuple[HolidayYear, ...]:
    """One arrangement a year, a later one in the list replacing an earlier one."""
    kept = {year.year: year for year in years}
    return tuple(kept[number] for number in sorted(kept))


@frozen
class WorkCalendar:
    """Which days are worked: by the published arrangements, else by weekends and statutory days (未公布)."""

    years: tuple[HolidayYear, ...] = field(converter=_by_year)
    computed: tuple[Festivals, ...] = ()
    _off: dict[date, str] = field(init=False, repr=False, eq=False)
    _worked: frozenset[date] = field(init=False, repr=False, eq=False)
    _published: frozenset[int] = field(init=False, repr=False, eq=False)
    _statutory: dict[date, str] = field(init=False, repr=False, eq=False)

    @_off.default
    def _all_off(self) -> dict[date, str]:
        return {day: period.name for year in self.years for period in year.off for day in period.days()}

    @_worked.default
    def _all_worked(self) -> frozenset[date]:
        return frozenset(day for year in self.years for day in year.workdays)

    @_published.default
    def _all_published(self) -> frozenset[int]:
        return frozenset(year.year for year in self.years)

    @_statutory.default
    def _all_statutory(self) -> dict[date, str]:
        return {day: name for year in self.computed for day, name in year.days().items()}

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> WorkCalendar:
        """Make the calendar from the parsed holidays.toml: [[year]] rows and [[computed]] festivals."""
        years = [HolidayYear.from_table(row) for row in table.get("year", ())]
        return cls(years, tuple(Festivals(**row) for row in table.get("computed", ())))

    def with_years(self, years: Iterable[HolidayYear]) -> WorkCalendar:
        """The calendar with arrangements the committee added; one for a known year replaces it."""
        return evolve(self, years=(*self.years, *years))

    def published(self, year: int) -> bool:
        """Whether the arrangement of that year is known, so that its days are certain."""
        return year in self._published

    def notice(self, year: int) -> str:
        """The number of the notice that a year's days come from; "" when it is not known."""
        return next((known.notice for known in self.years if known.year == year), "")

    def is_rest_day(self, day: date) -> bool:
        """Whether nobody works that day: a day off, or a Saturday or Sunday that is not worked instead."""
        return self._holiday(day) != "" or (day.weekday() >= 5 and day not in self._worked)

    def is_workday(self, day: date) -> bool:
        """Whether that day is worked, make-up working days included."""
        return not self.is_rest_day(day)

    def _holiday(self, day: date) -> str:
        """The festival that day is off for; for a year without an arrangement, its statutory days only."""
        if day in self._off:
            return self._off[day]
        if day.year in self._published or day in self._worked:
            return ""
        return FIXED.get((day.month, day.day)) or self._statutory.get(day, "")

    def why(self, day: date) -> str:
        """Why a day is worked or not, in a few words: 国庆节休假, 周六, 调休上班, 工作日."""
        holiday = self._holiday(day)
        if holiday:
            return f"{holiday}休假" if day in self._off else f"{holiday}（法定节日，放假安排未公布）"
        if day in self._worked:
            return "调休上班"
        return weekday(day) if day.weekday() >= 5 else "工作日"

    def next_workday(self, day: date) -> date:
        """The first day worked on or after `day`."""
        while self.is_rest_day(day):
            day += DAY
        return day

    def workdays(self, first: date, last: date) -> int:
        """How many days are worked from `first` to `last`, both included; 0 when `last` lies before."""
        return sum(self.is_workday(first + n * DAY) for n in range((last - first).days + 1))
