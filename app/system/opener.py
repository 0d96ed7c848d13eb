"""Opening a file or folder with the desktop's own program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from app.domain.errors import NotFound

Launch = Callable[[list[str], Mapping[str, str]], None]

# Started openers not yet seen to end; collected at the next opening so that none stays behind as a zombie.
_running: list[subprocess.Popen[bytes]] = []


def open_path(path: Path, launch: Launch | None = None, platform: str = sys.platform) -> None:
    """Show `path` in the program the desktop has for it (a folder: its file manager); does not wait.

    Raises NotFound when nothing is there, or when this system has no opener. `launch` and `platform` are
    there for tests.
    """
    if not path.exists():
        raise NotFound(f"没有找到“{path}”，它可能已被移走或改名。")
    if platform == "win32" and launch is None:
        _open_on_windows(path)
        return
    command = {"win32": "explorer", "darwin": "open"}.get(platform, "xdg-open")
    if launch is None and shutil.which(command) is None:
        raise NotFound(f"本机没有打开文件的程序（{command}），请自己打开“{path}”。")
    (launch or _start)([command, str(path.absolute())], outside_environment(os.environ))


def outside_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a foreign program: without the library folder a frozen program sets for itself."""
    clean = dict(environment)
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        original = clean.pop(f"{name}_ORIG", None)
        if original is not None:
            clean[name] = original
        elif getattr(sys, "frozen", False):
            clean.pop(name, None)
    return clean


def _start(command: list[str], environment: Mapping[str, str]) -> None:
    _running[:] = [process for process in _running if process.poll() is None]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    _running.append(process)


def _open_on_windows(path: Path) -> None:
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            raise NotFound(f"本机没有能打开“{path.name}”的程序，请先安装一个，或另选格式。") from None
