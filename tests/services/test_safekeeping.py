"""Backup, restore, examination, and getting back in: the same figures afterwards, damage told in words."""

from datetime import date
from pathlib import Path

import pytest

from app import bootstrap
from app.domain import dates
from app.domain.errors import InvalidInput, OfficeProblem, WrongPassword
from app.services import catalogue, exports
from app.services.office import opening, safekeeping
from app.services.papers import proofs
from app.services.views import ledger, statistics, timeline
from app.system.clock import Clock
from tests.services.office import (
    CHEAP,
    DAY,
    NUMBER,
    PASSWORD,
    done,
    everything,
    given_of,
    is_sentence,
    make_office,
    open_office,
)


def figures(desk):
    """What an office says of itself: every row, the ledger, the statistics, the case."""
    span = dates.parse_span("2026")
    found = ledger.ids(desk, ledger.LedgerQuery(states=ledger.VIEWS["全部"]))
    return (
        everything(desk), ledger.rows(desk, found), statistics.period(desk, span),
        exports.case_record(timeline.case_view(desk, NUMBER)), proofs.volume(desk, NUMBER),
    )  # fmt: skip


def test_a_restored_backup_has_the_same_figures_and_papers(desk_at, tmp_path):
    desk = desk_at("archive")
    made = safekeeping.back_up(desk, tmp_path / "stick")
    assert "案件 1 件" in made.summary
    assert safekeeping.backups(desk, tmp_path / "stick")[0].path == made.path
    assert "案件 1 件" in safekeeping.verify_backup(made.path, "", PASSWORD)
    told = safekeeping.restore(made.path, tmp_path / "new", "", PASSWORD)
    assert told.startswith(f"已恢复到 {tmp_path / 'new'}")
    restored = open_office(tmp_path / "new")
    try:
        assert figures(restored) == figures(desk)
        assert safekeeping.verify_audit(restored).ok
    finally:
        restored.close()


def test_what_was_done_after_the_backup_is_not_in_it(desk_at, story, tmp_path):
    desk = desk_at("register")
    made = safekeeping.back_up(desk)
    done(desk, "consult", given_of(story, "consult"))
    safekeeping.restore(made.path, tmp_path / "new", "", PASSWORD)
    restored = open_office(tmp_path / "new")
    try:
        assert timeline.case_view(restored, NUMBER).file.case.state == "待受理"
    finally:
        restored.close()


