"""Live words below single fields: what a day leads to, what an instalment is about, what speaks against something."""

from __future__ import annotations

from collections.abc import Callable

from app.domain import dates
from app.domain.case import CaseFile
from app.services.desk import Desk
from app.services.papers import checklist
from app.ui.forms import notes_course as course
from app.ui.forms import notes_money as about_money
from app.ui.forms.notes_course import Doubt
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given, read_day

Noting = Callable[[Given, Situation], dict[str, str]]


def notes(desk: Desk, act: str, given: Given, situation: Situation) -> dict[str, str]:
    """Help lines by field name for what stands in the form now; "" leaves the field without any.

    What concerns the whole form stands under "". A `Doubt` among them asks for attention.
    """
    if act == "register":
        return {"received_on": _received(desk, given)}
    if act == "archive" and situation.file is not None:
        return _missing(desk, situation.file)
    noting = NOTES.get(act)
    return noting(given, situation) if noting is not None and situation.file is not None else {}


def _received(desk: Desk, given: Given) -> str:
    day = read_day(given.get("received_on", ""))
    if day is None:
        return ""
    last = desk.law.limit("arbitration_right", day).last_day
    return f"{dates.long(last)}（{dates.weekday(last)}）起，当事人可以去仲裁；从次日起算 15 日。"


def _missing(desk: Desk, file: CaseFile) -> dict[str, str]:
    """Which papers the volume still lacks."""
    missing = checklist.missing(file, desk.forms)
    if not missing:
        return {"": "必备文书齐全。", "missing_note": "没有缺少的，空着。"}
    return {"": Doubt(f"卷内还缺必备的 {'、'.join(missing)}；补齐，或者在下面写明为什么没有。")}


NOTES: dict[str, Noting] = {
    "accept": course.accept, "assign": course.assign, "extend": course.extend, "schedule_session": course.schedule,
    "change_appointment": course.rearrange, "change_party": course.change_party, "note_talk": course.note_talk,
    "make_proposal": course.make_proposal, "answer_proposal": course.answer_proposal,
    "settle_instruction": course.settle_instruction, "record_limitation_event": course.limitation,
    "split_off": course.split_off, "list_workers": course.list_workers,
    "record_performance": about_money.performance, "urge": about_money.urge,
    "mark_unperformed": about_money.unperformed, "return_volume": course.return_volume, "refer": about_money.refer,
}  # fmt: skip
"""By the name of the act; all of them are about a case."""
