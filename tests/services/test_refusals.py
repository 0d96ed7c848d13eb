"""Every field that an act refuses: the right path, a plain sentence, and nothing in the office changed."""

from typing import Any

import pytest

from app.domain.fields import specs
from app.services.acts import ACTS
from tests.services import group_rows
from tests.services.case_work_rows import REFUSE, TYPED, WANTED_AT
from tests.services.form_files import OWN_AGREEMENT, SHIPPED_AGREEMENT, WORD_FILE
from tests.services.office import NUMBER, changed, done, given_of, refused, refused_field
from tests.services.paper_desk import INK, NOTICE, prepared, serving, signing
from tests.services.test_acts import (
    ADOPTED,
    ANSWERED,
    DEFAULT,
    ENDING,
    EVALUATION,
    EXTENSION,
    FAILING,
    GRIEVANCE,
    NEW_USER,
    REFUSAL,
    RISK,
    SETTLED,
    STRUCK,
    TRAINING,
    WORKERS,
    input_for,
    prepare,
    seated,
)

FUTURE = "2026-12-01"
ADOPTED_CODE = {"form": "agreement"}
# act, after which act of the story, what is changed in the input, path of the Problem, words in its sentence
SIX_SPEAK = [WORKERS[1] | {"doc_no": f"E1234567{n}", "representative": True} for n in range(6)]
TALKED = "record_session:2"
TRAINED = "appoint_mediator:2"
REFUSED: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("register", "", {"received_on": "2026-02-30"}, "received_on", "2026年2月没有30日"),
    ("register", "", {"received_on": "昨天"}, "received_on", "看不懂日期"),
    ("register", "", {"received_on": FUTURE}, "received_on", "还没有到"),
    ("register", "", {"received_on": None}, "received_on", "收到日期必填"),
    ("register", "", {"received_on": 20260914.5}, "received_on", "看不懂日期"),
    ("register", "", {"way": "电报"}, "way", "只能是：书面、口头"),
    ("register", "", {"source": "路过"}, "source", "只能是"),
    ("register", "", {"cause": "邻里纠纷"}, "cause", "没有“邻里纠纷”这个案由"),
    ("register", "", {"cause": ""}, "cause", "案由必填"),
    ("register", "", {"facts": "   "}, "facts", "事实和理由必填"),
    ("register", "", {"facts": "字" * 20_001}, "facts", "最多 20000 个字"),
    ("register", "", {"facts": "一\x00二"}, "facts", "控制字符"),
    ("register", "", {"claims": []}, "claims", "至少要有一项"),
    ("register", "", {"claims": "全部"}, "claims", "应是一个列表"),
    ("register", "", {"claims__0__amount": "-5"}, "claims.0.amount", "不能是负数"),
    ("register", "", {"claims__1__amount": "很多"}, "claims.1.amount", "看不懂金额"),
    ("register", "", {"claims__2__amount": "1.005"}, "claims.2.amount", "最多精确到分"),
    ("register", "", {"claims__0__amount": "1,20"}, "claims.0.amount", "千分位逗号"),
    ("register", "", {"claims__0__amount": "9" * 30}, "claims.0.amount", "太大"),
    ("register", "", {"claims__0__matter": ""}, "claims.0.matter", "请求事项必填"),
    ("register", "", {"applicant__name": ""}, "applicant.name", "姓名必填"),
    ("register", "", {"applicant__doc_no": "12345"}, "applicant.doc_no", "18"),
    ("register", "", {"applicant__phone": "123"}, "applicant.phone", "号码"),
    ("register", "", {"applicant__entry_on": FUTURE}, "applicant.entry_on", "还没有到"),
    ("register", "", {"applicant__birth_on": FUTURE}, "applicant.birth_on", "还没有到"),
    ("register", "", {"applicant__migrant": "也许"}, "applicant.migrant", "只能写“是”或“否”"),
    ("register", "", {"applicant__address": None}, "applicant.address", "送达地址必填"),
    ("register", "", {"respondent__name": "甲公司\n乙公司"}, "respondent.name", "一行"),
    ("register", "", {"respondent__legal_rep": 7}, "respondent.legal_rep", "应是文字"),
    ("register", "", {"colour": "红"}, "colour", "没有“colour”这一项"),
    ("register", "", {"applicant__age": 3}, "applicant.age", "没有“age”这一项"),
    ("list_workers", "register", {"workers": []}, "workers", "至少要有一项"),
    ("list_workers", "register", {"workers": WORKERS[:1]}, "workers", "至少列两人"),
    ("list_workers", "register", {"workers": [*WORKERS, WORKERS[0]]}, "workers.2.doc_no", "与第 1 人“孟𫖯”的相同"),
    ("list_workers", "register", {"workers__1__name": ""}, "workers.1.name", "姓名必填"),
    ("list_workers", "register", {"workers__1__agreed": "-1"}, "workers.1.agreed", "不能是负数"),
    ("list_workers", "register", {"workers__1__birth_on": FUTURE}, "workers.1.birth_on", "还没有到"),
    ("list_workers", "register", {"workers": SIX_SPEAK}, "workers.5.representative", "最多 5 名"),
    (
        "list_workers", "draft_agreement", {"workers__1__agreed": "12,812.06"}, "workers",
        "合计 40,812.06 元，协议应付劳动者 40,812.05 元",
    ),
    ("correct", "accept", {}, "reason", "更正理由必填"),
    ("correct", "accept", {"reason": "年份", "received_on": "2025-09-14"}, "received_on", "案号属于 2026 年"),
    ("correct", "accept", {"reason": "日期", "received_on": "2026-09-20"}, "received_on", "晚于征询日期"),
    ("consult", "register", {"asked_on": "2026-09-01"}, "asked_on", "早于收到日期"),
    ("consult", "register", {"asked_on": FUTURE, "answered_on": None}, "asked_on", "还没有到"),
    ("consult", "register", {"answered_on": "2026-09-14"}, "answered_on", "早于征询日期"),
    ("consult", "register", {"answer": "尚未答复"}, "answered_on", "答复日期就要空着"),
    ("consult", "register", {"side": "工会"}, "side", "只能是"),
    ("accept", "consult", {"decided_on": "2026-09-14"}, "decided_on", "早于答复日期"),
    ("accept", "consult", {"decided_on": FUTURE}, "decided_on", "还没有到"),
    ("accept", "consult", {"legal_head": "别的争议"}, "legal_head", "争议类别只能是"),
    ("accept", "consult", {"legal_head": ""}, "legal_head", "争议类别必填"),
    ("refuse", "consult", {"decided_on": "2026-09-13"}, "decided_on", "早于收到日期"),
    ("refuse", "consult", {"refusal_ground": "其他"}, "refusal_note", "请写明是什么理由"),
    ("refuse", "consult", {"refusal_ground": None}, "refusal_ground", "必填"),
    ("assign", "accept", {"mediators": ["林示例", "无此人"]}, "mediators.1", "没有在聘的调解员“无此人”"),
    ("assign", "accept", {"mediators": ["林示例", "林示例"]}, "mediators", "只选一次"),
    ("assign", "accept", {"mediators": []}, "mediators", "至少要有一项"),
    ("assign", "accept", {"assigned_on": "2026-09-15"}, "assigned_on", "早于受理日期"),
    ("record_session", "assign", {"held_on": "2026-09-15"}, "held_on", "早于受理日期"),
    ("record_session", "assign", {"held_on": FUTURE}, "held_on", "还没有到"),
    ("record_session", "assign", {"outcome": "不知道"}, "outcome", "只能是"),
    ("record_session", "assign", {"present": None}, "present", "到场人必填"),
    ("extend", "assign", {"respondent_agrees": False}, "respondent_agrees", "被申请人没有同意"),
    ("extend", "assign", {"applicant_agrees": "否"}, "applicant_agrees", "申请人没有同意"),
    ("extend", "assign", {"extended_to": "2026-10-08"}, "extended_to", "要在它之后"),
    ("extend", "assign", {"agreed_on": "2026-10-10"}, "agreed_on", "届满前同意"),
    ("draft_agreement", TALKED, {"drafted_on": "2026-09-21"}, "drafted_on", "早于最早一次调解"),
    ("draft_agreement", TALKED, {"obligations": []}, "obligations", "至少要有一项"),
    ("draft_agreement", TALKED, {"matter": ""}, "matter", "争议事项必填"),
    ("draft_agreement", TALKED, {"copies": "三"}, "copies", "整数"),
    ("draft_agreement", TALKED, {"copies": 0}, "copies", "整数"),
    ("draft_agreement", TALKED, {"obligations__0__amount": "40,812.06"}, "obligations.0.instalments", "不等"),
    ("draft_agreement", TALKED, {"obligations__0__amount": None}, "obligations.0.amount", "要写明金额"),
    ("draft_agreement", TALKED, {"obligations__1__amount": "5"}, "obligations.1.amount", "没有金额和分期"),
    ("draft_agreement", TALKED, {"obligations__1__due_on": "2026-09-27"}, "obligations.1.due_on", "早于起草"),
    ("draft_agreement", TALKED, {"obligations__0__due_on": "2026-11-15"}, "obligations.0.due_on", "最后一期"),
    (
        "draft_agreement", TALKED, {"obligations__0__instalments__0__due_on": "2026-11-16"},
        "obligations.0.instalments", "一期比一期晚",
    ),
    (
        "draft_agreement", TALKED,
        {"obligations__0__instalments__0__amount": "0", "obligations__0__instalments__1__amount": "40,812.05"},
        "obligations.0.instalments", "每一期都要有金额",
    ),
    (
        "draft_agreement", TALKED, {"obligations__0__instalments__0__amount": None},
        "obligations.0.instalments.0.amount", "必填",
    ),
    (
        "draft_agreement", TALKED, {"obligations__1__accelerates": True}, "obligations.1.accelerates",
        "不分期的没有加速到期",
    ),
    ("record_performance", "serve_notice:2", {"worker": "无此人"}, "worker", "没有叫“无此人”的劳动者"),
    ("revise_agreement", "draft_agreement", {"obligations__0__what": ""}, "obligations.0.what", "内容必填"),
    ("sign", "sign", {}, "role", "申请人已在 2026年9月28日 签署"),
    ("sign", "draft_agreement", {"done_on": "2026-09-27"}, "done_on", "早于起草日期"),
    ("sign", "draft_agreement", {"refused": True}, "witness", "在场见证人"),
    ("sign", "draft_agreement", {"refused": True, "witness": "林示例", "ink": INK}, "ink", "没有手写签名"),
    ("sign", "draft_agreement", {"proxy": True}, "authority", "授权委托书"),
    ("sign", "draft_agreement", {"proxy": True, "role": "调解员"}, "proxy", "不能由代理人签署"),
    ("sign", "draft_agreement", {"originals": 4}, "originals", "一式 3 份"),
    ("sign", "draft_agreement", {"ink": INK}, "ink", "还没有签发"),
    ("sign", "draft_agreement", {"ink": "{}"}, "ink", "手写签名读不出来"),
    ("sign", "draft_agreement", {"role": "工会"}, "role", "只能是"),
    ("reopen_talks", "sign", {"on": "2026-09-27", "reason": "反悔"}, "on", "早于起草日期"),
    ("reopen_talks", "sign", {"on": "2026-09-30", "reason": "反" * 201}, "reason", "最多 200 个字"),
    ("fail", "assign", {**FAILING, "ended_on": "2026-09-15"}, "ended_on", "早于受理日期"),
    ("fail", "assign", {**FAILING, "failure_ground": "天气"}, "failure_ground", "只能是"),
    ("withdraw", "register", {"ended_on": "2026-09-13"}, "ended_on", "早于收到日期"),
    ("settle", "assign", {"ended_on": FUTURE}, "ended_on", "还没有到"),
    ("serve_notice", "sign:4", {"served_on": "2026-09-29"}, "served_on", "早于生效日期"),
    ("serve_notice", "serve_notice", {}, "side", "已经送达过申请人"),
    ("serve_notice", "sign:4", {"receiver": ""}, "receiver", "签收人必填"),
    ("record_performance", "serve_notice:2", {"obligation": 3}, "obligation", "没有第 3 项"),
    ("record_performance", "serve_notice:2", {"obligation": -1}, "obligation", "整数"),
    ("record_performance", "serve_notice:2", {"instalment": 2}, "instalment", "没有第 2 期"),
    ("record_performance", "serve_notice:2", {"amount": "1"}, "amount", "把金额空着"),
    ("record_performance", "serve_notice:2", {"obligation": 1}, "amount", "实际付了多少"),
    ("record_performance", "serve_notice:2", {"obligation": 1, "amount": "40,812.06"}, "amount", "还欠 40,812.05 元"),
    ("record_performance", "serve_notice:2", {"done_on": "2026-09-27"}, "done_on", "早于起草日期"),
    ("record_performance", "record_performance", {}, "instalment", "履行完毕"),
    ("mark_unperformed", "serve_notice:2", {**DEFAULT, "on": "2026-10-12"}, "on", "到期次日起"),
    ("mark_unperformed", "serve_notice:2", {**DEFAULT, "referral": ""}, "referral", "必填"),
    ("follow_up", "sign:4", {"visited_on": "2026-09-29"}, "visited_on", "早于生效日期"),
    ("close", "record_performance:3", {"closed_on": "2026-11-15"}, "closed_on", "早于履行完毕日期"),
    ("archive", "close", {"archived_on": "2026-11-22"}, "archived_on", "早于结案日期"),
    ("archive", "close", {"retention": "5年"}, "retention", "只能是"),
    ("archive", "close", {"volume_no": ""}, "volume_no", "卷号必填"),
    ("fill_paper", "accept", {"form": "调解通知书", "values": {"调解日期": "昨天"}}, "values.调解日期", "看不懂日期"),
    ("fill_paper", "accept", {"form": "调解通知书", "values": {"天气": "晴"}}, "values.天气", "没有“天气”这一项"),
    ("fill_paper", "accept", {"form": "调解通知书", "values": "晴"}, "values", "应是一组内容"),
    ("fill_paper", "accept", {"form": "受理通知书", "values": {}}, "form", "没有要另外填写的内容"),
    ("serve_notice", "sign:4", {"way": "留置送达", "witness": "林示例"}, "refusal", "拒收理由"),
    ("sign_paper", "accept", {"form": "受理通知书"}, "form", "还没有签发"),
    ("sign_paper", "accept", {"side": ""}, "side", "双方各一份"),
    ("sign_paper", "draft_agreement", {"form": "agreement"}, "form", "请用“签署”"),
    ("sign_paper", "accept", {"role": "工会主席"}, "role", "只能是：当事人、告知人、调解委员会"),
    ("sign_paper", "accept", {"role": "调解委员会"}, "way", "请选盖章"),
    ("sign_paper", "accept", {"done_on": "2026-11-23"}, "done_on", "早于签发日期"),
    ("sign_paper", "accept", {"done_on": FUTURE}, "done_on", "还没有到"),
    ("sign_paper", "accept", {"originals": 3}, "originals", "正本是 2 份"),
    ("sign_paper", "accept", {"refused": "是"}, "witness", "在场见证人"),
    ("sign_paper", "accept", {"proxy": "是"}, "authority", "授权委托书"),
    ("sign_paper", "accept", {"ink": '{"ratio": 2, "strokes": []}'}, "ink", "空的"),
    ("serve_paper", "accept", {"form": "受理通知书"}, "form", "还没有签发"),
    ("serve_paper", "sign:4", {"form": "履行告知书"}, "form", "serve_notice"),
    ("serve_paper", "serve_notice", {"form": "送达回证"}, "form", "本身不用送达"),
    ("serve_paper", "accept", {"served_on": "2026-11-23"}, "served_on", "早于签发日期"),
    ("serve_paper", "accept", {"served_on": FUTURE}, "served_on", "还没有到"),
    ("serve_paper", "accept", {"receiver": ""}, "receiver", "谁签收"),
    ("serve_paper", "accept", {"way": "留置送达", "refusal": "不愿收"}, "witness", "见证人"),
    ("serve_paper", "accept", {"way": "飞鸽"}, "way", "只能是"),
    ("take_in_copy", "accept", {"files": ["没有这个文件.pdf"]}, "files", "读不了文件“没有这个文件.pdf”"),
    ("take_in_copy", "accept", {"files": "扫描.pdf"}, "files", "应是一个列表"),
    ("take_in_copy", "accept", {"form": "受理通知书", "side": "申请人"}, "form", "还没有签发"),
    ("seal_paper", "accept", {"certificate": "没有这个文件.p12"}, "certificate", "读不了文件"),
    ("seal_paper", "accept", {"form": "受理通知书"}, "form", "还没有签发"),
    ("issue_paper", "sign:4", {"form": "performance_notice"}, "side", "请选给谁"),
    ("issue_paper", "sign:4", {"form": ""}, "form", "必填"),
    ("issue_papers", "sign:4", {"form": "agreement"}, "form", "一案只有一份"),
    ("issue_papers", "sign:4", {"form": "performance_notice", "sides": ["申请人"] * 2}, "sides", "写了两次"),
    ("reveal_numbers", "register", {"side": "旁人"}, "side", "没有“旁人”这一项"),
    ("reveal_ledger", "", {"side": "申请人"}, "side", "没有“side”这一项"),
    ("change_committee", "", {"name": ""}, "name", "必填"),
    ("change_committee", "", {"number_template": "{字号}第{序号}号"}, "number_template", "要有{年}"),
    ("appoint_mediator", "", {"term_to": "2025-12-31"}, "term_to", "不晚于聘期开始"),
    ("appoint_mediator", "", {"employment": "偶尔"}, "employment", "只能是"),
    ("dismiss_mediator", "register", {"name": "无此人", "reason": "退休"}, "name", "没有在聘的调解员"),
    ("confirm_clock", "", {"day": "2026-11-23", "reason": "看过日历"}, "day", "请先校准电脑的时钟"),
    ("confirm_clock", "", {"day": "2026-11-24", "reason": ""}, "reason", "必填"),
    ("add_user", "", {**NEW_USER, "name": "演示"}, "name", "已经有用户“演示”"),
    ("add_user", "", {**NEW_USER, "password": "短密码"}, "password", "至少 8 个字"),
    ("add_user", "", {**NEW_USER, "password": "八" * 8}, "password", "同一个字"),
    ("add_user", "", {**NEW_USER, "role": "局长"}, "role", "只能是"),
    ("record_risk", "", {"found_on": FUTURE}, "found_on", "还没有到"),
    ("record_risk", "", {"deadline": "2026-11-09"}, "deadline", "早于发现日期"),
    ("record_risk", "", {"level": "特大"}, "level", "只能是：一般、较大、重大"),
    ("record_risk", "", {"people": 0}, "people", "整数"),
    ("settle_risk", "", {"seq": 9}, "seq", "没有序号是 9 的登记"),
    ("settle_risk", "", {"result_on": "2026-11-09"}, "result_on", "早于发现日期"),
    ("settle_risk", "", {"result_note": None}, "result_note", "怎样处理"),
    ("settle_risk", "", {"deadline": "2026-11-01"}, "deadline", "早于发现日期"),
    ("record_grievance", "", {"received_on": FUTURE}, "received_on", "还没有到"),
    ("record_grievance", "", {"channel": "托梦"}, "channel", "只能是"),
    ("record_grievance", "", {"content": " "}, "content", "诉求内容必填"),
    ("answer_grievance", "", {"checked_on": "2026-11-02"}, "checked_on", "早于登记日期"),
    ("answer_grievance", "", {"told_on": "2026-11-04"}, "told_on", "早于核实日期"),
    ("answer_grievance", "", {"told_on": FUTURE}, "told_on", "还没有到"),
    ("answer_grievance", "", {"seq": 2}, "seq", "没有序号是 2 的登记"),
    ("record_training", TRAINED, {"held_on": FUTURE}, "held_on", "还没有到"),
    ("record_training", TRAINED, {"participants": ["林示例", "无此人"]}, "participants.1", "没有在聘的调解员"),
    ("record_training", TRAINED, {"participants": ["林示例", "林示例"]}, "participants", "只写一次"),
    ("record_training", TRAINED, {"participants": ["赵样本"]}, "passed.0", "没有参加这次培训"),
    ("record_training", TRAINED, {"hours": None}, "hours", "学时必填"),
    ("evaluate_mediator", TRAINED, {"name": "无此人"}, "name", "名册里没有调解员"),
    ("evaluate_mediator", TRAINED, {"year": 2027}, "year", "到 2026 年之间"),
    ("evaluate_mediator", TRAINED, {"evaluated_on": "2024-12-31"}, "evaluated_on", "早于考评年度"),
    ("evaluate_mediator", TRAINED, {"scores__0__points": "60.5"}, "scores.0.points", "超过了满分 60 分"),
    ("evaluate_mediator", TRAINED, {"scores__1__points": "很好"}, "scores.1.points", "得分应是"),
    ("evaluate_mediator", TRAINED, {"scores": []}, "scores", "至少要有一项"),
    ("strike_entry", "", {"seq": 2}, "seq", "没有序号是 2 的登记"),
    ("strike_entry", "", {"register": "案件台账"}, "register", "只能是"),
    ("strike_entry", "", {"reason": ""}, "reason", "作废理由必填"),
    ("adopt_form", "", {"text": OWN_AGREEMENT.replace("调解员 %}", "调节员 %}")}, "text", "没有“调节员”这个空白"),
    ("adopt_form", "", {"text": SHIPPED_AGREEMENT}, "text", "一字不差"),
    ("adopt_form", "", {"text": ""}, "text", "文书正文必填"),
    ("drop_form", "", {"form": "application"}, "form", "没有自拟的"),
    ("set_word_template", "", {"file": "没有.docx"}, "file", "“没有.docx”读不出来"),
    ("set_word_template", "", {"file": __file__}, "file", "docx"),
    ("set_word_template", "", {"form": "volume_contents"}, "form", "由程序随卷编排"),
    ("drop_word_template", "", {"form": "application"}, "form", "没有 Word 模板"),
]  # fmt: skip
BASES = {
    "refuse": REFUSAL, "extend": EXTENSION, "fail": FAILING, "withdraw": ENDING, "record_risk": RISK,
    "settle_risk": SETTLED, "record_grievance": GRIEVANCE, "answer_grievance": ANSWERED, "record_training": TRAINING,
    "evaluate_mediator": EVALUATION, "strike_entry": STRUCK,
    "list_workers": {"workers": WORKERS}, "adopt_form": ADOPTED, "drop_form": ADOPTED_CODE,
    "set_word_template": {"form": "agreement", "file": str(WORD_FILE)}, "drop_word_template": ADOPTED_CODE,
    "sign_paper": signing(), "serve_paper": serving(), "seal_paper": NOTICE,
}  # fmt: skip
BASES = TYPED | group_rows.ACTS_OF_A_GROUP | BASES
REFUSED += [*REFUSE, *group_rows.REFUSE]


