"""An office is a folder: making one, opening it, and what an opened one can do."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from app.domain.errors import NotAllowed, OfficeProblem
from app.domain.office import Committee, User
from app.domain.values import Progress, silent
from app.store import backup, keys, search
from app.store.backup import BackupReport
from app.store.blobs import Blobs
from app.store.engine import Engines, open_engines, plain_errors
from app.store.keys import Kdf
from app.store.lock import OfficeLock
from app.store.migrations import runner
from app.store.reader import Reader
from app.store.unit_of_work import Unit

DATABASE = "office.db"
KEYS = "office.keys"
NO_OFFICE = "这个文件夹里没有调解工作台的资料；请选择放有 office.db 和 office.keys 的文件夹。"


class Office:
    """An opened office: `folder`, `user` (who opened it), `committee`, `blobs`, `read_only`.

    Units and readers may be opened from any thread; each belongs to the thread that opened it. `unclean`
    tells that the program before did not close the office; the database was then checked while opening.
    """

    def __init__(
        self, folder: Path, data_key: bytes, engines: Engines, lock: OfficeLock | None, user: User
    ) -> None:
        self.folder = folder
        self.data_key = data_key
        self.user = user
        self.blobs = Blobs(folder / "blobs", data_key)
        self.read_only = lock is None
        self.unclean = lock is not None and lock.unclean
        self._engines = engines
        self._lock = lock

    @contextlib.contextmanager
    def read(self) -> Iterator[Reader]:
        """A reader over one consistent picture of the office; it cannot change anything."""
        with plain_errors(), self._engines.reader.connect() as connection:
            yield Reader(connection)

    @contextlib.contextmanager
    def write(
        self, user: str = "", *, at: datetime | None = None, fixed_clock: bool = False
    ) -> Iterator[Unit]:
        """A unit of work that is rolled back unless `commit` was called; writers wait for one another.

        `user` defaults to who opened the office, `at` to the clock of the PC. Raises NotAllowed when the
        office was opened for reading only.
        """
        if self.read_only:
            raise NotAllowed("办公文件夹是用只读方式打开的，不能改动；请关闭另一个程序后重新打开。")
        with plain_errors(), self._engines.writer.connect() as connection:
            # begin now: what is read for the act must not change before it is written;
            # closing the connection rolls back whatever was not committed
            connection.begin()
            now = at or datetime.now().astimezone()
            yield Unit(connection, user or self.user.name, now, fixed_clock=fixed_clock)

    def sweep(self) -> int:
        """Take off the disk what no record names any more, also out of the write-ahead log; returns how many.

        Called when a destruction was committed; repeating it does no harm. Raises OSError.
        """
        with self.read() as reader:
            spare = set(self.blobs.names()) - reader.files()
        for name in spare:
            self.blobs.remove(name)
        with plain_errors(), self._engines.writer.connect() as connection:
            # not inside a transaction, or the log could not be folded
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return len(spare)

    @property
    def committee(self) -> Committee:
        """The committee as it is recorded now."""
        with self.read() as reader:
            return reader.find(Committee)[0]

    def back_up(
        self,
        target: Path | None = None,
        *,
        at: datetime | None = None,
        pinned: bool = False,
        progress: Progress = silent,
    ) -> BackupReport:
        """A checked backup into `backups/` or another folder; see `backup.make`."""
        target = target or self.folder / "backups"
        return backup.make(self.folder, self.data_key, target, at=at, pinned=pinned, progress=progress)

    # ---- who may open it

    def user_names(self) -> tuple[str, ...]:
        """The names of all users that have a password."""
        return keys.users(self.folder / KEYS, self.data_key)

    def check_password(self, password: str) -> None:
        """Raise WrongPassword unless it is the password of the user who opened the office."""
        keys.unlock(self.folder / KEYS, self.user.name, password)

    def set_password(self, user: str, password: str, *, kdf: Kdf | None = None) -> None:
        """Give a user a new password."""
        keys.set_password(self._keys(), self.data_key, user, password, kdf=kdf)

    def add_password(self, user: str, password: str, *, kdf: Kdf | None = None) -> None:
        """Give a new user a password; the User record is added by the act."""
        keys.add_slot(self._keys(), self.data_key, user, password, kdf=kdf)

    def remove_password(self, user: str) -> None:
        """Take a user's password away, so that he can no longer open the office."""
        keys.remove_slot(self._keys(), self.data_key, user)

    def renew_recovery_code(self, *, kdf: Kdf | None = None) -> str:
        """A new recovery code, to be shown once; the old one no longer opens the office."""
        return keys.renew_recovery(self._keys(), self.data_key, kdf=kdf)

    def _keys(self) -> Path:
        if self.read_only:
            raise NotAllowed("办公文件夹是用只读方式打开的，不能改动；请关闭另一个程序后重新打开。")
        return self.folder / KEYS

    # ---- the end

    def close(self) -> None:
        """Close all connections and give the lock back; may be called twice."""
        self._engines.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


