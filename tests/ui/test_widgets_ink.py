"""The pad for signatures and the fields for files: written, undone, dropped and kept by real events."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.fields import spec_of
from app.domain.ink import Handwriting, read_ink, write_ink
from app.services.catalogue import ACTS
from app.ui.dialogs.files import Files
from app.ui.forms.files_block import FilesBlock
from app.ui.widgets.file_field import FileField
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.ink_pad import InkPad, InkSheet

LEFT = Qt.MouseButton.LeftButton
POINTS = st.tuples(st.integers(0, 300), st.integers(0, 130))


def pad(qtbot: QtBot) -> InkPad:
    made = InkPad()
    qtbot.addWidget(made)
    made.resize(360, 180)
    made.show()
    return made


def stroke(qtbot: QtBot, sheet: QWidget, y: int) -> None:
    """One line from left to right with the mouse."""
    qtbot.mousePress(sheet, LEFT, pos=QPoint(20, y))
    for x in range(24, 200, 6):
        qtbot.mouseMove(sheet, QPoint(x, y + x % 12))
    qtbot.mouseRelease(sheet, LEFT, pos=QPoint(200, y))


def test_the_mouse_writes_and_what_was_written_is_handwriting(qtbot: QtBot) -> None:
    made = pad(qtbot)
    assert made.value() == ""
    with qtbot.waitSignal(made.typed):
        stroke(qtbot, made.sheet, 40)
    stroke(qtbot, made.sheet, 80)
    ink = read_ink(made.value())
    assert len(ink.strokes) == 2
    assert ink.ratio == pytest.approx(made.sheet.width() / made.sheet.height(), rel=0.01)
    assert ink.strokes[0][0] == pytest.approx((20 / made.sheet.width(), 40 / made.sheet.height()), abs=0.01)
    picture = made.sheet.grab().toImage()
    assert picture.pixelColor(100, 12) == QColor("white")
    dark = [
        x for x in range(30, 190) if any(picture.pixelColor(x, y).lightness() < 90 for y in range(36, 56))
    ]
    assert len(dark) > 100, "the line is drawn without gaps"


def test_strokes_are_taken_back_by_buttons_and_keys(qtbot: QtBot) -> None:
    made = pad(qtbot)
    for y in (30, 60, 90):
        stroke(qtbot, made.sheet, y)
    qtbot.mouseClick(made.undo, LEFT)
    assert len(read_ink(made.value()).strokes) == 2
    made.sheet.setFocus()
    qtbot.keyClick(made.sheet, Qt.Key.Key_Backspace)
    assert len(read_ink(made.value()).strokes) == 1
    qtbot.keyClick(made.sheet, Qt.Key.Key_Delete)
    assert made.value() == ""
    assert not made.undo.isEnabled()


def test_a_pen_writes_and_leaves_the_mouse_out(qtbot: QtBot) -> None:
    made = pad(qtbot)
    device = _device()  # must outlive its events
    for kind, x in (
        (QEvent.Type.TabletPress, 30), (QEvent.Type.TabletMove, 60), (QEvent.Type.TabletMove, 90),
        (QEvent.Type.TabletRelease, 120),
    ):  # fmt: skip
        event = _pen(device, kind, QPointF(x, 50))
        QApplication.sendEvent(made.sheet, event)
        assert event.isAccepted()
    (line,) = read_ink(made.value()).strokes
    assert len(line) == 4


def test_a_stroke_that_leaves_the_field_ends_at_its_edge(qtbot: QtBot) -> None:
    made = pad(qtbot)
    qtbot.mousePress(made.sheet, LEFT, pos=QPoint(50, 50))
    qtbot.mouseMove(made.sheet, QPoint(50, 900))
    qtbot.mouseRelease(made.sheet, LEFT, pos=QPoint(-50, 900))
    assert all(0 <= v <= 1 for point in read_ink(made.value()).strokes[0] for v in point)


def test_kept_ink_is_shown_in_its_own_proportions(qtbot: QtBot) -> None:
    made = pad(qtbot)
    text = write_ink(Handwriting(2.0, (((0.0, 0.0), (1.0, 1.0)),)))
    made.set_value(text)
    assert made.value() == text
    first, last = made.sheet.strokes[0][0], made.sheet.strokes[0][-1]
    assert (last.x() - first.x()) / (last.y() - first.y()) == pytest.approx(2.0)
    made.set_value("no ink")
    assert made.sheet.strokes == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(POINTS, min_size=2, max_size=8), min_size=1, max_size=4))
def test_any_strokes_come_back(strokes: list[list[tuple[int, int]]]) -> None:
    sheet = InkSheet()
    sheet.resize(300, 132)
    sheet.strokes = [[QPointF(x, y) for x, y in line] for line in strokes]
    kept = read_ink(sheet.ink())
    sheet.set_ink(sheet.ink())
    again = read_ink(sheet.ink())
    assert len(kept.strokes) == len(again.strokes) == len(strokes)
    for one, other in zip(kept.strokes, again.strokes, strict=True):
        for before, after in zip(one, other, strict=True):
            assert before == pytest.approx(after, abs=0.01)


def test_rows_of_both_kinds_take_values_and_tell_errors(qtbot: QtBot) -> None:
    ink = FormRow(spec_of(ACTS["sign_paper"].given, "ink"))
    certificate = FormRow(spec_of(ACTS["seal_paper"].given, "certificate"))
    for made in (ink, certificate):
        qtbot.addWidget(made)
        made.show()
        made.set_error("读不出来。")
        assert (made.state, made.message) == ("error", "读不出来。")
        assert made.editor.accessibleName()
    certificate.set_value("证书/a.p12")
    assert certificate.value() == "证书/a.p12"
    with qtbot.waitSignal(ink.edited):
        assert isinstance(ink.editor, InkPad)
        stroke(qtbot, ink.editor.sheet, 50)
    assert ink.state == ""


def test_a_file_is_chosen_or_dropped(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = FileField()
    qtbot.addWidget(made)
    made.show()
    path = tmp_path / "证书.p12"
    path.write_bytes(b"x")
    monkeypatch.setattr(Files, "open", lambda parent, title, start, kinds: path)
    with qtbot.waitSignal(made.typed):
        qtbot.mouseClick(made.choose, LEFT)
    assert made.value() == str(path)
    made.set_value("")
    with qtbot.waitSignal(made.typed):
        _drop(made, [path])
    assert made.value() == str(path)


def test_several_files_keep_their_order_and_can_be_taken_away(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = FilesBlock(spec_of(ACTS["take_in_copy"].given, "files"))
    qtbot.addWidget(made)
    made.show()
    one, two = tmp_path / "一.pdf", tmp_path / "二.png"
    monkeypatch.setattr(Files, "several", lambda parent, title, start, kinds: [one])
    with qtbot.waitSignal(made.edited):
        qtbot.mouseClick(made.choose, LEFT)
    _drop(made, [two, one])
    assert made.values() == {"entries": [str(one), str(two)]}
    made.telling.set_error("缺第 2 页。")
    away = next(b for b in made.findChildren(type(made.choose)) if b.accessibleName() == "移除一.pdf")
    qtbot.mouseClick(away, LEFT)
    assert made.values() == {"entries": [str(two)]}
    assert made.telling.state == ""


def _device() -> QPointingDevice:
    return QPointingDevice(
        "pen", 7, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure, 1, 1,
    )  # fmt: skip


def _pen(device: QPointingDevice, kind: QEvent.Type, at: QPointF) -> QTabletEvent:
    keys = Qt.KeyboardModifier.NoModifier
    return QTabletEvent(kind, device, at, at, 0.5, 0, 0, 0.0, 0.0, 0.0, keys, LEFT, LEFT)


def _drop(widget: QWidget, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    widget.dropEvent(event)
