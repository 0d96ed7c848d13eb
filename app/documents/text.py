"""What a typed or stored text must be before it is set: marks taken out that no printed line may carry."""

from __future__ import annotations

import re

# U+E000-E003 are the marks by which values and line numbers travel through the Markdown parser (form.py).
_REMOVED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ue000-\ue003\ud800-\udfff\U000e0100-\U000e01ef]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")


def clean(text: str) -> str:
    """Return `text` as it can be printed: line ends as LF, every narrow blank as a space, no invisible marks.

    Control characters, zero-width marks, variation selectors and lone surrogates go; everything that would
    leave ink on the paper stays as typed, in the same order.
    """
    if text.isascii() and text.isprintable():
        return text
    return _REMOVED.sub("", _BLANKS.sub(" ", _LINE_ENDS.sub("\n", text)))
