"""From start to open desk: what is shown first, a wrong password, locking and coming back."""

from functools import partial

import pytest

from app import bootstrap
from app.services import demo
from app.system.settings import LAST_OFFICE, Settings
from app.ui.dialogs.ask import Ask
from app.ui.main_window import MainWindow
from app.ui.pages.unlock.page import UnlockPage
from app.ui.pages.wizard.page import WizardPage
from app.ui.welcome import Welcome
from tests.helpers.typing_hand import click, write
from tests.services.office import DAY, PASSWORD, make_office


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def welcome(qtbot, tmp_path, settings):
    """The program beside an office that exists, with its proposed place still empty."""
    make_office(tmp_path / "office", demo.story(bootstrap.paths.resources_folder()))
    opener = partial(bootstrap.open_desk, clock=DAY)
    found = Welcome(settings, DAY, opener, proposed=tmp_path / "nowhere")
    yield found
    found.close_desk()
    if found.window is not None:
        found.window.close()
        qtbot.wait(10)


def page(welcome: Welcome):
    assert welcome.window is not None
    return welcome.window.centralWidget()


def enter(qtbot, welcome: Welcome, password: str) -> None:
    unlock = page(welcome)
    assert isinstance(unlock, UnlockPage)
    write(unlock.enter.password.editor, password)
    click(unlock.enter.primary)


def test_without_any_office_the_first_start_is_shown(welcome):
    welcome.begin(None, "")
    assert isinstance(page(welcome), WizardPage)


def test_the_last_office_is_asked_for_again(welcome, settings, tmp_path):
    settings.set(LAST_OFFICE, str(tmp_path / "office"))
    welcome.begin(None, "演示")
    unlock = page(welcome)
    assert isinstance(unlock, UnlockPage)
    assert unlock.enter.user.value() == "演示"


def test_a_wrong_password_is_told_and_nothing_changes(qtbot, welcome, tmp_path):
    before = {path: path.read_bytes() for path in (tmp_path / "office").rglob("*") if path.is_file()}
    welcome.begin(tmp_path / "office", "")
    enter(qtbot, welcome, "不是这个密码")
    unlock = page(welcome)
    qtbot.waitUntil(
        lambda: "不对" in (unlock.enter.password.message or unlock.banner.accessibleName()), timeout=20_000
    )
    assert isinstance(page(welcome), UnlockPage)
    assert {p: p.read_bytes() for p in (tmp_path / "office").rglob("*") if p.is_file()} == before


def test_locked_and_opened_again(qtbot, welcome, settings, tmp_path):
    welcome.begin(tmp_path / "office", "")
    enter(qtbot, welcome, PASSWORD)
    qtbot.waitUntil(lambda: isinstance(welcome.window, MainWindow), timeout=20_000)
    assert settings.get(LAST_OFFICE) == str(tmp_path / "office")
    welcome.window.locked.emit()
    assert welcome.desk is None
    assert isinstance(page(welcome), UnlockPage)
    enter(qtbot, welcome, PASSWORD)
    qtbot.waitUntil(lambda: isinstance(welcome.window, MainWindow), timeout=20_000)
    assert welcome.desk is not None


def test_a_bug_is_told_with_its_report(qtbot, welcome, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(
        Ask, "refusal", lambda parent, title, sentence, mend="": told.append((title, sentence, mend))
    )
    welcome.begin(None, "")
    welcome.tell_crash(tmp_path / "crash.txt")
    assert told == [
        (
            "程序出了错",
            "已经保存的资料没有改动，正在填的表单留有草稿。请把错误报告交给维护的人。",
            "打开错误报告",
        )
    ]
