"""A case is found by whatever part of its names and numbers somebody remembers."""

from __future__ import annotations

from contextlib import closing

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from app.domain.case import Assignment
from app.domain.party import Worker
from app.store import search
from app.store.queries.ledger import LedgerFilter, ids
from tests.store.sample_office import add_case


@pytest.fixture
def cases(made):
    with made.write() as unit:
        for name in ("陈志远", "陈远志", "单雄信", "阿依古丽·买买提", "王𬬮", "John Smith", "仇\ue863"):
            case = add_case(unit, name)
        unit.add(Assignment(case_uid=case.uid, name="林晓峰", leader=True))
        for number in range(18, 21):
            unit.add(evolve(case, uid="", number=f"（2026）滨工调字第1{number}号", serial=0, applicant="甲"))
        unit.note("register", "登记", "登记。")
        unit.commit()
    return made


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("志远", {"陈志远"}),
        ("陈", {"陈志远", "陈远志"}),
        ("陈志远", {"陈志远"}),
        (" 陈　志远 ", {"陈志远"}),
        ("czy", {"陈志远"}),
        ("CZ", {"陈志远"}),
        ("dxx", {"单雄信"}),
        ("sxx", {"单雄信"}),
        ("古丽买", {"阿依古丽·买买提"}),
        ("古丽•买买", {"阿依古丽·买买提"}),
        ("aygl", {"阿依古丽·买买提"}),
        ("𬬮", {"王𬬮"}),
        ("王𬬮", {"王𬬮"}),
        ("\ue863", {"仇\ue863"}),
        ("smi joh", {"John Smith"}),
        ("ｓｍｉｔｈ", {"John Smith"}),
        ("林晓", {"仇\ue863"}),
        ("第1号", {"陈志远"}),
        ("（2026）滨工调字第2号", {"陈远志"}),
        ("第118", {"甲"}),
        ("没有的人", set()),
    ],
)
def test_what_is_typed_finds(cases, typed, found):
    with cases.read() as reader:
        hits = ids(reader, LedgerFilter(typed))
        query = "SELECT applicant FROM cases WHERE id IN (SELECT value FROM json_each(?))"
        names = reader.connection.exec_driver_sql(query, (str(hits),)).scalars()
        assert set(names) == found


@pytest.mark.parametrize(
    "typed", ["729X", "729x", "07729", "0619", "1234", "001234", "13800001234", "3301061990"]
)
def test_tails_and_whole_numbers_find_all_with_that_worker(cases, typed):
    with cases.read() as reader:
        assert len(ids(reader, LedgerFilter(typed))) == (0 if typed == "0619" else 7)


@pytest.mark.parametrize("typed", ["", "  ", "·", '"', "*()", "（）"])
def test_nothing_to_search_for_is_no_filter(cases, typed):
    assert search.expression(typed) == ""
    with cases.read() as reader:
        assert len(ids(reader, LedgerFilter(typed))) == 10


def test_a_changed_name_is_found_and_the_old_one_is_not(cases):
    with cases.write() as unit:
        worker = unit.find(Worker, name="单雄信")[0]
        unit.save(evolve(worker, name="秦叔宝"))
        case = unit.case_file(worker.case_uid).case
        unit.save(evolve(case, applicant="秦叔宝"))
        unit.note("correct", "更正", "更正。")
        unit.commit()
    with cases.read() as reader:
        assert len(ids(reader, LedgerFilter("qsb"))) == 1
        assert ids(reader, LedgerFilter("单雄信")) == []


def test_writing_the_index_anew_changes_nothing(cases):
    with cases.write() as unit:
        before = ids(unit, LedgerFilter("陈"))
        search.reindex_all(unit.connection)
        assert ids(unit, LedgerFilter("陈")) == before
        assert len(before) == 2


def test_the_number_of_readings_is_bounded():
    assert set(search.initials("单乐")) == {"dl", "sl", "cl", "dy", "sy", "cy"}
    assert len(search.initials("单乐单乐")) == 24
    assert search.initials("单" * 10) == ("d" * 10,)
    assert search.initials("陈𬬮") == ("cc",)
    assert search.initials("陈𪕏") == ("c",)
    assert search.initials("𪕏") == search.initials("𪕏" * 5) == ()
    assert search.initials("John") == ()


@pytest.fixture(scope="module")
def index():
    with closing(dbapi2.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE s USING fts5(words, tokenize='ascii', detail=none)")
        yield connection


@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=12), cut=st.integers(0, 11))
def test_every_name_finds_itself(index, name, cut):
    index.execute("DELETE FROM s")
    index.execute("INSERT INTO s VALUES (?)", (search.words((), (name,), ()),))
    typed = search.expression(name)
    if typed:
        assert index.execute("SELECT count(*) FROM s WHERE s MATCH ?", (typed,)).fetchone() == (1,)
    single = search.expression(name[cut : cut + 1])
    if single and name[cut : cut + 1] >= "一" and name[cut : cut + 1] <= "鿿":
        assert index.execute("SELECT count(*) FROM s WHERE s MATCH ?", (single,)).fetchone() == (1,)
