"""Backups: the whole office in one file that counts only after it was opened and checked."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from attrs import field, frozen

from app.domain.errors import OfficeProblem
from app.domain.values import Progress, silent
from app.store import sealed_zip, thinning
from app.store.engine import connect_raw, plain_errors
from app.store.files import flush_file, sync_folder
from app.store.sealed_zip import BROKEN, DATABASE, KEYS, Manifest

SUFFIX = ".mdbackup"
_NAME = re.compile(r"(\d{8}-\d{6})-[0-9a-f]{8}(-keep)?\.mdbackup")
_MARGIN = 16 << 20
_STEP = 16_384

Unlock = Callable[[Path], bytes]
"""Opens a key file, given its path, and returns the data key; raises WrongPassword."""


@frozen
class BackupFile:
    """One backup as its name tells: when it was made, bytes on the disk, whether it is kept for good."""

    path: Path
    made_at: datetime
    size: int
    pinned: bool


@frozen
class BackupReport:
    """What a check of one backup found; `problem` is the Chinese sentence when it is not ok."""

    path: Path
    ok: bool
    problem: str = ""
    made_at: datetime | None = None
    size: int = 0
    cases: int = 0
    papers: int = 0
    blobs: int = 0
    audit_count: int = 0
    audit_head: str = ""
    counts: dict[str, int] = field(factory=dict)


def make(
    office: Path,
    data_key: bytes,
    target: Path,
    *,
    at: datetime | None = None,
    pinned: bool = False,
    progress: Progress = silent,
) -> BackupReport:
    """Back the office folder up into the folder `target`; others may go on writing meanwhile.

    Raises OfficeProblem when there is no room or the copy does not prove good; then no file is left behind.
    A `pinned` backup is never thinned out. `progress` may raise Cancelled.
    """
    at = (at or datetime.now()).replace(microsecond=0, tzinfo=None)
    with plain_errors(), _disk_errors():
        target.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        _check_room(office, target)
        with tempfile.TemporaryDirectory(prefix=f"{at:%Y%m%d-%H%M%S}-", suffix=".part", dir=target) as work:
            copy = Path(work) / DATABASE
            _copy_database(office / DATABASE, copy, data_key, progress)
            counts, audit = _check_database(copy, data_key)
            manifest = Manifest(at.isoformat(), counts, *audit)
            manifest = sealed_zip.pack(copy, manifest, office, data_key, progress)
            sealed_zip.check_members(copy, manifest, data_key)
            flush_file(copy)
            digest = hashlib.sha256(json.dumps(manifest.members, sort_keys=True).encode()).hexdigest()[:8]
            final = target / f"{at:%Y%m%d-%H%M%S}-{digest}{'-keep' if pinned else ''}{SUFFIX}"
            copy.replace(final)
        sync_folder(target)
    return _report(final, manifest)


def list_backups(folder: Path) -> tuple[BackupFile, ...]:
    """The backups in a folder, the newest first; other files are passed over."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        match = _NAME.fullmatch(path.name)
        if match:
            made_at = datetime.strptime(match[1], "%Y%m%d-%H%M%S")
            found.append(BackupFile(path, made_at, path.stat().st_size, bool(match[2])))
    return tuple(sorted(found, key=_age, reverse=True))


def verify(file: Path, unlock: Unlock) -> BackupReport:
    """Open a backup and check it: keys, database, row counts, every file. Raises only WrongPassword."""
    with tempfile.TemporaryDirectory() as work:
        try:
            return _open_and_check(file, Path(work), unlock)
        except OfficeProblem as problem:
            return BackupReport(path=file, ok=False, problem=problem.sentence)


def restore(file: Path, folder: Path, unlock: Unlock) -> BackupReport:
    """Unpack a checked backup into a new or empty folder, never over an office.

    Raises OfficeProblem when the folder is not empty or the backup is not good, WrongPassword.
    """
    if folder.exists() and any(folder.iterdir()):
        raise OfficeProblem("恢复到的文件夹不是空的，请另选一个空文件夹；原有资料没有改动。")
    with _disk_errors(), plain_errors():
        folder.mkdir(parents=True, exist_ok=True)
        try:
            report = _open_and_check(file, folder, unlock)
            sealed_zip.unpack_blobs(file, folder)
        except BaseException:
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            raise
        sync_folder(folder)
    return report


