"""A real encrypted office for the tests of the case and paper pages, with its case led up to an act."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from app import bootstrap
from app.jobs.runner import Runner
from app.services import demo
from app.ui.hub import Hub
from tests.services.office import DAY, NUMBER, PASSWORD, as_role, lead, make_office, open_office

__all__ = ["NUMBER", "hub_at", "story"]

_TEMPLATES = tempfile.TemporaryDirectory(prefix="mediation-desk-case-")


def story() -> dict[str, Any]:
    """The demonstration case as data."""
    return demo.story(bootstrap.paths.resources_folder())


def _template(act: str) -> Path:
    """A closed office led up to an act ("sign:4" is the fourth); made once and then copied."""
    folder = Path(_TEMPLATES.name) / (act.replace(":", "-") or "empty")
    if not folder.exists():
        make_office(folder, story())
        desk = bootstrap.open_desk(folder, "", PASSWORD, clock=DAY)
        try:
            if act:
                lead(desk, story(), act)
        finally:
            desk.close()
    return folder


@contextmanager
def hub_at(folder: Path, act: str, day: str, *, role: str = "") -> Iterator[Hub]:
    """A hub over a fresh copy of the office in `folder`, on a day; `role` puts somebody else at the desk."""
    copied = folder / "office"
    shutil.copytree(_template(act), copied)
    desk = open_office(copied, date.fromisoformat(day))
    runner = Runner()
    hub = Hub(as_role(desk, role) if role else desk, runner)
    try:
        yield hub
    finally:
        runner.wait()
        desk.close()
