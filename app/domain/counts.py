"""The figures of one row of the statistics, counted by the definitions of resources/law/indicators.toml."""

from __future__ import annotations

from attrs import frozen

from app.domain import money
from app.domain.indicators import percent


@frozen
class Count:
    """Cases counted for everything together, or for one cause, source, mediator …; amounts in cents (分).

    `workers` and `amount` are of the cases received, `agreed_amount` of those in which agreement was reached.
    """

    label: str
    received: int = 0
    accepted: int = 0
    refused: int = 0
    ended: int = 0
    agreed: int = 0
    failed: int = 0
    settled: int = 0
    withdrawn: int = 0
    collective: int = 0
    workers: int = 0
    amount: int = 0
    agreed_amount: int = 0

    @property
    def rate_text(self) -> str:
        """调解成功率 in per cent with two decimals, "—" when nothing has ended (本会口径)."""
        return percent(self.agreed, self.ended)

    @property
    def wan_text(self) -> str:
        """涉案金额 in 万元 with two decimals."""
        return money.wan(self.amount)


@frozen
class Figures:
    """All figures of a period: the counts together, and what stands at its ends.

    `carried` are cases open at its start, `left` at its end; `due` agreements with an obligation due in it,
    `performed` those of them that were performed.
    """

    whole: Count
    carried: int = 0
    left: int = 0
    due: int = 0
    performed: int = 0
