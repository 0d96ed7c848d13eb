"""How long things take, ours beside the bare library, in turns, so that a busy moment strikes both."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

from attrs import asdict, frozen


@frozen
class Row:
    """One line of the benchmark: `ours` and `bare` in `unit`, what is compared with `limit` in `ratio`.

    Where the limit is no ratio (search in ms, memory in MB) `ratio` holds that figure itself.
    """

    name: str
    ours: float
    bare: float
    unit: str
    ratio: float
    limit: float

    def record(self) -> dict[str, str | float]:
        """As JSON holds it, rounded to what is worth reading."""
        return {k: round(v, 4) if isinstance(v, float) else v for k, v in asdict(self).items()}

    def line(self) -> str:
        """As a person reads it."""
        told = "达到" if self.ratio <= self.limit else "没有达到"
        return (
            f"{self.name:<12}本程序 {self.ours:>10.3f} {self.unit}　裸库 {self.bare:>10.3f} {self.unit}　"
            f"{self.ratio:>7.2f}（限 {self.limit:g}，{told}）"
        )


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def in_turns(ours: Callable[[], object], bare: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median seconds of ours and of bare, after one call of each that does not count."""
    ours(), bare()
    pairs = [(seconds(ours), seconds(bare)) for _ in range(rounds)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


def versus(
    name: str,
    ours: Callable[[], object],
    bare: Callable[[], object],
    limit: float,
    *,
    rounds: int,
    unit: str = "ms",
) -> Row:
    """The row of two pieces of work in the same process; times in ms or s."""
    scale = {"ms": 1000.0, "s": 1.0}[unit]
    a, b = in_turns(ours, bare, rounds)
    return Row(name, a * scale, b * scale, unit, a / b, limit)
