"""What the database is asked through the services, against the same asked of the bare driver."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

from app.domain import dates
from app.services.desk import Desk
from app.services.views import ledger as ledgers
from app.services.views import statistics as figures
from app.store.engine import PRAGMAS, connect_raw
from tests.bench.timing import Row, versus

PAGE = 100
PAGES = 40

LEDGER = """
SELECT c.id, c.number, c.applicant, c.respondent, c.cause, c.amount, c.received_on, c.state, c.result,
  c.decided_on, c.extended_to, c.effective_on, c.performed_on,
  (SELECT w.doc_no FROM workers w WHERE w.case_uid = c.uid ORDER BY w.id LIMIT 1),
  (SELECT w.phone FROM workers w WHERE w.case_uid = c.uid ORDER BY w.id LIMIT 1),
  (SELECT group_concat(a.name, '、') FROM assignments a WHERE a.case_uid = c.uid),
  (SELECT min(i.due_on) FROM instalments i WHERE i.case_uid = c.uid AND i.done_on IS NULL)
FROM cases c WHERE c.id IN ({})
"""

ENDED = "ended_on BETWEEN :a AND :z AND refusal_ground = ''"
COUNTS = f"""
  count(*) FILTER (WHERE received_on BETWEEN :a AND :z),
  count(*) FILTER (WHERE decided_on BETWEEN :a AND :z AND refusal_ground = ''),
  count(*) FILTER (WHERE decided_on BETWEEN :a AND :z AND refusal_ground <> ''),
  count(*) FILTER (WHERE {ENDED}),
  count(*) FILTER (WHERE {ENDED} AND result = '达成调解协议'),
  count(*) FILTER (WHERE {ENDED} AND result = '调解不成'),
  count(*) FILTER (WHERE {ENDED} AND result = '达成和解'),
  count(*) FILTER (WHERE {ENDED} AND result = '撤回申请'),
  count(*) FILTER (WHERE received_on BETWEEN :a AND :z AND workers >= 10),
  coalesce(sum(workers) FILTER (WHERE received_on BETWEEN :a AND :z), 0),
  coalesce(sum(amount) FILTER (WHERE received_on BETWEEN :a AND :z), 0),
  coalesce(sum(agreed_amount) FILTER (WHERE {ENDED}), 0)
"""
TOUCHED = "FROM cases WHERE received_on BETWEEN :a AND :z OR decided_on BETWEEN :a AND :z OR ended_on BETWEEN :a AND :z"
DUE = "SELECT case_uid FROM instalments WHERE due_on BETWEEN :a AND :z"
STATISTICS = (
    f"SELECT {COUNTS} {TOUCHED}",
    f"SELECT cause, {COUNTS} {TOUCHED} GROUP BY cause",
    f"SELECT source, {COUNTS} {TOUCHED} GROUP BY source",
    """SELECT count(*) FROM cases WHERE received_on < :a AND (ended_on IS NULL OR ended_on >= :a)
       AND (refusal_ground = '' OR decided_on >= :a)""",
    """SELECT count(*) FROM cases WHERE received_on <= :z AND (ended_on IS NULL OR ended_on > :z)
       AND (refusal_ground = '' OR decided_on > :z)""",
    f"SELECT count(*) FROM cases WHERE effective_on IS NOT NULL AND uid IN ({DUE})",
    f"""SELECT count(*) FROM cases WHERE effective_on IS NOT NULL AND uid IN ({DUE})
        AND uid NOT IN ({DUE} AND done_on IS NULL)""",
)


def raw(desk: Desk) -> Any:
    """A bare connection of the driver to the same database, with the same settings."""
    connection = connect_raw(desk.office.folder / "office.db", desk.office.data_key)
    for name, value in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    return connection


def ledger_page(desk: Desk, folder: Path) -> Row:
    """Pages of 100 rows all over the ledger, as the table on screen fetches them."""
    found = ledgers.ids(desk, ledgers.LedgerQuery(states=ledgers.VIEWS["全部"]))
    chance = random.Random(1)
    starts = [0, *(chance.randrange(max(1, len(found) - PAGE)) for _ in range(PAGES))]
    pages = [found[start : start + PAGE] for start in starts]
    connection = raw(desk)

    def ours() -> None:
        for page in pages:
            ledgers.rows(desk, page)

    def bare() -> None:
        for page in pages:
            connection.execute(LEDGER.format(",".join("?" * len(page))), page).fetchall()

    try:
        row = versus("ledger_page", ours, bare, 3.0, rounds=7)
    finally:
        connection.close()
    return Row(row.name, row.ours / len(pages), row.bare / len(pages), row.unit, row.ratio, row.limit)


def statistics(desk: Desk, folder: Path) -> Row:
    """All figures of the last full year, by cause and by source."""
    span = dates.parse_span("2025")
    bounds = {"a": span.first.isoformat(), "z": span.last.isoformat()}
    connection = raw(desk)

    def bare() -> None:
        for query in STATISTICS:
            connection.execute(query, bounds).fetchall()

    try:
        return versus("statistics", lambda: figures.period(desk, span), bare, 1.5, rounds=7)
    finally:
        connection.close()


def backup(desk: Desk, folder: Path) -> Row:
    """A backup that was opened and checked, against the copy of the driver and one integrity check."""
    with tempfile.TemporaryDirectory() as place:

        def ours() -> None:
            desk.office.back_up(Path(place) / "ours").path.unlink()

        def bare() -> None:
            target = Path(place) / "bare.db"
            source, copy = raw(desk), connect_raw(target, desk.office.data_key)
            source.backup(copy)
            assert copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            source.close(), copy.close()
            target.unlink()

        return versus("backup", ours, bare, 1.5, rounds=3, unit="s")
