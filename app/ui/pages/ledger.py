"""案件台账: saved views, search, the table, and totals of what is filtered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import evolve
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.domain import money
from app.domain.values import Progress
from app.services import exports
from app.services.catalogue import Outcome
from app.services.views import ledger as ledgers
from app.services.views.ledger import LedgerLine, LedgerQuery
from app.ui.dialogs.files import Files
from app.ui.hub import Hub
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.pages.base import Page
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.choices import Choice
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import Item, column, holder, row
from app.ui.widgets.runs import Run, Runs
from app.ui.widgets.tabs import Tabs

COLUMNS = (
    Column("short", "案号", 76, kind="strong"),
    Column("applicant", "申请人", 104),
    Column("doc_no", "证件号码", 150, kind="muted", sorts=False),
    Column("cause", "案由", 126),
    Column("amount", "涉案金额（元）", 114, kind="money"),
    Column("received_on", "收到", 86, kind="date"),
    Column("state", "状态", 96, kind="pill"),
    Column("next_step", "下一步", 0, sorts=False),
    Column("due_text", "期限", 102, kind="tag", hue_key="due_tone", sorts=False),
    Column("mediators", "调解员", 116, sorts=False),
)
HIDDEN_FIRST = ("mediators", "doc_no", "cause", "amount", "received_on")
SORT_OF = {"short": "number"}
FILES = "Excel 工作簿 (*.xlsx);;PDF (*.pdf);;CSV (*.csv);;JSON (*.json)"
PAUSE_MS = 180


class LedgerPage(Page):
    """The ledger. Signals: register_wanted()."""

    register_wanted = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._query = LedgerQuery()
        self._masked = True
        self._cases = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.context = Label("", "body", "text3")
        self.export = Button("导出", icon="upload")
        self.register = Button("登记案件", "primary", "plus")
        head = row(Label("案件台账", "title"), self.context, None, self.export, self.register, gap=8)
        self.views = Tabs([Choice(name, 0) for name in ledgers.VIEWS], name="视图")
        self.search = QLineEdit()
        self.search.setPlaceholderText("案号、姓名、拼音首字母、电话尾号")
        self.search.setAccessibleName("在台账里找")
        self.search.setFixedWidth(300)
        self.search.setClearButtonEnabled(True)
        self.model = BlockTableModel(COLUMNS, self._fetch, id_key="id", year=self.hub.desk.clock.today().year)
        self.table = DataTable(self.model, name="案件台账", hidden_first=HIDDEN_FIRST, ticks=False)
        self.table.set_sorted("short", descending=True)
        self._build_nothing()
        card = Card((self._stack, 1), Rule(), self._foot(), margins=(1, 1, 1, 1), gap=0)
        self.setLayout(
            column(head, self.views, row(self.search, None), (card, 1), gap=10, margins=(24, 12, 24, 14))
        )  # fmt: skip

    def _build_nothing(self) -> None:
        self.clear_filter = Button("清除条件", "secondary", "x")
        self.first_case = Button("登记案件", "secondary", "plus")
        self.nothing = EmptyState("", "", "folders", self.clear_filter, self.first_case)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(holder(column(None, self.nothing, None, margins=(40, 20, 40, 20))))

    def _foot(self) -> QWidget:
        self.cases, self.workers, self.amount = Runs([]), Runs([]), Runs([])
        self.masked_note = Label("证件号码已遮盖", "caption", "text3")
        self.reveal = Button("查看完整号码", "link", "eye", size="sm")
        items: tuple[Item, ...] = (
            self.cases, self.workers, self.amount, None, self.masked_note, self.reveal,
        )  # fmt: skip
        foot = holder(row(*items, gap=18, margins=(16, 4, 10, 4)))
        foot.setFixedHeight(40)
        return foot

    def _connect(self) -> None:
        self.register.clicked.connect(self.register_wanted)
        self.first_case.clicked.connect(self.register_wanted)
        self.export.clicked.connect(self._on_export)
        self.views.chosen.connect(self._on_view)
        self.search.textChanged.connect(self._on_typed)
        self._pause.timeout.connect(self._on_pause_over)
        self.table.opened.connect(self._on_open)
        self.table.sort_asked.connect(self._on_sort)
        self.clear_filter.clicked.connect(self._on_clear)
        self.reveal.clicked.connect(self._on_reveal)

    def refresh(self) -> None:
        """Count the views and read the ids of the filtered set."""
        counts = ledgers.view_counts(self.hub.desk)
        self._cases = counts["全部"]
        self.views.set_choices([Choice(name, counts[name]) for name in ledgers.VIEWS], self.views.current)
        self._find()

    def _find(self) -> None:
        """Read the ids of the filtered set; the views were counted before, nothing has changed since."""
        view = list(ledgers.VIEWS)[self.views.current]
        self._query = evolve(self._query, states=ledgers.VIEWS[view], text=self.search.text().strip())
        ids = ledgers.ids(self.hub.desk, self._query)
        self.model.set_ids(ids)
        self._show_totals()
        self._show_nothing(not ids, self._cases == 0)

    def search_for(self, text: str) -> None:
        """Search for a text in all cases; called from the search box of the navigation."""
        self.views.choose(list(ledgers.VIEWS).index("全部"))
        self.search.setText(text)
        self.search.setFocus()
        self.go_stale()

    def _fetch(self, ids: Sequence[Any]) -> tuple[LedgerLine, ...]:
        return ledgers.rows(self.hub.desk, list(ids), masked=self._masked)

    def _show_totals(self) -> None:
        found = ledgers.totals(self.hub.desk, self._query)
        self.context.setText(f"{found.cases} 件")
        self.cases.set_runs(_total("共", str(found.cases), "件"))
        self.workers.set_runs(_total("劳动者", str(found.workers), "人"))
        self.amount.set_runs(_total("涉案金额", money.figures(found.amount), "元"))

    def _show_nothing(self, empty: bool, no_case_at_all: bool) -> None:
        self._stack.setCurrentIndex(1 if empty else 0)
        self.clear_filter.setVisible(not no_case_at_all)
        self.first_case.setVisible(no_case_at_all)
        if no_case_at_all:
            self.nothing.set_words("还没有案件", "收到调解申请后在这里登记，案号自动编排。")
        else:
            what = f"“{self._query.text}”" if self._query.text else list(ledgers.VIEWS)[self.views.current]
            self.nothing.set_words(f"{what}没有符合的案件", "换一个说法，或者清除条件看全部。")

    def _on_view(self, index: int) -> None:
        self._find()

    def _on_typed(self, text: str) -> None:
        self._pause.start()

    def _on_pause_over(self) -> None:
        self._find()

    def _on_sort(self, key: str, descending: bool) -> None:
        self._query = evolve(self._query, sort=SORT_OF.get(key, key), descending=descending)
        self.table.set_sorted(key, descending=descending)
        self.model.set_ids(ledgers.ids(self.hub.desk, self._query))

    def _on_clear(self) -> None:
        self.search_for("")

    def _on_open(self, row_id: object) -> None:
        assert isinstance(row_id, int)
        line = ledgers.rows(self.hub.desk, [row_id])[0]
        self.hub.go.emit("case", line.number)

    def _on_reveal(self) -> None:
        if self._masked:
            self.hub.perform("reveal_ledger", {}, "", self._on_revealed)
        else:
            self._turn(masked=True)

    def _on_revealed(self, outcome: Outcome) -> None:
        self._turn(masked=False)

    def _turn(self, *, masked: bool) -> None:
        self._masked = masked
        self.masked_note.setText("证件号码已遮盖" if self._masked else "正在显示完整号码")
        self.reveal.set_text("查看完整号码" if self._masked else "遮盖号码")
        self.reveal.set_icon_name("eye" if self._masked else "eye-off")
        self.model.refresh()
        self.table.viewport().update()

    def _on_export(self) -> None:
        path = Files.save(self, "导出案件台账", Path("案件台账.xlsx"), FILES)
        if path is None:
            return
        desk = self.hub.desk

        def work(progress: Progress) -> Path:
            exports.ledger(desk, path)
            return path

        self.hub.run(work, "导出台账", self._on_exported)

    def _on_exported(self, path: Path) -> None:
        self.hub.told.emit(f"台账已导出：{path}")


def _total(label: str, value: str, unit: str) -> list[Run]:
    return [Run(label, "caption", "text3"), Run(value, "small_strong"), Run(unit, "caption", "text3")]
