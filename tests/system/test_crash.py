"""Crash reports: written for every uncaught error, useful to a maintainer, and free of what a case says."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.system import crash
from tests.helpers.source import ROOT

SECRET = "王某某 110101199001011237"


@pytest.fixture
def told(tmp_path: Path, logged: list[logging.LogRecord]) -> Iterator[list[Path | None]]:
    reports: list[Path | None] = []
    crash.install(tmp_path / "logs", reports.append)
    yield reports
    crash.uninstall()
    assert {record.getMessage().partition(":")[0] for record in logged} <= {"bug"}
    logged.clear()


def raised(problem: BaseException, cause: BaseException | None = None) -> BaseException:
    """The same error with a traceback through this file."""
    try:
        raise problem from cause
    except BaseException as caught:  # noqa: BLE001  every kind is wanted here
        return caught


def test_an_uncaught_error_becomes_a_report_with_place_and_versions(told: list[Path | None]) -> None:
    problem = raised(AttributeError("'NoneType' object has no attribute 'name'"))
    sys.excepthook(type(problem), problem, problem.__traceback__)
    assert told[0] is not None
    text = told[0].read_text("utf-8")
    assert "AttributeError: 'NoneType' object has no attribute 'name'" in text
    assert "test_crash.py" in text
    assert "raise problem from cause" in text
    assert "SQLAlchemy：2." in text
    assert str(ROOT) not in text


@pytest.mark.parametrize(
    "problem",
    [
        ValueError(SECRET),
        KeyError(SECRET),
        AssertionError(SECRET),
        FileNotFoundError(2, "No such file", SECRET),
    ],
)
def test_no_value_of_a_record_gets_into_a_report(problem: Exception) -> None:
    chained = raised(RuntimeError(SECRET), raised(problem))
    text = crash.describe(chained, datetime.now().astimezone())
    assert SECRET not in text
    assert "由此引发" in text
    assert text.index(type(problem).__name__) < text.index("RuntimeError（")


def test_an_error_in_a_thread_is_reported_too(told: list[Path | None]) -> None:
    def fail() -> None:
        raise TypeError("in a thread")

    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    assert told[0] is not None
    assert "TypeError: in a thread" in told[0].read_text("utf-8")


def test_the_user_leaving_is_no_bug(told: list[Path | None], capsys: pytest.CaptureFixture[str]) -> None:
    leaving = raised(KeyboardInterrupt())
    sys.excepthook(type(leaving), leaving, leaving.__traceback__)
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_only_the_newest_reports_are_kept(tmp_path: Path, logged: list[logging.LogRecord]) -> None:
    made = [crash.report(tmp_path, raised(ValueError())) for _ in range(crash.KEPT_REPORTS + 5)]
    assert sorted(tmp_path.iterdir()) == sorted(file for file in made[5:] if file)
    logged.clear()


def test_a_folder_that_cannot_be_written_is_told_as_none(
    tmp_path: Path, logged: list[logging.LogRecord]
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    assert crash.report(tmp_path / "logs", raised(ValueError())) is None
    logged.clear()


def test_a_bug_in_a_slot_of_a_real_window_is_reported(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.system import crash, logs

application = QApplication([])
log = logs.start_log(Path(sys.argv[1]))
crash.install(Path(sys.argv[1]), lambda report: (print(report.name), application.quit()))

def on_timeout():
    {}["missing"]

QTimer.singleShot(0, on_timeout)
application.exec()
"""
    result = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    [file] = list(tmp_path.glob("crash-*"))
    [log] = list(tmp_path.glob("*.log"))
    assert (result.stdout.strip(), result.stderr) == (file.name, "")
    assert "on_timeout" in file.read_text("utf-8")
    assert "ERROR app.system.crash: bug: KeyError" in log.read_text("utf-8")
