"""The schema: today's tables, every released version, and what happens when a migration fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
import types
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.domain.case import Case
from app.domain.errors import OfficeProblem
from app.store import backup, chain, keys, office, tables
from app.store.engine import connect_raw, open_engines
from app.store.migrations import runner
from app.store.queries import ledger
from app.store.tables import KEPT
from tests.helpers.source import ROOT
from tests.store.sample_office import CHEAP, PASSWORD, USER, dump

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.sql"))


def _shape(connection: sa.Connection) -> dict[str, object]:
    """Columns, keys and indexes of every table, without the order and the SQL defaults of columns (the program
    gives every value itself) and without names of our own."""
    found = {}
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (name,) in connection.exec_driver_sql(listed).all():
        if name.startswith("case_search") or name == "alembic_version":
            continue
        columns = connection.exec_driver_sql(f"PRAGMA table_info({name})").all()
        owners = connection.exec_driver_sql(f"PRAGMA foreign_key_list({name})").all()
        indexes = connection.exec_driver_sql(f"PRAGMA index_list({name})").all()
        found[name] = (
            sorted((c.name, c.type, c.notnull, c.pk) for c in columns),
            sorted(tuple(o)[2:] for o in owners),
            sorted((i.name, i.unique, i.partial, *_indexed(connection, i.name)) for i in indexes),
        )
    return found


def _indexed(connection: sa.Connection, index: str) -> tuple[object, ...]:
    sql = "SELECT sql FROM sqlite_master WHERE name = ?"
    columns = connection.exec_driver_sql(f"PRAGMA index_info({index})").all()
    return (*(c[2] for c in columns), connection.exec_driver_sql(sql, (index,)).scalar_one())


def test_migrated_from_empty_equals_the_tables_of_today(made, tmp_path):
    engines = open_engines(tmp_path / "today.db", b"k" * 32)
    with engines.writer.connect() as connection, made.read() as reader:
        tables.metadata.create_all(connection)
        assert _shape(reader.connection) == _shape(connection)
        assert len(_shape(connection)) == len(tables.metadata.tables)
    engines.close()


def test_every_revision_is_listed_and_follows_the_one_before():
    folder = Path(runner.__file__).parent / "versions"
    assert sorted(p.stem for p in folder.glob("m*.py")) == [module for _, module in runner.REVISIONS]
    assert [path.stem for path in SAMPLES] == [number for number, _ in runner.REVISIONS]
    before = None
    for number, module in runner.REVISIONS:
        found = __import__(f"app.store.migrations.versions.{module}", fromlist=["revision"])
        assert (found.revision, found.down_revision) == (number, before)
        assert "app." not in Path(found.__file__).read_text("utf-8").replace('"""', "")
        before = number


