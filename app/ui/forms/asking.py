"""Which fields of a form are asked for at all in this case, and which must be filled in by what stands there."""

from __future__ import annotations

from app.domain.case import CaseFile
from app.domain.party import Worker
from app.services.course import scope
from app.ui.forms.notes_course import chosen_hits
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given, read_day


def unasked(act: str, given: Given, situation: Situation) -> frozenset[str]:
    """Fields that do not belong: a reason nobody has to give, the worker where there is only one."""
    file = situation.file
    if file is None:
        return frozenset()
    if act == "assign" and not chosen_hits(given, situation):
        return frozenset({"recusal_reason"})
    if act == "record_performance":
        return _of_performance(file, given)
    if act in LISTS:
        alone = len({worker.name for worker in file.workers}) == len(file.workers)
        return frozenset({f"{LISTS[act]}.doc_no"}) if alone else frozenset()
    there = file.everybody_of(str(given.get("side", "")))
    if act == "add_agent" and len(there) == 1:
        return frozenset({"principal"})
    if act == "change_party" and any(isinstance(party, Worker) for party in there):
        return frozenset({"legal_rep", "legal_rep_post"})
    return frozenset()


def _of_performance(file: CaseFile, given: Given) -> frozenset[str]:
    """The worker is asked for in a group case; an act has neither amount nor way of payment."""
    named = next((o for o in file.obligations if str(o.seq) == str(given.get("obligation"))), None)
    hidden = frozenset() if file.is_group else frozenset({"worker"})
    return hidden | {"amount", "way"} if named is not None and named.amount is None else hidden


LISTS = {
    "elect_representatives": "representatives", "record_worker_consent": "workers", "record_worker_result": "workers",
    "split_off": "workers",
}  # fmt: skip
"""Acts that name workers of the list; their number is asked for only where two share a name."""


def needed(act: str, given: Given, situation: Situation) -> dict[str, bool]:
    """Fields whose word 必填 or 选填 depends on what stands in the form."""
    file = situation.file
    if act != "accept" or file is None or not given.get("legal_head"):
        return {}
    day = read_day(given.get("decided_on", "")) or situation.today
    found = scope.findings(file, str(given["legal_head"]), situation.law.heads, day)
    return {"scope_note": bool(scope.doubts(found))}
