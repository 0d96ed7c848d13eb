"""Working days: the shipped years against an independent table, unpublished years, pasted notices."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import HolidayYear, WorkCalendar
from app.domain.notice import read_notice

LAW = Path(__file__).parents[2] / "resources" / "law"
CALENDAR = WorkCalendar.from_table(tomllib.loads((LAW / "holidays.toml").read_text(encoding="utf-8")))
DAY = timedelta(days=1)


@pytest.mark.parametrize("year", range(2016, 2027))
def test_every_day_agrees_with_the_chinesecalendar_package(year: int) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        assert CALENDAR.is_workday(day) == chinese_calendar.is_workday(day), day
        day += DAY
    assert CALENDAR.published(year)
    assert CALENDAR.notice(year).startswith("国办发明电〔")


def days(year: int, text: str) -> set[date]:
    return {date.fromisoformat(f"{year}-{part}") for part in text.split()}


def test_2025_and_2026_are_as_published() -> None:
    for year, worked, off in [
        (
            2025,
            "01-26 02-08 04-27 09-28 10-11",
            "01-01 01-28 02-04 04-04 04-06 05-01 05-05 05-31 06-02 10-01 10-08",
        ),
        (
            2026,
            "01-04 02-14 02-28 05-09 09-20 10-10",
            "01-01 01-03 02-15 02-23 04-04 04-06 05-01 05-05 10-01 10-07",
        ),
    ]:
        table = next(known for known in CALENDAR.years if known.year == year)
        assert set(table.workdays) == days(year, worked)
        assert {day for period in table.off for day in (period.first, period.last)} >= days(year, off)
    assert sum(1 for period in CALENDAR.years[-1].off for _ in period.days()) == 33


@pytest.mark.parametrize(
    ("day", "why", "rest"),
    [
        ("2026-10-01", "国庆节休假", True),
        ("2026-09-26", "中秋节休假", True),
        ("2026-11-28", "周六", True),
        ("2026-10-10", "调休上班", False),
        ("2026-11-24", "工作日", False),
        ("2018-12-31", "元旦休假", True),
        ("2018-12-29", "调休上班", False),
        ("2020-02-01", "春节休假", True),
        ("2027-10-02", "国庆节（法定节日，放假安排未公布）", True),
        ("2027-02-05", "春节（法定节日，放假安排未公布）", True),
        ("2027-02-09", "工作日", False),
        ("2040-05-01", "劳动节（法定节日，放假安排未公布）", True),
        ("2027-01-02", "周六", True),
    ],
)
def test_why_a_day_is_worked_or_not(day: str, why: str, rest: bool) -> None:
    when = date.fromisoformat(day)
    assert CALENDAR.why(when) == why
    assert CALENDAR.is_rest_day(when) is rest
    assert CALENDAR.is_workday(when) is not rest


def test_a_year_without_a_notice_is_not_published() -> None:
    assert [CALENDAR.published(year) for year in (2015, 2016, 2026, 2027)] == [False, True, True, False]
    assert CALENDAR.notice(2027) == ""


def test_computed_festivals_are_plausible_lunar_dates() -> None:
    assert [found.year for found in CALENDAR.computed] == list(range(2027, 2036))
    new_moon = date(2000, 1, 6).toordinal() + 0.76
    for found in CALENDAR.computed:
        for day, lunar_day in [(found.spring_festival, 1), (found.dragon_boat, 5), (found.mid_autumn, 15)]:
            moon_age = (day.toordinal() + 0.5 - new_moon) % 29.530588
            assert min(abs(moon_age - (lunar_day - 1)), 29.530588 - abs(moon_age - (lunar_day - 1))) < 1.6, (
                day
            )
        assert (found.qingming.month, found.qingming.day) in {(4, 4), (4, 5)}
        assert date(found.year, 1, 21) <= found.spring_festival <= date(found.year, 2, 20)
        assert len(found.days()) == 7


def test_next_workday_and_counting() -> None:
    assert CALENDAR.next_workday(date(2026, 10, 1)) == date(2026, 10, 8)
    assert CALENDAR.next_workday(date(2026, 10, 10)) == date(2026, 10, 10)
    assert CALENDAR.workdays(date(2026, 10, 1), date(2026, 10, 11)) == 3
    assert CALENDAR.workdays(date(2026, 10, 2), date(2026, 10, 1)) == 0


@given(st.dates(date(2014, 1, 1), date(2040, 12, 31)))
def test_the_next_workday_is_never_far_and_never_a_rest_day(day: date) -> None:
    found = CALENDAR.next_workday(day)
    assert CALENDAR.is_workday(found)
    assert 0 <= (found - day).days <= 10
    assert all(CALENDAR.is_rest_day(day + n * DAY) for n in range((found - day).days))


def test_an_added_year_replaces_the_guess_and_leaves_the_old_calendar_alone() -> None:
    row = {
        "year": 2027,
        "notice": "样例〔2026〕1号",
        "off": [{"name": "元旦", "from": date(2026, 12, 31), "to": date(2027, 1, 2)}],
        "workdays": [date(2027, 1, 3)],
    }
    added = CALENDAR.with_years([HolidayYear.from_table(row)])
    assert added.published(2027)
    assert not CALENDAR.published(2027)
    assert added.why(date(2026, 12, 31)) == "元旦休假"
    assert added.is_workday(date(2027, 1, 3))
    assert added.why(date(2027, 5, 3)) == "工作日"
    corrected = added.with_years([HolidayYear.from_table(row | {"workdays": []})])
    assert corrected.is_rest_day(date(2027, 1, 3))
    assert len(corrected.years) == len(added.years)


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        ({"off": [{"name": "元旦", "from": date(2027, 1, 3), "to": date(2027, 1, 1)}]}, "元旦的放假日期"),
        ({"off": [{"name": "元旦", "from": date(2026, 1, 1), "to": date(2026, 1, 1)}]}, "元旦的放假日期"),
        ({"workdays": [date(2027, 1, 4)]}, "2027年1月4日（周一）不能是2027年的调休上班日"),
        ({"workdays": [date(2027, 1, 2)]}, "2027年1月2日（周六）不能是"),
        ({"workdays": [date(2028, 1, 2)]}, "2028年1月2日（周日）不能是"),
    ],
)
def test_a_contradictory_year_is_refused(change: dict[str, object], phrase: str) -> None:
    row = {"year": 2027, "off": [{"name": "元旦", "from": date(2027, 1, 1), "to": date(2027, 1, 3)}]}
    with pytest.raises(ValueError, match=phrase):
        HolidayYear.from_table(row | change)


NOTICE_2026 = """国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2025年11月4日
"""

NOTICE_2019 = """国务院办公厅关于2019年部分节假日安排的通知
国办发明电〔2018〕15号
一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日放假。
五、端午节：6月7日放假，与周末连休。
六、中秋节：9月13日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
2018年12月4日
"""

NOTICE_2017 = """国务院办公厅关于2017年部分节假日安排的通知
一、元旦:1月1日放假,1月2日(星期一)补休。
二、春节:1月27日至2月2日放假调休,共7天。1月22日(星期日)、2月4日(星期六)上班。
三、清明节:4月2日至4日放假调休,共3天。4月1日(星期六)上班。
四、劳动节:5月1日放假,与周末连休。
五、端午节:5月28日至30日放假调休,共3天。5月27日(星期六)上班。
六、中秋节、国庆节:10月1日至8日放假调休,共8天。9月30日(星期六)上班。
"""


def rest_days(year: HolidayYear) -> set[date]:
    return {day for period in year.off for day in period.days()}


def test_the_notice_of_2026_pasted_gives_the_shipped_table() -> None:
    shipped = next(known for known in CALENDAR.years if known.year == 2026)
    assert read_notice(NOTICE_2026) == shipped


def test_older_wordings_of_the_notice_are_read_too() -> None:
    shipped = {known.year: known for known in CALENDAR.years}
    read = read_notice(NOTICE_2019)
    assert (read.year, read.notice, read.issued) == (2019, "国办发明电〔2018〕15号", date(2018, 12, 4))
    assert read.off[0] == shipped[2019].off[0]
    assert read.workdays == tuple(d for d in shipped[2019].workdays if d.month not in (4, 5))
    read = read_notice(NOTICE_2017)
    assert rest_days(read) == rest_days(shipped[2017])
    assert read.workdays == shipped[2017].workdays
    assert (read.notice, read.issued) == ("", None)


def test_the_new_year_may_cross_the_turn_of_the_year() -> None:
    words = NOTICE_2026.replace("1月1日（周四）至3日（周六）", "2025年12月31日至1月2日").replace(
        "1月4日（周日）上班。", ""
    )
    first = read_notice(words).off[0]
    assert (first.first, first.last) == (date(2025, 12, 31), date(2026, 1, 2))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("明年放假安排", "没有找到"),
        (NOTICE_2026.replace("：", "，"), "只认出 0 个节日"),
        (NOTICE_2026.replace("6月19日", "6月31日"), "2026年6月31日 不存在"),
        (NOTICE_2026.replace("5月9日（周六）上班", "5月8日（周五）上班"), "不能是2026年的调休上班日"),
    ],
)
def test_a_notice_that_cannot_be_read_is_refused(text: str, phrase: str) -> None:
    with pytest.raises(ValueError, match=phrase):
        read_notice(text)
