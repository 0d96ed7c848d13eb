"""设置·体检: database, papers, keys, fonts, disk, clock, backups and audit, one line each."""

from __future__ import annotations

from attrs import frozen
from PySide6.QtWidgets import QWidget

from app.domain.values import Progress
from app.services.office import clock_guard, safekeeping
from app.services.office.safekeeping import Finding
from app.ui.alive import alive
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.hub import Hub
from app.ui.pages.settings.section import Section
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import clear, column, holder, row, scroller
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.progress_strip import ProgressStrip


@frozen
class _Read:
    findings: tuple[Finding, ...]


class HealthSection(Section):
    """Examines when it is shown for the first time, and again when asked."""

    label = "体检"
    icon = "stethoscope"

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.again = Button("重新检查", "secondary", "refresh-cw")
        self.confirm: Button | None = None
        self.summary = Banner("", "ok")
        self.summary.hide()
        self.strip = ProgressStrip("正在检查", can_cancel=False)
        self.strip.hide()
        self._list = column(gap=9)
        self.findings: tuple[Finding, ...] = ()
        card = Card(self.strip, self._list, title="检查项目", action=self.again, gap=12)
        self.setLayout(row((scroller(holder(column(self.summary, card, None, gap=12))), 1), gap=0))
        self.again.clicked.connect(self._on_again)

    def refresh(self) -> None:
        """Examine once; later only when asked."""
        if not self.findings:
            self._on_again()

    def _on_again(self) -> None:
        if not self.again.isEnabled():
            return
        desk = self.hub.desk

        def work(progress: Progress) -> _Read:
            return _Read(safekeeping.examine(desk))

        self.again.set_reason("正在检查")
        self.strip.show()
        self.hub.run(work, "体检", self._on_read)

    def _on_read(self, read: _Read) -> None:
        if not alive(self):
            return
        self.again.set_reason("")
        self.strip.hide()
        self.findings = read.findings
        bad = sum(not found.ok for found in read.findings)
        if bad:
            self.summary.set_message(f"有 {bad} 项要处理，见下面。", "bad")
        else:
            self.summary.set_message(f"{len(read.findings)} 项都正常。", "ok")
        self.summary.show()
        clear(self._list)
        for at, found in enumerate(sorted(read.findings, key=_sound)):
            if at:
                self._list.addWidget(Rule())
            name = Label(found.name, "small_strong")
            name.setFixedWidth(96)
            icon = IconView(
                "circle-check" if found.ok else "circle-alert", "ok_text" if found.ok else "bad_text", 16
            )
            tone = "text2" if found.ok else "bad_text"
            words = (Paragraph(found.text, "small", tone), 1)
            self._list.addLayout(row(icon, name, words, *self._ways_out(found), gap=10))

    def _ways_out(self, found: Finding) -> list[Button]:
        """What can be done about a finding right here: a clock that is right after all is confirmed."""
        if found.ok or found.name != safekeeping.CLOCK:
            return []
        self.confirm = Button("确认时钟", "secondary", "clock")
        self.confirm.clicked.connect(self._on_confirm)
        return [self.confirm]

    def _on_confirm(self) -> None:
        if ActDialog.ask(self.hub, clock_guard.CONFIRMING, parent=self) is not None:
            self._on_again()


def _sound(found: Finding) -> bool:
    return found.ok
