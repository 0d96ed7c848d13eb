"""Calendar dates and spans of dates as people type and print them in Chinese; no clock."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date

from attrs import frozen

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
FIRST_YEAR, LAST_YEAR = 1900, 2100

_SEPARATED = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_TOGETHER = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DASHES = str.maketrans({mark: "-" for mark in "‐‑–—−－"} | {"。": "."})
_QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")


def parse_date(text: str) -> date:
    """Read a date: 2026-9-5 · 2026/9/5 · 2026.9.5 · 2026年9月5日 · 20260905, also in full-width digits.

    Raises ValueError with a Chinese sentence when the text is no date, the day does not exist in that month,
    or the year lies outside 1900–2100.
    """
    typed = text.strip()
    plain = unicodedata.normalize("NFKC", typed).translate(_DASHES)
    found = _SEPARATED.fullmatch(plain) or _TOGETHER.fullmatch(plain)
    if found is None:
        raise ValueError(f"看不懂日期“{typed}”，请写成 2026-09-05 或 2026年9月5日。")
    year, month, day = (int(part) for part in found.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"日期“{typed}”的年份要在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间，请核对。")
    if not 1 <= month <= 12:
        raise ValueError(f"日期“{typed}”的月份是 {month}，一年只有 12 个月，请核对。")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(f"{year}年{month}月没有{day}日，那个月最后一天是{last}日，请核对。")
    return date(year, month, day)


def long(day: date) -> str:
    """2026年9月5日, the form of papers (GB/T 9704: Arabic digits, full year, no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"


def short(day: date) -> str:
    """9月5日, for places where the year is plain."""
    return f"{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """周一 to 周日."""
    return WEEKDAYS[day.weekday()]


def time_problem(text: str) -> str | None:
    """Why a time of day is not one as 14:00 is, or None; for checks of fields."""
    hours, mark, minutes = text.partition(":")
    digits = all(part.isascii() and part.isdigit() and len(part) == 2 for part in (hours, minutes))
    if mark and digits and int(hours) < 24 and int(minutes) < 60:
        return None
    return f"“{text}”不是时间，请写成 14:00 这样，24 小时制。"


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months later, or that month's last when there is none (民法典 §202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age(birth: date, on: date) -> int:
    """Full years (周岁) lived from `birth` until `on`."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


@frozen
class Span:
    """A stretch of days, both ends included, with the words it goes by (2026年第三季度)."""

    first: date
    last: date
    label: str

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it holds, both ends counted."""
        return (self.last - self.first).days + 1


def span(first: date, last: date) -> Span:
    """The days from `first` to `last`; raises ValueError when `last` lies before `first`."""
    if last < first:
        raise ValueError(f"结束日期 {long(last)} 早于开始日期 {long(first)}，请对调。")
    if first == last:
        return Span(first, last, long(first))
    return Span(first, last, f"{long(first)}至{short(last) if first.year == last.year else long(last)}")


def parse_span(text: str) -> Span:
    """Read a reporting period: 2026, 2026H1, 2026Q3, 2026-09 or 2026-01-01..2026-03-15.

    Chinese forms (2026年, 2026年上半年, 2026年第三季度, 2026年9月, …至…) are understood too. Raises
    ValueError with a Chinese sentence for anything else.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    if ".." in typed or "至" in typed:
        first, _, last = re.sub(r"\.\.|至", "\n", typed, count=1).partition("\n")
        start = parse_date(first)
        same_year = re.fullmatch(r"\s*[0-9]{1,2}月.*", last)
        return span(start, parse_date(f"{start.year}年{last.strip()}" if same_year else last))
    found = re.fullmatch(
        r"([0-9]{4})年?(?:([Hh])([12])|([Qq])([1-4])|-?([0-9]{1,2})月?)?", _ascii_period(typed)
    )
    year = int(found[1]) if found else 0
    month = int(found[6] or 1) if found else 0
    if found is None or not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        raise ValueError(
            f"看不懂时段“{text.strip()}”，可写 2026、2026H1、2026Q3、2026-09 或 2026-01-01..2026-03-15。"
        )
    if found[2]:
        half = int(found[3])
        return _months(year, half * 6 - 5, 6, f"{year}年{'上' if half == 1 else '下'}半年")
    if found[4]:
        quarter = int(found[5])
        return _months(year, quarter * 3 - 2, 3, f"{year}年{_QUARTERS[quarter - 1]}")
    return _months(year, month, 1, f"{year}年{month}月") if found[6] else _months(year, 1, 12, f"{year}年")


def _ascii_period(text: str) -> str:
    """Chinese half years and quarters in the letters of the command line."""
    for chinese, letters in (("上半年", "H1"), ("下半年", "H2"), ("全年", "")):
        text = text.replace(chinese, letters)
    return re.sub(r"第?([一二三四1-4])季度", lambda m: f"Q{'一二三四1234'.index(m[1]) % 4 + 1}", text)


def _months(year: int, month: int, count: int, label: str) -> Span:
    last = month + count - 1
    return Span(date(year, month, 1), date(year, last, monthrange(year, last)[1]), label)
