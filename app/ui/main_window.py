"""The main window: navigation, the pages, and the ways between them."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from attrs import frozen
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.jobs.runner import Runner
from app.services.catalogue import Outcome
from app.services.desk import Desk
from app.services.office import safekeeping
from app.services.views import board, ledger
from app.system.settings import Settings
from app.ui.dialogs.ask import Ask
from app.ui.forms.typed import Given
from app.ui.hub import Hub
from app.ui.page_shelf import PageShelf
from app.ui.pages.base import Page
from app.ui.shell.nav_button import NavItem
from app.ui.shell.shell import Shell
from app.ui.wear import wear_density

NAVIGATION = (
    NavItem("dashboard", "工作台", "house"),
    NavItem("ledger", "案件台账", "folders"),
    NavItem("calendar", "日历", "calendar-days"),
    None,
    NavItem("statistics", "统计报表", "chart-column"),
    NavItem("registers", "台账名册", "list-checks"),
    NavItem("mediators", "调解员", "users-round"),
    NavItem("forms", "文书格式", "file-pen-line"),
    NavItem("settings", "设置", "settings"),
)
SIZE = (1366, 728)
LONG_ACTS = ("correct", "record_session", "draft_agreement", "revise_agreement")
BELONGS = {"case": "ledger", "register": "ledger", "paper": "ledger", "act": "ledger"}


WIRES = {
    "dashboard": (("register_wanted", "_on_register"), ("backup_wanted", "_on_backup")),
    "ledger": (("register_wanted", "_on_register"),),
    "case": (("act_wanted", "open_act"), ("known_wanted", "open_act"), ("paper_wanted", "_on_paper")),
    "paper": (("act_wanted", "open_act"),),
}
"""Signals of the pages, and the methods of the window that answer them."""


class MainWindow(PageShelf, QMainWindow):
    """The program's window over one open desk, on the page `first`.

    Signal: locked() when the user locks it.
    """

    locked = Signal()

    def __init__(
        self, desk: Desk, settings: Settings, *, first: str = "dashboard", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.settings = settings
        self.runner = Runner(self)
        self.hub = Hub(desk, self.runner, self)
        self.setWindowTitle("劳动争议调解工作台")
        self.shell = Shell(NAVIGATION)
        self.setCentralWidget(self.shell)
        self.resize(*SIZE)
        self._day = desk.clock.today()
        self._minutes = QTimer(self, interval=60_000)
        self._connect()
        self._minutes.start()
        self._show_names()
        self._show_counts()
        self.show_page(first)

    def _connect(self) -> None:
        self.shell.page_asked.connect(self.show_page)
        self.shell.search_asked.connect(self._on_search)
        self.shell.trust_asked.connect(partial(self.show_page, "settings"))
        self.shell.lock_asked.connect(self.locked)
        self.hub.go.connect(self._on_go)
        self.hub.told.connect(self._on_told)
        self.hub.warned.connect(self._on_warned)
        self.hub.crashed.connect(self._on_crashed)
        self.hub.changed.connect(self._on_changed)
        self._minutes.timeout.connect(self._on_minute)

    def joined(self, key: str, page: QWidget) -> None:
        """Connect a page that was just made, and let its tables take the row density."""
        for signal, slot in WIRES.get(key, ()):
            getattr(page, signal).connect(getattr(self, slot))
        wear_density(self.settings, page)

    def show_page(self, key: str) -> None:
        """Show the page of a key; it is made when it is not there yet."""
        self.make(key)
        self.shell.show_page(key, nav_key=BELONGS.get(key, ""))

    def open_case(self, number: str) -> None:
        """Show one case."""
        self.case.show_case(number)
        self.show_page("case")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what runs come to its end, so that nothing is half done."""
        self.runner.wait()
        super().closeEvent(event)

    def _on_go(self, page: str, argument: str) -> None:
        if page == "case" and argument:
            self.open_case(argument)
        else:
            self.show_page(page)

    def open_act(self, act: str, number: str, known: Given | None = None) -> None:
        """Open the form of an act: a long one on a page of its own, a short one in a dialog; with what is known."""
        if act not in LONG_ACTS:
            from app.ui.dialogs.act_dialog import ActDialog

            ActDialog.ask(self.hub, act, number, known, parent=self)
            return
        from app.ui.forms.act_page import ActPage

        page = ActPage(self.hub, act, number, known)
        back = partial(self.open_case, number)
        page.left.connect(back)
        page.done.connect(self._on_long_act_done)
        self.shell.add_page("act", page)
        self.show_page("act")

    def _on_long_act_done(self, outcome: Outcome) -> None:
        self.open_case(outcome.number)

    def _on_paper(self, number: str, form: str, side: str) -> None:
        self.paper.show_paper(number, form, side)
        self.show_page("paper")

    def _on_search(self) -> None:
        self.show_page("ledger")
        self.ledger.search_for("")

    def _on_backup(self) -> None:
        self.hub.run(partial(_back_up, self.desk), "备份", self._on_backed_up)

    def _on_backed_up(self, made: safekeeping.Backup) -> None:
        self.hub.told.emit(f"备份已做好并核对：{made.summary}")
        self.dashboard.go_stale()
        self._show_counts()

    def _on_told(self, sentence: str) -> None:
        self.shell.toast(sentence)

    def _on_warned(self, sentence: str) -> None:
        Ask.refusal(self, "这一步没有做", sentence)

    def _on_crashed(self, why: Exception) -> None:
        raise why

    def _on_register(self) -> None:
        self.show_page("register")

    def _on_changed(self, changes: object) -> None:
        self._show_names()
        self._show_counts()

    def _on_minute(self) -> None:
        """A window left open over night shows the new day, or limits would be missed by one."""
        today = self.desk.clock.today()
        if today == self._day:
            return
        self._day = today
        self._show_counts()
        for page in self.findChildren(Page):
            page.go_stale()

    def _show_names(self) -> None:
        navigation = self.shell.navigation
        committee = self.desk.committee()
        navigation.set_office(committee.employer or committee.name)
        navigation.user.set_user(self.desk.user.name, self.desk.user.role)

    def _show_counts(self) -> None:
        """The badges beside the pages and the trust line; counted beside the window, shown when known."""
        self.hub.look(partial(standing, self.desk), self._on_standing)

    def _on_standing(self, found: Standing) -> None:
        navigation = self.shell.navigation
        navigation.set_badge("ledger", str(found.open_cases) if found.open_cases else "")
        navigation.set_badge("dashboard", str(found.urgent) if found.urgent else "", "bad")
        if found.backed_up_at is not None:
            when = f"{found.backed_up_at:%Y-%m-%d %H:%M}"
            navigation.trust.set_trust("备份已核对", when, "ok", "shield-check")
        else:
            navigation.trust.set_trust("还没有备份", "建议今天做一次", "warn", "shield-alert")


@frozen
class Standing:
    """What the navigation tells: open cases, things due today or overdue, the last backup."""

    open_cases: int
    urgent: int
    backed_up_at: datetime | None


def standing(desk: Desk, progress: object) -> Standing:
    """Count what the navigation tells."""
    made = safekeeping.backups(desk)
    urgent = sum(1 for row in board.board(desk).dues if row.left <= 0)
    return Standing(ledger.view_counts(desk)["在办"], urgent, made[0].made_at if made else None)


def _back_up(desk: Desk, progress: object) -> safekeeping.Backup:
    return safekeeping.back_up(desk)
