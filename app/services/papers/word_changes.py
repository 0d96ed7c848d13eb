"""What was changed in the words of a DOCX: the first place that differs from what was issued, and how many."""

from __future__ import annotations

import html
import io
import re
import zipfile
from difflib import SequenceMatcher

MOST = 20 * 1024 * 1024
"""Bytes of the unpacked text that are read, so that a file made to swell does not fill the memory."""
_AROUND = 8
_LONGEST = 60


def changed_words(issued: bytes, found: bytes) -> str:
    """How the words of the second DOCX differ from those of the first, as a phrase; "" when it cannot be read.

    Headers and footers count as little as the look: what is told is what the body says.
    """
    before, after = _paragraphs(issued), _paragraphs(found)
    if not before or not after:
        return ""
    if before == after:
        return "正文的文字没有变，是另存过的或者改了别处"
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    places = [step for step in steps if step[0] != "equal"]
    _, i, j, k, m = places[0]
    old, new = _narrowed("".join(before[i:j]), "".join(after[k:m]))
    count = f"共 {len(places)} 处，第一处" if len(places) > 1 else "改动处"
    if not old:
        return f"{count}加了“{new}”"
    return f"{count}签发的是“{old}”，" + (f"文件里是“{new}”" if new else "文件里没有了")


def _narrowed(old: str, new: str) -> tuple[str, str]:
    """Both cut down to what differs, with a few characters around it."""
    if not old or not new:
        return old[:_LONGEST], new[:_LONGEST]
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    start = max(head - _AROUND, 0)
    rest = max(tail - _AROUND, 0)
    return old[start : len(old) - rest][:_LONGEST], new[start : len(new) - rest][:_LONGEST]


def _paragraphs(data: bytes) -> list[str]:
    """The paragraphs of the body without white space, whatever runs they are split into."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("word/document.xml") as part:
            xml = part.read(MOST).decode("utf-8", "replace")
    except (zipfile.BadZipFile, OSError, KeyError, NotImplementedError, RuntimeError, ValueError, EOFError):
        return []
    plain = (html.unescape(re.sub(r"<[^>]*>", "", text)) for text in xml.split("</w:p>"))
    return [words for words in ("".join(text.split()) for text in plain) if words]
