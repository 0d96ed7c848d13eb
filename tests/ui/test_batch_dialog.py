"""The batch dialog over a real group case: ticks, presets, sheets, printing, saving, issuing, stopping."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.papers import batches
from app.services.papers.print_presets import Preset, Presets
from app.ui.dialogs import paper_dialogs
from app.ui.dialogs.ask import Ask
from app.ui.dialogs.batch_dialog import NOTHING, BatchDialog
from app.ui.dialogs.batch_parts import EVERYTHING
from app.ui.dialogs.files import Files
from app.ui.dialogs.font_report import FontReport
from app.ui.dialogs.printing import Printing
from tests.services.group_office import TALKED, lead_group, rows
from tests.ui.case_office import NUMBER, hub_at, story

LEFT = Qt.MouseButton.LeftButton
NOTICE = "performance_notice"


@contextmanager
def shown(
    qtbot: QtBot, folder: Path, forms: tuple[str, ...] | None = (NOTICE, "agreement")
) -> Iterator[BatchDialog]:
    """The dialog for a group of four whose agreement is in force, once it knows what there is."""
    with hub_at(folder, TALKED, "2026-10-01") as hub:
        lead_group(hub.desk, story(), 4)
        dialog = BatchDialog(hub, NUMBER, None, forms)
        qtbot.addWidget(dialog)
        dialog.show()
        settled(qtbot, dialog)
        yield dialog
        hub.runner.wait()


def settled(qtbot: QtBot, dialog: BatchDialog) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: dialog._job is None and not dialog._hub.runner.running, timeout=30_000)


def tick(dialog: BatchDialog, *rows: int) -> None:
    dialog.table.table_model.tick(rows, True)


def test_every_paper_stands_there_with_pages_copies_and_who_gets_it(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path) as dialog:
        model = dialog.table.table_model
        lines = [model.record(n) for n in range(model.rowCount())]
        assert [line.to for line in lines if line.title == "履行告知书"] == [
            *(row["name"] for row in rows(4)), "被申请人"
        ]  # fmt: skip
        assert all(line.pages > 0 and line.state == "草稿" for line in lines)
        assert next(line.copies for line in lines if line.title == "调解协议书") == 3
        assert dialog.foot.print.reason == NOTHING
        assert dialog.foot.words.text() == "还没有勾选"
        assert not dialog.strip.isVisible()
        buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isVisibleTo(dialog)]
        assert [b for b in buttons if not b.accessibleName()] == []


def test_without_forms_all_that_the_case_calls_for_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path, None) as dialog:
        assert dialog.table.table_model.rowCount() == len(batches.items(dialog._hub.desk, NUMBER))
        titles = [dialog.preset.form.itemText(n) for n in range(dialog.preset.form.count())]
        assert titles[0] == EVERYTHING
        assert len(titles) == len(set(titles))


def test_the_foot_counts_papers_copies_and_sheets(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path) as dialog:
        tick(dialog, *range(dialog.table.table_model.rowCount()))
        chosen = dialog.chosen()
        pages = batches.sizes(dialog._hub.desk, NUMBER, chosen)
        copies = sum(item.preset.copies for item in chosen)
        sheets = sum(batches.sheets(item, pages[item.id]) for item in chosen)
        assert dialog.foot.words.text() == f"已选 2 种 6 份文书，印 {copies} 份，约 {sheets} 张纸"
        assert dialog.foot.print.isEnabled()


def test_a_tick_stays_when_its_paper_is_filtered_away(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, tmp_path) as dialog:
        tick(dialog, 0)
        first = dialog.chosen()
        choose(dialog, "履行告知书" if first[0].code == "agreement" else "调解协议书")
        tick(dialog, 0)
        assert len(dialog.chosen()) == 2
        assert first[0] in dialog.chosen()
        choose(dialog, EVERYTHING)
        assert len(dialog.table.ticked()) == 2
        dialog.table.table_model.tick_all(False)
        assert dialog.chosen() == ()


def choose(dialog: BatchDialog, title: str) -> None:
    dialog.preset.form.set_value(title)
    dialog.preset.form.typed.emit()


def test_another_way_of_printing_is_kept_for_the_form(qtbot: QtBot, tmp_path: Path, home: Path) -> None:
    with shown(qtbot, tmp_path) as dialog:
        choose(dialog, "履行告知书")
        tick(dialog, 0, 1)
        usual = dialog.chosen()[0].preset
        dialog.preset.copies.set_value("5 份")
        dialog.preset.copies.typed.emit()
        qtbot.mouseClick(dialog.preset.duplex, LEFT)
        wish = Preset(5, not usual.duplex, "A4")
        assert {item.preset for item in dialog.chosen()} == {wish}
        assert Presets().of(NOTICE, usual) == wish
        assert "印 10 份" in dialog.foot.words.text()
        choose(dialog, "调解协议书")
        assert not dialog.preset.copies.isEnabled()
        assert "协议书里" in dialog.preset.copies.toolTip()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, int, Preset]]:
    """What the printer was asked for; it prints into a file."""
    found: list[tuple[str, int, Preset]] = []

    def ask(parent: QWidget, name: str, pages: int, preset: Preset) -> QPrinter:
        found.append((name, pages, preset))
        printer = paper_dialogs.make_printer(name, 1)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(72)
        return printer

    monkeypatch.setattr(Printing, "paper", ask)
    monkeypatch.setattr(FontReport, "ask", lambda parent, uses: bool(uses))
    return found


def test_printing_sends_every_copy_and_closes(
    qtbot: QtBot, tmp_path: Path, asked: list[tuple[str, int, Preset]]
) -> None:
    with shown(qtbot, tmp_path, (NOTICE,)) as dialog:
        tick(dialog, 1, 3)
        told: list[str] = []
        dialog._hub.told.connect(told.append)
        with qtbot.waitSignal(dialog.accepted, timeout=60_000):
            qtbot.mouseClick(dialog.foot.print, LEFT)
        (_, pages, preset), *rest = asked
        assert rest == []
        assert preset == Preset(1, duplex=True, paper="A4")
        assert len(PdfReader(tmp_path / "printed.pdf").pages) == pages
        assert told == [f"已送去打印，2 份文书，{pages} 页"]
        settled(qtbot, dialog)


def test_the_font_report_can_hold_the_printing_back(
    qtbot: QtBot, tmp_path: Path, asked: list[tuple[str, int, Preset]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FontReport, "ask", lambda parent, uses: False)
    with shown(qtbot, tmp_path, (NOTICE,)) as dialog:
        tick(dialog, 0)
        qtbot.mouseClick(dialog.foot.print, LEFT)
        settled(qtbot, dialog)
        assert asked == []
        assert dialog.isVisible()
        assert dialog.foot.print.isEnabled()


def test_saved_as_one_file_and_as_many(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "文书"
    folder.mkdir()
    monkeypatch.setattr(Files, "save", lambda parent, title, proposed, kinds: folder / proposed.name)
    monkeypatch.setattr(Files, "folder", lambda parent, title, start: folder)
    with shown(qtbot, tmp_path, (NOTICE,)) as dialog:
        tick(dialog, 0, 2)
        for button in (dialog.foot.one, dialog.foot.many):
            with qtbot.waitSignal(dialog.accepted, timeout=30_000):
                qtbot.mouseClick(button, LEFT)
            settled(qtbot, dialog)
            dialog.show()
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["履行告知书 001 孟𫖯.pdf", f"履行告知书 003 {rows(4)[2]['name']}.pdf", "第1号 文书.pdf"]
    marks = [mark.title for mark in PdfReader(BytesIO((folder / "第1号 文书.pdf").read_bytes())).outline]
    assert marks == [f"履行告知书（{rows(4)[n]['name']}）" for n in (0, 2)]


def test_issuing_one_by_one_tells_every_page_and_shows_the_versions(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ask, "yes", lambda *args, **more: True)
    with shown(qtbot, tmp_path, (NOTICE,)) as dialog:
        tick(dialog, 0, 1)
        told: list[str] = []
        dialog._hub.told.connect(told.append)
        with qtbot.waitSignals([dialog._hub.changed, dialog._hub.told], timeout=60_000):
            qtbot.mouseClick(dialog.foot.issue, LEFT)
        assert told == ["签发了 2 份。"]
        qtbot.waitUntil(lambda: any(item.issued for item in dialog.chosen()), timeout=30_000)
        settled(qtbot, dialog)
        states = [dialog.table.table_model.record(n).state for n in range(3)]
        assert states == ["已签发 第 1 版", "已签发 第 1 版", "草稿"]
        assert dialog.foot.issue.reason == "勾选的都已签发"
        assert dialog.foot.print.isEnabled()


def test_closing_stops_what_is_under_way(
    qtbot: QtBot, tmp_path: Path, asked: list[tuple[str, int, Preset]]
) -> None:
    with shown(qtbot, tmp_path) as dialog:
        tick(dialog, *range(dialog.table.table_model.rowCount()))
        qtbot.mouseClick(dialog.foot.print, LEFT)
        assert dialog.foot.print.reason == "正在办理"
        assert dialog.strip.isVisible()
        with qtbot.waitSignal(dialog.rejected, timeout=30_000):
            qtbot.mouseClick(dialog.foot.close_button, LEFT)
        assert asked == []
        assert not dialog.isVisible()
        settled(qtbot, dialog)


def test_a_refusal_is_told_in_the_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "register", "2026-10-01") as hub:
        dialog = BatchDialog(hub, NUMBER, None, ("no_such_form",))
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.banner.isVisible)
        assert "no_such_form" in dialog.banner.accessibleName()
        settled(qtbot, dialog)


def test_an_archived_case_is_printed_but_not_issued(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "archive", "2026-11-24") as hub:
        dialog = BatchDialog(hub, NUMBER, None, ("agreement",))
        qtbot.addWidget(dialog)
        dialog.show()
        settled(qtbot, dialog)
        tick(dialog, 0)
        assert "已归档" in dialog.foot.issue.reason
        assert dialog.foot.print.isEnabled()
