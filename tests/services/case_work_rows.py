"""Inputs of the acts about parties, talks arranged, evidence, referral and volumes, and what they refuse."""

from typing import Any

from app.domain.words import State
from tests.services.form_files import WORD_FILE

AGENCY = {
    "side": "被申请人", "standing": "劳务派遣单位", "name": "示例人力资源有限公司", "credit_code": "91330100MA0000002X",
    "legal_rep": "吴派遣", "address": "示例市江干区样板路9号", "phone": "0571-87650002",
}  # fmt: skip
RENAMED = {
    "side": "被申请人", "kind": "更名", "changed_on": "2026-09-25", "name": "示例新名精密机械有限公司",
    "proof": "2026年9月25日登记通知书",
}  # fmt: skip
AGENT = {
    "side": "申请人", "kind": "委托代理人", "name": "郑代理", "relation": "示例律师事务所", "power": "特别授权",
    "proof": "2026年9月20日授权委托书", "from_on": "2026-09-20",
}  # fmt: skip
ARRANGED = {
    "held_on": "2026-11-26", "starts": "14:00", "ends": "15:30", "way": "现场", "room": "203 调解室",
}  # fmt: skip
PUT_OFF = {
    "state": "已改期", "reason": "申请人住院", "held_on": "2026-11-27", "starts": "09:00", "ends": "10:00",
}  # fmt: skip
PAUSED = {"from_on": "2026-09-22", "ground": "等待鉴定或者认定结论", "both_agree": True}
PROPOSED = {
    "made_on": "2026-09-21",
    "proposer": "申请人",
    "amount": "30,000",
    "terms": "三个月内分三期付清。",
}
TURNED_DOWN = {"answer": "还价", "answered_on": "2026-09-22", "answer_note": "只肯付两万"}
ABLE = {
    "assessed_on": "2026-09-22",
    "means": "每月回款约 80 万元",
    "finding": "分期能够履行",
    "assessor": "林示例",
}
TIED = {
    "mediator": "林示例",
    "kind": "近亲属",
    "other": "孟𫖯",
    "declared_on": "2026-09-10",
    "note": "表兄弟",
}
TALKED = {
    "talked_on": "2026-09-22", "side": "申请人", "with_whom": "孟𫖯", "way": "当面", "words": "底线是两万五",
}  # fmt: skip
SEATS = {"note_talk": "林示例"}
"""Acts that only a mediator of the case may do, and who does them in the tests."""
CLAUSE = {"title": "一次性了结", "text": "双方就劳动关系存续期间的争议一次性了结。"}
ORDERED = {"on": "2026-09-25", "to": "林示例", "what": "三日内召开调解会", "done_by": "2026-09-28"}
SEEN_TO = {"done_on": "2026-09-27", "outcome": "已经开会"}
CLAIMED = {"kind": "向对方主张权利", "on": "2026-08-01", "proof": "微信记录"}
HANDED = {
    "side": "申请人", "handed_by": "孟𫖯", "handed_on": "2026-09-16",
    "pieces": [{"name": "工资条", "form": "复印件", "pages": 6, "purpose": "工资标准"}, {"name": "考勤表"}],
}  # fmt: skip
GIVEN_BACK = {"seq": 1, "returned_on": "2026-09-20", "returned_to": "孟𫖯"}
URGED = {"kind": "逾期督促", "on": "2026-11-20", "perform_by": "2026-11-27"}
REVIEWED = {
    "kind": "仲裁审查",
    "body": "示例市劳动人事争议仲裁委员会",
    "sent_on": "2026-10-12",
    "sent_by": "双方",
}
ECHO = {
    "received_on": "2026-10-13",
    "result": "已出调解书",
    "result_on": "2026-10-20",
    "doc_no": "示劳人仲调字第8号",
}
AGAIN = {"on": "2026-11-24", "reason": "申请人来访，称补偿金到账少了一笔"}
LENT = {
    "lent_on": "2026-11-24", "borrower": "冯借阅", "purpose": "仲裁举证", "approver": "演示", "due_on": "2026-12-01",
}  # fmt: skip
BROUGHT = {"returned_on": "2026-11-24", "condition": "完好"}

APPRAISED = {
    "made_on": "2036-11-28", "members": "林示例、赵样本", "report": "期满，没有继续保存的价值。",
    "volumes": [{"number": "（2026）示工调字第1号", "opinion": "销毁"}],
}  # fmt: skip
APPROVED = {"seq": 1, "approved_on": "2036-11-29", "approver": "演示"}
DESTROYED = {"seq": 1, "destroyed_on": "2036-11-30", "supervisors": "林示例、冯监销", "sure": True}
DAYS = {"appraise": "2036-11-28", "approve_appraisal": "2036-11-29", "destroy_volumes": "2036-11-30"}
"""Acts that can only be done years later, and on which day the tests do them."""

