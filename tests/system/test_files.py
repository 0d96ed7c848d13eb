"""Safe writing: the new content whole, or the old one untouched, and a plain sentence when it fails."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import OfficeProblem
from app.system import files


def test_it_writes_a_new_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    files.write_safely(tmp_path / "协议书.pdf", b"one")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("协议书.pdf", b"one")]


@given(old=st.binary(max_size=200), new=st.binary(max_size=200))
def test_it_replaces_whatever_was_there(
    tmp_path_factory: pytest.TempPathFactory, old: bytes, new: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "replaced.bin"
    files.write_safely(file, old)
    files.write_safely(file, new)
    assert file.read_bytes() == new


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "private.json"
    file.write_bytes(b"old")
    file.chmod(0o600)
    files.write_safely(file, b"new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_kill_before_the_move_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.xlsx"
    file.write_bytes(b"old")

    def killed(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        files.write_safely(file, b"new")
    assert [(left.name, left.read_bytes()) for left in tmp_path.iterdir()] == [("report.xlsx", b"old")]


@pytest.mark.parametrize(
    ("number", "part"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EACCES, "没有权限"),
        (errno.EROFS, "没有权限"),
        (errno.EIO, "换一个位置"),
    ],
)
def test_a_failing_disk_becomes_a_sentence_and_spares_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, part: str
) -> None:
    file = tmp_path / "ledger.csv"
    file.write_bytes(b"old")

    def fails(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OfficeProblem, match=part):
        files.write_safely(file, b"new")
    assert [(left.name, left.read_bytes()) for left in tmp_path.iterdir()] == [("ledger.csv", b"old")]


def test_a_missing_folder_and_a_folder_in_the_place_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(OfficeProblem, match="不存在"):
        files.write_safely(tmp_path / "none" / "a.pdf", b"")
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OfficeProblem, match="是一个文件夹"):
        files.write_safely(tmp_path / "a.pdf", b"")
