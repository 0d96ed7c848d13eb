"""Builds the program and wires its rooms; the window, the command line and the tests call the same functions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.documents.fonts import FontBook
from app.documents.library import FormLibrary
from app.services.acts import ACTS
from app.services.desk import Desk
from app.services.forms import own_forms
from app.services.law import Law
from app.store import office as offices
from app.system import law as law_files
from app.system import paths as paths
from app.system.clock import Clock


def open_desk(
    folder: Path, user: str, password: str, *, clock: Clock | None = None, read_only: bool = False
) -> Desk:
    """Open the office in `folder` for a user ("" for the only one) with everything that its acts need.

    Raises WrongPassword or OfficeProblem. A `read_only` desk can be opened beside another program.
    """
    assert ACTS, "the catalogue of acts is filled by importing it"
    office = offices.open(folder, user, password, read_only=read_only)
    library = forms().for_office(own_forms.texts(office))
    return Desk(office, office.user, clock or Clock(), law(), fonts(), library)


@cache
def law() -> Law:
    """The law data of resources/law/, read once a process."""
    read = law_files.read_law(paths.resources_folder() / "law")
    return Law(read.calendar, read.limits, read.causes, read.indicators)


@cache
def fonts() -> FontBook:
    """The faces for papers, bundled ones and the PC's own 仿宋, opened when first used."""
    return FontBook(paths.resources_folder() / "fonts", pc_folders=paths.font_folders())


@cache
def forms() -> FormLibrary:
    """The paper forms that come with the program."""
    return FormLibrary(paths.forms_folder())


def clock(today: str = "") -> Clock:
    """The clock of this run: the PC's own, or fixed to a day given as YYYY-MM-DD; raises InvalidInput."""
    return Clock.at(today) if today else Clock()
