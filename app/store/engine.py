"""The encrypted database: connections that are keyed before all else, and their settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from attrs import frozen
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from app.domain.errors import NotAllowed, OfficeProblem

BUSY_MS = 15_000
"""How long, in milliseconds, a writer waits for the one before it."""

READER_CACHE_KB = 24_000
"""Decrypted pages kept by a reader: the index of a ledger of 100,000 cases fits (53 ms become 12 ms)."""

PRAGMAS = (
    ("foreign_keys", "ON"),
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("secure_delete", "ON"),
    ("busy_timeout", str(BUSY_MS)),
    ("temp_store", "MEMORY"),
)

_DAMAGED = "数据库文件已损坏；请不要继续使用，从最近的备份恢复到新的文件夹。"

# what SQLite says, and what the user is told; everything else is a bug
_KNOWN = (
    ("disk is full", "磁盘已满，这一步没有保存；请腾出空间后再做一次。"),
    ("database is locked", "另一处正在写入，等了很久还没有写完；请稍后再做一次。"),
    ("readonly database", "办公文件夹现在只能读，这一步没有保存；请检查文件夹的权限。"),
    ("disk I/O error", "磁盘读写出错，这一步没有保存；请检查磁盘或 U 盘是否还连着。"),
    ("unable to open", "数据库文件打不开，请检查办公文件夹是否还在、是否有权限。"),
    ("file is not a database", "数据库与密钥文件对不上，打不开；请从备份恢复，原文件不要删除。"),
    ("malformed", _DAMAGED),
    ("vtable constructor failed", _DAMAGED),
    ("cases.number", "这个案号已有案件使用，请换一个。"),
    ("cases.year", "这一年的这个序号已有案件使用，请换一个。"),
    ("users.name", "已有同名的用户，请换一个能区分的写法。"),
)


def connect_raw(path: Path, data_key: bytes) -> Any:
    """A bare keyed connection in autocommit mode, with no pragma set but the key; for backup and checks."""
    connection = dbapi2.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
    )
    # before the key, or a wrong one would print the library's own lines on the console
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    return connection


@frozen
class Engines:
    """Two pools over one file: `writer` for one connection at a time, `reader` cannot change a thing."""

    reader: sa.Engine
    writer: sa.Engine

    def close(self) -> None:
        """Close all connections of both pools; the last one folds the write-ahead log into the file."""
        self.reader.dispose()
        self.writer.dispose()


def open_engines(path: Path, data_key: bytes) -> Engines:
    """Engines over the file at `path`, which is made when it is not there; connects only when first used."""
    return Engines(
        reader=_engine(path, data_key, begin="BEGIN", query_only=True, size=4, overflow=16),
        writer=_engine(path, data_key, begin="BEGIN IMMEDIATE", query_only=False, size=1, overflow=4),
    )


def _engine(
    path: Path, data_key: bytes, *, begin: str, query_only: bool, size: int, overflow: int
) -> sa.Engine:
    def creator() -> Any:
        connection = connect_raw(path, data_key)
        for name, value in PRAGMAS:
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
        if query_only:
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA cache_size = -{READER_CACHE_KB}")
        return connection

    engine = sa.create_engine(
        "sqlite://",
        creator=creator,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=overflow,
        # the connection used last has the pages decrypted that are wanted next
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what SQLite reports about disk, lock, damage and taken numbers into a Refusal; let bugs pass."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        told = str(getattr(error, "orig", None) or error)
        sentence = next((text for mark, text in _KNOWN if mark in told), None)
        if sentence is None:
            raise
        if told.startswith("UNIQUE"):
            raise NotAllowed(sentence) from error
        raise OfficeProblem(sentence) from error
