"""Settings and window state: one declaration, a file that survives hand editing and other versions."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import OfficeProblem
from app.system.settings import DENSITY, LAST_OFFICE, OPTIONS, SCHEME, TEXT_SIZE, Settings
from app.system.window_state import WindowState


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_option_is_fully_declared(option) -> None:
    assert option.allows(option.default)
    assert option.label
    assert option.help.endswith("。")
    assert all(option.allows(value) and word for value, word in option.choices)


def test_no_name_or_label_is_used_twice() -> None:
    assert (
        len({option.name for option in OPTIONS}) == len({option.label for option in OPTIONS}) == len(OPTIONS)
    )


def test_a_choice_is_there_again_at_the_next_start(file: Path) -> None:
    first = Settings(file)
    assert (first.get(SCHEME), first.get(TEXT_SIZE)) == ("system", 100)
    first.set(SCHEME, "dark")
    first.set(TEXT_SIZE, 125)
    first.set(LAST_OFFICE, "D:/调解工作台")
    again = Settings(file)
    assert (again.get(SCHEME), again.get(TEXT_SIZE), again.get(DENSITY)) == ("dark", 125, "standard")
    assert again.get(LAST_OFFICE) == "D:/调解工作台"
    assert "调解工作台" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("option", "value"),
    [(SCHEME, "pink"), (SCHEME, 1), (TEXT_SIZE, 101), (TEXT_SIZE, True), (LAST_OFFICE, None)],
)
def test_a_value_that_does_not_fit_counts_as_not_set_and_cannot_be_set(file: Path, option, value) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({option.name: value}), "utf-8")
    settings = Settings(file)
    assert settings.get(option) == option.default
    with pytest.raises(ValueError, match=option.name):
        settings.set(option, value)


def test_names_of_another_version_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"from_the_future": [1]}', "utf-8")
    Settings(file).set(SCHEME, "light")
    assert json.loads(file.read_text("utf-8")) == {"from_the_future": [1], "scheme": "light"}


def test_a_reset_forgets_the_choices_but_not_the_office(file: Path) -> None:
    settings = Settings(file)
    settings.set(SCHEME, "dark")
    settings.set(LAST_OFFICE, "D:/office")
    settings.reset()
    assert json.loads(file.read_text("utf-8")) == {"last_office": "D:/office"}
    assert settings.get(SCHEME) == "system"


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b""])
def test_a_broken_file_is_put_aside_and_the_program_starts(
    file: Path, content: bytes, logged: list[logging.LogRecord]
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert Settings(file).get(SCHEME) == "system"
    assert file.with_name("settings.json.broken").read_bytes() == content
    assert not file.exists()
    assert ["put aside" in record.getMessage() for record in logged] == [True]
    logged.clear()


def test_an_unreadable_place_gives_the_defaults(tmp_path: Path, logged: list[logging.LogRecord]) -> None:
    assert Settings(tmp_path).get(TEXT_SIZE) == 100
    assert [record.levelname for record in logged] == ["WARNING"]
    logged.clear()


def test_settings_that_cannot_be_written_are_refused_in_a_sentence(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    (tmp_path / "settings.json").mkdir()
    with pytest.raises(OfficeProblem, match="文件夹"):
        settings.set(SCHEME, "dark")


@given(values=st.dictionaries(st.text(max_size=20), st.binary(max_size=60), max_size=5))
def test_window_state_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, bytes]
) -> None:
    file = tmp_path_factory.mktemp("state") / "window.json"
    state = WindowState(file)
    for name, value in values.items():
        state.put(name, value)
    state.save()
    assert {name: WindowState(file).get(name) for name in values} == values


def test_damaged_or_forgotten_window_state_counts_as_none(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    file.write_text('{"main": "not base64!", "split": 7, "table": "QUJD"}', "utf-8")
    state = WindowState(file)
    assert [state.get(name) for name in ("main", "split", "none", "table")] == [None, None, None, b"ABC"]
    state.forget()
    state.save()
    assert WindowState(file).get("table") is None
