"""The watched groups of a period: cases and workers, one worker in each group he belongs to."""

from app.domain import dates
from app.services import catalogue, exports
from app.services.views import statistics
from tests.services.office import changed, given_of, on
from tests.services.test_acts import WORKERS


def test_each_group_counts_its_cases_and_its_workers(desk, story, tmp_path):
    first = changed(given_of(story, "register"), applicant__migrant=True, applicant__overage=True)
    number = catalogue.perform(on(desk, "2026-09-14"), "register", first).number
    rows = [WORKERS[0] | {"migrant": True}, WORKERS[1] | {"migrant": True, "dispatched": True}]
    catalogue.perform(on(desk, "2026-09-15"), "list_workers", {"workers": rows}, number=number)
    second = changed(given_of(story, "register"), applicant__graduate=True, applicant__migrant=False)
    catalogue.perform(on(desk, "2026-09-14"), "register", second)
    found = {c.label: (c.cases, c.workers) for c in statistics.by_crowd(desk, dates.parse_span("2026Q3"))}
    assert found == {
        "农民工": (1, 2), "劳务派遣": (1, 1), "新就业形态": (0, 0), "女职工": (1, 1), "高校毕业生": (1, 1),
        "超龄": (1, 1),
    }  # fmt: skip
    nothing = statistics.by_crowd(desk, dates.parse_span("2025"))
    assert {(c.cases, c.workers) for c in nothing} == {(0, 0)}
    out = tmp_path / "报表.csv"
    exports.statistics(desk, "2026Q3", out)
    assert "按重点群体" in "".join(p.read_text("utf-8-sig") for p in tmp_path.glob("*.csv"))
