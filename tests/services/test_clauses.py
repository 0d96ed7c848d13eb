"""The committee's own wordings: entered once, put right, no longer offered; their names stay unlike."""

from app.services.course import clauses
from tests.services.case_work_rows import CLAUSE
from tests.services.office import done, refused_field

OTHER = {"kind": "笔录用语", "title": "告知", "text": "已告知双方权利和义务。"}


def test_a_wording_is_offered_until_it_is_retired(desk_at):
    desk = desk_at("")
    done(desk, "add_clause", CLAUSE, number="")
    done(desk, "add_clause", OTHER, number="")
    assert [c.title for c in clauses.clauses(desk)] == ["一次性了结", "告知"]
    assert [c.title for c in clauses.clauses(desk, "笔录用语")] == ["告知"]
    done(desk, "retire_clause", {"seq": 1, "struck": "不再使用"}, number="")
    assert [c.title for c in clauses.clauses(desk)] == ["告知"]
    refused_field(desk, "change_clause", CLAUSE | {"seq": 1}, "seq", "没有在用的第 1 条")


def test_a_change_keeps_the_number_and_never_takes_the_name_of_another(desk_at):
    desk = desk_at("")
    done(desk, "add_clause", CLAUSE, number="")
    done(desk, "add_clause", CLAUSE | {"title": "保密"}, number="")
    taken = CLAUSE | {"seq": 2, "title": CLAUSE["title"]}
    refused_field(
        desk, "change_clause", {k: taken[k] for k in ("seq", "title", "text")}, "title", "请换一个名称"
    )
    told = done(desk, "change_clause", {"seq": 2, "title": "保密", "text": "双方互相保密。"}, number="").told
    assert told == "修改协议条款第 2 条“保密”。"
    assert [(c.seq, c.text) for c in clauses.clauses(desk)] == [(1, CLAUSE["text"]), (2, "双方互相保密。")]
