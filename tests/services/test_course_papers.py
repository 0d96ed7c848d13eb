"""What the course of a case recorded stands on its papers: who acts for whom, who sat and spoke, what was handed in."""

from typing import Any

import pytest

from app.documents import preview
from app.services.desk import Desk
from app.services.papers import papers, proofs, redacting
from app.services.views import timeline
from tests.services.case_work_rows import AGENCY, AGENT, ARRANGED, GIVEN_BACK, HANDED, REVIEWED, URGED
from tests.services.group_office import rows
from tests.services.office import NUMBER, changed, done, given_of, on

OWN_AGENT = AGENT | {"doc_no": "110101198505051239", "phone": "13800000055"}
THERE = [
    {"name": "孟𫖯", "capacity": "申请人"},
    {"name": "郑代理", "capacity": "申请人的委托代理人"},
    {"name": "周样本", "capacity": "被申请人的委托代理人", "came": False, "why_not": "出差"},
    {"name": "钱旁听", "capacity": "工会代表"},
]
SAID = [
    {"speaker": "林示例", "words": "请说明单价。"},
    {"speaker": "孟𫖯", "words": "没有签字。\n工资条在这里。"},
    {"speaker": "钱旁听", "words": "工会没有收到方案。"},
    {"speaker": "申请人", "words": "没有别的了。"},
]


def plain(text: str) -> str:
    return "".join(text.split())


def words(desk: Desk, form: str, side: str = "") -> str:
    """Everything a paper says, without blanks and line ends."""
    return plain("".join(preview.texts(proofs.paper(desk, NUMBER, form, side=side))))


def talk(story: Any, **more: Any) -> dict[str, Any]:
    """The input of the first talk, with more put to it."""
    return changed(given_of(story, "record_session"), **more)


def issued(desk: Desk, form: str, side: str = "") -> dict[str, Any]:
    return done(desk, "issue_paper", {"form": form, "side": side}).result


def test_an_agent_stands_on_the_papers_of_his_days_only(desk_at):
    desk = desk_at("draft_agreement")
    assert "代理人" not in words(desk, "agreement")
    done(desk, "add_agent", OWN_AGENT)
    row = "委托代理人郑代理（示例律师事务所）代理权限特别授权"
    assert row in words(desk, "agreement")
    assert row in words(desk, "extension_consent")
    assert "郑代理（申请人的委托代理人，示例律师事务所，特别授权）" in words(desk, "session_record:1")
    assert "郑代理" not in words(desk, "application"), "it was written before he was there"
    done(desk, "end_agent", {"seq": 1, "to_on": "2026-09-25"})
    assert "郑代理" not in words(desk, "agreement")
    assert "郑代理" in words(desk, "session_record:1"), "he was there on the 22nd"
    assert "郑代理" not in words(desk, "session_record:2"), "and not on the 28th"


def test_who_goes_on_by_law_signs_in_place_of_the_worker(desk_at):
    desk = desk_at("draft_agreement")
    assert "申请人（签名或者盖章）：" in words(desk, "agreement")
    heir = AGENT | {"kind": "近亲属", "power": "依法代理", "name": "孟继承", "relation": "女儿"}
    done(desk, "add_agent", heir)
    said = words(desk, "agreement")
    assert "近亲属孟继承（女儿）代理权限依法代理" in said
    assert "申请人的近亲属孟继承（签名）：" in said
    assert "申请人（签名或者盖章）：" not in said.replace("被申请人（", "")


def test_an_agent_without_special_power_is_pointed_out_before_the_agreement_is_issued(desk_at):
    from app.services.outcome.agreement_check import findings

    desk = desk_at("draft_agreement")
    done(desk, "add_agent", OWN_AGENT | {"power": "一般授权"})
    file = timeline.case_view(desk, NUMBER).file
    (found,) = [f for f in findings(file, desk.law.calendar) if "特别授权" in f.title]
    assert (found.level, "郑代理" in found.text) == ("ask", True)


def test_a_second_employer_stands_beside_the_first_on_every_paper(desk_at):
    desk = desk_at("draft_agreement")
    done(desk, "add_party", AGENCY)
    agreed, notice = words(desk, "agreement"), words(desk, "acceptance_notice", "申请人")
    both = f"示例精工机械有限公司、{AGENCY['name']}"
    assert f"被申请人{AGENCY['name']}（劳务派遣单位）" in agreed
    assert f"被申请人{AGENCY['name']}（签名或者盖章）：" in agreed
    assert AGENCY["credit_code"] in agreed
    assert f"你方与{both}" in notice
    assert f"{both}：" in words(desk, "rights_notice", "被申请人")
    assert both in words(desk, "session_record:1")
    offers = [o for o in timeline.case_view(desk, NUMBER).papers if o.code == "rights_notice"]
    assert [o.to.name for o in offers] == ["孟𫖯", both]


