"""Causes of action and indicators: the shipped tables and what the program asks of them."""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.causes import CauseBook
from app.domain.errors import NotFound
from app.domain.indicators import IndicatorBook, percent, reaches
from app.domain.words import PAYMENT_ORDER_KINDS

LAW = Path(__file__).parents[2] / "resources" / "law"
CAUSES = CauseBook.from_table(tomllib.loads((LAW / "causes.toml").read_text(encoding="utf-8")))
TABLE = tomllib.loads((LAW / "indicators.toml").read_text(encoding="utf-8"))
INDICATORS = IndicatorBook.from_table(TABLE)
NOW, BEFORE = date(2026, 1, 1), date(2025, 12, 31)


def test_a_case_takes_the_causes_of_the_day_it_was_received() -> None:
    assert "2025〕227号" in CAUSES.edition(NOW).name
    assert "2020〕346号" in CAUSES.edition(BEFORE).name
    assert CAUSES.edition(date(2018, 5, 1)) == CAUSES.edition(BEFORE)
    assert CAUSES.cause("追索劳动报酬纠纷", NOW).code == "205.5"
    assert CAUSES.cause("追索劳动报酬纠纷", BEFORE).code == "186.5"
    assert CAUSES.cause("追索劳动报酬纠纷").code == "205.5"
    assert CAUSES.cause("186.2", NOW).label == "集体合同纠纷"


def test_the_tree_of_2026() -> None:
    causes = CAUSES.edition(NOW).causes
    assert [cause.code for cause in causes if cause.level == 0] == [str(n) for n in range(205, 217)]
    assert [cause.code for cause in causes if cause.parent == "205"] == [f"205.{n}" for n in range(1, 8)]
    assert [cause.code for cause in causes if cause.parent == "206"] == [f"206.{n}" for n in range(1, 6)]
    assert CAUSES.cause("新就业形态用工合同纠纷·追索劳动报酬纠纷", NOW).code == "214.2"
    assert CAUSES.cause("205.6", NOW).path == "劳动合同纠纷·经济补偿金纠纷"


def test_personnel_disputes_are_out_of_scope() -> None:
    offered = {cause.code for cause in CAUSES.causes(NOW)}
    assert not offered & {"210", "211", "212", "213"}
    assert len(offered) == len(CAUSES.edition(NOW).causes) - 4
    assert len(CAUSES.causes(BEFORE)) == 15


def test_what_follows_from_a_cause() -> None:
    assert CAUSES.cause("205.1", NOW).review is False
    assert CAUSES.cause("205.5", NOW).payment_order == ("劳动报酬",)
    assert CAUSES.cause("206.1", NOW).payment_order == ()
    assert CAUSES.cause("214.2", NOW).new_form
    for edition in CAUSES.sets:
        assert len({cause.code for cause in edition.causes}) == len(edition.causes)
        assert len({cause.path for cause in edition.causes}) == len(edition.causes)
        for cause in edition.causes:
            assert set(cause.payment_order) <= set(PAYMENT_ORDER_KINDS)
            assert set(cause.heads) <= set(CAUSES.heads)
            assert bool(cause.heads) == cause.scope
            assert cause.parent == "" or any(other.code == cause.parent for other in edition.causes)


def test_the_six_heads_and_an_unknown_cause() -> None:
    assert sorted(CAUSES.heads) == [1, 2, 3, 4, 5, 6]
    assert CAUSES.head_label(1) == "因确认劳动关系发生的争议"
    with pytest.raises(NotFound, match="没有“离婚纠纷”"):
        CAUSES.cause("离婚纠纷", NOW)


def test_every_indicator_says_what_it_counts() -> None:
    keys = [found.key for found in INDICATORS.indicators]
    assert len(set(keys)) == len(keys)
    assert {"received", "accepted", "refused", "closed", "agreed", "workers", "amount", "performed"} <= set(
        keys
    )
    for found in INDICATORS.indicators:
        assert found.definition.endswith("。")
        assert found.remark.split("：")[0] in ("法定", "文件要求", "本会口径")
    rate = INDICATORS["success_rate"]
    assert (rate.numerator, rate.denominator, rate.kind, rate.unit) == ("agreed", "ended", "own", "%")
    assert "没有给出算法" in rate.remark
    assert INDICATORS.collective_from == 10
    assert INDICATORS["amount"].unit == "万元"


def test_a_rate_of_unknown_figures_is_refused() -> None:
    row = dict(TABLE["indicator"][0], numerator="nothing")
    with pytest.raises(ValueError, match="分子或分母"):
        IndicatorBook.from_table({"indicator": [row], "collective_from": 10})


def test_rates_are_exact() -> None:
    assert percent(13, 20) == "65.00"
    assert percent(2, 3) == "66.67"
    assert percent(1, 800) == "0.13"
    assert percent(0, 0) == "—"
    assert reaches(13, 20, 65)
    assert not reaches(12_999, 20_000, 65)
    assert not reaches(0, 0, 65)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_rate_is_the_nearest_hundredth(numerator: int, denominator: int) -> None:
    assert abs(
        Fraction(percent(numerator, denominator)) - Fraction(100 * numerator, denominator)
    ) <= Fraction(1, 200)
