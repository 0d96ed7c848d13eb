"""Dates and spans as typed and printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import dates
from app.domain.dates import parse_date, parse_span

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-9-5",
        "2026-09-05",
        "2026/9/5",
        "2026.9.5",
        "2026年9月5日",
        "2026年09月05",
        "20260905",
        "２０２６－９－５",
        "２０２６年９月５日",
        " 2026 年 9 月 5 日 ",
        "2026—9—5",
        "2026。9。5",
    ],
)
def test_one_day_in_all_usual_spellings(typed: str) -> None:
    assert parse_date(typed) == date(2026, 9, 5)


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("2026-2-30", "2026年2月没有30日，那个月最后一天是28日"),
        ("2024.2.30", "最后一天是29日"),
        ("2026-9-0", "没有0日"),
        ("2026-13-1", "一年只有 12 个月"),
        ("1899-12-31", "1900 年到 2100 年"),
        ("21010101", "1900 年到 2100 年"),
        ("45231", "看不懂日期“45231”"),
        ("9月5日", "看不懂"),
        ("5/9/2026", "看不懂"),
        ("26-9-5", "看不懂"),
        ("", "看不懂"),
        ("2026-09-05 10:00", "看不懂"),
        ("٢٠٢٦-9-5", "看不懂"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(typed: str, phrase: str) -> None:
    with pytest.raises(ValueError, match=phrase) as refused:
        parse_date(typed)
    assert str(refused.value).endswith("。")


@given(DAYS)
def test_what_is_printed_can_be_typed_back(day: date) -> None:
    assert parse_date(dates.long(day)) == day
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%Y%m%d}") == day
    assert dates.long(day).endswith(dates.short(day))


def test_printed_forms() -> None:
    day = date(2026, 9, 5)
    assert (dates.long(day), dates.short(day), dates.weekday(day)) == ("2026年9月5日", "9月5日", "周六")
    assert dates.weekday(date(2026, 11, 25)) == "周三"


def test_months_end_on_the_corresponding_day_or_the_month_end() -> None:
    assert dates.add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert dates.add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert dates.add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert dates.add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert dates.add_months(date(2026, 8, 24), 24) == date(2028, 8, 24)


def test_age_in_full_years() -> None:
    assert dates.age(date(1990, 9, 6), date(2026, 9, 5)) == 35
    assert dates.age(date(1990, 9, 5), date(2026, 9, 5)) == 36


@pytest.mark.parametrize(
    ("typed", "first", "last", "label"),
    [
        ("2026", "2026-01-01", "2026-12-31", "2026年"),
        ("2026年", "2026-01-01", "2026-12-31", "2026年"),
        ("2026年全年", "2026-01-01", "2026-12-31", "2026年"),
        ("2026H1", "2026-01-01", "2026-06-30", "2026年上半年"),
        ("2026h2", "2026-07-01", "2026-12-31", "2026年下半年"),
        ("2026年下半年", "2026-07-01", "2026-12-31", "2026年下半年"),
        ("2026Q3", "2026-07-01", "2026-09-30", "2026年第三季度"),
        ("2026年第四季度", "2026-10-01", "2026-12-31", "2026年第四季度"),
        ("2026年1季度", "2026-01-01", "2026-03-31", "2026年第一季度"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024年2月"),
        ("2026年9月", "2026-09-01", "2026-09-30", "2026年9月"),
        ("2026-01-01..2026-03-15", "2026-01-01", "2026-03-15", "2026年1月1日至3月15日"),
        ("2025年12月1日至2026年3月15日", "2025-12-01", "2026-03-15", "2025年12月1日至2026年3月15日"),
        ("2026-05-06..2026-05-06", "2026-05-06", "2026-05-06", "2026年5月6日"),
    ],
)
def test_reporting_periods(typed: str, first: str, last: str, label: str) -> None:
    found = parse_span(typed)
    assert (found.first.isoformat(), found.last.isoformat(), found.label) == (first, last, label)
    assert found.first in found
    assert found.last in found
    assert date.fromordinal(found.last.toordinal() + 1) not in found
    assert found.days == (found.last - found.first).days + 1


@pytest.mark.parametrize(
    "typed",
    ["", "26", "2026Q5", "2026H3", "2026-13", "2026-00", "1776", "上半年", "2026-01-01..", "2026..2027"],
)
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"看不懂.*。"):
        parse_span(typed)


def test_a_period_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="早于开始日期"):
        parse_span("2026-03-15..2026-01-01")


@given(DAYS, DAYS)
def test_the_label_of_any_span_is_read_back(one: date, other: date) -> None:
    found = dates.span(min(one, other), max(one, other))
    if one != other:
        assert parse_span(found.label) == found
