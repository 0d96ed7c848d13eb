"""Encrypted files that are named by what is in them."""

from __future__ import annotations

import os
from hashlib import sha256

import pytest

from app.domain.errors import NotFound, OfficeProblem
from app.store import files
from app.store.blobs import Blobs

CONTENT = "陈志远的调解协议书".encode() * 50


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "blobs", b"k" * 32)


def test_content_comes_back_and_is_kept_once(blobs):
    name = blobs.put(CONTENT)
    assert blobs.put(CONTENT) == name
    assert blobs.get(name) == CONTENT
    assert list(blobs.names()) == [name]
    assert blobs.size() == len(CONTENT) + 28
    assert blobs.get(blobs.put(b"")) == b""


def test_neither_name_nor_bytes_tell_what_it_is(blobs, tmp_path):
    name = blobs.put(CONTENT)
    assert name != sha256(CONTENT).hexdigest()
    assert Blobs(tmp_path / "other", b"x" * 32).put(CONTENT) != name
    (path,) = (tmp_path / "blobs").glob("*/*")
    assert path.parent.name == name[:2]
    assert CONTENT[:9] not in path.read_bytes()


def test_damage_is_noticed(blobs, tmp_path):
    name = blobs.put(CONTENT)
    other = blobs.put(b"something else")
    path = tmp_path / "blobs" / name[:2] / name
    sealed = path.read_bytes()
    for changed in (sealed[:-1] + bytes([sealed[-1] ^ 1]), sealed[:40], b""):
        path.write_bytes(changed)
        with pytest.raises(OfficeProblem, match="已损坏"):
            blobs.get(name)
    path.write_bytes((tmp_path / "blobs" / other[:2] / other).read_bytes())
    with pytest.raises(OfficeProblem, match="已损坏"):
        blobs.get(name)


@pytest.mark.parametrize("name", ["", "../office.keys", "A" * 64, "0" * 64])
def test_what_is_not_there(blobs, name):
    with pytest.raises(NotFound):
        blobs.get(name)


def test_a_fault_while_writing_leaves_no_half_file(blobs, tmp_path, monkeypatch):
    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OfficeProblem, match="磁盘空间"):
        blobs.put(CONTENT)
    assert list((tmp_path / "blobs").glob("*/*")) == []


def test_a_fault_before_the_rename_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "file"
    files.safe_write(path, b"old")

    def fail(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(KeyboardInterrupt):
        files.safe_write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
