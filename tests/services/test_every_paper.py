"""Every form can be set for every case, wherever it stands, and says the same in PDF and DOCX."""

import pytest

from app.documents import readback
from app.services.desk import Desk
from app.services.papers import proofs
from tests.services.case_work_rows import AGENCY, AGENT, HANDED, REVIEWED, URGED
from tests.services.office import NUMBER, done, given_of
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


def test_every_form_is_set_for_a_case_in_which_much_was_recorded(desk_at, story):
    desk = desk_at("draft_agreement")
    heir = AGENT | {"power": "依法代理", "kind": "近亲属"}
    other = AGENT | {"side": "被申请人", "principal": AGENCY["name"], "name": "冯样本"}
    signs = [("sign", given_of(story, "sign", which)) for which in range(4)]
    for _, given in signs:
        if given["role"] == "被申请人":  # two employers by then, and each signs
            given["person"] += "、吴派遣"
    serves = [("serve_notice", given_of(story, "serve_notice", which)) for which in range(2)]
    before = [("add_party", AGENCY), ("add_agent", heir), ("add_agent", other), ("take_evidence", HANDED)]
    for act, given in [*before, *signs, *serves, ("urge", URGED), ("refer", REVIEWED)]:
        done(desk, act, given)
    assert _all_set(desk) == 41
