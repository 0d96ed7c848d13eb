"""Looking at document numbers and phones in full: allowed, and on record (个人信息保护法 §51)."""

from __future__ import annotations

from attrs import frozen

from app.domain.fields import spec
from app.domain.words import SIDES
from app.services.catalogue import EVERYBODY, Told, Work, act


@frozen
class OneParty:
    """Whose numbers are shown."""

    side: str = spec("哪一方", "choice", required=True, choices=SIDES)


@frozen
class WholeLedger:
    """The ledger shows all numbers; nothing more is asked."""


@act("reveal_numbers", "查看完整号码", OneParty, roles=EVERYBODY, icon="eye")
def reveal_numbers(work: Work, given: OneParty) -> Told:
    """显示一方的完整证件号码和电话，并记录是谁看的。"""
    return Told(f"查看了{given.side}的完整号码。", work.today)


@act("reveal_ledger", "台账显示完整号码", WholeLedger, roles=EVERYBODY, subject="office", icon="eye")
def reveal_ledger(work: Work, given: WholeLedger) -> Told:
    """台账显示全部完整号码，并记录是谁看的。"""
    return Told("在台账里查看了完整号码。", work.today)
