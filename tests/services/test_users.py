"""A new user: the password opens as it was typed, and no key stays behind when the act is not kept."""

import pytest

from app import bootstrap
from app.domain.errors import WrongPassword
from app.services import catalogue
from app.store.unit_of_work import Unit
from tests.services.office import DAY, PASSWORD, given_of, refused_field

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


def test_a_user_of_a_mediators_name_says_that_he_is_the_mediator(desk_at, story):
    desk = desk_at("appoint_mediator:2")
    new = NEW | {"name": given_of(story, "appoint_mediator")["name"]}
    refused_field(desk, "add_user", new, "is_mediator", "勾选“就是这位调解员”")
    assert desk.office.user_names() == ("演示",)
    catalogue.perform(desk, "dismiss_mediator", {"name": new["name"], "reason": "调离"})
    refused_field(desk, "add_user", new, "is_mediator", "换一个写法")
    catalogue.perform(desk, "add_user", new | {"is_mediator": True})
    assert set(desk.office.user_names()) == {"演示", new["name"]}


def test_a_mediator_of_a_users_name_is_that_user_or_written_otherwise(desk, story):
    catalogue.perform(desk, "add_user", NEW)
    given = given_of(story, "appoint_mediator") | {"name": NEW["name"]}
    refused_field(desk, "appoint_mediator", given, "is_user", "勾选“就是同名的用户”")
    catalogue.perform(desk, "appoint_mediator", given | {"is_user": True})
    renewed = catalogue.perform(desk, "appoint_mediator", given | {"phone": "13800000000"})
    assert renewed.result["uid"], "he is on the roster already: nothing is asked again"
