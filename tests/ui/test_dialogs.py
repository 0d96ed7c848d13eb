"""Dialogs: an act asked and done with the keyboard alone, Esc without loss, questions, refusals, long acts as pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services import drafts
from app.services.views.timeline import case_view
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.dialogs.ask import Ask
from app.ui.dialogs.base import Dialog
from app.ui.dialogs.password import PasswordDialog
from app.ui.forms.act_page import ActPage
from tests.services.office import given_of
from tests.ui.case_office import NUMBER, hub_at, story
from tests.ui.form_help import messages, rest, retype, show

LEFT = Qt.MouseButton.LeftButton


def when_open(act_on: Callable[[QWidget], None], kind: type[QWidget] = Dialog) -> None:
    """Do something to the next dialog as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act_on(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def test_an_act_is_done_with_the_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "record_performance:3", "2026-11-23") as hub:

        def go(dialog: QWidget) -> None:
            assert isinstance(dialog, ActDialog)
            if not dialog.foot.primary.isEnabled():
                when_open(go)
                return
            qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)

        when_open(go)
        outcome = ActDialog.ask(hub, "close", NUMBER)
        assert outcome is not None
        assert outcome.state == "已结案"
        rest(qtbot, hub)
        assert case_view(hub.desk, NUMBER).file.case.closed_on.isoformat() == "2026-11-23"  # type: ignore[union-attr]


def test_escape_goes_back_and_keeps_the_draft(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "", "2026-09-14") as hub:

        def go(dialog: QWidget) -> None:
            assert isinstance(dialog, ActDialog)
            if not dialog.foot.primary.isEnabled():
                when_open(go)
                return
            retype(qtbot, dialog.form.block.row("name"), "林样本")
            qtbot.keyClick(dialog.form.block.row("name").editor, Qt.Key.Key_Escape)

        when_open(go)
        assert ActDialog.ask(hub, "appoint_mediator") is None
        rest(qtbot, hub)
        kept = drafts.load(hub.desk, "appoint_mediator")
        assert kept is not None
        assert kept["name"] == "林样本"


def test_the_foot_names_what_is_wrong_and_leads_there(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "", "2026-09-14") as hub:
        dialog = ActDialog(hub, "appoint_mediator", "", None, None)
        show(qtbot, dialog, (600, 640))
        qtbot.waitUntil(dialog.foot.primary.isEnabled)
        assert dialog.windowTitle() == dialog.foot.primary.text() == "聘任调解员"
        retype(qtbot, dialog.form.block.row("phone"), "12")
        qtbot.mouseClick(dialog.foot.primary, LEFT)
        assert dialog.foot.words == "还有 2 处要改：姓名"
        qtbot.mouseClick(dialog.foot.link, LEFT)
        assert dialog.form.block.row("name").editor.hasFocus()
        retype(qtbot, dialog.form.block.row("name"), "林样本")
        assert dialog.foot.words == "还有 1 处要改：联系电话"
        retype(qtbot, dialog.form.block.row("phone"), "13800000001")
        assert dialog.foot.words == ""
        with qtbot.waitSignal(dialog.accepted):
            qtbot.mouseClick(dialog.foot.primary, LEFT)
        assert dialog.outcome is not None
        rest(qtbot, hub)


