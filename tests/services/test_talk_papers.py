"""Each talk has a record of its own: on offer, issued, frozen, and in the volume."""

import pytest

from app.documents import preview
from app.domain.errors import PaperProblem
from app.services import catalogue
from app.services.papers import paper_views, proofs
from app.services.views import timeline
from tests.services.office import NUMBER


def words(pdf: bytes) -> str:
    return "".join("".join(preview.texts(pdf)).split())


def test_every_talk_is_on_offer_with_its_own_words(desk_at):
    desk = desk_at("record_session:2")
    offers = timeline.case_view(desk, NUMBER).papers
    records = [o for o in offers if o.code.startswith("session_record")]
    assert [(o.code, o.title) for o in records] == [
        ("session_record:1", "调解笔录（第 1 次）"), ("session_record:2", "调解笔录（第 2 次）"),
    ]  # fmt: skip
    first, second = (words(proofs.paper(desk, NUMBER, o.code)) for o in records)
    assert "9月28日再谈" in first
    assert "9月28日再谈" not in second
    assert words(proofs.paper(desk, NUMBER, "session_record")) == second


def test_an_issued_record_stays_the_one_of_its_talk(desk_at):
    desk = desk_at("record_session:2")
    done = catalogue.perform(desk, "issue_paper", {"form": "session_record:1"}, number=NUMBER)
    assert done.result["form"] == "session_record:1"
    newest = paper_views.paper_view(desk, NUMBER, "session_record")
    assert (newest.code, newest.draft) == ("session_record:2", True)
    first = paper_views.paper_view(desk, NUMBER, "session_record:1")
    assert first.issued is not None
    assert not first.draft
    assert "9月28日再谈" in words(first.pdf)


def test_the_volume_takes_the_issued_record(desk_at):
    desk = desk_at("record_session:2")
    catalogue.perform(desk, "issue_paper", {"form": "session_record:1"}, number=NUMBER)
    bound = words(proofs.volume(desk, NUMBER))
    assert bound.count("9月28日再谈") == 1
    assert "调解笔录（第1次）" in bound


@pytest.mark.parametrize("talk", ["3", "0", "x"])
def test_a_talk_that_was_not_held_has_no_record(desk_at, talk):
    desk = desk_at("record_session:2")
    with pytest.raises(PaperProblem, match="2 次调解会"):
        proofs.paper(desk, NUMBER, f"session_record:{talk}")