@pytest.mark.parametrize(
    ("act", "after", "change", "path", "words"), REFUSED, ids=[f"{r[0]}-{r[3]}-{r[4]}" for r in REFUSED]
)
def test_a_field_that_does_not_fit_is_refused_in_words(desk_at, story, act, after, change, path, words):
    desk = desk_at(after)
    prepare(desk, act, story)
    desk = seated(desk, act)
    given = changed(input_for(story, act, BASES.get(act)) | prepared(desk, act), **change)
    refused_field(desk, act, given, path, words, number=NUMBER if ACTS[act].subject == "case" else "")


def test_the_table_refuses_something_of_every_act():
    assert {row[0] for row in REFUSED} == set(ACTS)


@pytest.mark.parametrize("act", [act for act in ACTS if specs(ACTS[act].given)])
def test_an_empty_input_names_every_required_field(desk_at, story, act):
    after = {"register": "", "accept": "consult", "refuse": "consult", "consult": "register"}.get(act, "")
    places = {
        "correct": "accept", "assign": "accept", "record_session": "assign", "extend": "assign",
        "draft_agreement": "record_session:2", "revise_agreement": "draft_agreement", "sign": "draft_agreement",
        "reopen_talks": "sign", "fail": "assign", "withdraw": "register", "settle": "register",
        "serve_notice": "sign:4", "record_performance": "serve_notice:2", "mark_unperformed": "serve_notice:2",
        "follow_up": "sign:4", "close": "record_performance:3", "archive": "close", "issue_paper": "accept",
        "issue_papers": "accept",
        "dismiss_mediator": "register", "reveal_numbers": "register", "list_workers": "register",
        "fill_paper": "accept", "sign_paper": "accept", "serve_paper": "accept", "take_in_copy": "accept",
        "seal_paper": "accept",
    }  # fmt: skip
    desk = desk_at((WANTED_AT | group_rows.WANTED_AT | places).get(act, after))
    prepare(desk, act, story)
    desk = seated(desk, act)
    error = refused(desk, act, {}, number=NUMBER if ACTS[act].subject == "case" else "")
    paths = [p.path for p in error.problems]
    assert paths == list(dict.fromkeys(paths))
    assert all("必填" in p.text or "至少要有一项" in p.text for p in error.problems)


