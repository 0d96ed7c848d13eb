"""The command line as scripts use it: as a process of its own, by exit status, output and standard error."""

import json
import os
import subprocess
import sys
from pathlib import Path

from app.__main__ import command_of

ROOT = Path(__file__).parents[1]


def process(*arguments: str, home: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m app` as anybody would, in a Western locale, with an empty home."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("MEDIATION_DESK_", "PYTHON"))}
    environment = clean | {"LC_ALL": "C", "MEDIATION_DESK_HOME": str(home)} | more
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments], cwd=ROOT, env=environment, capture_output=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_an_office_is_made_and_worked_in_from_the_shell(tmp_path):
    office, password = str(tmp_path / "办公"), {"MEDIATION_DESK_PASSWORD": "一个长的密码！"}
    made = process(
        "init", office, "--name", "示例公司劳动争议调解委员会", "--short", "示司", "--user", "林示例",
        home=tmp_path, **password,
    )  # fmt: skip
    assert (made.returncode, made.stderr) == (0, b"")
    assert "恢复码" in made.stdout.decode("utf-8")
    listed = process("--office", office, "case", "list", "--json", home=tmp_path, **password)
    assert (listed.returncode, json.loads(listed.stdout)) == (0, [])
    wrong = process("--office", office, "case", "list", home=tmp_path, MEDIATION_DESK_PASSWORD="猜的")
    assert wrong.returncode == 1
    assert wrong.stderr.decode("utf-8").count("\n") == 1


def test_without_a_password_and_a_terminal_it_does_not_wait(tmp_path):
    ended = process("--office", str(tmp_path), "doctor", home=tmp_path)
    assert ended.returncode == 1
    assert "MEDIATION_DESK_PASSWORD" in ended.stderr.decode("utf-8")


def test_usage_and_help_need_no_office(tmp_path):
    helped = process("--help", home=tmp_path)
    assert helped.returncode == 0
    assert "劳动争议调解工作台" in helped.stdout.decode("utf-8")
    wrong = process("nonsense", home=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr


def test_the_command_line_does_not_load_the_window():
    code = "import sys, app.cli; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_door_tells_a_command_from_the_value_of_an_option():
    assert command_of(["--office", "acts", "doctor"]) == "doctor"
    assert command_of(["--office=x", "doctor"]) == "doctor"
    assert command_of(["--office", "acts"]) == ""
    assert command_of(["--today", "2026-01-01", "--user", "演示"]) == ""
    assert command_of([]) == ""
