"""What the tests of forms share: showing a widget over a real office, waiting, typing, pressing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.forms.act_form import ActForm
from app.ui.forms.core import FormCore
from app.ui.hub import Hub
from app.ui.widgets.editors import Combo
from app.ui.widgets.form_rows import FormRow
from tests.ui.case_office import hub_at

LEFT = Qt.MouseButton.LeftButton


_kept: list[QWidget] = []


def own(qtbot: QtBot, widget: QWidget) -> None:
    """Keep a widget until the test is over, then delete it here, in the window's thread.

    Python's collector may run in the thread of a job; it must never find a widget that only it can delete.
    """
    qtbot.addWidget(widget)
    _kept.append(widget)
    qtbot._request.addfinalizer(_sweep)


def _sweep() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _kept.clear()


def show(qtbot: QtBot, widget: QWidget, size: tuple[int, int] = (1366, 728)) -> None:
    """Show a widget as the active window."""
    own(qtbot, widget)
    widget.resize(*size)
    widget.show()
    activate(qtbot, widget)


def activate(qtbot: QtBot, widget: QWidget) -> None:
    """Make a shown window the active one, so that its fields get and lose the focus."""

    def active() -> bool:
        widget.activateWindow()
        return widget.isActiveWindow()

    qtbot.waitUntil(active)


def rest(qtbot: QtBot, hub: Hub) -> None:
    """Wait until no job runs and its answers have arrived."""
    qtbot.waitUntil(lambda: not hub.runner.running)


def loaded(qtbot: QtBot, form: ActForm) -> None:
    """Load a form and wait until it can be filled in."""
    with qtbot.waitSignal(form.ready):
        form.load()


@contextmanager
def form_at(
    qtbot: QtBot, folder: Path, until: str, day: str, act: str, number: str = "", *, role: str = ""
) -> Iterator[ActForm]:
    """A loaded and shown form of an act over a real office."""
    with hub_at(folder, until, day, role=role) as hub:
        form = ActForm(hub, act, number)
        show(qtbot, form, (640, 700))
        loaded(qtbot, form)
        yield form
        form.hide()
        rest(qtbot, hub)


def retype(qtbot: QtBot, row: FormRow, text: str) -> None:
    """Replace what stands in a row by typing, as a user does."""
    editor = row.editor
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(editor, Combo):
        while editor.value() != text:
            before = editor.currentIndex()
            qtbot.keyClick(editor, Qt.Key.Key_Down)
            if editor.currentIndex() == before:
                qtbot.keyClick(editor, Qt.Key.Key_Home)
                qtbot.waitUntil(lambda: editor.currentIndex() == 0)
            editor.activated.emit(editor.currentIndex())
        return
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    if text.isascii():
        qtbot.keyClicks(editor, text)
    else:  # Chinese comes from an input method
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(editor, event)


def leave(row: FormRow, to: QWidget) -> None:
    """Go on to another field."""
    to.setFocus(Qt.FocusReason.TabFocusReason)


def messages(core: FormCore) -> dict[str, str]:
    """Every message shown, by path."""
    return {place.path: place.slot.message for place in core.places() if place.slot.state}
