"""Filed volumes from the command line: what has ended, who has one, and a list carried out."""

import json

from tests.services.case_work_rows import APPRAISED, APPROVED, DAYS, DESTROYED


def _do(ask, tmp_path, act, given):
    file = tmp_path / f"{act}.json"
    file.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    return ask("--today", DAYS[act], "do", act, "--with", file)


def test_nothing_has_ended_and_nothing_is_lent_today(ask):
    assert ask("--today", "2026-12-01", "archive", "ended").out == "没有保管期满的案卷。\n"
    assert ask("archive", "loans").out == "没有借出的案卷。\n"
    assert ask("archive", "lists", "--json").data == []


def test_a_volume_is_listed_appraised_and_destroyed(own, tmp_path):
    (row,) = own("--today", DAYS["appraise"], "archive", "ended", "--json").data
    assert (row["案号"], row["保管期限"], row["期满日期"]) == ("（2026）示工调字第1号", "10年", "2036-11-24")
    for act, given in (
        ("appraise", APPRAISED),
        ("approve_appraisal", APPROVED),
        ("destroy_volumes", DESTROYED),
    ):
        assert _do(own, tmp_path, act, given).status == 0
    told = own("archive", "lists").out
    assert "销毁 1" in told
    assert "已销毁" in told
    assert (
        "已经销毁" in own("paper", "（2026）示工调字第1号", "agreement", "--out", tmp_path / "x.pdf").sentence
    )
    assert own("audit", "verify").status == 0
