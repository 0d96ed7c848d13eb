"""One act, one transaction: records, audit lines, numbers, drafts."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from attrs import evolve

from app.domain.case import Assignment, Case, Claim
from app.domain.errors import NotAllowed, NotFound
from app.domain.office import Mediator, User
from app.domain.party import Worker
from app.store import chain
from app.store.drafts import Draft
from tests.store.sample_office import add_case, add_full_case


def _commit(unit, case=None, act="register"):
    unit.note(act, "登记", "登记一件案件。", case_uid=case.uid if case else "")
    unit.commit()


def test_nothing_stays_without_commit(made):
    with made.write() as unit:
        case = add_case(unit)
        unit.note("register", "登记", "登记。", case_uid=case.uid)
    with made.read() as reader:
        assert reader.find(Case) == ()
        assert [e.act for e in reader.entries()] == ["init"]


def test_a_fault_before_commit_leaves_the_office_as_it_was(made):
    def act() -> None:
        with made.write() as unit:
            case = add_case(unit)
            unit.note("register", "登记", "登记。", case_uid=case.uid)
            raise ZeroDivisionError

    with made.read() as reader:
        before = chain.verify(reader.connection)
    with pytest.raises(ZeroDivisionError):
        act()
    with made.read() as reader:
        assert reader.find(Case) == ()
        assert chain.verify(reader.connection) == before
    with made.write() as unit:
        assert unit.next_serial(2026) == 1


def test_changes_without_an_audit_line_are_a_bug(made):
    with made.write() as unit:
        add_case(unit)
        with pytest.raises(RuntimeError, match="cases, employers, workers"):
            unit.commit()
    with made.write() as unit:
        case = add_case(unit)
        unit.note("register", "登记", "登记。", case_uid=case.uid)
        unit.save(evolve(case, cause="经济补偿金纠纷"))
        with pytest.raises(RuntimeError, match="in cases"):
            unit.commit()


def test_commit_is_the_last_step(made):
    with made.write() as unit:
        _commit(unit, add_case(unit))
        with pytest.raises(RuntimeError, match="once"):
            unit.commit()
        with pytest.raises(RuntimeError, match="once"):
            unit.add(Mediator(name="林晓峰"))


def test_changes_name_every_table_and_case(made):
    with made.write() as unit:
        case = add_case(unit)
        mediator = unit.add(Mediator(name="林晓峰"))
        _commit(unit, case)
        assert unit.changes.tables == {
            "cases", "workers", "employers", "mediators", "number_series", "audit",
        }  # fmt: skip
        assert unit.changes.cases == {case.uid}
    assert mediator.uid


def test_images_before_and_after(made):
    with made.write() as unit:
        case = unit.add(Case(number="1", received_on=date(2026, 9, 1)))
        claim = unit.add(Claim(case_uid=case.uid, matter="工资", amount=100))
        gone = unit.add(Claim(case_uid=case.uid, matter="白加的"))
        unit.remove(gone)
        entry = unit.note("register", "登记", "登记。", case_uid=case.uid)
        unit.commit()
    assert [(i.table, i.before) for i in entry.images] == [("cases", None), ("claims", None)]
    assert entry.images[0].after["received_on"] == "2026-09-01"
    with made.write() as unit:
        changed = unit.save(evolve(claim, amount=200))
        unit.save(evolve(changed, amount=300))
        unit.save(case)
        unit.note("correct", "更正", "更正请求。", case_uid=case.uid)
        unit.remove(evolve(changed, amount=300))
        unit.note("remove", "删除", "删除请求。", case_uid=case.uid)
        unit.commit()
    with made.read() as reader:
        removed, corrected = reader.entries(case.uid, 2)
        assert [i.after for i in removed.images] == [None]
        assert removed.images[0].before["amount"] == 300
        assert len(corrected.images) == 1
        assert corrected.images[0].before["amount"] == 100
        assert corrected.images[0].after["amount"] == 300
        assert reader.entries(case.uid, 1, before=removed.seq, images=False)[0].images == ()


def test_saving_back_what_was_changes_nothing(made):
    with made.write() as unit:
        _commit(unit, case := add_case(unit))
    with made.write() as unit:
        unit.save(evolve(case, cause="另一个"))
        unit.save(case)
        unit.commit()
    with made.read() as reader:
        assert reader.get(Case, case.uid) == case
        assert len(reader.entries(case.uid)) == 1


def test_saving_or_getting_what_is_gone(made):
    lost = Worker(uid="nobody", name="某人")
    with made.write() as unit:
        for deed in (unit.save, unit.remove):
            with pytest.raises(NotFound):
                deed(lost)
        with pytest.raises(NotFound):
            unit.get(Worker, "nobody")
        assert unit.first(Worker, uid="nobody") is None


def test_numbers_have_no_gap_and_are_not_given_twice(made):
    with made.write() as unit:
        assert [unit.next_serial(2026), unit.next_serial(2026), unit.next_serial(2025)] == [1, 2, 1]
        unit.commit()
    with made.write() as unit:
        assert unit.next_serial(2026) == 3
    with made.write() as unit:
        assert unit.next_serial(2026) == 3
        _commit(unit, unit.add(Case(number="旧案", year=2026, serial=57)))
    with made.write() as unit:
        assert unit.next_serial(2026) == 58


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (Case(number="甲1", year=2026, serial=2), "案号已有"),
        (Case(number="甲2", year=2026, serial=1), "序号已有"),
        (User(name="吴静宜"), "同名"),
    ],
)
def test_a_number_or_name_that_is_taken(made, record, sentence):
    with made.write() as unit:
        _commit(unit, unit.add(Case(number="甲1", year=2026, serial=1)))

    def again() -> None:
        with made.write() as unit:
            unit.add(record)

    with pytest.raises(NotAllowed, match=sentence):
        again()


def test_old_cases_may_lack_number_and_serial(made):
    with made.write() as unit:
        unit.add_all((Case(year=2020), Case(year=2020)))
        unit.note("import", "导入", "导入旧台账。")
        unit.commit()
    with made.read() as reader:
        assert len(reader.find(Case, year=2020)) == 2


def test_a_case_file_holds_everything_in_order(made):
    with made.write() as unit:
        case = add_full_case(unit)
        unit.add(Claim(case_uid=case.uid, seq=0, matter="第一项"))
        _commit(unit, case)
    with made.read() as reader:
        file = reader.case_by_number(f" {case.number} ")
        assert file == reader.case_file(case.uid)
        assert file.case == case
        assert [c.seq for c in file.claims] == [0, 1]
        parts = ("workers", "employers", "consents", "assignments", "sessions", "obligations", "notices")
        assert [len(getattr(file, name)) for name in parts] == [1] * len(parts)
        assert [len(file.marks), len(file.instalments), len(file.performances)] == [4, 2, 1]
        assert [len(file.follow_ups), len(file.papers)] == [1, 1]
        assert file.agreement.total == 1_200_000
        assert file.party("申请人").name == "欧阳建国"
        with pytest.raises(NotFound, match="案号"):
            reader.case_by_number("没有")
        with pytest.raises(NotFound):
            reader.case_file("没有")


def test_removing_a_case_takes_it_out_of_the_search(made):
    with made.write() as unit:
        case = unit.add(Case(number="甲1", applicant="陈志远"))
        _commit(unit, case)
    with made.write() as unit:
        unit.remove(case)
        _commit(unit, act="remove")
    with made.read() as reader:
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM case_search").scalar_one() == 0


def test_add_all_takes_records_in_any_order(made):
    case = Case(uid="019a0000-0000-7000-8000-000000000001", number="甲1")
    with made.write() as unit:
        written = unit.add_all(
            (Assignment(case_uid=case.uid, name="林晓峰"), case, Worker(case_uid=case.uid))
        )
        _commit(unit, case)
    assert [type(r) for r in written] == [Assignment, Case, Worker]
    assert all(r.uid for r in written)


def test_audit_lines_say_who_when_and_for_which_day(made):
    at = datetime.fromisoformat("2026-11-24T09:30:00+08:00")
    with made.write("林晓峰", at=at, fixed_clock=True) as unit:
        first = unit.note("a", "甲", "甲。")
        unit.note("b", "乙", "乙。", stated_on=date(2026, 1, 2))
        unit.commit()
    with made.read() as reader:
        second, again, founding = reader.entries()
        assert again == first
        assert (second.stated_on, again.stated_on) == (date(2026, 1, 2), date(2026, 11, 24))
        assert (second.user, second.at, second.fixed_clock) == ("林晓峰", at, True)
        assert (founding.user, founding.stated_on, founding.fixed_clock) == (
            "吴静宜",
            date(2026, 9, 1),
            False,
        )
        assert founding.at.tzinfo is not None


def test_drafts_are_kept_replaced_and_thrown_away(made):
    typed = Draft("register", "吴静宜", datetime(2026, 9, 24, 8, 0), data={"applicant": {"name": "陈"}})
    with made.write() as unit:
        draft = unit.put_draft(typed)
        unit.put_draft(evolve(typed, user="林晓峰"))
        unit.commit()
        assert unit.changes.tables == {"drafts"}
    with made.write() as unit:
        unit.put_draft(evolve(draft, data={"applicant": {"name": "陈志远"}}))
        unit.commit()
    with made.read() as reader:
        assert reader.draft(draft.uid).data == {"applicant": {"name": "陈志远"}}
        assert len(reader.drafts()) == 2
        assert [d.uid for d in reader.drafts(user="吴静宜")] == [draft.uid]
    with made.write() as unit:
        unit.remove_draft(draft.uid)
        unit.commit()
        assert unit.draft(draft.uid) is None
