"""The tab 卷宗: what belongs into the volume, what is there, what is missing, who has it, until when it is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain import dates
from app.domain.office import User
from app.services.papers.checklist import ISSUED, LACKING, Line
from app.services.views.timeline import CaseView
from app.ui.pages.case.scroll_tab import ScrollTab
from app.ui.pages.case.volume_parts import BOUND, BindingSection, KeepingSection, LoanSection
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import Item, column, row
from app.ui.widgets.tag import Tag

LOOKS = {ISSUED: ("circle-check", "ok"), LACKING: ("circle-alert", "warn")}
"""Icon and tone of a state; what waits to be issued is neither good nor bad."""


class VolumeTab(ScrollTab):
    """Signals: `paper_wanted(code, side)` for one paper; `volume_wanted()` for all of it; `redacted_wanted()` for
    a de-identified copy of all of it; `act_wanted(name)` for lending, giving back and taking up again.
    """

    act_wanted = Signal(str)
    paper_wanted = Signal(str, str)
    volume_wanted = Signal()
    redacted_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("卷宗", gap=0)
        self.open: Button | None = None
        self.redacted: Button | None = None
        self.buttons: dict[str, Button] = {}

    def show_view(self, view: CaseView, user: User, *, keep: bool = False) -> None:
        """Show the check list of a case, below it how the volume is kept."""
        content = self.begin(keep=keep)
        self.buttons, self.open, self.redacted = {}, None, None
        if view.file.case.destroyed_on:
            gone = f"{dates.long(view.file.case.destroyed_on)}销毁，只留目录信息。"
            content.addWidget(EmptyState("案卷已销毁", gone, "trash-2"))
        else:
            self._show_lines(view)
            self._show_keeping(view, user)
        content.addStretch(1)
        self.done()

    def _show_lines(self, view: CaseView) -> None:
        """The check list, with what is missing and the whole volume at its head."""
        content, lines = self.content, view.check_list
        missing = [line.title for line in lines if line.must and not line.there]
        words = f"缺 {len(missing)} 件：{'、'.join(missing)}" if missing else "必须的都齐了"
        must = sum(1 for line in lines if line.must)
        case = view.file.case
        title = f"卷宗 {case.volume_no}" if case.volume_no else f"卷内必须 {must} 件"
        self.redacted = Button("脱敏副本", "ghost", "eye-off", "sm", icon_size=14)
        self.redacted.clicked.connect(self.redacted_wanted)
        self.open = Button("整卷", "secondary", "folder-open", "sm", name="打开整卷", icon_size=14)
        self.open.clicked.connect(self._on_open)
        note = ElidedLabel(words, "caption", "warn" if missing else "ok")
        heads = column(Label(title, "card_title"), note, gap=0)
        content.addLayout(row((heads, 1), self.redacted, self.open, gap=8))
        content.addSpacing(8)
        for line in lines:
            content.addWidget(Rule())
            content.addLayout(self._line(view, line))

    def _show_keeping(self, view: CaseView, user: User) -> None:
        """Term, loans and earlier bindings, once there is a volume or there was one."""
        file = view.file
        sections: list[KeepingSection] = []
        if file.case.archived_on or file.loans:
            sections.append(LoanSection(view, user))
        if file.case.state in BOUND or file.reopenings:
            sections.append(BindingSection(view, user))
        for section in sections:
            self.buttons |= section.buttons
            section.wanted.connect(self._on_wanted)
            self.content.addSpacing(14)
            self.content.addWidget(section)

    def _line(self, view: CaseView, line: Line) -> QHBoxLayout:
        icon, tone = LOOKS.get(line.state, ("clock", "text2"))
        if line.state == LACKING and not line.must:
            icon, tone = "minus", "text3"
        items: list[Item] = [
            IconView(icon, tone if tone.startswith("text") else f"{tone}_text", 16),
            (ElidedLabel(line.title, "small", "text" if line.there else "text2"), 1),
        ]
        if line.copies:
            items.append(Tag(f"签署件 {line.copies}", "teal", "inbox"))
        items += [
            Label(line.state, "small_strong", tone),
            Tag("必须" if line.must else "按需", "accent" if line.must else "grey", ""),
        ]
        offer = next((o for o in view.papers if o.title.partition("（第")[0] == line.title), None)
        read = Button("打开", "link", size="sm", name=f"打开{line.title}")
        read.setEnabled(offer is not None)
        if offer is not None:
            read.setProperty("code", offer.code)
            read.setProperty("side", offer.side)
            read.clicked.connect(self._on_read)
        else:
            read.set_reason("还没有到写这份文书的时候")
        return row(*items, read, gap=10, margins=(2, 5, 0, 5))

    def _on_read(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.paper_wanted.emit(str(sender.property("code")), str(sender.property("side")))

    def _on_wanted(self, act: str, known: object) -> None:
        self.act_wanted.emit(act)

    def _on_open(self) -> None:
        self.volume_wanted.emit()
