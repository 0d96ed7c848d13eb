"""The volume (卷宗) of a case: cover, contents, every paper and the closing note, numbered and bound into one PDF."""

from __future__ import annotations

import hashlib
from typing import Any

from attrs import frozen

from app.domain.case import CaseFile
from app.domain.paper import IssuedPaper, KeptCopy
from app.services.catalogue import Work
from app.services.desk import Desk
from app.services.forms.sheets import Sheet
from app.services.keeping import keep
from app.services.papers import papers, press
from app.services.papers.inked import signed_pdf
from app.services.papers.press import Titled
from app.services.papers.recipients import Recipient
from app.services.papers.wanting import Wanted, in_volume, wanted
from app.store.reader import Reader

COVER, CONTENTS, NOTE, VOLUME = "volume_cover", "volume_contents", "volume_note", "volume"
FRONT = 2
"""Cover and contents carry no running number."""


@frozen
class Leaf:
    """One paper of the volume: its title, its PDF, and what the contents remark about it (扫描件, 第2版)."""

    title: str
    data: bytes
    remark: str = ""


def bind(work: Work, file: CaseFile) -> IssuedPaper:
    """Set, number and join the whole volume; freeze it as a paper of its own. Not yet added to the case."""
    data = bound(work.desk, work.unit, file)
    earlier = [p.version for p in file.papers if p.form == VOLUME]
    reason = f"重新办理：{file.reopenings[-1].reason}"[:200] if earlier and file.reopenings else ""
    return IssuedPaper(
        case_uid=file.case.uid, form=VOLUME, title="卷宗", version=max(earlier, default=0) + 1, reason=reason,
        issued_on=work.today, issued_by=work.user.name,
        pages=press.page_count(data), pdf=keep(work, data), sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip


def bound(desk: Desk, unit: Reader, file: CaseFile) -> bytes:
    """The volume as one PDF: cover, contents with page ranges, every paper and scan, the closing note."""
    leaves = leaves_of(desk, unit, file)
    pages = sum(press.page_count(leaf.data) for leaf in leaves)
    inner: list[Titled] = [(leaf.title, leaf.data) for leaf in leaves]
    rows = _rows(leaves)
    note = ("备考表", _pdf(desk, unit, file, wanted(desk, file, NOTE), 卷内=rows, 卷内页数=pages))
    cover = ("卷宗封面", _pdf(desk, unit, file, wanted(desk, file, COVER), 卷内页数=pages))
    index = ("卷内目录", _contents(desk, unit, file, rows, "pdf"))
    return press.join(
        [cover, index, *inner, note], desk.fonts, title=f"卷宗 {file.case.number}", made_on=desk.clock.today(),
        unnumbered=FRONT, unnumbered_last=1,
    )  # fmt: skip


def contents(desk: Desk, unit: Reader, file: CaseFile, kind: str) -> bytes:
    """The table of contents of the volume as it would be now."""
    return _contents(desk, unit, file, _rows(leaves_of(desk, unit, file)), kind)


def leaves_of(desk: Desk, unit: Reader, file: CaseFile) -> list[Leaf]:
    """The papers in the order of the volume: the signed copy where one was taken in, else the issued version,
    else set now.
    """
    return [
        _leaf(desk, unit, file, found, to) for found in in_volume(desk, file) for to in found.recipients(file)
    ]


def kept_copy(file: CaseFile, issued: IssuedPaper | None) -> KeptCopy | None:
    """The signed copy of an issued version that belongs into the volume: the newest scan, else the sealed file."""
    if issued is None:
        return None
    found = [c for c in file.copies if c.key == issued.key and c.version == issued.version]
    return max(found, key=lambda copy: (copy.kind == "扫描件", copy.uid), default=None)


def _leaf(desk: Desk, unit: Reader, file: CaseFile, found: Wanted, to: Recipient) -> Leaf:
    title = f"{found.title}（{to.words}）" if to.words else found.title
    issued = papers.newest(file, to.key(found.key))
    copy = kept_copy(file, issued)
    if copy is not None:
        return Leaf(title, desk.office.blobs.get(copy.blob), copy.kind)
    if issued is not None:
        remark = f"第{issued.version}版" if issued.version > 1 else ""
        return Leaf(title, signed_pdf(desk, issued, file), remark)
    return Leaf(title, _pdf(desk, unit, file, found, to))


def _pdf(
    desk: Desk, unit: Reader, file: CaseFile, found: Wanted, to: Recipient | None = None, **more: Any
) -> bytes:
    doc = papers.fill(desk, unit, file, found, to or Recipient(), **more)
    return press.pdf(doc, desk.fonts, desk.clock.today()).data


def _rows(leaves: list[Leaf]) -> list[Sheet]:
    """The lines of the table of contents, with the running pages of each paper."""
    rows: list[Sheet] = []
    ranges = press.page_ranges([(leaf.title, leaf.data) for leaf in leaves])
    for seq, (leaf, found) in enumerate(zip(leaves, ranges, strict=True), 1):
        span = str(found.first) if found.first == found.last else f"{found.first}—{found.last}"
        rows.append({"序号": seq, "文书名称": leaf.title, "页号": span, "备注": leaf.remark})
    return rows


def _contents(desk: Desk, unit: Reader, file: CaseFile, rows: list[Sheet], kind: str) -> bytes:
    doc = papers.fill(desk, unit, file, wanted(desk, file, CONTENTS), Recipient(), 卷内=rows)
    if kind == "docx":
        return press.docx(doc, desk.fonts, desk.clock.today())
    return press.pdf(doc, desk.fonts, desk.clock.today()).data
