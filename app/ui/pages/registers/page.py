"""台账名册: the committee's registers beside the ledger of cases, each with its acts, papers and export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain import dates
from app.domain.values import Progress
from app.services import catalogue
from app.services.office import register_tables
from app.services.office.register_lines import Registers, read_all
from app.ui.alive import alive
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.dialogs.files import Files
from app.ui.forms.typed import Given
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.pages.registers.kinds import KINDS, Kind
from app.ui.pages.registers.lines import rows_of
from app.ui.pages.registers.papers import OfficePapers
from app.ui.pages.registers.sheet import RegisterSheet
from app.ui.shell.page_header import PageHeader
from app.ui.widgets.buttons import Button
from app.ui.widgets.choices import Choice
from app.ui.widgets.layouts import column
from app.ui.widgets.tabs import Tabs

FILES = "Excel 工作簿 (*.xlsx);;PDF (*.pdf);;CSV (*.csv);;JSON (*.json)"


class RegistersPage(Page):
    """A tab for each register; the primary button adds a line to the one that is shown."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.papers = OfficePapers(hub, self)
        self.export = Button("导出", "secondary", "upload")
        self.new = Button(KINDS[0].new_label, "primary", "plus")
        self.header = PageHeader("台账名册", "", self.export, self.new)
        self.tabs = Tabs([kind.title for kind in KINDS], name="台账")
        self.sheets = tuple(RegisterSheet(hub, kind) for kind in KINDS)
        self._found: Registers | None = None
        self._stack = QStackedWidget()
        for sheet in self.sheets:
            self._stack.addWidget(sheet)
            sheet.new_asked.connect(self._on_new)
            sheet.act_asked.connect(self._on_act_asked)
            sheet.paper_asked.connect(self.papers.do)
        self.setLayout(
            column(self.header, self.tabs, (self._stack, 1), gap=10, margins=(24, 12, 24, 14))
        )  # fmt: skip
        self.tabs.chosen.connect(self._on_tab)
        self.export.clicked.connect(self._on_export)
        self.new.clicked.connect(self._on_new)

    @property
    def kind(self) -> Kind:
        """The register that is shown."""
        return KINDS[self.tabs.current]

    @property
    def sheet(self) -> RegisterSheet:
        """The sheet that is shown."""
        return self.sheets[self.tabs.current]

    def refresh(self) -> None:
        """Read every register."""
        desk = self.hub.desk

        def work(progress: Progress) -> Registers:
            return read_all(desk)

        self.hub.look(work, self._on_read)

    def _on_read(self, found: Registers) -> None:
        if not alive(self):
            return
        self._found = found
        for sheet in self.sheets:
            sheet.set_rows(rows_of(sheet.kind.name, found))
        counts = register_tables.counts(found)
        self.tabs.set_choices([Choice(kind.title, counts[kind.name]) for kind in KINDS], self.tabs.current)
        watched = sum(risk.open for risk in found.risks)
        waiting = sum(heard.open for heard in found.grievances)
        told = [f"风险跟踪中 {watched} 条"] * bool(watched) + [f"诉求待答复 {waiting} 条"] * bool(waiting)
        told += [f"保管期满 {len(found.ended)} 卷"] * bool(found.ended)
        self.header.set_sub("　".join((f"截至 {dates.long(found.today)}", *told)))
        self._show_kind()

    def _show_kind(self) -> None:
        self.new.set_text(self.kind.new_label)
        self.new.updateGeometry()
        found = catalogue.find(self.kind.new)
        self.new.set_reason(catalogue.objection(found, None, self.hub.desk.user) or "")

    def _on_tab(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._show_kind()

    def _on_new(self) -> None:
        known = self.kind.start(self._found) if self.kind.start and self._found else {}
        self._on_act_asked(self.kind.new, known)

    def _on_act_asked(self, act: str, known: Given) -> None:
        ActDialog.ask(self.hub, act, known=known, parent=self)

    def _on_export(self) -> None:
        found = register_tables.find(self.kind.name)
        path = Files.save(self, f"导出{found.title}", Path(f"{found.title}.xlsx"), FILES)
        if path is None:
            return
        desk = self.hub.desk

        def work(progress: Progress) -> Path:
            register_tables.export(desk, found.name, path)
            return path

        self.hub.run(work, f"导出{found.title}", self._on_exported)

    def _on_exported(self, path: Path) -> None:
        self.hub.told.emit(f"已导出：{path}")