def test_all_wrong_fields_are_named_at_once(desk_at, story):
    given = changed(
        given_of(story, "register"), received_on="x", applicant__name="", claims__0__amount="-1", cause=""
    )
    error = refused(desk_at(""), "register", given)
    assert {p.path for p in error.problems if not p.warning} == {
        "received_on", "applicant.name", "claims.0.amount", "cause"
    }  # fmt: skip


def test_a_volume_number_is_given_once(desk_at, story):
    desk = desk_at("archive")
    second = done(desk, "register", given_of(story, "register"), number="").number
    done(desk, "withdraw", {"ended_on": "2026-11-20"}, number=second)
    done(desk, "close", {"closed_on": "2026-11-20"}, number=second)
    given = given_of(story, "archive")
    refused_field(desk, "archive", given, "volume_no", f"已用于{NUMBER}", number=second)


@pytest.mark.parametrize("odd", [None, 5, "文字", ["x"], [5], True, {"colour": 1}])
@pytest.mark.parametrize("name", ["applicant", "claims", "respondent"])
def test_a_record_of_the_wrong_shape_is_refused_and_never_a_bug(desk, story, name, odd):
    refused(desk, "register", given_of(story, "register") | {name: odd})


@pytest.mark.parametrize("odd", [None, 5, [], ["x"], {"name": {"a": 1}}, True])
@pytest.mark.parametrize("name", ["received_on", "facts", "way", "cause"])
def test_a_value_of_the_wrong_kind_is_refused_and_never_a_bug(desk, story, name, odd):
    refused(desk, "register", given_of(story, "register") | {name: odd})
