"""The balance on a day: sums hold whatever was paid, and the rest falls due at once only where that was agreed."""

import json
from contextlib import contextmanager
from datetime import date, timedelta

import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from app import cli_balance
from app.domain.case import Case, CaseFile, Instalment, Obligation, Performance
from app.services.outcome.balances import balance, overdue
from tests.services.group_office import TALKED, lead_group, rows
from tests.services.office import NUMBER, done
from tests.services.test_receipts import file_of, pay

FIRST = date(2026, 1, 31)


def made(amounts, payments, accelerates):
    """A case of one obligation in monthly parts with (part, cents, day) paid."""
    parts = tuple(
        Instalment(uid=str(n), obligation_uid="o", seq=n + 1, amount=a, due_on=FIRST + timedelta(30 * n))
        for n, a in enumerate(amounts)
    )
    paid = tuple(
        Performance(instalment_uid=str(n), amount=cents, done_on=day, struck=struck)
        for n, cents, day, struck in payments
    )
    owed = Obligation(uid="o", seq=1, what="工资", amount=sum(amounts), accelerates=accelerates)
    return CaseFile(case=Case(), obligations=(owed,), instalments=parts, performances=paid)


@given(
    st.lists(
        st.tuples(st.integers(1, 10**7), st.integers(0, 100), st.integers(-40, 200)), min_size=1, max_size=6
    ),
    st.booleans(),
    st.integers(-50, 250),
)
def test_the_sums_hold(drawn, accelerates, offset):
    amounts = [amount for amount, _, _ in drawn]
    payments = [
        (n, amount * percent // 100, FIRST + timedelta(late), "")
        for n, (amount, percent, late) in enumerate(drawn)
    ]
    day = FIRST + timedelta(offset)
    file = made(amounts, [*payments, (0, 7, FIRST, "作废")], accelerates)
    (line,) = balance(file, day).obligations
    assert line.paid + line.rest == line.agreed == sum(amounts)
    assert line.paid == sum(cents for _, cents, paid_on, _ in payments if paid_on <= day)
    assert 0 <= line.overdue <= line.rest
    assert line.overdue <= line.due <= line.agreed
    assert (overdue(file, day, "被申请人") or 0) == line.overdue
    if accelerates and line.overdue:
        assert (line.due, line.overdue) == (line.agreed, line.rest)


def test_the_last_day_itself_is_due_but_not_overdue():
    file = made([500_00, 500_00], [], True)
    (line,) = balance(file, FIRST).obligations
    assert (line.due, line.overdue) == (500_00, 0)
    (line,) = balance(file, FIRST + timedelta(1)).obligations
    assert (line.due, line.overdue) == (1000_00, 1000_00)


def test_each_worker_of_a_group_and_the_command(desk_at, story):
    desk = desk_at(TALKED)
    lead_group(desk, story, 4)
    done(desk, "record_performance", pay(story, amount="1000", worker=rows(4)[2]["name"]))
    found = balance(file_of(desk), date(2026, 11, 16))
    assert [line.paid for line in found.workers] == [0, 0, 1000_00, 0]
    assert sum(line.agreed for line in found.workers) == found.obligations[0].agreed
    assert all(line.due == line.agreed and line.overdue is None for line in found.workers)
    assert [line.due for line in balance(file_of(desk), date(2026, 11, 15)).workers] == [None] * 4

    @contextmanager
    def opened():
        yield desk

    app = typer.Typer()
    cli_balance.add(app, opened)
    told = CliRunner().invoke(app, [NUMBER, "--on", "2026-11-16"]).output
    assert "第 1 2026年6月至8月" in told
    assert "尚欠 39,812.05" in told
    data = json.loads(CliRunner().invoke(app, [NUMBER, "--json"]).output)
    assert data["obligations"][0]["rest"] == 39_812_05
