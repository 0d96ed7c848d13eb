"""What the paper page and the printer need of one paper: its bytes, whether it is issued, how many copies."""

from __future__ import annotations

from attrs import frozen

from app.documents.library import FormEntry
from app.domain.case import CaseFile
from app.domain.errors import PaperProblem
from app.domain.paper import IssuedPaper, KeptCopy, PaperKey
from app.services.desk import Desk
from app.services.forms.context import context
from app.services.forms.filling import FillSheet, fill_sheet
from app.services.outcome.agreement_check import Finding
from app.services.papers import paper_check, papers, press, proofs
from app.services.papers.copies import copies_of
from app.services.papers.inked import signed_pdf
from app.services.papers.paper_places import Spot, spots
from app.services.papers.papers import AGREEMENT
from app.services.papers.recipients import Recipient, recipient
from app.services.papers.signing_papers import Place, board
from app.services.papers.volumes import CONTENTS, VOLUME
from app.services.papers.wanting import Wanted, wanted
from app.store.reader import Reader

__all__ = ["AGREEMENT", "KnownForm", "PaperView", "known_forms", "paper_bytes", "paper_view"]


@frozen
class PaperView:
    """One paper as shown; `everybody` are those who each get one, empty for a paper that is for all.

    `side` is the address of its recipient (申请人:3), `fill` what it asks to be filled in. `issued` is its newest
    issued version, `versions` are all of them from the newest, `shown` the one whose bytes `pdf` holds; None for
    today's draft, `draft` tells that. `findings` is the check before a draft is issued, `places` tells for each
    of them where it stands on the pages. `copies` are originals.
    """

    number: str
    code: str
    side: str
    title: str
    file: CaseFile
    committee: str
    entry: FormEntry | None
    to: Recipient
    everybody: tuple[Recipient, ...]
    fill: FillSheet | None
    issued: IssuedPaper | None
    draft: bool
    pdf: bytes
    pages: int
    copies: int
    findings: tuple[Finding, ...]
    places: tuple[tuple[Spot, ...], ...] = ()
    versions: tuple[IssuedPaper, ...] = ()
    shown: IssuedPaper | None = None
    board: tuple[Place, ...] = ()
    kept: tuple[KeptCopy, ...] = ()

    @property
    def void(self) -> bool:
        """Whether the version shown was replaced by a newer one."""
        return self.shown is not None and papers.is_void(self.file, self.shown)


@frozen
class _Made:
    """The bytes of a paper; of a draft also what its check says."""

    pdf: bytes
    findings: tuple[Finding, ...] = ()
    places: tuple[tuple[Spot, ...], ...] = ()


@frozen
class KnownForm:
    """A form of the library as the window lists it; `each` as in the catalogue."""

    code: str
    name: str
    volume: str
    each: str


def known_forms(desk: Desk) -> tuple[KnownForm, ...]:
    """Every form there is, in the order of the volume."""
    return tuple(KnownForm(e.code, e.name, e.volume, e.each) for e in desk.forms.entries)


def paper_view(
    desk: Desk, number: str, code: str, side: str = "", *, draft: bool = False, version: int = 0
) -> PaperView:
    """One paper for the page: its newest issued version (or the `version` asked for) with the handwriting on
    it; today's draft when there is none or `draft` asks for it.

    Raises NotFound for the case, PaperProblem for form, address and version, OfficeProblem for a damaged paper.
    """
    if code == VOLUME:
        return _volume_view(desk, number)
    with desk.read() as unit:
        file = unit.case_by_number(number)
        found = wanted(desk, file, code)
        to = recipient(file, found.entry, side)
        versions = versions_of(file, to.key(found.key))
        shown = None if draft else _version(versions, version)
        made = _draft(desk, unit, file, found, to) if shown is None else _Made(signed_pdf(desk, shown, file))
    copies = papers.originals(desk, file, found, to)
    return PaperView(
        number=number, code=found.key, side=to.address, title=found.title, file=file,
        committee=desk.committee().name, entry=found.entry, to=to,
        everybody=found.recipients(file) if to.side else (), fill=fill_sheet(desk, file, found.key, to.address),
        issued=versions[0] if versions else None, draft=shown is None, pdf=made.pdf,
        pages=proofs.page_count(made.pdf), copies=copies, findings=made.findings, places=made.places,
        versions=versions, shown=shown, board=board(desk, file, found.key, to.address),
        kept=copies_of(file, versions[0]) if versions else (),
    )  # fmt: skip


def versions_of(file: CaseFile, key: PaperKey) -> tuple[IssuedPaper, ...]:
    """All issued versions of a paper, the newest first."""
    return tuple(sorted((p for p in file.papers if p.key == key), key=lambda p: -p.version))


def paper_bytes(desk: Desk, number: str, code: str, side: str, kind: str, *, draft: bool = False) -> bytes:
    """The file of a paper, `kind` "pdf" or "docx": the issued version unless there is none or `draft` asks.

    Raises as paper_view; a volume exists as PDF only.
    """
    if code == VOLUME:
        return proofs.volume(desk, number)
    with desk.read() as unit:
        file = unit.case_by_number(number)
    found = wanted(desk, file, code)
    issued = None if draft else papers.newest(file, recipient(file, found.entry, side).key(found.key))
    if issued is not None:
        return signed_pdf(desk, issued, file) if kind == "pdf" else papers.issued_bytes(desk, issued, kind)
    return proofs.paper(desk, number, code, side=side, kind=kind)


def _version(versions: tuple[IssuedPaper, ...], wanted_version: int) -> IssuedPaper | None:
    if not wanted_version:
        return versions[0] if versions else None
    found = next((paper for paper in versions if paper.version == wanted_version), None)
    if found is None:
        raise PaperProblem(f"这份文书没有第 {wanted_version} 版，请另选一版。")
    return found


def _draft(desk: Desk, unit: Reader, file: CaseFile, found: Wanted, to: Recipient) -> _Made:
    """Set a paper as it would be issued today, and check it from the same values."""
    if found.key == CONTENTS:
        return _Made(proofs.paper(desk, file.case.number, found.key))
    base = context(file, desk.committee(), desk.law, desk.clock.today())
    values = papers.values_for(desk, unit, file, found, to, base)
    printed = press.pdf(papers.fill(desk, unit, file, found, to, base=base), desk.fonts, desk.clock.today())
    findings = paper_check.check_paper(desk, file, found, to, values)
    return _Made(printed.data, findings, spots(findings, printed.places))


def _volume_view(desk: Desk, number: str) -> PaperView:
    with desk.read() as unit:
        file = unit.case_by_number(number)
    issued, data = papers.newest(file, PaperKey(VOLUME)), proofs.volume(desk, number)
    return PaperView(
        number=number, code=VOLUME, side="", title="卷宗", file=file, committee=desk.committee().name, entry=None,
        to=Recipient(), everybody=(), fill=None, issued=issued, draft=issued is None, pdf=data,
        pages=proofs.page_count(data), copies=1, findings=(), shown=issued,
    )  # fmt: skip
