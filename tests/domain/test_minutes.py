"""Words of a talk in one piece, taken apart by speaker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.minutes import Spoken, spoken


def test_each_line_that_begins_with_a_name_is_a_turn():
    text = (
        "林示例（调解员）：今天核对工资。\n孟𫖯：欠了三个月，\n一共 40,812.05 元。\n\n阿卜杜拉·买买提: 同意\n"
    )
    assert spoken(text) == (
        Spoken("林示例（调解员）", "今天核对工资。"),
        Spoken("孟𫖯", "欠了三个月，\n一共 40,812.05 元。"),
        Spoken("阿卜杜拉·买买提", "同意"),
    )


def test_a_time_or_a_long_beginning_is_no_speaker():
    text = (
        "王：约在\n14:30 到场。\n他说，还有一件事：年终奖。\n一二三四五六七八九十一二三四五六七八九十一：照旧"
    )
    (turn,) = spoken(text)
    assert turn.words.count("\n") == 3


@pytest.mark.parametrize(
    ("text", "words"), [("先说几句\n王：好", "不知道是谁说的"), ("王：\n李：好", "“王：”后面没有内容")]
)
def test_words_of_nobody_and_a_silent_speaker_are_refused(text, words):
    with pytest.raises(ValueError, match=words):
        spoken(text)


def test_nothing_is_nothing():
    assert spoken(" \n ") == ()


NAMES = st.text(st.characters(whitelist_categories=["Lo"]), min_size=1, max_size=8)
WORDS = st.text(st.characters(whitelist_categories=["Lo", "Nd"]), min_size=1, max_size=30)


@given(st.lists(st.tuples(NAMES, WORDS), max_size=8))
def test_what_was_put_together_comes_apart_again(turns):
    text = "\n".join(f"{name}：{words}" for name, words in turns)
    assert [(turn.speaker, turn.words) for turn in spoken(text)] == turns
