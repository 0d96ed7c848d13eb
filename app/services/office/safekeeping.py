"""Keeping the office safe: backups that were opened and checked, the audit chain, the daily examination."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from attrs import frozen

from app.domain.audit import AuditEntry
from app.domain.errors import InvalidInput, OfficeProblem, Problem
from app.domain.values import Progress, silent
from app.services.desk import Desk
from app.services.office import clock_guard
from app.services.office.opening import reset_password
from app.services.office.roster import password_problem
from app.store import backup as backups_of
from app.store import chain
from app.store import doctor as examination
from app.store.backup import BackupReport
from app.store.keys import open_keys, open_with_recovery
from app.store.queries import numbers

CLOCK = "时钟"
"""The finding about the clock of the PC."""
_GAPS = 10
"""So many missing numbers of a year are named."""


@frozen
class Backup:
    """One backup file and what is known of it."""

    path: Path
    made_at: datetime
    size: int
    summary: str


@frozen
class Verdict:
    """The result of a check in one Chinese sentence."""

    ok: bool
    text: str


@frozen
class Finding:
    """One line of the examination."""

    name: str
    ok: bool
    text: str


def back_up(desk: Desk, folder: Path | None = None, progress: Progress = silent) -> Backup:
    """Make a backup, open it and check it; only then it counts. Raises OfficeProblem when it fails."""
    report = desk.office.back_up(folder, at=desk.clock.now(), progress=progress)
    if not report.ok:
        raise OfficeProblem(report.problem)
    return Backup(report.path, report.made_at or desk.clock.now(), report.size, _summary(report))


def backups(desk: Desk, folder: Path | None = None) -> tuple[Backup, ...]:
    """The backups of this office, newest first."""
    found = backups_of.list_backups(folder or desk.office.folder / "backups")
    return tuple(Backup(b.path, b.made_at, b.size, f"{_megabytes(b.size)}") for b in found)


def verify_backup(file: Path, user: str, password: str) -> str:
    """Open a backup with a user's password and check everything in it; returns what was found."""
    report = backups_of.verify(file, partial(open_keys, user=user, password=password))
    if not report.ok:
        raise OfficeProblem(report.problem)
    return _summary(report)


def restore(file: Path, folder: Path, user: str, password: str) -> str:
    """Restore a backup into a new folder; an existing office is never touched. Returns what was restored."""
    report = backups_of.restore(file, folder, partial(open_keys, user=user, password=password))
    if not report.ok:
        raise OfficeProblem(report.problem)
    return f"已恢复到 {folder}：{_summary(report)}"


def restore_with_code(file: Path, folder: Path, code: str, user: str, password: str) -> str:
    """As restore when the password is forgotten: opened with the recovery code, then a new password is set.

    `user` is "" for the first one. Raises InvalidInput for a weak password and WrongPassword for the code before
    anything is written.
    """
    weak = password_problem(password)
    if weak:
        raise InvalidInput([Problem("password", weak)])
    report = backups_of.restore(file, folder, partial(open_with_recovery, code=code))
    if not report.ok:
        raise OfficeProblem(report.problem)
    name = reset_password(folder, code, user, password)
    return f"已恢复到 {folder}：{_summary(report)}；{name}的新密码已设好。"


def _summary(report: BackupReport) -> str:
    return f"案件 {report.cases} 件、文书 {report.papers} 份，{_megabytes(report.size)}，已打开核对"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def verify_audit(desk: Desk) -> Verdict:
    """Walk the audit chain from its first line; says where it breaks if it was touched."""
    with desk.read() as unit:
        found = chain.verify(unit.connection)
    if found.ok:
        return Verdict(True, f"改动记录完整：共 {found.count} 条，链头 {found.head[:16]}。")
    return Verdict(
        False, f"改动记录从第 {found.first_bad} 条起对不上，有人在程序之外改过；请从可信的备份恢复。"
    )


def audit(desk: Desk, number: str = "") -> tuple[AuditEntry, ...]:
    """The audit, oldest first; of one case when its number is given."""
    with desk.read() as unit:
        uid = unit.case_by_number(number).case.uid if number else None
        return unit.entries(uid, images=False)[::-1]


def examine(desk: Desk) -> tuple[Finding, ...]:
    """Database, keys, audit chain, blobs, disk, backups, lock, fonts, clock and 案号, one finding each."""
    found = [Finding(f.name, f.ok, f.text) for f in examination.check(desk.office, desk.clock.now())]
    return (*found, _fonts(desk), _clock(desk), _case_numbers(desk))


def _case_numbers(desk: Desk) -> Finding:
    """No act of the program takes a case away: a number without one was taken away by other means."""
    with desk.read() as unit:
        found = numbers.gaps(unit)
    told = "；".join(
        f"{year} 年缺第 {'、'.join(map(str, serials[:_GAPS]))} 号" for year, serials in found.items()
    )
    if not told:
        return Finding("案号", True, "每年的案号都连续，没有缺号。")
    return Finding("案号", False, f"{told}，编过号的案件不见了；请查改动记录，或者从备份恢复。")


def _fonts(desk: Desk) -> Finding:
    wrong = desk.fonts.problems()
    return Finding("字体", not wrong, "；".join(wrong) if wrong else "文书字体齐全。")


def _clock(desk: Desk) -> Finding:
    """A PC whose clock jumped makes days wrong: compared with the last line of the audit."""
    with desk.read() as unit:
        wrong = clock_guard.objection(unit, desk.clock)
    if wrong:
        return Finding(CLOCK, False, wrong)
    now = desk.clock.now()
    return Finding(CLOCK, True, f"电脑时间 {now:%Y-%m-%d %H:%M}。")
