"""The inside of the main window: navigation at the left, one page at a time at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.ui.shell.nav_button import NavItem
from app.ui.shell.navigation import Navigation
from app.ui.widgets.toast import Toast, ToastPlace

FULL_WIDTH = 1280  # below this (logical pixels) the navigation is a strip of icons
MINIMUM = (880, 500)


class Shell(QWidget):
    """Pages are added by key; keys without a place in the navigation (a case page) are shown just the same.

    Signals: `page_asked(key)` when the user chooses a page in the navigation or by Ctrl+1…9 (the window
    decides and calls `show_page`), `page_shown(key)`, `search_asked` (button or Ctrl+K), `lock_asked`
    (button or Ctrl+L), `trust_asked`, `user_asked`. F6 and Shift+F6 move between areas: widgets of the page
    marked by `mark_area`, then the navigation.
    """

    page_asked = Signal(str)
    page_shown = Signal(str)
    search_asked = Signal()
    lock_asked = Signal()
    trust_asked = Signal()
    user_asked = Signal()

    def __init__(self, items: Sequence[NavItem | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "window")
        self.setMinimumSize(*MINIMUM)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.navigation = Navigation(items)
        self.pages = QStackedWidget()
        self.toasts = ToastPlace(self)
        self._keys: dict[str, QWidget] = {}
        self._current = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        layout.addWidget(self.pages, 1)
        self.setTabOrder(self.pages, self.navigation)
        self._connect()

    def _connect(self) -> None:
        nav = self.navigation
        nav.page_asked.connect(self.page_asked)
        nav.search_asked.connect(self.search_asked)
        nav.lock_asked.connect(self.lock_asked)
        nav.trust_asked.connect(self.trust_asked)
        nav.user_asked.connect(self.user_asked)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.search_asked)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock_asked)
        QShortcut(QKeySequence("F6"), self).activated.connect(self._on_next_area)
        QShortcut(QKeySequence("Shift+F6"), self).activated.connect(self._on_previous_area)
        for number, key in enumerate(nav.keys()[:9], 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setObjectName(key)
            shortcut.activated.connect(self._on_number)

    def add_page(self, key: str, page: QWidget) -> None:
        """Add a page; one that is already there under the key is replaced and deleted."""
        if key in self._keys:
            self.remove_page(key)
        self._keys[key] = page
        self.pages.addWidget(page)

    def remove_page(self, key: str) -> None:
        """Take a page away and delete it; raises KeyError."""
        page = self._keys.pop(key)
        self.pages.removeWidget(page)
        page.deleteLater()

    def has_page(self, key: str) -> bool:
        """Whether a page was added under the key."""
        return key in self._keys

    def page(self, key: str) -> QWidget:
        """The page of a key; raises KeyError."""
        return self._keys[key]

    @property
    def current(self) -> str:
        """The key of the page shown, "" at first."""
        return self._current

    def show_page(self, key: str, *, nav_key: str = "") -> None:
        """Show a page and mark it in the navigation (`nav_key` for pages that belong to another, as a case
        to the
        ledger); raises KeyError.
        """
        self.pages.setCurrentWidget(self._keys[key])
        self.navigation.set_current(nav_key or key)
        self._current = key
        self.page_shown.emit(key)

    def toast(self, text: str, note: str = "", link: str = "", hue: str = "ok") -> Toast:
        """Say what was done; connect to `followed` of what comes back."""
        return self.toasts.show(text, note, link, hue)

    def areas(self) -> list[QWidget]:
        """Between what F6 moves: the marked parts of the page from first to last, then the navigation."""
        page = self.pages.currentWidget()
        marked = (
            [w for w in page.findChildren(QWidget) if w.property("area") and w.isVisible()] if page else []
        )
        marked.sort(key=_area_number)
        return [*(marked or ([page] if page else [])), self.navigation]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The navigation becomes a strip where room is short."""
        super().resizeEvent(event)
        compact = event.size().width() < FULL_WIDTH
        if compact != self.navigation.compact:
            self.navigation.set_compact(compact)

    def _move(self, step: int) -> None:
        areas = self.areas()
        focused = self.window().focusWidget()
        at = next(
            (
                i
                for i, area in enumerate(areas)
                if focused and (area is focused or area.isAncestorOf(focused))
            ),
            -1,
        )
        for offset in range(1, len(areas) + 1):
            target = areas[(at + step * offset) % len(areas)]
            if target is self.navigation:
                self.navigation.focus_current()
                return
            first = _first_focusable(target)
            if first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _on_next_area(self) -> None:
        self._move(1)

    def _on_previous_area(self) -> None:
        self._move(-1)

    def _on_number(self) -> None:
        self.page_asked.emit(self.sender().objectName())


def mark_area(widget: QWidget, number: int) -> None:
    """Make a part of a page an area for F6; they are visited in the order of their numbers, from 1."""
    widget.setProperty("area", number)


def _area_number(widget: QWidget) -> int:
    return int(widget.property("area"))


def _first_focusable(area: QWidget) -> QWidget | None:
    for widget in [area, *area.findChildren(QWidget)]:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.isVisible()
        if takes and widget.focusProxy() is None:
            return widget
    return None
