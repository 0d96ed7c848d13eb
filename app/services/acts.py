"""The whole catalogue: importing this module enters every act."""

from app.services import (
    ability,
    accepting,
    agreeing,
    appraising,
    attachments,
    clauses,
    clock_acts,
    copies,
    ending,
    evidence,
    filling,
    grievances,
    group,
    group_course,
    handover,
    instructing,
    issuing,
    issuing_many,
    mediating,
    mediator_records,
    own_forms,
    parties,
    performing,
    private_notes,
    proposals,
    recusal,
    referring,
    registering,
    registering_risks,
    registers,
    revealing,
    roster,
    scheduling,
    serving,
    signing_papers,
    splitting,
    suspending,
    urging,
    volume_acts,
)
from app.services.catalogue import ACTS

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
