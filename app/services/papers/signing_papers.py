"""Who signs or seals a paper: the act that records one mark, and the board that shows them all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from app.documents.library import FormEntry
from app.domain import dates
from app.domain.case import CaseFile
from app.domain.errors import Problem
from app.domain.fields import same, spec
from app.domain.paper import IssuedPaper, PaperMark
from app.domain.words import SIDES, MarkRole
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order, mark_problems
from app.services.desk import Desk
from app.services.papers import papers, press
from app.services.papers.inked import Signed, issued_of, marks_of, role_words, signed_pdf, slots_for
from app.services.papers.recipients import recipient
from app.services.papers.wanting import Wanted, wanted

if TYPE_CHECKING:
    from app.documents.pdf.strip import SlotBox

__all__ = ["PaperSigning", "Place", "board", "open_words", "sign_paper", "signed_pdf"]

OPEN, DONE, REFUSED, PROXY = "open", "done", "refused", "proxy"


@frozen
class PaperSigning:
    """One mark put on an issued paper, or refused; without `originals` it is on all of them."""

    form: str = same(PaperMark, "form", required=True, help="文书代码或名称，见 forms 命令。")
    side: str = spec("给谁", help="申请人、被申请人；多人案件写成 申请人:3。")
    role: str = same(PaperMark, "role")
    signer: str = same(PaperMark, "signer")
    way: str = same(PaperMark, "way")
    done_on: date | None = same(PaperMark, "done_on")
    originals: int | None = same(PaperMark, "originals", default=None, help="空着就是全部正本。")
    proxy: bool = same(PaperMark, "proxy")
    authority: str = same(PaperMark, "authority")
    refused: bool = same(PaperMark, "refused")
    witness: str = same(PaperMark, "witness")
    ink: str = same(PaperMark, "ink")
    note: str = same(PaperMark, "note")

    @staticmethod
    def problems(values: dict[str, object]) -> list[Problem]:
        """See checks.mark_problems."""
        return mark_problems(values)


@frozen
class Place:
    """One signature or seal that a paper wants.

    `kind` is "sign" or "seal", `expected` the name of who should sign where that is known. `wanted` originals
    are to be signed, `done` of them are. `state` is open (also when originals are left), done, refused or proxy.
    `note` says what the mark has beside it: who saw the refusal, the authority of the proxy, a remark.
    """

    role: str
    kind: str
    expected: str
    wanted: int
    done: int
    state: str
    signer: str = ""
    way: str = ""
    day: date | None = None
    note: str = ""
    ink: bool = False


@act("sign_paper", "签署文书", PaperSigning, roles=EVERYBODY, icon="signature")
def sign_paper(work: Work, given: PaperSigning) -> Told:
    """登记已签发文书上的一项签名或者盖章：谁、怎样、在几份正本上；也可以拒签、由代理人签。"""
    file = work.case
    if wanted(work.desk, file, given.form).key == papers.AGREEMENT:
        raise refuse_field("form", "调解协议书的签署关系到生效，请用“签署”（sign）登记。")
    found, to, paper = issued_of(work.desk, file, given.form, given.side)
    in_order(work.today, "done_on", "签署日期", given.done_on, ("签发日期", paper.issued_on))
    _check_role(work.desk, file, found, paper, given)
    copies, earlier = found.entry.copies, _earlier(work.desk, file, found, paper, given)
    before = earlier.originals if earlier and not earlier.refused else 0
    originals = given.originals or copies - before
    if before + originals > copies:
        left = f"，已签 {before} 份" if before else ""
        raise refuse_field(
            "originals", f"{found.title}的正本是 {copies} 份{left}，不能再签 {originals} 份，请核对。"
        )
    if earlier:
        work.unit.remove(earlier)
    assert given.done_on is not None
    work.unit.add(
        PaperMark(
            case_uid=file.case.uid, form=paper.form, side=paper.side, person=paper.person, version=paper.version,
            role=given.role, signer=given.signer, way=given.way, done_on=given.done_on,
            originals=0 if given.refused else before + originals, proxy=given.proxy, authority=given.authority,
            refused=given.refused, witness=given.witness, note=given.note,
            ink=given.ink or (earlier.ink if earlier else ""),
        )
    )  # fmt: skip
    whom = f"（{to.words}）" if to.words else ""
    result = {"form": paper.form, "side": to.address, "version": paper.version, "role": given.role}
    return Told(
        f"{found.title}{whom}：{_did(given, originals, copies)}{_resealing(file, paper, given)}。",
        given.done_on,
        result,
    )


def _did(given: PaperSigning, originals: int, copies: int) -> str:
    if given.refused:
        return f"{given.role} {given.signer} 拒绝签署，{given.witness}见证"
    by = "由代理人 " if given.proxy else ""
    count = f"，{originals} 份" if copies > 1 else ""
    return f"{given.role} {by}{given.signer} {given.way}{count}"


def _resealing(file: CaseFile, paper: IssuedPaper, given: PaperSigning) -> str:
    """Handwriting that comes after the digital seal is not in the sealed file."""
    sealed = any(
        c.key == paper.key and c.version == paper.version and c.kind == "电子印章" for c in file.copies
    )
    return "；已加盖电子印章的那份没有这次的手写签名，请重新加盖" if sealed and given.ink else ""


def _check_role(desk: Desk, file: CaseFile, found: Wanted, paper: IssuedPaper, given: PaperSigning) -> None:
    """The paper must have a place for the role, and a seal needs a stamp and not a pen."""
    entry = found.entry
    slots: tuple[SlotBox, ...] = ()
    if given.ink or given.role not in (*entry.signers, *entry.seals):
        slots = press.thaw(desk.office.blobs.get(paper.data)).slots
    roles = tuple(dict.fromkeys((*entry.signers, *entry.seals, *(role_words(slots)))))
    if given.role not in roles:
        known = "只能是：" + "、".join(roles) if roles else "它不用签名盖章"
        raise refuse_field("role", f"{found.title}上没有“{given.role}”签署的地方，{known}。")
    if given.ink and not slots_for(desk, file, slots, given.role):
        text = f"{found.title}上没有给{given.role}手写签名的位置，请在纸上签，再收回扫描件。"
        raise refuse_field("ink", text)
    if given.role in entry.seals and not given.refused and "章" not in given.way:
        raise refuse_field("way", f"{given.role}在{found.title}上是盖章，请选盖章、签名并盖章或者加盖印章。")


def _earlier(
    desk: Desk, file: CaseFile, found: Wanted, paper: IssuedPaper, given: PaperSigning
) -> PaperMark | None:
    """The mark that this one replaces: a refusal, or a signature that stands on some originals only.

    Raises InvalidInput when that role has signed already. Roles of several people have a mark for each of them.
    """
    marks = [
        m
        for m in file.paper_marks
        if m.key == paper.key and m.version == paper.version and m.role == given.role
    ]
    several = len(_expected(file, found.entry, given.role)) > 1
    mine = next((m for m in marks if m.signer == given.signer or not several), None)
    if mine is None or mine.refused:
        return mine
    if mine.signer == given.signer and not given.refused and mine.originals < found.entry.copies:
        return mine
    assert mine.done_on is not None
    text = f"{given.role}已由 {mine.signer} 在 {dates.long(mine.done_on)} 签署，不用再登记。"
    raise refuse_field("role", text)


def _expected(file: CaseFile, entry: FormEntry, role: str) -> tuple[str, ...]:
    """Who should sign for a role, by name where that is known; "" for one person whose name nobody knows yet.

    The agreement has one mark for each of its four roles.
    """
    names: tuple[str, ...] = ()
    if entry.code == papers.AGREEMENT:
        return ("",)
    if role == MarkRole.MEDIATOR:
        names = tuple(a.name for a in file.assignments)
    elif role in SIDES and file.is_group:
        workers = [w for w in file.workers if w.side == role]
        names = tuple(w.name for w in workers if (line := file.line_of(w)) and line.representative)
    return names or ("",)


def board(desk: Desk, file: CaseFile, code: str, address: str = "") -> tuple[Place, ...]:
    """Every signature and seal that a paper wants, on its newest issued version; all open while none is issued.

    For any paper, the agreement included. Raises PaperProblem for an unknown form or address.
    """
    found = wanted(desk, file, code)
    key = recipient(file, found.entry, address).key(found.key)
    paper = papers.newest(file, key)
    marks = list(marks_of(file, key, paper.version if paper else 0))
    agreed = file.agreement if found.key == papers.AGREEMENT else None
    copies = agreed.copies if agreed else found.entry.copies
    wants = [(role, "sign") for role in found.entry.signers] + [(role, "seal") for role in found.entry.seals]
    wants += [(m.role, "sign") for m in marks if m.role not in {role for role, _ in wants}]
    places = []
    for role, kind in dict.fromkeys(wants):
        own = [mark for mark in marks if mark.role == role]
        places += _places(role, kind, copies, list(_expected(file, found.entry, role)), own)
    return tuple(places)


def _places(role: str, kind: str, copies: int, names: list[str], marks: list[Signed]) -> list[Place]:
    """The places of one role: each expected name with its mark, then marks of people nobody expected."""
    by_name = {name: mark for name in names for mark in marks if mark.signer == name}
    rest = [mark for mark in marks if mark.signer not in by_name]
    places = []
    for name in names:
        mark = by_name.get(name) or (rest.pop(0) if rest else None)
        places.append(_shown(Place(role, kind, name, copies, 0, OPEN), mark))
    return places + [_shown(Place(role, kind, "", copies, 0, OPEN), mark) for mark in rest]


def _shown(place: Place, mark: Signed | None) -> Place:
    if mark is None:
        return place
    done = 0 if mark.refused else min(mark.originals, place.wanted)
    state = REFUSED if mark.refused else OPEN if done < place.wanted else PROXY if mark.proxy else DONE
    witness = f"见证人：{mark.witness}" if mark.refused and mark.witness else ""
    note = "；".join(part for part in (witness, mark.authority if mark.proxy else "", mark.note) if part)
    return evolve(
        place, done=done, state=state, signer=mark.signer, way=mark.way, day=mark.done_on, note=note,
        ink=bool(mark.ink),
    )  # fmt: skip


def open_words(places: tuple[Place, ...]) -> str:
    """What is there and what is lacking, in one phrase: 已齐 2/4，缺 被申请人、调解委员会（印章）；申请人拒签."""
    if not places:
        return "不用签名盖章"
    done = [place for place in places if place.state in (DONE, PROXY)]
    lacking = [_word(place) for place in places if place.state == OPEN]
    against = [place.role for place in places if place.state == REFUSED]
    words = f"已齐 {len(done)}/{len(places)}"
    words += f"，缺 {'、'.join(dict.fromkeys(lacking))}" if lacking else ""
    return words + (f"；{'、'.join(dict.fromkeys(against))}拒签" if against else "")


def _word(place: Place) -> str:
    """被申请人, 调解员林示例, 调解委员会（印章）, and 申请人（还差 1 份） where some originals are signed."""
    if place.done:
        return f"{place.role}（还差 {place.wanted - place.done} 份）"
    return f"{place.role}（印章）" if place.kind == "seal" else f"{place.role}{place.expected}"
