"""The workbench: open cases with their dates, papers that wait for marks, the months."""

from __future__ import annotations

from datetime import date

from app.domain.aftermath import Instruction, Loan, Urging
from app.domain.case import Agreement, Case, Consent, Mark
from app.domain.course import Appointment, LimitationEvent
from app.domain.words import MarkRole, Result, State
from app.store.queries import board
from tests.store.sample_office import add_case, add_full_case


def test_open_cases_carry_what_their_limits_need(made):
    with made.write() as unit:
        case = add_full_case(unit)
        asked = add_case(unit, "何丽萍", state=State.CONSULTING)
        unit.add(Consent(case_uid=asked.uid, asked_on=date(2026, 9, 18), answer="尚未答复"))
        add_case(unit, "旧案", state=State.ARCHIVED)
        first, second = board.open_cases(unit)
    assert (first.uid, second.uid) == (asked.uid, case.uid)
    assert (first.asked, first.last_on, first.parts) == (("被申请人",), date(2026, 9, 18), ())
    assert second.mediators == ("林晓峰",)
    assert set(second.marks) == set(MarkRole)
    assert second.told == ("申请人",)
    assert [(p.seq, p.due_on, p.amount) for p in second.parts] == [(2, date(2026, 11, 24), 600_000)]
    assert second.last_session_on == second.last_visit_on == second.last_on == date(2026, 9, 20)
    assert second.effective_on == date(2026, 9, 20)


def test_open_cases_bring_the_records_that_the_radar_looks_at(made):
    with made.write() as unit:
        case = add_full_case(unit)
        unit.add(Urging(case_uid=case.uid, seq=1, kind="逾期督促", on=date(2026, 9, 20), number="不读"))
        unit.add(Instruction(case_uid=case.uid, seq=1, to="林晓峰", done_by=date(2026, 9, 28)))
        for state in ("待召开", "已取消"):
            unit.add(Appointment(case_uid=case.uid, held_on=date(2026, 9, 21), state=state))
        unit.add(LimitationEvent(case_uid=case.uid, on=date(2026, 9, 2), kind="向对方主张权利"))
        unit.note("test", "试验", "试验", case_uid=case.uid)
        unit.note("reveal_numbers", "查看", "查看", case_uid=case.uid)
        (found,) = board.open_cases(unit)
        (line,) = [entry for entry in unit.entries(case.uid) if entry.act == "test"]
    assert [p.seq for p in found.all_parts] == [1, 2]
    assert [p.seq for p in found.parts] == [2]
    assert [(u.kind, u.on, u.number) for u in found.urgings] == [("逾期督促", date(2026, 9, 20), "")]
    assert [i.to for i in found.instructions] == ["林晓峰"]
    assert [a.held_on for a in found.appointments] == [date(2026, 9, 21)]
    assert [e.kind for e in found.limitation_events] == ["向对方主张权利"]
    assert {o.uid for o in found.obligations} == {p.obligation_uid for p in found.all_parts}
    assert (found.visit_days, found.visits, found.entered_on) == ((30,), (date(2026, 9, 20),), line.at.date())
    assert found.people
    assert found.claims


def test_closed_cases_come_only_while_they_may_be_visited(made):
    with made.write() as unit:
        closed = add_case(unit, state=State.CLOSED, performed_on=date(2026, 9, 1))
        add_case(unit, state=State.CLOSED)
        add_case(unit, state=State.ARCHIVED, performed_on=date(2026, 9, 1))
        assert board.open_cases(unit) == ()
        assert board.open_cases(unit, closed_since=date(2026, 9, 2)) == ()
        (found,) = board.open_cases(unit, closed_since=date(2026, 9, 1))
    assert (found.uid, found.is_closed) == (closed.uid, True)


def test_volumes_that_should_be_back(made):
    with made.write() as unit:
        case = add_case(unit, state=State.ARCHIVED)
        for borrower, due_on, back in (
            ("甲示例", date(2026, 9, 20), None),
            ("乙示例", date(2026, 9, 10), None),
            ("丙示例", date(2026, 9, 1), date(2026, 9, 30)),
            ("丁示例", date(2026, 9, 24), None),
        ):
            unit.add(Loan(case_uid=case.uid, borrower=borrower, due_on=due_on, returned_on=back))
        found = board.overdue_loans(unit, date(2026, 9, 24))
    assert [(loan.borrower, loan.number) for loan in found] == [
        ("乙示例", case.number),
        ("甲示例", case.number),
    ]


def test_papers_that_wait_for_marks(made):
    with made.write() as unit:
        assert board.waiting_papers(unit) == ()
        case = add_case(unit, state=State.AGREED)
        unit.add(Agreement(case_uid=case.uid, drafted_on=date(2026, 9, 1), copies=2))
        unit.add(Agreement(case_uid=case.uid, drafted_on=date(2026, 9, 20), copies=3))
        unit.add(Mark(case_uid=case.uid, role=MarkRole.APPLICANT))
        unit.add(Mark(case_uid=case.uid, role=MarkRole.RESPONDENT, refused=True))
        add_full_case(unit)
        (paper,) = board.waiting_papers(unit)
    assert (paper.uid, paper.drafted_on, paper.copies) == (case.uid, date(2026, 9, 20), 3)
    assert (paper.done, paper.refused) == (("申请人",), ("被申请人",))


def test_the_last_twelve_months(made):
    with made.write() as unit:
        for received, ended, result in (
            (date(2025, 9, 30), None, ""),
            (date(2025, 10, 1), date(2026, 2, 1), Result.AGREED),
            (date(2026, 9, 24), date(2026, 9, 24), Result.AGREED),
            (date(2026, 9, 1), date(2026, 9, 24), Result.FAILED),
            (date(2026, 2, 28), None, ""),
        ):
            unit.add(Case(received_on=received, ended_on=ended, result=result))
        months = board.monthly(unit, date(2026, 9, 24))
    assert [(m.year, m.month) for m in months] == [
        *((2025, month) for month in (10, 11, 12)),
        *((2026, month) for month in range(1, 10)),
    ]
    counted = {(m.year, m.month): (m.received, m.agreed) for m in months if m.received or m.agreed}
    assert counted == {(2025, 10): (1, 0), (2026, 2): (1, 1), (2026, 9): (2, 1)}
