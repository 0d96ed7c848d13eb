"""Handing a file to the desktop: the right command, a clean environment, and sentences when it cannot be."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.domain.errors import NotFound
from app.system import opener


@pytest.mark.parametrize(
    ("platform", "command"), [("linux", "xdg-open"), ("darwin", "open"), ("win32", "explorer")]
)
def test_each_system_has_its_command(tmp_path: Path, platform: str, command: str) -> None:
    seen: list[list[str]] = []

    def launch(line: list[str], environment: Mapping[str, str]) -> None:
        seen.append(line)

    opener.open_path(tmp_path, launch, platform)
    assert seen == [[command, str(tmp_path)]]


def test_what_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="没有找到"):
        opener.open_path(tmp_path / "gone.pdf")


def test_a_system_without_an_opener_names_the_file_to_open_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotFound, match="请自己打开"):
        opener.open_path(tmp_path, platform="linux")


def test_a_real_opener_gets_the_file_and_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "xdg-open"
    fake.write_text(
        f'#!{sys.executable}\nimport sys, pathlib\npathlib.Path(sys.argv[1]).write_text("opened")\n'
    )
    fake.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    paper = tmp_path / "协议书.pdf"
    paper.touch()
    opener.open_path(paper, platform="linux")
    [process] = opener._running
    process.wait(30)
    assert paper.read_text() == "opened"
    opener.open_path(paper, platform="linux")
    assert process not in opener._running
    opener._running[0].wait(30)


def test_a_frozen_programs_library_folder_is_kept_from_foreign_programs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = {"LD_LIBRARY_PATH": "/opt/desk", "LD_LIBRARY_PATH_ORIG": "/usr/lib", "LANG": "zh_CN.UTF-8"}
    assert opener.outside_environment(ours) == {"LD_LIBRARY_PATH": "/usr/lib", "LANG": "zh_CN.UTF-8"}
    assert opener.outside_environment({"LD_LIBRARY_PATH": "/usr/lib"}) == {"LD_LIBRARY_PATH": "/usr/lib"}
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert opener.outside_environment({"LD_LIBRARY_PATH": "/opt/desk"}) == {}
