"""Words below the fields of the course of a case: clocks, scope of the law, avoidance, what a talk was arranged for."""

from __future__ import annotations

from datetime import date

from app.domain import dates, money
from app.domain.case import CaseFile
from app.domain.course_words import LIMITATION_KINDS, LIMITATION_PAUSES
from app.domain.party import Worker
from app.services.course import scope
from app.services.course.private_notes import may_see
from app.services.parties import recusal
from app.services.views.duties import entrusted
from app.ui.forms.proposals_course import MOST_ROWS
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given, read_day

Notes = dict[str, str]


class Doubt(str):
    """A note that asks for attention; shown as a warning is."""

    __slots__ = ()


def _on(day: date) -> str:
    return f"{dates.long(day)}（{dates.weekday(day)}）"


def accept(given: Given, situation: Situation) -> Notes:
    """The two clocks, the ten days of an entrusted case, and whether the dispute belongs here at all."""
    file, law = situation.case, situation.law
    day = read_day(given.get("decided_on", ""))
    found = scope.findings(file, str(given.get("legal_head", "")), law.heads, day or situation.today)
    doubt = scope.doubts(found) if given.get("legal_head") else ""
    heads = f"在受理范围内（{scope.SIX_HEADS}）。" if found[0].ok else ""
    speaks_for = "".join(f.text for f in found[1:] if f.ok)
    return {
        "": _clocks(file, situation),
        "decided_on": f"{_on(law.limit('mediation', day).last_day)}前应结束调解；从次日起算 15 日。" if day else "",
        "legal_head": heads + speaks_for,
        "scope_note": Doubt(f"{doubt}仍要受理的，在这里写明理由。") if doubt else scope_help(),
    }  # fmt: skip


def scope_help() -> str:
    """What stands below the note on the scope while nothing is in doubt."""
    return "没有看出疑问，可以空着。"


def _clocks(file: CaseFile, situation: Situation) -> str:
    """The other clocks that run beside that of mediation."""
    law, case = situation.law, file.case
    told = []
    if case.received_on:
        leave = law.limit("arbitration_right", case.received_on).last_day
        told.append(f"收到申请满 15 日，{_on(leave)}起当事人可以去仲裁，与调解期限各算各的。")
    for due in entrusted(case, law):
        late = "，已经过了" if due.day < situation.today else ""
        told.append(f"仲裁委托的案件，{_on(due.day)}前要复函（10 个工作日）{late}。")
    return "".join(told)


def hits(given: Given, situation: Situation) -> dict[str, str]:
    """What speaks against each mediator of the roster in this case, by name."""
    file = situation.case
    found = {m.name: recusal.ties_of(file, m, situation.ties) for m in situation.mediators}
    return {name: "；".join(clauses) for name, clauses in found.items() if clauses}


def chosen_hits(given: Given, situation: Situation) -> dict[str, str]:
    """The same of those who are ticked."""
    chosen = given.get("mediators") or []
    return {name: text for name, text in hits(given, situation).items() if name in chosen}


def assign(given: Given, situation: Situation) -> Notes:
    """Why a reason is asked for."""
    against = chosen_hits(given, situation)
    if not against:
        return {}
    who = "；".join(f"{name}{text}" for name, text in against.items())
    return {"recusal_reason": Doubt(f"{who}。换一位，或者写明仍由其调解的理由。")}


def extend(given: Given, situation: Situation) -> Notes:
    """The present end, and the latest one where the rule caps it."""
    file, law = situation.case, situation.law
    if file.case.decided_on is None:
        return {}
    first = law.limit("mediation", file.case.decided_on).last_day
    told = f"现在的期限到 {dates.long(file.case.extended_to or first)}，要在它之后。"
    if any(worker.new_form for worker in file.workers):
        told += f"新就业形态纠纷最多延到 {dates.long(law.limit('new_form_extension', first).last_day)}。"
    return {"extended_to": told}


def schedule(given: Given, situation: Situation) -> Notes:
    """What day of the week it is, and whether it lies behind the end of mediation."""
    day = read_day(given.get("held_on", ""))
    return {"held_on": _talk_day(day, situation) if day else ""}


def rearrange(given: Given, situation: Situation) -> Notes:
    """The same of the new day."""
    return schedule(given, situation) if given.get("held_on") else {}


def _talk_day(day: date, situation: Situation) -> str:
    file, law = situation.case, situation.law
    if file.case.decided_on:
        due = file.case.extended_to or law.limit("mediation", file.case.decided_on).last_day
        if day > due:
            return Doubt(f"{dates.weekday(day)}；调解期限到 {dates.long(due)}，这一天在它之后。")
    if law.calendar.is_rest_day(day):
        return Doubt(f"{dates.weekday(day)}，不是工作日。")
    return f"{dates.weekday(day)}，工作日。"


