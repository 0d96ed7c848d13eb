"""Papers that belong to no case: 聘书, 考评表, 培训记录, 诉求答复书, filled from the records of the registers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from app.documents.asks import from_json
from app.domain import dates
from app.domain.errors import PaperProblem
from app.domain.office import Mediator
from app.domain.registers import Attendance, Evaluation, Grievance, Score, Training
from app.services.desk import Desk
from app.services.forms import context, own_forms
from app.services.papers import press
from app.store.queries import registers as queries
from app.store.reader import Reader

Filled = dict[str, Any]

ADDRESS = {"男": "先生", "女": "女士"}


def office_paper(desk: Desk, form: str, record_uid: str, kind: str = "pdf") -> bytes:
    """A form set for one record of the registers, `kind` "pdf" or "docx"; nothing is recorded.

    `record_uid` names a mediator for appointment_letter, an evaluation or a mediator for mediator_evaluation, a
    training for training_record, a grievance for grievance_reply. What the record lacks stays open on the paper.
    Raises NotFound for the record, PaperProblem for a form that is none of these or a character no face has.
    """
    entry = desk.forms.find(form)
    if entry.code not in FILLING:
        known = "、".join(desk.forms.find(code).name for code in FILLING)
        raise PaperProblem(f"“{entry.name}”要为一件案件来排，这里只能排：{known}。")
    today = desk.clock.today()
    made = desk.forms.form(entry.code)
    values = context.office_context(desk.committee(), desk.law, today)
    with desk.read() as reader:
        filled = FILLING[entry.code](desk, reader, record_uid)
        values |= {"成文日期": filled.pop("成文日期", None) or today, "填写": from_json(made.asks, filled)}
        by_word = own_forms.word_docx(desk, reader, entry.code, values) if kind == "docx" else None
    if by_word is not None:
        return by_word
    doc = press.fill(made, values)
    return press.docx(doc, desk.fonts, today) if kind == "docx" else press.pdf(doc, desk.fonts, today).data


def _appointment(desk: Desk, reader: Reader, uid: str) -> Filled:
    mediator = reader.get(Mediator, uid)
    return {
        "姓名": mediator.name,
        "称呼": ADDRESS.get(mediator.sex, ""),
        "专兼职": mediator.employment,
        "聘期开始": mediator.term_from,
        "聘期届满": mediator.term_to,
        "成文日期": mediator.term_from,
    }


def _evaluation(desk: Desk, reader: Reader, uid: str) -> Filled:
    """Of an evaluation; for a mediator an empty sheet of this year with what the year brought so far."""
    found = reader.first(Evaluation, uid=uid)
    mediator = reader.get(Mediator, found.mediator_uid if found else uid)
    year = (found.year if found else None) or desk.clock.today().year
    span = (date(year, 1, 1), date(year, 12, 31))
    handled = queries.cases_by_mediator(reader, *span).get(mediator.uid, queries.Handled())
    term = [dates.long(day) for day in (mediator.term_from, mediator.term_to) if day]
    filled: Filled = {
        "姓名": mediator.name,
        "单位和职务": mediator.post,
        "专兼职": mediator.employment,
        "调解员证书号": mediator.certificate,
        "聘期": "至".join(term),
        "考评期间": f"{year}年度",
        "调解案件数": handled.cases,
        "达成协议数": handled.agreed,
        "履行完毕数": handled.performed,
        "培训学时": queries.hours_by_mediator(reader, *span).get(mediator.uid, 0),
    }
    if found is None:
        return filled
    scores = reader.find(Score, evaluation_uid=found.uid)
    return filled | {
        "考评项目": [{"项目": s.item, "情况": f"{s.points} 分（满分 {s.most} 分）"} for s in scores],
        "考评意见": found.comment,
        "考评结果": f"{found.grade}（{found.score} 分）",
        "奖惩和续聘意见": found.reward,
        "成文日期": found.evaluated_on,
    }


def _training(desk: Desk, reader: Reader, uid: str) -> Filled:
    held = reader.get(Training, uid)
    there = reader.find(Attendance, training_uid=uid)
    posts = {m.uid: m.post for m in reader.find(Mediator)}
    passed = "、".join(a.name for a in there if a.passed)
    return {
        "培训主题": held.subject,
        "培训日期": held.held_on,
        "学时": f"{held.hours}",
        "地点": held.place,
        "组织单位": desk.committee().name if held.host == "本会" else held.host,
        "授课人": held.teacher,
        "形式": held.form,
        "培训内容": held.content or held.subject,
        "考核情况": f"考核合格：{passed}。" if passed else "",
        "参加人员": [
            {
                "姓名": a.name,
                "单位和职务": posts.get(a.mediator_uid, ""),
                "考核结果": "合格" if a.passed else "",
            }
            for a in there
        ],
    }


def _reply(desk: Desk, reader: Reader, uid: str) -> Filled:
    heard = reader.get(Grievance, uid)
    return {
        "编号": f"诉求第{heard.seq}号",
        "诉求人": heard.person,
        "收到日期": heard.received_on,
        "诉求渠道": heard.channel,
        "诉求内容": heard.content,
        "核实情况": heard.findings,
        "处理方式": heard.result,
        "处理意见": heard.reply,
        "成文日期": heard.told_on,
    }


FILLING: dict[str, Callable[[Desk, Reader, str], Filled]] = {
    "appointment_letter": _appointment,
    "mediator_evaluation": _evaluation,
    "training_record": _training,
    "grievance_reply": _reply,
}
