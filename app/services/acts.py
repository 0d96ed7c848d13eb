"""The whole catalogue: importing this module enters every act."""

from app.services.catalogue import ACTS
from app.services.course import (
    ability,
    accepting,
    attachments,
    clauses,
    evidence,
    instructing,
    mediating,
    private_notes,
    proposals,
    registering,
    scheduling,
    suspending,
)
from app.services.forms import filling, own_forms
from app.services.office import clock_acts, grievances, mediator_records, registering_risks, registers, roster
from app.services.outcome import (
    agreeing,
    appraising,
    ending,
    handover,
    performing,
    referring,
    urging,
    volume_acts,
)
from app.services.papers import copies, issuing, issuing_many, serving, signing_papers
from app.services.parties import group, group_course, parties, recusal, revealing, splitting

MODULES = (
    registering, parties, group, group_course, splitting, accepting, mediating, scheduling, suspending,
    private_notes, proposals, ability, evidence, attachments, handover, instructing, agreeing, performing, urging,
    referring, ending,
    volume_acts, filling, issuing, issuing_many, signing_papers, serving, copies, revealing, roster, clock_acts,
    recusal, registering_risks, grievances, mediator_records, registers, own_forms, clauses, appraising,
)  # fmt: skip

# in the order in which a case meets them, whatever order the modules were imported in
_PLACES = [module.__name__ for module in MODULES]
for _act in sorted(ACTS.values(), key=lambda act: _PLACES.index(act.run.__module__)):
    ACTS[_act.name] = ACTS.pop(_act.name)

__all__ = ["ACTS", "MODULES"]
