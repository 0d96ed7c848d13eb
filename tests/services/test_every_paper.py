"""Every form can be set for every case, wherever it stands, and says the same in PDF and DOCX."""

import pytest

from app.documents import readback
from app.services import proofs
from app.services.desk import Desk
from tests.services.office import NUMBER, done
from tests.services.test_acts import FAILING, REFUSAL

PLACES = (
    "register",
    "consult",
    "record_session:2",
    "draft_agreement",
    "sign:4",
    "record_performance:1",
    "archive",
)


def _all_set(desk: Desk) -> int:
    for entry in desk.forms.entries:
        pdf, docx = (proofs.paper(desk, NUMBER, entry.code, kind=kind) for kind in ("pdf", "docx"))
        readback.check_same_words(pdf, docx, entry.name)
    return len(desk.forms.entries)


@pytest.mark.parametrize("place", PLACES)
def test_every_form_is_set_for_a_case_at_every_stage(desk_at, place):
    assert _all_set(desk_at(place)) == 41


@pytest.mark.parametrize(
    ("place", "act", "given"), [("consult", "refuse", REFUSAL), ("assign", "fail", FAILING)]
)
def test_every_form_is_set_for_a_case_that_ended_otherwise(desk_at, place, act, given):
    desk = desk_at(place)
    done(desk, act, given)
    assert _all_set(desk) == 41
