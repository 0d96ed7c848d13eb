"""Connections: their settings, their transactions, and what they leave on the disk."""

from __future__ import annotations

import threading
from contextlib import ExitStack

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from app.domain.case import Case
from app.domain.errors import OfficeProblem
from app.store.engine import BUSY_MS, connect_raw, open_engines, plain_errors
from tests.store.sample_office import add_case

EXPECTED = {
    "foreign_keys": 1,
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "busy_timeout": BUSY_MS,
    "temp_store": 2,
}


def _settings(connection):
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in EXPECTED}


def test_every_connection_has_the_settings(tmp_path):
    engines = open_engines(tmp_path / "x.db", b"k" * 32)
    with ExitStack() as stack:
        for engine in (engines.writer, engines.reader, engines.reader):
            connection = stack.enter_context(engine.connect())
            if engine is engines.reader:
                assert connection.exec_driver_sql("PRAGMA query_only").scalar_one() == 1
            assert _settings(connection) == EXPECTED
            connection.rollback()
    engines.close()


def test_tables_made_in_a_rolled_back_transaction_are_gone(tmp_path):
    engines = open_engines(tmp_path / "x.db", b"k" * 32)
    with engines.writer.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")
        connection.rollback()
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
    engines.close()


def test_wrong_key_is_a_sentence(tmp_path):
    path = tmp_path / "x.db"
    raw = connect_raw(path, b"k" * 32)
    raw.execute("CREATE TABLE t (a)")
    raw.close()
    engines = open_engines(path, b"x" * 32)
    with pytest.raises(OfficeProblem, match="对不上"), plain_errors(), engines.reader.connect():
        pass
    engines.close()


def test_reader_cannot_write(made):
    with pytest.raises(OfficeProblem, match="只能读"), made.read() as reader:
        reader.connection.exec_driver_sql("DELETE FROM users")


def test_other_errors_pass_as_bugs(made):
    with pytest.raises(OperationalError, match="no such table"), made.read() as reader:
        reader.connection.exec_driver_sql("SELECT * FROM missing")
    with made.write() as unit:
        case = add_case(unit)
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            unit.remove(case)


def test_a_full_disk_is_a_sentence_and_nothing_is_kept(made):
    def fill() -> None:
        with made.write() as unit:
            pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
            add_case(unit, facts="事" * 60_000)

    with pytest.raises(OfficeProblem, match="磁盘已满"):
        fill()
    with made.read() as reader:
        assert reader.find(Case) == ()


def test_a_second_writer_waits_its_turn(made):
    begun, order = threading.Event(), []

    def second() -> None:
        begun.set()
        with made.write() as unit:
            add_case(unit, "第二人")
            unit.note("register", "登记", "登记。")
            unit.commit()
            order.append("second")

    thread = threading.Thread(target=second)
    with made.write() as unit:
        thread.start()
        assert begun.wait(10)
        add_case(unit, "第一人")
        unit.note("register", "登记", "登记。")
        order.append("first")
        unit.commit()
    thread.join()
    assert order == ["first", "second"]
    with made.read() as reader:
        assert [c.applicant for c in reader.find(Case)] == ["第一人", "第二人"]
        assert [c.serial for c in reader.find(Case)] == [1, 2]


def test_a_reader_keeps_its_picture_while_others_write(made):
    with made.read() as reader:
        assert reader.find(Case) == ()
        with made.write() as unit:
            add_case(unit)
            unit.note("register", "登记", "登记。")
            unit.commit()
        assert reader.find(Case) == ()
    with made.read() as reader:
        assert len(reader.find(Case)) == 1
