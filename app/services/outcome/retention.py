"""What is known of filed volumes: whose term has ended, who has borrowed one, and the lists of appraisal."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from app.domain.aftermath import Appraisal, AppraisalLine
from app.domain.retention import ends_on
from app.services.desk import Desk
from app.store.queries.volumes import Filed, filed
from app.store.reader import Reader


@frozen
class Ended:
    """A volume whose term of keeping has ended, and on which day."""

    volume: Filed
    ended_on: date


@frozen
class ListLine:
    """A list of appraisal with its lines; `kept_on` and `destroyed` count them by their opinion."""

    appraisal: Appraisal
    lines: tuple[AppraisalLine, ...]

    @property
    def kept_on(self) -> int:
        """How many volumes are to be kept on."""
        return sum(line.opinion == "续存" for line in self.lines)

    @property
    def destroyed(self) -> int:
        """How many volumes are to be destroyed."""
        return sum(line.opinion == "销毁" for line in self.lines)

    @property
    def state(self) -> str:
        """待批准, 已批准 or 已销毁; a list that destroys nothing is at its end with the approval."""
        if self.appraisal.approved_on is None:
            return "待批准"
        if self.destroyed and self.appraisal.destroyed_on is None:
            return "待销毁"
        return "已销毁" if self.destroyed else "已批准"


def ended(unit: Reader, on: date) -> tuple[Ended, ...]:
    """The volumes whose term has ended by that day and that stand on no list still under way."""
    listed = {
        line.case_uid for made in lists(unit) if made.state in ("待批准", "待销毁") for line in made.lines
    }
    found = []
    for volume in filed(unit, on):
        day = ends_on(volume.archived_on, volume.retention)
        if day is not None and day <= on and volume.uid not in listed:
            found.append(Ended(volume, day))
    return tuple(found)


def ended_volumes(desk: Desk) -> tuple[Ended, ...]:
    """The same as of today."""
    with desk.read() as unit:
        return ended(unit, desk.clock.today())


def lent_volumes(desk: Desk) -> tuple[Filed, ...]:
    """The volumes that somebody has borrowed, those due first before the others."""
    with desk.read() as unit:
        lent = [volume for volume in filed(unit) if volume.due_on is not None]
    return tuple(sorted(lent, key=_due))


def _due(volume: Filed) -> date:
    assert volume.due_on is not None
    return volume.due_on


def lists(unit: Reader) -> tuple[ListLine, ...]:
    """Every list of appraisal, in the order of their numbers."""
    lines: dict[str, list[AppraisalLine]] = {}
    for line in unit.find(AppraisalLine):
        lines.setdefault(line.appraisal_uid, []).append(line)
    return tuple(ListLine(made, tuple(lines.get(made.uid, ()))) for made in unit.find(Appraisal))
