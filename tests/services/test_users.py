"""A new user: the password opens as it was typed, and no key stays behind when the act is not kept."""

import pytest

from app import bootstrap
from app.domain.errors import WrongPassword
from app.services import catalogue
from app.store.unit_of_work import Unit
from tests.services.office import DAY, PASSWORD

NEW = {"name": "新示例", "role": "调解员", "password": "  前后有空格  "}


def test_a_password_with_outer_blanks_opens_as_it_was_typed(desk):
    catalogue.perform(desk, "add_user", NEW)
    with bootstrap.open_desk(
        desk.office.folder, "新示例", NEW["password"], clock=DAY, read_only=True
    ).office as office:
        assert office.user.name == "新示例"
    with pytest.raises(WrongPassword):
        bootstrap.open_desk(desk.office.folder, "新示例", NEW["password"].strip(), clock=DAY, read_only=True)


def test_no_key_stays_behind_when_the_act_is_not_kept(desk, monkeypatch):
    def full(unit: Unit) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Unit, "commit", full)
    with pytest.raises(OSError, match="disk full"):
        catalogue.perform(desk, "add_user", NEW)
    assert desk.office.user_names() == ("演示",)
    with bootstrap.open_desk(desk.office.folder, "", PASSWORD, clock=DAY, read_only=True).office as office:
        assert office.user.name == "演示"
