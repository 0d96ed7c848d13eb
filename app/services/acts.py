"""The whole catalogue: importing this module enters every act."""

from app.services import (
    accepting,
    agreeing,
    ending,
    mediating,
    papers,
    performing,
    registering,
    revealing,
    roster,
)
from app.services.catalogue import ACTS

MODULES = (registering, accepting, mediating, agreeing, performing, ending, papers, revealing, roster)

# in the order in which a case meets them, whatever order the modules were imported in
_PLACES = [module.__name__ for module in MODULES]
for _act in sorted(ACTS.values(), key=lambda act: _PLACES.index(act.run.__module__)):
    ACTS[_act.name] = ACTS.pop(_act.name)

__all__ = ["ACTS", "MODULES"]
