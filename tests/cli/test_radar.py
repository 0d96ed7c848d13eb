"""The radar from the command line, of an office in which something is overdue."""

import pytest

from app import bootstrap
from app.services import catalogue, demo
from app.services.office import opening
from app.store.keys import Kdf
from app.system.clock import Clock
from tests.cli.conftest import NUMBER


@pytest.fixture
def overdue(tmp_path, run, monkeypatch):
    """Runs a command line on a day, on an office whose one case was registered and left alone."""
    story = demo.story(bootstrap.paths.resources_folder())
    folder = tmp_path / "office"
    day = Clock.at("2026-09-14")
    opening.create(folder, story["committee"], {"name": "演示"}, "演示", day, Kdf(memory=8, passes=1))
    desk = bootstrap.open_desk(folder, "", "演示", clock=day)
    given = next(step for step in story["case_acts"] if step["act"] == "register")["given"]
    catalogue.perform(desk, "register", given)
    desk.close()
    monkeypatch.setenv("MEDIATION_DESK_OFFICE", str(folder))
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", "演示")
    return lambda day, *words: run("--today", day, *words)


def test_the_worst_reason_comes_first_with_how_it_was_counted(overdue):
    told = overdue("2026-09-28", "radar")
    assert told.status == 0
    lines = told.out.splitlines()
    assert lines[0] == "2026年9月28日　1 件"
    assert lines[1].startswith(f"{NUMBER}　")
    assert lines[1].endswith("待受理　已上报主任")
    assert lines[2].startswith("  逾期 11 天　受理决定 9月17日到期　收到 9月14日，3个工作日：15、16、17 日")
    assert [line.split("　")[1] for line in lines[3:]] == [
        "9月29日以后当事人可以申请仲裁",
        "9月14日后没有记录",
    ]


def test_the_same_as_data(overdue):
    (row,) = overdue("2026-09-28", "radar", "--json").data
    assert (row["number"], row["raised"], row["handled"], row["tone"]) == (NUMBER, True, "", "bad")
    assert [reason["code"] for reason in row["reasons"]] == ["acceptance", "arbitration_right", "silent"]
    assert row["reasons"][0]["since"] == "2026-09-17"
    assert overdue("2026-09-14", "radar", "--json").data == []
