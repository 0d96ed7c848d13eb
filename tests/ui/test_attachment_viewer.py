"""The viewer of attachments: pages, zoom, turn, texts, and what cannot be shown; all from memory."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.services import catalogue
from app.ui.dialogs.attachment_viewer import AttachmentViewer
from app.ui.dialogs.files import Files
from app.ui.hub import Hub
from app.ui.widgets.labels import Label
from tests.ui.case_office import NUMBER, hub_at

LEFT = Qt.MouseButton.LeftButton
RED, GREEN = (200, 30, 30), (30, 150, 60)


def saved(kind: str, *pages: tuple[tuple[int, int], tuple[int, int, int]]) -> bytes:
    out = io.BytesIO()
    first, *rest = [Image.new("RGB", size, colour) for size, colour in pages]
    first.save(out, kind, **({"save_all": True, "append_images": rest} if rest else {}))
    return out.getvalue()


@contextmanager
def looked_at(
    qtbot: QtBot, folder: Path, name: str, content: bytes
) -> Iterator[tuple[Hub, AttachmentViewer]]:
    """The viewer over one attachment, once all has arrived."""
    path = folder / name
    path.write_bytes(content)
    with hub_at(folder, "accept", "2026-09-25") as hub:
        catalogue.perform(hub.desk, "attach", {"files": [str(path)]}, number=NUMBER)
        with hub.desk.read() as unit:
            (attachment,) = unit.case_by_number(NUMBER).attachments
        viewer = AttachmentViewer(hub, NUMBER, attachment, None)
        qtbot.addWidget(viewer)
        viewer.show()
        settle(qtbot, hub)
        yield hub, viewer
        viewer.close()
        settle(qtbot, hub)


def settle(qtbot: QtBot, hub: Hub) -> None:
    """Nothing runs, and nobody waits for an answer any more: a hub must not go before those who ask through it."""
    qtbot.waitUntil(lambda: not hub.runner.running and not hub.children())


def colour_at(viewer: AttachmentViewer, part: float = 0.5) -> tuple[int, int, int]:
    """The colour in the middle of the view."""
    image = viewer.picture.viewport().grab().toImage()
    found = QColor(image.pixel(QPoint(image.width() // 2, round(image.height() * part))))
    return found.red(), found.green(), found.blue()


@pytest.mark.parametrize("kind", ["png", "jpeg", "bmp", "tiff"])
def test_a_picture_is_shown_whole_in_its_own_pixels(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    with looked_at(qtbot, tmp_path, f"照片.{kind}", saved(kind, ((60, 40), RED))) as (_, viewer):
        assert viewer.shown is not None
        assert viewer.shown.pages == 1
        assert viewer.bar.factor.text() == "100 %", "a small picture is not blown up"
        assert all(abs(a - b) < 12 for a, b in zip(colour_at(viewer), RED, strict=True))
        shown = viewer.picture.place()
        width, height = viewer.picture.viewport().width(), viewer.picture.viewport().height()
        assert (width - 2 * shown.x(), height - 2 * shown.y()) in [(60, 40), (61, 41), (60, 41), (61, 40)]
        assert not viewer.bar.pages.isVisibleTo(viewer)


def test_a_picture_is_zoomed_turned_and_fitted(qtbot: QtBot, tmp_path: Path) -> None:
    with looked_at(qtbot, tmp_path, "照片.png", saved("PNG", ((3000, 1000), RED))) as (_, viewer):
        picture = viewer.picture
        whole = picture.zoom
        assert whole < 0.4
        assert picture.horizontalScrollBar().maximum() == 0
        for _ in range(8):
            qtbot.mouseClick(viewer.bar.larger, LEFT)
        assert picture.zoom > 1
        assert picture.horizontalScrollBar().maximum() > 0
        qtbot.keyClick(picture, Qt.Key.Key_Minus)
        before = picture.horizontalScrollBar().value()
        qtbot.mousePress(picture.viewport(), LEFT, pos=QPoint(200, 200))
        qtbot.mouseMove(picture.viewport(), QPoint(150, 200))
        qtbot.mouseRelease(picture.viewport(), LEFT)
        assert picture.horizontalScrollBar().value() == before + 50
        qtbot.mouseClick(viewer.bar.whole, LEFT)
        assert picture.zoom == whole
        qtbot.mouseClick(viewer.bar.turn, LEFT)
        assert picture.turn == 90
        assert picture.zoom < whole, "it stands upright now and must fit the height"
        assert picture.verticalScrollBar().maximum() == 0
        qtbot.mouseClick(viewer.bar.wide, LEFT)
        assert picture.verticalScrollBar().maximum() > 0
        qtbot.keyClick(picture, Qt.Key.Key_R)
        qtbot.keyClick(picture, Qt.Key.Key_0)
        assert (picture.turn, picture.zoom) == (180, whole)
        assert colour_at(viewer) == RED


@pytest.mark.parametrize("kind", ["pdf", "tiff"])
def test_pages_are_counted_and_turned_over(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    pages = saved(kind, ((600, 800), RED), ((600, 800), GREEN), ((600, 800), RED))
    with looked_at(qtbot, tmp_path, f"扫描.{kind}", pages) as (hub, viewer):
        assert viewer.shown is not None
        assert viewer.shown.pages == 3
        assert viewer.bar.pages.text() == "第 1 页，共 3 页"
        assert viewer.bar.before.reason == "这是第一页"
        qtbot.mouseClick(viewer.bar.turn, LEFT)
        qtbot.mouseClick(viewer.bar.after, LEFT)
        settle(qtbot, hub)
        assert viewer.bar.pages.text() == "第 2 页，共 3 页"
        assert viewer.picture.turn == 0
        assert all(abs(a - b) < 12 for a, b in zip(colour_at(viewer), GREEN, strict=True))
        qtbot.mouseClick(viewer.bar.after, LEFT)
        settle(qtbot, hub)
        assert viewer.bar.after.reason == "这是最后一页"
        qtbot.mouseClick(viewer.bar.before, LEFT)
        settle(qtbot, hub)
        assert viewer.page == 1
        qtbot.mouseClick(viewer.bar.whole, LEFT)
        for key, page in ((Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageUp, 1)):
            qtbot.keyClick(viewer.picture, key)
            settle(qtbot, hub)
            assert viewer.page == page, "the page keys go on; after the last page nothing comes"


def test_a_page_of_a_pdf_is_drawn_anew_for_a_larger_zoom(qtbot: QtBot, tmp_path: Path) -> None:
    with looked_at(qtbot, tmp_path, "合同.pdf", saved("pdf", ((595, 842), RED))) as (_, viewer):
        first = viewer.picture._picture
        assert first is not None
        for _ in range(6):
            qtbot.keyClick(viewer.picture, Qt.Key.Key_Plus)
        qtbot.waitUntil(lambda: viewer.picture._picture is not first)
        larger = viewer.picture._picture
        assert larger is not None
        assert larger.width() > first.width()


def test_a_text_is_shown_as_text(qtbot: QtBot, tmp_path: Path) -> None:
    content = "问：八月工资发了吗？\n答：没有。".encode("gb18030")
    with looked_at(qtbot, tmp_path, "聊天.txt", content) as (_, viewer):
        assert viewer.text.isVisibleTo(viewer)
        assert viewer.text.toPlainText() == "问：八月工资发了吗？\n答：没有。"
        assert viewer.text.isReadOnly()


@pytest.mark.parametrize(
    ("name", "content"),
    [("录音.m4a", b"sound"), ("坏.png", b"\x89PNG\r\n\x1a\n broken"), ("坏.pdf", b"%PDF-1.7 broken")],
)
def test_what_cannot_be_shown_says_so_and_can_be_taken_out(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    out = tmp_path / "取出"
    monkeypatch.setattr(Files, "save", lambda *about: out)
    with looked_at(qtbot, tmp_path, name, content) as (hub, viewer):
        texts = [label.text() for label in viewer.findChildren(Label) if label.isVisibleTo(viewer)]
        assert "不能在这里看" in texts
        assert not viewer.bar.isVisibleTo(viewer)
        with qtbot.waitSignal(hub.told):
            qtbot.mouseClick(viewer.out, LEFT)
        assert out.read_bytes() == content


def test_a_damaged_file_of_the_office_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with looked_at(qtbot, tmp_path, "照片.png", saved("png", ((60, 40), RED))) as (hub, viewer):
        with hub.desk.read() as unit:
            attachment = unit.case_by_number(NUMBER).attachments[0]
        blob = tmp_path / "office" / "blobs" / attachment.blob[:2] / attachment.blob
        blob.write_bytes(blob.read_bytes()[:-1] + b"\x00")
        again = AttachmentViewer(hub, NUMBER, attachment, viewer)
        settle(qtbot, hub)
        assert "损坏" in again.nothing.accessibleName()
        again.close()


def test_looking_leaves_no_file_on_the_disk(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = saved("pdf", ((300, 400), RED), ((300, 400), GREEN))
    temporary = tmp_path / "temp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with looked_at(qtbot, tmp_path, "扫描.pdf", content) as (hub, viewer):
        before = {path for path in tmp_path.rglob("*") if path.is_file()}
        qtbot.mouseClick(viewer.bar.after, LEFT)
        settle(qtbot, hub)
        after = {path for path in tmp_path.rglob("*") if path.is_file()}
        assert after == before
        assert not any(temporary.iterdir())
        assert not any(
            content in path.read_bytes() for path in (tmp_path / "office").rglob("*") if path.is_file()
        )
