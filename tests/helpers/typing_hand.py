"""A hand at mouse and keyboard: types into the fields of a form and clicks, as a clerk would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.domain.fields import spec_of
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.forms.core import FormCore
from app.ui.forms.list_block import ListBlock


def click(widget: QWidget) -> None:
    """Press and release the left button in the middle of a widget, of a check box on its box."""
    assert widget.isEnabled(), widget.toolTip() or widget.accessibleName()
    x = 10 if isinstance(widget, QCheckBox) else widget.width() // 2
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(x, widget.height() // 2))


def button(parent: QWidget, words: str) -> QPushButton:
    """The visible button with these words."""
    found = [b for b in parent.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    assert found, f"no button {words!r}"
    return found[0]


def write(editor: QWidget, text: str) -> None:
    """Put the cursor into an editor, mark what stands there and type over it, Chinese through an input method."""
    editor.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    if text.isascii() and "\n" not in text:
        QTest.keyClicks(editor, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def choose(combo: QComboBox, words: str) -> None:
    """Choose an entry with the keyboard."""
    at = combo.findText(words)
    assert at >= 0, f"{combo.accessibleName()} does not offer {words!r}"
    combo.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(combo.count()):
        if combo.currentIndex() == at:
            return
        QTest.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < at else Qt.Key.Key_Up)
    assert combo.currentIndex() == at


def enter(editor: QWidget, value: Any) -> None:
    """Give a field its value by the means its kind of editor has."""
    if isinstance(editor, QComboBox):
        choose(editor, str(value))
    elif isinstance(editor, QLineEdit | QPlainTextEdit):
        write(editor, str(value))
    elif isinstance(editor, QAbstractButton):
        if editor.isChecked() != bool(value):
            click(editor)
    else:
        raise AssertionError(f"no hand for {type(editor).__name__}")


def fill(form: QWidget, core: FormCore, given: Mapping[str, Any], prefix: str = "") -> None:
    """Fill a form with an input as it stands in a JSON file, field by field."""
    for name, value in given.items():
        path = f"{prefix}{name}"
        if isinstance(value, Mapping):
            fill(form, core, value, f"{path}.")
        elif isinstance(value, list):
            _fill_list(form, core, path, value)
        elif isinstance(value, bool):
            enter(_chip(form, _label(core.act.given, path)), value)
        else:
            enter(_editor(core, path), value)


def _label(record: type, path: str) -> str:
    """What the last field of a path is called."""
    name, _, rest = path.partition(".")
    found = spec_of(record, name)
    if not rest or found.item is None:
        return found.label
    return _label(found.item, rest.lstrip("0123456789."))


def _chip(form: QWidget, words: str) -> QAbstractButton:
    """The check chip of a flag, by its word."""
    return next(b for b in form.findChildren(QAbstractButton) if b.isVisible() and b.text() == words)


def _fill_list(form: QWidget, core: FormCore, path: str, entries: list[Any]) -> None:
    if all(isinstance(entry, str) for entry in entries):
        boxes = {box.text(): box for box in form.findChildren(QCheckBox)}
        for name in entries:
            enter(boxes[name], True)
        return
    for _ in entries:
        if not _has(core, f"{path}.{len(entries) - 1}."):
            click(_list(form, core, path).add_button)
            QTest.qWait(10)  # a new entry is shown by the event loop
    assert _has(core, f"{path}.{len(entries) - 1}."), f"{path} has no room: {[p.path for p in core.places()]}"
    for number, entry in enumerate(entries):
        fill(form, core, entry, f"{path}.{number}.")


def _list(form: QWidget, core: FormCore, path: str) -> ListBlock:
    """The block of a list; of several with one name, the one inside the entry that the path names."""
    name = path.rpartition(".")[2]
    blocks = [b for b in form.findChildren(ListBlock) if b.spec.name == name and b.isVisible()]
    numbers = [int(part) for part in path.split(".") if part.isdigit()]
    return blocks[numbers[-1] if numbers else 0]


def _has(core: FormCore, start: str) -> bool:
    return any(place.path.startswith(start) for place in core.places())


def _editor(core: FormCore, path: str) -> QWidget:
    found = [place.editor for place in core.places() if place.path == path]
    assert found, f"the form has no field {path}: {[p.path for p in core.places()]}"
    return found[0]


def in_dialog(qtbot: Any, open_it: Callable[[], None], given: Mapping[str, Any]) -> None:
    """Open an act's dialog, fill it and press its primary button; returns when it has closed."""
    seen: list[str] = []
    waited: list[int] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ActDialog) or not dialog.foot.primary.isEnabled():
            waited.append(1)
            if len(waited) < 500:
                QTimer.singleShot(20, drive)
            elif isinstance(dialog, ActDialog):
                seen.append(f"never ready: {dialog.foot.primary.reason}")
                dialog.reject()
            return
        fill(dialog, dialog.form.core, given)
        click(dialog.foot.primary)
        QTimer.singleShot(50, watch)

    def watch() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ActDialog):
            wrong = [place.slot.message for place in dialog.form.core.places() if place.slot.state == "error"]
            if wrong or len(seen) > 200:
                seen.append(f"refused: {wrong}")
                dialog.reject()
                return
            if dialog.form.core.shown(warnings=True) and dialog.foot.primary.isEnabled():
                click(dialog.foot.primary)
            seen.append("")
            QTimer.singleShot(50, watch)

    QTimer.singleShot(0, drive)
    open_it()
    assert not [words for words in seen if words], seen
