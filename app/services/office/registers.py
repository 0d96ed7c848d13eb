"""What the acts of the registers share: running numbers, finding a line by its number, striking a line out."""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve, frozen

from app.domain.fields import same, spec
from app.domain.register_words import REGISTERS
from app.domain.registers import Evaluation, Grievance, Risk, Training
from app.services.catalogue import CASE_WORKERS, Told, Work, act, refuse_field
from app.store.reader import Reader

Line = TypeVar("Line", bound=Risk | Grievance | Training | Evaluation)

RECORDS: dict[str, type[Risk] | type[Grievance] | type[Training] | type[Evaluation]] = dict(
    zip(REGISTERS, (Risk, Grievance, Training, Evaluation), strict=True)
)


@frozen
class Striking:
    """Which line of which register is struck out, and why."""

    register: str = spec("台账", "choice", required=True, choices=REGISTERS)
    seq: int | None = spec("序号", "number", required=True)
    reason: str = same(Risk, "struck")


def next_seq(unit: Reader, record: type[Line]) -> int:
    """The running number (序号) of the next line; struck lines keep theirs."""
    return max((line.seq for line in unit.find(record)), default=0) + 1


def line_of(unit: Reader, record: type[Line], seq: int | None) -> Line:
    """The line with that number; raises InvalidInput at `seq` when there is none or it was struck out."""
    found: Line | None = unit.first(record, seq=seq)
    if found is None:
        raise refuse_field("seq", f"没有序号是 {seq} 的登记，请到台账核对。")
    if found.struck:
        raise refuse_field("seq", f"第 {seq} 号已经作废（{found.struck}），请核对序号。")
    return found


@act("strike_entry", "作废登记", Striking, roles=CASE_WORKERS, subject="office", icon="trash-2")
def strike_entry(work: Work, given: Striking) -> Told:
    """作废登记错的一条；它和理由仍留在案件资料里，不列入报表。"""
    record = RECORDS[given.register]
    line = line_of(work.unit, record, given.seq)
    work.unit.save(evolve(line, struck=given.reason))
    return Told(f"作废{given.register}第 {line.seq} 号：{given.reason}。", work.today, {"uid": line.uid})
