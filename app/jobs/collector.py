"""Garbage is collected in the window's thread only.

Python collects cycles in whatever thread happens to allocate; a widget that dies in the thread of a job takes
the program with it. So the automatic collection is off while a window is there, and done here by the clock.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000


class Collector(QObject):
    """Collects every two seconds when enough was allocated; one for the whole program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    def _on_time(self) -> None:
        """The youngest generation whose threshold is passed, and those before it, as Python would."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