def thin(folder: Path, today: date, proven: BackupReport) -> tuple[Path, ...]:
    """Delete backups that are no longer needed; returns them. Nothing goes while the newest is not proven."""
    listed = list_backups(folder)
    if not proven.ok or not listed or listed[0].made_at > (proven.made_at or datetime.min):
        return ()
    loose = [b for b in listed if not b.pinned]
    kept = thinning.keep((b.made_at for b in loose), today)
    gone = tuple(b.path for b in loose if b.made_at not in kept and b.path != proven.path)
    for path in gone:
        path.unlink()
    return gone


# ---- inside


def _age(backup: BackupFile) -> tuple[datetime, str]:
    return backup.made_at, backup.path.name


def _report(path: Path, manifest: Manifest) -> BackupReport:
    blobs = sum(name.startswith("blobs/") for name in manifest.members)
    return BackupReport(
        path=path,
        ok=True,
        made_at=datetime.fromisoformat(manifest.made_at),
        size=path.stat().st_size,
        cases=manifest.counts["cases"],
        papers=manifest.counts["papers"],
        blobs=blobs,
        audit_count=manifest.audit_count,
        audit_head=manifest.audit_head,
        counts=dict(manifest.counts),
    )


def _copy_database(source: Path, copy: Path, data_key: bytes, progress: Progress) -> None:
    def told(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total, "复制数据库")

    with (
        contextlib.closing(connect_raw(source, data_key)) as old,
        contextlib.closing(connect_raw(copy, data_key)) as new,
    ):
        # one picture of the office: writers meanwhile neither wait nor make the copy begin again
        # the copy is not the backup yet, it need not reach the disk
        for setting in ("synchronous", "journal_mode"):
            new.execute(f"PRAGMA {setting} = OFF").fetchall()
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
        old.backup(new, pages=_STEP, progress=told)


def _check_database(path: Path, data_key: bytes) -> tuple[dict[str, int], tuple[int, str]]:
    """Row counts of all tables, and number and digest of the last audit line; raises OfficeProblem."""
    with contextlib.closing(connect_raw(path, data_key)) as connection:
        (told,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if told != "ok":
            raise OfficeProblem("备份里的数据库没有通过完整性检查，这份备份不能用；以前的备份没有动。")
        listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        names = [n for (n,) in connection.execute(listed) if not n.startswith("case_search")]
        counts = {n: connection.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in sorted(names)}
        last = connection.execute("SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return counts, last or (0, "")


def _open_and_check(file: Path, work: Path, unlock: Unlock) -> BackupReport:
    """Unpack keys and database into `work` and check everything in the backup against its manifest."""
    try:
        sealed_zip.unpack(file, (KEYS,), work)
        data_key = unlock(work / KEYS)
        manifest = sealed_zip.read_manifest(file, data_key)
        sealed_zip.check_members(file, manifest, data_key)
        sealed_zip.unpack_database(file, manifest, work)
    except FileNotFoundError:
        raise OfficeProblem(f"找不到备份文件 {file.name}，请检查 U 盘或文件夹。") from None
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError):
        raise OfficeProblem(BROKEN) from None
    with plain_errors():
        found = _check_database(work / DATABASE, data_key)
    if found != (manifest.counts, (manifest.audit_count, manifest.audit_head)):
        raise OfficeProblem("备份里的记录数与制作时不符，这份备份不能用；请换一份。")
    return _report(file, manifest)


def _check_room(office: Path, target: Path) -> None:
    database = sum(p.stat().st_size for p in office.glob(f"{DATABASE}*"))
    blobs = sum(p.stat().st_size for p in (office / "blobs").glob("??/*"))
    needed, free = database + blobs + _MARGIN, shutil.disk_usage(target).free
    if free < needed:
        raise OfficeProblem(
            f"备份需要 {needed >> 20} MB，备份位置只剩 {free >> 20} MB；请腾出空间或换一个位置。"
        )


def _sweep(target: Path) -> None:
    """Take away what a backup that lost its power a day ago or earlier left behind."""
    for path in target.glob("????????-??????-*.part"):
        if path.is_dir() and path.stat().st_mtime < time.time() - 86_400:
            shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OfficeProblem(f"备份位置读写出错（{error.strerror}），请检查磁盘或 U 盘后再做一次。") from error
