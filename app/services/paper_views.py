"""What the paper page and the printer need of one paper: its bytes, whether it is issued, how many copies."""

from __future__ import annotations

from attrs import frozen

from app.domain.case import CaseFile, IssuedPaper
from app.domain.words import SIDES, Side
from app.services import papers, proofs
from app.services.agreement_check import Finding, findings
from app.services.desk import Desk
from app.services.volumes import VOLUME

AGREEMENT = "agreement"


@frozen
class PaperView:
    """One paper as shown; `sides` are those who each get one, empty for a paper that is for all.

    `issued` is its newest issued version; `draft` tells that `pdf` is not that one. `findings` is the check
    before an agreement is issued, empty for other papers. `copies` are originals.
    """

    number: str
    code: str
    side: str
    title: str
    file: CaseFile
    committee: str
    sides: tuple[str, ...]
    issued: IssuedPaper | None
    draft: bool
    pdf: bytes
    pages: int
    copies: int
    findings: tuple[Finding, ...]


def paper_view(desk: Desk, number: str, code: str, side: str = "", *, draft: bool = False) -> PaperView:
    """One paper for the page: the issued version, or today's draft when there is none or `draft` asks for it.

    Raises NotFound for the case, PaperProblem for the form, OfficeProblem for a damaged issued paper.
    """
    with desk.read() as unit:
        file = unit.case_by_number(number)
    committee = desk.committee().name
    sides: tuple[str, ...] = ()
    if code == VOLUME:
        title, copies, issued = "卷宗", 1, papers.newest(file, VOLUME)
    else:
        wanted = papers.wanted(desk, file, code)
        code, title, entry = wanted.key, wanted.title, wanted.entry
        side = (side or Side.APPLICANT) if entry.per_party else ""
        copies = file.agreement.copies if code == AGREEMENT and file.agreement else entry.copies
        issued, sides = papers.newest(file, code, side), tuple(SIDES) if entry.per_party else ()
    shows_draft = draft or issued is None
    data = _pdf(desk, number, code, side, None if shows_draft else issued)
    checked = findings(file, desk.law.calendar) if code == AGREEMENT else ()
    return PaperView(
        number, code, side, title, file, committee, sides, issued, shows_draft, data, proofs.page_count(data),
        copies, checked,
    )  # fmt: skip


def paper_bytes(desk: Desk, number: str, code: str, side: str, kind: str, *, draft: bool = False) -> bytes:
    """The file of a paper, `kind` "pdf" or "docx": the issued version unless there is none or `draft` asks.

    Raises as paper_view; a volume exists as PDF only.
    """
    with desk.read() as unit:
        file = unit.case_by_number(number)
    issued = None if draft else papers.newest(file, code, side)
    if kind == "docx" and code != VOLUME:
        if issued is not None:
            return papers.issued_bytes(desk, issued, "docx")
        return proofs.paper(desk, number, code, side=side, kind="docx")
    return _pdf(desk, number, code, side, issued)


def _pdf(desk: Desk, number: str, code: str, side: str, issued: IssuedPaper | None) -> bytes:
    if issued is not None:
        return papers.issued_bytes(desk, issued)
    if code == VOLUME:
        return proofs.volume(desk, number)
    return proofs.paper(desk, number, code, side=side)
