"""The ledger: saved views, search, pages of rows, totals of what is filtered, and its export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from attrs import frozen

from app.domain import id_numbers
from app.domain.words import State
from app.services.catalogue import ACTS
from app.services.desk import Desk
from app.services.views.due_rows import left_text, short_number, tone
from app.services.views.duties import NOTHING_DUE, Due, duties
from app.services.views.timeline import NEXT
from app.store.queries import ledger as queries
from app.store.queries.ledger import LedgerFilter, LedgerRow, LedgerSort

OPEN = tuple(s for s in State if s not in (State.CLOSED, State.ARCHIVED))
VIEWS: dict[str, tuple[State, ...]] = {
    "在办": OPEN,
    "待签署": (State.AGREED,),
    "履行跟踪": (State.EFFECTIVE, State.PERFORMING, State.PERFORMED, State.UNPERFORMED),
    "已归档": (State.ARCHIVED,),
    "全部": tuple(State),
}
SORTS = ("number", "applicant", "cause", "amount", "received_on", "state")


@frozen
class LedgerQuery:
    """What the ledger shows: free text (number, name, pinyin initials, phone tail), states, span, sort."""

    text: str = ""
    states: tuple[str, ...] = OPEN
    first: date | None = None
    last: date | None = None
    cause: str = ""
    source: str = ""
    sort: str = "number"
    descending: bool = True


@frozen
class LedgerLine:
    """One row as shown: document number masked, next step and nearest limit worked out."""

    id: int
    number: str
    short: str
    applicant: str
    respondent: str
    doc_no: str
    phone: str
    cause: str
    amount: int
    received_on: date | None
    state: str
    next_step: str
    due_text: str
    due_tone: str
    mediators: str
    result: str


@frozen
class Totals:
    """The foot of the ledger, over the whole filtered set; amount in cents."""

    cases: int
    workers: int
    amount: int


def ids(desk: Desk, query: LedgerQuery) -> list[int]:
    """The row ids of the filtered ledger in their order; sorted in SQL."""
    with desk.read() as unit:
        return queries.ids(unit, _filter(query), LedgerSort(query.sort, query.descending))


def rows(desk: Desk, wanted: Sequence[int], *, masked: bool = True) -> tuple[LedgerLine, ...]:
    """The rows of some ids, in the order asked, with what is due next in each; one query for the block."""
    today = desk.clock.today()
    with desk.read() as unit:
        found = queries.rows(unit, wanted)
    return tuple(_line(desk, row, today, masked) for row in found)


def _line(desk: Desk, row: LedgerRow, today: date, masked: bool) -> LedgerLine:
    due = nearest(desk, row, today)
    return LedgerLine(
        id=row.id, number=row.number, short=short_number(row.number), applicant=row.applicant,
        respondent=row.respondent, doc_no=id_numbers.mask(row.doc_no) if masked else row.doc_no,
        phone=id_numbers.mask_phone(row.phone) if masked else row.phone, cause=row.cause,
        amount=row.amount, received_on=row.received_on, state=row.state, next_step=_next_step(row.state),
        due_text=left_text(due.left(today)) if due else "—", due_tone=tone(desk, due, today) if due else "grey",
        mediators=row.mediators or "—", result=row.result,
    )  # fmt: skip


@frozen
class _NextPart:
    """The earliest open instalment, of which the ledger knows only the day."""

    due_on: date
    amount: int | None = None
    paid: int = 0


def nearest(desk: Desk, row: LedgerRow, today: date) -> Due | None:
    """What is due next in a case of the ledger; a joint application whose day has passed is over."""
    if row.state in NOTHING_DUE:
        return None
    parts = [_NextPart(row.next_due_on)] if row.next_due_on else []
    found = duties(row, parts, desk.law)
    return next((due for due in found if due.act or due.day >= today), None)


def totals(desk: Desk, query: LedgerQuery) -> Totals:
    """Counts and amounts of the filtered set."""
    with desk.read() as unit:
        found = queries.totals(unit, _filter(query))
    return Totals(found.cases, found.workers, found.amount)


def view_counts(desk: Desk) -> dict[str, int]:
    """How many cases each saved view holds."""
    with desk.read() as unit:
        counts = queries.state_counts(unit)
    return {name: sum(counts.get(state, 0) for state in states) for name, states in VIEWS.items()}


@cache
def _next_step(state: str) -> str:
    acts = NEXT.get(State(state), ())
    return ACTS[acts[0]].label if acts else "—"


def _filter(query: LedgerQuery) -> LedgerFilter:
    # all states are no condition: then the ledger's index is read in its order and nothing has to be sorted
    states = () if set(query.states) == set(State) else tuple(query.states)
    return LedgerFilter(
        query=query.text, states=states, received_from=query.first, received_to=query.last,
        cause=query.cause, source=query.source,
    )  # fmt: skip
