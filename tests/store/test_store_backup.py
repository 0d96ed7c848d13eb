"""Backups: whole, checked, restorable, and thinned only when the newest is proven."""

from __future__ import annotations

import os
import shutil
import zipfile
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case import Case
from app.domain.errors import OfficeProblem, WrongPassword
from app.domain.values import Cancelled
from app.store import backup, chain, keys, office, sealed_zip, thinning
from tests.store.sample_office import CHEAP, COMMITTEE, PASSWORD, USER, add_case, add_full_case

AT = datetime(2026, 9, 24, 17, 42, 5)
by_password = partial(keys.open_keys, user="", password=PASSWORD)


@pytest.fixture
def filled(made):
    name = made.blobs.put(b"%PDF the agreement")
    made.blobs.put(b"%PDF another")
    with made.write() as unit:
        case = add_full_case(unit)
        unit.note("register", "登记", "登记。", case_uid=case.uid)
        unit.commit()
    assert name
    return made


def test_a_backup_holds_everything(filled, tmp_path):
    report = filled.back_up(at=AT)
    assert report.ok
    assert (report.made_at, report.cases, report.papers, report.blobs, report.audit_count) == (AT, 1, 1, 2, 2)
    assert report.path.name.startswith("20260924-174205-")
    assert [p for p in (filled.folder / "backups").iterdir()] == [report.path]
    restored = tmp_path / "new"
    assert backup.restore(report.path, restored, by_password).audit_head == report.audit_head
    with office.open(restored, "", PASSWORD) as again, again.read() as reader, filled.read() as old:
        assert reader.case_file(reader.find(Case)[0].uid) == old.case_file(old.find(Case)[0].uid)
        assert chain.verify(reader.connection) == chain.verify(old.connection)
        assert [again.blobs.get(n) for n in again.blobs.names()] == [
            filled.blobs.get(n) for n in filled.blobs.names()
        ]
        assert not again.unclean


def test_it_opens_with_password_code_or_key_and_with_nothing_else(tmp_path):
    made, code = office.create(tmp_path / "o", COMMITTEE, USER, PASSWORD, on=date(2026, 9, 1), kdf=CHEAP)
    with made:
        path = made.back_up(tmp_path / "elsewhere").path
        for unlock in (by_password, partial(keys.open_with_recovery, code=code), lambda _p: made.data_key):
            assert backup.verify(path, unlock).ok
        with pytest.raises(WrongPassword):
            backup.verify(path, partial(keys.open_keys, user="", password="x"))
        with pytest.raises(WrongPassword):
            backup.restore(path, tmp_path / "new", partial(keys.open_keys, user="", password="x"))
        assert list((tmp_path / "new").iterdir()) == []


def test_a_backup_while_an_act_is_being_written(filled):
    with filled.write() as unit:
        case = add_case(unit, "还没有提交")
        report = filled.back_up(at=AT)
        unit.note("register", "登记", "登记。", case_uid=case.uid)
        unit.commit()
    assert report.cases == 1
    assert filled.back_up().cases == 2
    assert [b.path for b in backup.list_backups(filled.folder / "backups")][-1] == report.path


def test_acts_may_be_written_while_the_backup_runs(filled):
    seen = []

    def progress(_done: int, _total: int, what: str = "") -> None:
        if what == "复制数据库" and not seen:
            with filled.write() as unit:
                unit.note("register", "登记", "登记。", case_uid=add_case(unit).uid)
                unit.commit()
        seen.append(what)

    assert filled.back_up(progress=progress).cases == 1
    assert set(seen) == {"复制数据库", "写入备份文件"}


def test_cancelling_leaves_nothing_behind(filled):
    def cancel(_done: int, _total: int, _what: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        filled.back_up(progress=cancel)
    assert list((filled.folder / "backups").iterdir()) == []


def test_no_room_is_said_before_anything_is_written(filled, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10, 9, 1 << 20))
    with pytest.raises(OfficeProblem, match="只剩 1 MB"):
        filled.back_up()
    assert list((filled.folder / "backups").iterdir()) == []


def test_a_place_that_cannot_be_written(filled, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OfficeProblem, match="备份位置读写出错"):
        filled.back_up(tmp_path / "file")


def test_a_damaged_blob_makes_no_backup(filled):
    name = next(filled.blobs.names())
    (filled.folder / "blobs" / name[:2] / name).write_bytes(b"x" * 60)
    with pytest.raises(OfficeProblem, match="已损坏"):
        filled.back_up()
    assert list((filled.folder / "backups").iterdir()) == []


