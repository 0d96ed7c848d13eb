"""Money as integer cents (分): reading what people type, figures, 人民币大写 and 万元; no floats anywhere."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

LARGEST = 99_999_999_999_999
"""The largest amount in cents: 999,999,999,999.99 yuan, all that the capitals can name below 万亿."""

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿")

_TYPED = re.compile(
    r"(?:人民币|RMB|CNY)?\s*¥?\s*([^万亿元圆]*?)\s*([万亿]?)\s*(?:[元圆][整正]?)?", re.IGNORECASE
)
_NUMBER = re.compile(r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]*))?")
_PLACES = {"": 2, "万": 6, "亿": 10}
"""The unit as typed, and how many decimal places it has down to the cent."""


def parse_amount(text: str) -> int:
    """Read an amount in yuan as people type it and return cents (分).

    Understands 12,000 · 12000.5 · ￥12,000.00 · 人民币12000元整 · 1.2万, and full-width digits and marks.
    Raises ValueError with a Chinese sentence for anything else: a negative amount, letters, a comma in the
    wrong place, a part of a cent, or an amount of 万亿 and more.
    """
    typed = text.strip()
    found = _TYPED.fullmatch(unicodedata.normalize("NFKC", typed).replace("。", "."))
    number, unit = (found[1], found[2]) if found else (typed, "")
    if not number:
        raise ValueError("请填写金额，例如 12000 或 12,000.50。")
    if number[0] in "-−–—(":
        raise ValueError(f"金额不能是负数，这里是“{typed}”。")
    parts = _NUMBER.fullmatch(number)
    if parts is None and re.fullmatch(r"[0-9,]+(\.[0-9]*)?", number):
        raise ValueError(f"“{typed}”里千分位逗号的位置不对，请写成 12,000 这样，或者不用逗号。")
    if parts is None:
        raise ValueError(f"看不懂金额“{typed}”，请只写数字，例如 12000 或 12,000.50。")
    return _cents(typed, parts[1].replace(",", ""), parts[2] or "", _PLACES[unit])


def _cents(typed: str, whole: str, decimals: str, places: int) -> int:
    """Whole and decimal digits of an amount as cents, without ever leaving integers."""
    if decimals[places:].strip("0"):
        raise ValueError(f"金额最多精确到分，“{typed}”有不足一分的尾数，请改成两位小数。")
    digits = whole.lstrip("0") + decimals[:places].ljust(places, "0")
    if len(digits) > len(str(LARGEST)) + places or int(digits) > LARGEST:
        raise ValueError(f"金额“{typed}”太大，最多 {figures(LARGEST)} 元，请核对。")
    return int(digits)


def figures(cents: int) -> str:
    """Cents as 12,000.50: thousands with commas, always two decimals."""
    yuan, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{yuan:,}.{rest:02d}"


def wan(cents: int) -> str:
    """Cents as 万元 with two decimals, as reports state amounts; halves are rounded away from zero."""
    hundredths = (abs(cents) + 5_000) // 10_000
    whole, rest = divmod(hundredths, 100)
    return f"{'-' if cents < 0 and hundredths else ''}{whole:,}.{rest:02d}"


def capitals(cents: int, prefix: bool = True) -> str:
    """Cents in Chinese capitals, 人民币壹万贰仟元伍角; without 人民币 when `prefix` is off.

    After 正确填写票据和结算凭证的基本规定 (支付结算办法 附一): one 零 for every run of zeros inside the
    yuan, 整 after 元 only, 零 between 元 and 分 when there are no 角. Where that rule leaves 零 to the
    writer, this program always writes it inside the yuan (壹拾万零柒仟元) and never between 元 and 角
    (壹仟陆佰捌拾元叁角贰分), so that one amount has one spelling. Raises ValueError for a negative amount
    or one of 万亿 and more.
    """
    if not 0 <= cents <= LARGEST:
        raise ValueError(f"大写金额只能写 0 到 {figures(LARGEST)} 元，这里是 {figures(cents)} 元。")
    yuan, rest = divmod(cents, 100)
    jiao, fen = divmod(rest, 10)
    words = f"{_yuan_words(yuan)}元" if yuan else ""
    if not rest:
        words = (words or "零元") + "整"
    if jiao:
        words += DIGITS[jiao] + "角"
    elif fen and yuan:
        words += "零"
    if fen:
        words += DIGITS[fen] + "分"
    return ("人民币" if prefix else "") + words


def _yuan_words(yuan: int) -> str:
    """A positive number of yuan in capitals, without 元."""
    places = list(enumerate(reversed(str(yuan))))[::-1]
    words = ""
    for group, inside in groupby(places, key=lambda place: place[0] // 4):
        digits = list(inside)
        for place, digit in digits:
            if digit != "0":
                words += DIGITS[int(digit)] + PLACES[place % 4]
            elif words and not words.endswith("零"):
                words += "零"
        if any(digit != "0" for _, digit in digits):
            words = _close(words, GROUPS[group])
    return words.rstrip("零")


def _close(words: str, unit: str) -> str:
    """Put the unit of a group behind its last digit; a 零 from its low end moves behind the unit."""
    bare = words.rstrip("零")
    return bare + unit + ("零" if bare != words else "")
