"""Case numbers: without gaps, anew each year, never twice, whatever is refused or breaks in between."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import Refusal
from app.services import catalogue
from app.services.acts import ACTS
from tests.services.office import given_of, on, open_office


def registered(desk, story, day: str, **more) -> str:
    return catalogue.perform(
        on(desk, day), "register", given_of(story, "register") | {"received_on": day} | more
    ).number


def test_numbers_run_from_one_and_start_anew_each_year(desk, story):
    days = ("2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02", "2027-05-05", "2026-03-03", "2025-12-31")
    assert [registered(desk, story, day) for day in days] == [
        "（2025）示工调字第1号", "（2025）示工调字第2号", "（2026）示工调字第1号", "（2026）示工调字第2号",
        "（2027）示工调字第1号", "（2026）示工调字第3号", "（2025）示工调字第3号",
    ]  # fmt: skip


def test_a_case_received_last_year_gets_a_number_of_last_year(desk, story):
    late = given_of(story, "register") | {"received_on": "2025-12-31"}
    assert catalogue.perform(on(desk, "2026-01-04"), "register", late).number == "（2025）示工调字第1号"


def test_a_refused_registration_uses_no_number(desk, story):
    assert registered(desk, story, "2026-03-01").endswith("第1号")
    for wrong in ({"facts": ""}, {"cause": "没有的案由"}, {"claims": []}):
        with pytest.raises(Refusal):
            registered(desk, story, "2026-03-02", **wrong)
    assert registered(desk, story, "2026-03-03").endswith("第2号")


def test_a_registration_that_breaks_after_taking_its_number_gives_it_back(desk, story, monkeypatch):
    right = ACTS["register"]
    monkeypatch.setitem(
        ACTS, "register", evolve(right, run=lambda work, given: right.run(work, given) and 1 // 0)
    )
    with pytest.raises(ZeroDivisionError):
        registered(desk, story, "2026-03-01")
    monkeypatch.setitem(ACTS, "register", right)
    assert registered(desk, story, "2026-03-01").endswith("第1号")


def test_numbers_go_on_after_the_office_was_closed(desk_at, story):
    desk = desk_at("register")
    folder = desk.office.folder
    desk.close()
    again = open_office(folder)
    try:
        assert registered(again, story, "2026-10-01").endswith("第2号")
    finally:
        again.close()


def test_a_changed_template_is_used_from_the_next_case_on(desk, story):
    assert registered(desk, story, "2026-03-01") == "（2026）示工调字第1号"
    particulars = dict(story["committee"]) | {"number_template": "{字号}调〔{年}〕{序号}号"}
    catalogue.perform(desk, "change_committee", particulars)
    assert registered(desk, story, "2026-03-02") == "示工调〔2026〕2号"


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.sampled_from([2024, 2025, 2026]), st.booleans()), max_size=12))
def test_no_gap_and_no_second_use_in_any_order(desk_at, story, moves):
    desk = desk_at("")
    given_so_far: dict[int, list[str]] = {2024: [], 2025: [], 2026: []}
    for year, fits in moves:
        if fits:
            given_so_far[year].append(registered(desk, story, date(year, 6, 1).isoformat()))
        else:
            with pytest.raises(Refusal):
                registered(desk, story, date(year, 6, 1).isoformat(), facts="")
    for year, numbers in given_so_far.items():
        assert numbers == [f"（{year}）示工调字第{n}号" for n in range(1, len(numbers) + 1)]
    desk.close()
