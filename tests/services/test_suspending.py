"""A pause moves the end of mediation only when both sides agree; an entrusted case is answered in its ten days."""

from datetime import date
from typing import Any

from app.services.views import timeline
from app.services.views.duties import Due
from tests.services.office import NUMBER, changed, done, given_of, on, refused_field

PAUSED = {"from_on": "2026-09-22", "ground": "等待鉴定或者认定结论", "both_agree": True}
ENTRUSTED = {
    "source": "仲裁委托", "entruster": "示例市劳动人事争议仲裁委员会", "letter_no": "示劳人仲委〔2026〕3号",
    "letter_on": "2026-09-11",
}  # fmt: skip


def due_of(desk: Any, code: str) -> Due | None:
    """What the case page shows of one limit."""
    return next((d for d in timeline.case_view(desk, NUMBER).dues if d.code == code), None)


def test_days_that_both_sides_took_out_move_the_end_and_are_told(desk_at):
    desk = desk_at("assign")
    before = due_of(desk, "mediation")
    done(desk, "suspend", PAUSED)
    paused = due_of(desk, "mediation")
    assert (paused.day, paused.kind) == (before.day, "法定")
    assert "中止期间照常计算" in paused.why
    told = done(desk, "resume", {"resumed_on": "2026-09-28"}).told
    assert told == "恢复调解；中止 6 天不计入，调解期限由 2026年10月8日 顺延到 2026年10月14日。"
    assert due_of(desk, "mediation").day == date(2026, 10, 14)
    (pause,) = timeline.case_view(desk, NUMBER).file.suspensions
    assert (pause.from_on, pause.resumed_on) == (date(2026, 9, 22), date(2026, 9, 28))


def test_without_both_consents_the_period_runs_on_and_the_sentence_says_why(desk_at):
    desk = desk_at("assign")
    assert "照常计算" in done(desk, "suspend", PAUSED | {"both_agree": False}).told
    told = done(desk, "resume", {"resumed_on": "2026-09-28"}).told
    assert told == "恢复调解；规定里没有中止，双方没有同意不计入，调解期限不变。"
    assert timeline.case_view(desk, NUMBER).file.case.extended_to is None
    assert due_of(desk, "mediation").day == date(2026, 10, 8)


def test_workers_in_new_forms_of_employment_are_extended_by_fifteen_days_at_most(desk_at, story):
    desk = desk_at("assign")
    extension = {
        "agreed_on": "2026-09-28", "extended_to": "2026-10-24", "applicant_agrees": True, "respondent_agrees": True,
    }  # fmt: skip
    given = changed(given_of(story, "register"), applicant__new_form=True) | {"reason": "补记"}
    done(desk, "correct", given)
    refused_field(desk, "extend", extension, "extended_to", "人社厅发〔2024〕4号", number=NUMBER)
    done(desk, "extend", extension | {"extended_to": "2026-10-23"})


def test_an_entrusted_case_is_due_in_ten_working_days_until_it_is_answered(desk_at, story):
    desk = on(desk_at(""), "2026-09-14")
    done(desk, "register", given_of(story, "register") | ENTRUSTED, number="")
    due = due_of(desk, "entrusted_mediation")
    assert (due.day, due.act, due.kind) == (date(2026, 9, 24), "reply_entrustment", "法定")
    assert due.why.startswith("来函 9月11日")
    told = done(desk, "reply_entrustment", {"replied_on": "2026-09-14", "reply": "当事人未同意调解"}).told
    assert told == "复函示例市劳动人事争议仲裁委员会：当事人未同意调解。"
    assert due_of(desk, "entrusted_mediation") is None


def test_a_letter_without_its_number_only_cautions_and_its_day_is_not_after_the_receipt(desk, story):
    given = given_of(story, "register") | ENTRUSTED
    for day, words in (("2026-12-24", "还没有到"), ("2026-09-15", "晚于收到日期")):
        refused_field(desk, "register", given | {"letter_on": day}, "letter_on", words)
    done(desk, "register", given | {"letter_no": "", "letter_on": ""}, number="")
    assert due_of(desk, "entrusted_mediation").why.startswith("收到 9月14日")
