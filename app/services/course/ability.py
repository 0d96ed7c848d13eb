"""The note on a debtor's ability to perform (履约能力评估), and the caution when an agreement lacks it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import asdict, frozen

from app.domain.case import CaseFile
from app.domain.course import Ability
from app.domain.fields import same
from app.services.catalogue import Told, Work, act
from app.services.checks import in_order


@frozen
class Assessment:
    """What is known of a debtor's means before an agreement is written."""

    assessed_on: date | None = same(Ability, "assessed_on")
    side: str = same(Ability, "side")
    means: str = same(Ability, "means")
    burdens: str = same(Ability, "burdens")
    finding: str = same(Ability, "finding")
    advice: str = same(Ability, "advice")
    assessor: str = same(Ability, "assessor")


@act("assess_ability", "履约能力评估", Assessment, icon="scale")
def assess_ability(work: Work, given: Assessment) -> Told:
    """达成协议以前，评估义务人有没有能力按期履行。"""
    case = work.case.case
    in_order(work.today, "assessed_on", "评估日期", given.assessed_on, ("受理日期", case.decided_on))
    work.unit.add(Ability(case_uid=case.uid, **asdict(given)))
    assert given.assessed_on is not None
    return Told(f"评估{given.side}的履约能力：{given.finding}。", given.assessed_on)


def unassessed(file: CaseFile, debtors: Iterable[str]) -> str:
    """The caution about those sides that are to pay and whose ability nobody assessed; empty when none."""
    known = {note.side for note in file.abilities}
    sides = [side for side in dict.fromkeys(debtors) if side not in known]
    return f"还没有评估{'、'.join(sides)}的履约能力。" if sides else ""
