"""Nasty case 13: the PC's clock jumps to 2009 or 2030; somebody dates an agreement back."""

from datetime import date, datetime, timedelta

import pytest
from attrs import evolve, frozen

from app.domain.errors import NotAllowed
from app.services import catalogue
from app.services.office import safekeeping
from app.services.office.clock_guard import AHEAD
from app.services.views import changes, timeline
from app.system.clock import Clock
from tests.services.office import NUMBER, done, everything, forbidden, given_of, on, refused, refused_field

NOW = datetime(2026, 11, 24, 10, 0).astimezone()
CONFIRMED = {"day": "2026-11-24", "reason": "看过墙上的日历"}


@frozen
class PcClock(Clock):
    """The clock of a PC that shows a moment of its own."""

    moment: datetime = NOW

    def now(self) -> datetime:
        """What it shows."""
        return self.moment


def at(desk, moment):
    """The same desk at a PC whose clock shows this."""
    return evolve(desk, clock=PcClock(moment=moment))


@pytest.fixture
def used(desk_at, story):
    """A desk whose last act was done by a right clock on the morning of 24 November."""
    desk = at(desk_at("record_session:2"), NOW)
    done(desk, "make_proposal", {
        "made_on": "2026-11-24", "proposer": "调解员", "terms": "一次付清", "amount": "40000",
    })  # fmt: skip
    return desk


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2009, 1, 1, 0, 3).astimezone(), "早于上一条记录 2026-11-24 10:00"),
        (NOW - timedelta(days=5), "早于上一条记录"),
        (NOW - timedelta(hours=2), "早于上一条记录"),
        (datetime(2030, 5, 1, 9, 0).astimezone(), "距上一条记录已 1253 天"),
    ],
)
def test_a_clock_that_jumped_writes_nothing_until_somebody_looked(used, story, moment, words):
    wrong = at(used, moment)
    register = given_of(story, "register") | {"received_on": "2008-12-31"}
    forbidden(wrong, "register", register, words)
    assert "确认时钟" in refused(wrong, "register", register, NotAllowed).sentence
    finding = next(f for f in safekeeping.examine(wrong) if f.name == "时钟")
    assert (finding.ok, words in finding.text) == (False, True)


def test_a_wrong_clock_cannot_be_confirmed_as_right(used):
    wrong = at(used, datetime(2009, 1, 1, 0, 3).astimezone())
    refused_field(wrong, "confirm_clock", CONFIRMED, "day", "电脑的日期是 2009年1月1日")


def test_a_clock_that_was_put_right_goes_on_once_it_is_confirmed(used, story):
    ahead = at(used, datetime(2030, 5, 1, 9, 0).astimezone())
    catalogue.perform(ahead, "confirm_clock", {"day": "2030-05-01", "reason": "没有看日历就点了"})
    catalogue.perform(ahead, "register", given_of(story, "register"))
    right = at(used, NOW + timedelta(minutes=5))
    forbidden(right, "register", given_of(story, "register"), "早于上一条记录 2030-05-01")
    told = catalogue.perform(right, "confirm_clock", CONFIRMED).told
    assert "今天是 2026年11月24日" in told
    assert "早于上一条记录 2030-05-01 09:00" in told
    catalogue.perform(right, "register", given_of(story, "register"))
    stamps = [entry.at.year for entry in safekeeping.audit(right)[-4:]]
    assert stamps == [2030, 2030, 2026, 2026], "what the wrong clock wrote stays as it was written"
    assert safekeeping.verify_audit(right).ok


def test_a_clock_set_by_the_network_or_a_long_holiday_is_no_jump(used, story):
    catalogue.perform(at(used, NOW - timedelta(minutes=20)), "register", given_of(story, "register"))
    after = at(used, NOW + AHEAD - timedelta(days=1))
    catalogue.perform(after, "register", given_of(story, "register"))
    assert next(f for f in safekeeping.examine(after) if f.name == "时钟").ok


def test_a_day_given_for_the_run_is_compared_with_nothing_and_marked(used, story):
    catalogue.perform(on(used, "2026-09-20"), "register", given_of(story, "register"))
    assert [entry.fixed_clock for entry in safekeeping.audit(used)[-2:]] == [False, True]
    catalogue.perform(used, "register", given_of(story, "register"))


def test_an_agreement_dated_back_has_both_days_on_record_and_says_so(used, story):
    back = given_of(story, "draft_agreement") | {"drafted_on": "2026-09-28"}
    done(used, "draft_agreement", back)
    entry = safekeeping.audit(used, NUMBER)[-1]
    assert (entry.stated_on, entry.at.date()) == (date(2026, 9, 28), date(2026, 11, 24))
    event = next(e for e in timeline.case_view(used, NUMBER).events if e.act == "draft_agreement")
    assert (event.on, event.told.endswith("（2026年11月24日补记）")) == (date(2026, 9, 28), True)
    change = changes.case_changes(used, NUMBER)[0]
    assert (change.on, change.at.date()) == (date(2026, 9, 28), date(2026, 11, 24))


def test_what_is_entered_within_a_week_is_not_called_late(used, story):
    for day in ("2026-11-17", "2026-11-16"):
        done(used, "record_session", given_of(story, "record_session") | {"held_on": day})
    told = {e.on: e.told for e in timeline.case_view(used, NUMBER).events if e.act == "record_session"}
    assert "补记" not in told[date(2026, 11, 17)]
    assert told[date(2026, 11, 16)].endswith("（2026年11月24日补记）")


def test_no_agreement_is_dated_before_its_talks_or_ahead(used, story):
    before = everything(used)
    for day, words in (("2026-09-15", "早于"), ("2026-11-25", "还没有到"), ("2009-01-01", "早于")):
        given = given_of(story, "draft_agreement") | {"drafted_on": day}
        refused_field(used, "draft_agreement", given, "drafted_on", words, number=NUMBER)
    assert everything(used) == before
