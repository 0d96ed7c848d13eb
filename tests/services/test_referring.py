"""The ways on: in time, for what the law allows, and with a result that this way can have."""

from app.services.views import timeline
from tests.services.case_work_rows import ECHO, REVIEWED
from tests.services.office import NUMBER, changed, done, given_of, lead, refused_field
from tests.services.test_acts import FAILING, REFUSAL

CAUSE = "确认劳动关系纠纷"
COURT = REVIEWED | {"kind": "司法确认", "body": "示例市人民法院"}
ORDER = REVIEWED | {"kind": "支付令", "body": "示例市人民法院", "sent_on": "2026-11-10", "sent_by": "孟𫖯"}


def test_late_is_late_and_the_sentence_names_the_last_day(desk_at, story):
    desk = desk_at("serve_notice:2")
    last = {"仲裁审查": "2026-10-15", "司法确认": "2026-10-30"}
    for given in (REVIEWED, COURT):
        code = {"仲裁审查": "arbitration_review", "司法确认": "judicial_confirmation"}[given["kind"]]
        file = timeline.case_view(desk, NUMBER).file
        limit = desk.law.limit(code, file.case.effective_on)
        assert limit.last_day.isoformat() == last[given["kind"]]
        words = f"最晚在 {limit.last_day.year}年{limit.last_day.month}月{limit.last_day.day}日"
        refused_field(desk, "refer", given | {"sent_on": "2026-11-10"}, "sent_on", words, number=NUMBER)
        done(desk, "refer", given | {"sent_on": limit.last_day.isoformat()})


def test_after_confirmation_by_the_court_no_review(desk_at):
    desk = desk_at("serve_notice:2")
    done(desk, "refer", COURT)
    refused_field(desk, "record_referral", ECHO, "result", "司法确认的结果只能是", number=NUMBER)
    done(desk, "record_referral", ECHO | {"result": "裁定确认有效"})
    refused_field(desk, "refer", REVIEWED, "kind", "已由法院确认有效", number=NUMBER)


def test_no_review_of_whether_there_was_employment(desk_at, story):
    desk = desk_at("")
    other = [dict(step) for step in story["case_acts"]]
    other[0] = other[0] | {"given": changed(other[0]["given"], cause=CAUSE)}
    lead(desk, story | {"case_acts": other}, "sign:4")
    refused_field(desk, "refer", REVIEWED, "kind", "第75条", number=NUMBER)
    done(desk, "refer", COURT)


def test_a_payment_order_only_for_what_is_overdue(desk_at):
    desk = desk_at("serve_notice:2")
    refused_field(desk, "refer", ORDER | {"sent_on": "2026-10-15"}, "kind", "没有逾期", number=NUMBER)
    refused_field(desk, "refer", ORDER, "amount", "20,812.05 元", number=NUMBER)
    refused_field(desk, "refer", ORDER | {"amount": "20812.06"}, "amount", "不能申请更多", number=NUMBER)
    done(desk, "refer", ORDER | {"amount": "20812.05"})
    done(
        desk, "record_referral", ECHO | {"received_on": "", "result": "已发支付令", "result_on": "2026-11-20"}
    )
    assert timeline.case_view(desk, NUMBER).file.referrals[0].result == "已发支付令"


def test_guidance_is_open_to_every_end(desk_at, story):
    guided = REVIEWED | {"kind": "引导申请仲裁", "sent_on": "2026-10-08", "sent_by": "孟𫖯"}
    for after, act, given in (("assign", "fail", FAILING), ("consult", "refuse", REFUSAL)):
        desk = desk_at(after)
        done(desk, act, given)
        refused_field(
            desk, "refer", guided | {"kind": "司法确认"}, "kind", "没有生效的调解协议", number=NUMBER
        )
        done(desk, "refer", guided)
    assert given_of(story, "register")
