"""Blanks that would be printed as typed: wrong brackets, a name without any, a mark that switches them off."""

from __future__ import annotations

import re
from collections.abc import Collection

_MARKS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_RAW = re.compile(r"\{%[-+]?\s*(?:end)?raw\b")
_BRACES = re.compile("[{}｛｝]")


def left_over(words: str, names: Collection[str]) -> str:
    """Why a line of a form would print a blank unfilled, as a sentence; "" when it would not.

    `names` are the placeholders that exist, as 案件.案由.
    """
    if _RAW.search(words):
        return "不认识的标记，只能用 if、elif、else、endif、for、endfor。"
    plain = _MARKS.sub("", words)
    brace = _BRACES.search(plain)
    if brace:
        return f"“{brace[0]}”会照样印出来；空白要写成 {{{{ 名称 }}}}，两边各两个英文大括号。"
    found = max((n for n in names if "." in n and n in plain), key=len, default="") if "." in plain else ""
    return f"“{found}”会照样印出来；要印它的内容，请写成 {{{{ {found} }}}}。" if found else ""
