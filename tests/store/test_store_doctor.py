"""The health check tells good from bad, one line each."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta

import pytest

from app.domain.paper import IssuedPaper
from app.store import doctor, office
from tests.store.sample_office import PASSWORD, add_case

NOW = datetime(2026, 9, 24, 17, 42)


@pytest.fixture
def healthy(made):
    name = made.blobs.put(b"%PDF")
    with made.write() as unit:
        case = add_case(unit)
        unit.add(IssuedPaper(case_uid=case.uid, pdf=name))
        unit.note("register", "登记", "登记。", case_uid=case.uid)
        unit.commit()
    made.back_up(at=NOW)
    return made


def _bad(opened, now=NOW):
    return {f.name: f.text for f in doctor.check(opened, now) if not f.ok}


def test_a_healthy_office(healthy):
    findings = doctor.check(healthy, NOW)
    assert [f.name for f in findings] == [
        "数据库", "密钥文件", "操作记录链", "文书与附件", "磁盘空间", "备份", "占用",
    ]  # fmt: skip
    assert all(f.ok and f.text.endswith("。") for f in findings)


def test_no_backup_an_old_one_and_one_from_the_future(healthy):
    assert "已过 8 天" in _bad(healthy, NOW + timedelta(days=8))["备份"]
    assert "时钟" in _bad(healthy, NOW - timedelta(days=2))["备份"]
    shutil.rmtree(healthy.folder / "backups")
    assert list(_bad(healthy)) == ["备份"]


def test_a_lost_paper_and_a_damaged_file(healthy):
    name = healthy.blobs.put(b"attachment")
    path = healthy.folder / "blobs" / name[:2] / name
    path.write_bytes(b"x" * 30)
    assert "1 个文件" in _bad(healthy)["文书与附件"]
    shutil.rmtree(healthy.folder / "blobs")
    assert "1 个文件" in _bad(healthy)["文书与附件"]


def test_a_tampered_chain_and_key_file(healthy):
    with healthy.write() as unit:
        unit.connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        unit.connection.exec_driver_sql("UPDATE audit SET told = 'x' WHERE seq = 2")
        unit.commit()
    (healthy.folder / office.KEYS).write_bytes(b"{}")
    bad = _bad(healthy)
    assert list(bad) == ["密钥文件", "操作记录链"]
    assert "第 2 条" in bad["操作记录链"]


def test_a_full_disk(healthy, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10, 9, 1 << 20))
    assert _bad(healthy) == {"磁盘空间": "剩余 1 MB，太少；请腾出空间。"}


def test_read_only_beside_another_and_after_a_crash(healthy, tmp_path):
    with office.open(healthy.folder, "", PASSWORD, read_only=True) as second:
        assert "只读" in doctor.check(second, NOW)[-1].text
    shutil.copytree(healthy.folder, tmp_path / "copy")
    with office.open(tmp_path / "copy", "", PASSWORD) as opened:
        assert "没有正常关闭" in doctor.check(opened, NOW)[-1].text
