"""De-identified copies (脱敏件) of a paper or of the whole volume: what the register knows of persons is replaced."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from app.domain.case import CaseFile
from app.domain.office import Committee
from app.domain.party import Party
from app.domain.words import MarkRole
from app.services.desk import Desk
from app.services.papers import papers, press, volumes
from app.services.papers.recipients import Recipient, recipient
from app.services.papers.wanting import Wanted, in_volume, wanted
from app.services.parties import namesakes
from app.store.reader import Reader

if TYPE_CHECKING:
    from app.documents.model import Doc
    from app.documents.redaction import Secrets

_BETWEEN = re.compile(r"[；;，,、/\n\s]+")
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
_ROLES = re.compile(
    r"(?:被申请人|申请人|劳动者|用人单位|法定代表人|委托代理人|代理人|代表人?|证人|翻译|家属|亲属|见证人)+[：:]?"
    r"(?P<name>[㐀-鿿\U00020000-\U0003ffff·]{2,20}?)(?=[（(；;，,、。\s]|$)"
)
_NO_PERSON = re.compile(
    r"公司|委员会|单位|工会|法院|仲裁|银行|双方|本人|当事人|调解员|代理|负责|部门?$|厂$|局$|所$|站$"
)
_STAFF = ("记录人", "调查人", "检查人", "报告人", "授课人", "接收人", "送达人", "主持人", "承办人")
_STAFF_CAPACITY = re.compile("调解员|记录人|主持人")
"""In what capacity somebody of the committee is at a talk."""
LONGEST_NAME = 30


def secrets_of(file: CaseFile, committee: Committee) -> Secrets:
    """What a copy of a paper of this case must not show: names, numbers, phones and addresses of the persons.

    Mediators, the committee and the companies keep their names; so do the codes of organisations.
    """
    from app.documents import redaction  # with its patterns, when the first copy is made

    parties: list[Party] = [*file.workers, *file.employers]
    typed = [pair for entry in file.entries for pair in _pairs(json.loads(entry.data))]
    kept = {a.name for a in file.assignments} | {committee.name, committee.employer}
    kept |= {employer.name for employer in file.employers}
    persons = [name for name in _names(file, committee, typed) if name not in kept]
    return redaction.gather(
        persons=list(dict.fromkeys(persons)),
        numbers=[worker.doc_no for worker in file.workers]
        + [agent.doc_no for agent in file.agents]
        + _of(typed, "证件号码", "身份证", "账号", "账户"),
        phones=[p.phone for p in parties]
        + [agent.phone for agent in file.agents]
        + _of(typed, "电话", "手机"),
        addresses=[p.address for p in parties] + _of(typed, "地址", "住所", "住址"),
        emails=_of(typed, "邮箱", "邮件"),
        others=_marks(file),
    )


def _marks(file: CaseFile) -> dict[str, str]:
    """What tells namesakes apart on a paper (尾号1234, 工号A12) is part of a number, or leads to the person."""
    found = {f"尾号{namesakes.tail(worker)}": "尾号****" for worker in file.workers if worker.doc_no}
    return found | {f"工号{worker.staff_no}": "工号****" for worker in file.workers if worker.staff_no}


def _pairs(values: Any, label: str = "") -> Iterator[tuple[str, str]]:
    """Every text that was filled in with the word it was asked by, however deep in lists."""
    if isinstance(values, Mapping):
        for name, value in values.items():
            yield from _pairs(value, name)
    elif isinstance(values, list):
        for value in values:
            yield from _pairs(value, label)
    elif isinstance(values, str) and values.strip():
        yield label, values


def _of(typed: Iterable[tuple[str, str]], *words: str) -> list[str]:
    return [value for label, value in typed if any(word in label for word in words)]


def _names(file: CaseFile, committee: Committee, typed: list[tuple[str, str]]) -> Iterator[str]:
    """Every name of a person that some record of the case holds, the workers first."""
    yield from (worker.name for worker in file.workers)
    yield from (agent.name for agent in file.agents)
    told = [text for e in file.employers for text in (e.legal_rep, e.contact)] + [committee.legal_rep]
    told += [consent.person for consent in file.consents] + [notice.receiver for notice in file.notices]
    told += [m.person for m in file.marks if m.role in (MarkRole.APPLICANT, MarkRole.RESPONDENT)]
    told += [m.witness for m in file.marks] + [visit.visited for visit in file.follow_ups]
    told += [text for m in file.paper_marks for text in (m.signer, m.witness)]
    told += [text for s in file.services for text in (s.addressee, s.receiver, s.witness)]
    told += [there.name for there in file.attendees if not _STAFF_CAPACITY.search(there.capacity)]
    told += [text for piece in file.evidence for text in (piece.handed_by, piece.returned_to)]
    told += [done.payer for done in file.performances] + [sent.sent_by for sent in file.referrals]
    told += [v for label, v in typed if label.endswith(("人", "姓名")) and label not in _STAFF]
    for text in told:
        yield from (part for part in _BETWEEN.split(_BRACKETS.sub("", text)) if _is_name(part))
    for text in (*(session.present for session in file.sessions), *(turn.speaker for turn in file.turns)):
        yield from (found for found in _ROLES.findall(text) if _is_name(found))


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= LONGEST_NAME and not _NO_PERSON.search(text) and not re.search(r"[0-9]", text)


def redacted_paper(desk: Desk, number: str, code: str, side: str = "", kind: str = "pdf") -> bytes:
    """The de-identified copy of a paper, `kind` "pdf" or "docx": of its issued version, else as it would be set today.

    `side` is the address of its recipient. It carries no code and no QR: it is not the paper itself. Raises
    NotFound for the case, PaperProblem for form or address.
    """
    if code in (volumes.VOLUME, "卷宗"):
        return redacted_volume(desk, number)
    with desk.read() as unit:
        copy = _Copy(desk, unit, unit.case_by_number(number))
        found = wanted(desk, copy.file, code)
        if found.key == volumes.CONTENTS:
            return copy.contents(copy.leaves())
        return copy.set(copy.doc(found, recipient(copy.file, found.entry, side)), kind)


def redacted_volume(desk: Desk, number: str) -> bytes:
    """The de-identified copy of the whole volume as one PDF: cover, contents, every paper, the closing note.

    A scan cannot be read and so not be cleaned: what was issued stands in its place, or where that is not kept a
    page that says so. Raises NotFound.
    """
    with desk.read() as unit:
        copy = _Copy(desk, unit, unit.case_by_number(number))
        leaves = copy.leaves()
        pages = sum(press.page_count(data) for _, data, _ in leaves)
        front = copy.set(copy.filled(volumes.COVER, 卷内页数=pages))
        note = copy.set(copy.filled(volumes.NOTE, 卷内页数=pages))
        parts = [("卷宗封面", front), ("卷内目录", copy.contents(leaves))]
        parts += [(title, data) for title, data, _ in leaves]
        return press.join(
            [*parts, ("备考表", note)], desk.fonts, title=f"卷宗 {number}（脱敏件）", made_on=desk.clock.today(),
            unnumbered=volumes.FRONT, unnumbered_last=1,
        )  # fmt: skip


_Leaf = tuple[str, bytes, str]
"""Title and PDF of a cleaned paper, and what the contents remark about it."""


class _Copy:
    """Makes the cleaned papers of one case."""

    def __init__(self, desk: Desk, unit: Reader, file: CaseFile) -> None:
        committee = unit.first(Committee)
        assert committee is not None
        self.desk, self.unit, self.file = desk, unit, file
        self.secrets = secrets_of(file, committee)

    def doc(self, found: Wanted, to: Recipient) -> Doc:
        """The page model of a paper: the frozen one of its issued version, else as set today."""
        issued = papers.newest(self.file, to.key(found.key))
        if issued is not None and issued.data:
            return press.thaw(self.desk.office.blobs.get(issued.data)).doc
        return papers.fill(self.desk, self.unit, self.file, found, to)

    def filled(self, code: str, **more: Any) -> Doc:
        """A paper of the volume itself, such as its cover."""
        return papers.fill(
            self.desk, self.unit, self.file, wanted(self.desk, self.file, code), Recipient(), **more
        )

    def set(self, doc: Doc, kind: str = "pdf") -> bytes:
        """The cleaned paper, set."""
        from app.documents import redaction

        clean, today = redaction.redact(doc, self.secrets), self.desk.clock.today()
        if kind == "docx":
            return press.docx(clean, self.desk.fonts, today)
        return press.pdf(clean, self.desk.fonts, today).data

    def leaves(self) -> list[_Leaf]:
        """Every paper of the volume in its order, cleaned."""
        return [
            self._leaf(found, to)
            for found in in_volume(self.desk, self.file)
            for to in found.recipients(self.file)
        ]

    def contents(self, leaves: list[_Leaf]) -> bytes:
        """The table of contents, with the pages that the cleaned papers have."""
        ranges = press.page_ranges([(title, data) for title, data, _ in leaves])
        rows = [
            {
                "序号": seq, "文书名称": title, "备注": remark,
                "页号": str(span.first) if span.first == span.last else f"{span.first}—{span.last}",
            }
            for seq, ((title, _, remark), span) in enumerate(zip(leaves, ranges, strict=True), 1)
        ]  # fmt: skip
        return self.set(self.filled(volumes.CONTENTS, 卷内=rows))

    def _leaf(self, found: Wanted, to: Recipient) -> _Leaf:
        from app.documents import redaction

        title = f"{found.title}（{to.words}）" if to.words else found.title
        title = redaction.redact_text(title, self.secrets)
        issued = papers.newest(self.file, to.key(found.key))
        copy = volumes.kept_copy(self.file, issued)
        if copy is not None and copy.kind == "扫描件":
            if issued is not None and issued.data:  # what was signed is known word for word
                return title, self.set(self.doc(found, to)), "原件为扫描件，按签发内容脱敏"
            page = redaction.placeholder_page(title)
            return title, press.pdf(page, self.desk.fonts, self.desk.clock.today()).data, "扫描件，不附"
        remark = f"第{issued.version}版" if issued and issued.version > 1 else ""
        return title, self.set(self.doc(found, to)), remark
