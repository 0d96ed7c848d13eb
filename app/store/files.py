"""Writing a file so that after a power cut either the old or the new one is there, never half of one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def safe_write(path: Path, content: bytes) -> None:
    """Replace `path` with `content`: a temporary file beside it, flushed, then renamed over it."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def flush_file(path: Path) -> None:
    """Wait until what was written to `path` has reached the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the entries of a folder have reached the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