def _load(sample: Path, folder: Path) -> None:
    """An office folder out of the SQL text of a released version."""
    folder.mkdir()
    data_key, _ = keys.create_keys(folder / office.KEYS, USER.name, PASSWORD, kdf=CHEAP)
    with closing(connect_raw(folder / office.DATABASE, data_key)) as connection:
        connection.executescript(sample.read_text("utf-8"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_released_version_opens(sample, tmp_path):
    folder = tmp_path / "old"
    _load(sample, folder)
    with office.open(folder, "", PASSWORD) as opened, opened.read() as reader:
        assert runner.current(reader.connection) == runner.HEAD
        written = [kept for kept in KEPT if f"INSERT INTO {kept.table.name} " in sample.read_text("utf-8")]
        assert len(written) > 15
        assert all(reader.find(kept.record) for kept in written)
        assert reader.case_file(reader.find(Case)[0].uid).agreement.total == 1_200_000
        assert chain.verify(reader.connection).ok
        assert chain.verify(reader.connection).count == 2


def test_the_newest_sample_is_what_this_program_writes(made, tmp_path):
    folder = tmp_path / "old"
    _load(SAMPLES[-1], folder)
    with office.open(folder, "", PASSWORD) as opened, opened.read() as reader, made.read() as ours:
        assert _shape(reader.connection) == _shape(ours.connection)
    schema = {
        line for line in dump(folder / office.DATABASE, opened.data_key).splitlines() if "INSERT" not in line
    }
    assert schema <= set(SAMPLES[-1].read_text("utf-8").splitlines())


def _plan(monkeypatch, upgrade):
    """Pretend that this program knows one more revision."""
    module = types.ModuleType("m9999_next")
    module.revision, module.down_revision, module.upgrade = "9999", runner.HEAD, upgrade
    module.__file__ = "m9999_next.py"
    monkeypatch.setitem(sys.modules, "app.store.migrations.versions.m9999_next", module)
    monkeypatch.setattr(runner, "REVISIONS", (*runner.REVISIONS, ("9999", "m9999_next")))
    monkeypatch.setattr(runner, "HEAD", "9999")


@pytest.fixture
def closed(tmp_path):
    _load(SAMPLES[-1], tmp_path / "office")
    return tmp_path / "office"


def _add_table() -> None:
    from alembic import op

    op.execute("CREATE TABLE later (a)")


def _fail() -> None:
    _add_table()
    raise ZeroDivisionError


def test_a_migration_is_run_once_after_a_backup(closed, monkeypatch):
    _plan(monkeypatch, _add_table)
    with pytest.raises(OfficeProblem, match="要先升级"):
        office.open(closed, "", PASSWORD, read_only=True)
    with office.open(closed, "", PASSWORD) as opened, opened.read() as reader:
        assert runner.current(reader.connection) == "9999"
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM later").scalar_one() == 0
        assert len(ledger.ids(reader, ledger.LedgerFilter("欧阳"))) == 1
    with office.open(closed, "", PASSWORD) as opened:
        pass
    (copy,) = backup.list_backups(closed / "backups")
    assert copy.pinned
    monkeypatch.undo()
    report = backup.restore(copy.path, closed.parent / "back", lambda _path: opened.data_key)
    assert report.cases == 1
    with office.open(closed.parent / "back", "", PASSWORD) as opened, opened.read() as reader:
        assert runner.current(reader.connection) == runner.HEAD


def test_a_newer_file_is_refused(closed, monkeypatch):
    with monkeypatch.context() as patch:
        _plan(patch, _add_table)
        office.open(closed, "", PASSWORD).close()
    with pytest.raises(OfficeProblem, match="先升级本程序"):
        office.open(closed, "", PASSWORD)


def test_a_fault_in_the_middle_leaves_the_old_version(closed, monkeypatch):
    data_key = keys.open_keys(closed / office.KEYS, "", PASSWORD)
    before = dump(closed / office.DATABASE, data_key)
    with monkeypatch.context() as patch:
        _plan(patch, _fail)
        with pytest.raises(ZeroDivisionError):
            office.open(closed, "", PASSWORD)
    assert dump(closed / office.DATABASE, data_key) == before
    office.open(closed, "", PASSWORD).close()


def test_opening_imports_neither_alembic_nor_pypinyin(closed):
    code = f"""if True:
        import sys
        from pathlib import Path
        from app.store import office
        with office.open(Path(sys.argv[1]), "", {PASSWORD!r}) as opened, opened.read() as reader:
            reader.entries()
        print(sorted({{"alembic", "mako", "pypinyin", "PySide6"}} & set(sys.modules)))
    """
    done = subprocess.run(
        [sys.executable, "-c", code, str(closed)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""


def test_a_new_office_stands_at_the_newest_revision(made):
    with made.read() as reader:
        assert runner.current(reader.connection) == runner.HEAD
        assert not runner.is_due(reader.connection)
    with made.write() as unit:
        runner.migrate(unit.connection)
    assert made.committee.short == "滨工"
    assert date(2026, 9, 1) == _first_day(made)
    shutil.rmtree(made.folder / "backups")


def _first_day(opened):
    with opened.read() as reader:
        return reader.entries()[-1].stated_on
