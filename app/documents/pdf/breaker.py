"""Where a Chinese line may end: 避头尾, unbroken numbers, amounts, dates and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

WORD, NO_START, NO_END, SPACE, PAIR, DIGIT, UNIT, SQUEEZE = (1 << n for n in range(8))

FORBIDDEN_START = "，。、；：！？）》」』】〕〉”’％‰℃°·…～〞々ー,.;:!?)]}%｝］｠〗〙〛﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞"
FORBIDDEN_END = "（《「『【〔〈“‘￥¥＄$£€№§([{｛［｟〖〘〚〝﹙﹛﹝"
_SQUEEZED = "，。、；：！？）》」』】〕〉”’"
_UNITS = "年月日时分秒号元角万亿条款项人名份页岁天个周次期楼室幢栋单％%‰℃°"
_PAIRED = "—…―"
# a date may give way after 年, an account number between its groups, and only where keeping it whole would
# tear the line open
_SOFT = re.compile(r"\d{4}(年)(?=\d{1,2}月)|(?<=\d\d\d)( )(?=\d\d\d)")
_LOOSE = 0.25  # em: the widest gap between two characters that a justified line may show
_EPSILON = 0.01  # pt


def _flags_of(char: str) -> int:
    code = ord(char)
    flags = 0
    if char in FORBIDDEN_START:
        flags |= NO_START
    if char in FORBIDDEN_END:
        flags |= NO_END
    if char in _SQUEEZED:
        flags |= SQUEEZE
    if char in _UNITS:
        flags |= UNIT
    if char in _PAIRED:
        flags |= PAIR
    if char == " ":
        flags |= SPACE
    # Latin, Greek, Cyrillic and full-width letters and digits; ASCII marks belong to the word they stand in
    word = 0x21 <= code <= 0x7E or (0xC0 <= code <= 0x52F and code not in (0xD7, 0xF7))
    if word or 0xFF10 <= code <= 0xFF19 or 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A:
        flags |= WORD
    if (char.isascii() and char.isdigit()) or 0xFF10 <= code <= 0xFF19:
        flags |= DIGIT
    return flags


class _Flags(dict[str, int]):
    def __missing__(self, char: str) -> int:
        flags = self[char] = _flags_of(char)
        return flags


FLAGS = _Flags()


def may_break(before: str, after: str) -> bool:
    """Whether a line may end with `before` and the next begin with `after`."""
    a, b = FLAGS[before], FLAGS[after]
    if not (a | b):
        return True
    if b & (NO_START | SPACE) or a & NO_END or a & b & WORD:
        return False
    if (a & DIGIT and b & UNIT) or (before == "第" and b & DIGIT):
        return False
    return not (a & PAIR and before == after)


def break_lines(
    text: str, widths: Sequence[float], em: float, first: float, rest: float
) -> list[tuple[int, int, float, bool]]:
    """Break `text` into lines of at most `first`, then `rest` points.

    `widths` are the advances in pt, `em` the type size in pt. Each line is (start, end, width, last): `end`
    is exclusive and leaves out a LF, `width` counts neither hanging spaces nor the blank half of a closing
    mark that has to be pressed into the margin, and `last` says the line ends a paragraph or at a LF. No
    character is lost, and none is added.
    """
    lines: list[tuple[int, int, float, bool]] = []
    start = 0
    while True:
        stop = text.find("\n", start)
        end = len(text) if stop < 0 else stop
        _break_one(text, widths, em, first if not lines else rest, rest, start, end, lines)
        if stop < 0:
            return lines
        start = stop + 1


def _break_one(
    text: str, widths: Sequence[float], em: float, first: float, rest: float,
    begin: int, end: int, lines: list[tuple[int, int, float, bool]],
) -> None:  # fmt: skip
    """Break text[begin:end], which holds no LF, and append its lines."""
    ruler = _Ruler(text, widths, em, begin, end)
    soft = [found.end() for found in _SOFT.finditer(text, begin, end)]
    cuts = [i for i in range(begin + 1, end) if may_break(text[i - 1], text[i])]
    if soft:
        inside = set(soft)
        cuts = [cut for cut in cuts if cut not in inside]
    start, room = begin, first
    previous = begin
    for cut in [*cuts, end]:
        while ruler.width(start, cut) > room + _EPSILON:
            stop = _where(ruler, start, previous, cut, room, rest, soft)
            lines.append((start, stop, ruler.width(start, stop), False))
            start, room = stop, rest
            previous = max(previous, stop)
        previous = cut
    lines.append((start, end, ruler.width(start, end), True))


class _Ruler:
    """Widths between two places of a text, by running sums."""

    def __init__(self, text: str, widths: Sequence[float], em: float, begin: int, end: int) -> None:
        self.text, self.em, self.begin = text, em, begin
        self.widths = widths
        self.sums = list(accumulate(widths[begin:end], initial=0.0))

    def width(self, start: int, end: int) -> float:
        """The least width of text[start:end] as one line, in pt."""
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if end == start:
            return 0.0
        width = self.sums[end - self.begin] - self.sums[start - self.begin]
        if FLAGS[self.text[end - 1]] & SQUEEZE and end - 1 > start and self.widths[end - 1] > 0.9 * self.em:
            width -= 0.5 * self.em
        return width


def _where(
    ruler: _Ruler, start: int, previous: int, cut: int, room: float, rest: float, soft: Sequence[int]
) -> int:
    """The end of a line that begins at `start`, when text up to `previous` fits and up to `cut` does not."""
    gentle = [p for p in soft if previous < p < cut and ruler.width(start, p) <= room + _EPSILON]
    fits_alone = ruler.width(previous, cut) <= rest or any(previous < p < cut for p in soft)
    if previous > start and fits_alone:
        slack = room - ruler.width(start, previous)
        return gentle[-1] if gentle and slack > _LOOSE * ruler.em * (previous - start) else previous
    if gentle:
        return gentle[-1]
    # wider than a whole line: fill up by characters, but not beside a forbidden mark if it can be helped
    stop = start + 1
    while stop < cut and ruler.width(start, stop + 1) <= room + _EPSILON:
        stop += 1
    if previous > start and stop <= previous:
        return previous
    for place in range(stop, max(start, previous, stop - 4), -1):
        if not FLAGS[ruler.text[place]] & (NO_START | SPACE) and not FLAGS[ruler.text[place - 1]] & NO_END:
            return place
    return stop
