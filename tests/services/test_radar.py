"""The radar: who stands on it and why, what is raised to the chair, what an order and a letter keep quiet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.aftermath import Instruction, Loan, Referral, Urging
from app.domain.case import Assignment, Case, FollowUp, Instalment, Obligation
from app.domain.course import Appointment
from app.domain.office import Committee
from app.domain.values import new_uid
from app.domain.words import Role, State
from app.services.desk import Desk
from app.services.views import board
from app.services.views.radar import RadarRow, radar
from tests.services.office import as_role, changed, done, given_of, on

MEDIATING = {"state": State.MEDIATING, "received_on": date(2026, 9, 14), "decided_on": date(2026, 9, 16)}
FOLLOWED = MEDIATING | {"effective_on": date(2026, 9, 30), "ended_on": date(2026, 9, 30)}
PERFORMING = FOLLOWED | {"state": State.PERFORMING}


def put(desk: Desk, day: str, *records: Any, **case: Any) -> Case:
    """A case entered on a day, with records that belong to it."""
    with on(desk, day).write() as unit:
        serial = unit.next_serial(2026)
        number = f"（2026）示工调字第{serial}号"
        made = unit.add(Case(number=number, year=2026, serial=serial, applicant="孟示例", **case))
        for record in records:
            unit.add(type(record)(**{**_values(record), "case_uid": made.uid}))
        unit.note("test", "试验", "试验", stated_on=date.fromisoformat(day), case_uid=made.uid)
        unit.commit()
    return made


def _values(record: Any) -> dict[str, Any]:
    return {a.name: getattr(record, a.name) for a in record.__attrs_attrs__ if a.name != "uid"} | (
        {"uid": record.uid} if record.uid else {}
    )


def touch(desk: Desk, day: str, case: Case) -> None:
    """Some entry about the case on a day."""
    with on(desk, day).write() as unit:
        unit.note("test", "试验", "试验", stated_on=date.fromisoformat(day), case_uid=case.uid)
        unit.commit()


def seen(desk: Desk, day: str, role: str = Role.CHAIR) -> list[RadarRow]:
    found = radar(as_role(on(desk, day), role))
    assert board.board(as_role(on(desk, day), role)).radar == found
    return list(found)


def codes(desk: Desk, day: str) -> list[list[str]]:
    return [[reason.code for reason in row.reasons] for row in seen(desk, day)]


def debt(due_on: str = "2026-10-15", debtor: str = "被申请人") -> tuple[Any, ...]:
    uid = new_uid()
    return (
        Obligation(uid=uid, seq=1, debtor=debtor),
        Instalment(obligation_uid=uid, seq=1, due_on=date.fromisoformat(due_on), amount=10000),
    )


def test_a_case_that_moves_is_not_on_it(desk: Desk) -> None:
    put(desk, "2026-09-17", Assignment(name="林示例"), **MEDIATING)
    assert seen(desk, "2026-09-18") == []


def test_limits_are_seen_two_working_days_before_and_on_the_day_the_right_to_leave_is_named(
    desk: Desk,
) -> None:
    # right to arbitration 29 September (a Tuesday, 25 to 27 are days off), end of mediation 8 October
    put(desk, "2026-09-22", Assignment(name="林示例"), **MEDIATING)
    assert codes(desk, "2026-09-23") == []
    assert codes(desk, "2026-09-24") == [["arbitration_right"]]
    (row,) = seen(desk, "2026-09-28")
    assert (row.why, row.tag, row.tone) == ("9月29日以后当事人可以申请仲裁", "剩 1 天", "warn")
    (last,) = seen(desk, "2026-09-29")
    assert [r.code for r in last.reasons] == ["arbitration_right", "mediation", "silent"]
    assert last.why == "9月29日以后当事人可以申请仲裁等 3 项"
    (red,) = seen(desk, "2026-10-08")
    assert (red.why, red.tag, red.tone) == ("调解期限 10月8日到期等 2 项", "今天", "bad")
    assert red.reasons[0].basis.startswith("受理 9月16日，次日起 15日")


def test_nobody_assigned_nothing_arranged_nothing_recorded(desk: Desk) -> None:
    case = put(desk, "2026-09-16", **MEDIATING | {"state": State.ACCEPTED})
    assert codes(desk, "2026-09-16") == []
    assert codes(desk, "2026-09-17") == [["unassigned"]]
    assert codes(desk, "2026-09-23") == [["unassigned", "silent"]]
    (row,) = seen(desk, "2026-09-23")
    assert row.reasons[1].why == "9月16日后没有记录，未排调解会"
    with desk.write() as unit:
        unit.add(Assignment(case_uid=case.uid, name="林示例"))
        unit.add(Appointment(case_uid=case.uid, held_on=date(2026, 9, 24), starts="14:00", ends="15:00"))
        unit.note("test", "试验", "试验")
        unit.commit()
    assert codes(desk, "2026-09-24") == [["arbitration_right"]]
    assert codes(desk, "2026-09-25") == [["arbitration_right", "silent", "unrecorded"]]


def test_a_backdated_entry_counts_on_the_day_it_was_made(desk: Desk) -> None:
    case = put(desk, "2026-09-16", Assignment(name="林示例"), **MEDIATING)
    assert codes(desk, "2026-09-23") == [["silent"]]
    touch(desk, "2026-09-22", case)
    assert codes(desk, "2026-09-23") == []


def test_a_debt_overdue_is_red_until_a_letter_and_again_when_the_letter_is_not_heeded(desk: Desk) -> None:
    case = put(desk, "2026-09-30", *debt(), **PERFORMING)
    assert codes(desk, "2026-10-12") == []
    assert [r.tone for r in seen(desk, "2026-10-14")] == ["warn"]
    (row,) = seen(desk, "2026-10-16")
    assert (row.why, row.tag, row.tone) == ("第 1 项义务逾期未督促", "逾期 1 天", "bad")
    letter = {"kind": "逾期督促", "on": date(2026, 10, 16), "side": "被申请人"}
    with desk.write() as unit:
        unit.add(Urging(case_uid=case.uid, **letter | {"kind": "到期前提醒", "on": date(2026, 10, 14)}))
        unit.note("test", "试验", "试验")
        unit.commit()
    assert codes(desk, "2026-10-16") == [["instalment"]]
    with desk.write() as unit:
        unit.add(Urging(case_uid=case.uid, **letter, perform_by=date(2026, 10, 30)))
        unit.note("test", "试验", "试验")
        unit.commit()
    assert codes(desk, "2026-10-27") == []
    (again,) = seen(desk, "2026-10-31")
    assert again.reasons[0].why == "第 1 项义务督促后仍未履行"


def test_a_joint_application_that_was_made_is_no_longer_near(desk: Desk) -> None:
    case = put(desk, "2026-10-12", **PERFORMING)
    assert codes(desk, "2026-10-13") == [["arbitration_review"]]
    with desk.write() as unit:
        unit.add(Referral(case_uid=case.uid, seq=1, kind="仲裁审查", sent_on=date(2026, 10, 12)))
        unit.note("test", "试验", "试验")
        unit.commit()
    assert codes(desk, "2026-10-13") == []


def test_a_debt_that_was_given_up_is_not_urged(desk: Desk) -> None:
    put(desk, "2026-11-20", *debt(), **PERFORMING | {"state": State.UNPERFORMED})
    assert codes(desk, "2026-11-23") == []


def test_a_red_one_that_nobody_touches_for_two_working_days_is_raised(desk: Desk) -> None:
    # 15 October is a Thursday
    case = put(desk, "2026-09-30", *debt(), **PERFORMING)
    assert [row.raised for row in seen(desk, "2026-10-16")] == [False]
    assert [row.raised for row in seen(desk, "2026-10-18")] == [False]
    (row,) = seen(desk, "2026-10-19")
    assert (row.raised, row.why) == (True, "已上报主任：第 1 项义务逾期未督促")
    touch(desk, "2026-10-19", case)
    assert [row.raised for row in seen(desk, "2026-10-20")] == [False]
    assert [row.raised for row in seen(desk, "2026-10-21")] == [True]


def test_looking_at_a_number_is_no_touch(desk: Desk) -> None:
    case = put(desk, "2026-09-30", *debt(), **PERFORMING)
    with on(desk, "2026-10-19").write() as unit:
        unit.note("reveal_numbers", "查看", "查看", stated_on=date(2026, 10, 19), case_uid=case.uid)
        unit.commit()
    assert [row.raised for row in seen(desk, "2026-10-19")] == [True]


def test_an_order_of_the_chair_marks_it_as_handled_until_its_day_has_passed(desk: Desk) -> None:
    order = Instruction(
        seq=1, on=date(2026, 10, 19), to="林示例", what="当面催收。", done_by=date(2026, 10, 23)
    )
    put(desk, "2026-09-30", *debt(), order, **PERFORMING)
    (row,) = seen(desk, "2026-10-22")
    assert (row.raised, row.handled) == (False, "督办中：林示例，10月23日前")
    assert row.why == "督办中：林示例，10月23日前；第 1 项义务逾期未督促"
    (late,) = seen(desk, "2026-10-27")
    assert late.raised
    assert [(r.code, r.tone) for r in late.reasons] == [("instalment", "bad"), ("instruction", "bad")]
    assert late.reasons[1].why == "督办没有办结：林示例，当面催收"


def test_what_is_raised_comes_first_for_the_chair_only(desk: Desk) -> None:
    first = put(desk, "2026-10-19", *debt("2026-10-12"), **PERFORMING)
    second = put(desk, "2026-10-14", *debt("2026-10-15"), **PERFORMING)
    third = put(
        desk, "2026-10-10", Assignment(name="林示例"), **MEDIATING | {"received_on": date(2026, 10, 8)}
    )
    for role, order in (
        (Role.CHAIR, [third, second, first]),
        (Role.MEDIATOR, [third, first, second]),
    ):
        found = seen(desk, "2026-10-19", role)
        assert [(r.number, r.raised) for r in found if r.tone == "bad"] == [
            (case.number, case is not first) for case in order
        ]


def test_an_entrusted_case_is_seen_on_the_dashboard_until_it_is_answered(desk: Desk, story) -> None:
    desk = on(desk, "2026-09-14")
    given = given_of(story, "register") | {
        "source": "仲裁委托", "entruster": "示例市劳动人事争议仲裁委员会", "letter_no": "示劳人仲委〔2026〕3号",
        "letter_on": "2026-09-11",
    }  # fmt: skip
    done(desk, "register", given, number="")
    assert "entrusted_mediation" in [r.due.code for r in board.board(desk).dues]
    (row,) = seen(desk, "2026-09-24")
    assert "entrusted_mediation" in [r.code for r in row.reasons if r.tone == "bad"]
    done(desk, "reply_entrustment", {"replied_on": "2026-09-14", "reply": "当事人未同意调解"})
    assert "entrusted_mediation" not in [r.due.code for r in board.board(desk).dues]


PERFORMED = FOLLOWED | {"state": State.PERFORMED, "performed_on": date(2026, 10, 12)}


def visits(desk: Desk, text: str) -> None:
    with desk.write() as unit:
        (committee,) = unit.find(Committee)
        unit.save(changed_committee(committee, text))
        unit.note("test", "试验", "试验")
        unit.commit()


def changed_committee(committee: Committee, text: str) -> Committee:
    values = {a.name: getattr(committee, a.name) for a in committee.__attrs_attrs__}
    return Committee(**changed(values, visit_days=text))


@pytest.mark.parametrize("state", [State.PERFORMED, State.CLOSED])
def test_visits_at_the_committees_own_intervals_each_until_there_was_one(desk: Desk, state: State) -> None:
    visits(desk, "30、90")
    case = put(desk, "2026-11-01", **PERFORMED | {"state": state})
    due = [(r.due.code, r.due.label, r.due.day) for r in board.board(on(desk, "2026-11-02")).dues]
    assert due == [
        ("follow_up", "第 1 次回访", date(2026, 11, 11)), ("follow_up_2", "第 2 次回访", date(2027, 1, 11)),
    ]  # fmt: skip
    assert codes(desk, "2026-11-06") == []
    (row,) = seen(desk, "2026-11-11")
    assert (row.reasons[0].why, row.tone, row.raised) == ("第 1 次回访 11月11日到期", "warn", False)
    for day, left in (("2026-11-10", 2), ("2026-11-12", 1), ("2027-01-10", 0)):
        with desk.write() as unit:
            unit.add(FollowUp(case_uid=case.uid, visited_on=date.fromisoformat(day)))
            unit.note("test", "试验", "试验")
            unit.commit()
        assert len([r for r in board.board(on(desk, "2026-11-13")).dues if r.due.act == "follow_up"]) == left
    assert board.board(on(desk, "2026-11-02")).figures[0].value == ("1" if state == State.PERFORMED else "0")


def test_a_closed_case_is_not_dunned_for_ever(desk: Desk) -> None:
    put(desk, "2026-11-01", **PERFORMED | {"state": State.CLOSED})
    assert codes(desk, "2026-12-11") == [["follow_up"]]
    assert codes(desk, "2026-12-12") == []


def test_a_volume_that_did_not_come_back(desk: Desk) -> None:
    loan = Loan(
        seq=1, lent_on=date(2026, 11, 2), borrower="钱示例", purpose="查阅", due_on=date(2026, 11, 13)
    )
    put(desk, "2026-11-02", loan, **FOLLOWED | {"state": State.ARCHIVED})
    assert seen(desk, "2026-11-13") == []
    (row,) = seen(desk, "2026-11-16")
    assert (row.why, row.tag, row.state, row.raised) == (
        "钱示例借阅的案卷 11月13日应还", "逾期 3 天", State.ARCHIVED, False,
    )  # fmt: skip
    assert [r.raised for r in seen(desk, "2026-11-17")] == [True]


def test_it_asks_the_same_number_of_questions_for_one_case_and_for_ten(desk: Desk) -> None:
    counts = []
    for more in (1, 9):
        for _ in range(more):
            put(desk, "2026-09-30", *debt(), **PERFORMING | {"infringed_on": date(2026, 6, 1)})
        asked: list[str] = []

        def note(*given: Any, kept: list[str] = asked) -> None:
            kept.append(str(given[2]))

        sa.event.listen(sa.Engine, "before_cursor_execute", note)
        try:
            board.board(on(desk, "2026-10-19"))
        finally:
            sa.event.remove(sa.Engine, "before_cursor_execute", note)
        counts.append(len(asked))
    assert counts[0] == counts[1]
