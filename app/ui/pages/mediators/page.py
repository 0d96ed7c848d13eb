"""调解员: the roster, its certificates and terms, appointing and dismissing; beside it the declared interests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.office import Mediator, Tie
from app.domain.values import Progress
from app.services import catalogue
from app.services.parties import recusal
from app.ui.alive import alive
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.forms.typed import typed_record
from app.ui.hub import Hub
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.pages.base import Page
from app.ui.pages.mediators.lines import MediatorLine, lines
from app.ui.pages.mediators.ties import TiesSheet
from app.ui.shell.page_header import PageHeader
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.choices import Choice
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import column, holder, row
from app.ui.widgets.tabs import Tabs

COLUMNS = (
    Column("name", "姓名", 120, kind="strong", sorts=False),
    Column("term_text", "聘期", 176, kind="tag", hue_key="term_tone", sorts=False),
    Column("certificate_text", "证书有效期", 176, kind="tag", hue_key="certificate_tone", sorts=False),
    Column("certificate", "证书号", 120, kind="muted", sorts=False),
    Column("employment", "专兼职", 72, sorts=False),
    Column("committee_side", "产生方式", 96, sorts=False),
    Column("post", "单位和职务", 0, sorts=False),
    Column("phone", "联系电话", 126, kind="muted", sorts=False),
)
HIDDEN_FIRST = ("committee_side", "certificate", "phone", "employment")
LAW = "企业劳动争议协商调解规定 第18、19条：调解员由工会代表、职工代表和企业代表中产生，聘期至少一年，可以续聘。"


@frozen
class _Read:
    mediators: tuple[Mediator, ...]
    lines: tuple[MediatorLine, ...]
    ties: tuple[Tie, ...]


ROSTER, TIES = "名册", "利害关系"


class MediatorsPage(Page):
    """The roster. Enter or a click on a name opens the particulars of that mediator."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._mediators: dict[str, Mediator] = {}
        self._lines: dict[str, MediatorLine] = {}
        self.appoint = Button("聘任调解员", "primary", "user-round-plus")
        self.declare = Button("登记利害关系", "primary", "plus")
        self.header = PageHeader("调解员", "", self.appoint, self.declare)
        self.tabs = Tabs([ROSTER, TIES], name="调解员")
        self.ties = TiesSheet(hub)
        self.model = BlockTableModel(COLUMNS, self._fetch, year=hub.desk.clock.today().year)
        self.table = DataTable(self.model, name="调解员名册", hidden_first=HIDDEN_FIRST, ticks=False)
        self.first = Button("聘任第一位调解员", "secondary", "user-round-plus")
        self.nothing = EmptyState(
            "名册里还没有调解员", "受理案件以后要从名册里指定调解员", "users-round", self.first
        )
        self.chosen = ElidedLabel("", "small_strong")
        self.edit = Button("修改资料", "secondary", "pencil", "sm")
        self.dismiss = Button("解聘", "danger", size="sm")
        self._stack = QStackedWidget()
        self._whole = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(holder(column(None, self.nothing, None, margins=(40, 20, 40, 20))))
        foot = row(self.chosen, self.dismiss.reason_label(), None, self.edit, self.dismiss, gap=8,
                   margins=(16, 5, 10, 5))  # fmt: skip
        card = Card((self._stack, 1), Rule(), foot, margins=(1, 1, 1, 1), gap=0)
        law = row(IconView("scale", "text3", 14), (Label(LAW, "caption", "text3", wrap=True), 1), gap=6)
        self._whole.addWidget(holder(column((card, 1), law, gap=12)))
        self._whole.addWidget(self.ties)
        self.declare.hide()
        whole = column(self.header, self.tabs, (self._whole, 1), gap=10, margins=(24, 12, 24, 14))
        self.setLayout(whole)

    def _connect(self) -> None:
        self.appoint.clicked.connect(self._on_appoint)
        self.first.clicked.connect(self._on_appoint)
        self.declare.clicked.connect(self.ties.ask_new)
        self.tabs.chosen.connect(self._on_tab)
        self.edit.clicked.connect(self._on_edit)
        self.dismiss.clicked.connect(self._on_dismiss)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def refresh(self) -> None:
        """Read the roster and the declared interests."""
        desk = self.hub.desk

        def work(progress: Progress) -> _Read:
            with desk.read() as reader:
                found = tuple(reader.find(Mediator))
            return _Read(found, lines(found, desk.clock.today()), recusal.ties(desk))

        self.hub.run(work, "读名册", self._on_read)

    def _fetch(self, ids: Sequence[Any]) -> Iterable[MediatorLine]:
        return [self._lines[uid] for uid in ids]

    def _on_read(self, read: _Read) -> None:
        if not alive(self):
            return
        before = self.table.current_id()
        self._mediators = {m.uid: m for m in read.mediators}
        self._lines = {line.uid: line for line in read.lines}
        self.model.set_ids([line.uid for line in read.lines])
        if before in self._lines:
            self.table.go_to(before)
        active = sum(line.active for line in read.lines)
        self.header.set_sub(f"在聘 {active} 人")
        self._stack.setCurrentIndex(0 if read.lines else 1)
        found = catalogue.find("appoint_mediator")
        self.appoint.set_reason(catalogue.objection(found, None, self.hub.desk.user) or "")
        self.ties.set_ties(read.ties)
        self.declare.set_reason(self.ties.against_new())
        names = [Choice(ROSTER, len(read.lines)), Choice(TIES, self.ties.in_force)]
        self.tabs.set_choices(names, self.tabs.current)
        self._show_current()

    def _on_tab(self, index: int) -> None:
        self._whole.setCurrentIndex(index)
        self.appoint.setVisible(index == 0)
        self.declare.setVisible(index == 1)

    def _current(self) -> Mediator | None:
        return self._mediators.get(self.table.current_id() or "")

    def _show_current(self) -> None:
        mediator = self._current()
        self.chosen.set_full_text(mediator.name if mediator else "选一位调解员，可以修改资料或者解聘")
        reason = catalogue.objection(catalogue.find("dismiss_mediator"), None, self.hub.desk.user) or ""
        for button in (self.edit, self.dismiss):
            button.setVisible(mediator is not None)
            button.set_reason(reason)
        if mediator is not None and not mediator.active:
            self.dismiss.set_reason(reason or "已经解聘")

    def _on_current(self, now: object, before: object) -> None:
        self._show_current()

    def _on_opened(self, uid: Any) -> None:
        self.table.go_to(uid)
        self._on_edit()

    def _on_appoint(self) -> None:
        ActDialog.ask(self.hub, "appoint_mediator", parent=self)

    def _on_edit(self) -> None:
        mediator = self._current()
        if mediator is not None and self.edit.isEnabled():
            known = typed_record(mediator)
            known.pop("active")
            ActDialog.ask(self.hub, "appoint_mediator", known=known, parent=self)

    def _on_dismiss(self) -> None:
        mediator = self._current()
        if mediator is not None:
            ActDialog.ask(self.hub, "dismiss_mediator", known={"name": mediator.name}, parent=self)
