"""The calendar holds what is due, arranged, lent and ending inside the span, and goes out as a file."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve

from app.domain import dates
from app.domain.aftermath import Loan
from app.domain.case import Case, Instalment
from app.domain.office import Mediator
from app.services.views.calendar_days import DayKind, day_kind, year_note
from app.services.views.calendar_items import GROUPS, calendar_file, items
from tests.services.office import NUMBER, done, given_of, on

ARRANGED: dict[str, Any] = {
    "held_on": "2026-09-21", "starts": "14:00", "ends": "15:30", "way": "现场", "room": "203 调解室",
}  # fmt: skip
SEPTEMBER, NOVEMBER = dates.parse_span("2026-09"), dates.parse_span("2026-11")


def of_kind(desk, span, kind):
    return [item for item in items(desk, span) if item.kind == kind]


def arranged(desk_at):
    desk = on(desk_at("assign"), "2026-09-20")
    done(desk, "schedule_session", ARRANGED)
    return desk


def test_an_arranged_talk_has_its_time_and_room(desk_at):
    desk = arranged(desk_at)
    (talk,) = of_kind(desk, SEPTEMBER, "session")
    assert (talk.on, talk.at, talk.minutes) == (date(2026, 9, 21), datetime(2026, 9, 21, 14, 0), 90)
    assert (talk.number, talk.label) == (NUMBER, "调解会（203 调解室）")
    assert talk.uid.startswith(f"{NUMBER}-session-")
    assert of_kind(desk, NOVEMBER, "session") == []
    done(desk, "change_appointment", {"state": "已取消", "reason": "双方已经谈妥"})
    assert of_kind(desk, SEPTEMBER, "session") == []


def test_due_dates_lie_inside_the_span_and_keep_their_uid(desk_at):
    desk = arranged(desk_at)
    whole = of_kind(desk, dates.parse_span("2026"), "due")
    assert whole
    assert all(item.at is None and item.number == NUMBER for item in whole)
    assert len({item.uid for item in whole}) == len(whole)
    assert [i.on for i in whole] == sorted(i.on for i in whole)
    day = whole[0].on
    assert of_kind(desk, dates.span(day, day), "due") == [i for i in whole if i.on == day]
    assert of_kind(desk, dates.parse_span("2025"), "due") == []


def test_loans_and_terms_count_until_they_are_settled(desk_at):
    desk = desk_at("assign")
    last = date(2026, 11, 30)
    with desk.write() as unit:
        case = unit.find(Case)[0]
        for returned in (None, date(2026, 11, 20)):
            unit.add(
                Loan(
                    case_uid=case.uid,
                    seq=1,
                    lent_on=date(2026, 11, 2),
                    borrower="钱示例",
                    purpose="查阅",
                    approver="孙样本",
                    due_on=last,
                    returned_on=returned,
                )
            )
        for name, active in (("甲示例", True), ("乙示例", False)):
            unit.add(Mediator(name=name, term_to=last, certificate_until=date(2026, 11, 2), active=active))
        unit.note("test", "试验", "试验")
        unit.commit()
    found = [(i.on.day, i.number, i.label) for i in items(desk, NOVEMBER) if i.kind != "due"]
    assert found == [
        (2, "", "甲示例调解员证书到期"),
        (30, "", "甲示例聘期届满"),
        (30, NUMBER, "借阅的案卷应还"),
    ]


def test_the_file_is_read_back(desk_at):
    desk = arranged(desk_at)
    found = items(desk, SEPTEMBER)
    raw = calendar_file(found, datetime(2026, 9, 20, 9, 0, tzinfo=UTC))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    lines = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    assert [line[4:] for line in lines if line.startswith("UID:")] == [item.uid for item in found]
    assert "DTSTART:20260921T140000" in lines
    assert "DTEND:20260921T153000" in lines
    assert f"SUMMARY:{NUMBER} 调解会（203 调解室）" in lines
    assert "DTSTAMP:20260920T090000Z" in lines


def test_an_instalment_keeps_its_uid_when_an_earlier_one_is_performed(desk_at, story):
    desk = on(desk_at("sign:4"), "2026-10-10")
    with desk.read() as unit:
        (case,) = unit.find(Case)
        parts = {f"{NUMBER}-due-{part.uid}" for part in unit.find(Instalment, case_uid=case.uid)}
    before = [i for i in of_kind(desk, dates.parse_span("2026"), "instalment") if i.uid in parts]
    assert len(before) == len(parts) > 0
    desk = on(desk, "2026-10-12")
    done(desk, "record_performance", given_of(story, "record_performance"))
    after = [i for i in of_kind(desk, dates.parse_span("2026"), "instalment") if i.uid in parts]
    assert [i.uid for i in after] == [i.uid for i in before[1:]]


def test_a_talk_is_shown_while_it_may_still_be_held(desk_at):
    desk = arranged(desk_at)
    (talk,) = of_kind(on(desk, "2026-09-21"), SEPTEMBER, "session")
    assert (talk.tone, talk.why) == ("warn", "14:00—15:30，现场，调解员 林示例、赵样本")
    (missed,) = of_kind(on(desk, "2026-09-22"), SEPTEMBER, "session")
    assert (missed.on, missed.tone, missed.uid) == (talk.on, "bad", talk.uid)
    assert missed.why.startswith("日子已过，还没有记笔录")
    closed = on(desk, "2026-09-23")
    done(closed, "withdraw", {"ended_on": "2026-09-22", "ending_note": "申请人不再要求调解"})
    assert of_kind(closed, SEPTEMBER, "session") == []


def test_the_order_of_the_chair_stands_until_it_is_seen_to(desk_at):
    desk = on(desk_at("assign"), "2026-09-20")
    order = {"on": "2026-09-20", "to": "林示例", "what": "安排第一次调解会", "done_by": "2026-09-24"}
    done(desk, "instruct", order)
    (item,) = of_kind(desk, SEPTEMBER, "order")
    assert (item.on, item.number, item.label, item.tone) == (date(2026, 9, 24), NUMBER, "督办办结", "grey")
    assert item.why == "9月20日督办，交给林示例：安排第一次调解会"
    assert of_kind(on(desk, "2026-09-25"), SEPTEMBER, "order")[0].tone == "bad"
    done(desk, "settle_instruction", {"done_on": "2026-09-20", "outcome": "已经安排"})
    assert of_kind(desk, SEPTEMBER, "order") == []


def test_every_item_belongs_to_a_group_and_says_why(desk_at):
    desk = on(desk_at("sign:4"), "2026-10-10")
    found = items(desk)
    kinds = [kind for kinds in GROUPS.values() for kind in kinds]
    assert len(set(kinds)) == len(kinds)
    assert {item.kind for item in found} <= set(kinds)
    assert all(item.why and item.who for item in found if item.number)
    assert {item.tone for item in found} <= {"bad", "warn", "grey"}
    assert {i.uid for i in items(desk, dates.parse_span("2026"))} <= {i.uid for i in found}


def test_the_file_gives_reasons_but_no_names_of_parties(desk_at):
    desk = arranged(desk_at)
    found = items(desk)
    raw = calendar_file(found, datetime(2026, 9, 20, 9, 0, tzinfo=UTC)).replace(b"\r\n ", b"").decode()
    due = next(item for item in found if item.note)
    assert (due.kind, due.note) == ("due", due.why)
    assert f"DESCRIPTION:{due.why}".replace(",", "\\,").replace(";", "\\;") in raw
    assert raw.count("DESCRIPTION:") == sum(bool(item.note) for item in found)
    with desk.read() as unit:
        case = unit.find(Case)[0]
    assert case.applicant not in raw
    assert case.respondent not in raw


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 1), DayKind(True, "国庆节休假", "休", "国庆节")),
        (date(2026, 10, 10), DayKind(False, "调休上班", "班")),
        (date(2026, 11, 21), DayKind(True, "周六")),
        (date(2026, 11, 24), DayKind(False, "工作日")),
        (date(2027, 1, 1), DayKind(True, "元旦（法定节日，放假安排未公布）", "休", "元旦")),
    ],
)
def test_a_day_says_how_it_differs_from_an_ordinary_week(desk_at, day, expected):
    assert day_kind(desk_at("").law.calendar, day) == expected


def test_a_year_without_a_notice_says_so(desk_at):
    calendar = desk_at("").law.calendar
    assert year_note(calendar, 2026) == ""
    assert year_note(calendar, 2027) == "2027年放假安排未公布，休息日按周末和法定节日暂算"


def test_the_answer_to_a_letter_stands_among_the_limits(desk_at):
    desk = on(desk_at("assign"), "2026-09-20")
    with desk.write() as unit:
        case = unit.find(Case)[0]
        unit.save(evolve(case, source="仲裁委托", entruster="示例区仲裁委员会", letter_on=date(2026, 9, 14)))
        unit.note("test", "试验", "试验")
        unit.commit()
    (reply,) = [item for item in items(desk) if item.label == "委托调解"]
    assert (reply.kind, reply.number, reply.on) == ("due", NUMBER, date(2026, 9, 28))
    assert reply.why.startswith("来函 9月14日")


def test_a_closed_case_is_shown_until_it_was_visited(desk_at):
    desk = on(desk_at("close"), "2026-12-01")
    with desk.read() as unit:
        assert unit.find(Case)[0].state == "已结案"
    visits = [item for item in items(desk) if "回访" in item.label]
    assert all(item.number == NUMBER and item.tone != "bad" for item in visits)
    assert len({item.uid for item in visits}) == len(visits) > 0
    assert {item.kind for item in items(desk) if item.number} <= {"due"}
