"""The page beside the text: set with a sample or a case of the office; the last good page stays while faults last."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.words import SIDES
from app.jobs.runner import Runner
from app.services.forms.form_check import SAMPLES
from app.ui.pages.paper.view import PaperSheetView
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.editors import LineEdit
from app.ui.widgets.labels import ElidedLabel
from app.ui.widgets.layouts import holder, row
from app.ui.widgets.segmented import Segmented

BY_CASE = "案件"


class PreviewCard(Card):
    """Signals: `asked` when another sample, case or recipient is wanted; `failed(exception)`."""

    asked = Signal()
    failed = Signal(Exception)

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(kind="sunken", margins=(1, 1, 1, 1), gap=0, parent=parent)
        self.samples = Segmented([*SAMPLES, BY_CASE], name="样例", small=True)
        self.sides = Segmented(list(SIDES), name="收件人", small=True)
        self.number = LineEdit()
        self.number.setProperty("sz", "sm")
        self.number.setPlaceholderText("案号，按 Enter 看")
        self.number.setAccessibleName("用哪一件案件看")
        self.pages = PaperSheetView(runner)
        self.smaller = Button(kind="ghost", icon="zoom-out", size="sm", name="缩小")
        self.larger = Button(kind="ghost", icon="zoom-in", size="sm", name="放大")
        self._told = ElidedLabel("", "caption", "text3")
        self._case_row = holder(row((self.number, 1), gap=0, margins=(10, 0, 10, 6)))
        self._side_row = holder(row(self.sides, None, gap=0, margins=(10, 0, 10, 6)))
        self._foot = row((self._told, 1), self.smaller, self.larger, gap=2, margins=(12, 3, 6, 3))
        self.add(
            row(self.samples, None, gap=0, margins=(10, 7, 10, 6)), self._case_row, self._side_row, Rule(),
            (self.pages, 1), Rule(), self._foot,
        )  # fmt: skip
        self._per_party = False
        self._case_row.hide()
        self._side_row.hide()
        self._connect()

    def _connect(self) -> None:
        self.samples.chosen.connect(self._on_sample)
        self.sides.chosen.connect(self._on_side)
        self.number.returnPressed.connect(self._on_number)
        self.smaller.clicked.connect(self._on_smaller)
        self.larger.clicked.connect(self._on_larger)
        self.pages.page_changed.connect(self._on_page)
        self.pages.failed.connect(self.failed)

    @property
    def sample(self) -> str:
        """One of SAMPLES, or the 案号 of a case; "" while no case was named."""
        return self.number.value() if self.by_case else self.samples.current_label

    @property
    def by_case(self) -> bool:
        """Whether a case of the office is wanted in place of a sample."""
        return self.samples.current_label == BY_CASE

    @property
    def side(self) -> str:
        """The recipient, "" where the form has none."""
        return self.sides.current_label if self._side_row.isVisibleTo(self) else ""

    def set_per_party(self, per_party: bool) -> None:
        """Whether each side gets a paper of this form; a recipient matters for real cases only."""
        self._per_party = per_party
        self._side_row.setVisible(per_party and self.by_case)

    def clear(self) -> None:
        """Show no page, before that of another form is there."""
        self.pages.set_paper(b"", 0, "")
        self._told.set_full_text("")

    def show_page(self, pdf: bytes, pages: int, name: str) -> None:
        """Show a page that was set."""
        self.pages.set_paper(pdf, pages, f"{name}预览")

    def _on_sample(self, index: int) -> None:
        self._case_row.setVisible(self.by_case)
        self._side_row.setVisible(self._per_party and self.by_case)
        if self.by_case:
            self.number.setFocus()
        if self.sample:
            self.asked.emit()

    def _on_side(self, index: int) -> None:
        self.asked.emit()

    def _on_number(self) -> None:
        if self.sample:
            self.asked.emit()

    def _on_smaller(self) -> None:
        self.pages.step_zoom(-1)

    def _on_larger(self) -> None:
        self.pages.step_zoom(1)

    def _on_page(self, page: int, pages: int) -> None:
        self._told.set_full_text(f"第 {page} 页，共 {pages} 页" if pages else "")
