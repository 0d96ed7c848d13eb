"""The roster as rows of a table: who, in what post, until when certificate and term run."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from app.domain import dates
from app.domain.office import Mediator

SOON = 60
"""本会设定: so many calendar days before its end a certificate or term is shown as running out."""
COMMON = "没有填"


@frozen
class MediatorLine:
    """One mediator as shown; the tones are hues of tags, "" for plain words."""

    uid: str
    name: str
    employment: str
    committee_side: str
    post: str
    phone: str
    certificate: str
    certificate_text: str
    certificate_tone: str
    term_text: str
    term_tone: str
    active: bool


def lines(mediators: Iterable[Mediator], today: date) -> tuple[MediatorLine, ...]:
    """Those in office first, each in the order of the roster."""
    found = [_line(m, today) for m in mediators]
    return tuple(sorted(found, key=lambda line: not line.active))


def _line(mediator: Mediator, today: date) -> MediatorLine:
    certificate, certificate_tone = until(mediator.certificate_until, today)
    term, term_tone = until(mediator.term_to, today) if mediator.active else ("已解聘", "grey")
    return MediatorLine(
        mediator.uid, mediator.name, mediator.employment, mediator.committee_side, mediator.post, mediator.phone,
        mediator.certificate, certificate if mediator.active else "", certificate_tone if mediator.active else "",
        term, term_tone, mediator.active,
    )  # fmt: skip


def until(day: date | None, today: date) -> tuple[str, str]:
    """Words and hue for an end day: far away is plain, near is a warning, past is bad."""
    if day is None:
        return "", ""
    left = (day - today).days
    if left < 0:
        return f"{dates.long(day)}已到期", "bad"
    if left <= SOON:
        return f"剩 {left} 天", "warn"
    return f"至 {dates.long(day)}", ""
