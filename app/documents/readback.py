"""A paper that was set is read back by other libraries before it counts: same words in PDF and DOCX."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx

from app.documents import preview
from app.domain.errors import PaperProblem


def check_same_words(pdf: bytes, word: bytes, title: str) -> None:
    """Open both files and compare their characters; raises PaperProblem when one lacks what the other has.

    White space and page numbers are left out: lines break differently, and DOCX keeps numbers as fields.
    The PDF may say a thing more often, as it prints the head of a table again on every page.
    """
    printed = Counter("".join("".join(preview.texts(pdf)).split()))
    typed = Counter("".join("".join(_texts(docx.Document(io.BytesIO(word)))).split()))
    lost = typed - printed
    extra = set(printed) - set(typed) - set("0123456789—第页共")
    if lost or extra:
        signs = "".join([*lost, *extra])[:20]
        raise PaperProblem(
            f"{title}的 PDF 和 DOCX 读回来不一致（{signs}），没有签发；请导出诊断信息交给维护的人。"
        )


def _texts(document: Any) -> Iterator[str]:
    """Every text of the body, tables included, in the order of the file."""
    for node in document.element.body.iter("{*}t"):
        yield node.text or ""
