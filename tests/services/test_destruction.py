"""Destroying a volume: by an approved list only, all of it, nothing else, and the audit still proves the rest."""

import csv
import io
import json
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.domain import dates
from app.domain.errors import OfficeProblem, Refusal
from app.domain.retention import GONE
from app.services.office import register_tables, safekeeping
from app.services.outcome import retention
from app.services.papers import papers
from app.services.views import statistics_report, timeline
from app.store import chain, search
from app.store.engine import connect_raw
from app.store.office import Office
from tests.services.case_work_rows import (
    APPRAISED,
    APPROVED,
    ATTACHED,
    DAYS,
    DESTROYED,
    HANDED,
    LENT,
)
from tests.services.office import NUMBER, changed, done, everything, forbidden, given_of, on

SECOND = "（2026）示工调字第2号"
LATER = "2036-12-01"


def _words_of(story: dict[str, Any]) -> set[str]:
    """Every text of the story that only the case holds: names, numbers, what was said."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, str) and len(value) >= 8 and not value[:4].isdecimal():
            found.add(value)

    for step in story["case_acts"]:
        walk({k: v for k, v in step["given"].items() if k not in ("cause", "refusal_ground", "legal_head")})
    return found


@pytest.fixture
def destroyed(desk_at, story):
    """The archived case of the story destroyed in 2036, beside a second one that keeps the same attachment."""
    desk = desk_at("close")
    done(desk, "attach", ATTACHED)
    done(desk, "take_evidence", HANDED)
    done(desk, "archive", given_of(story, "archive"))
    other = {
        "applicant__name": "何另案",
        "applicant__doc_no": "11010519491231002X",
        "applicant__phone": "13900009999",
    }
    done(desk, "register", changed(given_of(story, "register"), **other), number="")
    done(desk, "attach", ATTACHED, number=SECOND)
    before = _figures(desk)
    for act, given in (
        ("appraise", APPRAISED),
        ("approve_appraisal", APPROVED),
        ("destroy_volumes", DESTROYED),
    ):
        done(on(desk, DAYS[act]), act, given, number="")
    return desk, before


def _figures(desk):
    made = statistics_report.tables(desk, dates.parse_span("2026"))
    return json.dumps([(t.title, t.rows) for t in made], ensure_ascii=False, default=str)


def _plain(desk) -> str:
    """Every row of the database in one text, the second case left out."""
    with desk.read() as unit:
        second = unit.case_by_number(SECOND).case.uid
    return "\n".join(row for rows in everything(desk).values() for row in rows if second not in row)


def test_nothing_of_the_case_is_left_but_numbers_and_dates(destroyed, story):
    desk, _ = destroyed
    text = _plain(desk)
    there = sorted(word for word in _words_of(story) if word in text and word not in _office_words(story))
    assert there == []
    for name in ("孟𫖯", "孟", "11010119900307", "13857120001"):
        assert name not in text, name
    file = timeline.case_view(desk, NUMBER).file
    assert (file.case.applicant, file.case.facts, file.workers[0].name) == (GONE, "", GONE)
    assert file.case.volume_no
    assert (file.sessions, file.claims, file.papers, file.attachments, file.performances) == ((),) * 5


def _office_words(story) -> set[str]:
    """What the office itself knows: the committee's and the enterprise's own names and places."""
    return {str(value) for value in story["committee"].values()} | {
        str(value) for step in story["office_acts"] for value in step["given"].values()
    }


def test_the_figures_of_old_years_stay_the_same(destroyed):
    desk, before = destroyed
    assert _figures(desk) == before


def test_the_files_are_gone_but_for_those_that_another_case_names(destroyed):
    desk, _ = destroyed
    with desk.read() as unit:
        wanted = unit.files()
        shared = unit.case_by_number(SECOND).attachments[0].blob
    assert set(desk.office.blobs.names()) == wanted == {shared}


def test_the_audit_is_still_whole_and_says_who_destroyed_what(destroyed):
    desk, _ = destroyed
    with desk.read() as unit:
        assert chain.verify(unit.connection).ok
        told = [entry.told for entry in unit.entries(limit=2)]
    assert "销毁案卷 1 卷" in told[0]
    assert "只留目录信息" in told[1]
    assert all(found.ok for found in safekeeping.examine(desk) if found.name in ("操作记录链", "文书与附件"))
    events = timeline.case_view(desk, NUMBER).events
    assert events[0].act == "destroy_volumes"
    assert all(event.told.startswith("（内容已随案卷销毁）") for event in events[1:])


def test_the_list_leaves_with_who_appraised_approved_and_watched(destroyed, tmp_path):
    desk, _ = destroyed
    out = tmp_path / "list.csv"
    register_tables.export(desk, "appraisals", out)
    (line,) = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert (line["案号"], line["意见"], line["批准人"], line["监销人"]) == (
        NUMBER,
        "销毁",
        "演示",
        "林示例、冯监销",
    )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET told = '另有其事' WHERE seq = (SELECT min(seq) FROM audit WHERE told LIKE '%已随案卷%')",
        "UPDATE audit SET user = '别人' WHERE seq = (SELECT min(seq) FROM audit WHERE told LIKE '%已随案卷%')",
        "UPDATE audit SET told = '（内容已随案卷销毁）', images = '[]' WHERE seq = 2",
        "UPDATE audit SET images = '[]' WHERE act = 'destroy_volumes'",
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit WHERE told LIKE '%已随案卷%')",
    ],
    ids=["other words", "other user", "emptied without a list", "list taken away", "line taken away"],
)
def test_what_was_changed_besides_is_found(destroyed, change):
    desk, _ = destroyed
    raw = connect_raw(desk.office.folder / "office.db", desk.office.data_key)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute(change)
    assert raw.execute("SELECT changes()").fetchone() != (0,)
    raw.close()
    with desk.read() as unit:
        assert not chain.verify(unit.connection).ok


def test_the_lines_are_guarded_again(destroyed):
    desk, _ = destroyed
    raw = connect_raw(desk.office.folder / "office.db", desk.office.data_key)
    with pytest.raises(dbapi2.IntegrityError, match="never changed"):
        raw.execute("UPDATE audit SET told = '另有其事' WHERE seq = 2")
    raw.close()


def test_the_search_no_longer_finds_the_name(destroyed):
    desk, _ = destroyed
    with desk.read() as unit:
        found = {
            typed: search.count(unit.connection, search.expression(typed), 9)
            for typed in ("孟𫖯", "m", "销毁", "何另案")
        }
    assert found == {"孟𫖯": 0, "m": 0, "销毁": 1, "何另案": 1}


def test_a_destroyed_case_can_be_read_but_nothing_be_done_or_printed(destroyed):
    desk, _ = destroyed
    late = on(desk, LATER)
    view = timeline.case_view(late, NUMBER)
    assert (view.next_act, view.others, view.papers, view.check_list) == (None, (), (), ())
    forbidden(late, "lend_volume", LENT, "已于 2036年11月30日 销毁", number=NUMBER)
    forbidden(late, "reopen", {}, "只留目录信息", number=NUMBER)
    assert papers.offers(late, view.file) == ()


def test_only_what_has_ended_is_listed_and_no_list_twice(desk_at, story):
    desk = desk_at("archive")
    assert retention.ended_volumes(on(desk, "2036-11-23")) == ()
    (found,) = retention.ended_volumes(on(desk, DAYS["appraise"]))
    assert found.volume.number == NUMBER
    late = on(desk, DAYS["approve_appraisal"])
    done(late, "appraise", APPRAISED, number="")
    assert retention.ended_volumes(late) == ()
    with pytest.raises(Refusal, match="已经列在第 1 号清单里"):
        done(late, "appraise", APPRAISED | {"made_on": DAYS["approve_appraisal"]}, number="")
    forbidden(late, "destroy_volumes", DESTROYED, "还没有批准")


def test_a_volume_kept_on_has_its_longer_term(desk_at):
    desk = desk_at("archive")
    keep = changed(APPRAISED, volumes__0__opinion="续存", volumes__0__retention="30年")
    done(on(desk, DAYS["appraise"]), "appraise", keep, number="")
    late = on(desk, DAYS["approve_appraisal"])
    done(late, "approve_appraisal", APPROVED, number="")
    assert timeline.case_view(late, NUMBER).file.case.retention == "30年"
    assert retention.ended_volumes(on(desk, "2046-11-25")) == ()
    assert len(retention.ended_volumes(on(desk, "2056-11-25"))) == 1
    forbidden(late, "destroy_volumes", DESTROYED, "没有待销毁的案卷")


@pytest.mark.parametrize(
    ("act", "given", "words"),
    [
        ("lend_volume", LENT, "还没有归还"),
        ("take_evidence", changed(HANDED, pieces__0__form="原件"), "还有 1 件证据原件没有退还"),
    ],
)
def test_what_is_not_here_and_whole_is_not_destroyed(desk_at, story, act, given, words):
    desk = desk_at("close")
    if act == "take_evidence":
        done(desk, act, given)
    done(desk, "archive", given_of(story, "archive"))
    if act == "lend_volume":
        done(desk, act, given)
    done(on(desk, DAYS["appraise"]), "appraise", APPRAISED, number="")
    done(on(desk, DAYS["approve_appraisal"]), "approve_appraisal", APPROVED, number="")
    forbidden(on(desk, DAYS["destroy_volumes"]), "destroy_volumes", DESTROYED, words)


def test_two_cases_that_share_lines_of_the_audit_can_be_destroyed_one_after_the_other(destroyed, story):
    desk, _ = destroyed
    day = on(desk, "2036-12-02")
    with day.read() as unit:
        second = unit.case_by_number(SECOND).case.uid
    with day.write() as unit:
        unit.erase_case(second, day.clock.today())
        unit.note("destroy_volumes", "销毁案卷", "又一卷。", case_uid=second)
        unit.commit()
    with day.read() as unit:
        assert chain.verify(unit.connection).ok


def test_files_that_cannot_be_removed_now_do_not_undo_what_was_kept(desk_at, monkeypatch):
    desk = desk_at("archive")

    def refused(office):
        raise OfficeProblem("磁盘读写出错，请检查磁盘。")

    monkeypatch.setattr(Office, "sweep", refused)
    for act, given in (
        ("appraise", APPRAISED),
        ("approve_appraisal", APPROVED),
        ("destroy_volumes", DESTROYED),
    ):
        done(on(desk, DAYS[act]), act, given, number="")
    assert timeline.case_view(desk, NUMBER).file.case.destroyed_on is not None
    (found,) = [one for one in safekeeping.examine(desk) if one.name == "文书与附件"]
    assert "不再属于任何记录" in found.text
    monkeypatch.undo()
    assert desk.office.sweep() > 0
    assert list(desk.office.blobs.names()) == []
