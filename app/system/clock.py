"""The program's only clock: the real one, or one fixed to a day for tests and demonstrations."""

from __future__ import annotations

from datetime import date, datetime

from attrs import frozen

from app.domain.errors import InvalidInput, Problem


@frozen
class Clock:
    """Tells the day and the time. With `fixed` set the day never changes; the audit says so."""

    fixed: date | None = None

    @classmethod
    def at(cls, text: str) -> Clock:
        """A clock fixed to a day written as 2026-11-24; raises InvalidInput for anything else."""
        try:
            day = datetime.strptime(text, "%Y-%m-%d").date()
        except ValueError:
            sentence = f"“{text}”不是一个日期，请写成 2026-11-24 这样的形式。"
            raise InvalidInput([Problem("today", sentence)]) from None
        return cls(day)

    @property
    def is_fixed(self) -> bool:
        """Whether the day was chosen and is not the machine's."""
        return self.fixed is not None

    def today(self) -> date:
        """The day, in the time zone of this PC."""
        return self.fixed or self.now().date()

    def now(self) -> datetime:
        """Day and time with the offset of this PC's time zone; a fixed clock keeps the real time of day."""
        real = datetime.now().astimezone()
        if self.fixed is None:
            return real
        return real.replace(year=self.fixed.year, month=self.fixed.month, day=self.fixed.day)
