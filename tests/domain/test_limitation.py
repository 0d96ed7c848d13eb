"""The limitation period: one year, begun anew by what interrupts it, longer by what suspends it, never by guesses."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import WorkCalendar
from app.domain.limitation import (
    INTERRUPTS,
    NOTHING,
    STARTS,
    SUSPENDS,
    Happening,
    Limitation,
    Period,
    run,
    without_start,
)
from app.domain.limits import LimitBook, compute

LAW = Path(__file__).parents[2] / "resources" / "law"
CALENDAR = WorkCalendar.from_table(tomllib.loads((LAW / "holidays.toml").read_text(encoding="utf-8")))
BOOK = LimitBook.from_table(tomllib.loads((LAW / "limits.toml").read_text(encoding="utf-8")))
DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def breaks(text: str) -> Happening:
    return Happening(day(text), "主张权利", "第27条")


def pauses(first: str, last: str = "") -> Happening:
    return Happening(day(first), "不可抗力", "第27条", pause=True, until=day(last) if last else None)


def counted(start: str, *events: Happening) -> Period:
    return run("全部请求", Happening(day(start), "被侵害", "第27条"), events, BOOK, CALENDAR)


def chain(period: Period) -> list[tuple[str, str, str]]:
    return [(s.day.isoformat(), s.effect, s.runs_to.isoformat() if s.runs_to else "") for s in period.steps]


@pytest.mark.parametrize(
    ("start", "last"),
    [
        ("2025-03-10", "2026-03-10"),
        ("2025-10-01", "2026-10-08"),  # the whole of National Day lies behind it
        ("2025-09-26", "2026-09-28"),  # mid-autumn
        ("2025-09-20", "2026-09-20"),  # a Sunday that is worked stays
        ("2024-02-29", "2025-02-28"),
        ("2025-02-17", "2026-02-24"),  # spring festival
    ],
)
def test_one_year_from_the_next_day_and_over_rest_days(start: str, last: str) -> None:
    found = counted(start)
    assert (found.last_day, found.provisional, found.missing) == (day(last), False, "")
    assert chain(found) == [(start, STARTS, last)]


def test_an_interruption_in_time_begins_the_whole_year_anew() -> None:
    found = counted("2025-03-10", breaks("2026-03-10"), breaks("2025-06-01"))
    assert chain(found) == [
        ("2025-03-10", STARTS, "2026-03-10"),
        ("2025-06-01", INTERRUPTS, "2026-06-01"),
        ("2026-03-10", INTERRUPTS, "2027-03-10"),
    ]
    assert found.since is not None
    assert found.since.day == day("2026-03-10")
    assert found.provisional


def test_the_day_to_which_rest_days_moved_the_end_is_still_in_time() -> None:
    assert counted("2025-10-01", breaks("2026-10-08")).last_day == day("2027-10-08")
    late = counted("2025-10-01", breaks("2026-10-09"), breaks("2026-10-12"))
    assert late.last_day == day("2026-10-08")
    assert [(s.effect, s.note) for s in late.steps[1:]] == [(NOTHING, "时效已经届满")] * 2


def test_what_came_before_the_start_changes_nothing() -> None:
    found = counted("2025-03-10", breaks("2025-03-09"), pauses("2025-01-01", "2025-03-10"))
    assert found.last_day == day("2026-03-10")
    assert [(s.effect, s.note) for s in found.steps[:2]] == [(NOTHING, "时效还没有起算")] * 2
    assert found.steps[2].effect == STARTS


def test_a_pause_moves_the_end_by_its_days_and_two_that_overlap_count_once() -> None:
    assert counted("2025-03-10", pauses("2025-05-01", "2025-05-11")).last_day == day("2026-03-20")
    both = counted("2025-03-10", pauses("2025-05-01", "2025-05-11"), pauses("2025-05-06", "2025-05-16"))
    assert (both.added, both.last_day) == (15, day("2026-03-25"))
    inside = counted("2025-03-10", pauses("2025-05-01", "2025-05-20"), pauses("2025-05-06", "2025-05-10"))
    assert inside.added == 19


def test_a_pause_that_began_before_the_period_counts_only_inside_it() -> None:
    assert counted("2025-03-10", pauses("2025-01-01", "2025-03-20")).last_day == day("2026-03-20")
    again = counted("2025-03-10", pauses("2025-05-01", "2025-05-31"), breaks("2025-05-21"))
    assert (again.added, again.last_day) == (10, day("2026-06-01"))  # 31 May is a Sunday


def test_a_pause_that_has_not_ended_leaves_the_last_day_open_and_nothing_can_be_late() -> None:
    found = counted("2025-03-10", pauses("2025-05-01"), breaks("2027-01-05"))
    assert (found.last_day, found.paused_on) == (None, day("2025-05-01"))
    assert [s.effect for s in found.steps] == [STARTS, SUSPENDS, INTERRUPTS]
    assert found.left(day("2026-01-01")) is None


def test_without_a_start_no_last_day_is_guessed() -> None:
    found = without_start(
        "全部请求", "缺起算日。", [breaks("2026-09-14"), breaks("2026-09-21")], BOOK, CALENDAR
    )
    assert (found.last_day, found.missing) == (None, "缺起算日。")
    assert found.if_in_time == day("2027-09-21")
    assert [s.effect for s in found.steps] == [INTERRUPTS, INTERRUPTS]
    alone = without_start("全部请求", "缺起算日。", [pauses("2026-01-01", "2026-02-01")], BOOK, CALENDAR)
    assert (alone.last_day, alone.if_in_time, [s.effect for s in alone.steps]) == (None, None, [SUSPENDS])


def test_a_start_before_the_law_says_so() -> None:
    found = counted("2007-12-31", breaks("2026-01-05"))
    assert found.last_day is None
    assert "2008年5月1日" in found.missing


def test_of_two_periods_the_one_that_ends_first_counts() -> None:
    early, later = counted("2025-03-10"), counted("2025-06-10")
    found = Limitation(day("2026-03-01"), (later, early))
    assert (found.last_day, found.days_left) == (day("2026-03-10"), 9)
    nothing = Limitation(day("2026-03-01"), (Period("工资", unlimited=True),))
    assert (nothing.first, nothing.last_day, nothing.days_left) == (None, None, None)


@given(DAYS)
def test_alone_it_is_the_limit_of_the_table(start: date) -> None:
    limit = compute(BOOK.rule("limitation", start), start, CALENDAR)
    found = run("全部请求", Happening(start, "被侵害", ""), (), BOOK, CALENDAR)
    assert (found.last_day, found.raw_end, found.provisional) == (
        limit.last_day, limit.raw_end, limit.provisional,
    )  # fmt: skip


@given(DAYS, st.lists(st.tuples(st.integers(0, 900), st.none() | st.integers(1, 200)), max_size=6))
def test_it_ends_a_year_behind_the_last_interruption_in_time_and_all_that_came_before_was_in_time(
    start: date, events: list[tuple[int, int | None]]
) -> None:
    made = [
        Happening(
            start + timedelta(days=after), "事由", "", pause=length is not None,
            until=start + timedelta(days=after + length) if length else None,
        )
        for after, length in events
    ]  # fmt: skip
    found = run("全部请求", Happening(start, "被侵害", ""), made, BOOK, CALENDAR)
    assert found.last_day is not None
    assert CALENDAR.is_workday(found.last_day)
    assert len(found.steps) == len(made) + 1
    ends = [s.runs_to for s in found.steps if s.runs_to]
    assert ends == sorted(ends)
    assert ends[-1] == found.last_day
    assert found.since is not None
    base = compute(BOOK.rule("limitation", found.since.day), found.since.day, CALENDAR).raw_end
    assert found.raw_end == base + timedelta(days=found.added)
    late = [s.day for s in found.steps if s.effect == NOTHING]
    assert all(when > found.last_day for when in late)


@given(DAYS, st.lists(st.integers(0, 360), min_size=1, max_size=5))
def test_interruptions_in_time_never_bring_the_end_nearer(start: date, after: list[int]) -> None:
    events = [Happening(start + timedelta(days=n), "事由", "") for n in after]
    alone = run("全部请求", Happening(start, "被侵害", ""), (), BOOK, CALENDAR)
    found = run("全部请求", Happening(start, "被侵害", ""), events, BOOK, CALENDAR)
    assert found.last_day is not None
    assert alone.last_day is not None
    assert found.last_day >= alone.last_day
