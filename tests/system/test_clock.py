"""The clock: the machine's, or one fixed day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InvalidInput
from app.system.clock import Clock


def test_the_real_clock_tells_the_time_of_this_pc() -> None:
    before = datetime.now().astimezone()
    clock = Clock()
    now = clock.now()
    assert before <= now <= datetime.now().astimezone()
    assert now.utcoffset() == timedelta(hours=8)
    assert clock.today() - before.date() <= timedelta(days=1)
    assert not clock.is_fixed


@given(day=st.dates())
def test_a_fixed_clock_stays_on_its_day(day: date) -> None:
    clock = Clock.at(day.isoformat())
    assert clock.is_fixed
    assert clock.today() == clock.now().date() == day
    assert clock.now().tzinfo is not None


@pytest.mark.parametrize("text", ["", "2026-02-29", "24.11.2026", "今天", "2026-11-24 10:00"])
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InvalidInput, match="不是一个日期") as refused:
        Clock.at(text)
    assert [problem.path for problem in refused.value.problems] == ["today"]