def test_enter_in_a_text_of_several_lines_makes_a_line(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "draft_agreement", "2026-09-28") as hub:
        dialog = ActDialog(hub, "sign", NUMBER, None, None)
        show(qtbot, dialog, (600, 640))
        qtbot.waitUntil(dialog.foot.primary.isEnabled)
        note = dialog.form.block.row("note")
        retype(qtbot, note, "ab")
        qtbot.keyClick(note.editor, Qt.Key.Key_Return)
        qtbot.keyClicks(note.editor, "c")
        assert note.value() == "ab\nc"
        with qtbot.waitSignal(dialog.accepted):
            qtbot.keyClick(note.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        rest(qtbot, hub)


def test_a_question_is_answered_by_enter_and_escape(qtbot: QtBot) -> None:
    for key, danger, expected in (
        (Qt.Key.Key_Return, False, True),
        (Qt.Key.Key_Escape, False, False),
        (Qt.Key.Key_Return, True, False),
    ):
        when_open(lambda dialog, key=key: qtbot.keyClick(dialog, key), Ask)  # type: ignore[misc]
        assert Ask.yes(None, "作废第1号协议？", "作废以后不能恢复。", "作废", danger=danger) is expected


def test_a_dangerous_act_is_done_by_its_own_button(qtbot: QtBot) -> None:
    def press(dialog: QWidget) -> None:
        assert isinstance(dialog, Ask)
        dialog.yes_button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(dialog.yes_button, Qt.Key.Key_Return)

    when_open(press, Ask)
    assert Ask.yes(None, "作废第1号协议？", "作废以后不能恢复。", "作废", danger=True)


def test_a_refusal_is_read_and_closed(qtbot: QtBot) -> None:
    told: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, Ask)
        told.extend(child.accessibleName() for child in dialog.findChildren(QWidget))
        assert not dialog.yes_button.isVisible()
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    when_open(look, Ask)
    assert not Ask.refusal(None, "还不能受理", "还没有被申请人同意调解的记录，先征询被申请人。")
    assert "还没有被申请人同意调解的记录，先征询被申请人。" in told


def test_a_password_is_asked_and_never_shown(qtbot: QtBot) -> None:
    def type_it(dialog: QWidget) -> None:
        assert isinstance(dialog, PasswordDialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.row.message == "请输入密码。"
        retype(qtbot, dialog.row, "a secret 8")
        assert dialog.row.editor.displayText() != "a secret 8"  # type: ignore[union-attr]
        qtbot.keyClick(dialog.row.editor, Qt.Key.Key_Return)

    when_open(type_it, PasswordDialog)
    assert PasswordDialog.ask(None, "核验备份", "请再输一次密码。", "核验") == "a secret 8"


def test_a_long_act_has_a_page_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "record_session:2", "2026-09-28") as hub:
        page = ActPage(hub, "draft_agreement", NUMBER)
        show(qtbot, page, (1166, 697))
        qtbot.waitUntil(page.foot.primary.isEnabled)
        page.form.core.fill(given_of(story(), "draft_agreement"))
        first = page.form.block.row("drafted_on").editor
        with qtbot.waitSignal(page.done) as done:
            qtbot.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert done.args[0].number == NUMBER
        rest(qtbot, hub)
        assert case_view(hub.desk, NUMBER).file.case.state == "待签署"


def test_the_help_beside_a_page_follows_the_focus(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", "2026-09-22") as hub:
        page = ActPage(hub, "record_session", NUMBER)
        show(qtbot, page, (1166, 697))
        qtbot.waitUntil(page.foot.primary.isEnabled)
        page.form.core.focus_on("hours")
        qtbot.waitUntil(lambda: page.help.accessibleName().startswith("起止时间：例如 14:00—15:40。"))
        qtbot.mouseClick(page.foot.primary, LEFT)
        assert list(messages(page.form.core)) == ["place", "applicant_view", "respondent_view"]
        with qtbot.waitSignal(page.left):
            qtbot.keyClick(page.form.block.row("hours").editor, Qt.Key.Key_Escape)
        page.hide()
        rest(qtbot, hub)


@pytest.mark.parametrize("size", [(1166, 697), (855, 480)])
def test_a_page_fits_its_window(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    with hub_at(tmp_path, "register", "2026-09-15") as hub:
        page = ActPage(hub, "correct", NUMBER)
        show(qtbot, page, size)
        qtbot.waitUntil(page.foot.primary.isEnabled)
        assert page.size().toTuple() == size
        bottom = page.foot.primary.mapTo(page, page.foot.primary.rect().bottomRight())
        assert bottom.x() < size[0]
        assert bottom.y() < size[1]
        page.hide()
        rest(qtbot, hub)
