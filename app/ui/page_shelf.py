"""The pages of the main window, each imported and made when it is shown for the first time.

A page costs up to a quarter of a second and some megabytes; who opens the ledger does not wait for settings.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from app.system.settings import Settings
from app.ui.hub import Hub
from app.ui.shell.shell import Shell

if TYPE_CHECKING:
    from app.ui.pages.calendar.page import CalendarPage
    from app.ui.pages.case.page import CasePage
    from app.ui.pages.dashboard.page import Dashboard
    from app.ui.pages.forms.page import FormsPage
    from app.ui.pages.ledger import LedgerPage
    from app.ui.pages.mediators.page import MediatorsPage
    from app.ui.pages.paper.page import PaperPage
    from app.ui.pages.register.page import RegisterPage
    from app.ui.pages.registers.page import RegistersPage
    from app.ui.pages.settings.page import SettingsPage
    from app.ui.pages.statistics.page import StatisticsPage

P = TypeVar("P", bound=QWidget)


class PageShelf:
    """Base of the window; plain Python, as Qt allows one Qt class among the bases of a widget."""

    hub: Hub
    settings: Settings
    shell: Shell

    @cached_property
    def dashboard(self) -> Dashboard:
        """工作台."""
        from app.ui.pages.dashboard.page import Dashboard

        return self._placed("dashboard", Dashboard(self.hub))

    @cached_property
    def ledger(self) -> LedgerPage:
        """案件台账."""
        from app.ui.pages.ledger import LedgerPage

        return self._placed("ledger", LedgerPage(self.hub))

    @cached_property
    def calendar(self) -> CalendarPage:
        """日历."""
        from app.ui.pages.calendar.page import CalendarPage

        return self._placed("calendar", CalendarPage(self.hub))

    @cached_property
    def statistics(self) -> StatisticsPage:
        """统计报表."""
        from app.ui.pages.statistics.page import StatisticsPage

        return self._placed("statistics", StatisticsPage(self.hub))

    @cached_property
    def registers(self) -> RegistersPage:
        """台账名册."""
        from app.ui.pages.registers.page import RegistersPage

        return self._placed("registers", RegistersPage(self.hub))

    @cached_property
    def forms(self) -> FormsPage:
        """文书格式."""
        from app.ui.pages.forms.page import FormsPage

        return self._placed("forms", FormsPage(self.hub))

    @cached_property
    def mediators(self) -> MediatorsPage:
        """调解员."""
        from app.ui.pages.mediators.page import MediatorsPage

        return self._placed("mediators", MediatorsPage(self.hub))

    @cached_property
    def settings_page(self) -> SettingsPage:
        """设置."""
        from app.ui.pages.settings.page import SettingsPage

        return self._placed("settings", SettingsPage(self.hub, self.settings))

    @cached_property
    def case(self) -> CasePage:
        """One case."""
        from app.ui.pages.case.page import CasePage

        return self._placed("case", CasePage(self.hub))

    @cached_property
    def register(self) -> RegisterPage:
        """登记案件."""
        from app.ui.pages.register.page import RegisterPage

        return self._placed("register", RegisterPage(self.hub))

    @cached_property
    def paper(self) -> PaperPage:
        """One paper of a case."""
        from app.ui.pages.paper.page import PaperPage

        return self._placed("paper", PaperPage(self.hub))

    def make(self, key: str) -> None:
        """Make the page of a key unless it is there; pages that others put into the shell are left alone."""
        if not self.shell.has_page(key):
            getattr(self, {"settings": "settings_page"}.get(key, key))

    def joined(self, key: str, page: QWidget) -> None:
        """Connect a page that was just made; the window says how."""
        raise NotImplementedError

    def _placed(self, key: str, page: P) -> P:
        self.shell.add_page(key, page)
        self.joined(key, page)
        return page
