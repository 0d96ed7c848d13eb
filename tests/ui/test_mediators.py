"""The roster: who is in office, what runs out, appointing, changing, dismissing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.office import Mediator
from app.services.catalogue import perform
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.hub import Hub
from app.ui.pages.mediators.lines import lines, until
from app.ui.pages.mediators.page import MediatorsPage
from tests.ui.case_office import hub_at
from tests.ui.form_help import LEFT, rest, show


@contextmanager
def roster_at(
    qtbot: QtBot, folder: Path, act: str, day: str, role: str = "", size: tuple[int, int] = (1166, 697)
) -> Iterator[tuple[MediatorsPage, Hub]]:
    with hub_at(folder, act, day, role=role) as hub:
        page = MediatorsPage(hub)
        show(qtbot, page, size)
        rest(qtbot, hub)
        yield page, hub
        rest(qtbot, hub)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What the act dialog was asked for, instead of showing it."""
    calls: list[tuple[str, dict[str, Any]]] = []

    def ask(cls: type, hub: Hub, act: str, number: str = "", known: Any = None, parent: Any = None) -> None:
        calls.append((act, known or {}))

    monkeypatch.setattr(ActDialog, "ask", classmethod(ask))
    return calls


def test_the_roster_is_shown_with_what_runs_out(qtbot: QtBot, tmp_path: Path) -> None:
    with roster_at(qtbot, tmp_path, "appoint_mediator:2", "2027-03-01") as (page, _):
        assert page.model.rowCount() == 2
        shown = [[page.model.index(r, c).data() for c in range(1, 9)] for r in range(2)]
        assert shown[0][0] == "林示例"
        assert shown[1][2] == "剩 30 天"
        assert page.appoint.isEnabled()


@pytest.mark.parametrize(
    ("day", "words", "hue"),
    [
        (None, "", ""), (date(2026, 9, 1), "2026年9月1日已到期", "bad"), (date(2026, 10, 1), "剩 7 天", "warn"),
        (date(2027, 10, 1), "至 2027年10月1日", ""),
    ],
)  # fmt: skip
def test_an_end_is_told_by_how_near_it_is(day: date | None, words: str, hue: str) -> None:
    assert until(day, date(2026, 9, 24)) == (words, hue)


def test_who_left_stands_last() -> None:
    found = lines(
        [Mediator(uid="a", name="甲", active=False), Mediator(uid="b", name="乙")], date(2026, 9, 24)
    )
    assert [(line.name, line.term_text) for line in found] == [("乙", ""), ("甲", "已解聘")]


def test_an_empty_roster_offers_to_begin(qtbot: QtBot, tmp_path: Path, asked: list[Any]) -> None:
    with roster_at(qtbot, tmp_path, "", "2026-09-14") as (page, _):
        assert page.nothing.isVisible()
        qtbot.mouseClick(page.first, LEFT)
        assert asked == [("appoint_mediator", {})]


def test_enter_opens_the_particulars_and_the_button_dismisses(
    qtbot: QtBot, tmp_path: Path, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    with roster_at(qtbot, tmp_path, "appoint_mediator:2", "2026-09-14") as (page, hub):
        page.table.setFocus()
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
        act, known = asked.pop()
        assert (act, known["name"], known["term_to"]) == ("appoint_mediator", "赵样本", "2027年12月31日")
        qtbot.mouseClick(page.dismiss, LEFT)
        assert asked.pop() == ("dismiss_mediator", {"name": "赵样本"})
        outcome = perform(hub.desk, "dismiss_mediator", {"name": "赵样本", "reason": "调离"})
        hub.runner.announce(outcome.changes)
        rest(qtbot, hub)
        qtbot.waitUntil(lambda: page.dismiss.reason == "已经解聘")
        assert page.edit.isEnabled()


def test_only_the_chair_changes_the_roster(qtbot: QtBot, tmp_path: Path) -> None:
    with roster_at(qtbot, tmp_path, "appoint_mediator:2", "2026-09-14", "登记员") as (page, _):
        assert "要由主任来做" in page.appoint.reason
        page.table.go_to(page.model.id_at(0))
        assert not page.dismiss.isEnabled()


def tied(hub: Hub, other: str = "装配二车间") -> None:
    entry = {"mediator": "林示例", "kind": "近亲属", "other": other, "declared_on": "2026-09-14"}
    perform(hub.desk, "record_tie", entry)


def test_declared_interests_stand_on_a_tab_and_are_struck_there(
    qtbot: QtBot, tmp_path: Path, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    with roster_at(qtbot, tmp_path, "appoint_mediator:2", "2026-09-14") as (page, hub):
        qtbot.mouseClick(page.tabs, LEFT, pos=page.tabs.area(1).center().toPoint())
        assert page.ties.nothing.isVisible()
        assert page.declare.isVisible()
        assert not page.appoint.isVisible()
        qtbot.mouseClick(page.ties.first, LEFT)
        qtbot.mouseClick(page.declare, LEFT)
        assert asked == [("record_tie", {}), ("record_tie", {})]
        tied(hub)
        tied(hub, "孟样本")
        perform(hub.desk, "strike_tie", {"seq": 1, "struck": "登记错了"})
        page.refresh()
        rest(qtbot, hub)
        shown = [[page.ties.model.index(r, c).data() for c in (1, 4, 6, 7)] for r in range(2)]
        assert shown == [["2", "孟样本", "有效", "—"], ["1", "装配二车间", "已撤销", "撤销：登记错了"]]
        page.ties.table.setFocus()
        qtbot.keyClick(page.ties.table, Qt.Key.Key_Home)
        qtbot.mouseClick(page.ties.strike, LEFT)
        assert asked.pop() == ("strike_tie", {"seq": "2"})
        qtbot.keyClick(page.ties.table, Qt.Key.Key_Down)
        assert page.ties.strike.reason == "已经撤销"


def test_a_clerk_declares_and_strikes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with roster_at(qtbot, tmp_path, "appoint_mediator:2", "2026-09-14", "登记员") as (page, _):
        page.tabs.choose(1)
        assert "要由主任或调解员来做" in page.declare.reason
        assert not page.ties.first.isEnabled()
