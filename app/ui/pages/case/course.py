"""The tab 经过: every act about the case, the newest first, with the papers that came of it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from app.domain import dates
from app.services.papers.papers import Offer
from app.services.views.timeline import CaseView, Event
from app.ui.pages.case.scroll_tab import ScrollTab
from app.ui.widgets.timeline_item import Entry, TimelineItem

PAPERS = {
    "register": ("application",),
    "accept": ("acceptance_notice",),
    "refuse": ("refusal_notice",),
    "record_session": ("session_record:",),
    "draft_agreement": ("agreement",),
    "revise_agreement": ("agreement",),
    "serve_notice": ("performance_notice",),
    "follow_up": ("follow_up_sheet",),
    "archive": ("volume_cover",),
}
"""Which papers come of which act; a code that ends in a colon stands for one paper a talk."""


class CourseTab(ScrollTab):
    """Signals: `paper_wanted(code, side)` when a paper in the course is opened."""

    paper_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("经过", gap=2)
        self._offers: dict[TimelineItem, list[Offer]] = {}

    def show_view(self, view: CaseView, *, keep: bool = False) -> None:
        """Show the course of a case; `keep` stays where one had scrolled to."""
        content = self.begin(keep=keep)
        self._offers = {}
        events = _newest_first(view.events)
        seen: set[str] = set()
        for at, event in enumerate(events):
            offers = _offers(view, event, seen)
            item = TimelineItem(_entry(event, offers, view.today), last=at == len(events) - 1)
            item.file_asked.connect(self._on_file)
            self._offers[item] = offers
            content.addWidget(item)
        content.addStretch(1)
        self.done()

    def _on_file(self, place: int) -> None:
        sender = self.sender()
        if isinstance(sender, TimelineItem):
            offer = self._offers[sender][place]
            self.paper_wanted.emit(offer.code, offer.side)


def _newest_first(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """A case begins with its registration; whichever end that stands at, it comes last here."""
    return tuple(reversed(events)) if events and events[0].act == "register" else events


def _offers(view: CaseView, event: Event, seen: set[str]) -> list[Offer]:
    """The papers of one act that are on offer and were not yet shown with a newer act."""
    if event.act == "issue_paper":
        return []
    codes = [code for code in PAPERS.get(event.act, ()) if code not in seen or code == "performance_notice"]
    seen.update(codes)
    if event.act == "record_session":
        held = re.match(r"第 (\d+) 次", event.told)
        return [o for o in view.papers if held and o.code == f"session_record:{held[1]}"]
    found = [offer for offer in view.papers if offer.code in codes]
    if event.act == "serve_notice":
        return [offer for offer in found if f"送达{offer.side}" in event.told]
    first = {offer.code: offer for offer in reversed(found)}  # the paper's page leads on to the other side's
    return list(first.values())


def _entry(event: Event, offers: list[Offer], today: date) -> Entry:
    day = dates.short(event.on) if event.on.year == today.year else dates.long(event.on)
    files: Any = tuple(_chip(offer) for offer in offers)
    return Entry(
        day=day,
        time=dates.weekday(event.on),
        icon=event.icon,
        title=event.label,
        who=event.user,
        text=event.told,
        hue="accent" if event.on == today else "grey",
        files=files,
    )


def _chip(offer: Offer) -> str:
    return f"{offer.title} · 已签发" if offer.issued else offer.title


def offer_words(offer: Offer) -> str:
    """The name of a paper on a chip: to whom it goes, and whether it was issued."""
    words = f"{offer.title}（{offer.side}）" if offer.side else offer.title
    return f"{words} · 已签发" if offer.issued else words
