"""Every act of the catalogue once as it should go: the state after it, its records, its one audit line."""

from datetime import date
from typing import Any

import pytest

from app.domain.lifecycle import step_of
from app.domain.words import Result, State
from app.services.acts import ACTS
from app.services.desk import Desk
from app.services.views import timeline
from tests.services import group_rows
from tests.services.case_work_rows import AFTER, DAYS, GO_WELL, SEATS
from tests.services.form_files import OWN_AGREEMENT, WORD_FILE
from tests.services.office import NUMBER, as_user, changed, done, everything, given_of, on
from tests.services.paper_desk import INK, NOTICE, prepared, serving, signing

EXTENSION = {
    "agreed_on": "2026-09-28", "extended_to": "2026-10-20", "applicant_agrees": True, "respondent_agrees": "是",
}  # fmt: skip
FAILING = {"ended_on": "2026-09-28", "failure_ground": "一方拒绝继续调解", "ending_note": "申请人要去仲裁"}
ENDING = {"ended_on": "2026-09-29"}
REFUSAL = {"decided_on": "2026-09-16", "refusal_ground": "被申请人不同意调解"}
DEFAULT = {"on": "2026-11-17", "referral": "申请支付令", "ending_note": "两次催告没有结果"}
RISK = {
    "found_on": "2026-11-10", "source": "工会反映", "crowd": "农民工", "kind": "追索劳动报酬", "unit": "装配一车间",
    "what": "九月的加班工资没有发放", "people": 23, "amount": "186,400", "level": "较大", "measures": "核对工时后补发",
    "owner": "周样本", "deadline": "2026-12-05",
}  # fmt: skip
GRIEVANCE = {
    "received_on": "2026-11-03", "channel": "意见箱", "person": "匿名", "content": "夜班没有热餐", "handler": "林示例",
}  # fmt: skip
TRAINING = {
    "held_on": "2026-09-09", "hours": 8, "subject": "调解笔录写作", "participants": ["林示例", "赵样本"],
    "passed": ["林示例"],
}  # fmt: skip
EVALUATION = {
    "name": "林示例", "year": 2025, "evaluated_on": "2026-01-15", "grade": "优秀", "evaluator": "演示",
    "scores": [{"item": "办案质量", "most": 60, "points": "55.5"}, {"item": "培训", "most": 40, "points": "38"}],
}  # fmt: skip
SETTLED = {"seq": 1, "result_on": "2026-11-20", "result": "已化解", "result_note": "差额已经补发"}
ANSWERED = {
    "seq": 1, "checked_on": "2026-11-05", "findings": "供餐合同到期", "result": "协调整改", "reply": "已经续签",
    "told_on": "2026-11-12", "told_way": "书面",
}  # fmt: skip
WORKERS = [
    {
        "name": "孟𫖯",
        "doc_no": "110101199003072316",
        "phone": "13857120071",
        "claimed": "27,912.05",
        "agreed": "28,000",
        "representative": True,
    },
    {
        "name": "阿依古丽·示例",
        "sex": "女",
        "doc_type": "护照",
        "doc_no": "E12345678",
        "phone": "13857120072",
        "claimed": "12900",
        "agreed": "12,812.05",
    },
]
STRUCK = {"register": "风险隐患台账", "seq": 1, "reason": "登记错了"}
BEFORE = {
    "settle_risk": ("record_risk", RISK), "strike_entry": ("record_risk", RISK),
    "answer_grievance": ("record_grievance", GRIEVANCE),
}  # fmt: skip
"""Acts about a line of a register, and the act that writes that line first."""
ADOPTED = {"form": "agreement", "text": OWN_AGREEMENT}
BEFORE |= {
    "drop_form": ("adopt_form", ADOPTED),
    "drop_word_template": ("set_word_template", {"form": "agreement", "file": str(WORD_FILE)}),
}
BEFORE |= AFTER | group_rows.LISTED
NEW_USER = {"name": "钱登记", "role": "登记员", "password": "另一个更长的密码"}

FILLED = {"调解日期": "2026-09-22", "调解时刻": "14:00", "调解地点": "203 调解室"}

LEFT_THERE = {"way": "留置送达", "receiver": "", "refusal": "不愿签收", "witness": "周样本，工会"}

