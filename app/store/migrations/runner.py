"""Bringing an office file to the schema of this program; alembic is imported only when a migration is due.

The revisions are imported as modules and handed to alembic by hand, so that a frozen program, which has no
folder of scripts on the disk, migrates like any other.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from app.domain.errors import OfficeProblem

REVISIONS = (("0001", "m0001_first"), ("0002", "m0002_papers"), ("0003", "m0003_case_work"))
"""All revisions from the oldest to the newest: the number kept in the file, and the module in `versions`."""

HEAD = REVISIONS[-1][0]

NEWER = "这个办公文件夹是较新版本的程序用过的，本程序打不开；请先升级本程序，资料没有改动。"


def current(connection: sa.Connection) -> str:
    """The revision a file stands at, "" for an empty one; read with plain SQL."""
    table = "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
    known = connection.exec_driver_sql(table).first()
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first() if known else None
    return str(row[0]) if row else ""


def is_due(connection: sa.Connection) -> bool:
    """Whether the file needs a migration; raises OfficeProblem when it is newer than this program."""
    found = current(connection)
    if found and found not in dict(REVISIONS):
        raise OfficeProblem(NEWER)
    return found != HEAD


def migrate(connection: sa.Connection) -> None:
    """Run all revisions that are due, inside the caller's transaction; the caller commits.

    Raises OfficeProblem when the file is newer. A fault in the middle leaves the file as it was.
    """
    if not is_due(connection):
        return
    from alembic.runtime.migration import MigrationContext, MigrationStep

    scripts = _revision_map()

    def steps(found: Any, _context: Any) -> list[MigrationStep]:
        due = list(scripts.iterate_revisions(HEAD, found or None, implicit_base=True))
        return [MigrationStep.upgrade_from_script(scripts, script) for script in reversed(due)]

    context = MigrationContext.configure(connection, opts={"fn": steps})
    from alembic.operations import Operations

    with Operations.context(context):
        context.run_migrations()


def _revision_map() -> Any:
    from importlib import import_module

    from alembic.script.base import Script
    from alembic.script.revision import RevisionMap

    modules = [(number, import_module(f"app.store.migrations.versions.{name}")) for number, name in REVISIONS]
    return RevisionMap(lambda: [Script(module, number, str(module.__file__)) for number, module in modules])
