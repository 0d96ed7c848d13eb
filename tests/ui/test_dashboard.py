"""The dashboard: the radar shows the first cases, the rest on a click, and opens cases; room for large text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.case import Case
from app.domain.words import State
from app.ui.hub import Hub
from app.ui.pages.dashboard.page import SIDE_WIDTH, Dashboard
from app.ui.pages.dashboard.side_cards import SHOWN, CaseLink
from app.ui.theme.apply import apply
from tests.services.office import on
from tests.ui.case_office import hub_at
from tests.ui.conftest import RESOURCES


def left_alone(hub: Hub, count: int) -> None:
    """So many cases that were received, entered, and then forgotten."""
    desk = on(hub.desk, "2026-09-14")
    with desk.write() as unit:
        for _ in range(count):
            serial = unit.next_serial(2026)
            unit.add(
                Case(
                    number=f"（2026）示工调字第{serial}号", year=2026, serial=serial, applicant="孟示例",
                    state=State.REGISTERED, received_on=desk.clock.today(), registered_on=desk.clock.today(),
                )
            )  # fmt: skip
        unit.note("test", "试验", "试验", stated_on=desk.clock.today())
        unit.commit()


def shown(qtbot: QtBot, hub: Hub) -> Dashboard:
    page = Dashboard(hub)
    qtbot.addWidget(page)
    page.resize(1166, 768)
    page.refresh()
    page.show()
    return page


def links(page: Dashboard) -> list[CaseLink]:
    return [link for link in page.radar.findChildren(CaseLink) if not link.isHidden()]


def test_the_first_rows_then_all_on_a_click_and_a_case_opens(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "", "2026-09-28") as hub:
        left_alone(hub, SHOWN + 2)
        page = shown(qtbot, hub)
        assert len(links(page)) == SHOWN
        assert page.radar.all is not None
        assert page.radar.all.text() == "再看 2 件"
        page.radar.all.setFocus()
        qtbot.keyClick(page.radar.all, Qt.Key.Key_Space)
        assert len(links(page)) == SHOWN + 2
        assert page.radar.all is None
        with qtbot.waitSignal(hub.go) as opened:
            qtbot.mouseClick(links(page)[SHOWN], Qt.MouseButton.LeftButton)
        assert opened.args[0] == "case"
        page.refresh()
        assert len(links(page)) == SHOWN


def test_few_rows_need_no_link_and_none_say_so(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "", "2026-09-28") as hub:
        page = shown(qtbot, hub)
        assert (links(page), page.radar.all) == ([], None)
        left_alone(hub, SHOWN)
        page.refresh()
        assert (len(links(page)), page.radar.all) == (SHOWN, None)


@pytest.mark.parametrize("width", [911, 1166, 1700])
def test_the_side_grows_with_the_text_but_leaves_half_to_the_limits(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, width: int
) -> None:
    with hub_at(tmp_path, "", "2026-09-28") as hub:
        page = shown(qtbot, hub)
        page.resize(width, 768)
        assert page.side.width() == SIDE_WIDTH
        apply(qapp, RESOURCES, "light", 1.5)
        assert page.side.width() == min(round(SIDE_WIDTH * 1.5), width // 2)
