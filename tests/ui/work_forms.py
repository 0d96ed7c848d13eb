"""What the tests of the forms of a case share: a case with everything in it, an opened form, its offers and notes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from attrs import evolve
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.case import CaseFile
from app.domain.office import Committee
from app.services.desk import Desk
from app.ui.forms.act_form import ActForm
from app.ui.forms.proposals import proposal
from app.ui.forms.situation import look
from app.ui.hub import Hub
from app.ui.widgets.buttons import Button
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.pick_line import PickLine
from tests.services import case_work_rows as given
from tests.services.office import NUMBER, done, given_of
from tests.ui.case_office import story
from tests.ui.form_help import loaded, rest, show

Key = Qt.Key
DAY = "2026-09-25"


def furnish(desk: Desk) -> None:
    """Everything that may stand in a case in the middle of its talks."""
    done(desk, "correct", given_of(story(), "register") | given.ENTRUSTED)
    done(desk, "add_party", given.AGENCY)
    done(desk, "add_agent", given.AGENT)
    done(desk, "schedule_session", given.ARRANGED)
    done(desk, "make_proposal", given.PROPOSED)
    done(desk, "take_evidence", given.HANDED)
    done(desk, "attach", given.ATTACHED)
    done(desk, "instruct", given.ORDERED)


def opened(hub: Hub, act: str, number: str = NUMBER) -> dict[str, Any]:
    return proposal(act, look(hub.desk, act, number))


def file_of(desk: Desk) -> CaseFile:
    with desk.read() as reader:
        return reader.case_by_number(NUMBER)


def has_rooms(desk: Desk, rooms: str) -> None:
    with desk.write() as unit:
        committee = unit.first(Committee)
        assert committee is not None
        unit.save(evolve(committee, rooms=rooms))
        unit.note("change_committee", "修改本会资料", "登记调解室。", stated_on=desk.clock.today())
        unit.commit()


@contextmanager
def form_of(qtbot: QtBot, hub: Hub, act: str, number: str = NUMBER) -> Iterator[ActForm]:
    form = ActForm(hub, act, number)
    show(qtbot, form, (640, 700))
    loaded(qtbot, form)
    yield form
    form.hide()
    rest(qtbot, hub)


def line(form: ActForm, name: str) -> PickLine:
    editor = form.block.row(name).editor
    assert isinstance(editor, PickLine)
    return editor


def values(form: ActForm, name: str) -> list[str]:
    return [pick.value for pick in line(form, name).picks.items]


def help_of(form: ActForm, name: str) -> str:
    return form.block.row(name)._help.plain_text()


def pick(qtbot: QtBot, editor: PickLine, place: int) -> None:
    """Open the list with Alt+Down, go down to a line, and take it with Enter."""
    qtbot.keyClick(editor, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = editor._popup
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    for _ in range(place + 1):
        qtbot.keyClick(popup, Key.Key_Down)
    qtbot.keyClick(popup, Key.Key_Return)


def tool(row: FormRow) -> Button:
    """The small button beside a label."""
    return next(button for button in row.findChildren(Button) if button.kind == "link")
