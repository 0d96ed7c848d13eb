"""The navigation at the left: mark, search, pages, trust line, user; 200 px wide or a strip of icons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.shell.nav_button import NavButton, NavItem
from app.ui.shell.nav_foot import SearchButton, TrustLine, UserLine
from app.ui.theme.tokens import theme
from app.ui.widgets.avatar import Logo
from app.ui.widgets.card import Rule
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, holder, row


class Navigation(QFrame):
    """Built from a list of NavItem (None draws a rule).

    Signals: `page_asked(key)`, `search_asked`, `trust_asked`, `user_asked`, `lock_asked`.
    """

    page_asked = Signal(str)
    search_asked = Signal()
    trust_asked = Signal()
    user_asked = Signal()
    lock_asked = Signal()

    def __init__(self, items: Sequence[NavItem | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "sidebar")
        self.setAccessibleName("导航")
        self._compact = False
        self._logo = Logo(32)
        self._office = ElidedLabel("", "caption", "text3")
        self.search = SearchButton()
        self.trust = TrustLine()
        self.user = UserLine()
        self._buttons: dict[str, NavButton] = {}
        self._build(items)
        self.search.clicked.connect(self._on_search)
        self.trust.clicked.connect(self._on_trust)
        self.user.clicked.connect(self._on_user)
        self.user.lock.clicked.connect(self._on_lock)
        self.set_compact(False)

    def _build(self, items: Sequence[NavItem | None]) -> None:
        self._words = holder(column(Label("调解工作台", "strong"), self._office, gap=0))
        head = row(self._logo, (self._words, 1), gap=10, margins=(2, 0, 0, 0))
        self._layout = column(head, 12, self.search, 8, gap=2)
        for item in items:
            if item is None:
                self._layout.addSpacing(6)
                self._layout.addWidget(Rule())
                self._layout.addSpacing(6)
                continue
            button = NavButton(item)
            button.clicked.connect(self._on_button)
            self._buttons[item.key] = button
            self._layout.addWidget(button)
        self._layout.addStretch(1)
        for widget in (self.trust, Rule(), self.user):
            self._layout.addWidget(widget)
            self._layout.addSpacing(6)
        self.setLayout(self._layout)

    @property
    def compact(self) -> bool:
        """Whether only icons are shown."""
        return self._compact

    def set_compact(self, compact: bool) -> None:
        """Strip of icons (56 px) or full width (200 px)."""
        self._compact = compact
        width = theme.size("nav_compact_width" if compact else "nav_width")
        self.setFixedWidth(width if compact else round(width * max(1.0, theme.text_scale)))
        self._layout.setContentsMargins(*((10, 12, 10, 6) if compact else (12, 14, 12, 6)))
        self._words.setVisible(not compact)
        for part in (self.search, self.trust, self.user):
            part.set_compact(compact)
        for button in self._buttons.values():
            button.set_compact(compact)

    def set_office(self, name: str) -> None:
        """The committee's short name under the program's."""
        self._office.set_full_text(name)

    def set_current(self, key: str) -> None:
        """Mark the page that is shown; an unknown key marks none."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)

    def set_badge(self, key: str, text: str, hue: str = "grey") -> None:
        """A number beside a page: hue bad stands out, grey is quiet; "" takes it away."""
        self._buttons[key].set_badge(text, hue)

    def keys(self) -> tuple[str, ...]:
        """The keys of all pages from the top."""
        return tuple(self._buttons)

    def button(self, key: str) -> NavButton:
        """The button of a page; raises KeyError."""
        return self._buttons[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move between the pages."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        buttons = list(self._buttons.values())
        at = next((i for i, button in enumerate(buttons) if button.hasFocus()), -1)
        if step and at >= 0:
            buttons[min(max(at + step, 0), len(buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def focus_current(self) -> None:
        """Put the focus on the current page's button (F6)."""
        current = next((b for b in self._buttons.values() if b.isChecked()), None)
        (current or self.search).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_button(self) -> None:
        button = self.sender()
        assert isinstance(button, NavButton)
        self.page_asked.emit(button.item.key)

    def _on_search(self) -> None:
        self.search_asked.emit()

    def _on_trust(self) -> None:
        self.trust_asked.emit()

    def _on_user(self) -> None:
        self.user_asked.emit()

    def _on_lock(self) -> None:
        self.lock_asked.emit()
