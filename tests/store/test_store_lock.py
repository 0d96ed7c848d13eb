"""One writer at a time, across processes; a program that died does not lock anybody out."""

from __future__ import annotations

import json
import socket
import subprocess
import sys

import pytest

from app.domain.errors import NotAllowed, OfficeProblem
from app.store import lock, office
from tests.helpers.source import ROOT
from tests.store.sample_office import PASSWORD, add_case

OPEN = f"""if True:
    import os, sys
    from pathlib import Path
    from app.domain.errors import Refusal
    from app.store import office
    try:
        opened = office.open(Path(sys.argv[1]), "", {PASSWORD!r}, read_only="read" in sys.argv)
    except Refusal as refusal:
        print(refusal.sentence)
        raise SystemExit(1)
    print("unclean" if opened.unclean else "clean", flush=True)
    if "die" in sys.argv:
        os._exit(9)
    opened.close()
"""


def _other_program(folder, *how):
    return subprocess.run(
        [sys.executable, "-c", OPEN, str(folder), *how], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_another_program_is_refused_with_the_holder_but_may_read(made):
    refused = _other_program(made.folder)
    assert refused.returncode == 1
    assert socket.gethostname() in refused.stdout
    assert "只读" in refused.stdout
    assert _other_program(made.folder, "read").stdout == "clean\n"
    found = lock.holder(made.folder)
    assert found is not None
    assert found.host == socket.gethostname()


def test_programs_one_after_another(made):
    made.close()
    assert lock.holder(made.folder) is None
    for _ in range(2):
        assert _other_program(made.folder).stdout == "clean\n"


def test_a_program_that_died_is_noticed_and_locks_nobody_out(made):
    made.close()
    assert _other_program(made.folder, "die").returncode == 9
    with office.open(made.folder, "", PASSWORD) as opened:
        assert opened.unclean
    with office.open(made.folder, "", PASSWORD) as opened:
        assert not opened.unclean


def test_the_same_program_does_not_open_it_twice(made):
    with pytest.raises(OfficeProblem, match="使用"):
        office.open(made.folder, "", PASSWORD)
    with office.open(made.folder, "", PASSWORD, read_only=True) as second:
        assert second.read_only
        with pytest.raises(NotAllowed, match="只读"), second.write():
            pass
        with pytest.raises(NotAllowed, match="只读"):
            second.set_password("吴静宜", "x")
        with made.write() as unit:
            unit.note("register", "登记", "登记。", case_uid=add_case(unit).uid)
            unit.commit()
        with second.read() as reader:
            assert len(reader.entries()) == 2


def test_a_folder_left_open_on_another_pc(made):
    made.close()
    left = {"host": "另一台", "login": "某人", "pid": 1, "since": "2026-09-24 08:00"}
    path = made.folder / lock.NAME
    path.write_text(json.dumps(left), "utf-8")
    with pytest.raises(OfficeProblem, match=r"“另一台”.*删除"):
        office.open(made.folder, "", PASSWORD)
    assert json.loads(path.read_text("utf-8")) == left
    path.unlink()
    office.open(made.folder, "", PASSWORD).close()


def test_half_a_line_counts_as_not_closed(made):
    made.close()
    (made.folder / lock.NAME).write_bytes(b'{"host": "')
    with office.open(made.folder, "", PASSWORD) as opened:
        assert opened.unclean
    assert lock.holder(made.folder) is None


def test_wrong_password_does_not_touch_the_lock(made):
    made.close()
    (made.folder / lock.NAME).unlink()
    with pytest.raises(office.keys.WrongPassword):
        office.open(made.folder, "", "x")
    assert not (made.folder / lock.NAME).exists()
    assert lock.holder(made.folder) is None


def test_a_file_system_without_locks_goes_by_the_process(made, monkeypatch):
    made.close()

    def unsupported(_handle: int, _how: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(lock.fcntl, "flock", unsupported)
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    for pid, alive in ((1, True), (int(ended.stdout), False)):
        line = {"host": socket.gethostname(), "login": "x", "pid": pid, "since": "x"}
        (made.folder / lock.NAME).write_text(json.dumps(line), "utf-8")
        if alive:
            with pytest.raises(OfficeProblem, match="使用"):
                office.open(made.folder, "", PASSWORD)
        else:
            office.open(made.folder, "", PASSWORD).close()
