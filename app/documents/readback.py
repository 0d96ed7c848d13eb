"""A paper that was set is read back by other libraries before it counts: same words in PDF and DOCX."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx

from app.documents import preview
from app.documents.stamp import Stamp
from app.domain.errors import PaperProblem


def check_same_words(
    pdf: bytes, word: bytes, title: str, *, stamp: Stamp | None = None, banner: str = ""
) -> None:
    """Open both files and compare their characters; raises PaperProblem when one lacks what the other has.

    White space and page numbers are left out: lines break differently, and DOCX keeps numbers as fields.
    The PDF may say a thing more often, as it prints the head of a table again on every page. The marks of a
    page, `stamp` and `banner`, must stand on each page of both; they are no part of the words compared.
    """
    pages = ["".join(page.split()) for page in preview.texts(pdf)]
    file = docx.Document(io.BytesIO(word))
    if stamp is not None or banner:
        pages = [_unmarked(text, at, len(pages), stamp, banner, title) for at, text in enumerate(pages, 1)]
        _check_edges(file, stamp, banner, title)
    printed = Counter("".join(pages))
    typed = Counter("".join("".join(_texts(file.element.body)).split()))
    lost = typed - printed
    extra = set(printed) - set(typed) - set("0123456789—第页共")
    if lost or extra:
        signs = "".join([*lost, *extra])[:20]
        raise PaperProblem(
            f"{title}的 PDF 和 DOCX 读回来不一致（{signs}），没有签发；请导出诊断信息交给维护的人。"
        )


def _unmarked(text: str, page: int, pages: int, stamp: Stamp | None, banner: str, title: str) -> str:
    """The words of a PDF page without its marks, each of which must be there once."""
    marks = [banner] if banner else []
    marks += [stamp.label(page, pages)] if stamp is not None else []
    for mark in ("".join(mark.split()) for mark in marks):
        head, found, tail = text.rpartition(mark)
        if not found:
            raise PaperProblem(
                f"{title}的 PDF 第 {page} 页读不到“{mark}”，没有签发；请导出诊断信息交给维护的人。"
            )
        text = head + tail
    return text


def _check_edges(file: Any, stamp: Stamp | None, banner: str, title: str) -> None:
    """Look for the marks in every header and footer of the DOCX."""
    section = file.sections[0]
    even = file.settings.odd_and_even_pages_header_footer
    heads = [section.header, *([section.even_page_header] if even else [])]
    feet = [section.footer, *([section.even_page_footer] if even else [])]
    wanted = [(edge, banner) for edge in heads if banner]
    wanted += [(edge, stamp.code) for edge in feet if stamp is not None]
    for edge, mark in wanted:
        if mark not in "".join(_texts(edge._element)):
            raise PaperProblem(
                f"{title}的 DOCX 页眉页脚里读不到“{mark}”，没有签发；请导出诊断信息交给维护的人。"
            )


def _texts(element: Any) -> Iterator[str]:
    """Every text under an element, tables included, in the order of the file."""
    for node in element.iter("{*}t"):
        yield node.text or ""
