"""An office for each test, copied from one that was led to the wanted point once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.services import demo
from app.services.desk import Desk
from tests.services.office import DAY, PASSWORD, lead, make_office, open_office


@pytest.fixture(scope="session")
def story() -> dict[str, Any]:
    """The demonstration case as data."""
    return demo.story(bootstrap.paths.resources_folder())


@pytest.fixture(scope="session")
def template(story: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A closed office whose one case was led up to an act of the story; made once for each act."""
    made: dict[str, Path] = {}

    def lead_up_to(act: str) -> Path:
        if act not in made:
            folder = tmp_path_factory.mktemp("template") / "office"
            make_office(folder, story)
            with_case = bootstrap.open_desk(folder, "", PASSWORD, clock=DAY)
            try:
                if act:
                    lead(with_case, story, act)
            finally:
                with_case.close()
            made[act] = folder
        return made[act]

    return lead_up_to


@pytest.fixture
def desk_at(template: Callable[[str], Path], tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Opens a fresh copy of the office as it is after an act of the story ("" before all, "sign:4" the fourth)."""
    opened: list[Desk] = []

    def copy(act: str) -> Desk:
        folder = tmp_path / f"office-{len(opened)}"
        shutil.copytree(template(act), folder)
        opened.append(open_office(folder))
        return opened[-1]

    yield copy
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(desk_at: Callable[[str], Desk]) -> Desk:
    """A fresh, encrypted office without mediators and cases."""
    return desk_at("")
