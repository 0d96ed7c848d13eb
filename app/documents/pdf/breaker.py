"""Where a Chinese line may end: 避头尾, unbroken numbers, amounts, dates, case numbers and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

WORD, NO_START, NO_END, SPACE, PAIR, DIGIT, UNIT, SQUEEZE = (1 << n for n in range(8))

FORBIDDEN_START = "，。、；：！？）》」』】〕〉”’％‰℃°·…～〞々ー,.;:!?)]}%｝］｠〗〙〛﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞"
FORBIDDEN_END = "（《「『【〔〈“‘￥¥＄$£€№§([{｛［｟〖〘〚〝﹙﹛﹝☐☑"
_SQUEEZED = "，。、；：！？）》」』】〕〉”’"
_UNITS = "年月日时分秒号元角万亿条款项人名份页岁天个周次期楼室幢栋单％%‰℃°"
_PAIRED = "—…―"
_NUMERAL = "一二三四五六七八九十百千零〇两"
_ATOM = re.compile(
    rf"""(?=[\d第￥¥$〔（([百{_NUMERAL}零壹贰叁肆伍陆柒捌玖拾])(?:
      \d{{4}}年\d{{1,2}}月(?:\d{{1,2}}[日号])?|\d{{1,2}}月\d{{1,2}}[日号]
    | [一二三四五六七八九〇○零]{{4}}年[{_NUMERAL}]{{1,2}}月(?:[{_NUMERAL}]{{1,3}}日)?
    | \d{{1,2}}[时点]\d{{1,2}}分(?:\d{{1,2}}秒)?
    | (?P<groups>\d{{3,}}(?:\ \d{{3,}})+)
    | [￥¥$]?\d[\d,.]*[十百千万亿]{{0,2}}(?:元|美元|港元)(?:整|\d角(?:\d分)?|\d分)?
    | 第[（(]?[\d{_NUMERAL}]{{1,8}}[）)]?[条款项章节编目页期次号名部分届版份](?:之[{_NUMERAL}])?
    | 百分之[{_NUMERAL}点]+
    | (?P<case>[〔（([]\d{{4}}[〕）)\]][\u4e00-\u9fff]{{0,10}}第?\d+(?:[-－]\d+)?号)
    | (?P<capitals>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{{3,}})
    )""",
    re.VERBOSE,
)
"""What is not torn between two lines although may_break would allow it."""

_CASE_PREFIX = 4  # characters before the year of a case number that belong to it: 甲劳调〔2026〕127号
_SOFT_ENDS = {"groups": " ", "capitals": "亿万元圆"}
_LOOSE = 0.3  # em: the widest gap between two characters before a long amount or account number gives way
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
    if sum(widths) <= first and "\n" not in text:
        return [(0, len(text), _Ruler(text, widths, em, 0, len(text)).width(0, len(text)), True)]
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
    inside, soft = _atoms(ruler, begin, end, min(first, rest))
    cuts = [i for i in range(begin + 1, end) if may_break(text[i - 1], text[i]) and i not in inside]
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


def _atoms(ruler: _Ruler, begin: int, end: int, room: float) -> tuple[set[int], list[int]]:
    """The places inside numbers, amounts and the like, and those of them where a long one may give way.

    What is nearly as wide as a line of `room` pt is left to the ordinary rules.
    """
    text = ruler.text
    inside: set[int] = set()
    soft: list[int] = []
    for found in _ATOM.finditer(text, begin, end):
        start, stop = found.span()
        if found["case"]:
            least = max(begin, start - _CASE_PREFIX)
            while start > least and "\u4e00" <= text[start - 1] <= "\u9fff":
                start -= 1
        if ruler.sums[stop - begin] - ruler.sums[start - begin] > room - 2 * ruler.em:
            continue
        inside.update(range(start + 1, stop))
        ends = _SOFT_ENDS.get(found.lastgroup or "", "")
        soft += [i for i in range(start + 1, stop) if text[i - 1] in ends and text[i] not in "整正"]
    return inside, soft


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
