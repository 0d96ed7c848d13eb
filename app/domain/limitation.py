"""The limitation period of arbitration (仲裁时效): what starts, interrupts and suspends it, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve, field, frozen

from app.domain.calendar import DAY, WorkCalendar
from app.domain.errors import NotFound
from app.domain.limits import LimitBook, compute

CODE = "limitation"
STARTS, INTERRUPTS, SUSPENDS, NOTHING = "起算", "中断", "中止", "不影响"
DERIVED, RECORDED = "案件资料", "登记的事由"


@frozen
class Happening:
    """One thing that bears on the period: its day, what it was, by which rule, and how the program knows.

    A pause lasts from `day` to `until`, None while its cause goes on. `same` are the recorded kinds that tell
    of the very same thing, so that it is not counted twice.
    """

    day: date
    what: str
    law: str
    source: str = field(default=DERIVED, kw_only=True)
    pause: bool = field(default=False, kw_only=True)
    until: date | None = field(default=None, kw_only=True)
    note: str = field(default="", kw_only=True)
    same: tuple[str, ...] = field(default=(), kw_only=True)


@frozen
class Step:
    """One link of the chain: what happened, what it does to the period, and to which day the period then runs.

    `runs_to` is None where it cannot be said: the start is not known, or a pause has no end yet.
    """

    day: date
    what: str
    law: str
    source: str
    effect: str
    note: str = ""
    until: date | None = None
    runs_to: date | None = None


@frozen
class Period:
    """The period of some claims: its chain and its last day, or why there is none.

    `raw_end` is the last day before rest days moved it, `added` the days of pauses in it. `provisional` says
    that the arrangement of holidays of that year is not published. `unlimited` (with `why`): no limit runs
    now. `paused_on`: a pause that has not ended. `missing`: what has to be entered before it can be counted;
    then `if_in_time` is the last day should the first interruption have come before the end.
    """

    claims: str
    steps: tuple[Step, ...] = ()
    last_day: date | None = None
    raw_end: date | None = None
    added: int = 0
    provisional: bool = False
    unlimited: bool = False
    why: str = ""
    paused_on: date | None = None
    missing: str = ""
    if_in_time: date | None = None

    def left(self, today: date) -> int | None:
        """Calendar days until the last day, negative when it has passed; None without a last day."""
        return (self.last_day - today).days if self.last_day else None

    @property
    def since(self) -> Step | None:
        """The link from which the period runs now: the last one that started or interrupted it."""
        found = [s for s in self.steps if s.effect in (STARTS, INTERRUPTS)]
        return found[-1] if found else None


@frozen
class Limitation:
    """What is to be said of a case on a day: one period, or two when claims of two kinds stand side by side."""

    today: date
    periods: tuple[Period, ...]
    notes: tuple[str, ...] = ()

    @property
    def first(self) -> Period | None:
        """The period that ends first, or None when none has a last day."""
        known = [p for p in self.periods if p.last_day]
        return min(known, key=_end_of) if known else None

    @property
    def last_day(self) -> date | None:
        """The earliest last day of all periods; None when none is known."""
        return self.first.last_day if self.first else None

    @property
    def days_left(self) -> int | None:
        """Calendar days until `last_day`, negative when it has passed."""
        return self.first.left(self.today) if self.first else None


def run(
    claims: str, start: Happening, later: Iterable[Happening], book: LimitBook, calendar: WorkCalendar
) -> Period:
    """The period that begins with `start`, through all that interrupts or suspends it (调解仲裁法 §27).

    An interruption starts the whole period anew, its own day not counted. A pause stops it: it goes on from
    the day on which the cause ends. What happens before the start, or after the period has run out, changes
    nothing. Where no rule is known for the start (before 2008-05-01) the period says so in `missing`.
    """
    try:
        now = _Running.begin(start.day, book, calendar)
    except NotFound as unknown:
        return Period(claims, (_step(start, STARTS),), missing=unknown.sentence)
    before, steps = [], [_step(start, STARTS, runs_to=now.last_day)]
    for event in sorted(later, key=_in_order):
        if event.day < start.day and not _reaches_into(event, start.day):
            before.append(_step(event, NOTHING, "时效还没有起算"))
        elif now.last_day is not None and event.day > now.last_day:
            steps.append(_step(event, NOTHING, "时效已经届满"))
        else:
            now = now.suspended(event) if event.pause else now.restarted(event.day)
            steps.append(_step(event, SUSPENDS if event.pause else INTERRUPTS, runs_to=now.last_day))
    return Period(
        claims, (*before, *steps), now.last_day, now.raw_end, now.added, now.provisional,
        paused_on=now.open_since,
    )  # fmt: skip


def without_start(
    claims: str, missing: str, events: Iterable[Happening], book: LimitBook, calendar: WorkCalendar
) -> Period:
    """The period whose start nobody entered: no last day, only what is missing, and what would follow then."""
    in_order = sorted(events, key=_in_order)
    first = next((e for e in in_order if not e.pause), None)
    if first is None:
        return Period(claims, tuple(_step(e, SUSPENDS) for e in in_order), missing=missing)
    before = [_step(e, SUSPENDS) for e in in_order if e.pause and e.day < first.day]
    rest = [e for e in in_order if e is not first and e.day >= first.day]
    assumed = run(claims, first, rest, book, calendar)
    link, *others = assumed.steps
    steps = (*before, evolve(link, effect=INTERRUPTS), *others)
    return Period(claims, steps, missing=missing, if_in_time=assumed.last_day)


@frozen
class _Running:
    """The period as it stands between two events; `covered` is the end of the pauses so far."""

    book: LimitBook
    calendar: WorkCalendar
    start: date
    added: int = 0
    covered: date = date.min
    open_since: date | None = None
    raw_end: date | None = field(init=False)
    last_day: date | None = field(init=False)

    @raw_end.default
    def _raw_end(self) -> date | None:
        """The last day before rest days move it; None while a pause goes on."""
        if self.open_since:
            return None
        rule = self.book.rule(CODE, self.start)
        return compute(rule, self.start, self.calendar).raw_end + self.added * DAY

    @last_day.default
    def _last_day(self) -> date | None:
        """The last day, moved behind rest days (民法典 §203)."""
        return self.calendar.next_workday(self.raw_end) if self.raw_end else None

    @classmethod
    def begin(cls, start: date, book: LimitBook, calendar: WorkCalendar) -> _Running:
        """From the starting day; NotFound when no rule is known for it."""
        return cls(book, calendar, start)

    @property
    def provisional(self) -> bool:
        """Whether the last day lies in a year whose holidays are not published."""
        ends = [day for day in (self.raw_end, self.last_day) if day]
        return not all(self.calendar.published(day.year) for day in ends)

    def restarted(self, day: date) -> _Running:
        """Anew from that day; of a pause that goes on only what lies behind it counts."""
        rest = max((self.covered - day).days, 0) if self.covered > day else 0
        return evolve(self, start=day, added=rest)

    def suspended(self, event: Happening) -> _Running:
        """Stopped from the event to its end; days that an earlier pause covers do not count twice."""
        if event.until is None:
            return evolve(self, open_since=self.open_since or event.day)
        first = max(event.day, self.covered, self.start)
        more = max((event.until - first).days, 0)
        return evolve(self, added=self.added + more, covered=max(self.covered, event.until))


def _step(event: Happening, effect: str, why: str = "", runs_to: date | None = None) -> Step:
    note = "；".join(part for part in (why, event.note) if part)
    return Step(event.day, event.what, event.law, event.source, effect, note, event.until, runs_to)


def _reaches_into(event: Happening, start: date) -> bool:
    """Whether a pause that began before the period still goes on in it."""
    return event.pause and (event.until is None or event.until > start)


def _in_order(event: Happening) -> tuple[date, bool]:
    """By day; what interrupts comes before what suspends on the same day."""
    return event.day, event.pause


def _end_of(period: Period) -> date:
    assert period.last_day is not None
    return period.last_day
