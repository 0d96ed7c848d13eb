"""Start, memory and search: the window in a process of its own, against a bare one with a table."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from app.services.desk import Desk
from tests.bench.timing import Row

ROOT = Path(__file__).parents[2]
ROUNDS = 5


def _child(kind: str, folder: Path, key: str) -> dict[str, Any]:
    """Start one window and wait until it has told what it saw; `at` counted in seconds from its start."""
    # without the byte code that an installed program has, every start would compile the source anew
    usual = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment = usual | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment |= {"MEDIATION_DESK_HOME": str(folder.with_suffix(".home"))}
    began = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", "tests.bench.window_child", kind, str(folder)], cwd=ROOT, env=environment,
        input=key, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if ended.returncode or not ended.stdout:
        raise RuntimeError(f"the {kind} window failed: {ended.stderr}")
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    found["at"] -= began
    return found


@cache
def _windows(folder: Path, key: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Both windows in turns; the first of each, which warms the disk, does not count."""
    pairs = [(_child("ours", folder, key), _child("bare", folder, key)) for _ in range(ROUNDS + 1)]
    return [a for a, _ in pairs[1:]], [b for _, b in pairs[1:]]


def start(desk: Desk, folder: Path) -> Row:
    """From the start of the process to the painted ledger, in seconds."""
    ours, bare = (
        median(w["at"] for w in windows) for windows in _windows(folder, desk.office.data_key.hex())
    )
    return Row("start", ours, bare, "s", ours / bare, 2.0)


def memory(desk: Desk, folder: Path) -> Row:
    """Resident size with the ledger open; what counts is how much more than the bare window, in MB."""
    ours, bare = (
        median(w["resident"] for w in windows) for windows in _windows(folder, desk.office.data_key.hex())
    )
    return Row("memory", ours, bare, "MB", ours - bare, 80.0)


def search(desk: Desk, folder: Path) -> Row:
    """From the end of typing to painted rows; the 95th percentile in ms, beside the median."""
    times = sorted(_child("search", folder, desk.office.data_key.hex())["times"])
    worst = times[min(len(times) - 1, int(len(times) * 0.95))] * 1000
    return Row("search", worst, median(times) * 1000, "ms", worst, 50.0)
