"""Numbers that name a person or an employer: identity documents, credit codes, phones; checks and masks."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from attrs import frozen
from stdnum.cn import ric, uscc

DOCUMENT_TYPES = ("居民身份证", "港澳居民居住证", "台湾居民居住证", "护照", "外国人永久居留身份证", "其他")
RESIDENT, HONGKONG_MACAO, TAIWAN, PASSPORT, FOREIGN_RESIDENT, OTHER = DOCUMENT_TYPES

CREDIT_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: digits and capitals without I, O, S, V, Z."""

_AREAS = {HONGKONG_MACAO: ("81", "82"), TAIWAN: ("83",)}
_CITIZEN = (RESIDENT, HONGKONG_MACAO, TAIWAN)


@frozen
class Person:
    """What a document number tells about its holder; None and "" where it does not tell."""

    birth: date | None = None
    sex: str = ""


def normalised(text: str) -> str:
    """A number as it is stored: half-width, capital letters, no spaces and no dashes between the digits."""
    return re.sub(r"[\s\-‐‑–—·]", "", unicodedata.normalize("NFKC", text)).upper()


def person(kind: str, number: str) -> Person:
    """Birth date and sex (男 or 女) that a document number tells; an empty Person when it tells neither."""
    digits = normalised(number)
    if kind in _CITIZEN and re.fullmatch(r"[0-9]{17}[0-9X]", digits):
        return Person(_day(digits[6:14]), "男" if int(digits[16]) % 2 else "女")
    if kind == RESIDENT and re.fullmatch(r"[0-9]{15}", digits):
        return Person(_day("19" + digits[6:12]), "男" if int(digits[14]) % 2 else "女")
    if kind == FOREIGN_RESIDENT and re.fullmatch(r"9[0-9]{16}[0-9X]", digits):
        return Person(_day(digits[6:14]), "男" if int(digits[16]) % 2 else "女")
    return Person()


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def number_problem(kind: str, number: str) -> str | None:
    """A sentence when a number cannot belong to a document of this kind (length, signs), else None."""
    digits = normalised(number)
    if not digits:
        return f"{kind}号码没有填，请照证件填写。"
    if kind in _CITIZEN:
        lengths, words = ((18, 15), "18 位（旧号码 15 位）") if kind == RESIDENT else ((18,), "18 位")
        if len(digits) not in lengths:
            return f"{kind}号码是 {words}，这里是 {len(digits)} 位，请核对。"
        if not re.fullmatch(r"[0-9]+[0-9X]", digits):
            return f"{kind}号码只有数字，末位可以是 X，这里有别的字符，请核对。"
    if kind == FOREIGN_RESIDENT and len(digits) not in (15, 18):
        return f"{kind}号码是 18 位（旧版 15 位），这里是 {len(digits)} 位，请核对。"
    if kind in (FOREIGN_RESIDENT, PASSPORT) and not re.fullmatch(r"[0-9A-Z]+", digits):
        return f"{kind}号码只有数字和字母，这里有别的字符，请核对。"
    return None


def number_caution(kind: str, number: str, today: date | None = None) -> str | None:
    """A sentence when a number deserves a second look, else None; a caution never blocks.

    Looks at the birth date, the area, and the check digit of GB 11643-1999; real documents with a wrong check
    digit exist. `today` is needed to notice a birth date that lies ahead.
    """
    digits = normalised(number)
    if number_problem(kind, number):
        return None
    born = person(kind, number).birth
    if kind in _CITIZEN or (kind == FOREIGN_RESIDENT and digits[0] == "9" and len(digits) == 18):
        if born is None or born.year < 1900 or (today is not None and born > today):
            return f"号码里的出生日期 {_birth_digits(digits)} 不像真实日期，请对照证件再核对一遍。"
        caution = _area_caution(kind, digits) or _check_digit_caution(digits)
        if caution:
            return caution
    if kind == PASSPORT and not 5 <= len(digits) <= 15:
        return f"护照号码一般是 8 到 9 位，这里是 {len(digits)} 位，请对照证件再核对一遍。"
    return None


def _birth_digits(digits: str) -> str:
    return "19" + digits[6:12] if len(digits) == 15 else digits[6:14]


