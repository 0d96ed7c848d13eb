"""Acts about evidence: taking it in against a receipt, and giving it back."""

from __future__ import annotations

from datetime import date

from attrs import asdict, evolve, frozen

from app.domain.course import Evidence
from app.domain.fields import same, spec
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order


@frozen
class Piece:
    """One piece as it is handed in."""

    name: str = same(Evidence, "name")
    kind: str = same(Evidence, "kind")
    form: str = same(Evidence, "form")
    pages: int | None = same(Evidence, "pages")
    purpose: str = same(Evidence, "purpose")


@frozen
class Taking:
    """What one side hands in on a day."""

    side: str = same(Evidence, "side")
    handed_by: str = same(Evidence, "handed_by")
    handed_on: date | None = same(Evidence, "handed_on")
    pieces: tuple[Piece, ...] = spec("证据", "list", item=Piece, required=True)


@frozen
class Returning:
    """Which piece goes back to whom."""

    seq: int | None = spec("第几项证据", "number", required=True)
    returned_on: date | None = same(Evidence, "returned_on", required=True)
    returned_to: str = same(Evidence, "returned_to", required=True)


@act("take_evidence", "收取证据", Taking, roles=EVERYBODY, icon="folder-input")
def take_evidence(work: Work, given: Taking) -> Told:
    """收下一方提交的证据，逐项登记，开给收据。"""
    case = work.case.case
    in_order(work.today, "handed_on", "提交日期", given.handed_on, ("收到日期", case.received_on))
    first = len(work.case.evidence) + 1
    work.unit.add_all(
        Evidence(
            case_uid=case.uid,
            seq=seq,
            side=given.side,
            handed_by=given.handed_by,
            handed_on=given.handed_on,
            taken_by=work.user.name,
            **asdict(piece),
        )
        for seq, piece in enumerate(given.pieces, first)
    )
    names = "、".join(piece.name for piece in given.pieces)
    assert given.handed_on is not None
    told = f"收到{given.side}提交的证据 {len(given.pieces)} 项：{names}。"
    return Told(told, given.handed_on, {"first": first, "count": len(given.pieces)})


@act("return_evidence", "退还证据", Returning, roles=EVERYBODY, icon="undo-2")
def return_evidence(work: Work, given: Returning) -> Told:
    """把收下的证据退还，写明谁领回。"""
    found = next((e for e in work.case.evidence if e.seq == given.seq), None)
    if found is None:
        raise refuse_field("seq", f"没有第 {given.seq} 项证据，本案登记过 {len(work.case.evidence)} 项。")
    if found.returned_on:
        raise refuse_field("seq", f"第 {found.seq} 项“{found.name}”已由{found.returned_to}领回。")
    in_order(work.today, "returned_on", "退还日期", given.returned_on, ("提交日期", found.handed_on))
    work.unit.save(evolve(found, returned_on=given.returned_on, returned_to=given.returned_to))
    assert given.returned_on is not None
    return Told(f"退还证据“{found.name}”，{given.returned_to}领回。", given.returned_on)
