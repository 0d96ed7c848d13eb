"""The whole catalogue: importing this module enters every act."""

from app.services import accepting, agreeing, ending, mediating, papers, performing, registering, roster
from app.services.catalogue import ACTS

MODULES = (registering, accepting, mediating, agreeing, performing, ending, papers, roster)

__all__ = ["ACTS", "MODULES"]
