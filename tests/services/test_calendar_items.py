"""The calendar holds what is due, arranged, lent and ending inside the span, and goes out as a file."""

from datetime import UTC, date, datetime
from typing import Any

from app.domain import dates
from app.domain.aftermath import Loan
from app.domain.case import Case, Instalment
from app.domain.office import Mediator
from app.services.calendar_items import calendar_file, items
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
        (30, NUMBER, "借阅的案卷应还（钱示例）"),
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
    before = [i for i in of_kind(desk, dates.parse_span("2026"), "due") if i.uid in parts]
    assert len(before) == len(parts) > 0
    desk = on(desk, "2026-10-12")
    done(desk, "record_performance", given_of(story, "record_performance"))
    after = [i for i in of_kind(desk, dates.parse_span("2026"), "due") if i.uid in parts]
    assert after == before[1:]
