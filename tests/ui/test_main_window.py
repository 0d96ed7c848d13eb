"""The window itself: pages made when wanted, badges, and a new day while it stays open."""

from datetime import date

import pytest
from attrs import evolve

from app.system.clock import Clock
from app.system.settings import DENSITY, Settings
from app.ui.main_window import MainWindow
from tests.ui.case_office import NUMBER, hub_at


@pytest.fixture
def made(qtbot, tmp_path):
    """A window on the day after the case was accepted; its clock can be put on."""
    with hub_at(tmp_path, "accept", "2026-09-17") as hub:
        settings = Settings(tmp_path / "settings.json")
        settings.set(DENSITY, "compact")
        window = MainWindow(hub.desk, settings)
        qtbot.addWidget(window)
        window.show()
        yield window
        window.runner.wait()
        window.close()


def test_only_the_first_page_is_made_at_the_start(made):
    assert made.shell.has_page("dashboard")
    assert not made.shell.has_page("settings")
    made.show_page("settings")
    assert made.shell.current == "settings"


def test_the_badges_are_counted(qtbot, made):
    button = made.shell.navigation.button("ledger")
    qtbot.waitUntil(lambda: "1" in button.accessibleName(), timeout=20_000)
    assert made.shell.navigation.button("ledger").accessibleName().startswith("案件台账")


def test_tables_take_the_row_density_of_the_settings(made):
    made.show_page("ledger")
    assert made.ledger.table.verticalHeader().defaultSectionSize() == 28


def test_over_night_the_dashboard_shows_the_new_day(qtbot, made):
    assert "9月17日" in made.dashboard.title.text()
    tomorrow = evolve(made.desk, clock=Clock(date(2026, 9, 18)))
    made.desk = made.hub.desk = tomorrow
    made._minutes.timeout.emit()
    assert "9月18日" in made.dashboard.title.text()


def test_the_case_of_the_story_is_reached_from_everywhere(qtbot, made):
    made.hub.go.emit("case", NUMBER)
    assert made.shell.current == "case"
    assert made.case.number == NUMBER
    made.hub.go.emit("ledger", "")
    assert made.shell.current == "ledger"
