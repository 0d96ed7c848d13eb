"""What the tests of the acts share: making an office cheaply, doing one act, and seeing that nothing changed."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from attrs import evolve

from app import bootstrap
from app.domain.errors import InvalidInput, NotAllowed, Refusal
from app.domain.office import User
from app.services import catalogue
from app.services.catalogue import Outcome
from app.services.desk import Desk
from app.services.office import opening
from app.store.keys import Kdf
from app.system.clock import Clock

CHEAP = Kdf(memory=8, passes=1)
DAY = Clock(date(2026, 11, 24))
PASSWORD = "演示密码一二三四"
NUMBER = "（2026）示工调字第1号"


def make_office(folder: Path, story: Mapping[str, Any]) -> str:
    """A new encrypted office whose password costs no time; returns its recovery code."""
    return opening.create(folder, story["committee"], {"name": "演示"}, PASSWORD, DAY, CHEAP)


def open_office(folder: Path, day: date = date(2026, 11, 24)) -> Desk:
    """Open such an office on a day."""
    return bootstrap.open_desk(folder, "", PASSWORD, clock=Clock(day))


def lead(desk: Desk, story: Mapping[str, Any], until: str) -> None:
    """Do the acts of the story, each on its day, up to the one named; "sign:4" is the fourth of that name."""
    name, _, count = until.partition(":")
    left = int(count or 1)
    for step in story["office_acts"] + story["case_acts"]:
        about = "" if step in story["office_acts"] or step["act"] == "register" else NUMBER
        catalogue.perform(on(desk, step["today"]), step["act"], step["given"], number=about)
        left -= step["act"] == name
        if not left:
            return
    raise ValueError(f"the story has no {until}")


def on(desk: Desk, day: str) -> Desk:
    """The same desk with its calendar on another day."""
    return evolve(desk, clock=Clock(date.fromisoformat(day)))


def as_role(desk: Desk, role: str) -> Desk:
    """The same desk with somebody of another role at it."""
    return evolve(desk, user=User(name="演示", role=role))


def as_user(desk: Desk, name: str) -> Desk:
    """The same desk with a mediator of that name at it."""
    return evolve(desk, user=User(name=name, role="调解员"))


def given_of(story: Mapping[str, Any], act: str, which: int = 0) -> dict[str, Any]:
    """A copy of the story's input of an act; `which` when the act stands there several times."""
    steps = [s for s in (*story["office_acts"], *story["case_acts"]) if s["act"] == act]
    return deepcopy(steps[which]["given"])


def changed(given: Mapping[str, Any], **values: Any) -> dict[str, Any]:
    """A copy of an input with some values put elsewhere; a path is written with __ (claims__0__amount).

    A value of None takes the entry away.
    """
    copy = deepcopy(dict(given))
    for path, value in values.items():
        *way, last = [int(part) if part.isdecimal() else part for part in path.split("__")]
        place: Any = copy
        for part in way:
            place = place[part]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return copy


def everything(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the office, the audit and the number series included, and the blobs."""
    with desk.read() as reader:
        tables = sa.inspect(reader.connection).get_table_names()
        found = {
            name: sorted(map(repr, reader.connection.exec_driver_sql(f'SELECT * FROM "{name}"')))
            for name in tables
        }
    return found | {"blobs": sorted(desk.office.blobs.names())}


def is_sentence(text: str) -> bool:
    """Whether a refusal is a plain Chinese sentence: in Chinese, with its full stop, in one line."""
    chinese = sum("一" <= c <= "鿿" for c in text)
    return chinese >= 4 and text.endswith("。") and "\n" not in text and not text.endswith("。。")


def refused(
    desk: Desk, act: str, given: Mapping[str, Any], kind: type[Refusal] = InvalidInput, *, number: str = ""
) -> Any:
    """Do an act that must be refused with `kind`; asserts the sentence and that nothing at all changed."""
    before = everything(desk)
    with pytest.raises(kind) as caught:
        catalogue.perform(desk, act, given, number=number)
    assert type(caught.value) is kind
    assert is_sentence(caught.value.sentence), caught.value.sentence
    assert everything(desk) == before
    return caught.value


def refused_field(
    desk: Desk, act: str, given: Mapping[str, Any], path: str, words: str, *, number: str = ""
) -> None:
    """Do an act that must be refused because of one field; its Problem names the path and says the words."""
    error = refused(desk, act, given, number=number)
    errors = [p for p in error.problems if not p.warning]
    assert [p.path for p in errors] == [path], errors
    assert words in errors[0].text
    assert is_sentence(errors[0].text)


def forbidden(desk: Desk, act: str, given: Mapping[str, Any], words: str, *, number: str = "") -> None:
    """Do an act that state, guard or role must forbid, with these words."""
    assert words in refused(desk, act, given, NotAllowed, number=number).sentence


def done(desk: Desk, act: str, given: Mapping[str, Any], *, number: str = NUMBER) -> Outcome:
    """Do an act about the case and return what came of it."""
    return catalogue.perform(desk, act, given, number=number)
