"""A small button that stands for one act about the case, off with the reason why it cannot be done now."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.domain.office import User
from app.services.catalogue import ACTS, objection
from app.services.views.timeline import CaseView
from app.ui.forms.typed import Given
from app.ui.widgets.buttons import Button


class ActButton(Button):
    """Signals: `wanted(act, known)` with what the form of the act shall hold already, {} for nothing."""

    wanted = Signal(str, object)

    def __init__(
        self, act: str, view: CaseView, user: User, *, words: str = "", known: Given | None = None
    ) -> None:
        found = ACTS[act]
        super().__init__(words or found.label, "secondary", found.icon, "sm", icon_size=14)
        self.act = act
        self.known: Given = known or {}
        self.set_reason(objection(found, view.file, user) or "")
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.wanted.emit(self.act, self.known)


class ActLink(Button):
    """The same in a row, as a link; made only where the act can be done. Signals: `wanted(act, known)`."""

    wanted = Signal(str, object)

    def __init__(self, act: str, words: str, name: str, known: Given) -> None:
        super().__init__(words, "link", size="sm", name=name)
        self.act, self.known = act, known
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.wanted.emit(self.act, self.known)


def possible(act: str, view: CaseView, user: User) -> bool:
    """Whether this user can do the act about the case now."""
    return objection(ACTS[act], view.file, user) is None
