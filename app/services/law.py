"""The law data of the program in one object: limits, causes of action, working days, definitions."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from app.domain import limits
from app.domain.calendar import WorkCalendar
from app.domain.causes import Cause, CauseBook
from app.domain.errors import NotFound
from app.domain.indicators import IndicatorBook
from app.domain.limits import Limit, LimitBook


@frozen
class Law:
    """What resources/law/ says, as read once at start."""

    calendar: WorkCalendar
    limits: LimitBook
    causes: CauseBook
    indicators: IndicatorBook

    def limit(self, code: str, start: date) -> Limit:
        """The time limit `code` counted from `start`, by the rule in force on that day; NotFound if unknown."""
        return limits.compute(self.limits.rule(code, start), start, self.calendar)

    @property
    def heads(self) -> tuple[str, ...]:
        """The six legal heads of labour disputes (调解仲裁法 §2) in their order."""
        return tuple(self.causes.heads[number] for number in sorted(self.causes.heads))

    def cause_names(self, on: date) -> tuple[str, ...]:
        """The causes to choose from for a case received on `on`; a label that two share stands with its path."""
        labels = [cause.label for cause in self.causes.causes(on)]
        return tuple(
            cause.path if labels.count(cause.label) > 1 and cause.new_form else cause.label
            for cause in self.causes.causes(on)
        )

    def cause_of(self, name: str, on: date) -> Cause | None:
        """The cause of that name among those to choose from on that day, or None."""
        for found, cause in zip(self.cause_names(on), self.causes.causes(on), strict=True):
            if found == name:
                return cause
        return None

    def legal_head(self, name: str, on: date) -> str:
        """The head under which a cause usually falls, "" when the table does not say."""
        cause = self.cause_of(name, on)
        if cause is None:
            raise NotFound(f"案由表里没有“{name}”，请从列表里选一个。")
        return self.causes.head_label(cause.heads[0]) if cause.heads else ""
