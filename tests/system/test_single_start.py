"""One window per user, and no lock that outlives its program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.system.single_start import FILE_NAME, take_place
from tests.helpers.source import ROOT

HOLDER = """
import sys
from pathlib import Path
from app.system.single_start import take_place

place = take_place(Path(sys.argv[1]))
print("taken" if place else "refused", flush=True)
sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Another program that takes the place and keeps it until its input ends."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], cwd=ROOT, stdin=pipe, stdout=pipe, text=True
    )


def test_a_second_start_is_noticed_and_the_place_is_free_afterwards(tmp_path: Path) -> None:
    first = take_place(tmp_path / "data")
    assert first is not None
    assert take_place(tmp_path / "data") is None
    first.release()
    first.release()
    with take_place(tmp_path / "data") as second:
        assert second is not None
        assert take_place(tmp_path / "data") is None


def test_another_program_is_noticed_and_its_death_frees_the_place(tmp_path: Path) -> None:
    with holder(tmp_path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "taken\n"
        assert take_place(tmp_path) is None
        assert (tmp_path / FILE_NAME).read_text() == str(other.pid)
        other.kill()
    place = take_place(tmp_path)
    assert place is not None
    place.release()


def test_a_lock_file_left_behind_means_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("4711")
    place = take_place(tmp_path)
    assert place is not None
    place.release()
