"""Every record that can be kept comes back as it was, whatever is in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.case import Case
from app.domain.words import State
from app.store.records import field_types, from_json, to_json
from app.store.tables import KEPT
from tests.store.sample_office import make_office

_VALUES = {
    str: st.text(max_size=40)
    | st.sampled_from(["𬬮", "王䶮", "\ue863", "阿依古丽·买买提", "a\0b", "e\u0301"]),
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    date: st.dates(),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    opened, _ = make_office(Path(tmp_path_factory.mktemp("records")) / "office")
    with opened:
        yield opened


@st.composite
def twins(draw):
    """Two records of one class."""
    record = draw(st.sampled_from([kept.record for kept in KEPT]))
    return draw(_record(record)), draw(_record(record))


def _record(record):
    values = {
        name: st.none() | _VALUES[kind] if optional else _VALUES[kind]
        for name, kind, optional in field_types(record)
        if name not in ("uid", "case_uid")
    }
    return st.builds(record, **values)


@settings(max_examples=500)
@given(pair=twins())
def test_a_record_comes_back_as_it_was_and_as_it_was_changed(office, pair):
    first, second = pair
    with office.write() as unit:
        if hasattr(first, "case_uid"):
            first = evolve(first, case_uid=unit.add(Case()).uid)
        written = unit.add(first)
        assert written.uid
        assert unit.get(type(first), written.uid) == written
        owner = {"case_uid": written.case_uid} if hasattr(first, "case_uid") else {}
        changed = unit.save(evolve(second, uid=written.uid, **owner))
        assert unit.find(type(first), uid=written.uid) == (changed,)
        assert from_json(type(first), to_json(changed)) == changed


def test_words_of_an_enumeration_are_kept_as_plain_text(office):
    with office.write() as unit:
        case = unit.add(Case(state=State.MEDIATING))
        found = unit.get(Case, case.uid)
        assert type(found.state) is str
        assert found.state == State.MEDIATING


def test_json_of_an_older_or_newer_version_still_reads():
    read = from_json(Case, {"number": "甲1", "received_on": "2026-09-01", "unknown": 1})
    assert read == Case(number="甲1", received_on=date(2026, 9, 1))
