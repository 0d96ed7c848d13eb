"""The field browser: every placeholder in its group with an example, found by typing, put into the text by Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.services.forms.form_fields import FieldGroup, FieldList, FormField
from app.ui.dialogs.base import Dialog
from app.ui.widgets.buttons import Button
from app.ui.widgets.editors import LineEdit
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row

_KEPT = Qt.ItemDataRole.UserRole
SIZE = (540, 560)


class FieldBrowser(Dialog):
    """Stands beside the window while one writes. Signal: `wanted(field or group)`."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("字段", parent, width=SIZE[0])
        self.setModal(False)
        self.words = LineEdit()
        self.words.setPlaceholderText("查找字段，例如 金额、签收人")
        self.words.setAccessibleName("查找字段")
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["字段", "样例"])
        self.tree.setAccessibleName("字段")
        self.tree.setProperty("kind", "fields")
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.header().setStretchLastSection(True)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.tree.header().resizeSection(0, 220)
        self.insert_button = Button("插入", "primary", "plus")
        self.done_button = Button("关闭", "secondary")
        self._told = Label("", "caption", "text3")
        note = Label("双击或按 Enter 写到光标处；列表写成一段循环。", "caption", "text3", wrap=True)
        foot = row((self._told, 1), self.done_button, self.insert_button, gap=8)
        self.body.addLayout(column(self.words, note, (self.tree, 1), foot, gap=8))
        self.resize(*SIZE)
        self._connect()

    def _connect(self) -> None:
        self.words.typed.connect(self._on_typed)
        self.tree.itemDoubleClicked.connect(self._on_activated)  # Enter is the primary button
        self.tree.currentItemChanged.connect(self._on_current)
        self.insert_button.clicked.connect(self._on_insert)
        self.done_button.clicked.connect(self.close)

    def show_fields(self, fields: FieldList) -> None:
        """Offer these fields; what was opened stays open."""
        opened = {item.text(0) for item in self._groups() if item.isExpanded()}
        self.tree.clear()
        for group in fields.groups:
            kind = "列表" if group.is_list else f"{len(group.fields)} 项"
            top = QTreeWidgetItem([group.word, kind])
            top.setData(0, _KEPT, group)
            for found in group.fields:
                line = QTreeWidgetItem([found.word, found.example or "（空）"])
                line.setData(0, _KEPT, found)
                line.setToolTip(0, found.name)
                line.setToolTip(1, found.example)
                top.addChild(line)
            self.tree.addTopLevelItem(top)
            top.setExpanded(group.word in opened)
        self._filter()

    def primary(self) -> None:
        """Enter puts the current field into the text."""
        self._on_insert()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search field the arrows go into the tree."""
        if event.key() == Qt.Key.Key_Down and self.words.hasFocus():
            self.tree.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _groups(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount()))
        return [top for top in found if top is not None]

    def _filter(self) -> None:
        """Show the fields whose name or example has the words; the first of them becomes current."""
        words, first = self.words.value(), None
        count = 0
        for top in self._groups():
            whole = words in top.text(0)
            shown = 0
            for line in _children(top):
                hit = not words or whole or words in line.text(0) or words in line.text(1)
                line.setHidden(not hit)
                shown += hit
                if hit and words and first is None and not whole:
                    first = line
            top.setHidden(not shown)
            if words:
                top.setExpanded(bool(shown))
                first = first or (top if whole else None)
            count += shown
        self._told.setText(f"{count} 个字段" if count else "没有这样的字段")
        if first is not None:
            self.tree.setCurrentItem(first)
        else:
            self.tree.selectionModel().clear()
        self._on_current(first, None)

    def _on_typed(self) -> None:
        self._filter()

    def _on_current(self, now: QTreeWidgetItem | None, before: QTreeWidgetItem | None) -> None:
        ok = now is not None and _insertable(now.data(0, _KEPT))
        self.insert_button.set_reason("" if ok else "先选一个字段")

    def _on_activated(self, item: QTreeWidgetItem, place: int) -> None:
        found = item.data(0, _KEPT)
        if _insertable(found):
            self.wanted.emit(found)

    def _on_insert(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self._on_activated(item, 0)


def _children(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (top.child(place) for place in range(top.childCount()))
    return [line for line in found if line is not None]


def _insertable(found: FormField | FieldGroup) -> bool:
    """A record as such cannot be printed; its fields can, and a list is gone through."""
    return isinstance(found, FormField) or found.is_list
