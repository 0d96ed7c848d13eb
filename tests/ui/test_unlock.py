"""Opening an office: with its password, with a wrong one, with the recovery code, another folder, none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.jobs.runner import Runner
from app.ui.dialogs.files import Files
from app.ui.pages.unlock.page import UnlockPage
from tests.services.office import PASSWORD, make_office
from tests.ui.case_office import story
from tests.ui.form_help import LEFT, retype, show

NEW = "another day 26"


@contextmanager
def unlock_at(qtbot: QtBot, folder: Path) -> Iterator[UnlockPage]:
    runner = Runner()
    page = UnlockPage(runner, bootstrap.open_desk, folder)
    show(qtbot, page, (911, 512))
    yield page
    runner.wait()


def test_the_right_password_opens(qtbot: QtBot, tmp_path: Path) -> None:
    make_office(tmp_path / "office", story())
    with unlock_at(qtbot, tmp_path / "office") as page:
        assert page.enter.password.editor.hasFocus()
        retype(qtbot, page.enter.password, PASSWORD)
        with qtbot.waitSignal(page.opened) as opened:
            qtbot.keyClick(page.enter.password.editor, Qt.Key.Key_Return)
        desk = opened.args[0]
        assert desk.user.name == "演示"
        assert page.enter.password.value() == "", "the password does not stay in the window"
        desk.close()


def test_a_wrong_password_is_told_in_place_and_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    make_office(folder, story())
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with unlock_at(qtbot, folder) as page:
        qtbot.mouseClick(page.enter.primary, LEFT)
        assert page.enter.password.message == "请输入密码。"
        retype(qtbot, page.enter.password, "not the one")
        qtbot.mouseClick(page.enter.primary, LEFT)
        qtbot.waitUntil(lambda: page.enter.password.state == "error")
        assert "密码不对" in page.enter.password.message
        assert page.enter.password.editor.hasFocus()
        assert page.enter.primary.isEnabled()
        retype(qtbot, page.enter.password, "x")
        assert page.enter.password.state == ""
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_recovery_code_sets_a_new_password(qtbot: QtBot, tmp_path: Path) -> None:
    code = make_office(tmp_path / "office", story())
    with unlock_at(qtbot, tmp_path / "office") as page:
        qtbot.mouseClick(page.enter.forgot_button, LEFT)
        assert page.sheet is page.recover
        retype(qtbot, page.recover.code, "AAAA AAAA")
        retype(qtbot, page.recover.passwords.password, NEW)
        retype(qtbot, page.recover.passwords.again, NEW)
        qtbot.mouseClick(page.recover.primary, LEFT)
        qtbot.waitUntil(lambda: page.recover.code.state == "error")
        assert "恢复码不对" in page.recover.code.message
        retype(qtbot, page.recover.code, code.lower().replace(" ", ""))
        with qtbot.waitSignal(page.opened) as opened:
            qtbot.keyClick(page.recover.passwords.again.editor, Qt.Key.Key_Return)
        opened.args[0].close()
    desk = bootstrap.open_desk(tmp_path / "office", "", NEW)
    assert desk.user.name == "演示"
    desk.close()


def test_a_weak_new_password_is_refused_before_anything(qtbot: QtBot, tmp_path: Path) -> None:
    make_office(tmp_path / "office", story())
    with unlock_at(qtbot, tmp_path / "office") as page:
        qtbot.mouseClick(page.enter.forgot_button, LEFT)
        qtbot.mouseClick(page.recover.primary, LEFT)
        assert page.recover.code.message == "请照应急页填恢复码。"
        assert "至少 8 个字" in page.recover.passwords.password.message
        qtbot.keyClick(page.recover.code.editor, Qt.Key.Key_Escape)
        assert page.sheet is page.enter


def test_another_folder_can_be_chosen(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_office(tmp_path / "office", story())
    monkeypatch.setattr(Files, "folder", classmethod(lambda *args: tmp_path / "office"))
    with unlock_at(qtbot, tmp_path / "nothing") as page:
        retype(qtbot, page.enter.password, PASSWORD)
        qtbot.mouseClick(page.enter.primary, LEFT)
        qtbot.waitUntil(page.banner.isVisible)
        assert "没有调解工作台的资料" in page.banner.accessibleName()
        qtbot.mouseClick(page.choose, LEFT)
        assert page.folder == tmp_path / "office"
        assert not page.banner.isVisible()
        with qtbot.waitSignal(page.opened) as opened:
            qtbot.mouseClick(page.enter.primary, LEFT)
        opened.args[0].close()
        with qtbot.waitSignal(page.new_asked):
            qtbot.mouseClick(page.new_button, LEFT)
