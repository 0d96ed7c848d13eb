"""令17 §30: who was not paid is told in writing of arbitration, and that paper belongs into the volume."""

from app.documents import preview
from app.services.papers import checklist, proofs
from tests.services.office import NUMBER, done, on
from tests.services.test_acts import DEFAULT


def test_an_agreement_that_was_not_performed_puts_the_notice_into_the_volume(desk_at):
    desk = desk_at("serve_notice:2")
    with desk.read() as unit:
        assert "终止调解告知书" not in [line.title for line in _lines(desk, unit)]
    done(desk, "mark_unperformed", DEFAULT)
    with desk.read() as unit:
        (line,) = [line for line in _lines(desk, unit) if line.title == "终止调解告知书"]
    assert (line.must, line.there, line.state) == (True, True, "待签发")
    assert proofs.paper(desk, NUMBER, "termination_notice").startswith(b"%PDF")


def _lines(desk, unit):
    return checklist.check_list(unit.case_by_number(NUMBER), desk.forms)


def test_the_notice_then_speaks_of_what_was_not_performed(desk_at):
    desk = desk_at("serve_notice:2")
    done(desk, "mark_unperformed", DEFAULT)
    said = "".join(
        "".join(preview.texts(proofs.paper(on(desk, "2026-11-24"), NUMBER, "termination_notice"))).split()
    )
    assert "约定的义务没有按期履行" in said
    assert "20,812.05" in said
    assert "第三十一条第八项" in said
    assert "现调解终止" not in said
