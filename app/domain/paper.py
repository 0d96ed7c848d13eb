"""What is recorded about papers: issued versions, particulars of their own, marks, service, signed copies."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from attrs import field, frozen

from app.domain.errors import Problem
from app.domain.fields import spec
from app.domain.ink import problem as ink_problem
from app.domain.words import COPY_KINDS, MARK_WAYS, SERVICE_WAYS, SIDES

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")


@frozen
class PaperKey:
    """Which paper of a case: the form, with the number where there can be several (`session_record:2`), the
    side that gets it, and the uid of the worker when each of several gets one.
    """

    form: str
    side: str = ""
    person: str = ""


@frozen
class IssuedPaper:
    """A paper as it was issued: nothing in it changes any more.

    `pdf`, `docx` and `data` (the page model as JSON) name encrypted blobs, `sha256` is that of the PDF. `code`
    is the short code printed on each page. A newer version of the same paper makes this one void.
    """

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    form: str = spec("文书代码")
    title: str = spec("文书名称")
    side: str = spec("给谁")
    person: str = field(default="", kw_only=True)
    person_name: str = spec("收件人")
    version: int = spec("版次", "number", default=1)
    reason: str = spec("重新签发的理由", max_length=200)
    issued_on: date | None = spec("签发日期", "date")
    issued_by: str = spec("签发人")
    pages: int = spec("页数", "number", default=0)
    code: str = spec("文书编号")
    pdf: str = field(default="", kw_only=True)
    docx: str = field(default="", kw_only=True)
    data: str = field(default="", kw_only=True)
    sha256: str = spec("校验值")

    @property
    def key(self) -> PaperKey:
        """Which paper this is a version of."""
        return PaperKey(self.form, self.side, self.person)


@frozen
class PaperEntry:
    """The particulars of its own that a paper asks for (填写), as JSON text: name to value."""

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    form: str = spec("文书代码")
    side: str = spec("给谁")
    person: str = field(default="", kw_only=True)
    seq: int = field(default=1, kw_only=True)
    filled_on: date | None = spec("填写日期", "date")
    filled_by: str = spec("填写人")
    data: str = field(default="{}", kw_only=True)

    @property
    def key(self) -> PaperKey:
        """Which paper is filled in."""
        return PaperKey(self.form, self.side, self.person)


@frozen
class PaperMark:
    """A signature or seal on an issued paper other than the agreement; or its refusal, with who saw it.

    `ink` is what was written on the screen, as JSON; `originals` on how many originals it stands.
    """

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    form: str = spec("文书代码")
    side: str = spec("给谁")
    person: str = field(default="", kw_only=True)
    version: int = spec("版次", "number", default=1)
    role: str = spec("签署方", required=True, max_length=60)
    signer: str = spec("签署人", required=True, max_length=100)
    way: str = spec("签署方式", "choice", required=True, choices=MARK_WAYS, default=MARK_WAYS[0])
    done_on: date | None = spec("签署日期", "date", required=True)
    originals: int = spec("签署份数", "number", default=1, help="在几份正本上签了名或者盖了章。")
    proxy: bool = spec("由代理人签署", "flag")
    authority: str = spec("代理依据", help="例如：2026年9月20日授权委托书，特别授权。", max_length=200)
    refused: bool = spec("拒绝签署", "flag")
    witness: str = spec("见证人", help="拒绝签署时在场的人，写明姓名和身份。", max_length=100)
    ink: str = spec("手写签名", "ink", check=ink_problem, max_length=2_000_000)
    note: str = spec("备注", "long", max_length=500)

    @property
    def key(self) -> PaperKey:
        """Which paper is signed."""
        return PaperKey(self.form, self.side, self.person)


@frozen
class Service:
    """A paper handed over (送达): to whom, how, when, where; who took it, or why it was refused.

    No service rules exist for enterprise mediation; the particulars follow 民事诉讼法 §87–95 (送达回证).
    """

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    form: str = spec("文书代码", required=True)
    side: str = spec("受送达的一方", "choice", required=True, choices=SIDES)
    person: str = field(default="", kw_only=True)
    title: str = spec("文书名称")
    code: str = spec("文书编号")
    addressee: str = spec("受送达人", max_length=100)
    way: str = spec("送达方式", "choice", required=True, choices=SERVICE_WAYS, default=SERVICE_WAYS[0])
    served_on: date | None = spec("送达日期", "date", required=True)
    place: str = spec("送达地点", max_length=120)
    receiver: str = spec("签收人", max_length=60)
    relation: str = spec("签收人身份", help="本人、代理人、收发人员等。", max_length=60)
    refusal: str = spec("拒收理由", max_length=200)
    witness: str = spec("见证人", help="留置送达时在场见证的人；拍照、录像的写明。", max_length=100)
    server: str = spec("送达人", max_length=60)
    note: str = spec("备注", "long", max_length=500)

    @staticmethod
    def problems(values: dict[str, object]) -> list[Problem]:
        """Somebody took the paper, or it was refused and somebody saw that."""
        way = values.get("way", SERVICE_WAYS[0])
        if way == "留置送达":
            return [
                Problem(name, f"留置送达要写明{label}。")
                for name, label in (("refusal", "拒收理由"), ("witness", "见证人"))
                if not values.get(name)
            ]
        if way == "直接送达" and not values.get("receiver"):
            return [Problem("receiver", "直接送达要写明谁签收。")]
        return []


@frozen
class KeptCopy:
    """A signed copy of a paper that was taken back in: a scan, or the file with the digital seal.

    `blob` names the encrypted PDF; `missing` and `strangers` tell what its pages lack or have too many.
    """

    uid: str = field(default="", kw_only=True)
    case_uid: str = field(default="", kw_only=True)
    form: str = spec("文书代码")
    side: str = spec("给谁")
    person: str = field(default="", kw_only=True)
    version: int = spec("版次", "number", default=1)
    kind: str = spec("种类", "choice", required=True, choices=COPY_KINDS, default=COPY_KINDS[0])
    title: str = spec("文书名称")
    taken_on: date | None = spec("收回日期", "date")
    taken_by: str = spec("经手人")
    pages: int = spec("页数", "number", default=0)
    expected: int = spec("应有页数", "number", default=0)
    found_by: str = spec("识别方式", max_length=40)
    note: str = spec("备注", "long", max_length=500)
    blob: str = field(default="", kw_only=True)
    sha256: str = spec("校验值")

    @property
    def key(self) -> PaperKey:
        """Which paper this is a signed copy of."""
        return PaperKey(self.form, self.side, self.person)


@frozen
class OwnForm:
    """A form that the committee keeps in its own wording; `text` replaces the file of the same code.

    `word` names the encrypted Word file used as template of the DOCX output, "" when there is none.
    """

    uid: str = field(default="", kw_only=True)
    code: str = spec("文书代码", required=True, max_length=60)
    name: str = spec("文书名称", max_length=100)
    text: str = spec("文书正文", "long", max_length=200_000)
    word: str = field(default="", kw_only=True)
    word_name: str = spec("Word 模板", max_length=200)
    changed_on: date | None = spec("修改日期", "date")
    changed_by: str = spec("修改人")


def short_code(uid: str) -> str:
    """The code of a paper as printed on its pages, e.g. `K7Q4-M2XD`: 40 bits drawn from its uid."""
    number = int.from_bytes(hashlib.sha256(uid.encode()).digest()[:5], "big")
    letters = [_ALPHABET[number >> shift & 31] for shift in range(35, -1, -5)]
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"
