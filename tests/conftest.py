"""For every test: no screen, an empty home, one time zone, and no noise or leftovers.

A test fails when it leaves a warning in the log that it did not ask for (fixture `logged`), or a thread that
still runs. Python warnings and Qt warnings fail it too (pyproject.toml).
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt, which reads these once.
os.environ.update(
    {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "1",
        "LC_ALL": "C.UTF-8",
        "MEDIATION_DESK_BUNDLED_FONTS": "1",
        "TZ": "Asia/Shanghai",
    }
)
if hasattr(time, "tzset"):
    time.tzset()

HOME = Path(tempfile.mkdtemp(prefix="mediation-desk-tests-"))
PATIENCE = 5.0  # seconds a thread may take to end after its test, on a busy machine

# Times on a shared machine say nothing about the program; the build server draws the same examples each time.
CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "print_blob": True}
settings.register_profile("desk", max_examples=50, **CALM)
settings.register_profile("ci", max_examples=50, derandomize=True, database=None, **CALM)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_sessionfinish() -> None:
    """Remove what the tests kept in their homes."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """The folder that stands for the user's home in this test; it is made only if something writes there."""
    folder = HOME / f"{abs(hash(request.node.nodeid)):x}"
    monkeypatch.setenv("MEDIATION_DESK_HOME", str(folder))
    for name in ("MEDIATION_DESK_OFFICE", "MEDIATION_DESK_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    return folder


class _Collector(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[logging.LogRecord]]:
    """Warnings and errors logged so far; a test that expects some looks at them and then clears the list."""
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield collector.records
    root.removeHandler(collector)
    unexpected = [f"{record.name}: {record.getMessage()}" for record in collector.records]
    assert unexpected == [], "a test that expects log records looks at `logged` and clears it"


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        # Qt's own threads show up as dummies when they run Python; Qt ends them itself.
        if not isinstance(thread, threading._DummyThread):
            thread.join(PATIENCE)
            assert not thread.is_alive(), f"{thread.name} still runs after the test"
