"""The dialog that takes workers in from a workbook: looked over row by row, taken as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.case import CaseFile
from app.reports.reader import read_sheets
from app.services.views import timeline
from app.ui.dialogs.files import Files
from app.ui.dialogs.workers_dialog import NO_FILE, WorkersDialog
from app.ui.hub import Hub
from tests.services.group_office import TALKED, rows
from tests.ui.case_office import NUMBER, hub_at

LEFT = Qt.MouseButton.LeftButton
HEADS = {
    "name": "姓名", "doc_type": "证件种类", "doc_no": "证件号码", "phone": "联系电话", "sex": "性别",
    "claimed": "个人请求金额", "agreed": "个人协议金额", "representative": "代表人",
}  # fmt: skip


def workbook(path: Path, given: list[dict[str, Any]], *more: str) -> Path:
    """A workbook with those rows, and further columns that nobody knows."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("名单")
        for column, head in enumerate((*HEADS.values(), *more)):
            sheet.write_string(0, column, head)
        for line, values in enumerate(given, 1):
            for column, name in enumerate(HEADS):
                value = values.get(name, "")
                sheet.write_string(line, column, ("", "是")[value] if isinstance(value, bool) else str(value))
    return path


@contextmanager
def shown(qtbot: QtBot, folder: Path, act: str = TALKED) -> Iterator[tuple[WorkersDialog, Hub]]:
    with hub_at(folder, act, "2026-09-28") as hub:
        dialog = WorkersDialog(hub, NUMBER, None)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        yield dialog, hub
        hub.runner.wait()
        qtbot.waitUntil(lambda: not hub.runner.running)
        # the ticket of the act holds the dialog: it goes while the hub, its parent, is still there
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def choose(qtbot: QtBot, dialog: WorkersDialog, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Click the button, choose the file, wait until it was looked over."""
    monkeypatch.setattr(Files, "open", lambda parent, title, start, kinds: path)
    qtbot.mouseClick(dialog.choose, LEFT)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)


def file_of(hub: Hub) -> CaseFile:
    return timeline.case_view(hub.desk, NUMBER).file


def test_two_hundred_workers_are_looked_over_and_taken(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shown(qtbot, tmp_path) as (dialog, hub):
        assert dialog.take.reason == NO_FILE
        choose(qtbot, dialog, monkeypatch, workbook(tmp_path / "名单.xlsx", rows(200)))
        assert dialog.table.table_model.rowCount() == 200
        assert dialog.counts.text() == "可导入 200 行，有问题 0 行。"
        assert dialog.take.text() == "导入 200 人"
        with qtbot.waitSignal(dialog.accepted, timeout=60_000):
            qtbot.mouseClick(dialog.take, LEFT)
        assert dialog.outcome is not None
        assert dialog.outcome.act == "list_workers"
        file = file_of(hub)
        assert [worker.name for worker in file.workers] == [row["name"] for row in rows(200)]
        assert sum(line.representative for line in file.lines) == 3


def test_a_bad_row_says_beside_itself_what_is_wrong(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = rows(6)
    given[2]["phone"] = "12"
    given[4]["doc_no"] = given[3]["doc_no"]
    path = tmp_path / "名单.xlsx"
    with shown(qtbot, tmp_path) as (dialog, hub):
        choose(qtbot, dialog, monkeypatch, workbook(path, given, "备注"))
        model = dialog.table.table_model
        assert dialog.filter.current_label == "要改", "what is wrong is shown first"
        bad = [model.record(n) for n in range(model.rowCount())]
        assert [(row.place, row.state) for row in bad] == [(4, "要改"), (6, "要改")]
        assert bad[0].why.startswith("联系电话：")
        assert "与第 5 行的相同" in bad[1].why
        assert dialog.counts.text().startswith("可导入 4 行，有问题 2 行")
        assert "2 行要改" in dialog.take.reason
        assert "备注" in dialog.banner.accessibleName()
        dialog.filter.choose(0)
        assert model.rowCount() == 6
        assert not file_of(hub).is_group, "nothing was taken"
        workbook(path, rows(6))
        qtbot.mouseClick(dialog.again, LEFT)
        qtbot.waitUntil(lambda: dialog._job is None)
        assert dialog.take.isEnabled()


def test_the_empty_template_has_the_headings_and_no_workers(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "空白.xlsx"
    monkeypatch.setattr(Files, "save", lambda parent, title, proposed, kinds: path)
    with shown(qtbot, tmp_path) as (dialog, hub):
        with qtbot.waitSignal(hub.told) as told:
            qtbot.mouseClick(dialog.template, LEFT)
        assert told.args == ["空白模板已存为 空白.xlsx"]
        assert read_sheets(path)[0].rows[0][0] == "姓名*"
        choose(qtbot, dialog, monkeypatch, path)
        assert dialog.table.table_model.rowCount() == 0
        assert dialog.take.reason == "表格里没有劳动者"


def test_a_file_that_is_no_table_leaves_nothing_to_import(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "照片.png"
    wrong.write_bytes(b"no table")
    with shown(qtbot, tmp_path) as (dialog, _hub):
        choose(qtbot, dialog, monkeypatch, workbook(tmp_path / "名单.xlsx", rows(4)))
        assert dialog.take.isEnabled()
        choose(qtbot, dialog, monkeypatch, wrong)
        assert dialog.banner.isVisible()
        assert "照片.png" in dialog.banner.accessibleName()
        assert not dialog.take.isEnabled(), "the list read before is not taken by mistake"


def test_what_the_act_refuses_stays_in_the_dialog(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shown(qtbot, tmp_path, "draft_agreement") as (dialog, hub):
        before = file_of(hub)
        choose(qtbot, dialog, monkeypatch, workbook(tmp_path / "名单.xlsx", rows(4, agreed=100_00)))
        qtbot.mouseClick(dialog.take, LEFT)
        qtbot.waitUntil(dialog.banner.isVisible, timeout=20_000)
        assert "协议应付劳动者 40,812.05 元" in dialog.banner.accessibleName()
        assert dialog.isVisible()
        assert dialog.take.isEnabled()
        assert file_of(hub) == before


def test_every_button_has_a_name_and_escape_goes_back(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path) as (dialog, _hub):
        buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isVisibleTo(dialog)]
        assert [b for b in buttons if not b.accessibleName()] == []
        with qtbot.waitSignal(dialog.rejected):
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.outcome is None
