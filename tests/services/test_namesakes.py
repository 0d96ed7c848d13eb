"""Two workers of one name on one side: whom an agent acts for is said, never guessed; one who leaves later is there."""

import pytest

from app.domain.party import Worker
from app.services.parties import namesakes
from app.services.views import timeline
from tests.services.case_work_rows import AGENT
from tests.services.group_office import rows
from tests.services.office import NUMBER, done, refused_field

TWINS = (
    Worker(name="王伟", doc_no="E12341111"),
    Worker(name="李样本", doc_no="E12342222"),
    Worker(name="王伟", doc_no="E12343333", staff_no="A12"),
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("王伟", [0, 2]), ("李样本", [1]), ("王伟（尾号1111）", [0]), ("王伟(尾号3333)", [2]), ("王伟（工号A12）", [2]),
        ("王伟（第3个）", [2]), ("王伟 （第 1 个）", [0]), ("王伟（第2个）", []), ("A12", [2]), ("E12342222", [1]),
        ("王伟（尾号9999）", []), ("", []), ("无此人", []),
    ],
)  # fmt: skip
def test_a_text_names_one_or_all_of_a_name(text, places):
    assert namesakes.named(text, TWINS) == tuple(TWINS[place] for place in places)


def test_a_namesake_is_called_by_what_tells_him_apart():
    assert [namesakes.called(p, TWINS) for p in TWINS] == ["王伟（尾号1111）", "李样本", "王伟（尾号3333）"]
    same_tail = (Worker(name="王伟", doc_no="11"), Worker(name="王伟", doc_no="11", staff_no="A1"))
    assert [namesakes.called(p, same_tail) for p in same_tail] == ["王伟（第1个）", "王伟（工号A1）"]
    for party in (*TWINS, *same_tail):
        people = TWINS if party in TWINS else same_tail
        assert namesakes.named(namesakes.called(party, people), people) == (party,)


def test_an_agent_of_one_of_several_is_never_given_to_the_first(desk_at):
    desk = desk_at("assign")
    listed = rows(3)
    listed[2]["name"] = listed[1]["name"]
    done(desk, "list_workers", {"workers": listed})
    name = listed[1]["name"]
    first, second = f"{name}（尾号0001）", f"{name}（尾号0002）"
    refused_field(desk, "add_agent", AGENT, "principal", f"有：孟𫖯、{first}、{second}", number=NUMBER)
    refused_field(
        desk, "add_agent", AGENT | {"principal": name}, "principal", "请写成其中一个", number=NUMBER
    )
    assert second in done(desk, "add_agent", AGENT | {"principal": second}).told
    file = timeline.case_view(desk, NUMBER).file
    assert file.agents[0].party_uid == file.workers[2].uid


def test_an_agent_who_leaves_on_a_later_day_may_leave_earlier(desk_at):
    desk = desk_at("assign")
    done(desk, "add_agent", AGENT | {"to_on": "2027-03-31"})
    done(desk, "end_agent", {"seq": 1, "to_on": "2026-09-30"})
    refused_field(
        desk, "end_agent", {"seq": 1, "to_on": "2026-10-01"}, "seq", "已在 2026年9月30日 终止", number=NUMBER
    )