ENTRUSTED = {
    "source": "仲裁委托", "entruster": "示例市劳动人事争议仲裁委员会", "letter_no": "示劳人仲委〔2026〕3号",
    "letter_on": "2026-09-11", "reason": "补记委托函",
}  # fmt: skip
ENTRUSTED_LATE = {"source": "法院委派", "entruster": "示例市人民法院", "letter_on": "2026-09-15"}
REPLIED = {"replied_on": "2026-09-25", "reply": "双方达成协议"}

ATTACHED = {"files": [str(WORD_FILE)], "note": "样例"}
HANDED_OVER = {
    "on": "2026-09-25",
    "body": "示例市劳动人事争议仲裁委员会",
    "purpose": "申请仲裁",
    "out": "没有/移交.zip",
}

AFTER: dict[str, tuple[str, dict[str, Any]]] = {
    "detach": ("attach", ATTACHED),
    "end_agent": ("add_agent", AGENT), "change_appointment": ("schedule_session", ARRANGED),
    "resume": ("suspend", PAUSED), "answer_proposal": ("make_proposal", PROPOSED),
    "retire_clause": ("add_clause", CLAUSE), "change_clause": ("add_clause", CLAUSE),
    "strike_tie": ("record_tie", TIED),
    "settle_instruction": ("instruct", ORDERED),
    "return_evidence": ("take_evidence", HANDED), "record_referral": ("refer", REVIEWED),
    "approve_appraisal": ("appraise", APPRAISED), "destroy_volumes": ("approve_appraisal", APPROVED),
    "return_volume": ("lend_volume", LENT), "reply_entrustment": ("correct", ENTRUSTED),
}  # fmt: skip
"""Acts that answer to an earlier one, and that earlier one."""

GO_WELL: list[tuple[str, str, dict[str, Any] | None, str]] = [
    ("add_party", "accept", AGENCY, State.ACCEPTED),
    ("change_party", "assign", RENAMED, State.MEDIATING),
    ("add_agent", "assign", AGENT, State.MEDIATING),
    ("end_agent", "assign", {"seq": 1, "to_on": "2026-09-22"}, State.MEDIATING),
    ("schedule_session", "assign", ARRANGED, State.MEDIATING),
    ("change_appointment", "assign", PUT_OFF, State.MEDIATING),
    ("change_appointment", "assign", {"state": "已取消", "reason": "双方已经谈妥"}, State.MEDIATING),
    ("suspend", "assign", PAUSED, State.SUSPENDED),
    ("suspend", "accept", PAUSED | {"both_agree": False}, State.SUSPENDED),
    ("resume", "assign", {"resumed_on": "2026-09-28"}, State.MEDIATING),
    ("resume", "accept", {"resumed_on": "2026-09-28"}, State.ACCEPTED),
    ("make_proposal", "assign", PROPOSED, State.MEDIATING),
    ("answer_proposal", "assign", TURNED_DOWN, State.MEDIATING),
    ("assess_ability", "assign", ABLE, State.MEDIATING),
    ("reply_entrustment", "assign", REPLIED, State.MEDIATING),
    ("note_talk", "assign", TALKED, State.MEDIATING),
    ("record_tie", "register", TIED, ""),
    ("strike_tie", "register", {"seq": 1, "struck": "登记错了人"}, ""),
    ("add_clause", "", CLAUSE, ""),
    ("change_clause", "", CLAUSE | {"seq": 1, "text": "改过的文字。"}, ""),
    ("retire_clause", "", {"seq": 1, "struck": "不再使用"}, ""),
    ("instruct", "assign", ORDERED, State.MEDIATING),
    ("settle_instruction", "assign", SEEN_TO, State.MEDIATING),
    ("record_limitation_event", "register", CLAIMED, State.REGISTERED),
    (
        "record_limitation_event",
        "register",
        CLAIMED | {"kind": "不可抗力", "until": "2026-08-20"},
        State.REGISTERED,
    ),
    ("take_evidence", "accept", HANDED, State.ACCEPTED),
    ("return_evidence", "accept", GIVEN_BACK, State.ACCEPTED),
    ("attach", "accept", ATTACHED, State.ACCEPTED),
    ("detach", "accept", {"seq": 1, "struck": "收错了"}, State.ACCEPTED),
    ("hand_over", "assign", HANDED_OVER, State.MEDIATING),
    ("urge", "serve_notice:2", URGED, State.PERFORMING),
    ("urge", "serve_notice:2", URGED | {"kind": "到期前提醒", "on": "2026-10-09"}, State.PERFORMING),
    ("strike_performance", "record_performance:3", {"which": 1, "reason": "记错了案件"}, State.PERFORMING),
    ("strike_performance", "record_performance", {"which": 1, "reason": "记错了案件"}, State.PERFORMING),
    ("refer", "serve_notice:2", REVIEWED, State.PERFORMING),
    (
        "refer",
        "serve_notice:2",
        REVIEWED | {"kind": "支付令", "sent_on": "2026-11-20", "amount": "1000"},
        State.PERFORMING,
    ),
    (
        "refer",
        "serve_notice:2",
        REVIEWED | {"kind": "引导申请仲裁", "sent_on": "2026-11-20"},
        State.PERFORMING,
    ),
    ("record_referral", "serve_notice:2", ECHO, State.PERFORMING),
    ("reopen", "archive", AGAIN, State.PERFORMED),
    ("lend_volume", "archive", LENT, State.ARCHIVED),
    ("return_volume", "archive", BROUGHT, State.ARCHIVED),
    ("appraise", "archive", APPRAISED, ""),
    ("approve_appraisal", "archive", APPROVED, ""),
    ("destroy_volumes", "archive", DESTROYED, ""),
]