def test_a_damaged_backup_is_refused_in_words(desk_at, tmp_path):
    desk = desk_at("register")
    made = safekeeping.back_up(desk, tmp_path)
    data = bytearray(made.path.read_bytes())
    for cut in (len(data) // 10, len(data) // 3, len(data) // 2):
        broken = bytearray(data)
        broken[cut] ^= 0xFF
        made.path.write_bytes(broken)
        with pytest.raises(OfficeProblem) as caught:
            safekeeping.verify_backup(made.path, "", PASSWORD)
        assert is_sentence(caught.value.sentence)
        with pytest.raises(OfficeProblem):
            safekeeping.restore(made.path, tmp_path / "never", "", PASSWORD)
    assert not (tmp_path / "never").exists() or not any((tmp_path / "never").iterdir())


def test_a_wrong_password_opens_no_backup_and_no_office_is_overwritten(desk_at, tmp_path):
    desk = desk_at("register")
    made = safekeeping.back_up(desk, tmp_path)
    with pytest.raises(WrongPassword):
        safekeeping.verify_backup(made.path, "", "错的密码一二三四")
    before = everything(desk)
    with pytest.raises(OfficeProblem):
        safekeeping.restore(made.path, desk.office.folder, "", PASSWORD)
    assert everything(desk) == before


def test_an_examination_looks_at_everything(desk_at):
    desk = desk_at("archive")
    safekeeping.back_up(desk)
    found = {f.name: f for f in safekeeping.examine(desk)}
    assert all(f.text and f.text.endswith("。") for f in found.values())
    assert {"字体", "时钟"} <= set(found)
    assert [f.name for f in found.values() if not f.ok] == []


def test_an_examination_finds_a_damaged_file(desk_at):
    desk = desk_at("archive")
    blob = next(p for p in (desk.office.folder / "blobs").rglob("*") if p.is_file())
    blob.write_bytes(blob.read_bytes()[:-1] + b"\x00")
    assert not all(f.ok for f in safekeeping.examine(desk))


class TestOpening:
    """Making an office and getting back into it."""

    def test_the_recovery_code_sets_a_new_password(self, story, tmp_path):
        code = make_office(tmp_path / "office", story)
        assert opening.reset_password(tmp_path / "office", code, "", "新的密码一二三四") == "演示"
        with pytest.raises(WrongPassword):
            open_office(tmp_path / "office")

    def test_a_wrong_code_or_a_weak_password_changes_nothing(self, story, tmp_path):
        code = make_office(tmp_path / "office", story)
        with pytest.raises(WrongPassword):
            opening.reset_password(tmp_path / "office", "AAAA-BBBB-CCCC-DDDD", "", "新的密码一二三四")
        with pytest.raises(InvalidInput):
            opening.reset_password(tmp_path / "office", code, "", "短")
        open_office(tmp_path / "office").close()

    def test_a_folder_in_use_or_full_is_refused(self, story, tmp_path):
        (tmp_path / "full").mkdir()
        (tmp_path / "full" / "家书.txt").write_text("勿动", encoding="utf-8")
        with pytest.raises(OfficeProblem):
            make_office(tmp_path / "full", story)
        assert [p.name for p in (tmp_path / "full").iterdir()] == ["家书.txt"]
        with pytest.raises(OfficeProblem):
            open_office(tmp_path / "full")
        with pytest.raises(OfficeProblem):
            open_office(tmp_path / "nowhere")

    @pytest.mark.parametrize(
        ("committee", "user", "password", "path"),
        [
            ({"name": ""}, "演示", PASSWORD, "name"),
            ({"short": ""}, "演示", PASSWORD, "short"),
            ({"phone": "12"}, "演示", PASSWORD, "phone"),
            ({}, "", PASSWORD, "name"),
            ({}, "演示", "", "password"),
        ],
    )
    def test_particulars_that_do_not_fit_make_no_office(
        self, story, tmp_path, committee, user, password, path
    ):
        body = dict(story["committee"]) | committee
        with pytest.raises(InvalidInput) as caught:
            opening.create(tmp_path / "office", body, {"name": user}, password, DAY, CHEAP)
        assert path in [p.path for p in caught.value.problems]
        assert not (tmp_path / "office").exists()
        problems = opening.look_over(body, {"name": user}, password)
        assert path in [p.path for p in problems if not p.warning]

    def test_the_day_of_founding_is_that_of_the_clock(self, story, tmp_path):
        opening.create(
            tmp_path / "o", story["committee"], {"name": "演示"}, PASSWORD, Clock(date(2026, 1, 5)), CHEAP
        )
        desk = open_office(tmp_path / "o")
        try:
            assert [(e.act, e.stated_on) for e in safekeeping.audit(desk)] == [("init", date(2026, 1, 5))]
        finally:
            desk.close()


def test_a_second_program_cannot_write_to_the_same_office(desk_at):
    desk = desk_at("register")
    with pytest.raises(OfficeProblem) as caught:
        open_office(Path(desk.office.folder))
    assert is_sentence(caught.value.sentence)


def test_a_new_user_can_open_the_office_and_is_what_he_was_made(desk_at):
    desk = desk_at("register")
    catalogue.perform(desk, "add_user", {"name": "钱登记", "role": "登记员", "password": "另一个更长的密码"})
    folder = desk.office.folder
    desk.close()
    with pytest.raises(InvalidInput):
        open_office(folder)
    other = bootstrap.open_desk(folder, "钱登记", "另一个更长的密码", clock=DAY)
    try:
        assert (other.user.name, other.user.role) == ("钱登记", "登记员")
    finally:
        other.close()
