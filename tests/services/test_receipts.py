"""What was paid: a payment spreads over instalments, a struck one counts no more, nothing is paid twice."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from app.domain import money
from app.domain.case import Instalment, Performance
from app.services.forms.dues_context import dues
from app.services.outcome import receipts
from app.services.views import timeline
from tests.services.group_office import TALKED, lead_group, rows
from tests.services.office import NUMBER, done, forbidden, given_of, refused_field

DAY = date(2026, 11, 20)


def file_of(desk):
    """The case as it stands."""
    return timeline.case_view(desk, NUMBER).file


def pay(story, **values):
    """The story's first payment with other values."""
    base = {"obligation": 1, "instalment": 1, "done_on": "2026-10-15", "proof": "回单"}
    return base | values


@given(st.lists(st.integers(1, 500_000), min_size=1, max_size=6), st.data())
def test_a_payment_spreads_without_loss(amounts, data):
    parts = tuple(Instalment(uid=str(n), seq=n, amount=a) for n, a in enumerate(amounts, 1))
    first = data.draw(st.sampled_from(parts))
    amount = data.draw(st.integers(1, sum(amounts)))
    shares = receipts.spread(parts, first, amount)
    assert sum(share for _, share in shares) == amount
    assert shares[0][0] == first
    assert all(0 < share <= part.amount for part, share in shares)
    done_ = [Performance(instalment_uid=p.uid, done_on=DAY, amount=s) for p, s in shares]
    after = [receipts.settled(part, done_) for part in parts]
    assert sum(p.paid for p in after) == amount
    assert (receipts.performed_on(after) == DAY) == (amount == sum(amounts))
    struck = [evolve(one, struck="登记错了") for one in done_]
    assert [receipts.settled(part, struck) for part in after] == list(parts)


def test_what_exceeds_an_instalment_goes_to_the_next(desk_at, story):
    desk = desk_at("serve_notice:2")
    told = done(desk, "record_performance", pay(story, amount="25000", payer="周样本", way="他人代付")).told
    assert "履行完毕；其中 4,187.95 元记入第 2 期" in told
    assert "周样本代付" in told
    file = file_of(desk)
    assert [(p.amount, p.proof, p.payer) for p in file.performances] == [
        (20_812_05, "回单", "周样本"), (4_187_95, "回单", "周样本"),
    ]  # fmt: skip
    assert [p.paid for p in file.parts_of(file.obligations[0])] == [20_812_05, 4_187_95]
    refused_field(
        desk, "record_performance", pay(story, instalment=2, amount="15812.06"), "amount",
        "还欠 15,812.05 元", number=NUMBER,
    )  # fmt: skip


def test_striking_opens_again_what_it_had_closed(desk_at, story):
    desk = desk_at("record_performance:3")
    assert file_of(desk).case.performed_on
    count = len(file_of(desk).performances)
    outcome = done(desk, "strike_performance", {"which": count, "reason": "回单是另一件案件的"})
    after = file_of(desk)
    assert outcome.state == "履行中"
    assert after.case.performed_on is None
    assert len(after.performances) == count
    assert len(dues(after, DAY)["履行"]) == count - 1
    refused_field(
        desk, "strike_performance", {"which": count, "reason": "再来"}, "which", "没有第", number=NUMBER
    )
    for _ in range(count - 1):
        done(desk, "strike_performance", {"which": 1, "reason": "重来"})
    assert all(part.paid == 0 and part.done_on is None for part in file_of(desk).instalments)
    forbidden(desk, "strike_performance", {"which": 1, "reason": "再来"}, "没有可以作废的", number=NUMBER)
    assert given_of(story, "record_performance")


def test_a_payment_to_one_worker_of_a_group(desk_at, story):
    desk = desk_at(TALKED)
    lead_group(desk, story, 4)
    name = rows(4)[2]["name"]
    done(desk, "record_performance", pay(story, amount="1000", worker=name))
    file = file_of(desk)
    assert [p.worker_uid for p in file.performances] == [next(w.uid for w in file.workers if w.name == name)]
    refused_field(
        desk, "record_performance", pay(story, amount="1", worker="无此人"), "worker", "没有叫", number=NUMBER
    )


def test_a_worker_of_a_group_gets_no_more_than_his_share(desk_at, story):
    desk = desk_at(TALKED)
    lead_group(desk, story, 4)
    name, share = rows(4)[2]["name"], rows(4)[2]["agreed"]
    rest = money.figures(money.parse_amount(share) - 1_000_00)
    done(desk, "record_performance", pay(story, amount="1000", worker=name))
    over = pay(story, amount=share, worker=name)
    refused_field(desk, "record_performance", over, "amount", f"还欠 {rest} 元", number=NUMBER)
    done(desk, "record_performance", pay(story, amount=rest, worker=name))
    refused_field(
        desk, "record_performance", pay(story, amount="0.01", worker=name), "amount", "还欠 0.00 元", number=NUMBER
    )  # fmt: skip
    done(desk, "strike_performance", {"which": 2, "reason": "记错了人"})
    done(desk, "record_performance", pay(story, amount=rest, worker=name))
    told = done(desk, "record_performance", pay(story, amount="15000")).told
    assert "记入第 2 期" in told, "what concerns nobody in particular still spreads over the instalments"


def test_without_shares_on_the_list_nobody_can_say_who_gets_how_much(desk_at, story):
    desk = desk_at("serve_notice:2")
    name = file_of(desk).workers[0].name
    done(desk, "record_performance", pay(story, amount="25000", worker=name))
    assert sum(p.amount for p in file_of(desk).performances) == 25_000_00
