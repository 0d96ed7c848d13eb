"""The tab 证据: evidence and files of a case; drop, paste, scanner folder; refusals beside the file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.course import Attachment
from app.services import catalogue
from app.services.course.attachments import attachment_bytes
from app.services.views import timeline
from app.system.settings import SCANNER_FOLDER, Settings
from app.ui.dialogs.files import Files
from app.ui.dialogs.scanner_folder import ScannerFolder
from app.ui.hub import Hub
from app.ui.pages.case.drop_zone import LIT
from app.ui.pages.case.evidence_tab import EvidenceTab
from app.ui.widgets.labels import Label
from tests.ui.case_office import NUMBER, hub_at

LEFT = Qt.MouseButton.LeftButton
TAKEN: dict[str, Any] = {
    "side": "申请人", "handed_by": "陈样本", "handed_on": "2026-09-24",
    "pieces": [
        {"name": "工资条", "kind": "书证", "form": "原件", "pages": 3, "purpose": "少发加班工资"},
        {"name": "考勤截图", "kind": "电子数据", "form": "电子件"},
    ],
}  # fmt: skip


def picture(size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, "PNG")
    return out.getvalue()


def write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def do(hub: Hub, act: str, given: dict[str, Any]) -> None:
    catalogue.perform(hub.desk, act, given, number=NUMBER)


def kept(hub: Hub) -> tuple[Attachment, ...]:
    with hub.desk.read() as unit:
        return unit.case_by_number(NUMBER).attachments


class Shown:
    """The tab in a window that reads the case again after each act, as the page does."""

    def __init__(self, qtbot: QtBot, hub: Hub) -> None:
        self.qtbot, self.hub, self.tab = qtbot, hub, EvidenceTab(hub)
        qtbot.addWidget(self.tab)
        self.tab.resize(680, 700)
        self.read()
        self.tab.show()
        hub.changed.connect(self.read)

    def read(self) -> None:
        """Show the case as it is now."""
        self.tab.show_view(timeline.case_view(self.hub.desk, NUMBER), self.hub.desk.user, keep=True)

    def settled(self) -> None:
        """Wait until nothing runs and every answer has arrived."""
        runner, hub = self.hub.runner, self.hub
        self.qtbot.waitUntil(lambda: not (runner.running or self.tab.intake.busy or hub.children()))

    def take(self) -> None:
        """Click 收入 and wait for the last act."""
        self.qtbot.mouseClick(self.tab.intake.take, LEFT)
        self.settled()

    def words(self) -> str:
        """All that stands in the tab."""
        names = [w.accessibleName() for w in self.tab.findChildren(QWidget) if w.isVisibleTo(self.tab)]
        return "\n".join(names + [label.text() for label in self.tab.findChildren(Label)])


@contextmanager
def shown(qtbot: QtBot, folder: Path, act: str = "assign", *, role: str = "") -> Iterator[Shown]:
    with hub_at(folder, act, "2026-09-25", role=role) as hub:
        found = Shown(qtbot, hub)
        yield found
        found.settled()
        hub.changed.disconnect(found.read)


def dragged(paths: list[Path], text: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths] if paths else [QUrl(text)])
    return mime


def drag(tab: EvidenceTab, mime: QMimeData, *, drop: bool = True) -> bool:
    """Drag over the tab and let go; whether it was welcome."""
    place, copy, none = QPoint(60, 60), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, mime, LEFT, none)
    enter.ignore()
    QApplication.sendEvent(tab.viewport(), enter)
    if drop:
        QApplication.sendEvent(tab.viewport(), QDropEvent(QPointF(place), copy, mime, LEFT, none))
    return enter.isAccepted()


def test_evidence_is_listed_with_its_return_and_its_receipt(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path) as found:
        tab = found.tab
        assert tab.buttons["return_evidence"].reason == "没有收着的证据，不用登记退还。"
        with qtbot.waitSignal(tab.act_wanted) as asked:
            qtbot.mouseClick(tab.buttons["take_evidence"], LEFT)
        assert asked.args == ["take_evidence"]
        do(found.hub, "take_evidence", TAKEN)
        do(
            found.hub,
            "return_evidence",
            {"seq": 2, "returned_on": "2026-09-25", "returned_to": "陈样本"},
        )
        found.read()
        first, second = tab.evidence
        assert first.accessibleName() == (
            "第 1 项证据 工资条，书证，原件，3 页；证明：少发加班工资，申请人 陈样本 9月24日交，演示收"
        )
        assert second.accessibleName().endswith("9月25日退还，陈样本领回")
        assert not second.give_back.isVisibleTo(tab)
        with qtbot.waitSignal(tab.known_wanted) as known:
            qtbot.mouseClick(first.give_back, LEFT)
        assert known.args == ["return_evidence", {"seq": 1}]
        assert list(tab.receipts) == ["申请人"]
        with qtbot.waitSignal(tab.paper_wanted) as paper:
            qtbot.mouseClick(tab.receipts["申请人"], LEFT)
        assert paper.args == ["evidence_list", "申请人"]


def test_the_zone_lights_up_for_files_and_goes_calm_again(qtbot: QtBot, tmp_path: Path) -> None:
    paths = write(tmp_path / "来", {"一.png": picture()})
    with shown(qtbot, tmp_path) as found:
        tab = found.tab
        assert drag(tab, dragged(paths), drop=False)
        assert tab.zone.lit
        assert LIT in found.words()
        QApplication.sendEvent(tab.viewport(), QDragLeaveEvent())
        assert not tab.zone.lit
        drag(tab, dragged([], "https://example.org/a.png"))
        assert not tab.zone.lit
        assert "先复制" in tab.zone.said
        assert not tab.intake.isVisibleTo(tab)


def test_several_files_are_dropped_named_and_taken_one_after_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    paths = write(
        tmp_path / "来", {"IMG_1.png": picture(), "录音.m4a": b"sound", "说明.txt": "八月".encode()}
    )
    with shown(qtbot, tmp_path) as found:
        do(found.hub, "take_evidence", TAKEN)
        found.read()
        tab = found.tab
        assert drag(tab, dragged(paths))
        assert drag(tab, dragged(paths[:1])), "the same file waits only once"
        assert [file.title.text() for file in tab.intake.files] == ["IMG_1", "录音", "说明"]
        assert tab.focusWidget() is tab.intake.files[-1].title
        qtbot.waitUntil(lambda: tab.intake.files[0].thumb.has_picture)
        tab.intake.files[0].title.selectAll()
        qtbot.keyClicks(tab.intake.files[0].title, "payslip")
        qtbot.mouseClick(tab.intake.files[1].away, LEFT)
        tab.intake.evidence.set_value("第 1 项　工资条")
        assert tab.intake.take.text() == "收入 2 个"
        found.take()
        assert not tab.intake.files
        assert not tab.intake.isVisibleTo(tab)
        assert [(a.name, a.origin) for a in kept(found.hub)] == [
            ("payslip.png", "拖入"),
            ("说明.txt", "拖入"),
        ]
        assert attachment_bytes(found.hub.desk, NUMBER, 1) == picture()
        assert "附件 1 payslip.png，PNG 图片，" in found.words()
        assert "第 1 项证据" in tab.attachments[0].accessibleName()


def test_what_is_refused_stays_and_says_so_the_others_are_kept(qtbot: QtBot, tmp_path: Path) -> None:
    paths = write(tmp_path / "来", {"一.png": picture(), "同一张.png": picture(), "二.png": picture((9, 9))})
    (tmp_path / "来" / "空.txt").touch()
    with shown(qtbot, tmp_path) as found:
        tab = found.tab
        before = set(found.hub.desk.office.blobs.names())
        drag(tab, dragged([*paths, tmp_path / "来", tmp_path / "来" / "空.txt"]))
        barred = [file.why for file in tab.intake.files if file.barred]
        assert barred == [
            "“来”是文件夹，请打开它，选里面的文件。",
            "“空.txt”是空文件，没有内容，请核对后再收。",
        ]
        assert tab.intake.take.text() == "收入 3 个"
        found.take()
        assert [file.why for file in tab.intake.files if not file.barred] == [
            "“同一张.png”与第 1 个附件“一.png”内容相同，不用再收。"
        ]
        assert [a.name for a in kept(found.hub)] == ["一.png", "二.png"]
        assert len(set(found.hub.desk.office.blobs.names()) - before) == 2
        qtbot.mouseClick(tab.intake.drop_all, LEFT)
        assert not tab.intake.files


def test_a_copied_picture_becomes_a_png_and_copied_files_become_files(qtbot: QtBot, tmp_path: Path) -> None:
    paths = write(tmp_path / "来", {"合同.pdf": b"%PDF-1.7"})
    with shown(qtbot, tmp_path) as found:
        tab, clipboard = found.tab, QGuiApplication.clipboard()
        clipboard.setImage(QImage.fromData(picture((50, 20))))
        tab.setFocus()
        qtbot.keyClick(tab, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.mouseClick(tab.zone.paste, LEFT)
        assert [file.title.text() for file in tab.intake.files] == ["剪贴板图片 1"], "the same one only once"
        clipboard.setMimeData(dragged(paths))
        qtbot.mouseClick(tab.zone.paste, LEFT)
        clipboard.setText("只是文字")
        qtbot.mouseClick(tab.zone.paste, LEFT)
        assert "没有图片或文件" in tab.zone.said
        found.take()
        assert [(a.name, a.origin) for a in kept(found.hub)] == [
            ("剪贴板图片 1.png", "剪贴板"),
            ("合同.pdf", "剪贴板"),
        ]
        with Image.open(io.BytesIO(attachment_bytes(found.hub.desk, NUMBER, 1))) as png:
            assert (png.format, png.size, png.getpixel((0, 0))[:3]) == ("PNG", (50, 20), (200, 30, 30))
        clipboard.clear()


def test_the_scanner_folder_is_asked_for_once_and_what_is_ticked_waits(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "扫描"
    write(folder, {"扫描001.png": picture(), "扫描002.png": picture((9, 9)), "空.pdf": b""})
    settings = Settings(tmp_path / "settings.json")
    monkeypatch.setattr("app.ui.dialogs.scanner_folder.settings_of", lambda widget: settings)
    asked: list[str] = []
    monkeypatch.setattr(Files, "folder", lambda *about: asked.append(about[1]) or folder)
    with shown(qtbot, tmp_path) as found:
        do(found.hub, "attach", {"files": [str(folder / "扫描002.png")]})
        found.read()

        def ticked(dialog: ScannerFolder) -> int:
            qtbot.addWidget(dialog)
            dialog.show()
            qtbot.waitUntil(lambda: bool(dialog.rows) and not found.hub.runner.running)
            rows = {row.found.path.name: row for row in dialog.rows}
            assert rows["扫描002.png"].accessibleName().endswith("第1号 附件 1")
            assert not rows["空.pdf"].box.isEnabled()
            assert rows["扫描001.png"].thumb.has_picture
            assert dialog.take.reason
            qtbot.mouseClick(rows["扫描001.png"].box, LEFT)
            assert dialog.take.text() == "放入待收入 1 个"
            return 1

        monkeypatch.setattr(ScannerFolder, "exec", ticked)
        qtbot.mouseClick(found.tab.zone.scanner, LEFT)
        qtbot.mouseClick(found.tab.zone.scanner, LEFT)
        assert len(asked) == 1
        assert Settings(tmp_path / "settings.json").get(SCANNER_FOLDER) == str(folder)
        assert [file.title.text() for file in found.tab.intake.files] == ["扫描001"]
        found.take()
        assert (kept(found.hub)[1].name, kept(found.hub)[1].origin) == ("扫描001.png", "扫描文件夹")


def test_a_removed_file_is_grey_with_its_reason_and_a_living_one_can_be_removed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    paths = write(tmp_path / "来", {"一.png": picture(), "二.png": picture((9, 9))})
    with shown(qtbot, tmp_path) as found:
        do(found.hub, "attach", {"files": [str(path) for path in paths]})
        do(found.hub, "detach", {"seq": 1, "struck": "收错了案件"})
        found.read()
        living, struck = found.tab.attachments
        assert (living.attachment.seq, struck.attachment.seq) == (2, 1)
        assert "移除理由：收错了案件" in struck.accessibleName()
        assert not hasattr(struck, "open")
        with qtbot.waitSignal(found.tab.known_wanted) as known:
            qtbot.mouseClick(living.strike, LEFT)
        assert known.args == ["detach", {"seq": 2}]


def test_a_file_is_taken_out_unchanged(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = write(tmp_path / "来", {"一.png": picture()})
    out, proposed = tmp_path / "出.png", []

    def save(parent: object, title: str, start: Path, kinds: str) -> Path:
        proposed.append((start.name, kinds))
        return out

    monkeypatch.setattr(Files, "save", save)
    with shown(qtbot, tmp_path) as found:
        do(found.hub, "attach", {"files": [str(path)], "title": "八月/工资"})
        found.read()
        with qtbot.waitSignal(found.hub.told) as told:
            qtbot.mouseClick(found.tab.attachments[0].out, LEFT)
        assert "没有加密" in told.args[0]
        assert proposed == [("八月_工资.png", "PNG 文件 (*.png)")]
        assert out.read_bytes() == picture()


def test_files_are_chosen_in_the_dialog_of_the_system(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write(tmp_path / "来", {"一.png": picture(), "二.png": picture((9, 9))})
    monkeypatch.setattr(Files, "several", lambda *about: paths)
    with shown(qtbot, tmp_path) as found:
        qtbot.mouseClick(found.tab.zone.choose, LEFT)
        assert [file.origin for file in found.tab.intake.files] == ["文件", "文件"]


def test_an_archived_case_takes_nothing_in_and_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    paths = write(tmp_path / "来", {"一.png": picture()})
    with hub_at(tmp_path, "archive", "2026-11-24") as hub:
        found = Shown(qtbot, hub)
        reason = found.tab.zone.reason
        assert reason.endswith("。")
        assert reason in found.words()
        assert not found.tab.zone.choose.isEnabled()
        assert not drag(found.tab, dragged(paths))
        found.tab.paste()
        assert not found.tab.intake.files
        hub.changed.disconnect(found.read)


def test_what_was_dropped_comes_into_sight(qtbot: QtBot, tmp_path: Path) -> None:
    paths = write(tmp_path / "来", {"一.png": picture()})
    with shown(qtbot, tmp_path) as found:
        do(found.hub, "take_evidence", TAKEN)
        found.read()
        tab = found.tab
        tab.resize(560, 300)
        drag(tab, dragged(paths))
        qtbot.waitUntil(lambda: tab.verticalScrollBar().value() > 0)
        assert not tab.intake.take.visibleRegion().isEmpty()


def test_what_waits_for_one_case_is_not_taken_into_another(qtbot: QtBot, tmp_path: Path) -> None:
    paths = write(tmp_path / "来", {"一.png": picture()})
    with shown(qtbot, tmp_path) as found:
        drag(found.tab, dragged(paths))
        found.read()
        assert len(found.tab.intake.files) == 1, "reading the same case again keeps what waits"
        found.tab.intake.show_case("（2026）示工调字第2号", ())
        assert not found.tab.intake.files


def test_a_bug_while_files_are_taken_in_leaves_the_rest_waiting(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write(tmp_path / "来", {"一.png": picture(), "二.png": picture((9, 9))})
    with shown(qtbot, tmp_path) as found:
        drag(found.tab, dragged(paths))

        def broken(*_: object) -> str:
            raise ZeroDivisionError

        monkeypatch.setattr("app.services.course.attachments.keep", broken)
        with qtbot.waitSignal(found.hub.crashed):
            qtbot.mouseClick(found.tab.intake.take, LEFT)
        found.settled()
        assert len(found.tab.intake.files) == 2
        assert kept(found.hub) == ()


def test_no_content_lies_in_the_office_folder_in_plain(qtbot: QtBot, tmp_path: Path) -> None:
    secret = "只有当事人知道的一句话".encode()
    paths = write(tmp_path / "来", {"话.txt": secret * 3, "一.png": picture()})
    with shown(qtbot, tmp_path) as found:
        drag(found.tab, dragged(paths))
        found.take()
        qtbot.mouseClick(found.tab.attachments[0].open, LEFT)
        found.settled()
        assert len(kept(found.hub)) == 2
        beside = {path for path in tmp_path.rglob("*") if path.is_file()} - set(paths)
        assert len([path for path in beside if "blobs" in path.parts]) >= 2
        for path in beside:
            content = path.read_bytes()
            assert secret not in content, path.name
            assert picture() not in content, path.name
