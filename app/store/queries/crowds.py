"""The workers of a period by the groups that are watched (重点群体): cases and workers of each."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from attrs import frozen

from app.domain.case import Case
from app.domain.party import Worker
from app.store.queries.statistics import Span
from app.store.reader import Reader
from app.store.tables import table

cases, workers = table(Case), table(Worker)

CROWDS: dict[str, sa.ColumnElement[Any]] = {
    "农民工": workers.c.migrant,
    "劳务派遣": workers.c.dispatched,
    "新就业形态": workers.c.new_form,
    "女职工": workers.c.sex == "女",
    "高校毕业生": workers.c.graduate,
    "超龄": workers.c.overage,
}
"""What each group is called, and by what a worker belongs to it; one may belong to several."""


@frozen
class Crowd:
    """One watched group: in how many of the cases received it appears, and with how many workers."""

    label: str
    cases: int
    workers: int


def crowds(reader: Reader, span: Span) -> tuple[Crowd, ...]:
    """Each group in the cases received in the period, in the order of CROWDS."""
    counted: list[sa.ColumnElement[Any]] = []
    for belongs in CROWDS.values():
        counted.append(sa.func.count(sa.distinct(sa.case((belongs, workers.c.case_uid)))))
        counted.append(sa.func.count(sa.case((belongs, 1))))
    query = (
        sa.select(*counted)
        .join_from(workers, cases, workers.c.case_uid == cases.c.uid)
        .where(cases.c.received_on.between(span.first, span.last))
    )
    figures = iter(reader.connection.execute(query).one())
    return tuple(Crowd(label, next(figures), next(figures)) for label in CROWDS)
