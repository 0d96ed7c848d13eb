"""Where things lie on this machine: what comes with the program, and what belongs to the user.

MEDIATION_DESK_HOME moves everything of the user below one folder: for tests, and for running from a stick.
MEDIATION_DESK_BUNDLED_FONTS sets papers in the bundled faces only, so that they look the same on every PC.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

PROGRAM = "mediation-desk"
HOME_VARIABLE = "MEDIATION_DESK_HOME"
BUNDLED_VARIABLE = "MEDIATION_DESK_BUNDLED_FONTS"
OFFICE_NAME = "调解工作台"


@frozen
class UserFolders:
    """The folders of one user of this PC; none of them need exist yet.

    `config` holds the settings, `data` the lock of the running window, `logs` the log and the crash reports.
    `office` is only the place proposed for a new office: users may choose another.
    """

    config: Path
    data: Path
    logs: Path
    office: Path


def user_folders(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ, home: Path | None = None
) -> UserFolders:
    """The customary places of the given system; the arguments are there for tests."""
    chosen = environment.get(HOME_VARIABLE)
    if chosen:
        base = Path(chosen).absolute()
        return UserFolders(
            config=base / "config", data=base / "data", logs=base / "logs", office=base / OFFICE_NAME
        )
    home = home or Path.home()
    # Straight in the home folder and not among the documents: those are often mirrored to a cloud, which
    # breaks a database that is open and carries case files out of the house.
    office = home / OFFICE_NAME
    if platform == "win32":
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / PROGRAM
        roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / PROGRAM
        return UserFolders(config=roaming, data=local, logs=local / "logs", office=office)
    if platform == "darwin":
        support = home / "Library" / "Application Support" / PROGRAM
        return UserFolders(
            config=support, data=support, logs=home / "Library" / "Logs" / PROGRAM, office=office
        )
    return UserFolders(
        config=_xdg(environment, "XDG_CONFIG_HOME", home / ".config") / PROGRAM,
        data=_xdg(environment, "XDG_DATA_HOME", home / ".local" / "share") / PROGRAM,
        logs=_xdg(environment, "XDG_STATE_HOME", home / ".local" / "state") / PROGRAM / "logs",
        office=office,
    )


def _xdg(environment: Mapping[str, str], name: str, otherwise: Path) -> Path:
    # The XDG rules say that a relative path here is to be ignored.
    value = Path(environment.get(name, ""))
    return value if value.is_absolute() else otherwise


def program_folder() -> Path:
    """The folder that holds `resources` and `forms`: the source tree, or the frozen program's own."""
    frozen_at = getattr(sys, "_MEIPASS", None)
    return Path(frozen_at) if frozen_at else Path(__file__).resolve().parents[2]


def resources_folder() -> Path:
    """Fonts, icons, styles and the law as data."""
    return program_folder() / "resources"


def forms_folder() -> Path:
    """The paper forms that come with the program; an office may keep its own versions of them."""
    return program_folder() / "forms"


def font_folders(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ, home: Path | None = None
) -> tuple[Path, ...]:
    """Where this PC keeps its own fonts, the user's first; none with MEDIATION_DESK_BUNDLED_FONTS set.

    Papers take the PC's own 仿宋 from there; without it the bundled faces alone, the same on every machine.
    """
    if environment.get(BUNDLED_VARIABLE):
        return ()
    home = home or Path.home()
    if platform == "win32":
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
        return local / "Microsoft" / "Windows" / "Fonts", Path(
            environment.get("WINDIR") or "C:/Windows"
        ) / "Fonts"
    if platform == "darwin":
        return home / "Library" / "Fonts", Path("/Library/Fonts")
    return _xdg(environment, "XDG_DATA_HOME", home / ".local" / "share") / "fonts", Path(
        "/usr/local/share/fonts"
    )


def private_folder(folder: Path) -> Path:
    """Make `folder` if need be, readable only by this user where the system knows that, and return it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
