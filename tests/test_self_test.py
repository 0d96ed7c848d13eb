"""The self-test prints its one line, touches nothing of the user's, and fails when something is wrong."""

import os
import subprocess
import sys
from pathlib import Path

from app import self_test
from app.domain.errors import PaperProblem
from app.services.papers import proofs

ROOT = Path(__file__).parents[1]


def test_a_sound_program_says_so_in_one_line(tmp_path):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("MEDIATION_DESK_")}
    ended = subprocess.run(
        [sys.executable, "-m", "app", "--self-test"], cwd=ROOT, check=False, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, env=clean | {"HOME": str(tmp_path), "MEDIATION_DESK_HOME": str(tmp_path / "desk")},
    )  # fmt: skip
    assert (ended.returncode, ended.stdout.decode("utf-8")) == (0, "自检通过\n")
    assert not (tmp_path / "desk").exists()


def test_what_is_wrong_is_told_in_one_line(monkeypatch, capsys):
    def broken(*_: object, **__: object) -> bytes:
        raise PaperProblem("缺少字体。\n请重新安装。")

    monkeypatch.setattr(proofs, "paper", broken)
    monkeypatch.setattr(self_test, "STEPS", self_test.STEPS[:2])
    before = dict(os.environ)
    assert self_test.run() == 1
    assert capsys.readouterr().out == "自检没有通过（文书）：PaperProblem: 缺少字体。 请重新安装。\n"
    assert dict(os.environ) == before
