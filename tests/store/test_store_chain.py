"""The audit chain notices whatever was changed behind the program's back."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from app.store import chain
from tests.store.sample_office import add_case


@pytest.fixture
def lines(made):
    for number in range(4):
        with made.write() as unit:
            case = add_case(unit, f"某人{number}")
            unit.note("register", "登记", f"登记第{number}件。", case_uid=case.uid)
            unit.commit()
    return made


def _verify(office):
    with office.read() as reader:
        return chain.verify(reader.connection)


def test_a_whole_chain(lines):
    result = _verify(lines)
    with lines.read() as reader:
        assert result == chain.VerifyResult(True, 5, reader.entries(limit=1)[0].digest)


def test_the_database_itself_refuses_to_change_a_line(lines):
    for deed in ("UPDATE audit SET told = 'x'", "DELETE FROM audit"):
        with lines.write() as unit, pytest.raises(IntegrityError, match="never"):
            unit.connection.exec_driver_sql(deed)


@pytest.mark.parametrize(
    ("deed", "bad"),
    [
        ("UPDATE audit SET told = 'x' WHERE seq = 3", 3),
        ("UPDATE audit SET images = '[]' WHERE seq = 2", 2),
        ("UPDATE audit SET stated_on = '2020-01-01' WHERE seq = 4", 4),
        ("UPDATE audit SET fixed_clock = 1 WHERE seq = 4", 4),
        ("UPDATE audit SET user = 'x' WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 3", 3),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("UPDATE audit SET seq = 9 WHERE seq = 5", 5),
    ],
)
def test_a_tampered_line_is_found(lines, deed, bad):
    with lines.write() as unit:
        unit.connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        unit.connection.exec_driver_sql("DROP TRIGGER audit_no_delete")
        unit.connection.exec_driver_sql(deed)
        unit.commit()
    result = _verify(lines)
    assert (result.ok, result.first_bad, result.count) == (False, bad, bad - 1)


def test_a_line_hashed_anew_breaks_the_next_one(lines):
    with lines.write() as unit:
        unit.connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        unit.connection.exec_driver_sql("UPDATE audit SET told = 'x' WHERE seq = 3")
        row = unit.connection.execute(chain.audit.select().where(chain.audit.c.seq == 3)).mappings().one()
        fresh = chain.audit.update().where(chain.audit.c.seq == 3)
        unit.connection.execute(fresh, {"digest": chain.digest(row)})
        unit.commit()
    assert _verify(lines).first_bad == 4
