"""The tab 文书: what must be in the volume, what is needed as the case goes, and every other form there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.words import State
from app.services.papers.paper_views import KnownForm
from app.services.papers.papers import Offer
from app.services.views.timeline import CaseView
from app.ui.pages.case.paper_rows import FormRow, ManyRow, PaperRow
from app.ui.pages.case.scroll_tab import ScrollTab
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, holder, row

GROUPS = (("必须", "卷宗里必须有的"), ("按需", "用到才有的"), ("不入卷", "不放进卷宗的"))
FEW = 2
"""More recipients than this share one line."""


class PapersTab(ScrollTab):
    """Signals: `asked(what, code, side)` as in PaperRow; also reissue for a newer version, batch for all of them,
    compare for a file from elsewhere.
    """

    asked = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__("文书", gap=0)
        self.rows: list[PaperRow] = []
        self.many: list[ManyRow] = []
        self.others: list[FormRow] = []
        self.all: Button | None = None
        self.batch: Button | None = None
        self.compare: Button | None = None
        self._open = False

    def show_view(self, view: CaseView, entries: Sequence[KnownForm] = (), *, keep: bool = False) -> None:
        """Show the papers of a case; `entries` are all forms there are. An archived case issues nothing more."""
        content = self.begin(keep=keep)
        self.rows, self.many, self.others = [], [], []
        self.all = self.batch = self.compare = None
        known = {entry.code: entry for entry in entries}
        for volume, title in GROUPS:
            offers = [offer for offer in view.papers if _volume(known, offer) == volume]
            if offers:
                heading = _heading(volume if volume != "不入卷" else "其他可用", title)
                if self.batch is None:
                    self.batch = Button("批量打印", "ghost", "printer", "sm", icon_size=14)
                    self.batch.clicked.connect(self._on_batch)
                    self.compare = Button("核对文件", "ghost", "search", "sm", icon_size=14)
                    self.compare.clicked.connect(self._on_compare)
                    heading.addWidget(self.compare)
                    heading.addWidget(self.batch)
                content.addLayout(heading)
                self._add_offers(view, offers, known)
        called = {offer.code.partition(":")[0] for offer in view.papers}
        rest = [entry for entry in entries if entry.code not in called]
        if rest:
            self._add_rest(rest)
        if not view.papers and not rest:
            content.addWidget(EmptyState("还没有文书", "登记以后，这里会有这件案件要用的文书。", "file-text"))
        content.addStretch(1)
        self.done()

    def _add_offers(self, view: CaseView, offers: Sequence[Offer], known: Mapping[str, KnownForm]) -> None:
        may_issue = view.file.case.state != State.ARCHIVED
        for at, (_, group) in enumerate(groupby(offers, key=_code)):
            if at:
                self.content.addWidget(Rule())
            same = list(group)
            if len(same) > FEW:
                many = ManyRow(same)
                many.asked.connect(self.asked)
                self.many.append(many)
                self.content.addWidget(many)
                continue
            for offer in same:
                another = _another(known, offer, offers, view)
                found = PaperRow(view.file, offer, may_issue=may_issue, another=another)
                found.asked.connect(self.asked)
                self.rows.append(found)
                self.content.addWidget(found)

    def _add_rest(self, rest: Sequence[KnownForm]) -> None:
        """Forms that the case does not call for now, folded away until they are wanted."""
        self.content.addSpacing(10)
        self.all = Button("", "ghost", "list-checks", "sm", icon_size=14)
        self.all.clicked.connect(self._on_all)
        self.content.addLayout(row(self.all, None))
        self.others = [FormRow(entry) for entry in rest]
        for found in self.others:
            found.asked.connect(self.asked)
        self._rest = holder(column(*self.others, gap=0))
        self.content.addWidget(self._rest)
        self._fold()

    def _fold(self) -> None:
        self._rest.setVisible(self._open)
        if self.all is not None:
            word = "收起" if self._open else "展开"
            self.all.set_text(f"其他可用的文书 {len(self.others)} 种，{word}")

    def _on_compare(self) -> None:
        self.asked.emit("compare", "", "")

    def _on_batch(self) -> None:
        self.asked.emit("batch", "", "")

    def _on_all(self) -> None:
        self._open = not self._open
        self._fold()


def _code(offer: Offer) -> str:
    return offer.code


def _volume(known: Mapping[str, KnownForm], offer: Offer) -> str:
    entry = known.get(offer.code.partition(":")[0])
    return entry.volume if entry else "按需"


def _another(known: Mapping[str, KnownForm], offer: Offer, offers: Sequence[Offer], view: CaseView) -> str:
    """The code of the next one, at the last one of a form that is filled in as often as it is wanted."""
    form, _, number = offer.code.partition(":")
    entry = known.get(form)
    if entry is None or entry.each != "entry":
        return ""
    used = {e.form for e in view.file.entries} | {p.form for p in view.file.papers}
    last = max(int(o.code.partition(":")[2] or 1) for o in offers if o.code.partition(":")[0] == form)
    return f"{form}:{last + 1}" if offer.code in used and int(number or 1) == last else ""


def _heading(word: str, note: str) -> QHBoxLayout:
    return row(
        Label(word, "small_strong"), Label(note, "caption", "text3"), None, gap=8, margins=(2, 10, 0, 2)
    )
