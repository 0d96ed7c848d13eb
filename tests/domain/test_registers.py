"""The records of the registers: points and their sum, and what still waits."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fields import specs
from app.domain.registers import (
    Attendance,
    Departure,
    Evaluation,
    Grievance,
    Risk,
    Score,
    Training,
    points_problem,
    total,
)

RECORDS = (Risk, Grievance, Training, Attendance, Evaluation, Score, Departure)


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_of_a_register_has_a_chinese_name_of_its_own(record):
    labels = [s.label for s in specs(record)]
    assert labels
    assert len(labels) == len(set(labels))
    assert all("一" <= label[0] <= "鿿" for label in labels)


@pytest.mark.parametrize("text", ["0", "8", "86.5", "100", "999.9"])
def test_points_are_whole_or_have_one_decimal(text):
    assert points_problem(text) is None


@pytest.mark.parametrize("text", ["", "-1", "8.55", "1000", "十", "８", "8分", "1e2", "8\n"])
def test_anything_else_is_told(text):
    assert "得分应是" in points_problem(text)


@given(st.lists(st.integers(0, 9999), max_size=12))
def test_the_sum_is_exact_and_written_plainly(tenths):
    scores = [Score(points=f"{n // 10}.{n % 10}" if n % 10 else f"{n // 10}") for n in tenths]
    whole, part = divmod(sum(tenths), 10)
    assert total(scores) == (f"{whole}.{part}" if part else f"{whole}")


def test_a_risk_is_open_until_it_is_settled_or_struck():
    risk = Risk(level="一般")
    assert risk.open
    assert not evolve(risk, result="已化解").open
    assert not evolve(risk, struck="重复").open


def test_a_grievance_is_open_until_somebody_is_told():
    heard = Grievance(person="匿名")
    assert heard.open
    assert not evolve(heard, told_on=date(2026, 11, 12)).open
    assert not evolve(heard, struck="重复").open
