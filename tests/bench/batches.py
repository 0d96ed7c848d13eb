"""A notice for each of 200 workers in one batch, against the same papers set one after the other."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.services.desk import Desk
from app.services.papers import batches, proofs
from tests.bench.office import group_office, open_bench
from tests.bench.timing import Row, versus

FORM = "performance_notice"
WORKERS = 200
ROUNDS = 2


def notices(desk: Desk, number: str) -> tuple[batches.Item, ...]:
    """The notices that go to the workers, one each."""
    return tuple(item for item in batches.items(desk, number, (FORM,)) if item.to.seq)


def batch_200(desk: Desk, folder: Path) -> Row:
    """All notices of a group case in one batch, against reading the case and setting one notice, 200 times."""
    with tempfile.TemporaryDirectory() as place:
        number = group_office(Path(place) / "office", WORKERS)
        group = open_bench(Path(place) / "office", read_only=True)
        try:
            chosen = notices(group, number)

            def ours() -> None:
                batches.set_all(group, number, chosen)

            def bare() -> None:
                for item in chosen:
                    proofs.paper(group, number, item.code, side=item.to.address)

            return versus("batch_200", ours, bare, 1.0, rounds=ROUNDS, unit="s")
        finally:
            group.close()
