"""Nasty case 20: the year turns: numbers, drafts, cases carried over, a report sent, a password forgotten."""

from datetime import date

import pytest
from attrs import evolve
from typer.testing import CliRunner

from app import bootstrap, cli
from app.domain import dates
from app.domain.errors import InvalidInput, OfficeProblem, WrongPassword
from app.domain.office import User
from app.services import catalogue, drafts, exports
from app.services.office import opening, safekeeping
from app.services.views import changes, statistics, statistics_report, timeline
from tests.services.office import (
    DAY,
    PASSWORD,
    changed,
    done,
    everything,
    given_of,
    make_office,
    on,
    open_office,
)

NEW_PASSWORD = "新年的密码一二三四"


def registered(desk, story, day, received=""):
    given = given_of(story, "register") | {"received_on": received or day}
    return catalogue.perform(on(desk, day), "register", given).number


def year(desk, which):
    return statistics.period(desk, dates.parse_span(str(which)))


def withdrawn(desk, number, day):
    done(on(desk, day), "withdraw", {"ended_on": day}, number=number)


def test_a_draft_of_december_is_finished_in_january_with_a_number_of_its_year(desk, story):
    registered(desk, story, "2026-12-20")
    half = given_of(story, "register") | {"received_on": "2026-12-31", "facts": "还没写完"}
    drafts.save(on(desk, "2026-12-31"), "register", "", half)
    later = on(desk, "2027-01-04")
    assert registered(later, story, "2027-01-04") == "（2027）示工调字第1号"
    kept = drafts.load(later, "register")
    assert kept == half
    finished = catalogue.perform(later, "register", kept | {"facts": "写完了"})
    assert finished.number == "（2026）示工调字第2号", "the year is that of the receipt"
    assert registered(later, story, "2027-01-04") == "（2027）示工调字第2号"
    file = timeline.case_view(later, finished.number).file
    assert (file.case.received_on, file.case.registered_on) == (date(2026, 12, 31), date(2027, 1, 4))


def test_a_draft_belongs_to_its_user_over_the_year(desk):
    drafts.save(on(desk, "2026-12-31"), "register", "", {"facts": "甲的"})
    other = evolve(on(desk, "2027-01-04"), user=User(name="赵样本", role="调解员"))
    assert drafts.load(other, "register") is None


def test_a_case_cannot_be_corrected_into_another_year(desk, story):
    number = registered(desk, story, "2026-12-31")
    moved = given_of(story, "register") | {"received_on": "2027-01-02", "reason": "日期写错"}
    with pytest.raises(InvalidInput, match="案号属于 2026 年"):
        done(on(desk, "2027-01-05"), "correct", moved, number=number)


def test_an_ended_case_keeps_its_number_and_a_vanished_one_is_named(desk, story):
    numbers = [registered(desk, story, f"2026-12-{n}") for n in (10, 11, 12)]
    withdrawn(desk, numbers[1], "2026-12-20")
    finding = next(f for f in safekeeping.examine(desk) if f.name == "案号")
    assert (finding.ok, finding.text) == (True, "每年的案号都连续，没有缺号。")
    with desk.write() as unit:
        gone = unit.case_by_number(numbers[1])
        for record in (*gone.workers, *gone.employers, *gone.claims, gone.case):
            unit.remove(record)
        unit.note("taken_away", "别的程序", "删掉一件案件。")
        unit.commit()
    finding = next(f for f in safekeeping.examine(desk) if f.name == "案号")
    assert (finding.ok, "2026 年缺第 2 号" in finding.text) == (False, True)
    assert registered(desk, story, "2026-12-30").endswith("第4号"), "a number is never given twice"


def test_open_cases_are_carried_over_and_every_year_adds_up(desk, story):
    first, second, third = (
        registered(desk, story, day) for day in ("2025-12-30", "2026-05-05", "2026-12-31")
    )
    withdrawn(desk, second, "2026-06-01")
    withdrawn(desk, first, "2026-01-02")
    withdrawn(desk, third, "2027-01-03")
    registered(desk, story, "2027-01-04")
    found = {n: year(desk, n) for n in (2025, 2026, 2027)}
    flow = {n: (f.figures.carried, f.whole.received, f.whole.ended, f.figures.left) for n, f in found.items()}
    assert flow == {2025: (0, 1, 0, 1), 2026: (1, 2, 2, 1), 2027: (1, 1, 1, 1)}
    assert all(carried + received == ended + left for carried, received, ended, left in flow.values())
    assert [line.number for line in statistics.behind(desk, dates.parse_span("2027"), "carried")] == [third]
    labels = [row[0] for row in statistics_report.tables(desk, dates.parse_span("2027"))[0].rows]
    assert labels[0] == "上期结转"
    assert "期末未结" in labels


