"""Somebody does not sign: a refusal needs who saw it, an agent his power, and after signing nobody withdraws."""

from app.services.views import timeline
from tests.services.office import NUMBER, changed, done, forbidden, given_of, refused_field


def test_a_refusal_needs_a_witness_and_keeps_the_agreement_out_of_force(desk_at, story):
    desk = desk_at("draft_agreement")
    no = given_of(story, "sign") | {"refused": True}
    refused_field(desk, "sign", no, "witness", "在场见证人", number=NUMBER)
    assert "拒绝签署，林示例见证" in done(desk, "sign", no | {"witness": "林示例"}).told
    for which in (1, 2, 3):
        outcome = done(desk, "sign", given_of(story, "sign", which))
    assert outcome.state == "待签署"
    assert timeline.case_view(desk, NUMBER).file.case.effective_on is None
    assert done(desk, "sign", given_of(story, "sign") | {"done_on": "2026-10-01"}).state == "已生效"


def test_an_agent_needs_his_power_in_words(desk_at, story):
    desk = desk_at("draft_agreement")
    agent = changed(given_of(story, "sign"), proxy=True)
    refused_field(desk, "sign", agent, "authority", "授权委托书", number=NUMBER)
    outcome = done(desk, "sign", agent | {"authority": "2026年9月20日授权委托书，一般授权"})
    assert ["特别授权" in caution.text for caution in outcome.cautions] == [True]


def test_nobody_withdraws_from_what_is_in_force(desk_at):
    desk = desk_at("sign:4")
    forbidden(desk, "withdraw", {"ended_on": "2026-10-08"}, "已生效", number=NUMBER)
    forbidden(desk, "reopen_talks", {"on": "2026-10-08", "reason": "反悔"}, "已生效", number=NUMBER)