def test_the_record_of_a_talk_prints_who_came_what_each_said_and_where_each_signs(desk_at, story):
    desk = desk_at("assign")
    done(desk, "add_agent", OWN_AGENT)
    given = talk(
        story, attendance=THERE, turns=SAID, way="视频", platform="示例会议", present="", read_back="更正后无误",
        read_back_note="第二段“八月”更正为“七月”。",
    )  # fmt: skip
    done(desk, "record_session", given)
    said = words(desk, "session_record")
    for piece in (
        "视频调解（示例会议）203调解室", "到场人孟𫖯（申请人）；郑代理（申请人的委托代理人）；钱旁听（工会代表）",
        "未到场周样本（被申请人的委托代理人）：出差", "林示例（调解员）：请说明单价。",
        "孟𫖯（申请人）：没有签字。工资条在这里。", "钱旁听（工会代表）：工会没有收到方案。", "申请人：没有别的了。",
        "核对和更正第二段“八月”更正为“七月”。", "到场的人确认更正后与陈述一致",
    ):  # fmt: skip
        assert piece in said, piece
    signing = said[said.index("并写明在场见证的人。") :]
    for label in (
        "申请人孟𫖯",
        "申请人的委托代理人郑代理",
        "工会代表钱旁听",
        "调解员林示例",
        "调解员赵样本",
        "记录人赵样本",
    ):
        assert signing.count(f"{label}（签名）：") == 1, label
    assert "周样本（签名）" not in signing
    signed = done(desk, "issue_paper", {"form": "session_record"})
    assert signed.result["form"] == "session_record:1"


def test_a_talk_without_turns_is_printed_as_ever(desk_at):
    said = words(desk_at("record_session:2"), "session_record:1")
    assert "申请人孟𫖯；被申请人委托代理人周样本（人力资源部经理）；调解员林示例、赵样本" in said
    assert "以上笔录已交双方当事人阅读或者向其宣读，双方确认与陈述一致；记录有误的地方，已当场更正。" in said
    for label in ("申请人（签名）：", "被申请人（签名）：", "调解员（签名）：", "记录人（签名）："):
        assert label in said
    for word in ("发言记录", "未到场", "代理人郑"):
        assert word not in said


def test_a_record_that_was_not_read_back_does_not_say_it_was(desk_at, story):
    desk = desk_at("assign")
    done(desk, "record_session", talk(story, read_back="未核对"))
    said = words(desk, "session_record")
    assert "还没有交到场的人核对" in said
    assert "确认与陈述一致" not in said


def test_a_receipt_lists_what_was_handed_in_together_with_its_pages(desk_at):
    desk = desk_at("accept")
    done(desk, "take_evidence", HANDED)
    more = {"handed_by": "吴转交", "handed_on": "2026-09-18", "pieces": [{"name": "录音", "form": "电子件"}]}
    done(desk, "take_evidence", HANDED | more)
    first, second = (words(desk, f"evidence_list:{n}", "申请人") for n in (1, 2))
    assert "1工资条书证复印件61—6工资标准" in first
    assert "2考勤表" in first
    assert "共2件、6页" in first
    assert "提交日期2026年9月16日接收人演示" in first
    assert "录音" not in first
    assert "3录音书证电子件" in second
    assert "（由吴转交交来）" in second
    assert "领回" not in first
    done(desk, "return_evidence", GIVEN_BACK)
    assert "1号“工资条”已于2026年9月20日退还，由孟𫖯领回。" in words(desk, "evidence_list:1", "申请人")
    assert "工资条" not in words(desk, "evidence_list:1", "被申请人")
    assert issued(desk, "evidence_list:1", "申请人")["form"] == "evidence_list:1"


def test_a_power_of_attorney_names_the_agent_whom_the_record_names(desk_at):
    desk = desk_at("assign")
    done(desk, "add_agent", AGENT | {"doc_no": "", "phone": "13857129990"})
    done(desk, "add_agent", AGENT | {"name": "卫代理", "power": "一般授权", "to_on": "2026-12-31"})
    first, second = (words(desk, f"power_of_attorney:{n}", "申请人") for n in (1, 2))
    assert "郑代理示例律师事务所13857129990" in first
    assert "自2026年9月20日起" in first
    assert "卫代理" not in first
    assert "至2026年12月31日止" in second
    assert "代理" in words(desk, "power_of_attorney:1", "被申请人")
    assert "郑代理" not in words(desk, "power_of_attorney:1", "被申请人")


