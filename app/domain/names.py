"""Names of people and organisations: real characters are kept; what cannot be printed is said."""

from __future__ import annotations

import re
import unicodedata

MIDDLE_DOT = "·"
"""U+00B7, the dot of minority and foreign names (GB/T 15834)."""

_DOTS = dict.fromkeys(map(ord, "•‧∙⋅・･᛫⸱●．"), MIDDLE_DOT)
_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")


def _private_twins() -> dict[int, str]:
    """Old private-use code points of GBK fonts → the real character that has its own code point since.

    Rows FE50–FEA0 of GBK were mapped one after another to U+E815–U+E864 until Unicode took the characters
    in; names typed then (䶮 as U+E863) must still be found. The 14 that the codec leaves are GB 18030-2022's.
    """
    low = [*range(0x50, 0x7F), *range(0x80, 0xA1)]
    twins = {0xE815 + n: bytes((0xFE, byte)).decode("gb18030") for n, byte in enumerate(low)}
    late = "E816 20087 E817 20089 E818 200CC E81E 9FB4 E826 9FB5 E82B 9FB6 E82C 9FB7 E831 215D7"
    late += " E832 9FB8 E83B 2298F E843 9FB9 E854 9FBA E855 241FE E864 9FBB"
    codes = [int(code, 16) for code in late.split()]
    return twins | {old: chr(new) for old, new in zip(codes[::2], codes[1::2], strict=True)}


_TWINS = _private_twins()


def clean(text: str) -> str:
    """A name as it is stored: NFC, trimmed, runs of blanks as one space; nothing else changes."""
    return re.sub(r"[\s\u3000]+", " ", unicodedata.normalize("NFC", text)).strip()


def check(name: str) -> str | None:
    """A sentence when a name cannot be kept (empty, or with characters nobody can see), else None."""
    kept = clean(name)
    if not kept:
        return "姓名或名称没有填，请填写。"
    hidden = next((sign for sign in kept if unicodedata.category(sign) in _INVISIBLE), None)
    if hidden is not None:
        return f"“{_visible(kept)}”里有看不见的字符（U+{ord(hidden):04X}），多半是复制时带来的，请删掉重打。"
    # Not "is a letter": characters newer than this Python's tables (Extension H, I) have no category yet.
    if all(unicodedata.category(sign)[0] in "PSZM" for sign in kept):
        return f"“{kept}”里没有文字，请填写姓名或名称。"
    return None


def caution(name: str) -> str | None:
    """A sentence when a name deserves a second look, else None: made-up characters, lost ones, digits."""
    private = next((sign for sign in name if _private(sign)), None)
    if private is not None:
        code, twin = f"U+{ord(private):04X}", _TWINS.get(ord(private))
        if twin:
            return f"姓名里的“{private}”是旧字库的自造字（{code}），别的电脑打不出来，应改成“{twin}”。"
        return f"姓名里有自造字（{code}），别的电脑和打印机会显示成空白，请改用标准汉字，并对照证件核对。"
    if re.search(r"[?？\ufffd□■〓]", name):
        return f"“{name}”里有“?”或方框，可能是没打出来的生僻字，请对照证件补上。"
    if re.search(r"[0-9０-９]", name):
        return f"“{name}”里有数字，请确认是不是姓名。"
    return None


def standard(text: str) -> str:
    """The text with the real characters in place of old private-use ones."""
    return text.translate(_TWINS)


def search_key(name: str) -> str:
    """The form in which names are compared and found: NFKC, folded case, one kind of middle dot, no blanks.

    Private-use characters count as the real ones they stand for.
    """
    folded = unicodedata.normalize("NFKC", standard(name).translate(_DOTS)).casefold()
    return re.sub(r"\s", "", folded)


def _private(sign: str) -> bool:
    return unicodedata.category(sign) == "Co"


def _visible(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) not in _INVISIBLE)