# act, after which act of the story, input (None: the story's own), the state of the case then
GOES_WELL: list[tuple[str, str, dict[str, Any] | None, str]] = [
    ("register", "", None, State.REGISTERED),
    ("correct", "accept", {"reason": "姓名写错一个字"}, State.ACCEPTED),
    ("list_workers", "register", {"workers": WORKERS}, State.REGISTERED),
    ("list_workers", "draft_agreement", {"workers": WORKERS}, State.AGREED),
    ("consult", "register", None, State.CONSULTING),
    ("consult", "register", {"side": "申请人", "asked_on": "2026-09-14"}, State.CONSULTING),
    ("accept", "consult", None, State.ACCEPTED),
    ("refuse", "consult", REFUSAL, State.REFUSED),
    ("refuse", "register", {**REFUSAL, "refusal_ground": "其他", "refusal_note": "已过一年"}, State.REFUSED),
    ("assign", "accept", None, State.MEDIATING),
    ("assign", "assign", {"mediators": ["赵样本"], "assigned_on": "2026-09-18"}, State.MEDIATING),
    ("record_session", "assign", None, State.MEDIATING),
    ("extend", "assign", EXTENSION, State.MEDIATING),
    ("extend", "accept", EXTENSION, State.ACCEPTED),
    ("draft_agreement", "record_session:2", None, State.AGREED),
    ("revise_agreement", "draft_agreement", {"copies": 5}, State.AGREED),
    ("sign", "draft_agreement", None, State.AGREED),
    ("reopen_talks", "sign:2", {"on": "2026-09-30", "reason": "单位要求改付款日期"}, State.MEDIATING),
    ("fail", "assign", FAILING, State.FAILED),
    ("fail", "sign", {**FAILING, "failure_ground": "签署前反悔"}, State.FAILED),
    ("withdraw", "register", ENDING, State.WITHDRAWN),
    ("withdraw", "draft_agreement", ENDING, State.WITHDRAWN),
    ("settle", "assign", ENDING, State.SETTLED),
    ("serve_notice", "sign:4", None, State.EFFECTIVE),
    ("serve_notice", "serve_notice", {"side": "被申请人", "receiver": "周样本"}, State.PERFORMING),
    ("record_performance", "serve_notice:2", None, State.PERFORMING),
    ("record_performance", "sign:4", None, State.PERFORMING),
    ("mark_unperformed", "serve_notice:2", DEFAULT, State.UNPERFORMED),
    ("follow_up", "record_performance:3", None, State.PERFORMED),
    ("follow_up", "close", None, State.CLOSED),
    ("close", "record_performance:3", None, State.CLOSED),
    ("archive", "close", None, State.ARCHIVED),
    ("fill_paper", "accept", {"form": "session_notice", "side": "申请人", "values": FILLED}, State.ACCEPTED),
    ("fill_paper", "accept", {"form": "调解通知书", "values": {"调解时刻": "九点"}}, State.ACCEPTED),
    ("issue_paper", "accept", {"form": "acceptance_notice", "side": "申请人"}, State.ACCEPTED),
    ("issue_paper", "sign:4", {"form": "agreement"}, State.EFFECTIVE),
    ("issue_papers", "sign:4", {"form": "performance_notice"}, State.EFFECTIVE),
    ("sign_paper", "accept", signing(ink=INK), State.ACCEPTED),
    ("sign_paper", "accept", signing(role="调解委员会", signer="本会", way="加盖印章"), State.ACCEPTED),
    ("sign_paper", "accept", signing(refused=True, witness="林示例，调解员"), State.ACCEPTED),
    ("serve_paper", "accept", serving(), State.ACCEPTED),
    ("serve_paper", "accept", serving(**LEFT_THERE), State.ACCEPTED),
    ("take_in_copy", "accept", {}, State.ACCEPTED),
    ("seal_paper", "accept", NOTICE, State.ACCEPTED),
    ("reveal_numbers", "archive", {"side": "申请人"}, State.ARCHIVED),
    ("reveal_ledger", "", None, ""),
    ("change_committee", "", None, ""),
    ("appoint_mediator", "", None, ""),
    ("dismiss_mediator", "register", {"name": "林示例", "reason": "退休"}, ""),
    ("add_user", "", NEW_USER, ""),
    ("confirm_clock", "", {"day": "2026-11-24", "reason": "电脑换过电池"}, ""),
    ("record_risk", "", RISK, ""),
    ("settle_risk", "", SETTLED, ""),
    ("record_grievance", "", GRIEVANCE, ""),
    ("answer_grievance", "", ANSWERED, ""),
    ("record_training", "appoint_mediator:2", TRAINING, ""),
    ("evaluate_mediator", "appoint_mediator:2", EVALUATION, ""),
    ("strike_entry", "", STRUCK, ""),
    ("adopt_form", "", {"form": "调解协议书", "text": OWN_AGREEMENT}, ""),
    ("drop_form", "", {"form": "agreement"}, ""),
    ("set_word_template", "", {"form": "agreement", "file": str(WORD_FILE)}, ""),
    ("drop_word_template", "", {"form": "agreement"}, ""),
    *GO_WELL,
    *group_rows.GO_WELL,
]


