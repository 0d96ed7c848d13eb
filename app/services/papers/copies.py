"""Signed copies of papers: scans taken back in and found by their QR, and files with the digital seal."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from app.domain.case import Case, CaseFile
from app.domain.errors import NotFound
from app.domain.fields import same, spec
from app.domain.paper import IssuedPaper, KeptCopy
from app.domain.words import MarkRole
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.desk import Desk
from app.services.keeping import keep
from app.services.papers import papers, press
from app.services.papers.inked import issued_of, signed_pdf, slots_for
from app.store.reader import Reader

if TYPE_CHECKING:
    from app.documents.scan import ScanFound
    from app.documents.seal import SealFound

SCAN, SEALED = "扫描件", "电子印章"
BY_CODE, BY_HAND = "二维码", "人工指定"
MOST_BYTES = 200 * 1024 * 1024


@frozen
class TakingIn:
    """The files of a scan or photos of a signed original; form and side are needed only where no QR is read."""

    files: tuple[str, ...] = spec(
        "扫描件", "list", required=True, help="PDF 或者图片文件，可以几个，写完整路径。"
    )
    form: str = same(KeptCopy, "form", help="读不到二维码时才用填：文书代码或名称。")
    side: str = spec("给谁", help="申请人、被申请人；多人案件写成 申请人:3。")
    accept_anyway: bool = spec("页数不符仍然收下", "flag", help="缺页、多页的也收，要在备注里写明原因。")
    note: str = same(KeptCopy, "note")


@frozen
class Sealing:
    """Which issued paper is sealed with which certificate file; the passphrase is kept nowhere."""

    form: str = same(KeptCopy, "form", required=True, help="文书代码或名称，见 forms 命令。")
    side: str = spec("给谁", help="申请人、被申请人；多人案件写成 申请人:3。")
    certificate: str = spec(
        "证书文件", "file", required=True, max_length=1000, help="带私钥的 .p12 或 .pfx 文件。"
    )
    passphrase: str = spec("证书密码", "secret", help="只用这一次，不保存。")
    reason: str = spec("签章说明", help="例如：签发。", max_length=100)


@act("take_in_copy", "收回签署件", TakingIn, roles=EVERYBODY, icon="upload")
def take_in_copy(work: Work, given: TakingIn) -> Told:
    """收回签过的正本的扫描件或照片：按二维码认出是哪一份，核对页数，加密保存，归卷时用它。"""
    scan = press.read_scan(read_files(given.files))
    paper, found_by = _whose(work, scan, given)
    file, title = work.case, _titled(paper)
    lacks = _lacks(scan, paper, found_by)
    if lacks and not given.accept_anyway:
        text = (
            f"扫描件与签发的{title}对不上：{'；'.join(lacks)}。请补扫，或者勾选“页数不符仍然收下”并写明原因。"
        )
        raise refuse_field("files", text)
    if lacks and not given.note:
        raise refuse_field("note", f"页数不符仍然收下的（{'；'.join(lacks)}），请在备注里写明原因。")
    sha256 = hashlib.sha256(scan.pdf).hexdigest()
    if any(c.sha256 == sha256 and c.key == paper.key and c.version == paper.version for c in file.copies):
        raise refuse_field("files", f"这份{title}的扫描件已经收过，不用再收。")
    note = "；".join(part for part in (given.note, *lacks) if part)
    copy = _kept(paper, SCAN, scan.pages)
    work.unit.add(
        evolve(
            copy, taken_on=work.today, taken_by=work.user.name, found_by=found_by, note=note, sha256=sha256,
            blob=keep(work, scan.pdf),
        )
    )  # fmt: skip
    told = f"收回{title}签署件，{scan.pages} 页，{found_by}{_doubts(file, scan, paper, lacks)}。"
    return Told(
        told,
        work.today,
        {"form": paper.form, "version": paper.version, "found_by": found_by, "lacks": list(lacks)},
    )


def _doubts(file: CaseFile, scan: ScanFound, paper: IssuedPaper, lacks: tuple[str, ...]) -> str:
    """What the user should look at: a void version, pages whose code was not read, what was accepted anyway."""
    newest = papers.newest(file, paper.key)
    doubts = list(lacks)
    if newest is not None and newest.version > paper.version:
        doubts.append(f"注意：这是已作废的第 {paper.version} 版，现行的是第 {newest.version} 版")
    if scan.code and scan.unread and not lacks:
        doubts.append(f"第 {_numbers(scan.unread)} 页没有读到二维码，请看一下是不是这份文书的")
    return "".join(f"；{doubt}" for doubt in doubts)


@act("seal_paper", "加盖电子印章", Sealing, icon="seal")
def seal_paper(work: Work, given: Sealing) -> Told:
    """用本会的证书文件给已签发的文书加盖电子印章；证书和密码都不保存。"""
    found, _, paper = issued_of(work.desk, work.case, given.form, given.side)
    if MarkRole.SEAL not in found.entry.seals:
        raise refuse_field("form", f"{found.title}不由调解委员会盖章，不用加盖电子印章。")
    certificate = _read(Path(given.certificate), "certificate")
    slots = press.thaw(work.desk.office.blobs.get(paper.data)).slots
    seals = [slot for slot in slots_for(work.desk, work.case, slots, MarkRole.SEAL) if slot.kind == "seal"]
    reason = given.reason or f"签发{found.title}"
    data = press.seal(
        signed_pdf(work.desk, paper, work.case), certificate, given.passphrase, at=work.desk.clock.now(),
        place=seals[-1] if seals else None, reason=reason, fonts=work.desk.fonts,
    )  # fmt: skip
    name = press.read_certificate(certificate, given.passphrase).name
    copy = _kept(paper, SEALED, paper.pages)
    work.unit.add(
        evolve(
            copy, taken_on=work.today, taken_by=work.user.name, found_by="程序加盖", note=f"{name}；{reason}",
            blob=keep(work, data), sha256=hashlib.sha256(data).hexdigest(),
        )
    )  # fmt: skip
    told = f"{_titled(paper)}加盖电子印章，证书持有人：{name}；纸面盖章另行登记。"
    return Told(told, work.today, {"form": paper.form, "version": paper.version, "holder": name})


def copy_bytes(desk: Desk, copy: KeptCopy) -> bytes:
    """The PDF of a signed copy; raises OfficeProblem when it is damaged."""
    return desk.office.blobs.get(copy.blob)


def verify_copy(desk: Desk, copy: KeptCopy) -> tuple[SealFound, ...]:
    """The digital seals of a kept copy, each checked; none for a scan. Raises OfficeProblem when it is damaged."""
    return press.verify_seals(copy_bytes(desk, copy))


def seal_words(seal: SealFound) -> str:
    """One digital seal in a sentence: whose, when, and whether it holds."""
    who = seal.certificate.name if seal.certificate is not None else "读不出证书"
    when = f"，{seal.time.astimezone():%Y-%m-%d %H:%M}" if seal.time is not None else ""
    spoilt = "盖章以后文书被改动过" if not seal.intact or seal.changed else "证书当时不在有效期内"
    issued = "，证书是自己签发的" if seal.certificate is not None and seal.certificate.self_signed else ""
    return f"电子印章：{who}{when}，{'有效' if seal.good else spoilt}{issued}。"


def copies_of(file: CaseFile, paper: IssuedPaper) -> tuple[KeptCopy, ...]:
    """The signed copies of an issued version, in the order they were taken in."""
    return tuple(c for c in file.copies if c.key == paper.key and c.version == paper.version)


def read_files(paths: tuple[str, ...]) -> list[tuple[str, bytes]]:
    """Name and content of each file; raises InvalidInput for one that is not there, cannot be read, is too large."""
    return [(Path(path).name, _read(Path(path), "files")) for path in paths]


def _read(path: Path, field: str) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise refuse_field(field, f"“{path.name}”超过 200 MB，请降低扫描分辨率或者分成几份。")
        return path.read_bytes()
    except (OSError, ValueError) as why:  # ValueError: a path with a character no path may have
        raise refuse_field(field, f"读不了文件“{path.name}”，请核对它还在，并且允许读取。") from why


def _whose(work: Work, scan: ScanFound, given: TakingIn) -> tuple[IssuedPaper, str]:
    """Which issued paper the scan is of and how that was found; see take_in_copy for what is refused."""
    file = work.case
    if not scan.code:
        if not given.form:
            raise refuse_field("form", "扫描件上读不到二维码，请选是哪一种文书，或者扫得清楚些再收。")
        return issued_of(work.desk, file, given.form, given.side)[2], BY_HAND
    paper = next((p for p in file.papers if p.code == scan.code), None)
    if paper is None:
        raise refuse_field("files", _elsewhere(work.unit, scan))
    if given.form:
        asked = issued_of(work.desk, file, given.form, given.side)[2]
        if asked.key != paper.key:
            text = f"扫描件是{_titled(paper)}，不是{_titled(asked)}；请到那份文书里收回，或者换一份扫描件。"
            raise refuse_field("files", text)
    return paper, BY_CODE


def _elsewhere(reader: Reader, scan: ScanFound) -> str:
    """The sentence about a scan that is not of this case."""
    paper = reader.first(IssuedPaper, code=scan.code)
    try:
        number = reader.get(Case, paper.case_uid).number if paper else ""
    except NotFound:
        number = ""
    if paper is None or not number:
        return f"扫描件上的编号 {scan.code} 不是本会签发的文书，请核对是不是拿错了。"
    return f"扫描件是{number}的{paper.title}，不是本案的；请到那件案件里收回。"


def _lacks(scan: ScanFound, paper: IssuedPaper, found_by: str) -> tuple[str, ...]:
    """What the pages of the scan lack or have too many, each as a phrase.

    Pages without a readable code count as the missing ones where there are just as many of them.
    """
    if found_by == BY_HAND:
        same_count = scan.pages == paper.pages
        return () if same_count else (f"应有 {paper.pages} 页，扫描件有 {scan.pages} 页",)
    found = []
    if len(scan.unread) != len(scan.missing):
        found += [f"缺第 {_numbers(scan.missing)} 页"] if scan.missing else []
        found += [f"扫描件第 {_numbers(scan.unread)} 页读不到二维码"] if scan.unread else []
    found += [f"第 {_numbers(scan.twice)} 页重复"] if scan.twice else []
    found += [f"扫描件第 {_numbers(scan.strangers)} 页是别的文书"] if scan.strangers else []
    return tuple(found)


def _numbers(pages: tuple[int, ...]) -> str:
    return "、".join(map(str, pages))


def _titled(paper: IssuedPaper) -> str:
    whom = paper.person_name or paper.side
    return f"{paper.title}（{whom}）" if whom else paper.title


def _kept(paper: IssuedPaper, kind: str, pages: int) -> KeptCopy:
    """The record of a copy of this very version, without its file."""
    return KeptCopy(
        case_uid=paper.case_uid, form=paper.form, side=paper.side, person=paper.person, version=paper.version,
        kind=kind, title=paper.title, pages=pages, expected=paper.pages,
    )  # fmt: skip