def test_what_was_typed_into_a_receipt_goes_before_the_record(desk_at):
    desk = desk_at("accept")
    done(desk, "take_evidence", HANDED)
    typed = {"证据": [{"名称": "手写的一件", "形式": "原件"}]}
    done(desk, "fill_paper", {"form": "evidence_list:1", "side": "申请人", "values": typed})
    said = words(desk, "evidence_list:1", "申请人")
    assert "手写的一件" in said
    assert "工资条" not in said
    assert "接收人演示" in said, "what is left empty comes out of the record"


def test_the_letter_of_urging_takes_number_day_and_time_from_its_record(desk_at):
    desk = desk_at("serve_notice:2")
    done(desk, "urge", URGED | {"on": "2026-10-20", "perform_by": "2026-10-30"})
    done(
        desk,
        "record_performance",
        {"obligation": 1, "instalment": 1, "done_on": "2026-11-02", "amount": "20,812.05", "proof": "回单"},
    )
    done(desk, "urge", URGED)
    codes = {
        o.code for o in timeline.case_view(desk, NUMBER).papers if o.code.startswith("performance_reminder")
    }
    assert codes == {"performance_reminder:1", "performance_reminder:2"}
    first, second = (words(desk, f"performance_reminder:{n}", "被申请人") for n in (1, 2))
    assert "（2026）示工督字第1号" in first
    assert "于2026年10月30日前（含当日）履行" in first
    assert "到2026年10月20日，你方" in first
    assert "20,812.05" in first, "what was paid later was owed on that day"
    assert first.count("2026年10月20日") == 2
    assert "（2026）示工督字第2号" in second
    assert "20,812.05" not in second
    assert "示工督字" not in words(desk, "performance_reminder:1", "申请人"), (
        "the number belongs to the debtor's letter"
    )
    assert issued(desk, "performance_reminder:2", "被申请人")["form"] == "performance_reminder:2"


def test_an_agreed_acceleration_makes_the_letter_list_all_that_is_left(desk_at, story):
    desk = desk_at("record_session:2")
    given = given_of(story, "draft_agreement")
    given["obligations"][0] |= {"accelerates": True}
    done(desk, "draft_agreement", given)
    for which in range(4):
        step = given_of(story, "sign", which)
        done(desk, "sign", step)
    for which in range(2):
        done(desk, "serve_notice", given_of(story, "serve_notice", which))
    early = on(desk, "2026-10-20")
    done(early, "urge", {"kind": "逾期督促", "on": "2026-10-20"})
    said = words(early, "performance_reminder", "被申请人")
    assert "40,812.05" in said
    assert "其余各期一并到期" in said


def test_the_notice_of_a_talk_takes_what_was_arranged(desk_at):
    desk = desk_at("assign")
    done(desk, "schedule_session", ARRANGED)
    said = words(desk, "session_notice", "申请人")
    assert "时间2026年11月26日14:00—15:30" in said
    assert "地点203调解室（" in said
    assert "林示例（主持）、赵样本" in said
    first = issued(desk, "session_notice", "申请人")
    before = paper_bytes(desk, first["code"])
    done(
        desk,
        "change_appointment",
        {"state": "已改期", "reason": "住院", "held_on": "2026-11-27", "starts": "09:00", "ends": "10:00"},
    )
    assert paper_bytes(desk, first["code"]) == before
    assert "2026年11月26日" in words(desk, "session_notice:1", "申请人"), (
        "the first one is about the first time"
    )
    again = words(desk, "session_notice:2", "申请人")
    assert "2026年11月27日09:00—10:00" in again
    codes = {o.code for o in timeline.case_view(desk, NUMBER).papers if o.code.startswith("session_notice")}
    assert codes == {"session_notice:1", "session_notice:2"}


def test_a_talk_by_video_is_announced_with_its_platform(desk_at):
    desk = desk_at("assign")
    done(desk, "schedule_session", ARRANGED | {"way": "视频", "room": "", "platform": "示例会议"})
    said = words(desk, "session_notice", "申请人")
    assert "以视频方式进行调解，请你方按时参加" in said
    assert "方式视频调解，平台：示例会议" in said


def test_papers_of_referral_name_where_the_application_went(desk_at):
    desk = desk_at("serve_notice:2")
    done(desk, "add_agent", OWN_AGENT)
    done(desk, "refer", REVIEWED | {"body": "示例市某区仲裁委员会"})
    court = {"kind": "司法确认", "body": "示例市某区人民法院", "sent_on": "2026-10-12", "sent_by": "双方"}
    done(desk, "refer", court)
    order = {
        "kind": "支付令",
        "body": "示例市基层人民法院",
        "sent_on": "2026-11-20",
        "sent_by": "孟𫖯",
        "amount": "1000",
    }
    done(desk, "refer", order)
    assert "此致示例市某区仲裁委员会" in words(desk, "arbitration_review_application")
    confirmation = words(desk, "judicial_confirmation_application")
    assert "此致示例市某区人民法院" in confirmation
    assert "委托代理人郑代理（示例律师事务所）代理权限特别授权" in confirmation
    assert words(desk, "mediation_certificate").startswith(
        "主持调解证明（2026）示工调字第1号示例市某区人民法院："
    )
    said = words(desk, "payment_order_application", "申请人")
    assert "人民币壹仟元整（￥1,000.00）" in said
    assert "此致示例市基层人民法院" in said


