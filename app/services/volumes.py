"""The volume (卷宗) of a case: cover, contents and every paper, numbered and bound into one PDF."""

from __future__ import annotations

import hashlib
from typing import Any

from app.domain.case import CaseFile, IssuedPaper
from app.services import papers, press
from app.services.desk import Desk
from app.services.press import Titled
from app.store.reader import Reader

COVER, CONTENTS, VOLUME = "volume_cover", "volume_contents", "volume"


def bind(desk: Desk, unit: Reader, file: CaseFile) -> IssuedPaper:
    """Set, number and join the whole volume; freeze it as a paper of its own. Not yet added to the case."""
    data = bound(desk, unit, file)
    return IssuedPaper(
        case_uid=file.case.uid, form=VOLUME, title="卷宗", issued_on=desk.clock.today(), issued_by=desk.user.name,
        pages=press.page_count(data), pdf=desk.office.blobs.put(data), sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip


def bound(desk: Desk, unit: Reader, file: CaseFile) -> bytes:
    """The volume as one PDF: cover, contents with page ranges, then every paper that the case has."""
    inner = _papers(desk, unit, file)
    pages = sum(press.page_count(data) for _, data in inner)
    cover = ("卷宗封面", _pdf(desk, unit, file, COVER, 卷内页数=pages))
    index = ("卷内目录", _contents(desk, unit, file, inner, "pdf"))
    today = desk.clock.today()
    title = f"卷宗 {file.case.number}"
    return press.join([cover, index, *inner], desk.fonts, title=title, made_on=today, unnumbered=2)


def contents(desk: Desk, unit: Reader, file: CaseFile, kind: str) -> bytes:
    """The table of contents of the volume as it would be now."""
    return _contents(desk, unit, file, _papers(desk, unit, file), kind)


def _papers(desk: Desk, unit: Reader, file: CaseFile) -> list[Titled]:
    """The papers in the order of the volume: the issued version where there is one, else set now."""
    found: list[Titled] = []
    for wanted in papers.all_wanted(desk, file):
        if wanted.entry.volume == "不入卷" or wanted.key in (COVER, CONTENTS):
            continue
        for side in wanted.sides:
            issued = papers.newest(file, wanted.key, side)
            data = (
                papers.issued_bytes(desk, issued)
                if issued
                else _pdf(desk, unit, file, wanted.entry.code, side, **wanted.more)
            )
            found.append((f"{wanted.title}（{side}）" if side else wanted.title, data))
    return found


def _pdf(desk: Desk, unit: Reader, file: CaseFile, code: str, side: str = "", **more: Any) -> bytes:
    doc = papers.fill(desk, unit, file, desk.forms.find(code), side, **more)
    return press.pdf(doc, desk.fonts, desk.clock.today()).data


def _contents(desk: Desk, unit: Reader, file: CaseFile, inner: list[Titled], kind: str) -> bytes:
    rows = []
    for seq, found in enumerate(press.page_ranges(inner), 1):
        span = str(found.first) if found.first == found.last else f"{found.first}—{found.last}"
        rows.append({"序号": seq, "文书名称": found.title, "页号": span, "备注": ""})
    doc = papers.fill(desk, unit, file, desk.forms.find(CONTENTS), 卷内=rows)
    if kind == "docx":
        return press.docx(doc, desk.fonts, desk.clock.today())
    return press.pdf(doc, desk.fonts, desk.clock.today()).data