def change_party(given: Given, situation: Situation) -> Notes:
    """What stands there now; a phone number is not shown."""
    there = situation.case.everybody_of(str(given.get("side", "")))
    place = str(given.get("seq", "")) or "1"
    if not place.isdecimal() or not 1 <= int(place) <= len(there):
        return {}
    party = there[int(place) - 1]
    now = {"name": party.name, "address": party.address}
    if not isinstance(party, Worker):
        now |= {"legal_rep": party.legal_rep, "legal_rep_post": party.legal_rep_post}
    found = {name: f"现在是：{value or '（空）'}。不变的空着。" for name, value in now.items()}
    return found | {"phone": "不变的空着。", "changed_on": "这一天以前的文书仍印原来的。"}


def note_talk(given: Given, situation: Situation) -> Notes:
    """Only a mediator of the case may write it."""
    file = situation.case
    if may_see(file, situation.user):
        return {}
    names = "、".join(a.name for a in file.assignments) or "还没有指定"
    return {"": Doubt(f"只由本案的调解员（{names}）记录，您是{situation.user.name}，登记不了。")}


def make_proposal(given: Given, situation: Situation) -> Notes:
    """The proposals before this one."""
    told = [
        f"第 {p.seq} 个 {p.proposer} {money.figures(p.amount) + ' 元' if p.amount else p.terms[:12]}（{p.answer}）"
        for p in situation.case.proposals[-3:]
    ]
    return {"": f"以前的方案：{'；'.join(told)}。" if told else "", "amount": "不涉及金钱的，空着。"}


def answer_proposal(given: Given, situation: Situation) -> Notes:
    """What the proposal says that is answered."""
    found = next((p for p in situation.case.proposals if str(p.seq) == str(given.get("seq", ""))), None)
    return {"": f"**{found.proposer}的方案**　{found.terms[:240]}" if found else ""}


def settle_instruction(given: Given, situation: Situation) -> Notes:
    """What was ordered, and by when."""
    found = next((i for i in situation.case.instructions if str(i.seq) == str(given.get("seq", ""))), None)
    if found is None or found.done_by is None:
        return {}
    late = found.done_by < situation.today
    told = f"要求：{found.what.rstrip('。')}。办结期限 {dates.long(found.done_by)}{'，已经过了' if late else ''}。"
    return {"": Doubt(told) if late else told}


def limitation(given: Given, situation: Situation) -> Notes:
    """What the event does to the year."""
    kind, day = given.get("kind", ""), read_day(given.get("on", ""))
    if kind in LIMITATION_PAUSES:
        return {
            "on": "时效从这一天起中止，原因消除后继续计算。",
            "until": "原因消除的那一天；还没有消除的，空着。",
        }
    if kind not in LIMITATION_KINDS or day is None:
        return {"on": "", "until": ""}
    return {
        "on": f"时效中断，重新计算一年，到 {dates.long(situation.law.limit('limitation', day).last_day)}。"
    }


def list_workers(given: Given, situation: Situation) -> Notes:
    """A long list is put right in a workbook: what is typed here takes the place of the whole list."""
    count = len(situation.case.workers)
    if count <= MOST_ROWS:
        return {"": "这里的名单会替换原来的整个名单。" if count > 1 else ""}
    return {
        "": Doubt(
            f"名单已有 {count} 人，这里不逐人列出；请在 Excel 名单里改好再导入。这里填的会替换整个名单。"
        )
    }


def return_volume(given: Given, situation: Situation) -> Notes:
    """Who has the volume, and since when."""
    loan = next((loan for loan in situation.case.loans if loan.returned_on is None), None)
    if loan is None or loan.lent_on is None or loan.due_on is None:
        return {}
    told = f"{loan.borrower} {dates.long(loan.lent_on)}借出，用于{loan.purpose}，应在 {dates.long(loan.due_on)}前归还。"
    return {"": Doubt(told) if loan.due_on < situation.today else told}


def split_off(given: Given, situation: Situation) -> Notes:
    """Who would leave when nobody is named."""
    file = situation.case
    uids = {line.worker_uid for line in file.lines if line.consent == "不同意"}
    names = [worker.name for worker in file.workers if worker.uid in uids]
    more = f"等 {len(names)} 人" if len(names) > 8 else ""
    told = f"登记为“不同意”的：{'、'.join(names[:8])}{more}。"
    return {"reason": told if names else Doubt("还没有登记为“不同意”的人，请在下面写明分出哪些人。")}