def test_an_issued_paper_stays_whatever_is_recorded_later(desk_at):
    desk = desk_at("draft_agreement")
    code = issued(desk, "agreement")["code"]
    before = paper_bytes(desk, code)
    for act, given in (("add_agent", OWN_AGENT), ("add_party", AGENCY), ("take_evidence", HANDED)):
        done(desk, act, given)
    assert paper_bytes(desk, code) == before
    assert "郑代理" in words(desk, "agreement")


def paper_bytes(desk: Desk, code: str) -> bytes:
    """The frozen bytes of an issued paper, by its code."""
    file = timeline.case_view(desk, NUMBER).file
    return papers.issued_bytes(desk, next(paper for paper in file.papers if paper.code == code))


def test_one_worker_who_was_paid_signs_the_receipt_alone(desk_at, story):
    desk = desk_at("record_session:2")
    from tests.services.group_office import lead_group

    lead_group(desk, story, 3, "serve_notice:2")
    name = rows(3)[1]["name"]
    paid = {
        "obligation": 1,
        "instalment": 1,
        "done_on": "2026-11-20",
        "amount": "100",
        "proof": "回单",
        "worker": name,
    }
    done(desk, "record_performance", paid)
    said = words(desk, "payment_receipt")
    assert "收款人（签名或者捺印）：" in said
    assert "收款人名单" not in said


@pytest.mark.parametrize(
    "form", ["session_record", "agreement", "evidence_list", "judicial_confirmation_application"]
)
def test_a_redacted_copy_hides_agents_attendees_and_speakers(desk_at, story, form):
    desk = desk_at("assign")
    done(desk, "add_agent", OWN_AGENT)
    done(desk, "take_evidence", HANDED | {"handed_by": "吴转交"})
    said = [*SAID, {"speaker": "证人孙在场", "words": "郑代理的电话是13800000055，我看见钱旁听来过。"}]
    done(desk, "record_session", talk(story, attendance=THERE, turns=said, present=""))
    side = "申请人" if form == "evidence_list" else ""
    clean = plain("".join(preview.texts(redacting.redacted_paper(desk, NUMBER, form, side))))
    for secret in (
        "孟𫖯",
        "郑代理",
        "钱旁听",
        "吴转交",
        "孙在场",
        "周样本",
        "13800000055",
        "110101198505051239",
    ):
        assert secret not in clean, secret
    if form == "session_record":
        assert "申请人的委托代理人" in clean
        assert "林示例（调解员）：" in clean
        assert "申请人：没有别的了。" in clean


def test_the_mark_that_tells_namesakes_apart_is_hidden_too(desk_at):
    desk = desk_at("assign")
    listed = rows(3)
    listed[2]["name"] = listed[1]["name"]
    done(desk, "list_workers", {"workers": [evolve_row(row, n) for n, row in enumerate(listed)]})
    file = timeline.case_view(desk, NUMBER).file
    secrets = redacting.secrets_of(file, desk.committee())
    assert ("尾号0002", "尾号****") in secrets.pairs
    assert ("工号G2", "工号****") in secrets.pairs


def evolve_row(row: dict[str, Any], number: int) -> dict[str, Any]:
    return row | {"staff_no": f"G{number}"}


def test_several_papers_at_once_print_the_agents_of_the_day(desk_at):
    from app.services.papers import batches

    desk = desk_at("draft_agreement")
    done(desk, "add_agent", OWN_AGENT)
    done(desk, "end_agent", {"seq": 1, "to_on": "2026-09-25"})
    chosen = batches.items(desk, NUMBER, ["agreement", "session_record:1"])
    agreed, record = (
        plain("".join(preview.texts(data))) for _, data in batches.set_all(desk, NUMBER, chosen)
    )
    assert "郑代理" not in agreed
    assert "郑代理" in record


def test_the_window_proposes_what_the_record_holds(desk_at):
    from app.services.forms.filling import fill_sheet

    desk = desk_at("assign")
    done(desk, "schedule_session", ARRANGED)
    file = timeline.case_view(desk, NUMBER).file
    sheet = fill_sheet(desk, file, "session_notice", "申请人")
    assert sheet is not None
    assert (sheet.values["调解地点"], sheet.values["调解时刻"]) == ("203 调解室", "14:00—15:30")
    assert sheet.lacking == ()
