"""What each tab of 台账名册 shows and can do: columns, words when empty, the acts and papers of a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import field, frozen

from app.services.office.register_lines import Registers
from app.ui.forms.proposals import score_lines
from app.ui.forms.typed import Given, typed
from app.ui.models.columns import Column
from app.ui.pages.registers.lines import (
    STRUCK,
    AppraisalRow,
    EvaluationRow,
    GrievanceRow,
    RiskRow,
    RosterRow,
    TrainingRow,
)


def _number(seq: int) -> str:
    return f"第 {seq} 号"


@frozen
class LineAct:
    """An act about one line: its button, what the form knows, and why it cannot be done now ("" when it can)."""

    act: str
    label: str
    icon: str
    known: Callable[[Any], Given]
    against: Callable[[Any], str]


@frozen
class LinePaper:
    """A form that is set for one line: its code, and its name on the buttons and of the file."""

    form: str
    name: str


@frozen
class Kind:
    """One register on the page; `name` as in services/register_tables.

    `new` is the act that adds a line, `start` what its form opens with. Of `acts` a line offers the first that
    nothing is against.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    hidden_first: tuple[str, ...]
    new: str
    new_label: str
    icon: str
    empty: str
    empty_note: str
    acts: tuple[LineAct, ...] = ()
    start: Callable[[Registers], Given] | None = None
    paper: LinePaper | None = None
    struck_as: str = ""
    law: str = field(default="")


SEQ = Column("seq", "序号", 76, kind="strong", show=_number, sorts=False)


def _settling(row: RiskRow) -> Given:
    risk = row.record
    return {
        "seq": str(risk.seq),
        "result": risk.result,
        "level": risk.level,
        "deadline": typed(risk.deadline, "date"),
        "measures": risk.measures,
        "result_note": risk.result_note,
    }


def _not_settled(row: RiskRow) -> str:
    return "" if row.record.open else "已经作废" if row.record.struck else "已经处理完毕"


def _answering(row: GrievanceRow) -> Given:
    # what was begun for another line is not taken over from a draft
    return {"seq": str(row.seq), "findings": "", "result": "", "reply": ""}


def _not_answered(row: GrievanceRow) -> str:
    return "" if row.record.open else "已经作废" if row.record.struck else "已经答复"


def _evaluating(row: RosterRow) -> Given:
    return {"name": row.name, "scores": score_lines(), "grade": "", "comment": "", "reward": ""}


def _nothing_against(row: RosterRow) -> str:
    return ""


def _appraising(found: Registers) -> Given:
    """Every volume that waits, to be destroyed unless one says otherwise."""
    if not found.ended:
        return {}
    lines = [{"number": one.volume.number, "opinion": "销毁", "retention": ""} for one in found.ended]
    return {"volumes": lines}


def _listed(row: AppraisalRow) -> Given:
    return {"seq": str(row.seq)}


def _not_waiting(row: AppraisalRow) -> str:
    return "" if row.state == "待批准" else "已经批准"


def _not_to_destroy(row: AppraisalRow) -> str:
    return {"待批准": "先批准清单", "已批准": "全部续存，没有要销毁的", "已销毁": "已经销毁"}.get(
        row.state, ""
    )


def is_struck(row: Any) -> bool:
    """Whether a line was struck out."""
    shown = row.result if isinstance(row, RiskRow) else row.answer if isinstance(row, GrievanceRow) else ""
    return STRUCK in (shown, getattr(row, "state", ""))


def words_of(row: Any) -> str:
    """A line in a few words, as the foot names it."""
    if isinstance(row, RosterRow):
        return row.name
    told = {
        RiskRow: "unit", GrievanceRow: "person", TrainingRow: "subject", EvaluationRow: "name",
        AppraisalRow: "state",
    }[type(row)]  # fmt: skip
    return f"{_number(row.seq)}　{getattr(row, told)}"