# ---- making and opening


def create(
    folder: Path,
    committee: Committee,
    user: User,
    password: str,
    *,
    on: date,
    kdf: Kdf | None = None,
    fixed_clock: bool = False,
) -> tuple[Office, str]:
    """Make a new office in an empty or new folder; returns it opened, and the recovery code to be shown once.

    `on` is the day of its founding for the audit. Raises OfficeProblem when the folder is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OfficeProblem("这个文件夹不是空的，请另选一个空文件夹建立办公室。")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        data_key, code = _furnish(folder, committee, user, password, on, kdf, fixed_clock)
        return _open(folder, data_key, user.name, read_only=False), code
    except OSError as error:
        _clear(folder)
        raise OfficeProblem(f"文件夹不能写入（{error.strerror}），请另选一个位置。") from error
    except BaseException:
        _clear(folder)
        raise


def open(folder: Path, user: str, password: str, *, read_only: bool = False) -> Office:
    """Open an office with a password; `user` may be empty when there is only one.

    Raises OfficeProblem (no office, in use, damaged, newer), WrongPassword, InvalidInput (which user?).
    """
    _look(folder)
    found = keys.unlock(folder / KEYS, user, password)
    return _open(folder, found.data_key, found.user, read_only)


def open_with_recovery(folder: Path, code: str, *, user: str = "", read_only: bool = False) -> Office:
    """Open an office with the recovery code, as the user named or else the first one."""
    _look(folder)
    data_key = keys.open_with_recovery(folder / KEYS, code)
    names = keys.users(folder / KEYS, data_key)
    return _open(folder, data_key, user or names[0], read_only)


def _look(folder: Path) -> None:
    if not (folder / DATABASE).is_file() or not (folder / KEYS).is_file():
        raise OfficeProblem(NO_OFFICE)


def _furnish(
    folder: Path,
    committee: Committee,
    user: User,
    password: str,
    on: date,
    kdf: Kdf | None,
    fixed_clock: bool,
) -> tuple[bytes, str]:
    data_key, code = keys.create_keys(folder / KEYS, user.name, password, kdf=kdf)
    for name in ("blobs", "backups"):
        (folder / name).mkdir()
    engines = open_engines(folder / DATABASE, data_key)
    try:
        with plain_errors(), engines.writer.connect() as connection:
            connection.begin()
            runner.migrate(connection)
            unit = Unit(connection, user.name, datetime.now().astimezone(), fixed_clock=fixed_clock)
            unit.add_all((committee, user))
            unit.note("init", "建立办公室", f"建立{committee.name}的办公文件夹。", stated_on=on)
            unit.commit()
    finally:
        engines.close()
    return data_key, code


def _clear(folder: Path) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _open(folder: Path, data_key: bytes, user: str, read_only: bool) -> Office:
    lock = None if read_only else OfficeLock(folder)
    if lock is not None:
        lock.acquire()
    engines = open_engines(folder / DATABASE, data_key)
    try:
        with plain_errors():
            if lock is not None and lock.unclean:
                _quick_check(engines)
            _bring_up_to_date(folder, data_key, engines, read_only)
            return Office(folder, data_key, engines, lock, _user(engines, user))
    except BaseException:
        engines.close()
        if lock is not None:
            lock.release(closed=not lock.unclean)
        raise


def _quick_check(engines: Engines) -> None:
    with engines.reader.connect() as connection:
        told = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if told != "ok":
        raise OfficeProblem(
            "上次没有正常关闭，数据库已损坏；请从最近的备份恢复到新的文件夹，原文件夹先留着。"
        )


def _bring_up_to_date(folder: Path, data_key: bytes, engines: Engines, read_only: bool) -> None:
    with engines.reader.connect() as connection:
        due = runner.is_due(connection)
    if not due:
        return
    if read_only:
        raise OfficeProblem("这个办公文件夹要先升级，不能只读打开；请关闭别的程序后正常打开一次。")
    backup.make(folder, data_key, folder / "backups", pinned=True)
    with engines.writer.connect() as connection:
        connection.begin()
        runner.migrate(connection)
        search.reindex_all(connection)
        connection.commit()


def _user(engines: Engines, name: str) -> User:
    with engines.reader.connect() as connection:
        found = Reader(connection).first(User, name=name)
    if found is None:
        raise OfficeProblem(f"没有“{name}”的用户记录，请用另一位用户打开。")
    return found
