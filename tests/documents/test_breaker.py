"""Line breaking: nothing lost, nothing too wide, no forbidden mark at an edge, no number torn."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.pdf.breaker import FORBIDDEN_END, FORBIDDEN_START, break_lines, may_break

EM = 10.0
LEGAL = "劳动争议调解仲裁法申请人被甲乙丙的于年月日元第条款，。；：、！？（）《》“”〔〕—…￥％"
PIECES = st.sampled_from([
    *LEGAL, *LEGAL, "2026年3月9日", "￥40,812.05", "第16条", "6222 0000 1111 2222", "12.5%", "A座", " ", "\n",
    "Ltd.", "《中华人民共和国劳动争议调解仲裁法》", "……", "——", "91330100MA2XXXXX0X", "abc@example.com",
    "（一）",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=120).map("".join)


def widths(text: str) -> list[float]:
    return [EM / 2 if ord(char) < 0x100 else EM for char in text]


def lines_of(text: str, room: float, first: float | None = None) -> list[str]:
    found = break_lines(text, widths(text), EM, room if first is None else first, room)
    return [text[start:end] for start, end, _, _ in found]


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(4, 40), st.integers(0, 2))
def test_random_legal_text_keeps_the_rules(text: str, room_em: int, indent: int) -> None:
    room = room_em * EM
    found = break_lines(text, widths(text), EM, room - indent * EM, room)
    covered = 0
    for number, (start, end, width, last) in enumerate(found):
        assert text[covered:start] in ("", "\n")
        covered = end
        assert width <= room - (indent * EM if number == 0 else 0) + 0.01 or end - start == 1
        if not last:
            assert _fair(text, end, room - indent * EM), (text[start:end], text[end : end + 8])
    assert covered == len(text)


def _fair(text: str, place: int, room: float) -> bool:
    """A line may end here by the rules, or inside a word wider than a line."""
    if may_break(text[place - 1], text[place]):
        return True
    start = end = place
    while start > 0 and text[start - 1] != "\n" and not may_break(text[start - 1], text[start]):
        start -= 1
    while end < len(text) and text[end] != "\n" and not may_break(text[end - 1], text[end]):
        end += 1
    return sum(widths(text[start:end])) > room


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([*LEGAL, "2026年3月9日", "￥812.05", "12", "X"]), min_size=30, max_size=200).map(
        "".join
    )
)
def test_at_the_width_of_a_page_no_forbidden_mark_stands_at_an_edge(text: str) -> None:
    text = re.sub("([，。；：、！？（）《》“”〔〕—…￥％])[，。；：、！？（）《》“”〔〕—…￥％]+", r"\1", text)
    lines = lines_of(text, 28 * EM)
    assert "".join(lines) == text
    for line, after in pairwise(lines):
        assert after[0] not in FORBIDDEN_START
        assert line[-1] not in FORBIDDEN_END
        assert not (line[-1].isascii() and after[0].isascii())


def test_a_closing_mark_is_pressed_into_the_margin() -> None:
    assert lines_of("一二三四，五六", 4.5 * EM) == ["一二三四，", "五六"]
    assert lines_of("一二三四，五六", 4.4 * EM) == ["一二三", "四，五六"]


def test_an_opening_mark_moves_on_with_what_follows() -> None:
    assert lines_of("一二三（四五", 4 * EM) == ["一二三", "（四五"]


def test_a_date_stays_whole_unless_the_line_is_hardly_wider() -> None:
    head = "一二三四五六七八九十一二三四五六七于"
    assert lines_of(f"{head}2026年3月9日", 22 * EM) == [head, "2026年3月9日"]
    assert lines_of("一二三四于2026年12月28日止", 9 * EM) == ["一二三四于", "2026年12月28日止"]
    assert lines_of("于2026年12月28日止", 6 * EM) == ["于2026年12月", "28日止"]


@pytest.mark.parametrize(
    "atom",
    [
        "第十四条", "第一百零三条", "第（三）项", "第十六条之一", "甲劳调〔2026〕127号",
        "（2026）滨江劳人调字第00127号",
        "二〇二六年三月九日", "2026年3月", "9时30分", "￥40,812.05元", "12.5万元", "百分之三十", "壹仟贰佰元整",
        "法释〔2025〕12号", "3元5角2分",
    ],
)  # fmt: skip
def test_what_belongs_together_is_not_torn(atom: str) -> None:
    for before in range(15, 33):
        head = "，".join("文" * 5 for _ in range(7))[:before] + "，"
        assert any(atom in line for line in lines_of(f"{head}{atom}，文文文", 34 * EM)), before


def test_a_long_amount_in_capitals_gives_way_only_after_wan_or_yuan() -> None:
    amount = "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角壹分"
    seen = set()
    for before in range(8, 30):
        lines = lines_of("文" * before + amount + "，文文", 28 * EM)
        cut = next((line for line in lines[:-1] if line[-1] in amount), None)
        seen.add(cut[-1] if cut else "")
    assert seen == {"", "万", "元"}


def test_numbers_amounts_and_units_stay_together() -> None:
    for text in ("￥40,812.05", "12.5%", "501室", "第16", "2026年", "A-1/2"):
        assert all(not may_break(a, b) for a, b in pairwise(text)), text


def test_a_word_wider_than_the_line_is_broken_by_character() -> None:
    assert lines_of("号91330100MA2XXXXX0X", 5 * EM) == ["号91330100", "MA2XXXXX0X"]


def test_forced_line_ends_and_empty_lines_stay() -> None:
    assert lines_of("甲\n\n乙", 5 * EM) == ["甲", "", "乙"]
    assert lines_of("", 5 * EM) == [""]


def test_spaces_hang_at_the_end_of_a_line() -> None:
    assert lines_of("一二三四五   六", 5 * EM) == ["一二三四五   ", "六"]
