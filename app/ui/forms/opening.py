"""Opens the form of an act: short ones in a dialog, long ones on a page of their own."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.act_dialog import ActDialog
from app.ui.forms.act_page import ActPage
from app.ui.hub import Hub
from app.ui.shell.shell import Shell

LONG = ("record_session", "draft_agreement", "revise_agreement", "correct")
KEY = "act"
BELONGS = "ledger"


def open_act(window: QWidget, hub: Hub, shell: Shell, act: str, number: str) -> None:
    """Ask for the input of an act about a case and do it; a long one comes back to the case by itself."""
    if act not in LONG:
        ActDialog.ask(hub, act, number, parent=window)
        return
    page = ActPage(hub, act, number)
    back = partial(_back, hub, number)
    page.left.connect(back)
    page.done.connect(back)
    shell.add_page(KEY, page)
    shell.show_page(KEY, nav_key=BELONGS)


def _back(hub: Hub, number: str, outcome: object = None) -> None:
    hub.go.emit("case", number)
