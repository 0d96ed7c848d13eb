"""Making an office, opening it, and getting back in with the recovery code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.errors import InvalidInput, Problem
from app.domain.office import Committee, User
from app.domain.reading import problems_of, read
from app.services.office.roster import password_problem
from app.store import office as offices
from app.store.keys import Kdf
from app.system.clock import Clock


def look_over(committee: Mapping[str, Any], user: Mapping[str, Any], password: str) -> tuple[Problem, ...]:
    """The problems of the first start's particulars, before anything is made; passwords from 8 characters."""
    found = [*problems_of(Committee, committee), *problems_of(User, user)]
    weak = password_problem(password)
    return (*found, Problem("password", weak)) if weak else tuple(found)


def create(
    folder: Path,
    committee: Mapping[str, Any],
    user: Mapping[str, Any],
    password: str,
    clock: Clock,
    kdf: Kdf | None = None,
) -> str:
    """Make a new office in an empty folder and return its recovery code, which is shown only this once.

    Raises InvalidInput for the particulars and OfficeProblem when the folder cannot be used.
    """
    body = read(Committee, committee).record
    first = read(User, user).record
    if not password:
        raise InvalidInput([Problem("password", "请设一个密码。")])
    made, code = offices.create(
        folder, body, first, password, on=clock.today(), kdf=kdf, fixed_clock=clock.is_fixed
    )  # fmt: skip
    made.close()
    return code


def reset_password(folder: Path, code: str, user: str, password: str) -> str:
    """Set a new password with the recovery code ("" is the first user); returns the user's name.

    Raises WrongPassword when the code does not fit, InvalidInput for a weak password; then nothing changed.
    """
    weak = password_problem(password)
    if weak:
        raise InvalidInput([Problem("password", weak)])
    with offices.open_with_recovery(folder, code, user=user) as office:
        office.set_password(office.user.name, password)
        return office.user.name
