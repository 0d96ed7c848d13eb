"""The ledger: filters against plain Python, order, rows in blocks, totals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from app.domain.case import Assignment, Case
from app.domain.words import State
from app.store.queries import ledger, statistics
from app.store.queries.ledger import LedgerFilter, LedgerSort
from tests.store.sample_office import add_case, add_full_case, make_office

CAUSES = ("追索劳动报酬纠纷", "经济补偿金纠纷")
SOURCES = ("当事人申请", "仲裁委托")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    opened, _ = make_office(Path(tmp_path_factory.mktemp("ledger")) / "office")
    with opened:
        with opened.write() as unit:
            for n, state in enumerate(State):
                add_case(
                    unit,
                    "陈志远" if n % 5 == 0 else f"某人{n}",
                    state=state,
                    cause=CAUSES[n % 2],
                    source=SOURCES[n % 3 == 0],
                    workers=12 if n % 4 == 0 else 1,
                    amount=n * 100_00,
                    received_on=None if n == 3 else date(2026, 1 + n % 9, 1 + n),
                )
            add_full_case(unit)
            unit.note("register", "登记", "登记。")
            unit.commit()
        yield opened


_days = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
filters = st.builds(
    LedgerFilter,
    query=st.sampled_from(["", "志远", "某人", "zy", "729X"]),
    view=st.sampled_from(list(ledger.VIEWS)),
    states=st.lists(st.sampled_from(list(State)), max_size=3).map(tuple),
    received_from=_days,
    received_to=_days,
    cause=st.sampled_from(["", *CAUSES]),
    source=st.sampled_from(["", *SOURCES]),
)
VIEW_STATES = {
    "open": set(State) - {State.CLOSED, State.ARCHIVED},
    "waiting": {State.AGREED},
    "following": {State.EFFECTIVE, State.PERFORMING, State.UNPERFORMED},
    "ended": {State.CLOSED, State.ARCHIVED},
}
FINDS = {"志远": ("陈志远",), "zy": (), "某人": ("某人",), "729X": ("",), "": ("",)}


def _fits(case: Case, wanted: LedgerFilter) -> bool:
    return (
        any(part in case.applicant for part in FINDS[wanted.query])
        and case.state in VIEW_STATES.get(wanted.view, set(State))
        and (wanted.view != "collective" or case.workers >= 10)
        and (not wanted.states or case.state in wanted.states)
        and (not wanted.received_from or bool(case.received_on and case.received_on >= wanted.received_from))
        and (not wanted.received_to or bool(case.received_on and case.received_on <= wanted.received_to))
        and wanted.cause in ("", case.cause)
        and wanted.source in ("", case.source)
    )


@given(wanted=filters)
def test_a_filter_is_the_same_set_as_plain_python(office, wanted):
    with office.read() as reader:
        expected = [c for c in reader.find(Case) if _fits(c, wanted)]
        found = ledger.rows(reader, ledger.ids(reader, wanted))
        assert {row.uid for row in found} == {c.uid for c in expected}
        assert ledger.totals(reader, wanted) == ledger.LedgerTotals(
            cases=len(expected),
            workers=sum(c.workers for c in expected),
            collective=sum(c.workers >= 10 for c in expected),
            amount=sum(c.amount for c in expected),
            agreed_amount=sum(c.agreed_amount for c in expected),
        )


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("column", list(ledger.SORTS))
def test_order(office, column, descending):
    with office.read() as reader:
        wanted = ledger.ids(reader, LedgerFilter(), LedgerSort(column, descending))
        rows = ledger.rows(reader, wanted)
    assert [row.id for row in rows] == wanted
    assert len(set(wanted)) == len(State) + 1
    name = "serial" if column == "number" else column
    values = [getattr(row, name) for row in rows]
    if column == "state":
        values = [list(State).index(State(v)) for v in values]
    known = [v for v in values if v is not None]
    assert known == sorted(known, reverse=descending)


def test_a_row_has_what_the_ledger_shows(office):
    with office.read() as reader:
        (row,) = ledger.rows(reader, ledger.ids(reader, LedgerFilter("欧阳")))
        case = reader.find(Case, applicant="欧阳建国")[0]
    assert (row.doc_no, row.phone, row.mediators) == ("33010619900307729X", "13800001234", "林晓峰")
    assert row.marks == "申请人、被申请人、调解员、调解委员会"
    assert row.next_due_on == date(2026, 11, 24)
    assert (row.uid, row.number, row.amount, row.effective_on) == (
        case.uid, case.number, case.amount, case.effective_on,
    )  # fmt: skip


def test_a_block_of_rows_is_one_query(office):
    said = []
    with office.read() as reader:
        wanted = ledger.ids(reader, LedgerFilter())
        event.listen(reader.connection, "before_cursor_execute", lambda *args: said.append(args[2]))
        rows = ledger.rows(reader, [*wanted[3:8], 999_999])
    assert [row.id for row in rows] == wanted[3:8]
    assert len(said) == 1


def test_the_leader_comes_first_and_a_case_without_parties_has_blanks(made):
    with made.write() as unit:
        case = unit.add(Case(number="甲1"))
        unit.add(Assignment(case_uid=case.uid, seq=1, name="赵亚楠"))
        second = unit.add(Assignment(case_uid=case.uid, seq=2, name="林晓峰", leader=True))
        (row,) = ledger.rows(unit, ledger.ids(unit, LedgerFilter()))
        assert (row.mediators, row.doc_no, row.marks, row.next_due_on) == ("林晓峰、赵亚楠", "", "", None)
        unit.save(evolve(second, leader=False))
        (row,) = ledger.rows(unit, ledger.ids(unit, LedgerFilter()))
        assert row.mediators == "赵亚楠、林晓峰"


def test_an_unknown_view_or_column_is_a_bug(office):
    with office.read() as reader:
        with pytest.raises(KeyError):
            ledger.ids(reader, LedgerFilter(view="x"))
        with pytest.raises(KeyError):
            ledger.ids(reader, LedgerFilter(), LedgerSort("x"))


@pytest.mark.parametrize(
    "wanted", [LedgerFilter(), LedgerFilter(view="open"), LedgerFilter(states=("已归档",))]
)
def test_a_list_reads_only_the_index_that_covers_it(office, wanted):
    said = []
    with office.read() as reader:
        event.listen(reader.connection, "before_cursor_execute", lambda *args: said.append(args[2:4]))
        ledger.ids(reader, wanted)
        ledger.totals(reader, wanted)
        statistics.figures(reader, statistics.Span(date(2026, 1, 1), date(2026, 12, 31)))
        asked = [(sql, values) for sql, values in said if sql.startswith("SELECT")]
        for sql, values in asked[:3]:
            plan = reader.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()
            assert plan[0][3] == "SCAN cases USING COVERING INDEX ix_cases_ledger"
            assert {row[3] for row in plan[1:]} <= {"USE TEMP B-TREE FOR LAST TERM OF ORDER BY"}
