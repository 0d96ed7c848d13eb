"""The middle of the page: what form is edited, its tools, the editor, the find bar, and the faults below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.services.forms.form_views import FormSheet
from app.ui.pages.forms.editor import FormEditor
from app.ui.pages.forms.fault_list import FaultList
from app.ui.pages.forms.find_bar import FindBar
from app.ui.theme.icons import tint
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import ElidedLabel
from app.ui.widgets.layouts import row
from app.ui.widgets.tag import Tag


class DeskCard(Card):
    """Signals: `fields_asked`, `word_asked` (choose a Word file), `word_dropped`."""

    fields_asked = Signal()
    word_asked = Signal()
    word_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 1, 1, 1), gap=0, parent=parent)
        self.editor = FormEditor()
        self.finder = FindBar(self.editor)
        self.faults = FaultList()
        self.name = ElidedLabel("", "card_title")
        self.tag = Tag("随附", "grey", "")
        self.search = Button(kind="ghost", icon="search", size="sm", name="在正文里查找（Ctrl+F）")
        self.fields = Button("字段", "secondary", "list-filter-plus", "sm")
        self.word = Button("Word 模板", "secondary", "file-text", "sm", menu_arrow=True)
        self._menu = QMenu(self)
        self._choose = self._menu.addAction("选本会的 Word 文件")
        self._drop = self._menu.addAction("停用")
        tint(self._choose, "folder-open")
        tint(self._drop, "undo-2")
        head = row(
            (self.name, 1), self.tag, self.search, self.word, self.fields, gap=6, margins=(14, 7, 8, 7)
        )
        self.add(head, Rule(), self.finder, (self.editor, 1), Rule(), self.faults)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_find)
        self._connect()

    def _connect(self) -> None:
        self.search.clicked.connect(self._on_find)
        self.finder.closed.connect(self._on_found)
        self.fields.clicked.connect(self.fields_asked)
        self.word.clicked.connect(self._on_word)
        self._choose.triggered.connect(self.word_asked)
        self._drop.triggered.connect(self.word_dropped)
        self.faults.chosen.connect(self._on_fault)

    def show_sheet(self, sheet: FormSheet) -> None:
        """Say which form is edited and what Word file it has."""
        self.name.set_full_text(sheet.entry.name)
        self._drop.setText(f"停用 {sheet.word}")
        self._drop.setVisible(bool(sheet.word))
        self._choose.setText("换一个 Word 文件" if sheet.word else "选本会的 Word 文件")
        words = f"Word 模板：{sheet.word}" if sheet.word else "Word 模板"
        self.word.setAccessibleName(words)
        self.word.setToolTip(sheet.word)

    def set_state(self, word: str, hue: str) -> None:
        """随附, 自拟 or 草稿 beside the name."""
        self.tag.set_tag(word, hue, "")

    def set_narrow(self, narrow: bool) -> None:
        """Where room is short the tools are icons; their names stay for screen readers."""
        for button, words in ((self.fields, "字段"), (self.word, "Word 模板")):
            button.set_text("" if narrow else words)
            button.setAccessibleName(words)
            button.setToolTip(words if narrow else "")
            button.updateGeometry()

    def _on_find(self) -> None:
        self.finder.open()

    def _on_found(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_word(self) -> None:
        self._menu.popup(self.word.mapToGlobal(self.word.rect().bottomLeft()))

    def _on_fault(self, fault: object) -> None:
        self.editor.go_to(getattr(fault, "line", 0), getattr(fault, "phrase", ""))
