"""Keeps what stands in a form as a draft: at most once a second while typing, at once when the form goes away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.fields import specs
from app.domain.values import Progress
from app.services import catalogue, drafts
from app.ui.alive import alive
from app.ui.forms.situation import kind_of
from app.ui.forms.typed import Given
from app.ui.hub import Hub

WAIT_MS = 1000


class DraftKeeper(QObject):
    """Saves through the writing thread, one draft after another; of one act several, each about its own topic.

    Signals: saved(words) such as 草稿已存 10:42.
    """

    saved = Signal(str)

    def __init__(
        self, hub: Hub, act: str, read: Callable[[], Given], parent: QObject, topic: str = ""
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._kind = kind_of(act, topic)
        self._secret = {s.name for s in specs(catalogue.find(act).given) if s.kind == "secret"}
        self._read = read
        self.case_uid = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._on_time)

    @property
    def waiting(self) -> bool:
        """Whether something typed has not been sent to be saved yet."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Something was typed: save within a second."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Save now what waits to be saved."""
        if self._timer.isActive():
            self._timer.stop()
            self._on_time()

    def forget(self) -> None:
        """Save nothing more, and drop what was kept: the act was done, or the draft is not wanted."""
        self._timer.stop()
        desk, kind, case_uid = self._hub.desk, self._kind, self.case_uid

        def work(progress: Progress) -> None:
            drafts.drop(desk, kind, case_uid)

        self._hub.run(work, "清理草稿", self._on_dropped)

    def _on_time(self) -> None:
        desk, kind, case_uid = self._hub.desk, self._kind, self.case_uid
        data = {name: value for name, value in self._read().items() if name not in self._secret}

        def work(progress: Progress) -> datetime:
            drafts.save(desk, kind, case_uid, data)
            return desk.clock.now()

        self._hub.run(work, "保存草稿", self._on_saved)

    def _on_saved(self, at: datetime) -> None:
        if alive(self):
            self.saved.emit(f"草稿已存 {at:%H:%M}")

    def _on_dropped(self, nothing: object) -> None:
        """The draft is gone; there is nothing to show."""
