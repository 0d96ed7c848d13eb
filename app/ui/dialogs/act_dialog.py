"""A short act in a dialog: its label, one line of help, its fields, the law behind them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.services import catalogue
from app.services.catalogue import Outcome
from app.ui.dialogs.base import WIDTH, Dialog
from app.ui.forms.act_form import ActForm
from app.ui.forms.foot import FormFoot
from app.ui.forms.typed import Given
from app.ui.hub import Hub
from app.ui.theme.tokens import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import Item, column, holder, row, scroller
from app.ui.widgets.paragraph import Paragraph

WIDEST = 1.4


class ActDialog(Dialog):
    """Asks for the input of one act and does it. Use `ask`; tests replace it."""

    def __init__(self, hub: Hub, act: str, number: str, known: Given | None, parent: QWidget | None) -> None:
        found = catalogue.find(act)
        super().__init__(found.label, parent, width=usual_width())
        self.outcome: Outcome | None = None
        self._typed = False
        self.form = ActForm(hub, act, number, known)
        self._saved = Label("", "caption", "text3")
        self._area = _Area(self.form)
        self.foot = FormFoot(found.label, Button("取消", "secondary"))
        head = row(
            IconView(found.icon, "accent_text", 20), Label(found.label, "title"), None, self._saved, gap=8
        )
        about = self._paper()
        names: list[Item] = [ElidedLabel(about, "small_strong")] if about else []
        self.body.addLayout(column(head, *names, Paragraph(found.help, "small", "text2"), gap=4))
        self.body.addWidget(self._area, 1)
        if self.form.laws:
            law = Paragraph("、".join(self.form.laws), "caption", "text3")
            self.body.addLayout(row(IconView("scale", "text3", 14), (law, 1), gap=6))
        self.body.addWidget(self.foot)
        self._connect()
        self.form.load()

    @classmethod
    def ask(
        cls, hub: Hub, act: str, number: str = "", known: Given | None = None, parent: QWidget | None = None
    ) -> Outcome | None:
        """Show the form of an act until it is done; None when the user went back (the draft is kept)."""
        dialog = cls(hub, act, number, known, parent)
        dialog.exec()
        outcome = dialog.outcome
        dialog.deleteLater()
        return outcome

    def _paper(self) -> str:
        """Which paper the act is about, "" when it is about none."""
        fixed = self.form.fixed
        if not fixed:
            return ""
        code, _, number = str(fixed["form"]).partition(":")
        known = {entry.code: entry.name for entry in self.form.hub.desk.forms.entries}
        words = (known.get(code, code), f"第 {number} 份" if number else "", str(fixed.get("side", "")))
        return "　".join(word for word in words if word)

    def _connect(self) -> None:
        core = self.form.core
        self.form.ready.connect(self._on_ready)
        self.form.done.connect(self._on_done)
        core.problems_changed.connect(self._on_problems)
        core.edited.connect(self._on_typed)
        core.saved.connect(self._saved.setText)
        self._area.changed.connect(self._on_settled)
        core.working.connect(self._on_working)
        self.foot.asked.connect(core.focus_on)
        self.foot.primary.clicked.connect(self._on_primary)
        self.foot.back.clicked.connect(self.reject)
        self.foot.primary.set_reason("正在打开")

    def primary(self) -> None:
        """Do the act."""
        if self.foot.primary.isEnabled():
            self.foot.primary.click()

    def reject(self) -> None:
        """Go back; what was typed is kept as a draft. An act that is being done is waited for."""
        if not self.form.core.busy:
            self.form.core.drafts.flush()
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the window to the form."""
        super().showEvent(event)
        self.fit()

    def _on_ready(self) -> None:
        self.foot.primary.set_reason("")
        self.form.focus_first()
        self._on_settled()

    def _on_settled(self) -> None:
        """Fit the window to the form again; once somebody typed it grows with new fields but never jumps back."""
        before = self.height()
        self._area.grow()
        self.fit()
        if self._typed and self.height() < before:
            self.resize(self.width(), before)

    def _on_typed(self, path: str) -> None:
        self._typed = True

    def _on_primary(self) -> None:
        self.form.submit()

    def _on_problems(self) -> None:
        core = self.form.core
        self.foot.tell(core.shown(), core.shown(warnings=True))

    def _on_working(self, on: bool) -> None:
        self.foot.primary.set_reason("正在办理" if on else "")

    def _on_done(self, outcome: Any) -> None:
        self.outcome = outcome
        self.accept()


def usual_width() -> int:
    """Logical pixels wide: larger letters get more room, so that a day still fits beside two other fields."""
    return round(WIDTH * min(max(theme.text_scale, 1.0), WIDEST))


class _Area(QWidget):
    """Scrolls the form when the screen is too low, and asks for all its height where there is room.

    Signal: `changed()` when the form needs another height: a field came or went, words below one became longer.
    """

    changed = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self._inside = holder(column(form, gap=0, margins=(0, 0, 0, 2)))
        self.setLayout(column((scroller(self._inside), 1), gap=0))
        self._high = 0
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._on_laid)
        self._inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again once everything inside has found its place."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._pause.start()
        return False

    def grow(self) -> None:
        """The form has become higher: ask for its height again."""
        layout = self._inside.layout()
        if layout is not None:
            layout.activate()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The form's own height at the width of the dialog."""
        inside = self._inside
        width = max(self.width(), usual_width() - 48)
        high = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(width, high + 4)

    def minimumSizeHint(self) -> QSize:
        """Some three fields."""
        return QSize(200, min(180, self.sizeHint().height()))

    def _on_laid(self) -> None:
        high = self.sizeHint().height()
        if high != self._high:
            self._high = high
            self.changed.emit()