REFUSE: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("add_party", "accept", {"name": ""}, "name", "名称必填"),
    ("add_party", "accept", {"side": "申请人"}, "side", "列在另一方"),
    ("change_party", "assign", {"name": ""}, "name", "至少填一项"),
    ("change_party", "assign", {"seq": 3}, "seq", "没有第 3 个"),
    ("change_party", "assign", {"side": "申请人", "legal_rep": "某"}, "legal_rep", "没有法定代表人"),
    ("change_party", "assign", {"changed_on": "2026-12-24"}, "changed_on", "还没有到"),
    ("add_agent", "assign", {"power": "依法代理"}, "power", "委托代理人"),
    ("add_agent", "assign", {"kind": "近亲属"}, "power", "不靠委托书"),
    ("add_agent", "assign", {"principal": "无此人"}, "principal", "无此人"),
    ("add_agent", "assign", {"to_on": "2026-09-01"}, "to_on", "早于开始日期"),
    ("end_agent", "assign", {"seq": 5}, "seq", "没有第 5 个代理人"),
    ("end_agent", "assign", {"to_on": "2026-09-01"}, "to_on", "早于代理开始日期"),
    ("schedule_session", "assign", {"starts": "2点"}, "starts", "不是时间"),
    ("schedule_session", "assign", {"ends": "13:00"}, "ends", "晚于开始时间"),
    ("schedule_session", "assign", {"room": ""}, "room", "写明在哪一间"),
    ("schedule_session", "assign", {"way": "视频"}, "platform", "哪个平台"),
    ("schedule_session", "assign", {"held_on": "2026-11-20"}, "held_on", "已经过去"),
    ("change_appointment", "assign", {"seq": 7}, "seq", "不在待召开"),
    ("change_appointment", "assign", {"held_on": ""}, "held_on", "改到哪一天"),
    ("change_appointment", "assign", {"reason": ""}, "reason", "必填"),
    ("record_session", "assign", {"way": "视频"}, "platform", "哪个平台"),
    ("record_session", "assign", {"read_back": "更正后无误"}, "read_back_note", "更正了什么"),
    ("record_session", "assign", {"spoken": "没有说话人的一段"}, "spoken", "不知道是谁说的"),
    ("register", "", ENTRUSTED_LATE, "letter_on", "晚于收到日期"),
    ("suspend", "assign", {"from_on": "2026-09-01"}, "from_on", "早于受理日期"),
    ("suspend", "assign", {"ground": "想歇歇"}, "ground", "只能是"),
    ("resume", "assign", {"resumed_on": "2026-09-20"}, "resumed_on", "早于中止日期"),
    ("make_proposal", "assign", {"terms": ""}, "terms", "必填"),
    ("make_proposal", "assign", {"made_on": "2026-09-01"}, "made_on", "早于受理日期"),
    ("answer_proposal", "assign", {"seq": 4}, "seq", "等待答复的是第 1 个"),
    ("answer_proposal", "assign", {"answered_on": "2026-09-20"}, "answered_on", "早于提出日期"),
    ("assess_ability", "assign", {"finding": "大概行"}, "finding", "只能是"),
    ("reply_entrustment", "assign", {"replied_on": "2026-09-01"}, "replied_on", "早于来函日期"),
    ("register", "", {"source": "仲裁委托"}, "entruster", "委托或移送的单位"),
    ("register", "", {"entruster": "某仲裁委"}, "entruster", "没有委托单位"),
    ("note_talk", "assign", {"words": ""}, "words", "谈话内容必填"),
    ("note_talk", "assign", {"talked_on": "2026-09-01"}, "talked_on", "早于受理日期"),
    ("record_tie", "register", {"mediator": "无此人"}, "mediator", "没有在聘的调解员"),
    ("record_tie", "register", {"other": "林示例"}, "other", "不能是调解员本人"),
    ("record_tie", "register", {"declared_on": "2026-12-01"}, "declared_on", "还没有到"),
    ("strike_tie", "register", {"seq": 9}, "seq", "没有有效的第 9 号"),
    ("add_clause", "", {"text": ""}, "text", "必填"),
    ("change_clause", "", {"seq": 9}, "seq", "没有在用的第 9 条"),
    ("retire_clause", "", {"seq": 9}, "seq", "没有在用的第 9 条"),
    ("instruct", "assign", {"done_by": "2026-09-20"}, "done_by", "早于督办日期"),
    ("settle_instruction", "assign", {"seq": 3}, "seq", "不在待办"),
    ("record_limitation_event", "register", {"until": "2026-08-09"}, "until", "只有时效中止"),
    ("take_evidence", "accept", {"pieces": []}, "pieces", "至少要有一项"),
    ("take_evidence", "accept", {"handed_on": "2026-09-01"}, "handed_on", "早于收到日期"),
    ("return_evidence", "accept", {"seq": 8}, "seq", "没有第 8 项证据"),
    ("return_evidence", "accept", {"returned_on": "2026-09-15"}, "returned_on", "早于提交日期"),
    ("attach", "accept", {"files": ["没有.png"]}, "files", "读不了文件"),
    ("attach", "accept", {"files": [str(WORD_FILE)] * 2}, "files", "内容相同"),
    ("attach", "accept", {"evidence": 3}, "evidence", "没有第 3 项证据"),
    ("detach", "accept", {"seq": 4}, "seq", "没有第 4 个附件"),
    ("hand_over", "assign", {"out": "移交.rar"}, "out", ".zip"),
    ("hand_over", "assign", {"out": "没有/移交.zip"}, "out", "没有“没有”这个文件夹"),
    ("hand_over", "assign", {"on": "2026-09-01"}, "on", "早于收到日期"),
    ("urge", "serve_notice:2", {"on": "2026-10-09"}, "kind", "没有逾期的义务"),
    ("urge", "serve_notice:2", {"perform_by": "2026-11-01"}, "perform_by", "早于督促"),
    ("refer", "serve_notice:2", {"sent_on": "2026-11-20"}, "sent_on", "已经过期"),
    ("refer", "serve_notice:2", {"kind": "支付令"}, "kind", "不能申请支付令"),
    ("refer", "serve_notice:2", {"amount": "5"}, "amount", "只有申请支付令"),
    (
        "refer", "serve_notice:2", {"kind": "支付令", "sent_on": "2026-11-20", "amount": "9,999,999"}, "amount",
        "不能申请更多",
    ),
    ("record_referral", "serve_notice:2", {"result": "已发支付令"}, "result", "的结果只能是"),
    ("strike_performance", "record_performance", {"which": 2}, "which", "没有第 2 笔"),
    ("strike_performance", "record_performance", {"reason": ""}, "reason", "作废理由必填"),
    ("record_referral", "serve_notice:2", {"seq": 4}, "seq", "没有第 4 次申请"),
    ("reopen", "archive", {"on": "2026-10-01"}, "on", "早于结案日期"),
    ("lend_volume", "archive", {"due_on": "2026-11-20"}, "due_on", "早于借出日期"),
    ("return_volume", "archive", {"returned_on": "2026-11-20"}, "returned_on", "早于借出日期"),
    ("appraise", "archive", {"members": "林示例"}, "members", "至少两人"),
    ("appraise", "archive", {"made_on": "2026-11-27"}, "volumes.0.number", "还没有期满"),
    ("appraise", "archive", {"volumes__0__number": "没有"}, "volumes.0.number", "没有已归档、未销毁的案卷"),
    ("appraise", "archive", {"volumes__0__retention": "30年"}, "volumes.0.retention", "不填续存期限"),
    ("appraise", "archive", {"volumes__0__opinion": "续存"}, "volumes.0.retention", "更长的期限"),
    ("approve_appraisal", "archive", {"seq": 4}, "seq", "没有第 4 号"),
    ("approve_appraisal", "archive", {"approved_on": "2036-11-01"}, "approved_on", "早于鉴定日期"),
    ("destroy_volumes", "archive", {"seq": 4}, "seq", "没有第 4 号"),
    ("destroy_volumes", "archive", {"supervisors": "林示例，林示例"}, "supervisors", "至少两人"),
    ("destroy_volumes", "archive", {"sure": False}, "sure", "不能撤回"),
    ("destroy_volumes", "archive", {"destroyed_on": "2036-11-28"}, "destroyed_on", "早于批准日期"),
]  # fmt: skip

WANTED_AT = {row[0]: row[1] for row in reversed(GO_WELL)}
"""After which act of the story each can be done, for an input that is empty."""

TYPED: dict[str, dict[str, Any]] = {row[0]: row[2] or {} for row in reversed(GO_WELL)}
"""A usual input of each, for sequences drawn at random."""
