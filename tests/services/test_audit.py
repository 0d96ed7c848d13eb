"""The chain of changes: one line an act with the images before and after; whatever is touched is found."""

from datetime import date

import pytest
import sqlalchemy as sa

from app.services import catalogue
from app.services.office import safekeeping
from app.store.tables import audit
from tests.services.office import NUMBER, changed, done, given_of


def newest(desk):
    with desk.read() as reader:
        return reader.entries(limit=1)[0]


def test_a_line_says_who_when_what_and_about_which_day(desk_at, story):
    desk = desk_at("register")
    outcome = done(desk, "consult", given_of(story, "consult"))
    entry = newest(desk)
    assert (entry.act, entry.label, entry.user, entry.told) == ("consult", "征询意见", "演示", outcome.told)
    assert entry.stated_on == date(2026, 9, 15)
    assert entry.at.date() == date(2026, 11, 24)
    assert entry.fixed_clock
    assert entry.case_uid == outcome.case_uid


def test_images_show_a_correction_before_and_after(desk_at, story):
    desk = desk_at("accept")
    typed = changed(given_of(story, "register"), applicant__name="孟更正") | {"reason": "姓名写错"}
    done(desk, "correct", typed)
    images = newest(desk).images
    case = next(i for i in images if i.table == "cases")
    assert (case.before["applicant"], case.after["applicant"]) == ("孟𫖯", "孟更正")
    workers = [i for i in images if i.table == "workers"]
    assert [(i.before["name"], i.after["name"]) for i in workers] == [("孟𫖯", "孟更正")]
    assert all(i.before != i.after for i in images)


def test_a_new_record_has_no_image_before_and_a_removed_one_none_after(desk_at, story):
    desk = desk_at("sign:2")
    done(desk, "reopen_talks", {"on": "2026-09-30", "reason": "改日期"})
    images = newest(desk).images
    gone = [i for i in images if i.table in ("agreements", "obligations", "instalments", "marks")]
    assert len(gone) == 1 + 2 + 3 + 2
    assert all(i.before is not None and i.after is None for i in gone)
    done(desk, "record_session", given_of(story, "record_session", 1) | {"held_on": "2026-10-08"})
    session = next(i for i in newest(desk).images if i.table == "sessions")
    assert session.before is None
    assert session.after["held_on"] == "2026-10-08"


def test_the_password_of_a_new_user_is_nowhere_in_the_audit(desk):
    given = {"name": "钱登记", "role": "登记员", "password": "这个密码谁也不该看见"}
    catalogue.perform(desk, "add_user", given)
    with desk.read() as reader:
        rows = reader.connection.execute(sa.select(audit)).all()
    assert "谁也不该看见" not in repr(rows)


def test_the_audit_of_one_case_leaves_out_the_others(desk_at, story):
    desk = desk_at("accept")
    catalogue.perform(desk, "register", given_of(story, "register"))
    assert [e.act for e in safekeeping.audit(desk, NUMBER)] == ["register", "consult", "accept"]
    assert [e.act for e in safekeeping.audit(desk)][-1] == "register"


@pytest.mark.parametrize(
    ("statement", "bad"),
    [
        ("UPDATE audit SET told = '什么也没有发生。' WHERE seq = 4", 4),
        ("UPDATE audit SET images = replace(images, '孟', '梦') WHERE seq = 4", 4),
        ("UPDATE audit SET user = '别人' WHERE seq = 2", 2),
        ("UPDATE audit SET stated_on = '2026-01-01' WHERE seq = 3", 3),
        ("DELETE FROM audit WHERE seq = 3", 3),
        ("UPDATE audit SET digest = 'x' WHERE seq = 1", 1),
    ],
)
def test_a_line_changed_outside_the_program_is_found(desk_at, statement, bad):
    desk = desk_at("consult")
    assert safekeeping.verify_audit(desk).ok
    with desk.write() as unit:
        # the triggers stop the careless; the chain is against those who take them away first
        for trigger in ("audit_no_update", "audit_no_delete"):
            unit.connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        unit.connection.exec_driver_sql(statement)
        unit.connection.commit()
    verdict = safekeeping.verify_audit(desk)
    assert not verdict.ok
    assert verdict.text.startswith(f"改动记录从第 {bad} 条起对不上")
    assert verdict.text.endswith("。")
    assert not all(f.ok for f in safekeeping.examine(desk))
