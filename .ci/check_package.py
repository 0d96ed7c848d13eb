"""Starts the frozen program in an empty home and fails on anything but the one expected line."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = Path(__file__).parents[1] / "dist" / "mediation-desk"
EXPECTED = "自检通过"
PATIENCE = 300  # seconds until a hung program counts as broken


def program_file() -> Path:
    """The executable to start: on Windows the console twin, since a windowed program has no output there."""
    return PROGRAM / ("mediation-desk-console.exe" if sys.platform == "win32" else "mediation-desk")


def bare_environment(home: str) -> dict[str, str]:
    """As little as a freshly installed PC offers, so that nothing of the build machine can help."""
    ours = {"HOME": home, "USERPROFILE": home, "MEDIATION_DESK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    kept = ("SYSTEMROOT", "TEMP", "TMP") if sys.platform == "win32" else ()
    path = {} if sys.platform == "win32" else {"PATH": "/usr/bin:/bin"}
    return {name: os.environ[name] for name in kept if name in os.environ} | path | ours


def main() -> int:
    """Run `--self-test`; 0 when the exit status is 0 and the output is exactly the expected line."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        result = subprocess.run(
            [program_file(), "--self-test"],
            cwd=home,
            env=bare_environment(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
    output = result.stdout.decode("utf-8", errors="replace").strip()
    if result.returncode != 0 or output != EXPECTED:
        print(
            f"打好的程序没有通过自检（退出码 {result.returncode}），它的输出是：\n{output}", file=sys.stderr
        )
        return 1
    size = (
        sum(file.stat().st_size for file in PROGRAM.rglob("*") if file.is_file() and not file.is_symlink())
        / 1_000_000
    )
    print(f"打包完成并通过自检：dist/{PROGRAM.name}（{size:.0f} MB）")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
