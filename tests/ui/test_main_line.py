"""The whole main line through the window, by clicks and keys: from the first start to the archive."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import asdict
from PySide6.QtWidgets import QLineEdit

from app import bootstrap
from app.domain.words import State
from app.services import demo
from app.services.desk import Desk
from app.services.views import ledger, timeline
from app.system.settings import Settings
from app.ui.main_window import LONG_ACTS, MainWindow
from app.ui.pages.wizard.page import WizardPage
from app.ui.welcome import Welcome
from tests.helpers.typing_hand import click, enter, fill, in_dialog, write
from tests.services.office import make_office as make_cheap_office
from tests.services.office import open_office

CLOCK = bootstrap.clock("2026-11-24")
PASSWORD = "yi-er-san-si-wu"


@pytest.fixture
def welcome(qtbot, tmp_path):
    """The program as it starts for the first time."""
    opener = partial(bootstrap.open_desk, clock=CLOCK)
    found = Welcome(Settings(tmp_path / "settings.json"), CLOCK, opener, proposed=tmp_path / "office")
    yield found
    found.close_desk()
    if found.window is not None:
        found.window.close()
        qtbot.wait(10)


def make_office(qtbot, welcome: Welcome, story: dict, folder: Path) -> MainWindow:
    """Go through the first start: committee, user, recovery code, begin."""
    assert welcome.window is not None
    page = welcome.window.centralWidget()
    assert isinstance(page, WizardPage)
    for name, value in story["committee"].items():
        if name != "legal_rep_post":
            enter(page.committee.block.row(name).editor, value)
    assert page.committee.folder.value() == str(folder)
    click(page.foot.primary)
    write(page.user.block.row("name").editor, story["user"])
    for editor in page.user.passwords.findChildren(QLineEdit):
        write(editor, PASSWORD)
    click(page.foot.primary)
    qtbot.waitUntil(lambda: page.step is page.code, timeout=15_000)
    for check in page.code.checks:
        write(check.row.editor, check._group)
    click(page.foot.primary)
    click(page.foot.primary)
    qtbot.waitUntil(lambda: isinstance(welcome.window, MainWindow), timeout=15_000)
    window = welcome.window
    assert isinstance(window, MainWindow)
    return window


def appoint(qtbot, window: MainWindow, step: dict) -> None:
    window.show_page("mediators")
    qtbot.waitUntil(window.mediators.isVisible)
    in_dialog(qtbot, partial(click, window.mediators.appoint), step["given"])


def register(qtbot, window: MainWindow, given: dict) -> str:
    window.show_page("dashboard")
    click(window.dashboard.register)
    page = window.register
    qtbot.waitUntil(page.foot.primary.isEnabled)
    qtbot.waitUntil(lambda: page._situation is not None)
    for sheet in page.sheets:
        names = [name for name in sheet.names if name in given]
        fill(page, page.core, {name: given[name] for name in names})
        before = page.at
        click(page.foot.primary)
        qtbot.wait(10)
        if page.at == before:
            assert not page.core.shown(), page.core.shown()
            click(page.foot.primary)
    click(page.foot.primary)
    qtbot.waitUntil(lambda: window.shell.current == "case", timeout=20_000)
    return window.case.number


def do_act(qtbot, window: MainWindow, act: str, number: str, given: dict) -> None:
    window.open_case(number)
    before = len(timeline.case_view(window.desk, number).events)
    if act in LONG_ACTS:
        window.open_act(act, number)
        page = window.shell.page("act")
        qtbot.waitUntil(page.foot.primary.isEnabled, timeout=20_000)
        if act == "record_session":
            page.form.core.fill({"attendance": []})  # the story tells who came in words
        fill(page, page.form.core, given)
        click(page.foot.primary)
        qtbot.waitUntil(lambda: window.shell.current == "case", timeout=20_000)
    else:
        beyond = dict.fromkeys(("relation", "place", "server"), "") if act == "serve_notice" else {}
        in_dialog(qtbot, partial(window.case.act_wanted.emit, act, number), beyond | given)
    qtbot.waitUntil(lambda: len(timeline.case_view(window.desk, number).events) == before + 1, timeout=20_000)


def test_from_the_first_start_to_the_archive(qtbot, welcome, tmp_path):
    story = demo.story(bootstrap.paths.resources_folder())
    welcome.begin(None, "")
    window = make_office(qtbot, welcome, story, tmp_path / "office")
    for step in story["office_acts"]:
        appoint(qtbot, window, step)
    first, *others = story["case_acts"]
    number = register(qtbot, window, first["given"])
    assert number == "（2026）示工调字第1号"
    for step in others:
        do_act(qtbot, window, step["act"], number, step["given"])
    view = timeline.case_view(window.desk, number)
    assert view.file.case.state == State.ARCHIVED
    assert [e.act for e in reversed(view.events)] == [s["act"] for s in story["case_acts"]]
    assert ledger.view_counts(window.desk)["已归档"] == 1
    window.runner.wait()
    assert_same_as_the_story(window.desk, story, tmp_path)


def assert_same_as_the_story(desk: Desk, story: dict, folder: Path) -> None:
    """The records typed into the window are those that the acts make from their data."""
    make_cheap_office(folder / "other", story)
    other = open_office(folder / "other", CLOCK.today())
    try:
        demo.lead_through(other, story)
        assert essence(desk) == essence(other)
    finally:
        other.close()


def essence(desk: Desk) -> dict[str, Any]:
    """A case without what must differ: identifiers, and the day on which somebody sat at the keyboard."""
    with desk.read() as unit:
        file = asdict(unit.case_by_number("（2026）示工调字第1号"))
    del file["papers"]
    return without(file)


def without(value: Any) -> Any:
    """The value with every identifier and the day of typing taken out."""
    if isinstance(value, dict):
        return {k: without(v) for k, v in value.items() if not k.endswith("uid") and k != "registered_on"}
    return [without(entry) for entry in value] if isinstance(value, tuple | list) else value