def test_the_report_sent_in_december_stays_while_a_case_is_corrected_in_january(desk, story, tmp_path):
    number = registered(desk, story, "2026-12-10")
    sent, again = tmp_path / "2026.xlsx", tmp_path / "2026-更正.xlsx"
    exports.statistics(on(desk, "2026-12-31"), "2026", sent)
    before, old = sent.read_bytes(), year(desk, 2026).whole
    fixed = changed(given_of(story, "register"), received_on="2026-12-10", claims__0__amount="99999")
    done(on(desk, "2027-01-08"), "correct", fixed | {"reason": "金额写错"}, number=number)
    exports.statistics(on(desk, "2027-01-08"), "2026", again)
    assert sent.read_bytes() == before
    assert again.read_bytes() != before
    new = year(desk, 2026).whole
    assert (new.received, new.amount != old.amount) == (old.received, True)
    change = changes.case_changes(desk, number)[0]
    assert (change.act, change.on, "金额写错" in change.told) == ("correct", date(2027, 1, 8), True)
    assert any("更正" in change.label for change in changes.case_changes(desk, number))


@pytest.fixture
def lost(story, tmp_path):
    """An office whose password is forgotten: its recovery code, and a backup of it on a stick."""
    code = make_office(tmp_path / "old", story)
    desk = open_office(tmp_path / "old")
    registered(desk, story, "2026-11-20")
    rows = everything(desk)
    backup = safekeeping.back_up(desk, tmp_path / "stick").path
    desk.close()
    return code, backup, rows


def test_on_a_new_pc_the_backup_and_the_recovery_code_are_enough(lost, tmp_path):
    code, backup, rows = lost
    told = safekeeping.restore_with_code(backup, tmp_path / "new", code.lower(), "", NEW_PASSWORD)
    assert told.endswith("演示的新密码已设好。")
    with pytest.raises(WrongPassword):
        open_office(tmp_path / "new")
    desk = bootstrap.open_desk(tmp_path / "new", "", NEW_PASSWORD, clock=DAY)
    try:
        assert everything(desk) == rows
        assert safekeeping.verify_audit(desk).ok
        registered_again = catalogue.perform(desk, "confirm_clock", {"day": "2026-11-24", "reason": "新电脑"})
        assert registered_again.told
    finally:
        desk.close()


@pytest.mark.parametrize(
    ("code", "password", "kind"),
    [("AAAA-BBBB-CCCC-DDDD", NEW_PASSWORD, WrongPassword), ("", "短", InvalidInput)],
)
def test_a_wrong_code_or_a_weak_password_restores_nothing(lost, tmp_path, code, password, kind):
    right, backup, _ = lost
    with pytest.raises(kind):
        safekeeping.restore_with_code(backup, tmp_path / "new", code or right, "", password)
    assert not (tmp_path / "new").exists() or not any((tmp_path / "new").iterdir())


def test_a_restored_office_never_lands_in_one_that_is_there(lost, tmp_path):
    code, backup, _ = lost
    with pytest.raises(OfficeProblem):
        safekeeping.restore_with_code(backup, tmp_path / "old", code, "", NEW_PASSWORD)
    open_office(tmp_path / "old").close()


def test_the_old_pc_opens_again_with_the_code_alone(lost, tmp_path):
    code, _, rows = lost
    assert opening.reset_password(tmp_path / "old", code, "", NEW_PASSWORD) == "演示"
    desk = bootstrap.open_desk(tmp_path / "old", "", NEW_PASSWORD, clock=DAY)
    assert everything(desk) == rows
    desk.close()


def test_the_command_restores_with_the_code(lost, tmp_path, monkeypatch):
    code, backup, _ = lost
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", NEW_PASSWORD)
    told = CliRunner().invoke(cli.program, ["restore", str(backup), str(tmp_path / "new"), "--code", code])
    assert (told.exit_code, "新密码已设好" in told.output) == (0, True)
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", PASSWORD)
    assert (
        CliRunner().invoke(cli.program, ["--office", str(tmp_path / "new"), "audit", "verify"]).exit_code != 0
    )
