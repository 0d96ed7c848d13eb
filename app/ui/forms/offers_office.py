"""What the forms about the office itself offer: mediators, users, declared ties, clauses."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given
from app.ui.widgets.pick_line import Pick, Picks, picks

Offers = dict[str, Picks]


def _mediators(field: str) -> Callable[[Situation, Given], Offers]:
    def offering(situation: Situation, given: Given) -> Offers:
        return {field: picks([m.name for m in situation.mediators])}

    return offering


def _ties(situation: Situation, given: Given) -> Offers:
    there = (Pick(str(t.seq), f"第 {t.seq} 号：{t.mediator}与{t.other}，{t.kind}") for t in situation.ties)
    return {"seq": Picks(tuple(there))}


def _clauses(situation: Situation, given: Given) -> Offers:
    there = (Pick(str(c.seq), f"第 {c.seq} 条：{c.title}（{c.kind}）") for c in situation.clauses)
    return {"seq": Picks(tuple(there))}


def _handler(field: str) -> Callable[[Situation, Given], Offers]:
    def offering(situation: Situation, given: Given) -> Offers:
        return {field: picks([*(u.name for u in situation.users), *(m.name for m in situation.mediators)])}

    return offering


OFFICE: dict[str, Callable[[Situation, Given], Offers]] = {
    "dismiss_mediator": _mediators("name"), "evaluate_mediator": _mediators("name"),
    "record_tie": _mediators("mediator"), "add_user": _mediators("name"), "strike_tie": _ties,
    "retire_clause": _clauses, "change_clause": _clauses, "record_risk": _handler("owner"),
    "record_grievance": _handler("handler"),
}  # fmt: skip
"""By the name of the act."""
