"""Proofs: any paper of a case, or its whole volume, set as it would be printed today; nothing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.fonts import FontBook
from app.documents.library import FormLibrary
from app.documents.model import Doc
from app.domain.errors import PaperProblem
from app.domain.paper import PaperKey
from app.services.desk import Desk
from app.services.forms import own_forms, samples
from app.services.law import Law
from app.services.papers import papers, press, volumes
from app.services.papers.recipients import recipient
from app.services.papers.wanting import wanted

if TYPE_CHECKING:
    from app.documents.preview import Picture


def paper(desk: Desk, number: str, form: str, *, side: str = "", kind: str = "pdf") -> bytes:
    """The bytes of a draft of any form for a case, `kind` "pdf" or "docx"; session_record:2 is the second talk's.

    `side` is the address of its recipient (申请人, or 申请人:3 for the third worker of a group). A committee's own
    Word template makes the DOCX where there is one. Raises NotFound for the case, PaperProblem for the form, the
    address or a character that no face covers.
    """
    with desk.read() as unit:
        file = unit.case_by_number(number)
        found = wanted(desk, file, form)
        to = recipient(file, found.entry, side)
        if found.key == volumes.CONTENTS:
            return volumes.contents(desk, unit, file, kind)
        if kind == "docx":
            values = papers.values_for(desk, unit, file, found, to)
            by_word = own_forms.word_docx(desk, unit, found.entry.code, values)
            if by_word is not None:
                return by_word
        doc = papers.fill(desk, unit, file, found, to)
    return _bytes(desk, doc, kind)


def _bytes(desk: Desk, doc: Doc, kind: str) -> bytes:
    today = desk.clock.today()
    if kind == "docx":
        return press.docx(doc, desk.fonts, today)
    return press.pdf(doc, desk.fonts, today).data


def volume(desk: Desk, number: str) -> bytes:
    """The whole volume of a case as one PDF: the filed one once it is archived, else as it would be now."""
    with desk.read() as unit:
        file = unit.case_by_number(number)
        filed = papers.newest(file, PaperKey(volumes.VOLUME))
        return papers.issued_bytes(desk, filed) if filed else volumes.bound(desk, unit, file)


def check_forms(library: FormLibrary, fonts: FontBook, law: Law) -> tuple[str, ...]:
    """Try every form on the sample cases, set it as PDF and DOCX; one line a form, raises PaperProblem.

    Own forms of an office are tried where the library has them, and one that cannot be used is told. The samples
    hold the longest and strangest values, see services/samples.py.
    """
    contexts = samples.contexts(law)
    wrong = (*library.problems(), *library.check_all(contexts))
    if wrong:
        raise PaperProblem("；".join(text.rstrip("。") for text in wrong) + "。")
    lines = []
    for entry in library.entries:
        pages = []
        for values in contexts:
            doc = press.fill(library.form(entry.code), values)
            pages.append(press.pdf(doc, fonts, samples.DAY).pages)
            press.docx(doc, fonts, samples.DAY)
        lines.append(f"{entry.name}　通过（样例 {len(pages)} 份，{'、'.join(map(str, pages))} 页）")
    return tuple(lines)


def page_image(data: bytes, page: int, scale: float) -> Picture:
    """One page of a PDF as pixels for the window; `page` from 0, `scale` in pixels a point."""
    return press.picture(data, page, scale)


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    return press.page_count(data)
