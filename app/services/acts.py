"""The whole catalogue: importing this module enters every act."""

from app.services import (
    accepting,
    agreeing,
    copies,
    ending,
    filling,
    grievances,
    group,
    issuing,
    mediating,
    mediator_records,
    own_forms,
    performing,
    registering,
    registering_risks,
    registers,
    revealing,
    roster,
    serving,
    signing_papers,
)
from app.services.catalogue import ACTS

MODULES = (
    registering, group, accepting, mediating, agreeing, performing, ending, filling, issuing, signing_papers, serving,
    copies, revealing, roster, registering_risks, grievances, mediator_records, registers, own_forms,
)  # fmt: skip

# in the order in which a case meets them, whatever order the modules were imported in
_PLACES = [module.__name__ for module in MODULES]
for _act in sorted(ACTS.values(), key=lambda act: _PLACES.index(act.run.__module__)):
    ACTS[_act.name] = ACTS.pop(_act.name)

__all__ = ["ACTS", "MODULES"]
