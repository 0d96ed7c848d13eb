"""An office is a folder: made, opened, copied, cut off from power, and unreadable without a key."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from app.domain.case import Case
from app.domain.errors import OfficeProblem, WrongPassword
from app.domain.office import Committee, User
from app.domain.party import Worker
from app.store import office, unit_of_work
from tests.store.sample_office import CHEAP, COMMITTEE, PASSWORD, USER, add_case, add_full_case, make_office


def test_a_new_office(tmp_path):
    made, code = make_office(tmp_path / "a" / "office")
    with made:
        assert made.user.name == "吴静宜"
        assert made.committee.name == COMMITTEE.name
        assert made.user_names() == ("吴静宜",)
        assert sorted(p.name for p in made.folder.iterdir() if "db-" not in p.name) == [
            "backups", "blobs", "office.db", "office.keys", "office.lock",
        ]  # fmt: skip
    with office.open_with_recovery(made.folder, code) as again:
        assert again.user == made.user


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_bytes(b"mine")
    for folder in (tmp_path, tmp_path / "letter.txt"):
        with pytest.raises(OfficeProblem, match="不是空的"):
            make_office(folder)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_fault_while_making_leaves_an_empty_folder(tmp_path, monkeypatch):
    def fail(_unit: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(unit_of_work.Unit, "commit", fail)
    with pytest.raises(ZeroDivisionError):
        make_office(tmp_path / "office")
    assert list((tmp_path / "office").iterdir()) == []


def test_where_nothing_can_be_written(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OfficeProblem, match="不能写入"):
        make_office(tmp_path / "file" / "office")


def test_what_is_no_office(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(OfficeProblem, match="没有调解工作台的资料"):
            office.open(folder, "", PASSWORD)


def test_users_and_passwords(made):
    made.check_password(PASSWORD)
    with pytest.raises(WrongPassword):
        made.check_password("x")
    with made.write() as unit:
        unit.add(User(name="林晓峰", role="调解员"))
        unit.note("add_user", "添加用户", "添加林晓峰。")
        unit.commit()
    made.add_password("林晓峰", "二", kdf=CHEAP)
    made.set_password("吴静宜", "新", kdf=CHEAP)
    code = made.renew_recovery_code(kdf=CHEAP)
    made.close()
    with office.open(made.folder, "林晓峰", "二") as again:
        assert again.user.role == "调解员"
        again.remove_password("吴静宜")
        with again.write() as unit:
            assert unit.user == "林晓峰"
    with office.open_with_recovery(made.folder, code, user="林晓峰") as again:
        assert again.user.name == "林晓峰"
    with pytest.raises(WrongPassword):
        office.open(made.folder, "吴静宜", "新")


def test_a_password_without_a_user_record(made):
    made.add_password("林晓峰", "二", kdf=CHEAP)
    made.close()
    with pytest.raises(OfficeProblem, match="没有“林晓峰”的用户记录"):
        office.open(made.folder, "林晓峰", "二")
    office.open(made.folder, "吴静宜", PASSWORD).close()


SECRETS = (
    "欧阳建国", "陈志远", "吴静宜", "林晓峰", "滨江精工", "滨工调字", "33010619900307729", "13800001234",
    "装配一车间", "工资差额", "登记一件", "CREATE TABLE", "SQLite format", PASSWORD,
)  # fmt: skip


def _found(folder: Path) -> list[str]:
    hits = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for secret in SECRETS:
            forms = (secret.encode(), secret.encode("utf-16-le"), secret.encode("gb18030"))
            hits += [f"{path.name}: {secret}" for form in forms if form in content]
        hits += [f"name {path.name}" for secret in SECRETS if secret in path.name]
    return hits


def test_nothing_can_be_read_in_any_file_of_the_folder(made, tmp_path):
    made.blobs.put("陈志远 调解协议书".encode())
    with made.write() as unit:
        case = add_full_case(unit)
        add_case(unit)
        unit.note("register", "登记", "登记一件案件。", case_uid=case.uid)
        unit.commit()
    made.back_up()
    with made.write() as unit:
        add_case(unit, "陈志远")
        unit.note("register", "登记", "登记一件案件。")
        unit.commit()
        # the log of the database is there and full
        assert (made.folder / "office.db-wal").stat().st_size > 0
        assert _found(made.folder) == []
    made.close()
    assert _found(made.folder) == []
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "x").write_bytes("……陈志远……".encode())
    assert _found(tmp_path / "plain") == ["x: 陈志远"]


def test_power_cut_in_the_middle_of_an_act(made, tmp_path):
    with made.write() as unit:
        kept = add_case(unit, "先前的案件")
        unit.note("register", "登记", "登记。", case_uid=kept.uid)
        unit.commit()
    with made.write() as unit:
        # so much that unfinished pages reach the log
        unit.connection.exec_driver_sql("PRAGMA cache_size = 10")
        case = add_case(unit, "没写完的案件")
        unit.add_all(Worker(case_uid=case.uid, name="某人", address="路" * 100) for _ in range(3000))
        shutil.copytree(made.folder, tmp_path / "cut")
    assert (tmp_path / "cut" / "office.db-wal").stat().st_size > 1_000_000
    with office.open(tmp_path / "cut", "", PASSWORD) as opened, opened.read() as reader:
        assert opened.unclean
        assert [c.applicant for c in reader.find(Case)] == ["先前的案件"]
        assert len(reader.find(Worker)) == 1
        assert reader.connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    with office.open(tmp_path / "cut", "", PASSWORD) as opened:
        assert not opened.unclean
        with opened.write() as unit:
            assert unit.next_serial(2026) == 2


def test_power_cut_right_after_the_commit(made, tmp_path):
    with made.write() as unit:
        case = add_case(unit)
        unit.note("register", "登记", "登记。", case_uid=case.uid)
        unit.commit()
        shutil.copytree(made.folder, tmp_path / "cut")
    with office.open(tmp_path / "cut", "", PASSWORD) as opened, opened.read() as reader:
        assert reader.find(Case) == (case,)


def test_damage_is_seen_when_it_was_not_closed_and_seen_again(made, tmp_path):
    with made.write() as unit:
        add_full_case(unit)
        unit.note("register", "登记", "登记。")
        unit.commit()
    made.close()
    path = made.folder / "office.db"
    content = bytearray(path.read_bytes())
    # every page but the first few, so that whatever is looked at is hit
    for start in range(8 * 4096, len(content), 4096):
        content[start : start + 16] = b"\0" * 16
    path.write_bytes(content)
    (made.folder / "office.lock").write_bytes(b"{")
    for _ in range(2):
        with pytest.raises(OfficeProblem, match=r"已损坏|读写出错"):
            office.open(made.folder, "", PASSWORD)


def test_the_folder_may_be_copied_to_another_place(made, tmp_path):
    with made.write() as unit:
        case = add_case(unit)
        unit.note("register", "登记", "登记。", case_uid=case.uid)
        unit.commit()
    made.close()
    shutil.copytree(made.folder, tmp_path / "U盘 上的办公室")
    with office.open(tmp_path / "U盘 上的办公室", "", PASSWORD) as opened, opened.read() as reader:
        assert reader.find(Case) == (case,)


def test_keys_of_another_office_do_not_open_it(made, tmp_path):
    other, _ = office.create(
        tmp_path / "b", Committee(name="另一个"), USER, PASSWORD, on=date(2026, 9, 1), kdf=CHEAP
    )
    other.close()
    made.close()
    shutil.copy(other.folder / "office.keys", made.folder / "office.keys")
    with pytest.raises(OfficeProblem, match="对不上"):
        office.open(made.folder, "", PASSWORD)
    assert evolve(USER).uid == ""
