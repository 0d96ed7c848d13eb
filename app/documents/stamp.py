"""The stamp of an issued paper: the short code on every page, and the words its QR says and a scan reads back."""

from __future__ import annotations

import re

from attrs import frozen

_PAYLOAD = re.compile(r"MD1;([^;]+);([^;]+);(\d{1,4});(\d{1,4})/(\d{1,4});([^;\s]+)")


@frozen
class Stamp:
    """What marks each page of one issued paper.

    `code` is the short code (`K7Q4-M2XD`), `case` the 案号, `paper` the form's code, `version` counts from 1.
    """

    code: str
    case: str
    paper: str
    version: int

    def payload(self, page: int, pages: int) -> str:
        """The words in the QR of one page (from 1) of `pages`."""
        case, paper = _escape(self.case), _escape(self.paper)
        return f"MD1;{case};{paper};{self.version};{page}/{pages};{self.code}"

    def label(self, page: int, pages: int) -> str:
        """The tiny line under the QR: the short code and the page."""
        return f"{self.code} {page}/{pages}"


@frozen
class StampFound:
    """What the QR of a scanned page says; `page` counts from 1."""

    code: str
    case: str
    paper: str
    version: int
    page: int
    pages: int


def read_payload(text: str) -> StampFound | None:
    """What a QR says, or None when it is not one of ours."""
    found = _PAYLOAD.fullmatch(text.strip())
    if found is None:
        return None
    case, paper, code = _restore(found[1]), _restore(found[2]), found[6]
    version, page, pages = (int(found[place]) for place in (3, 4, 5))
    if not (version and 1 <= page <= pages):
        return None
    return StampFound(code, case, paper, version, page, pages)


def _escape(text: str) -> str:
    """A committee writes its case numbers as it likes: a semicolon in one must not end the field."""
    return text.replace("%", "%25").replace(";", "%3B")


def _restore(text: str) -> str:
    return text.replace("%3B", ";").replace("%25", "%")
