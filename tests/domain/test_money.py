"""Amounts: what people type, figures, capitals and 万元."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.money import LARGEST, capitals, figures, parse_amount, wan

CENTS = st.integers(0, LARGEST) | st.integers(0, 10**7) | st.integers(0, 10**8).map(lambda n: n * 10**5)


def read_capitals(text: str) -> int:
    """An independent reader of capitals: counts places, never looks at how they are written."""
    text = text.removeprefix("人民币").rstrip("整正")
    yuan, _, rest = text.rpartition("元") if "元" in text else ("", "", text)
    total = section = digit = 0
    for sign in yuan:
        if sign in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(sign)
        elif sign in "拾佰仟":
            section += digit * 10 ** ("拾佰仟".index(sign) + 1)
            digit = 0
        else:
            total += (section + digit) * {"万": 10**4, "亿": 10**8}[sign]
            section = digit = 0
    cents = (total + section + digit) * 100
    for value, unit in re.findall(r"([壹贰叁肆伍陆柒捌玖])([角分])", rest):
        cents += "零壹贰叁肆伍陆柒捌玖".index(value) * {"角": 10, "分": 1}[unit]
    return cents


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12,000", 1_200_000),
        ("12000.5", 1_200_050),
        ("￥12,000.00", 1_200_000),
        ("¥ 12000", 1_200_000),
        ("12000元", 1_200_000),
        ("12000 元整", 1_200_000),
        ("人民币12,000.50元", 1_200_050),
        ("1.2万", 1_200_000),
        ("1.2 万元", 1_200_000),
        ("0.123456万", 123_456),
        ("１２０００", 1_200_000),
        ("１２，０００．５０", 1_200_050),
        ("12000。5", 1_200_050),
        ("0.30", 30),
        ("0", 0),
        ("12000.", 1_200_000),
        (" 8 ", 800),
        ("1.100", 110),
        ("2亿", 20_000_000_000),
        ("999,999,999,999.99", LARGEST),
        ("10,000", 1_000_000),
        ("1万", 1_000_000),
    ],
)
def test_amounts_as_people_type_them(typed: str, cents: int) -> None:
    assert parse_amount(typed) == cents


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("", "请填写金额"),
        ("   ", "请填写金额"),
        ("元", "请填写金额"),
        ("-5", "不能是负数"),
        ("−5", "不能是负数"),
        ("12.345", "最多精确到分"),
        ("0.0000001万", "最多精确到分"),
        ("1,2000", "逗号的位置"),
        ("12,00", "逗号的位置"),
        (",5", "逗号的位置"),
        ("abc", "看不懂"),
        ("1e5", "看不懂"),
        ("12 000", "看不懂"),
        ("1.2.3", "看不懂"),
        ("壹万元整", "看不懂"),
        ("12k", "看不懂"),
        ("1000000000000", "太大"),
        ("9999999万亿", "看不懂"),
        ("1万2", "看不懂"),
        ("nan", "看不懂"),
        ("9" * 5000, "太大"),
        ("١٢", "看不懂"),
        (".5", "看不懂"),
    ],
)
def test_amounts_that_are_refused_say_why(typed: str, phrase: str) -> None:
    with pytest.raises(ValueError, match=phrase) as refused:
        parse_amount(typed)
    assert str(refused.value).endswith("。")


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (140_950, "壹仟肆佰零玖元伍角"),
        (600_714, "陆仟零柒元壹角肆分"),
        (168_032, "壹仟陆佰捌拾元叁角贰分"),
        (10_700_053, "壹拾万零柒仟元伍角叁分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (1_000_100, "壹万零壹元整"),
        (2_000_500_000, "贰仟万零伍仟元整"),
        (1_200_050, "壹万贰仟元伍角"),
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角"),
        (55, "伍角伍分"),
        (100, "壹元整"),
        (1_000, "壹拾元整"),
        (10_000_000_000, "壹亿元整"),
        (10_000_000_500, "壹亿零伍元整"),
        (10_005_000_000, "壹亿零伍万元整"),
        (1_000_000_000_000, "壹佰亿元整"),
        (100_000_000_000 + 100_000, "壹拾亿零壹仟元整"),
        (LARGEST, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_capitals_match_the_official_examples_and_the_edges(cents: int, words: str) -> None:
    assert capitals(cents, prefix=False) == words
    assert capitals(cents) == "人民币" + words


@given(CENTS)
@settings(max_examples=400)
def test_capitals_read_back_to_the_same_amount(cents: int) -> None:
    words = capitals(cents)
    assert read_capitals(words) == cents
    assert "零零" not in words
    assert words.endswith("分") != (cents % 10 == 0)
    assert words.endswith("整") == (cents % 100 == 0)


@given(st.lists(CENTS, min_size=2, max_size=2, unique=True))
def test_two_amounts_never_share_their_capitals(pair: list[int]) -> None:
    assert capitals(pair[0]) != capitals(pair[1])


@pytest.mark.parametrize("cents", [-1, LARGEST + 1])
def test_capitals_refuse_what_they_cannot_name(cents: int) -> None:
    with pytest.raises(ValueError, match="大写金额"):
        capitals(cents)


@given(CENTS)
def test_figures_are_read_back(cents: int) -> None:
    assert parse_amount(figures(cents)) == cents
    assert (
        parse_amount(figures(cents).translate(str.maketrans("0123456789,.", "０１２３４５６７８９，．")))
        == cents
    )


def test_figures_of_differences_keep_their_sign() -> None:
    assert (figures(-1_234_567), figures(0), figures(5)) == ("-12,345.67", "0.00", "0.05")


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (0, "0.00"),
        (4_999, "0.00"),
        (5_000, "0.01"),
        (1_200_050, "1.20"),
        (17_810_283_000_0, "178,102.83"),
        (-5_000, "-0.01"),
    ],
)
def test_wan_rounds_half_up(cents: int, text: str) -> None:
    assert wan(cents) == text


@given(CENTS)
def test_wan_is_the_nearest_hundredth(cents: int) -> None:
    shown = Fraction(wan(cents).replace(",", ""))
    assert abs(shown - Fraction(cents, 10**6)) <= Fraction(1, 200)
