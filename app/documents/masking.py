"""How names, numbers and addresses look on a de-identified copy, and what is a number of a person by its form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import product

from stdnum.cn import uscc

STEMS = "甲乙丙丁戊己庚辛壬癸"
_COMPOUND = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒"
    "鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌微生左丘东门西门"
    "第五梁丘完颜纳兰"
)
COMPOUND = frozenset({*re.findall("..", _COMPOUND), "爱新觉罗"})
"""Surnames of two and four characters."""
DOTS = "·•‧∙・"

_D = "[0-9０-９]"
_ALONE = f"(?<!{_D})", f"(?!{_D})"  # no further digit on either side
_DASH = r"[ 　\-－‐–—]"

_DATE = rf"{_D}{{4}}[-/.年]{_D}{{1,2}}[-/.月]{_D}{{1,2}}(?!{_D})"
_WORD = r"[^0-9０-９，。；、\s]{0,10}"
_CASE = rf"[〔\[（(]{_D}{{4}}[〕\]）)](?:{_WORD}{_D}{{1,4}})?{_WORD}{_D}{{1,8}}(?:-{_D}{{1,4}})?号"
# as much as twelve figures before the point; more is no amount any settlement ever had
_WHOLE = rf"(?<!{_D})(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})+|{_D}{{1,12}})"
_AMOUNT = (
    rf"(?:[￥¥]|人民币|RMB)\s*{_WHOLE}(?!{_D})(?:[.．]{_D}+)?"
    rf"|{_WHOLE}[.．]{_D}{{1,4}}(?!{_D})"
    rf"|{_WHOLE}\s*(?:元(?![旦月])|万元|亿元)"
)
_CODE = r"(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])"
_ID_LAST = "[0-9０-９XxＸｘ]"
_ID = (
    rf"{_ALONE[0]}(?:{_D}{{17}}{_ID_LAST}|{_D}{{6}}{_DASH}{_D}{{8}}{_DASH}{_D}{{3}}{_ID_LAST}"
    rf"|{_D}{{15}}){_ALONE[1]}"
)
_MOBILE = rf"{_ALONE[0]}[1１][3-9３-９]{_D}(?:{_DASH}?{_D}{{4}}{_DASH}?{_D}{{4}}){_ALONE[1]}"
_LANDLINE = rf"{_ALONE[0]}[0０]{_D}{{2,3}}[)）]?{_DASH}?{_D}{{7,8}}{_ALONE[1]}(?:(?:-|转){_D}{{1,6}})?"
_CARD = rf"{_ALONE[0]}[3-6３-６]{_D}{{3}}(?:{_DASH}{_D}{{4}}){{2,3}}(?:{_DASH}{_D}{{1,4}})?{_ALONE[1]}"
_ACCOUNT = rf"{_ALONE[0]}{_D}{{13,}}"
_EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"

# The first that fits at a place wins: what must stay as it is comes first.
_FORMS = re.compile(
    f"(?P<date>{_DATE})|(?P<case>{_CASE})|(?P<amount>{_AMOUNT})|(?P<code>{_CODE})|(?P<id>{_ID})"
    f"|(?P<mobile>{_MOBILE})|(?P<landline>{_LANDLINE})|(?P<card>{_CARD})|(?P<account>{_ACCOUNT})"
    f"|(?P<email>{_EMAIL})"
)
_KEPT = frozenset({"date", "case", "amount"})
_FIXED = re.compile(f"{_DATE}|{_CASE}|{_AMOUNT}")
_ACCOUNT_WORDS = re.compile(r"(?:账号|帐号|卡号|账户|帐户)[^0-9０-９]{0,6}$")


def plain(text: str) -> str:
    """A text as it is compared: half width, capitals, without blanks and dashes."""
    return re.sub(rf"\s|{_DASH}", "", unicodedata.normalize("NFKC", text)).upper()


def surname(name: str) -> str:
    """The surname of a Chinese name; of a name with a · or in letters its first character."""
    text = name.strip()
    if not any(dot in text for dot in DOTS) and len(text) > 2:
        for length in (4, 2):
            if text[:length] in COMPOUND and len(text) > length:
                return text[:length]
    return text[:1]


def masked_names(names: Sequence[str]) -> dict[str, str]:
    """What stands for each person: 孟某; of several with one surname 孟某甲, 孟某乙 in the order given."""
    people = [name for name in dict.fromkeys(name.strip() for name in names) if name]
    clans: dict[str, list[str]] = {}
    for name in people:
        clans.setdefault(surname(name), []).append(name)
    return {
        name: f"{clan}某" + (ordinal(place) if len(members) > 1 else "")
        for clan, members in clans.items()
        for place, name in enumerate(members)
    }


def masked_companies(names: Sequence[str]) -> dict[str, str]:
    """What stands for each company: 某公司; of several 某公司甲, 某公司乙."""
    firms = [name for name in dict.fromkeys(name.strip() for name in names) if name]
    return {name: "某公司" + (ordinal(place) if len(firms) > 1 else "") for place, name in enumerate(firms)}


def ordinal(place: int) -> str:
    """甲, 乙 … 癸, then 甲甲, 甲乙 …: a different mark for each place from 0."""
    if place < len(STEMS):
        return STEMS[place]
    pairs = ["".join(pair) for pair in product(STEMS, STEMS)]
    rest = place - len(STEMS)
    return pairs[rest] if rest < len(pairs) else f"第{place + 1}人"


def masked_number(number: str) -> str:
    """A number of a document with stars: of a long one the first 4 and last 2 stay, of a short one fewer."""
    text = plain(number)
    head, tail = (4, 2) if len(text) >= 13 else (2, 2) if len(text) >= 7 else (1, 0)
    return text[:head] + "*" * max(len(text) - head - tail, 1) + (text[-tail:] if tail else "")


def masked_phone(number: str) -> str:
    """A telephone number with stars: 138****0000, 0571-****."""
    text = plain(number)
    if re.fullmatch(r"1\d{10}", text):
        return f"{text[:3]}****{text[-4:]}"
    area = re.match(r"0(?:10|2\d|[3-9]\d\d)", text)
    return f"{area[0]}-****" if area and len(text) > len(area[0]) else "****"


def address_detail(address: str) -> str:
    """The part of an address below city and district, which a de-identified copy does not show."""
    text = address.strip()
    word = r"[^0-9０-９\s]"
    province = rf"(?:{word}{{2,8}}?(?:省|自治区|特别行政区))?"
    city = rf"(?:{word}{{1,9}}?(?:市(?!场)|自治州|地区|盟))?"
    district = rf"(?:{word}{{1,7}}?(?:(?<![小社园校厂库街新])区|新区|县|旗|市(?![场区民])))?"
    kept = re.match(province + city + district, text)
    return text[kept.end() :] if kept else text


def found_numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Numbers of persons between two places of a text, by their form: start, end and what stands for them.

    Amounts, dates, 案号 and 统一社会信用代码 are passed over.
    """
    for match in _FORMS.finditer(text, start, end):
        kind, value = match.lastgroup or "", match[0]
        if kind in _KEPT or (kind == "code" and _is_code(value)):
            continue
        if kind == "card" and not (_luhn(plain(value)) or _ACCOUNT_WORDS.search(text[: match.start()])):
            continue
        if kind == "email":
            mask = "***@***"
        else:
            mask = masked_phone(value) if kind in ("mobile", "landline") else masked_number(value)
        yield match.start(), match.end(), mask


def fixed_places(text: str) -> list[tuple[int, int]]:
    """Where amounts, dates and 案号 stand in a text: start and end of each."""
    return [match.span() for match in _FIXED.finditer(text)]


def _is_code(text: str) -> bool:
    """Whether 18 characters are the code of an organisation rather than the number of a person."""
    return not re.fullmatch(r"\d{17}[\dX]", text) or bool(uscc.is_valid(text))


def _luhn(digits: str) -> bool:
    """Whether the check digit of a bank card is right."""
    doubled = [int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
