"""Where things lie, on each system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.system import paths

HOME = Path("/users/li")


def test_one_variable_moves_everything_of_the_user(tmp_path: Path) -> None:
    for platform in ("linux", "darwin", "win32"):
        found = paths.user_folders(
            platform, {"MEDIATION_DESK_HOME": str(tmp_path), "XDG_CONFIG_HOME": "/etc"}, HOME
        )
        assert {found.config, found.data, found.logs, found.office} == {
            tmp_path / name for name in ("config", "data", "logs", "调解工作台")
        }


def test_linux_follows_the_xdg_rules() -> None:
    plain = paths.user_folders("linux", {}, HOME)
    assert plain.config == HOME / ".config" / "mediation-desk"
    assert plain.data == HOME / ".local" / "share" / "mediation-desk"
    assert plain.logs == HOME / ".local" / "state" / "mediation-desk" / "logs"
    chosen = paths.user_folders(
        "linux", {"XDG_CONFIG_HOME": "/srv/config", "XDG_DATA_HOME": "relative"}, HOME
    )
    assert chosen.config == Path("/srv/config/mediation-desk")
    assert chosen.data == plain.data


def test_windows_and_macos_use_their_own_places() -> None:
    windows = paths.user_folders("win32", {"LOCALAPPDATA": "/L", "APPDATA": "/R"}, HOME)
    assert (windows.config, windows.data) == (Path("/R/mediation-desk"), Path("/L/mediation-desk"))
    assert paths.user_folders("win32", {}, HOME).data == HOME / "AppData" / "Local" / "mediation-desk"
    assert paths.user_folders("darwin", {}, HOME).logs == HOME / "Library" / "Logs" / "mediation-desk"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_proposed_office_is_in_the_home_folder_itself(platform: str) -> None:
    assert paths.user_folders(platform, {}, HOME).office == HOME / "调解工作台"


def test_resources_lie_in_the_source_tree_or_in_the_frozen_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (paths.program_folder() / "pyproject.toml").is_file()
    assert paths.resources_folder().is_dir()
    assert paths.forms_folder().is_dir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources_folder() == tmp_path / "resources"
    assert paths.forms_folder() == tmp_path / "forms"


def test_a_private_folder_is_for_its_owner(tmp_path: Path) -> None:
    made = paths.private_folder(tmp_path / "a" / "b")
    assert made.is_dir()
    assert sys.platform == "win32" or made.stat().st_mode & 0o077 == 0
    assert paths.private_folder(made) == made


def test_the_pcs_own_fonts_are_looked_for_where_each_system_keeps_them(tmp_path):
    windows = paths.font_folders("win32", {"LOCALAPPDATA": str(tmp_path), "WINDIR": "D:/Windows"}, tmp_path)
    assert windows == (tmp_path / "Microsoft" / "Windows" / "Fonts", Path("D:/Windows/Fonts"))
    assert paths.font_folders("darwin", {}, tmp_path)[0] == tmp_path / "Library" / "Fonts"
    assert paths.font_folders("linux", {}, tmp_path)[0] == tmp_path / ".local" / "share" / "fonts"
    assert paths.font_folders("win32", {"MEDIATION_DESK_BUNDLED_FONTS": "1"}, tmp_path) == ()