def input_for(story: dict[str, Any], act: str, given: dict[str, Any] | None) -> dict[str, Any]:
    """The input of a row of the table: the story's, with what the row says put over it."""
    basis = {"correct": "register", "revise_agreement": "draft_agreement"}.get(act, act)
    if act == "change_committee":
        return dict(story["committee"]) | {"phone": "0571-11112222"}
    told = any(step["act"] == basis for step in story["office_acts"] + story["case_acts"])
    return (given_of(story, basis) if told else {}) | (given or {})


def prepare(desk: Desk, act: str, story: dict[str, Any]) -> None:
    """Do the act that another one answers to, and before that the one which that answers to."""
    if act in BEFORE:
        name, given = BEFORE[act]
        prepare(desk, name, story)
        desk = seated(desk, name)
        done(desk, name, input_for(story, name, given), number=NUMBER if ACTS[name].subject == "case" else "")


def seated(desk: Desk, act: str) -> Desk:
    """The desk with the one at it who may do the act, on the day on which it can be done."""
    desk = on(desk, DAYS[act]) if act in DAYS else desk
    return as_user(desk, SEATS[act]) if act in SEATS else desk


@pytest.mark.parametrize(
    ("act", "after", "given", "state"), GOES_WELL, ids=[f"{r[0]}-after-{r[1]}" for r in GOES_WELL]
)
def test_an_act_does_what_it_says(desk_at, story, act, after, given, state):
    desk = desk_at(after)
    subject = ACTS[act].subject
    prepare(desk, act, story)
    desk = seated(desk, act)
    files = prepared(desk, act)
    before = everything(desk)
    typed = input_for(story, act, given) | files
    outcome = done(desk, act, typed, number=NUMBER if subject == "case" else "")
    now = everything(desk)
    assert (outcome.act, outcome.label, outcome.state) == (act, ACTS[act].label, state)
    assert outcome.number == ("" if subject == "office" else NUMBER)
    assert outcome.told.endswith("。")
    # the destruction has a line of its own in the course of each case
    assert len(now["audit"]) == len(before["audit"]) + (2 if act == "destroy_volumes" else 1)
    touched = {name for name in now if now[name] != before[name]} - {"blobs"}
    told = outcome.changes.tables | {name for name in touched if name.startswith("case_search")}
    assert touched <= told
    if subject != "office":
        assert timeline.case_view(desk, NUMBER).file.case.state == state


def test_the_table_walks_over_every_act():
    assert {row[0] for row in GOES_WELL} == set(ACTS)


@pytest.mark.parametrize("act", list(ACTS))
def test_an_act_is_complete(act):
    entry = ACTS[act]
    assert entry.label
    assert entry.help.endswith("。")
    assert entry.icon
    assert entry.roles
    assert entry.subject in ("new", "case", "office")
    assert (step_of(act) is not None) == (entry.subject == "case")


def test_registration_fills_in_what_the_identity_number_says(desk, story):
    done(desk, "register", given_of(story, "register"), number="")
    file = timeline.case_view(desk, NUMBER).file
    worker = file.workers[0]
    assert (worker.sex, worker.birth_on) == ("男", date(1990, 3, 7))
    assert (worker.side, file.employers[0].side) == ("申请人", "被申请人")
    assert file.case.amount == 40_812_05
    assert [c.seq for c in file.claims] == [1, 2, 3]
    assert file.case.registered_by == "演示"


def test_a_correction_keeps_the_number_and_what_was_decided_meanwhile(desk_at, story):
    desk = desk_at("record_session")
    given = changed(given_of(story, "register"), applicant__name="孟更正", cause="福利待遇纠纷") | {
        "reason": "写错"
    }
    before = timeline.case_view(desk, NUMBER).file.case
    done(desk, "correct", given)
    case = timeline.case_view(desk, NUMBER).file.case
    assert (case.number, case.serial, case.uid) == (before.number, before.serial, before.uid)
    assert (case.applicant, case.cause) == ("孟更正", "福利待遇纠纷")
    assert case.legal_head == before.legal_head


