"""The limitation period of a case: what its records tell, what was entered, nothing twice, wages apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from app import bootstrap
from app.domain.aftermath import Referral
from app.domain.case import Case, CaseFile, Claim, Consent, Instalment, Obligation
from app.domain.course import LimitationEvent
from app.domain.fields import spec_of
from app.domain.limitation import DERIVED, INTERRUPTS, NOTHING, RECORDED, STARTS, Limitation
from app.domain.party import Worker
from app.domain.words import Side, State
from app.services.views import board, duties, limitation, timeline
from app.services.views.due_rows import case_dues
from app.services.views.duties import limitation_dues
from app.services.views.limitation_words import lines
from app.store.queries.board import open_cases
from tests.services.office import NUMBER, changed, done, given_of, on

TODAY = date(2026, 11, 24)
OLD = "企业劳动争议协商调解规定第31条第{}项"
CASE = Case(
    uid="c", state=State.REGISTERED, source="当事人申请", cause="经济补偿金纠纷", received_on=date(2026, 9, 14),
    infringed_on=date(2026, 6, 30),
)  # fmt: skip
ACCEPTED = evolve(CASE, state=State.MEDIATING, decided_on=date(2026, 9, 16))
IN_FORCE = evolve(
    ACCEPTED, state=State.PERFORMING, effective_on=date(2026, 9, 30), ended_on=date(2026, 9, 30)
)


def file_of(case: Case = CASE, *claims: str, left_on: date | None = None, **records: Any) -> CaseFile:
    matters = claims or ("支付解除劳动合同经济补偿",)
    worker = Worker(uid="w", side=Side.APPLICANT, name="孟示例", left_on=left_on)
    return CaseFile(case=case, workers=(worker,), claims=tuple(Claim(matter=m) for m in matters), **records)


def of(file: CaseFile, today: date = TODAY) -> Limitation:
    return limitation.of(file, bootstrap.law(), today)


def told(found: Limitation, which: int = 0) -> list[tuple[str, str, str]]:
    return [(s.day.isoformat(), s.effect, s.what) for s in found.periods[which].steps]


def event(day: str, kind: str, **more: Any) -> LimitationEvent:
    return LimitationEvent(on=date.fromisoformat(day), kind=kind, **more)


def owed(*parts: tuple[str, str], accelerates: bool = False, debtor: str = Side.RESPONDENT) -> dict[str, Any]:
    """One obligation with its parts: day due, day performed ("" while open)."""
    days = [(date.fromisoformat(due), date.fromisoformat(did) if did else None) for due, did in parts]
    made = tuple(
        Instalment(obligation_uid="o", seq=n, due_on=due, amount=100, done_on=did)
        for n, (due, did) in enumerate(days, 1)
    )
    return {
        "obligations": (Obligation(uid="o", seq=1, debtor=debtor, accelerates=accelerates),),
        "instalments": made,
    }


def test_the_application_to_the_committee_interrupts_what_had_not_run_out() -> None:
    found = of(file_of())
    assert told(found) == [
        ("2026-06-30", STARTS, "知道或者应当知道权利被侵害"), ("2026-09-14", INTERRUPTS, "申请调解"),
    ]  # fmt: skip
    assert [s.runs_to for s in found.periods[0].steps] == [date(2027, 6, 30), date(2027, 9, 14)]
    assert all(s.source == DERIVED for s in found.periods[0].steps)
    assert (found.last_day, found.days_left) == (date(2027, 9, 14), 294)


def test_an_application_behind_the_end_saves_nothing() -> None:
    found = of(file_of(evolve(CASE, infringed_on=date(2025, 9, 10))))
    assert told(found)[1][1] == NOTHING
    assert (found.last_day, found.days_left) == (date(2026, 9, 10), -75)
    assert "已经过了 75 天" in "".join(lines(found))
    shown = due(file_of(evolve(CASE, infringed_on=date(2025, 9, 10))))
    assert shown is not None
    assert shown.why == "2025年9月10日知道或者应当知道权利被侵害，次日起一年；申请调解时已经届满"


def test_a_committee_that_steps_in_by_itself_has_no_application_before_it() -> None:
    found = of(file_of(evolve(CASE, source="主动调解")))
    assert told(found)[1:] == []
    assert "主动调解没有当事人的申请" in found.notes[0]
    sent = of(file_of(evolve(CASE, source="监察移送")))
    assert "监察移送" in sent.notes[0]
    known = file_of(
        evolve(CASE, source="监察移送"), limitation_events=(event("2026-08-10", "向有关部门请求权利救济"),)
    )  # fmt: skip
    assert of(known).notes == ()


@pytest.mark.parametrize(
    ("case", "records", "day", "item"),
    [
        (
            evolve(CASE, state=State.CONSULTING),
            {"consents": (Consent(side=Side.RESPONDENT, answer="不同意", answered_on=date(2026, 9, 17)),)},
            "2026-09-17", 5,
        ),
        (
            evolve(
                CASE, state=State.REFUSED, decided_on=date(2026, 9, 17), ended_on=date(2026, 9, 17),
                refusal_ground="被申请人不同意调解",
            ),
            {}, "2026-09-17", 5,
        ),
        (
            evolve(ACCEPTED, state=State.FAILED, ended_on=date(2026, 9, 25), failure_ground="一方拒绝继续调解"),
            {}, "2026-09-25", 6,
        ),
        (
            evolve(ACCEPTED, state=State.FAILED, ended_on=date(2026, 9, 25), failure_ground="签署前反悔"),
            {}, "2026-09-25", 6,
        ),
        (
            evolve(ACCEPTED, state=State.FAILED, ended_on=date(2026, 10, 12), failure_ground="期限届满未达成协议"),
            {}, "2026-10-08", 7,
        ),
        (
            evolve(ACCEPTED, state=State.FAILED, ended_on=date(2026, 10, 12), failure_ground="一方拒绝继续调解"),
            {}, "2026-10-08", 7,
        ),
        (ACCEPTED, {}, "2026-10-08", 7),
        (evolve(ACCEPTED, extended_to=date(2026, 10, 20)), {}, "2026-10-20", 7),
        (IN_FORCE, owed(("2026-10-15", ""), ("2026-12-15", "")), "2026-10-15", 8),
        (IN_FORCE, owed(("2026-10-15", "2026-10-20"), ("2026-12-15", "")), "2026-10-15", 8),
        (
            IN_FORCE, owed(("2026-10-15", ""), ("2026-11-16", ""), accelerates=True), "2026-10-15", 8,
        ),
        (IN_FORCE, owed(("2026-10-15", ""), ("2026-11-16", "")), "2026-11-16", 8),
    ],
)  # fmt: skip
def test_what_the_rules_of_mediation_name_is_told_by_the_case_itself(
    case: Case, records: dict[str, Any], day: str, item: int
) -> None:
    step = of(file_of(case, **records)).periods[0].since
    assert step is not None
    assert (step.day.isoformat(), step.law, step.source) == (day, OLD.format(item), DERIVED)


@pytest.mark.parametrize(
    ("case", "today"),
    [
        (ACCEPTED, date(2026, 10, 8)),  # its last day has not passed
        (evolve(ACCEPTED, state=State.SUSPENDED), TODAY),
        (evolve(ACCEPTED, state=State.AGREED), TODAY),
        (
            evolve(CASE, state=State.REFUSED, decided_on=date(2026, 9, 17), refusal_ground="不属于劳动争议"),
            TODAY,
        ),
        (evolve(ACCEPTED, state=State.WITHDRAWN, ended_on=date(2026, 9, 20)), TODAY),
        (evolve(CASE, decided_on=date(2010, 3, 1), failure_ground="其他", ended_on=date(2010, 3, 9)), TODAY),
    ],
)
def test_where_no_rule_says_so_nothing_more_is_taken_for_an_interruption(case: Case, today: date) -> None:
    assert [what for _, _, what in told(of(file_of(case), today))][1:] == ["申请调解"]


def test_an_agreement_is_a_promise_and_what_the_applicant_owes_does_not_count() -> None:
    paid = owed(("2026-10-15", ""), debtor=Side.APPLICANT)
    assert told(of(file_of(IN_FORCE, **paid)))[-1] == ("2026-09-30", INTERRUPTS, "调解协议生效，对方同意履行")
    on_time = owed(("2026-10-15", "2026-10-15"), ("2026-12-15", ""))
    found = of(file_of(IN_FORCE, **on_time))
    assert told(found)[-1][0] == "2026-09-30"
    assert "最早 2026年12月15日" in found.notes[0]


def test_applying_elsewhere_interrupts_and_then_the_period_is_no_longer_watched() -> None:
    case = evolve(ACCEPTED, state=State.FAILED, ended_on=date(2026, 9, 25), failure_ground="一方拒绝继续调解")
    sent = Referral(kind="引导申请仲裁", sent_on=date(2026, 10, 9), result="待回音")
    file = file_of(case, referrals=(sent,))
    assert told(of(file))[-1] == ("2026-10-09", INTERRUPTS, "申请仲裁")
    assert due(file) is None
    back = evolve(file, referrals=(evolve(sent, result="不予受理"),))
    assert due(back) is not None
    order = Referral(kind="支付令", sent_on=date(2026, 10, 20))
    assert told(of(evolve(file, referrals=(order,))))[-1][2] == "申请支付令"


def test_what_was_entered_of_the_same_thing_counts_once_and_gives_its_proof() -> None:
    kinds = ("向对方主张权利", "对方同意履行")
    same = event("2026-09-14", kinds[0], proof="申请书回执")
    other = event("2026-09-14", kinds[1], proof="书面承诺")
    later = event("2026-09-21", kinds[0], note="当面")
    found = of(file_of(limitation_events=(same, other, later)))
    assert [(s.what, s.source, s.note) for s in found.periods[0].steps[1:]] == [
        ("申请调解", DERIVED, "凭据：申请书回执"),
        (kinds[1], RECORDED, "凭据：书面承诺"),
        (kinds[0], RECORDED, "当面"),
    ]


def test_every_kind_that_can_be_entered_has_its_rule() -> None:
    choices = spec_of(LimitationEvent, "kind").choices
    assert set(limitation.LAWS) == set(choices)
    assert [limitation.LAWS[kind] for kind in choices[1:5]] == [OLD.format(n) for n in range(1, 5)]


def test_a_pause_that_was_entered_moves_the_end() -> None:
    paused = event("2026-10-01", "不可抗力", until=date(2026, 10, 11))
    found = of(file_of(limitation_events=(paused,)))
    assert (found.last_day, found.periods[0].added) == (date(2027, 9, 24), 10)
    assert "2026年10月1日至2026年10月11日　中止　不可抗力" in "\n".join(lines(found))
    going_on = of(file_of(limitation_events=(evolve(paused, until=None),)))
    assert going_on.last_day is None
    assert "起中止，原因消除以后继续计算" in "".join(lines(going_on))


def test_without_the_day_of_infringement_nothing_is_guessed() -> None:
    found = of(file_of(evolve(CASE, infringed_on=None)))
    assert (found.last_day, due(file_of(evolve(CASE, infringed_on=None)))) == (None, None)
    assert "还没有登记权利被侵害之日" in lines(found)[-1]
    assert found.periods[0].if_in_time == date(2027, 9, 14)


WAGES = evolve(CASE, cause="追索劳动报酬纠纷", infringed_on=None)


def test_wages_in_arrears_have_no_limit_while_employed_and_one_year_from_the_end() -> None:
    staying = of(file_of(WAGES, "支付2026年6月工资", "支付加班费"))
    assert (staying.last_day, [p.unlimited for p in staying.periods]) == (None, [True])
    assert due(file_of(WAGES, "支付2026年6月工资")) is None
    gone = of(file_of(WAGES, "支付2026年6月工资", left_on=date(2026, 8, 31)))
    assert told(gone) == [
        ("2026-08-31", STARTS, "劳动关系终止"), ("2026-09-14", INTERRUPTS, "申请调解"),
    ]  # fmt: skip
    after = of(file_of(WAGES, "支付2026年6月工资", left_on=date(2026, 10, 31)))
    assert (after.last_day, told(after)[0][1]) == (date(2027, 11, 1), NOTHING)


def test_wages_and_other_claims_run_side_by_side_and_the_first_end_is_the_one_shown() -> None:
    file = file_of(CASE, "支付拖欠的工资", "支付经济补偿", left_on=date(2026, 10, 31))
    found = of(file)
    assert [(p.claims, p.last_day) for p in found.periods] == [
        (limitation.WAGES, date(2027, 11, 1)), (limitation.OTHERS, date(2027, 9, 14)),
    ]  # fmt: skip
    shown = due(file)
    assert shown is not None
    assert (shown.day, shown.why.partition("：")[0]) == (date(2027, 9, 14), "其他请求")


@pytest.mark.parametrize(
    ("cause", "matter", "wage"),
    [
        ("劳动合同纠纷", "支付未签劳动合同的二倍工资", False),
        ("劳动合同纠纷", "支付应休未休年休假工资", False),
        ("劳动合同纠纷", "支付2026年8月工资", True),
        ("追索劳动报酬纠纷", "支付拖欠的款项", True),
        ("追索劳动报酬纠纷", "支付经济补偿", False),
        ("工伤保险待遇纠纷", "支付停工留薪期工资", False),
    ],
)
def test_what_counts_as_wages_in_arrears(cause: str, matter: str, wage: bool) -> None:
    found = of(file_of(evolve(CASE, cause=cause), matter))
    assert found.periods[0].unlimited == wage


def test_workers_of_a_group_who_left_on_different_days() -> None:
    left = (date(2026, 8, 31), date(2026, 7, 31), None)
    workers = tuple(Worker(uid=f"w{n}", side=Side.APPLICANT, left_on=day) for n, day in enumerate(left))
    found = of(evolve(file_of(WAGES, "支付工资"), workers=workers))
    assert told(found)[0][0] == "2026-07-31"
    assert "各人离职日期不同" in found.periods[0].why
    assert "另有 1 位没有离职日期" in found.periods[0].why


def due(file: CaseFile, today: date = TODAY) -> duties.Due | None:
    found = limitation_dues("c", limitation.material(file), bootstrap.law(), today)
    return found[0] if found else None


def test_it_is_due_only_while_it_matters() -> None:
    shown = due(file_of())
    assert shown is not None
    assert (shown.code, shown.kind, shown.label, shown.act) == ("limitation", "法定", "仲裁时效", "")
    assert shown.why == "2026年9月14日申请调解，时效中断，次日起重新计算一年（放假安排未公布，暂算）"
    performed = evolve(IN_FORCE, state=State.PERFORMED, performed_on=date(2026, 10, 15))
    for case in (performed, evolve(CASE, state=State.ARCHIVED)):
        assert due(file_of(case)) is None
    assert due(file_of(IN_FORCE, **owed(("2026-12-15", "")))) is None
    assert due(file_of(IN_FORCE, **owed(("2026-11-16", "")))) is not None


OTHER = {"cause": "经济补偿金纠纷", "infringed_on": "2025-12-01"}


def test_the_case_page_and_the_calendar_show_it_and_the_dashboard_only_when_it_is_near(
    desk_at, story
) -> None:
    desk = on(desk_at(""), "2026-09-14")
    given = changed(
        given_of(story, "register"), **OTHER, claims=[{"matter": "支付经济补偿", "amount": "900"}]
    )
    done(desk, "register", given | {"source": "主动调解"}, number="")
    (shown,) = [d for d in timeline.case_view(desk, NUMBER).dues if d.code == "limitation"]
    assert shown.day == date(2026, 12, 1)
    with desk.read() as unit:
        (row,) = open_cases(unit)
    assert [d for d in case_dues(desk, row, date(2026, 9, 14)) if d.code == "limitation"] == [shown]
    for day, listed in (
        ("2026-10-31", False),
        ("2026-11-01", True),
        ("2026-12-01", True),
        ("2026-12-02", False),
    ):
        found = [r for r in board.board(on(desk, day)).dues if r.due.code == "limitation"]
        assert bool(found) == listed, day
        assert all(r.tone != "bad" for r in found)


def test_entering_an_event_tells_until_when_it_runs_or_that_it_does_nothing(desk_at, story) -> None:
    desk = on(desk_at(""), "2026-11-24")
    given = changed(
        given_of(story, "register"), **OTHER, claims=[{"matter": "支付经济补偿", "amount": "900"}]
    )
    done(desk, "register", given, number="")
    for entry, words in (
        ({"kind": "向对方主张权利", "on": "2026-10-08"}, "时效中断，从次日起重新计算，算到 2027年10月8日。"),
        ({"kind": "向对方主张权利", "on": "2025-11-30"}, "时效还没有起算，不影响时效。"),
        ({"kind": "不可抗力", "on": "2026-10-10", "until": "2026-10-21"}, "时效中止，算到 2027年10月19日。"),
    ):
        assert done(desk, "record_limitation_event", entry).told.endswith(words)
