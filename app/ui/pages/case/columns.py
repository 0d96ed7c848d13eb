"""The three columns of the case page: facts, the card in the middle, the rail; two when the page is narrow."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.hub import Hub
from app.ui.pages.case.centre import Centre
from app.ui.pages.case.clocks import DeadlineCard
from app.ui.pages.case.facts import FactsColumn
from app.ui.pages.case.rail import NextCard
from app.ui.theme.tokens import theme
from app.ui.widgets.layouts import column, row, scroller

NARROW = 1044
"""Below this width of the page (a window under 1100 px) the facts become a tab; larger text needs more."""
FACTS_WIDTH, RAIL_WIDTH, GUTTER = 266, 300, 10
"""Each column keeps a gutter at its right for the scroll bar, so that cards never change their width."""
NO_LIMIT = 16_777_215
"""What Qt takes for no limit of a width."""


class CaseColumns(QWidget):
    """Holds `facts`, `centre`, `next` and `deadlines`, and places them as the width allows."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.facts, self.centre = FactsColumn(), Centre(hub)
        self.next, self.deadlines = NextCard(), DeadlineCard()
        self.narrow = False
        self._facts_place: QHBoxLayout = row(self.facts, None, gap=0)
        self._facts_area = scroller(self._facts_place)
        self._rail_area = scroller(column(self.next, self.deadlines, None, gap=10))
        self.setLayout(row(self._facts_area, 2, (self.centre, 1), 12, self._rail_area, gap=0))
        self._fix_widths()

    def arrange(self, page_width: int) -> bool:
        """Place the columns for a page of this width; True when that changed from wide to narrow or back."""
        narrow = page_width < NARROW * theme.text_scale
        if narrow == self.narrow:
            return False
        self.narrow = narrow
        self._facts_area.setVisible(not narrow)
        place = self.centre.facts_place.content if narrow else self._facts_place
        place.insertWidget(0, self.facts)
        self._fix_widths()
        self.facts.show()
        self.centre.set_narrow(narrow)
        return True

    def resize_to_text(self, page_width: int) -> None:
        """Another text size: the columns grow with it."""
        self._fix_widths()
        self.arrange(page_width)

    def rail_place(self) -> int:
        """How far the rail is scrolled."""
        return self._rail_area.verticalScrollBar().value()

    def scroll_rail(self, place: int) -> None:
        """Scroll the rail to a place from `rail_place`."""
        self._rail_area.verticalScrollBar().setValue(place)

    def _fix_widths(self) -> None:
        """Facts in their tab are as wide as the tab; everything else has its width by the text size."""
        facts, rail = round(FACTS_WIDTH * theme.text_scale), round(RAIL_WIDTH * theme.text_scale)
        self._facts_area.setFixedWidth(facts + GUTTER)
        self._rail_area.setFixedWidth(rail + GUTTER)
        for card in (self.next, self.deadlines):
            card.setFixedWidth(rail)
        self.facts.setMinimumWidth(0 if self.narrow else facts)
        self.facts.setMaximumWidth(NO_LIMIT if self.narrow else facts)
