"""Settings: each part reads, does and tells; the look is worn at once, backups are real files that can be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.services.office import clock_guard
from app.system import opener
from app.system.settings import DENSITY, SCHEME, TEXT_SIZE, Settings
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.dialogs.files import Files
from app.ui.dialogs.password import PasswordDialog
from app.ui.hub import Hub
from app.ui.pages.settings import backup as settings_backup
from app.ui.pages.settings.audit import AuditSection
from app.ui.pages.settings.backup import BackupSection
from app.ui.pages.settings.committee import CommitteeSection
from app.ui.pages.settings.health import HealthSection
from app.ui.pages.settings.look import LookSection
from app.ui.pages.settings.page import SettingsPage
from app.ui.pages.settings.users import UsersSection
from app.ui.theme.tokens import theme
from tests.services.office import PASSWORD
from tests.ui.case_office import hub_at
from tests.ui.form_help import LEFT, activate, rest, retype, show

PARTS = ("调解委员会", "用户与权限", "外观", "备份与恢复", "改动记录", "体检")


@contextmanager
def settings_at(
    qtbot: QtBot,
    folder: Path,
    part: str,
    *,
    act: str = "",
    role: str = "",
    size: tuple[int, int] = (1166, 697),
) -> Iterator[tuple[Any, Hub, SettingsPage]]:
    with hub_at(folder, act, "2026-11-24", role=role) as hub:
        page = SettingsPage(hub, Settings(folder / "settings.json"))
        show(qtbot, page, size)
        page.show_part(part)
        rest(qtbot, hub)
        yield page.sections[page.at], hub, page
        page.hide()
        rest(qtbot, hub)


@pytest.mark.parametrize("size", [(1166, 697), (855, 480)])
def test_every_part_fits_and_is_reached_by_keys(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    with settings_at(qtbot, tmp_path, PARTS[0], size=size) as (_, hub, page):
        activate(qtbot, page)
        page.buttons[0].setFocus()
        for at, label in enumerate(PARTS):
            assert page.sections[page.at].label == label
            assert page.buttons[at].isChecked()
            assert page.size().toTuple() == size
            rest(qtbot, hub)
            qtbot.keyClick(page.buttons[at], Qt.Key.Key_Down)
        assert page.at == len(PARTS) - 1


def test_the_particulars_are_changed(qtbot: QtBot, tmp_path: Path) -> None:
    with settings_at(qtbot, tmp_path, "调解委员会") as (part, hub, _):
        assert isinstance(part, CommitteeSection)
        retype(qtbot, part.form.block.row("short"), "")
        qtbot.mouseClick(part.foot.primary, LEFT)
        assert part.foot.words.startswith("还有 1 处要改：字号")
        retype(qtbot, part.form.block.row("short"), "新工")
        with qtbot.waitSignal(part.form.done):
            qtbot.mouseClick(part.foot.primary, LEFT)
        rest(qtbot, hub)
        assert hub.desk.committee().short == "新工"
        retype(qtbot, part.form.block.row("short"), "别的")
        qtbot.mouseClick(part.foot.back, LEFT)
        assert part.form.block.row("short").value() == "新工"


def test_who_may_not_change_them_reads_why(qtbot: QtBot, tmp_path: Path) -> None:
    with settings_at(qtbot, tmp_path, "调解委员会", role="调解员") as (part, _, _page):
        assert "要由主任来做，您是调解员" in part.foot.primary.reason


def test_users_are_listed_and_added(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(cls: type, hub: Hub, act: str, **rest_of_it: Any) -> None:
        asked.append(act)

    monkeypatch.setattr(ActDialog, "ask", classmethod(ask))
    with settings_at(qtbot, tmp_path, "用户与权限") as (part, _, _page):
        assert isinstance(part, UsersSection)
        assert part._list.count() == 1
        qtbot.mouseClick(part.add, LEFT)
        assert asked == ["add_user"]


def test_the_look_is_worn_at_once_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with settings_at(qtbot, tmp_path, "外观") as (part, hub, page):
        assert isinstance(part, LookSection)
        for name, number in (("scheme", 2), ("text_size", 1), ("density", 2)):
            button = part.groups[name].button(number)
            qtbot.mouseClick(button, LEFT, pos=button.rect().topLeft() + button.rect().center() / 8)
        assert theme.scheme == "dark"
        assert theme.text_scale == 1.12
        audit = page.sections[4]
        assert isinstance(audit, AuditSection)
        assert audit.table._density == "loose"
        kept = Settings(tmp_path / "settings.json")
        assert (kept.get(SCHEME), kept.get(TEXT_SIZE), kept.get(DENSITY)) == ("dark", 112, "loose")
        rest(qtbot, hub)


def test_a_backup_is_made_listed_checked_and_restored(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    with settings_at(qtbot, tmp_path, "备份与恢复", act="register") as (part, hub, _):
        assert isinstance(part, BackupSection)
        hub.told.connect(told.append)
        assert part.list.nothing.isVisible()
        assert "还没有备份" in part.trust.accessibleName()
        qtbot.mouseClick(part.make, LEFT)
        assert part.list.strip.isVisible()
        assert not part.list.restore.isEnabled()
        rest(qtbot, hub)
        assert told[-1].startswith("已备份到")
        assert "案件 1 件" in told[-1]
        assert part.list.model.rowCount() == 1
        assert "已打开核对" in part.trust.accessibleName()
        part.list.table.go_to(part.list.model.id_at(0))
        monkeypatch.setattr(PasswordDialog, "ask", classmethod(lambda *args: PASSWORD))
        qtbot.mouseClick(part.list.check, LEFT)
        rest(qtbot, hub)
        assert told[-1].startswith("核验通过")
        monkeypatch.setattr(Files, "folder", classmethod(lambda *args: tmp_path / "restored"))
        qtbot.mouseClick(part.list.restore, LEFT)
        rest(qtbot, hub)
        assert "已恢复到" in told[-1]
    desk = bootstrap.open_desk(tmp_path / "restored", "", PASSWORD)
    desk.close()


def test_a_wrong_password_refuses_the_check(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with settings_at(qtbot, tmp_path, "备份与恢复") as (part, hub, _):
        warned: list[str] = []
        hub.warned.connect(warned.append)
        qtbot.mouseClick(part.make, LEFT)
        rest(qtbot, hub)
        part.list.table.go_to(part.list.model.id_at(0))
        monkeypatch.setattr(PasswordDialog, "ask", classmethod(lambda *args: "not the one"))
        qtbot.mouseClick(part.list.check, LEFT)
        rest(qtbot, hub)
        assert len(warned) == 1
        assert "密码" in warned[0]
        assert part.list.check.isEnabled()
        assert not part.list.strip.isVisible()


def test_backups_go_elsewhere_and_the_folder_is_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    opened: list[Path] = []
    monkeypatch.setattr(settings_backup, "open_path", opened.append)
    monkeypatch.setattr(Files, "folder", classmethod(lambda *args: stick))
    with settings_at(qtbot, tmp_path, "备份与恢复") as (part, hub, _):
        qtbot.mouseClick(part.elsewhere, LEFT)
        rest(qtbot, hub)
        assert len(list(stick.glob("*.mdbackup"))) == 1
        qtbot.mouseClick(part.folder, LEFT)
        assert opened == [hub.desk.office.folder / "backups"]
    assert opener.open_path is not opened.append


def test_the_chain_is_verified_and_its_lines_are_read(qtbot: QtBot, tmp_path: Path) -> None:
    with settings_at(qtbot, tmp_path, "改动记录", act="consult") as (part, hub, _):
        assert isinstance(part, AuditSection)
        assert part.model.rowCount() == 5
        assert part.model.index(0, 4).data() == "征询意见"
        qtbot.mouseClick(part.verify, LEFT)
        rest(qtbot, hub)
        assert part.verdict.accessibleName().startswith("改动记录完整：共 5 条")


def test_the_examination_is_read_line_by_line(qtbot: QtBot, tmp_path: Path) -> None:
    with settings_at(qtbot, tmp_path, "体检") as (part, hub, _):
        assert isinstance(part, HealthSection)
        assert len(part.findings) >= 8
        assert part.summary.isVisible()
        qtbot.mouseClick(part.again, LEFT)
        assert part.again.reason == "正在检查"
        rest(qtbot, hub)
        assert part.again.isEnabled()


def test_a_clock_that_jumped_is_confirmed_where_it_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    sentence = "电脑时间 2009-01-01 00:03 早于上一条记录 2026-11-24 10:00，照这样记，日期和先后都会错。"
    monkeypatch.setattr(clock_guard, "objection", lambda reader, clock: "" if asked else sentence)
    monkeypatch.setattr(ActDialog, "ask", lambda hub, act, *, parent: asked.append(act) or object())
    with settings_at(qtbot, tmp_path, "体检") as (part, hub, _):
        assert isinstance(part, HealthSection)
        assert part.confirm is not None
        assert sum(not found.ok for found in part.findings if found.name == "时钟") == 1
        qtbot.mouseClick(part.confirm, LEFT)
        assert asked == ["confirm_clock"]
        rest(qtbot, hub)
        assert all(found.ok for found in part.findings if found.name == "时钟")
