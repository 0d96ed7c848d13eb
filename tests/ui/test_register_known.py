"""Typing a party: who was in an earlier case is shown, namesakes told apart, and taken over with one press."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.services import catalogue
from app.ui.pages.register.page import RegisterPage
from tests.services.office import changed, given_of, on
from tests.ui.case_office import hub_at, story
from tests.ui.form_help import LEFT, activate, rest, retype, show


def test_namesakes_are_shown_and_one_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "", "2026-09-15") as hub:
        first = given_of(story(), "register")
        twins = (("110101199003072316", "装配一车间"), ("110101198503072318", "仓储部"))
        for number, department in twins:
            given = changed(
                first, applicant__name="王伟", applicant__doc_no=number, applicant__department=department
            )
            catalogue.perform(on(hub.desk, "2026-09-14"), "register", given)
        page = RegisterPage(hub)
        show(qtbot, page, (1366, 728))
        qtbot.waitUntil(lambda: page._situation is not None)
        activate(qtbot, page)
        qtbot.mouseClick(page.foot.primary, LEFT)
        known = page.applicant.known
        assert not known.isVisibleTo(page)
        retype(qtbot, page.applicant.fields.row("name"), "王伟")
        qtbot.waitUntil(lambda: len(known.buttons) == 2, timeout=20_000)
        words = [button.text() for button in known.buttons]
        assert all(any(d in text for text in words) for d in ("装配一车间", "仓储部"))
        chosen = next(b for b in known.buttons if "仓储部" in b.text())
        qtbot.mouseClick(chosen, LEFT)
        filled = page.core.given()["applicant"]
        assert filled["doc_no"] == twins[1][0]
        assert filled["department"] == "仓储部"
        assert not known.isVisibleTo(page)
        page.hide()
        rest(qtbot, hub)
