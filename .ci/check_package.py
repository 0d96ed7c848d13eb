"""Starts the frozen program in an empty home and fails on anything but the lines it has to print."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = Path(__file__).parents[1] / "dist" / "mediation-desk"
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


RUNS = (
    (("--self-test",), "自检通过"),
    # the command line has libraries of its own
    (("limit", "mediation", "2026-09-28"), "调解期限：2026-10-13（第29条）"),
)
"""What the program is started with, and exactly what it has to print."""


def main() -> int:
    """Start the program for each of RUNS; 0 when every exit status is 0 and every output is as expected."""
    for arguments, expected in RUNS:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
            result = subprocess.run(
                [program_file(), *arguments],
                cwd=home,
                env=bare_environment(home),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=PATIENCE,
                check=False,
            )
        output = result.stdout.decode("utf-8", errors="replace").strip()
        if result.returncode != 0 or output != expected:
            told = f"打好的程序没有通过自检（{arguments[0]}，退出码 {result.returncode}），它的输出是：\n{output}"
            print(told, file=sys.stderr)
            return 1
    size = (
        sum(file.stat().st_size for file in PROGRAM.rglob("*") if file.is_file() and not file.is_symlink())
        / 1_000_000
    )
    print(f"打包完成并通过自检：dist/{PROGRAM.name}（{size:.0f} MB）")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
