"""A paper for the page and the printer: issued bytes where there are some, else today's draft."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pypdf
import pytest

from app.domain.errors import PaperProblem
from app.services.desk import Desk
from app.services.papers.paper_views import paper_bytes, paper_view
from app.services.papers.volumes import VOLUME
from tests.services.office import NUMBER, done


def test_a_draft_until_it_is_issued_then_the_frozen_bytes(desk_at: Callable[[str], Desk]) -> None:
    desk = desk_at("draft_agreement")
    draft = paper_view(desk, NUMBER, "agreement")
    assert (draft.issued, draft.draft, draft.copies, draft.everybody) == (None, True, 3, ())
    assert len(pypdf.PdfReader(io.BytesIO(draft.pdf)).pages) == draft.pages
    done(desk, "issue_paper", {"form": "agreement"})
    issued = paper_view(desk, NUMBER, "调解协议书")
    assert issued.code == "agreement"
    assert issued.issued is not None
    assert not issued.draft
    assert issued.pdf == paper_bytes(desk, NUMBER, "agreement", "", "pdf")
    again = paper_view(desk, NUMBER, "agreement", draft=True)
    assert again.draft
    assert again.issued == issued.issued


def test_the_word_copy_is_a_document_and_frozen_with_the_paper(desk_at: Callable[[str], Desk]) -> None:
    desk = desk_at("draft_agreement")
    draft = paper_bytes(desk, NUMBER, "agreement", "", "docx")
    words = " ".join(p.text for p in docx.Document(io.BytesIO(draft)).paragraphs)
    assert "调解协议书" in words
    done(desk, "issue_paper", {"form": "agreement"})
    frozen = paper_bytes(desk, NUMBER, "agreement", "", "docx")
    assert frozen == paper_bytes(desk, NUMBER, "agreement", "", "docx")
    assert paper_bytes(desk, NUMBER, "agreement", "", "docx", draft=True)[:2] == b"PK"


def test_a_paper_for_each_side_is_the_applicants_unless_said(desk_at: Callable[[str], Desk]) -> None:
    desk = desk_at("accept")
    first = paper_view(desk, NUMBER, "acceptance_notice")
    other = paper_view(desk, NUMBER, "acceptance_notice", "被申请人")
    assert (first.side, other.side) == ("申请人", "被申请人")
    assert [to.address for to in first.everybody] == ["申请人", "被申请人"]
    assert {finding.level for finding in first.findings} == {"ok"}


def test_the_volume_is_drafted_until_the_case_is_filed(desk_at: Callable[[str], Desk]) -> None:
    view = paper_view(desk_at("close"), NUMBER, VOLUME)
    assert (view.title, view.draft, view.copies) == ("卷宗", True, 1)
    filed = paper_view(desk_at("archive"), NUMBER, VOLUME)
    assert not filed.draft
    assert filed.pages > 10


def test_an_unknown_form_is_refused(desk_at: Callable[[str], Desk]) -> None:
    with pytest.raises(PaperProblem):
        paper_view(desk_at("accept"), NUMBER, "nothing")
