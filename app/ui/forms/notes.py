"""Live words below single fields: what a day leads to, what an instalment is about."""

from __future__ import annotations

from datetime import date

from app.domain import dates, money
from app.domain.case import CaseFile
from app.services.desk import Desk
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given


def notes(desk: Desk, act: str, given: Given, situation: Situation) -> dict[str, str]:
    """Help lines by field name for what stands in the form now; "" leaves the field without any."""
    if act == "register":
        return {
            "received_on": _from(
                desk, "arbitration_right", given, "received_on", "起，当事人可以去仲裁；从次日起算 15 日"
            )
        }
    if act == "accept":
        return {"decided_on": _from(desk, "mediation", given, "decided_on", "前应结束调解；从次日起算 15 日")}
    file = situation.file
    if act == "extend" and file is not None and file.case.decided_on:
        due = file.case.extended_to or desk.law.limit("mediation", file.case.decided_on).last_day
        return {"extended_to": f"现在的期限到 {dates.long(due)}，要在它之后。"}
    if act == "record_performance" and file is not None:
        return _performance(file, given)
    return {}


def _from(desk: Desk, code: str, given: Given, name: str, words: str) -> str:
    day = _day(given.get(name, ""))
    if day is None:
        return ""
    last = desk.law.limit(code, day).last_day
    return f"{dates.long(last)}（{dates.weekday(last)}）{words}。"


def _day(text: object) -> date | None:
    try:
        return dates.parse_date(str(text))
    except ValueError:
        return None


def _performance(file: CaseFile, given: Given) -> dict[str, str]:
    obligation = next((o for o in file.obligations if str(o.seq) == str(given.get("obligation"))), None)
    if obligation is None:
        return {"obligation": f"协议共 {len(file.obligations)} 项义务。", "instalment": "", "amount": ""}
    parts = file.parts_of(obligation)
    part = next((p for p in parts if str(p.seq) == str(given.get("instalment"))), None)
    found = {
        "obligation": obligation.what,
        "instalment": f"共 {len(parts)} 期。",
        "amount": "行为义务，不填金额。",
    }
    if part and part.due_on:
        found["instalment"] = f"共 {len(parts)} 期，这一期 {dates.short(part.due_on)}到期。"
    if part and part.amount is not None:
        found["amount"] = f"这一期还欠 {money.figures(part.amount - part.paid)} 元。"
    return found
