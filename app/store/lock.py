"""One program writes in an office at a time; the lock file says on which PC, by whom and since when.

The truth is the lock that the operating system holds for a living program: it is gone the moment the program
ends, however it ends. The text in the file only serves to name the holder. A file that still has text though
nobody holds the lock tells that the program before us did not close the office.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
import sys
from datetime import datetime
from pathlib import Path
from typing import IO

from attrs import asdict, evolve, frozen

from app.domain.errors import OfficeProblem

NAME = "office.lock"


@frozen
class Holder:
    """Who holds an office: host and login name of the PC, process id, since when (local time as text)."""

    host: str
    login: str
    pid: int
    since: str


class OfficeLock:
    """The writer's lock on one office folder; `unclean` tells that the last writer did not close it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._stream: IO[bytes] | None = None
        self.unclean = False

    def acquire(self) -> None:
        """Take the lock; raises OfficeProblem naming the holder when another program has it."""
        stream = _open(self._path)
        try:
            last = _read(stream)
            if not _lock(stream):
                raise OfficeProblem(_in_use(last))
            if last and last.host != _me().host:
                # the lock of the system may not reach over a network drive: better ask than write twice
                _unlock(stream)
                raise OfficeProblem(_elsewhere(last))
        except BaseException:
            stream.close()
            raise
        self.unclean = last is not None
        _write(stream, json.dumps(asdict(_me()), ensure_ascii=False).encode())
        self._stream = stream

    def release(self, *, closed: bool = True) -> None:
        """Give the lock back; an empty file tells that the office was `closed` as it should be."""
        if self._stream is not None:
            if closed:
                _write(self._stream, b"")
            _unlock(self._stream)
            self._stream.close()
            self._stream = None


def holder(folder: Path) -> Holder | None:
    """Who has the office open for writing now, or had it when it was not closed; None when it is closed."""
    try:
        with (folder / NAME).open("rb") as stream:
            return _read(stream)
    except FileNotFoundError:
        return None


def _me() -> Holder:
    try:
        login = getpass.getuser()
    except (OSError, KeyError, ImportError):
        login = ""
    return Holder(socket.gethostname(), login, os.getpid(), datetime.now().isoformat(" ", "minutes"))


def _in_use(last: Holder | None) -> str:
    if last is None:
        return "这个办公文件夹正被另一个程序打开；请先关闭它，或者用只读方式打开。"
    who = f"电脑“{last.host}”上的 {last.login}（进程 {last.pid}，{last.since} 起）"
    return f"这个办公文件夹正由{who}使用；请先关闭那边的程序，或者用只读方式打开。"


def _elsewhere(last: Holder) -> str:
    return (
        f"这个办公文件夹在电脑“{last.host}”上由 {last.login} 打开过（{last.since}），没有正常关闭；"
        f"确认那台电脑上没有在用以后，删除文件夹里的 {NAME} 再打开。"
    )


def _open(path: Path) -> IO[bytes]:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError:
        raise OfficeProblem("办公文件夹不能写入，请检查权限，或者用只读方式打开。") from None
    return os.fdopen(handle, "rb+", buffering=0)


def _read(stream: IO[bytes]) -> Holder | None:
    stream.seek(0)
    content = stream.read(4096)
    if not content:
        return None
    try:
        return Holder(**json.loads(content))
    except (ValueError, TypeError):
        # half a line, written when the power went on this very PC
        return evolve(_me(), login="", pid=0)


def _write(stream: IO[bytes], content: bytes) -> None:
    stream.seek(0)
    stream.truncate()
    stream.write(content)
    os.fsync(stream.fileno())


if sys.platform == "win32":
    import msvcrt

    # far behind the text, which others may go on reading
    _OFFSET = 1 << 30

    def _lock(stream: IO[bytes]) -> bool:
        stream.seek(_OFFSET)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(stream: IO[bytes]) -> None:
        stream.seek(_OFFSET)
        with contextlib.suppress(OSError):
            msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _lock(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # a file system without locks: then the process id is all there is to go by
            last = _read(stream)
            return last is None or last.host != _me().host or not _alive(last.pid)
        return True

    def _unlock(stream: IO[bytes]) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(stream.fileno(), fcntl.LOCK_UN)

    def _alive(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            pass
        return True
