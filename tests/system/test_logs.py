"""The log file: written, renewed, and never in the way."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.system import logs


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    level = logging.getLogger().level
    yield
    logs.stop_log()
    logging.getLogger().setLevel(level)


def test_records_and_python_warnings_reach_the_file(tmp_path: Path, logged: list[logging.LogRecord]) -> None:
    file = logs.start_log(tmp_path / "logs")
    logging.getLogger("app.test").info("act %s done", "registering")
    logging.getLogger("app.test").debug("too fine")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("old call", DeprecationWarning, stacklevel=1)
    logs.stop_log()
    text = file.read_text("utf-8")
    assert "INFO app.test: act registering done" in text
    assert "old call" in text
    assert "too fine" not in text
    logged.clear()


def test_talkative_libraries_are_held_back(tmp_path: Path) -> None:
    file = logs.start_log(tmp_path)
    logging.getLogger("sqlalchemy.engine").info("INSERT … ('王某')")
    logs.stop_log()
    assert file.read_text("utf-8") == ""


def test_a_second_start_moves_the_log(tmp_path: Path) -> None:
    first = logs.start_log(tmp_path / "a")
    second = logs.start_log(tmp_path / "b", debug=True)
    logging.getLogger("app.test").debug("here")
    logs.stop_log()
    assert (first.read_text("utf-8"), "here" in second.read_text("utf-8")) == ("", True)


def test_the_file_is_renewed_and_only_some_old_ones_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 500)
    logs.start_log(tmp_path)
    for number in range(60):
        logging.getLogger("app.test").info("line %d of some length to fill the file", number)
    logs.stop_log()
    assert len(list(tmp_path.iterdir())) == 1 + logs.KEPT_FILES
    assert all(file.stat().st_size <= 500 for file in tmp_path.iterdir())


def test_a_full_disk_stays_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start_log(tmp_path)
    handler = next(entry for entry in logging.getLogger().handlers if type(entry) is logs._OurHandler)

    def full(text: str) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(handler.stream, "write", full)
    logging.getLogger("app.test").info("lost")
    assert capsys.readouterr() == ("", "")
