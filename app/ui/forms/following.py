"""What follows in a form when one field is changed: the signer from the role, the receiver from the side."""

from __future__ import annotations

from app.domain.case import CaseFile
from app.ui.forms.proposals import contact, instalment, signer
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given


def follow(act: str, changed: str, given: Given, situation: Situation) -> Given:
    """What else follows when the field `changed` was typed; {} when nothing does.

    The form takes it over only where nobody has typed something else.
    """
    file = situation.file
    value = str(given.get(changed, ""))
    if file is None or not value:
        return {}
    if (act, changed) == ("sign", "role"):
        return signer(value, situation)
    if (act, changed) == ("serve_notice", "side"):
        return {"receiver": contact(file.party(value))}
    if (act, changed) == ("consult", "side"):
        return {"person": contact(file.party(value))}
    if (act, changed) == ("consult", "answer"):
        return {"answered_on": "" if value == "尚未答复" else given.get("asked_on", "")}
    if act == "record_performance" and changed in ("obligation", "instalment"):
        return _instalment_asked(file, changed, given)
    return {}


def _instalment_asked(file: CaseFile, changed: str, given: Given) -> Given:
    obligation = next((o for o in file.obligations if str(o.seq) == str(given.get("obligation"))), None)
    if obligation is None:
        return {}
    parts = file.parts_of(obligation)
    if changed == "obligation":
        part = next((p for p in parts if not p.done_on), None)
    else:
        part = next((p for p in parts if str(p.seq) == str(given.get("instalment"))), None)
    return instalment(file, part) if part else {}
