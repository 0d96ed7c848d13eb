"""Time limits: the law table, the test vectors of the domain study, and what must hold for any day."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import HolidayYear, WorkCalendar
from app.domain.errors import NotAllowed, NotFound
from app.domain.limits import Limit, LimitBook, LimitRule, compute, days_left, working_days_left

LAW = Path(__file__).parents[2] / "resources" / "law"
CALENDAR = WorkCalendar.from_table(tomllib.loads((LAW / "holidays.toml").read_text(encoding="utf-8")))
BOOK = LimitBook.from_table(tomllib.loads((LAW / "limits.toml").read_text(encoding="utf-8")))
DAYS = st.dates(date(2017, 7, 1), date(2034, 12, 31))


def limit(code: str, start: str) -> Limit:
    day = date.fromisoformat(start)
    return compute(BOOK.rule(code, day), day, CALENDAR)


@pytest.mark.parametrize(
    ("start", "code", "last", "skipped"),
    [
        ("2026-09-22", "acceptance", "2026-09-28", "25 26 27"),
        ("2026-09-17", "acceptance", "2026-09-21", "19"),
        ("2026-09-30", "acceptance", "2026-10-10", "1 2 3 4 5 6 7"),
        ("2026-02-13", "acceptance", "2026-02-25", "15 16 17 18 19 20 21 22 23"),
        ("2026-04-30", "acceptance", "2026-05-08", "1 2 3 4 5"),
        ("2026-09-28", "mediation", "2026-10-13", ""),
        ("2026-09-16", "mediation", "2026-10-08", "1 2 3 4 5 6 7"),
        ("2026-09-11", "arbitration_right", "2026-09-28", "26 27"),
        ("2026-09-05", "mediation", "2026-09-20", ""),
        ("2026-02-02", "arbitration_review", "2026-02-24", "17 18 19 20 21 22 23"),
        ("2026-08-26", "judicial_confirmation", "2026-09-28", "25 26 27"),
        ("2026-09-02", "judicial_confirmation", "2026-10-08", "2 3 4 5 6 7"),
    ],
)
def test_the_twelve_vectors(start: str, code: str, last: str, skipped: str) -> None:
    found = limit(code, start)
    assert found.last_day == date.fromisoformat(last)
    assert " ".join(str(skip.date.day) for skip in found.skipped) == skipped
    assert not found.provisional
    assert all(skip.why.endswith("休假") or skip.why in ("周六", "周日") for skip in found.skipped)


def test_the_explanation_names_rule_start_skips_and_last_day() -> None:
    assert limit("mediation", "2026-09-16").explain() == (
        "企业劳动争议协商调解规定（人社部令第17号）第29条：受理之日起15日。2026年9月16日不计入，"
        "算到2026年10月1日（国庆节休假），顺延到休息日结束的次日，最后一日是2026年10月8日（周四）。"
    )
    assert (
        limit("acceptance", "2026-09-30").explain().endswith("只数工作日，最后一日是2026年10月10日（周六）。")
    )
    assert limit("acceptance", "2027-03-01").explain().endswith("2027年放假安排未公布，公布后会重新计算。")


def test_every_day_of_a_limit_has_its_role() -> None:
    roles = {
        (day.date.month, day.date.day): (day.role, day.why) for day in limit("mediation", "2026-09-16").days
    }
    assert roles[9, 16] == ("start", "工作日")
    assert roles[9, 17] == ("counted", "工作日")
    assert roles[9, 20] == ("counted", "调休上班")
    assert roles[9, 26] == ("rest_counted", "中秋节休假")
    assert roles[10, 1] == ("skipped", "国庆节休假")
    assert roles[10, 8] == ("last", "工作日")
    assert len(roles) == 23
    worked = [day.role for day in limit("acceptance", "2026-09-17").days]
    assert worked == ["start", "counted", "skipped", "counted", "last"]


def test_a_limit_into_a_year_without_a_notice_is_provisional_until_the_year_is_added() -> None:
    day = date(2026, 12, 20)
    rule = BOOK.rule("mediation", day)
    guess = compute(rule, day, CALENDAR)
    assert (guess.last_day, guess.provisional) == (date(2027, 1, 4), True)
    year = HolidayYear.from_table(
        {"year": 2027, "off": [{"name": "元旦", "from": date(2027, 1, 1), "to": date(2027, 1, 4)}]}
    )
    sure = compute(rule, day, CALENDAR.with_years([year]))
    assert (sure.last_day, sure.provisional) == (date(2027, 1, 5), False)
    assert [skip.why for skip in sure.skipped] == ["元旦休假"]
    assert compute(BOOK.rule("acceptance", day), date(2026, 12, 30), CALENDAR).provisional
    assert not compute(BOOK.rule("acceptance", day), date(2026, 12, 25), CALENDAR).provisional
    assert not limit("mediation", "2026-12-10").provisional


def test_years_end_on_the_corresponding_day() -> None:
    assert limit("limitation", "2025-03-10").last_day == date(2026, 3, 10)
    assert limit("limitation", "2025-10-01").last_day == date(2026, 10, 8)
    assert limit("limitation", "2024-02-29").last_day == date(2025, 2, 28)
    assert limit("enforcement", "2024-08-24").last_day == date(2026, 8, 24)
    monthly = LimitRule("x", "样例", "某日", "months", "样例", "", "own", length=1)
    assert compute(monthly, date(2026, 1, 31), CALENDAR).raw_end == date(2026, 2, 28)


def test_terms_of_office_and_retention_are_not_moved_by_rest_days() -> None:
    assert limit("mediator_term", "2025-10-01").last_day == date(2026, 10, 1)
    assert limit("retention", "2026-11-24").last_day == date(2036, 11, 24)
    assert not limit("retention", "2026-11-24").provisional


def test_the_book_holds_what_the_program_relies_on() -> None:
    expected = {
        "acceptance": (3, "working_days", "law"),
        "mediation": (15, "natural_days", "law"),
        "arbitration_right": (15, "natural_days", "law"),
        "arbitration_review": (15, "natural_days", "law"),
        "judicial_confirmation": (30, "natural_days", "law"),
        "negotiation_reply": (5, "natural_days", "law"),
        "entrusted_mediation": (10, "working_days", "law"),
        "limitation": (1, "years", "law"),
        "enforcement": (2, "years", "law"),
        "follow_up": (30, "natural_days", "own"),
        "new_form_extension": (15, "natural_days", "law"),
        "mediator_term": (1, "years", "law"),
    }
    rules = {code: BOOK.rule(code, date(2026, 11, 24)) for code in BOOK.codes}
    assert {code: (r.length, r.unit, r.kind) for code, r in rules.items() if code in expected} == expected
    for rule in BOOK.rules:
        assert rule.kind == "own" or rule.article, rule.code
        assert rule.kind != "own" or rule.source == "本会设定", rule.code
        assert (rule.length is None) == (rule.kind == "agreed"), rule.code


def test_an_old_case_keeps_the_rule_of_its_day() -> None:
    old, new = (
        BOOK.rule("judicial_confirmation", date(2023, 12, 31)),
        BOOK.rule("judicial_confirmation", date(2024, 1, 1)),
    )
    assert old.article == "第33条"
    assert "第205条" in new.article
    assert BOOK.rule("enforcement", date(2020, 5, 1)).source.endswith("（未核对原文）")
    assert "第74条" not in BOOK.rule("arbitration_review", date(2017, 6, 30)).article


def test_refusals_say_what_to_do() -> None:
    with pytest.raises(NotFound, match="没有“nothing”这一期限，可用的是：acceptance、"):
        BOOK.rule("nothing", date(2026, 1, 1))
    with pytest.raises(NotFound, match="从 2012年1月1日 起有效"):
        BOOK.rule("acceptance", date(2011, 12, 31))
    with pytest.raises(NotAllowed, match="由双方约定"):
        limit("performance", "2026-01-01")
    with pytest.raises(NotAllowed, match="法定的期限"):
        BOOK.with_length("mediation", 30)
    with pytest.raises(NotAllowed, match="至少是 1"):
        BOOK.with_length("follow_up", 0)
    with pytest.raises(NotFound, match="没有“nothing”"):
        BOOK.with_length("nothing", 1)
    assert BOOK.with_length("follow_up", 60).rule("follow_up", date(2026, 1, 1)).length_words == "60日"


def test_overlapping_rows_and_unknown_units_are_refused() -> None:
    row = {
        "code": "x",
        "label": "",
        "start_event": "",
        "unit": "years",
        "rule": "",
        "article": "",
        "kind": "law",
    }
    with pytest.raises(ValueError, match="有效期重叠"):
        LimitBook.from_table({"limit": [row, row]})
    with pytest.raises(ValueError, match="unit"):
        LimitRule.from_table(row | {"unit": "weeks"})


def test_days_left_count_down_to_the_last_day_and_below() -> None:
    found = limit("mediation", "2026-09-16")
    assert days_left(found, date(2026, 9, 30)) == 8
    assert working_days_left(found, date(2026, 9, 30)) == 1
    assert days_left(found, date(2026, 10, 8)) == 0
    assert working_days_left(found, date(2026, 10, 8)) == 0
    assert days_left(found, date(2026, 10, 10)) == -2
    assert working_days_left(found, date(2026, 10, 10)) == 0


CODES = st.sampled_from([rule.code for rule in BOOK.rules if rule.length is not None and rule.shifts])


@given(CODES, DAYS)
def test_the_last_day_is_worked_and_all_days_add_up(code: str, start: date) -> None:
    rule = BOOK.rule(code, max(start, date(2024, 2, 1)))
    found = compute(rule, start, CALENDAR)
    assert CALENDAR.is_workday(found.last_day)
    assert found.last_day >= found.raw_end > start
    days = found.days
    assert [day.date for day in days] == [start + timedelta(days=n) for n in range(len(days))]
    assert {skip.date for skip in found.skipped} == {day.date for day in days if day.role == "skipped"}
    assert all(CALENDAR.is_rest_day(skip.date) for skip in found.skipped)
    if rule.unit == "working_days":
        assert sum(day.role in ("counted", "last") for day in days) == rule.length
        assert found.raw_end == found.last_day
    elif rule.unit == "natural_days":
        assert (found.raw_end - start).days == rule.length


@given(CODES, DAYS, st.integers(1, 40))
def test_a_later_start_never_ends_earlier(code: str, start: date, later: int) -> None:
    rule = BOOK.rule(code, date(2026, 1, 1))
    first = compute(rule, start, CALENDAR)
    assert compute(rule, start + timedelta(days=later), CALENDAR).last_day >= first.last_day