def test_a_second_answer_of_a_side_replaces_the_first(desk_at, story):
    desk = desk_at("register")
    waiting = changed(given_of(story, "consult"), answer="尚未答复", answered_on=None)
    done(desk, "consult", waiting)
    done(desk, "consult", given_of(story, "consult"))
    consents = timeline.case_view(desk, NUMBER).file.consents
    assert [(c.side, c.answer) for c in consents] == [("被申请人", "同意")]


def test_the_agreement_is_in_force_on_the_day_of_the_last_mark_whatever_their_order(desk_at, story):
    desk = desk_at("draft_agreement")
    signs = [given_of(story, "sign", n) for n in (3, 1, 0, 2)]
    states = [done(desk, "sign", given).state for given in signs]
    assert states == [State.AGREED, State.AGREED, State.AGREED, State.EFFECTIVE]
    case = timeline.case_view(desk, NUMBER).file.case
    assert (case.effective_on, case.ended_on, case.result) == (
        date(2026, 9, 30),
        date(2026, 9, 30),
        Result.AGREED,
    )


def test_a_refused_mark_can_be_put_later(desk_at, story):
    desk = desk_at("draft_agreement")
    first = given_of(story, "sign")
    done(desk, "sign", first | {"refused": True, "note": "要再想一天", "witness": "林示例，调解员"})
    file = timeline.case_view(desk, NUMBER)
    assert file.file.mark("申请人").refused
    assert "申请人" in file.next_why
    done(desk, "sign", first | {"done_on": "2026-09-29"})
    marks = timeline.case_view(desk, NUMBER).file.marks
    assert [(m.role, m.refused) for m in marks] == [("申请人", False)]


def test_an_obligation_paid_at_once_has_one_instalment(desk_at, story):
    desk = desk_at("record_session:2")
    given = changed(given_of(story, "draft_agreement"), obligations__0__instalments=None)
    done(desk, "draft_agreement", given)
    file = timeline.case_view(desk, NUMBER).file
    assert [[p.amount for p in file.parts_of(o)] for o in file.obligations] == [[40_812_05], [None]]
    assert file.agreement.total == file.case.agreed_amount == 40_812_05


def test_part_payments_add_up(desk_at, story):
    desk = desk_at("serve_notice:2")
    pay = given_of(story, "record_performance", 1)
    for amount, rest in (("10,000", "还欠 10,812.05 元"), ("10,812.05", "履行完毕")):
        assert rest in done(desk, "record_performance", pay | {"amount": amount}).told
    part = timeline.case_view(desk, NUMBER).file.instalments[0]
    assert (part.paid, part.done_on) == (20_812_05, date(2026, 10, 15))


def test_a_case_marked_unperformed_can_still_be_performed_or_closed(desk_at, story):
    desk = desk_at("serve_notice:2")
    done(desk, "mark_unperformed", DEFAULT)
    assert done(desk, "close", {"closed_on": "2026-11-18"}).state == State.CLOSED
    desk = desk_at("serve_notice:2")
    done(desk, "mark_unperformed", DEFAULT)
    late = {"done_on": "2026-11-20"}
    states = [
        done(desk, "record_performance", given_of(story, "record_performance", n) | late).state
        for n in range(3)
    ]
    assert states == [State.UNPERFORMED, State.UNPERFORMED, State.PERFORMED]


@pytest.mark.parametrize(
    ("act", "after", "given"),
    [
        ("refuse", "consult", REFUSAL),
        ("fail", "draft_agreement", {**FAILING, "failure_ground": "签署前反悔"}),
        ("fail", "sign:2", {**FAILING, "failure_ground": "签署前反悔", "ended_on": "2026-09-30"}),
        ("withdraw", "sign:2", {"ended_on": "2026-09-30"}),
        ("settle", "record_session", ENDING),
    ],
)
def test_a_case_that_ended_otherwise_can_be_closed_and_filed(desk_at, story, act, after, given):
    desk = desk_at(after)
    done(desk, act, given)
    file = timeline.case_view(desk, NUMBER).file
    assert (file.agreement, file.instalments, file.case.agreed_amount) == (None, (), 0)
    assert done(desk, "close", {"closed_on": "2026-10-09"}).state == State.CLOSED
    filing = given_of(story, "archive") | {"missing_note": "说明"}
    assert done(desk, "archive", filing).state == State.ARCHIVED
