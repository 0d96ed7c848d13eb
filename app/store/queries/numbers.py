"""Numbers that were given to a case which is not there any more: each year's series must be without gaps."""

from __future__ import annotations

import sqlalchemy as sa

from app.domain.case import Case
from app.store.reader import Reader
from app.store.tables import number_series, table


def gaps(reader: Reader) -> dict[int, tuple[int, ...]]:
    """The missing numbers (序号) of each year in which some are missing, in order."""
    cases = table(Case)
    there: dict[int, set[int]] = {}
    for year, serial in reader.connection.execute(sa.select(cases.c.year, cases.c.serial)):
        there.setdefault(year, set()).add(serial)
    series = reader.connection.execute(sa.select(number_series.c.year, number_series.c.last))
    last: dict[int, int] = {year: most for year, most in series}
    found = {}
    for year in sorted({*there, *last}):
        used = there.get(year, set())
        most = max(last.get(year, 0), *used, 0)
        missing = tuple(serial for serial in range(1, most + 1) if serial not in used)
        if missing:
            found[year] = missing
    return found
