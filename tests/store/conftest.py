"""A real encrypted office for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.office import Office
from tests.store import sample_office


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    """An opened office in tmp_path/office."""
    opened, _ = sample_office.make_office(tmp_path / "office")
    with opened:
        yield opened