def test_a_damaged_database_makes_no_backup(filled):
    filled.close()
    path = filled.folder / office.DATABASE
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = b"\0" * 64
    path.write_bytes(content)
    with pytest.raises(OfficeProblem):
        backup.make(filled.folder, filled.data_key, filled.folder / "backups")
    assert list((filled.folder / "backups").iterdir()) == []


def _rewrite(path, change):
    """The same container with its parts changed by `change(name, content)`; None leaves one out."""
    with zipfile.ZipFile(path) as container:
        members = [(name, change(name, container.read(name))) for name in container.namelist()]
        size = container.infolist()[0].header_offset
    path.write_bytes(change("office.db", path.read_bytes()[:size]) or b"")
    with zipfile.ZipFile(path, "a") as container:
        for name, content in members:
            if content is not None:
                container.writestr(name, content)


def _flip(wanted):
    def change(name, content):
        hit = name.startswith(wanted)
        return content[:-1] + bytes([content[-1] ^ 1]) if hit else content

    return change


def _leave_out(wanted):
    def change(name, content):
        return None if name.startswith(wanted) else content

    return change


@pytest.mark.parametrize(
    "change",
    [
        _flip("office.db"), _flip("blobs/"), _flip("manifest"),
        _leave_out("office.db"), _leave_out("office.keys"), _leave_out("blobs/"), _leave_out("manifest"),
    ],
)  # fmt: skip
def test_a_backup_that_was_changed_is_not_good(filled, tmp_path, change):
    path = filled.back_up().path
    _rewrite(path, change)
    report = backup.verify(path, by_password)
    assert not report.ok
    assert report.problem == sealed_zip.BROKEN
    with pytest.raises(OfficeProblem, match="不能用"):
        backup.restore(path, tmp_path / "new", by_password)
    assert list((tmp_path / "new").iterdir()) == []


def test_what_is_no_backup_at_all(tmp_path):
    (tmp_path / "x.mdbackup").write_bytes(b"nothing")
    assert not backup.verify(tmp_path / "x.mdbackup", by_password).ok
    assert "找不到" in backup.verify(tmp_path / "none.mdbackup", by_password).problem


def test_never_over_an_office(filled):
    path = filled.back_up().path
    with pytest.raises(OfficeProblem, match="不是空的"):
        backup.restore(path, filled.folder, by_password)


def test_thinning_keeps_the_pinned_and_waits_for_proof(filled):
    folder = filled.folder / "backups"
    pinned = filled.back_up(at=AT - timedelta(days=5000), pinned=True)
    old = filled.back_up(at=AT - timedelta(days=5000))
    same_day = filled.back_up(at=AT - timedelta(hours=3))
    newest = filled.back_up(at=AT)
    failed = backup.BackupReport(newest.path, ok=False)
    assert backup.thin(folder, AT.date(), failed) == ()
    assert backup.thin(folder, AT.date(), same_day) == ()
    assert set(backup.thin(folder, AT.date(), newest)) == {old.path, same_day.path}
    assert {b.path for b in backup.list_backups(folder)} == {pinned.path, newest.path}
    assert backup.thin(folder, AT.date(), newest) == ()


def test_what_a_lost_backup_left_behind_is_swept_away(filled):
    left = filled.folder / "backups" / "20200101-000000-abc.part"
    left.mkdir()
    (left / "office.db").write_bytes(b"x")
    os.utime(left, (0, 0))
    filled.back_up()
    assert not left.exists()


TODAY = date(2026, 9, 24)


@pytest.mark.parametrize(
    ("ages", "kept"),
    [
        ([], []),
        ([0, 1, 13], [0, 1, 13]),
        ([5000], [5000]),
        ([0, 5000], [0]),
        # 24 September 2026 is a Thursday: 21 and 22 days ago are two days of one week
        ([0, 21, 22], [0, 21]),
        ([0, 101, 102], [0, 101]),
        ([-1, 0], [-1, 0]),
    ],
)
def test_what_is_kept(ages, kept):
    def at(days):
        return datetime(2026, 9, 24, 12) - timedelta(days=days)

    assert thinning.keep([at(d) for d in ages], TODAY) == {at(d) for d in kept}


@given(st.lists(st.datetimes(datetime(2010, 1, 1), datetime(2027, 1, 1)), max_size=60))
def test_thinning_keeps_the_newest_and_thinning_twice_changes_nothing(stamps):
    kept = thinning.keep(stamps, TODAY)
    assert kept <= set(stamps)
    assert not stamps or max(stamps) in kept
    assert thinning.keep(kept, TODAY) == kept
    days = {s.date() for s in stamps if 0 <= (TODAY - s.date()).days < thinning.DAILY}
    assert days <= {s.date() for s in kept}
