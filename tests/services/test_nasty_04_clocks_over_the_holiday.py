"""An application on the last day before the National Day holiday: two clocks, and a year without its table."""

from datetime import date

from app.services.views import timeline
from tests.services.office import NUMBER, done, given_of, on


def test_working_days_jump_the_holiday_and_natural_days_do_not(desk_at, story):
    desk = on(desk_at(""), "2026-09-30")
    given = given_of(story, "register") | {"received_on": "2026-09-30"}
    done(desk, "register", given, number="")
    dues = {due.code: due for due in timeline.case_view(desk, NUMBER).dues}
    acceptance, right = dues["acceptance"], dues["arbitration_right"]
    assert acceptance.day == date(2026, 10, 10)
    assert right.day == date(2026, 10, 15)
    assert {skip.date for skip in acceptance.limit.skipped} == {date(2026, 10, day) for day in range(1, 8)}
    assert right.limit.skipped == ()
    assert not acceptance.limit.provisional
    assert not right.limit.provisional


def test_a_limit_that_reaches_a_year_without_its_table_says_that_it_is_provisional(desk):
    reaching = desk.law.limit("acceptance", date(2026, 12, 30))
    assert reaching.provisional
    assert reaching.last_day.year == 2027
    assert "2027年放假安排未公布" in reaching.explain()
    assert not desk.law.limit("acceptance", date(2026, 12, 21)).provisional
