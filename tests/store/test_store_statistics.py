"""The figures of a period, against the same counts in plain Python; each opens into its cases."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import fields_dict
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case import Assignment, Case, Instalment
from app.domain.counts import Count, Figures
from app.domain.words import Result
from app.store.queries import statistics
from app.store.queries.statistics import Span
from tests.store.sample_office import add_case, make_office

START = date(2026, 1, 1)
RESULTS = (Result.AGREED, Result.FAILED, Result.SETTLED, Result.WITHDRAWN)


def _after(days: int) -> date:
    return START + timedelta(days=days)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    opened, _ = make_office(Path(tmp_path_factory.mktemp("statistics")) / "office")
    with opened:
        with opened.write() as unit:
            for n in range(40):
                _add(unit, n)
            unit.note("register", "登记", "登记。")
            unit.commit()
        yield opened


def _add(unit, n: int) -> None:
    refused, running = n % 7 == 0, n % 5 == 0
    ended = None if refused or running else _after(9 * n + 12)
    agreed = not refused and not running and n % 4 == 0
    case = add_case(
        unit,
        f"某人{n}",
        received_on=_after(9 * n),
        decided_on=_after(9 * n + 2),
        refusal_ground="其他" if refused else "",
        ended_on=ended,
        effective_on=ended if agreed else None,
        result="" if running else Result.REFUSED if refused else RESULTS[n % 4],
        cause=("甲", "乙", "丙")[n % 3],
        workers=11 if n % 9 == 0 else 1,
        amount=n * 100,
        agreed_amount=n * 50 if agreed else 0,
    )
    unit.add(Assignment(case_uid=case.uid, name=("林晓峰", "赵亚楠")[n % 2], leader=True))
    for part in range(2 if agreed else 0):
        due = _after(9 * n + 20 + 30 * part)
        unit.add(
            Instalment(case_uid=case.uid, seq=part, due_on=due, done_on=due if n % 8 or not part else None)
        )


def _expected(reader, span: Span) -> dict[str, set[str]]:
    def inside(day):
        return day is not None and span.first <= day <= span.last

    cases = reader.find(Case)
    accepted = [c for c in cases if not c.refusal_ground]
    ended = [c for c in accepted if inside(c.ended_on)]
    found = {
        "received": [c for c in cases if inside(c.received_on)],
        "accepted": [c for c in accepted if inside(c.decided_on)],
        "refused": [c for c in cases if c.refusal_ground and inside(c.decided_on)],
        "ended": ended,
        "agreed": [c for c in ended if c.result == Result.AGREED],
        "failed": [c for c in ended if c.result == Result.FAILED],
        "settled": [c for c in ended if c.result == Result.SETTLED],
        "withdrawn": [c for c in ended if c.result == Result.WITHDRAWN],
        "collective": [c for c in cases if inside(c.received_on) and c.workers >= 10],
    }
    return {name: {c.uid for c in chosen} for name, chosen in found.items()}


spans = st.builds(
    Span, st.integers(0, 380).map(_after), st.integers(0, 120).map(lambda d: _after(200 + 2 * d))
).filter(lambda span: span.first <= span.last)


@given(span=spans)
def test_figures_are_the_same_as_plain_python_and_open_into_their_cases(office, span):
    with office.read() as reader:
        figures = statistics.figures(reader, span)
        uids = {row.id: row.uid for row in reader.connection.exec_driver_sql("SELECT id, uid FROM cases")}
        whole = figures.whole
        for name, expected in _expected(reader, span).items():
            assert getattr(whole, name) == len(expected)
            assert {uids[i] for i in statistics.case_ids(reader, span, name)} == expected
        for name in ("carried", "left", "due", "performed"):
            assert getattr(figures, name) == len(statistics.case_ids(reader, span, name))
        received = [c for c in reader.find(Case) if span.first <= c.received_on <= span.last]
        assert whole.workers == sum(c.workers for c in received)
        assert whole.amount == sum(c.amount for c in received)
        # what came over and what came in is either ended, refused or left
        gone = whole.ended + whole.refused
        assert figures.carried + whole.received - gone == figures.left


@given(span=spans, by=st.sampled_from(list(statistics.GROUPS)))
def test_a_breakdown_adds_up_and_opens_into_its_cases(office, span, by):
    with office.read() as reader:
        figures = statistics.figures(reader, span)
        groups = statistics.breakdown(reader, span, by)
        for name in (
            "received",
            "accepted",
            "refused",
            "ended",
            "agreed",
            "workers",
            "amount",
            "agreed_amount",
        ):
            assert sum(getattr(g, name) for g in groups) == getattr(figures.whole, name)
        for group in groups[:2]:
            found = statistics.case_ids(reader, span, "received", by=by, key=group.label)
            assert len(found) == group.received
        assert [g.received for g in groups] == sorted((g.received for g in groups), reverse=True)


def test_what_was_due_and_what_was_performed(office):
    with office.read() as reader:
        figures = statistics.figures(reader, Span(START, _after(800)))
        agreed = [c for c in reader.find(Case, result=Result.AGREED) if c.effective_on]
        assert figures.due == len(agreed)
        assert figures.performed == sum(int(c.amount / 100) % 8 != 0 for c in agreed)
        assert 0 < figures.performed < figures.due


def test_days_from_acceptance_to_the_end(office):
    with office.read() as reader:
        span = Span(START, _after(400))
        days = statistics.durations(reader, span)
        assert days == (10,) * statistics.figures(reader, span).whole.ended


def test_a_period_without_cases(office):
    span = Span(date(2001, 1, 1), date(2001, 12, 31))
    with office.read() as reader:
        assert statistics.figures(reader, span) == Figures(Count("合计"))
        assert statistics.breakdown(reader, span, "cause") == ()


def test_every_figure_is_a_field_and_named_once():
    names = [f.name for f in statistics.FIGURES]
    assert len(set(names)) == len(names)
    assert set(names) <= {*fields_dict(Count), *fields_dict(Figures)}
