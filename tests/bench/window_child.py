"""One window, started by the benchmark: shows the ledger, tells when it was painted and what it occupies."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget

SIZE = (1366, 728)
TYPED = (
    "赵示",
    "孙样",
    "王模",
    "李本",
    "钱甲",
    "周示乙",
    "吴样丙",
    "郑模丁",
    "zsj",
    "wyb",
    "lmd",
    "sybg",
    "1234",
    "8071",
    "139",
    "第18号",
    "第1号",
    "2019",
    "2026",
    "冯范戊",
)
ROUNDS = 4
PATIENCE = 60_000
"""Milliseconds after which a window that was never painted gives up."""


class Painted(QObject):
    """Calls `then` once each time that `watching` was set and one of the places was painted."""

    def __init__(self, then: Callable[[], None], *places: QWidget) -> None:
        super().__init__(places[0])
        self._then = then
        self.watching = False
        for place in places:
            place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for the painting; what follows it in the queue comes when it is done."""
        if self.watching and event.type() == QEvent.Type.Paint:
            self.watching = False
            QTimer.singleShot(0, self._then)
        return False


def told(**values: Any) -> None:
    """Print what was seen and end the program."""
    print(json.dumps(values))
    QApplication.quit()


def resident() -> float:
    """Resident size of this process in MB."""
    if sys.platform != "linux":
        return 1.0  # told by Linux only; the row then says nothing
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) * 1024 / 1_000_000


def seen() -> None:
    """The window was painted: now, and so large."""
    told(at=time.monotonic(), resident=resident())


def bare(folder: Path, key: str) -> None:
    """A window with a table of one page, read from the database by the driver."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(folder / "office.db"))
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    query = "SELECT number, applicant, cause, amount, received_on, state, result FROM cases ORDER BY id DESC LIMIT 100"
    rows = connection.execute(query).fetchall()
    model = QStandardItemModel()
    for row in rows:
        model.appendRow([QStandardItem(str(value)) for value in row])
    table = QTableView()
    table.setModel(model)
    table.resize(*SIZE)
    painted = Painted(seen, table.viewport())
    painted.watching = True
    table.show()
    QApplication.exec()
    connection.close()


def ours(folder: Path, searching: bool) -> None:
    """The program's own window on its ledger."""
    from app.services.views import ledger
    from app.system.settings import FILE_NAME, Settings
    from app.ui.main_window import MainWindow
    from app.window import dress
    from tests.bench.office import open_bench

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desk = open_bench(folder, read_only=True)
    settings = Settings(folder.with_suffix(".home") / FILE_NAME)
    dress(application, settings)
    window = MainWindow(desk, settings, first="ledger")
    probe = Search(window.ledger, list(ledger.VIEWS).index("全部")) if searching else None
    places = (window.ledger.table.viewport(), window.ledger.nothing)
    painted = Painted(probe.next if probe else seen, *places)
    if probe:
        probe.painted = painted
    painted.watching = True
    window.show()
    QApplication.exec()
    window.close()
    desk.close()


class Search:
    """Types into the ledger's search box again and again and notes how long the rows take to be painted.

    The pause in which the page waits for the next keystroke is left out: it is chosen, not spent.
    """

    def __init__(self, page: Any, everything: int) -> None:
        self.page = page
        self.everything = everything
        self.painted: Painted | None = None
        self.times: list[float] = []
        self.left = list(TYPED * ROUNDS)
        self.began = 0.0

    def next(self) -> None:
        """The rows of the last search are painted: note it and type the next one."""
        if self.began:
            self.times.append(time.perf_counter() - self.began)
        else:
            self.page.views.choose(self.everything)
        if not self.left:
            told(at=time.monotonic(), times=self.times)
            return
        assert self.painted is not None
        self.page.search.setText(self.left.pop())
        self.page._pause.stop()
        self.began = time.perf_counter()
        self.painted.watching = True
        self.page._on_pause_over()
        self.page.update()
        self.page.table.viewport().update()


def main() -> None:
    """`ours`, `bare` or `search`, and the folder of the office; the data key comes by standard input."""
    kind, folder = sys.argv[1], Path(sys.argv[2])
    key = sys.stdin.readline().strip()
    application = QApplication([])
    watchdog = QTimer(application, singleShot=True, interval=PATIENCE)
    watchdog.timeout.connect(partial(application.exit, 1))
    watchdog.start()
    if kind == "bare":
        bare(folder, key)
    else:
        ours(folder, kind == "search")
    del application


if __name__ == "__main__":
    main()