KINDS = (
    Kind(
        "risks", "风险隐患",
        (
            SEQ, Column("level", "等级", 60, sorts=False),
            Column("unit", "单位或部门", 150, sorts=False), Column("what", "情况", 0, sorts=False),
            Column("kind", "类型", 112, sorts=False), Column("people", "人数", 60, kind="number", sorts=False),
            Column("amount", "涉及金额（元）", 112, kind="money", sorts=False),
            Column("found_on", "发现", 84, kind="date", sorts=False),
            Column("owner", "责任人", 80, sorts=False),
            Column("deadline", "化解期限", 104, kind="tag", hue_key="deadline_tone", sorts=False),
            Column("result", "处理结果", 104, kind="tag", hue_key="result_tone", sorts=False),
        ),
        ("found_on", "kind", "amount", "owner", "people"),
        "record_risk", "登记风险隐患", "radar", "还没有登记风险隐患",
        "排查到的拖欠、裁员、劳务派遣等苗头登在这里，跟踪到化解。",
        acts=(LineAct("settle_risk", "处理", "list-checks", _settling, _not_settled),),
        struck_as="风险隐患台账",
        law="等级和化解期限由本会设定；没有查到全国统一的分级标准。",
    ),
    Kind(
        "grievances", "诉求登记",
        (
            SEQ, Column("person", "反映人", 96, sorts=False), Column("content", "诉求内容", 0, sorts=False),
            Column("channel", "渠道", 112, sorts=False), Column("kind", "类别", 128, sorts=False),
            Column("received_on", "登记", 84, kind="date", sorts=False), Column("handler", "经办人", 80, sorts=False),
            Column("answer", "答复", 176, kind="tag", hue_key="answer_tone", sorts=False),
        ),
        ("kind", "channel", "handler", "received_on"),
        "record_grievance", "登记诉求", "inbox", "还没有登记诉求",
        "职工的申诉、诉求，和对本会工作的意见，登在这里，核实以后答复。",
        acts=(LineAct("answer_grievance", "答复", "send", _answering, _not_answered),),
        paper=LinePaper("grievance_reply", "答复书"), struck_as="诉求登记",
        law="依据：企业劳动争议协商调解规定 第4条。",
    ),
    Kind(
        "roster", "调解员名册",
        (
            Column("name", "姓名", 110, kind="strong", sorts=False),
            Column("term", "聘期", 168, kind="tag", hue_key="term_tone", sorts=False),
            Column("certificate", "证书有效期", 168, kind="tag", hue_key="certificate_tone", sorts=False),
            Column("hours", "本年学时", 76, kind="number", sorts=False),
            Column("cases", "本年办案", 76, kind="number", sorts=False),
            Column("evaluated", "最近考评", 190, sorts=False), Column("employment", "专兼职", 68, sorts=False),
            Column("post", "单位和职务", 0, sorts=False), Column("left", "退出理由", 120, sorts=False),
        ),
        ("left", "employment", "certificate"),
        "appoint_mediator", "聘任调解员", "users-round", "名册里还没有调解员",
        "聘任、解聘和修改资料在“调解员”页；这里看一年的培训、办案和考评。",
        acts=(LineAct("evaluate_mediator", "考评", "clipboard-check", _evaluating, _nothing_against),),
        paper=LinePaper("appointment_letter", "聘书"),
        law="本年办案是本年指定给他的案件件数；本年学时是本年参加培训的学时合计。",
    ),
    Kind(
        "trainings", "培训记录",
        (
            SEQ, Column("subject", "培训主题", 0, sorts=False), Column("held_on", "日期", 96, kind="date", sorts=False),
            Column("hours", "学时", 56, kind="number", sorts=False), Column("form", "形式", 84, sorts=False),
            Column("host", "主办", 90, sorts=False), Column("participants", "参加人", 176, sorts=False),
            Column("passed", "考核合格", 150, sorts=False),
            Column("state", "状态", 84, kind="tag", hue_key="state_tone", sorts=False),
        ),
        ("state", "host", "form", "passed"),
        "record_training", "登记培训", "book-open", "还没有培训记录",
        "调解员参加的业务学习和培训登在这里，学时计入名册。",
        paper=LinePaper("training_record", "培训记录"), struck_as="培训记录台账",
    ),
    Kind(
        "evaluations", "考评",
        (
            SEQ, Column("name", "调解员", 96, sorts=False), Column("year", "年度", 64, sorts=False),
            Column("grade", "等次", 84, sorts=False), Column("score", "总分", 64, align="right", sorts=False),
            Column("items", "考评项目和得分", 0, sorts=False), Column("reward", "奖惩", 120, sorts=False),
            Column("evaluated_on", "考评日期", 96, kind="date", sorts=False),
            Column("state", "状态", 84, kind="tag", hue_key="state_tone", sorts=False),
        ),
        ("state", "reward", "evaluated_on"),
        "evaluate_mediator", "考评调解员", "clipboard-check", "还没有考评",
        "每位调解员一个年度考评一次，总分由各项得分相加。",
        paper=LinePaper("mediator_evaluation", "考评表"), struck_as="考评台账",
        law="考评等次由本会设定；没有查到全国统一的等次。",
    ),
    Kind(
        "appraisals", "案卷鉴定",
        (
            SEQ, Column("state", "状态", 84, kind="tag", hue_key="state_tone", sorts=False),
            Column("made_on", "鉴定日期", 104, kind="date", sorts=False),
            Column("volumes", "案卷", 60, kind="number", sorts=False),
            Column("kept_on", "续存", 60, kind="number", sorts=False),
            Column("destroyed", "销毁", 60, kind="number", sorts=False),
            Column("report", "鉴定意见", 0, sorts=False), Column("members", "鉴定小组", 140, sorts=False),
            Column("approved", "批准", 130, sorts=False),
        ),
        ("members", "approved"),
        "appraise", "鉴定到期案卷", "archive", "还没有鉴定过案卷",
        "保管期满的案卷由两人以上鉴定，续存或者列入销毁清单；批准以后，两人监销。",
        acts=(
            LineAct("approve_appraisal", "批准", "stamp", _listed, _not_waiting),
            LineAct("destroy_volumes", "销毁", "trash-2", _listed, _not_to_destroy),
        ),
        start=_appraising,
        law="依据：档案法 第21条，档案法实施条例 第24条。保管期限从归档之日起算，由本会设定。",
    ),
)  # fmt: skip