def _area_caution(kind: str, digits: str) -> str | None:
    right = next((other for other, areas in _AREAS.items() if digits[:2] in areas), RESIDENT)
    if kind in _CITIZEN and right != kind:
        return f"以 {digits[:2]} 开头的号码通常是{right}，证件种类现在选的是{kind}，请核对。"
    return None


def _check_digit_caution(digits: str) -> str | None:
    """The last digit of an 18-digit number (GB 11643: MOD 11-2) beside the one that would fit."""
    if len(digits) != 18:
        return None
    fitting = ric.calc_check_digit(digits)
    if digits[-1] == fitting:
        return None
    return (
        f"末位校验码与前 17 位对不上：按国家标准应是 {fitting}，这里是 {digits[-1]}，请对照证件再核对一遍。"
    )


def credit_code_caution(code: str) -> str | None:
    """A sentence when a unified social credit code (GB 32100-2015) deserves a second look, else None."""
    signs = normalised(code)
    if not signs:
        return None
    if len(signs) != 18:
        return f"统一社会信用代码是 18 位，这里是 {len(signs)} 位，请对照营业执照核对。"
    wrong = sorted({sign for sign in signs if sign not in CREDIT_CODE_SIGNS})
    if wrong:
        hint = "（不用字母 I、O、S、V、Z）" if set(wrong) & set("IOSVZ") else ""
        return f"统一社会信用代码里不会有“{'、'.join(wrong)}”{hint}，请对照营业执照核对。"
    fitting, last = uscc.calc_check_digit(signs[:17]), signs[-1]
    if last == fitting:
        return None
    return (
        f"统一社会信用代码末位与前 17 位对不上：按国家标准应是 {fitting}，这里是 {last}，请对照营业执照核对。"
    )


def phone_problem(text: str) -> str | None:
    """A sentence when a phone number cannot be dialled, else None.

    Takes an 11-digit mobile number, a landline with its area code (an extension may follow), 400 and 800
    numbers, and numbers abroad that begin with +.
    """
    plain = re.sub(r"[\s()\-‐‑–—]", "", unicodedata.normalize("NFKC", text))
    plain, _, extension = re.sub(r"(转|分机|#|[xX]|ext\.?)", "转", plain).partition("转")
    plain = re.sub(r"^(\+|00)86", "", plain)
    if not re.fullmatch(r"\+?[0-9]+", plain) or not re.fullmatch(r"[0-9]*", extension):
        return "电话里只能有数字、空格、横线和“转”，请核对。"
    digits = len(plain)
    if plain.startswith("+"):
        return None if 7 <= digits - 1 <= 15 else f"境外电话连国家代码是 7 到 15 位，这里是 {digits - 1} 位。"
    if plain[0] == "1":
        return None if digits == 11 else f"手机号码是 11 位，这里是 {digits} 位。"
    if plain[0] == "0":
        return _landline_problem(plain)
    if plain[:3] in ("400", "800"):
        return None if digits == 10 else f"{plain[:3]} 电话是 10 位，这里是 {digits} 位。"
    if digits in (7, 8):
        return "固定电话请在前面加上区号，例如 0533-2345678。"
    return f"手机号码是 11 位，固定电话要带区号，这里是 {digits} 位，请核对。"


def _landline_problem(plain: str) -> str | None:
    """Area codes are 010 and 02x with three digits, all others with four; 7 or 8 digits follow."""
    area = 3 if plain[1:2] in ("1", "2") else 4
    rest = len(plain) - area
    return None if rest in (7, 8) else f"固定电话区号后面是 7 或 8 位，这里是 {max(rest, 0)} 位，请核对。"


def mask(number: str) -> str:
    """A document or account number for lists: four signs at each end, 3301**********729X; short ones less."""
    shown = min(4, len(number) // 4)
    return number[:shown] + "*" * (len(number) - 2 * shown) + number[len(number) - shown :]


def mask_phone(text: str) -> str:
    """A phone number for lists: 138****2071; the four digits before the last four are hidden."""
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    hidden = places[-8:-4] if len(places) >= 8 else places[:-2]
    return "".join("*" if place in hidden else sign for place, sign in enumerate(text))
