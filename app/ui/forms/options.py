"""What the fields of a form offer: choices that the law of the day decides, and whatever exists in the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.domain import dates
from app.services.desk import Desk
from app.services.outcome.referring import RESULTS
from app.ui.forms import offers
from app.ui.forms import offers_after as after
from app.ui.forms.offers_office import OFFICE
from app.ui.forms.proposals_after import open_referral
from app.ui.forms.record_block import RecordBlock
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given
from app.ui.widgets.editors import Combo
from app.ui.widgets.pick_line import Picks

Offering = Callable[[Situation, Given], dict[str, Picks]]


def choices_for(desk: Desk, name: str, on: date) -> tuple[str, ...]:
    """The words for a choice field (案由, 争议类别) for a case received on `on`; empty for any other."""
    if name == "cause":
        return desk.law.cause_names(on)
    return desk.law.heads if name == "legal_head" else ()


def offer_causes(block: RecordBlock, desk: Desk, received_on: str) -> None:
    """Offer the causes in force on the typed day of receipt; what is no day changes nothing."""
    made = block.grid.row_for("cause")
    try:
        day = dates.parse_date(received_on)
    except ValueError:
        return
    if made is not None and isinstance(made.editor, Combo):
        made.editor.set_choices(choices_for(desk, "cause", day))


def offered(act: str, given: Given, situation: Situation) -> dict[str, Picks]:
    """What the lines of the form offer now, by field (`workers.name` in every entry of a list)."""
    offering = OFFERS.get(act) or OFFICE.get(act)
    return offering(situation, given) if offering else {}


def narrow(block: RecordBlock, act: str, given: Given, situation: Situation) -> None:
    """Take those words out of a choice that cannot be meant: an application has only the results of its kind."""
    if act != "record_referral" or situation.file is None:
        return
    seq = str(given.get("seq", ""))
    named = next((r for r in situation.file.referrals if str(r.seq) == seq), open_referral(situation.file))
    made = block.grid.row_for("result")
    if named is not None and made is not None and isinstance(made.editor, Combo):
        made.editor.set_choices(RESULTS[named.kind])


OFFERS: dict[str, Offering] = {
    "add_agent": offers.principals, "change_party": offers.numbered_parties, "end_agent": offers.agents,
    "elect_representatives": offers.listed("representatives"), "split_off": offers.listed("workers"),
    "record_worker_consent": offers.listed("workers"), "record_worker_result": offers.listed("workers"),
    "raise_major": offers.superiors, "consult": offers.of_side("person"),
    "record_session": offers.talk, "schedule_session": offers.arrangement,
    "change_appointment": offers.arranged, "note_talk": offers.of_side("with_whom"),
    "answer_proposal": offers.proposals, "take_evidence": offers.of_side("handed_by"),
    "return_evidence": offers.evidence, "attach": offers.evidence_of_file, "detach": offers.attachments,
    "hand_over": after.hand_over, "instruct": offers.workers_of_the_desk, "settle_instruction": after.instructions,
    "serve_notice": offers.of_side("receiver"), "serve_paper": offers.of_side("receiver"),
    "sign": after.signers, "sign_paper": after.paper_signers, "record_performance": after.performance,
    "strike_performance": after.performances, "follow_up": offers.both_sides("visited"),
    "refer": after.bodies, "record_referral": after.referrals, "assess_ability": offers.workers_of_the_desk,
    "lend_volume": after.lending, "draft_agreement": after.agreement, "revise_agreement": after.agreement,
}  # fmt: skip
