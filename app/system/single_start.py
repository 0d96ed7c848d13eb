"""One window per user: a second start is noticed by a lock that the system frees when a program dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO

from app.system.paths import private_folder

FILE_NAME = "window.lock"


class SingleStart:
    """Holds the lock of the running window; made by `take_place`, given back by `release` or at the end."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def release(self) -> None:
        """Let the next start have the place; may be called twice."""
        if not self._file.closed:
            _unlock(self._file)
            self._file.close()

    def __enter__(self) -> SingleStart:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def take_place(folder: Path) -> SingleStart | None:
    """Take the one place for a window of this user; None when another window has it.

    The lock is the system's, on an open file: a crash frees it, and a file left behind means nothing.
    """
    # Opened for appending: it must not be emptied while another program holds it.
    file = (private_folder(folder) / FILE_NAME).open("ab+")
    if not _lock(file):
        file.close()
        return None
    file.truncate(0)
    file.write(str(os.getpid()).encode())
    file.flush()
    return SingleStart(file)


if sys.platform == "win32":
    import msvcrt

    # Far behind the content, so that the holder's number stays readable: Windows locks forbid reading.
    _PLACE = 1 << 20

    def _lock(file: IO[bytes]) -> bool:
        file.seek(_PLACE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        file.seek(_PLACE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
