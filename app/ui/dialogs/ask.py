"""Questions and refusals that need an answer now; each is one class method, which tests replace."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.base import Dialog
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.paragraph import Paragraph

WIDTH = 440


class Ask(Dialog):
    """A sentence, what it means, and two buttons."""

    def __init__(
        self, title: str, note: str, verb: str, back: str, icon: tuple[str, str], *, danger: bool,
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(title, parent, width=WIDTH)
        self.yes_button = Button(verb, "danger" if danger else "primary")
        self.back_button = Button(back, "secondary")
        name, tone = icon
        words = column(Label(title, "card_title", wrap=True), Paragraph(note, "body", "text2"), gap=6)
        self.body.addLayout(row(column(2, IconView(name, tone, 20), None, gap=0), (words, 1), gap=12))
        self.body.addSpacing(6)
        buttons = [self.back_button, self.yes_button] if verb else [self.back_button]
        self.body.addLayout(row(None, *buttons, gap=8))
        self.yes_button.setVisible(bool(verb))
        self.yes_button.clicked.connect(self.accept)
        self.back_button.clicked.connect(self.reject)
        self._danger = danger
        first = self.yes_button if verb and not danger else self.back_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def primary(self) -> None:
        """Enter: the primary button; what is dangerous has to be chosen by itself."""
        if self._danger or not self.yes_button.isVisibleTo(self):
            self.reject()
        else:
            self.accept()

    @classmethod
    def yes(
        cls,
        parent: QWidget | None,
        title: str,
        note: str,
        verb: str,
        *,
        danger: bool = False,
        back: str = "取消",
    ) -> bool:
        """Ask before something is done; a `danger` names the thing and cannot be undone."""
        icon = ("triangle-alert", "bad_text") if danger else ("circle-question-mark", "accent_text")
        return cls._answered(cls(title, note, verb, back, icon, danger=danger, parent=parent))

    @classmethod
    def refusal(cls, parent: QWidget | None, title: str, sentence: str, mend: str = "") -> bool:
        """Say why something cannot be done; `mend` names a way to put it right, True when it was taken."""
        icon = ("circle-alert", "bad_text")
        return cls._answered(cls(title, sentence, mend, "知道了", icon, danger=False, parent=parent))

    @classmethod
    def told(cls, parent: QWidget | None, title: str, sentence: str, *, good: bool) -> bool:
        """Tell the result of something that was looked into; nothing is to be answered."""
        icon = ("circle-check", "ok_text") if good else ("circle-alert", "bad_text")
        return cls._answered(cls(title, sentence, "", "知道了", icon, danger=False, parent=parent))

    @classmethod
    def _answered(cls, dialog: Ask) -> bool:
        answer = dialog.exec() == Dialog.DialogCode.Accepted
        dialog.deleteLater()
        return answer
