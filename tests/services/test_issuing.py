"""Issuing: checked first, frozen with page model, code and hash; a new version voids the one before."""

import hashlib
import re

import pytest

from app.documents import preview
from app.domain.errors import InvalidInput, PaperProblem
from app.domain.paper import CODE
from app.services.papers import papers, press
from tests.services.office import NUMBER, changed, done, given_of, refused, refused_field


def _file(desk):
    with desk.read() as unit:
        return unit.case_by_number(NUMBER)


def test_what_must_be_mended_stops_the_issue_with_its_place(desk_at, story):
    desk = desk_at("record_session:2")
    given = changed(given_of(story, "draft_agreement"), matter="工资差额【　】元的争议。")
    done(desk, "draft_agreement", given)
    problem = refused(desk, "issue_paper", {"form": "agreement"}, PaperProblem, number=NUMBER)
    assert "还不能签发，要先改正：还有没填的空白（争议事项）" in problem.sentence
    assert _file(desk).papers == ()


def test_an_issued_paper_is_frozen_in_all_its_shapes(desk_at):
    desk = desk_at("sign:4")
    told = done(desk, "issue_paper", {"form": "agreement"})
    (paper,) = _file(desk).papers
    pdf = papers.issued_bytes(desk, paper)
    assert CODE.fullmatch(paper.code)
    assert (told.result["code"], told.result["sha256"]) == (paper.code, hashlib.sha256(pdf).hexdigest())
    frozen = press.thaw(desk.office.blobs.get(paper.data))
    again = press.pdf(
        frozen.doc, desk.fonts, paper.issued_on, press.stamp(paper.code, NUMBER, "agreement", paper.version)
    )
    assert again.data == pdf
    assert frozen.slots == again.slots
    for page, text in enumerate(preview.texts(pdf), 1):
        assert f"{paper.code}{page}/{paper.pages}" in re.sub(r"\s", "", text)


def test_a_new_version_needs_a_reason_and_voids_the_one_before(desk_at):
    desk = desk_at("accept")
    to = {"form": "acceptance_notice", "side": "申请人"}
    done(desk, "issue_paper", to)
    refused_field(desk, "issue_paper", to, "reason", "出新版要写明理由", number=NUMBER)
    told = done(desk, "issue_paper", to | {"reason": "地址写错"})
    assert "第 2 版" in told.told
    assert "第 1 版作废：地址写错" in told.told
    first, second = _file(desk).papers
    assert (first.version, second.version, second.reason) == (1, 2, "地址写错")
    assert papers.is_void(_file(desk), first)
    assert not papers.is_void(_file(desk), second)
    assert papers.issued_bytes(desk, first) != papers.issued_bytes(desk, second)


@pytest.mark.parametrize(
    ("side", "kind"), [("", InvalidInput), ("申请人:2", PaperProblem), ("委员会", PaperProblem)]
)
def test_an_address_that_gets_no_such_paper_is_refused(desk_at, side, kind):
    desk = desk_at("accept")
    refused(desk, "issue_paper", {"form": "acceptance_notice", "side": side}, kind, number=NUMBER)
    assert _file(desk).papers == ()
