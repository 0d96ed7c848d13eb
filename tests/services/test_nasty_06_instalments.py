"""Paid in parts, late, in cash and by somebody else: what is owed stays right, and what was signed stays signed."""

from datetime import date
from io import BytesIO

from attrs import evolve
from pypdf import PdfReader

from app.services.catalogue import perform
from app.services.outcome.balances import balance
from app.services.papers import papers
from app.services.views import timeline
from app.system.clock import Clock
from tests.services.office import NUMBER, changed, done, given_of, on, refused_field

URGED = {"kind": "逾期督促", "on": "2026-10-20", "perform_by": "2026-10-30"}
TALKED = "record_session:2"


def in_force(desk, story, *, accelerates):
    """An agreement of 15,000 in three parts, signed and in force; returns the desk on the last day of the story."""
    parts = [{"due_on": f"2026-{m}-15", "amount": "5000"} for m in ("10", "11", "12")]
    given = changed(
        given_of(story, "draft_agreement"), obligations__0__instalments=parts, obligations__0__amount="15000",
        obligations__0__due_on="2026-12-15", obligations__1__due_on="2026-10-12",
    )  # fmt: skip
    given["obligations"][0]["accelerates"] = accelerates
    perform(on(desk, "2026-09-28"), "draft_agreement", given, number=NUMBER)
    perform(on(desk, "2026-09-30"), "issue_paper", {"form": "agreement"}, number=NUMBER)
    for which in range(4):
        mark = given_of(story, "sign", which)
        perform(on(desk, "2026-09-30"), "sign", mark, number=NUMBER)
    return evolve(desk, clock=Clock(date(2026, 12, 20)))


def paid(desk, day, amount, **more):
    """Record a payment for the first open instalment."""
    file = timeline.case_view(desk, NUMBER).file
    part = next(p for p in file.parts_of(file.obligations[0]) if not p.done_on)
    base = {"obligation": 1, "instalment": part.seq, "done_on": day, "amount": amount, "proof": "回单"}
    return done(desk, "record_performance", base | more)


def line(desk, day):
    """The balance of the first obligation on a day, in whole yuan: due, paid, overdue, rest."""
    found = balance(timeline.case_view(desk, NUMBER).file, date.fromisoformat(day)).obligations[0]
    return found.due // 100, found.paid // 100, found.overdue // 100, found.rest // 100


def test_paid_in_parts_late_in_cash_and_by_a_colleague(desk_at, story):
    desk = in_force(desk_at(TALKED), story, accelerates=False)
    before = timeline.case_view(desk, NUMBER).file
    paid(desk, "2026-10-15", "3000")
    assert line(desk, "2026-10-15") == (5000, 3000, 0, 12000)
    assert line(desk, "2026-10-16") == (5000, 3000, 2000, 12000)
    letters = [done(desk, "urge", URGED).result["number"] for _ in range(2)]
    assert [number.split("督字")[1] for number in letters] == ["第1号", "第2号"]
    assert (
        done(
            desk, "urge", URGED | {"kind": "到期前提醒", "on": "2026-11-10", "perform_by": "2026-11-15"}
        ).result["number"]
        == ""
    )
    assert timeline.case_view(desk, NUMBER).file.urgings[0].amount == 2000_00
    paid(desk, "2026-10-25", "1000", way="现金", proof="收条")
    paid(desk, "2026-11-20", "6000", way="他人代付", payer="同事王样本")
    assert line(desk, "2026-11-20") == (10000, 10000, 0, 5000)
    refused_field(
        desk,
        "urge",
        URGED | {"on": "2026-11-20", "side": "申请人", "perform_by": "2026-11-25"},
        "kind",
        "没有逾期",
        number=NUMBER,
    )
    paid(desk, "2026-12-16", "5000")
    assert line(desk, "2026-12-16") == (15000, 15000, 0, 0)
    after = timeline.case_view(desk, NUMBER).file
    assert [p.amount for p in after.performances] == [3000_00, 1000_00, 1000_00, 5000_00, 5000_00]
    assert [p.payer for p in after.performances] == ["", "", "同事王样本", "同事王样本", ""]
    assert (after.agreement, after.obligations, after.marks) == (
        before.agreement,
        before.obligations,
        before.marks,
    )
    assert [p.amount for p in after.instalments] == [p.amount for p in before.instalments]
    assert after.papers == before.papers


def test_the_rest_is_due_at_once_only_when_that_was_agreed(desk_at, story):
    agreed = in_force(desk_at(TALKED), story, accelerates=True)
    assert line(agreed, "2026-10-15") == (5000, 0, 0, 15000)
    assert line(agreed, "2026-10-16") == (15000, 0, 15000, 15000)
    silent = in_force(desk_at(TALKED), story, accelerates=False)
    assert line(silent, "2026-10-16") == (5000, 0, 5000, 15000)


def test_the_agreement_prints_acceleration_only_when_it_was_agreed(desk_at, story):
    words = "任何一期逾期未付的，其余各期一并到期"
    for agreed in (True, False):
        desk = in_force(desk_at(TALKED), story, accelerates=agreed)
        issued = timeline.case_view(desk, NUMBER).file.papers[0]
        pages = PdfReader(BytesIO(papers.issued_bytes(desk, issued))).pages
        shown = "".join("".join(page.extract_text().split()) for page in pages)
        assert "各期的最后支付日" in shown
        assert (words in shown) == agreed
