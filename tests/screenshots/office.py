"""An invented office as it might stand on a working day: cases at every stage, one of them archived."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from app import bootstrap
from app.services import demo, opening, safekeeping
from app.services.desk import Desk
from app.store.keys import Kdf
from app.system.clock import Clock

TODAY = date(2026, 11, 24)
PASSWORD = "演示"

STAGES = (
    (1, "register", 1), (3, "register", 1), (4, "consult", 1), (6, "accept", 1), (8, "assign", 1),
    (13, "record_session", 1), (10, "record_session", 1), (15, "draft_agreement", 1), (16, "sign", 1), (17, "sign", 3),
    (19, "sign", 4), (24, "serve_notice", 2), (36, "record_performance", 2), (47, "record_performance", 2),
    (66, "record_performance", 3),
)  # fmt: skip
"""Days ago the application came in, and after which act (and its how-manieth) the case stands."""


def furnish(folder: Path, *, cases: bool = True) -> Desk:
    """Make the office in `folder` and open it on TODAY."""
    story = demo.story(bootstrap.paths.resources_folder())
    start = Clock(TODAY - timedelta(days=120))
    opening.create(
        folder, story["committee"], {"name": story["user"]}, PASSWORD, start, Kdf(memory=8, passes=1)
    )
    desk = bootstrap.open_desk(folder, "", PASSWORD, clock=Clock(TODAY))
    for step in story["office_acts"]:
        demo.do_step(desk, step, "")
    if cases:
        chance = random.Random(7)
        for days, until, times in sorted(STAGES, reverse=True):
            _case(desk, story, TODAY - timedelta(days=days), until, times, chance)
        safekeeping.back_up(desk)
    return desk


def _case(desk: Desk, story: dict, received: date, until: str, times: int, chance: random.Random) -> str:
    """One case led on to the `times`-th act named `until`; returns its number."""
    variation, number, seen = demo.vary(story, received, chance), "", 0
    for step in story["case_acts"]:
        varied = variation.of(step, number)
        if date.fromisoformat(varied["today"]) > TODAY:
            break
        number = demo.do_step(desk, varied, number).number
        seen += step["act"] == until
        if seen == times:
            break
    return number
