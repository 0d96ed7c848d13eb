"""Amounts that do not fit: more than owed, nothing, a third of a cent, twice the same payment."""

from datetime import date

from app.services.outcome.balances import balance
from app.services.views import timeline
from tests.services.office import NUMBER, done, refused_field

PAY = {"obligation": 1, "instalment": 1, "done_on": "2026-10-15", "proof": "回单"}


def refuses(desk, amount, words):
    """A payment of that amount is refused at its field."""
    refused_field(desk, "record_performance", PAY | {"amount": amount}, "amount", words, number=NUMBER)


def test_amounts_that_do_not_fit(desk_at):
    desk = desk_at("serve_notice:2")
    refuses(desk, "0", "实际付了多少")
    refuses(desk, "-1", "不能是负数")
    refuses(desk, "0.005", "最多精确到分")
    refuses(desk, "40,812.06", "还欠 40,812.05 元")


def test_the_last_cent_closes_and_a_second_entry_is_struck(desk_at):
    desk = desk_at("serve_notice:2")
    done(desk, "record_performance", PAY | {"amount": "20,812.04"})
    done(desk, "record_performance", PAY | {"amount": "0.01"})
    file = timeline.case_view(desk, NUMBER).file
    assert [p.done_on for p in file.parts_of(file.obligations[0])] == [date(2026, 10, 15), None]
    done(desk, "record_performance", PAY | {"instalment": 2, "amount": "20000", "proof": "同一张回单"})
    done(desk, "strike_performance", {"which": 3, "reason": "同一张回单登记了两次"})
    file = timeline.case_view(desk, NUMBER).file
    (line,) = balance(file, date(2026, 11, 17)).obligations
    assert (line.paid, line.overdue, line.rest) == (20_812_05, 20_000_00, 20_000_00)
