"""The list of all forms at the left: name, the act it comes from, and whether it is the committee's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.services.forms.form_views import FormRow
from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KEYBOARD
from app.ui.widgets.painting import focus_ring, rounded, write
from app.ui.widgets.tag import paint_tag, tag_height, tag_width

OWN = "自拟"
NARROW = 180
"""Below this width (logical pixels) the mark stands in the second line, not as a tag beside the name."""
_ROW = Qt.ItemDataRole.UserRole


class FormListView(QListWidget):
    """Signal: `form_chosen(code)` when another form becomes current."""

    form_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = False
        self._telling = True
        self.setItemDelegate(_Lines(self))
        self.setAccessibleName("文书格式")
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._on_current)

    def show_rows(self, rows: Sequence[FormRow]) -> None:
        """Show these forms; the current one stays current, and nobody is told."""
        code = self.current_code()
        self._telling = False
        if self.count() != len(rows):
            self.clear()
            for _ in rows:
                self.addItem(QListWidgetItem())
        for place, found in enumerate(rows):
            item = self.item(place)
            item.setData(_ROW, found)
            item.setText(found.name)
            spoken = f"{found.name}，{found.about}" + (f"，{OWN}" if found.own else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(f"{found.name}（{found.code}）")
            if found.code == code:
                self.setCurrentRow(place)
        self._telling = True

    def choose(self, code: str) -> None:
        """Make a form current and tell."""
        for place in range(self.count()):
            if self.item(place).data(_ROW).code == code:
                self.setCurrentRow(place)
                self.scrollToItem(self.item(place), QListWidget.ScrollHint.PositionAtCenter)

    def current_code(self) -> str:
        """The code of the current form, "" at first."""
        item = self.currentItem()
        return str(item.data(_ROW).code) if item is not None else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring after keyboard use only."""
        self.ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def _on_current(self, now: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if now is not None and self._telling:
            self.form_chosen.emit(now.data(_ROW).code)


class _Lines(QStyledItemDelegate):
    """Paints name and act, and the tag at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of text and some air."""
        return QSize(0, theme.role("small").line + theme.role("caption").line + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One form."""
        found: FormRow = index.data(_ROW)
        view = self.parent()
        assert isinstance(view, FormListView)
        state = option.state
        rect = QRectF(option.rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hot = bool(state & QStyle.StateFlag.State_MouseOver)
        inside = rect.adjusted(4, 1, -4, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hot:
            rounded(painter, inside, 6, "selected" if chosen else "hover")
        right = inside.right() - 8
        about, tone = found.about, "text3"
        mark = OWN if found.own else "Word" if found.word else ""
        if mark and rect.width() < NARROW:
            about, tone = f"{mark} · {found.about}", "violet_text" if found.own else "accent_text"
        elif mark:
            width = tag_width(mark, icon=False)
            place = QRectF(right - width, inside.center().y() - tag_height() / 2, width, tag_height())
            paint_tag(painter, place, mark, "violet" if found.own else "accent", "")
            right -= width + 6
        name_line, about_line = theme.role("small").line, theme.role("caption").line
        left = inside.x() + 10
        name = QRectF(left, inside.y() + 4, right - left, name_line)
        write(painter, name, found.name, "small_strong" if chosen else "small", "text")
        write(painter, QRectF(left, name.bottom(), right - left, about_line), about, "caption", tone)
        if view.ring and view.hasFocus() and index == view.currentIndex():
            focus_ring(painter, inside, 6)
        painter.restore()
