"""Half-filled forms: one for each user, act and case; no act, no audit line, gone when dropped."""

from attrs import evolve

from app.domain.office import User
from app.services import catalogue, drafts
from tests.services.office import everything


def test_a_draft_is_kept_replaced_and_dropped(desk):
    audit = everything(desk)["audit"]
    assert drafts.load(desk, "register") is None
    drafts.save(desk, "register", "", {"facts": "半句", "claims": [{"matter": "工资"}]})
    drafts.save(desk, "register", "", {"facts": "一句整话"})
    assert drafts.load(desk, "register") == {"facts": "一句整话"}
    assert len(everything(desk)["drafts"]) == 1
    drafts.drop(desk, "register")
    drafts.drop(desk, "register")
    assert drafts.load(desk, "register") is None
    assert everything(desk)["audit"] == audit


def test_drafts_of_other_acts_cases_and_users_stay_apart(desk):
    colleague = evolve(desk, user=User(name="赵样本", role="调解员"))
    places = [(desk, "sign", "a"), (desk, "sign", "b"), (desk, "close", "a"), (colleague, "sign", "a")]
    for n, (who, kind, case) in enumerate(places):
        drafts.save(who, kind, case, {"n": n})
    drafts.drop(desk, "sign", "b")
    assert [drafts.load(who, kind, case) for who, kind, case in places] == [
        {"n": 0},
        None,
        {"n": 2},
        {"n": 3},
    ]


def test_a_draft_survives_a_refusal(desk):
    drafts.save(desk, "register", "", {"facts": "还没写完"})
    assert catalogue.look_over("register", {"facts": "还没写完"})
    assert drafts.load(desk, "register") == {"facts": "还没写完"}
