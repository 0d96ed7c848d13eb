"""The health check (体检) of an office: each finding is one line in Chinese, good or bad."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime

from attrs import frozen

from app.domain.errors import Refusal
from app.domain.values import Progress, silent
from app.store import backup, chain, keys, lock
from app.store.engine import plain_errors
from app.store.office import KEYS, Office

LOW_DISK = 512 << 20
OLD_BACKUP_DAYS = 7


@frozen
class Finding:
    """One line of the check: what was looked at, whether it is good, and what was seen or what to do."""

    name: str
    ok: bool
    text: str


def check(office: Office, now: datetime, *, progress: Progress = silent) -> tuple[Finding, ...]:
    """Look at database, keys, audit chain, files, disk, backups and lock; `now` is the local time."""
    looks: tuple[tuple[str, Callable[[Office, datetime], tuple[bool, str]]], ...] = (
        ("数据库", _database),
        ("密钥文件", _keys),
        ("操作记录链", _chain),
        ("文书与附件", _blobs),
        ("磁盘空间", _disk),
        ("备份", _backups),
        ("占用", _lock),
    )
    found = []
    for done, (name, look) in enumerate(looks):
        progress(done, len(looks), name)
        try:
            found.append(Finding(name, *look(office, now)))
        except Refusal as refusal:
            found.append(Finding(name, False, refusal.sentence))
    return tuple(found)


def _database(office: Office, _now: datetime) -> tuple[bool, str]:
    with plain_errors(), office.read() as reader:
        told = reader.connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
        count = reader.connection.exec_driver_sql("SELECT count(*) FROM cases").scalar_one()
    if told != "ok":
        return False, "没有通过完整性检查；请停止使用，从最近的备份恢复到新的文件夹。"
    return True, f"完整性检查通过，{count} 件案件。"


def _keys(office: Office, _now: datetime) -> tuple[bool, str]:
    names = keys.users(office.folder / KEYS, office.data_key)
    return True, f"没有被改动，{len(names)} 位用户。"


def _chain(office: Office, _now: datetime) -> tuple[bool, str]:
    with office.read() as reader:
        result = chain.verify(reader.connection)
    if not result.ok:
        return False, f"第 {result.first_bad} 条被改动过或缺失；请保留现状，用较早的备份比对。"
    return True, f"{result.count} 条，完整。"


def _blobs(office: Office, _now: datetime) -> tuple[bool, str]:
    with office.read() as reader:
        wanted = reader.files()
    there = set(office.blobs.names())
    bad = [name for name in sorted(wanted | there) if not _opens(office, name)]
    if bad:
        return False, f"{len(bad)} 个文件缺失或损坏（{bad[0][:8]} 等）；请从备份恢复。"
    spare = len(there - wanted)
    left = f"，另有 {spare} 份不再属于任何记录，下次销毁案卷时一并清除" if spare else ""
    return True, f"{len(wanted)} 份文件都能打开{left}。"


def _opens(office: Office, name: str) -> bool:
    try:
        office.blobs.get(name)
    except Refusal:
        return False
    return True


def _disk(office: Office, _now: datetime) -> tuple[bool, str]:
    free = shutil.disk_usage(office.folder).free
    text = f"剩余 {free >> 20} MB"
    return (True, f"{text}。") if free >= LOW_DISK else (False, f"{text}，太少；请腾出空间。")


def _backups(office: Office, now: datetime) -> tuple[bool, str]:
    listed = backup.list_backups(office.folder / "backups")
    if not listed:
        return False, "还没有备份；请现在备份一次。"
    days = (now.replace(tzinfo=None) - listed[0].made_at).days
    text = f"最近一份在 {listed[0].made_at:%Y-%m-%d %H:%M}"
    if days < 0:
        return False, f"{text}，晚于现在；请核对电脑的时钟。"
    if days > OLD_BACKUP_DAYS:
        return False, f"{text}，已过 {days} 天；请现在备份一次。"
    return True, f"{text}，共 {len(listed)} 份。"


def _lock(office: Office, _now: datetime) -> tuple[bool, str]:
    found = lock.holder(office.folder)
    if office.unclean:
        return True, "上次没有正常关闭，打开时已检查，资料完好。"
    if office.read_only and found is not None:
        return True, f"只读打开；电脑“{found.host}”上的 {found.login} 正在使用（{found.since} 起）。"
    return True, "只有本程序在写入。"
