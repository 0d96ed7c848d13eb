"""The benchmark: each row of the table of speeds, measured on an office with as many cases as asked."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from app.services.desk import Desk
from tests.bench import batches, database, group, papers, window
from tests.bench.office import bench_office, open_bench
from tests.bench.timing import Row

MEASURES: dict[str, Callable[[Desk, Path], Row]] = {
    "start": window.start,
    "ledger_page": database.ledger_page,
    "search": window.search,
    "statistics": database.statistics,
    "pdf": papers.pdf,
    "docx": papers.docx_row,
    "batch_200": batches.batch_200,
    "group_200": group.group_200,
    "memory": window.memory,
    "backup": database.backup,
}


def run(cases: int, only: Collection[str] = ()) -> list[Row]:
    """Measure every row, or those named, on an office with `cases` cases."""
    folder = bench_office(cases)
    desk = open_bench(folder)
    try:
        return [measure(desk, folder) for name, measure in MEASURES.items() if not only or name in only]
    finally:
        desk.close()
