"""Writing a file so that a crash or a power cut leaves the old one or the new one, never half of it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from uuid import uuid4

from app.domain.errors import OfficeProblem


def write_safely(path: Path, content: bytes) -> None:
    """Put `content` at `path`: a temporary file in the same folder, flushed to the disk, then moved over it.

    A file that is already there keeps its permissions. Raises OfficeProblem when the folder is missing, the
    disk is full, or the place is write-protected or open in another program; the old file is then untouched.
    """
    # The same folder, since a move is only atomic within one file system.
    temporary = path.with_name(f".{path.name[:80]}.{uuid4().hex}.tmp")
    try:
        _write_through(temporary, content)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
        # The new name is on the disk only once the folder is; Windows has no such call for folders.
        if sys.platform != "win32":
            _flush_folder(path.parent)
    except OSError as problem:
        raise OfficeProblem(_sentence(path, problem)) from problem
    finally:
        temporary.unlink(missing_ok=True)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as problem:
        # Some network drives refuse this for folders; the content itself is safe by now.
        if problem.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise
    finally:
        os.close(handle)


def _sentence(path: Path, problem: OSError) -> str:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"磁盘已满，“{path.name}”没有写入，请清理磁盘或换一个位置再试。"
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return f"文件夹“{path.parent}”不存在，请先建立它或换一个位置。"
    if isinstance(problem, IsADirectoryError):
        return f"“{path}”是一个文件夹，请换一个文件名。"
    if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
        return f"不能写入“{path}”：没有权限，或文件正被其他程序打开，请关闭它或换一个位置再试。"
    return f"不能写入“{path}”（{problem.strerror or '未知原因'}），请换一个位置再试。"
