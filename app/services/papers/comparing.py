"""Whether a file on the disk is still the paper that was issued: compared byte by byte, found by its code."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from app.domain.case import Case
from app.domain.errors import PaperProblem, Refusal
from app.domain.paper import CODE, IssuedPaper, KeptCopy
from app.services.desk import Desk
from app.services.papers import papers, press
from app.services.papers.inked import signed_pdf
from app.services.papers.word_changes import changed_words
from app.store.reader import Reader

SAME, CHANGED, UNKNOWN = "一致", "内容已被改动", "不是本会签发的文书"
KINDS = ("pdf", "docx")
MOST_PART = 20 * 1024 * 1024
"""Bytes of an unpacked part of a DOCX that are looked at, so that a file made to swell does not fill the memory."""


@frozen
class Verdict:
    """What a file is: `word` one of SAME, CHANGED, UNKNOWN; `sentence` the same in full.

    `paper` is the issued version it is of, `number` the 案号 and `void` whether a newer version was issued.
    """

    word: str
    sentence: str
    paper: IssuedPaper | None = None
    number: str = ""
    void: bool = False

    @property
    def same(self) -> bool:
        """Whether the file is what was issued, letter by letter, be it void by now or not."""
        return self.word == SAME


def changed_on_disk(desk: Desk, path: Path) -> Verdict:
    """Compare a PDF or DOCX on the disk with what was issued; raises Refusal when it cannot be read."""
    kind = path.suffix.lower().lstrip(".")
    if kind not in KINDS:
        raise Refusal("只能核对 PDF 和 DOCX 文件，请换一个文件。")
    try:
        data = path.read_bytes()
    except OSError as why:
        raise Refusal(f"读不了文件“{path.name}”，请核对它还在，并且允许读取。") from why
    return check_file(desk, data, kind)


def check_file(desk: Desk, data: bytes, kind: str) -> Verdict:
    """Compare an exported file, `kind` "pdf" or "docx", with the frozen papers of all cases and their signed
    copies. A file without a code of ours, damaged ones among them, is UNKNOWN.
    """
    with desk.read() as reader:
        exact = _exact(reader, hashlib.sha256(data).hexdigest()) if kind == "pdf" else None
        if exact is not None:
            return _verdict(reader, exact, SAME)
        found = _by_code(reader, data, kind)
        if len(found) > 1:
            text = "文件里有几份文书的编号，合不到一份上；内容可能是拼起来的，请与卷宗核对。"
            return Verdict(CHANGED, text)
        if not found:
            return Verdict(UNKNOWN, "文件里没有本会文书的编号，不是本会签发的文书，或者已经看不出来。")
        if _frozen_same(desk, reader, found[0], data, kind):
            return _verdict(reader, found[0], SAME)
        how = changed_words(papers.issued_bytes(desk, found[0], kind), data) if kind == "docx" else ""
        return _verdict(reader, found[0], CHANGED, how)


def _exact(reader: Reader, sha256: str) -> IssuedPaper | None:
    """The issued paper whose PDF, or signed copy, is this very file."""
    paper = reader.first(IssuedPaper, sha256=sha256)
    if paper is not None:
        return paper
    copy = reader.first(KeptCopy, sha256=sha256)
    if copy is None:
        return None
    return reader.first(
        IssuedPaper,
        case_uid=copy.case_uid,
        form=copy.form,
        side=copy.side,
        person=copy.person,
        version=copy.version,
    )


def _by_code(reader: Reader, data: bytes, kind: str) -> tuple[IssuedPaper, ...]:
    """The issued papers whose codes stand in the file: as text, else in the QR of its pages."""
    codes = dict.fromkeys(_codes(data, kind))
    papers = [reader.first(IssuedPaper, code=code) for code in codes]
    found = tuple(paper for paper in papers if paper is not None)
    if found or kind != "pdf":
        return found
    try:
        scan = press.read_scan([("文件.pdf", data)])
    except PaperProblem:
        return ()
    paper = reader.first(IssuedPaper, code=scan.code) if scan.code else None
    return (paper,) if paper is not None else ()


def _codes(data: bytes, kind: str) -> Iterable[str]:
    try:
        texts = press.texts(data) if kind == "pdf" else _parts(data)
    except PaperProblem:
        return ()
    return (code for text in texts for code in CODE.findall(text))


def _parts(data: bytes) -> list[str]:
    """The words of every part of a DOCX; none of a file that is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [n for n in package.namelist() if n.startswith("word/") and n.endswith(".xml")]
            read = [package.open(name).read(MOST_PART).decode("utf-8", "replace") for name in names]
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        return []
    return [re.sub(r"<[^>]*>", "", text) for text in read]


def _frozen_same(desk: Desk, reader: Reader, paper: IssuedPaper, data: bytes, kind: str) -> bool:
    if kind == "docx":
        return bool(paper.docx) and desk.office.blobs.get(paper.docx) == data
    return bool(paper.data) and signed_pdf(desk, paper, reader.case_file(paper.case_uid)) == data


def _verdict(reader: Reader, paper: IssuedPaper, word: str, how: str = "") -> Verdict:
    versions = reader.find(
        IssuedPaper, case_uid=paper.case_uid, form=paper.form, side=paper.side, person=paper.person
    )
    void = any(other.version > paper.version for other in versions)
    number = reader.get(Case, paper.case_uid).number
    whom = paper.person_name or paper.side
    name = f"{number}{paper.title}{f'（{whom}）' if whom else ''}第 {paper.version} 版"
    said = {
        SAME: f"与签发的{name}一致",
        CHANGED: f"带有{name}的编号，但与签发的不一致：{how or '内容被改动过，或者是另存、扫描的'}",
    }
    return Verdict(word, f"{said[word]}{'；这一版已作废' if void else ''}。", paper, number, void)
