"""An invented office as it might stand on a working day: cases at every stage, one of them archived."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from app import bootstrap
from app.services import catalogue, demo
from app.services.desk import Desk
from app.services.office import opening, safekeeping
from app.store.keys import Kdf
from app.system.clock import Clock
from tests.services.case_work_rows import ABLE, AGENT, ARRANGED, HANDED, PROPOSED, TURNED_DOWN
from tests.services.group_office import rows

TODAY = date(2026, 11, 24)
PASSWORD = "演示"

TALKS, GROUP = "（2026）示工调字第9号", "（2026）示工调字第11号"
"""The case in its talks that is shown in parts, and the one that is made a case of many."""

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
        _talks(desk)
        _group(desk)
        safekeeping.back_up(desk)
    return desk


def _talks(desk: Desk) -> None:
    """What the pictures of talks and the calendar show of one case: an agent, offers to and fro, a talk arranged."""
    day = TODAY - timedelta(days=4)
    steps = (
        ("add_agent", AGENT | {"from_on": day.isoformat(), "proof": "授权委托书"}),
        ("make_proposal", PROPOSED | {"made_on": day.isoformat()}),
        ("answer_proposal", TURNED_DOWN | {"answered_on": (day + timedelta(days=1)).isoformat()}),
        ("assess_ability", ABLE | {"assessed_on": day.isoformat()}),
        ("schedule_session", ARRANGED),
        ("take_evidence", HANDED | {"handed_on": day.isoformat()}),
    )
    for act, given in steps:
        catalogue.perform(desk, act, given, number=TALKS)


def _group(desk: Desk) -> None:
    """One case of two hundred workers, some of whom have said what they think of the agreement."""
    with desk.read() as unit:
        own = unit.case_by_number(GROUP).workers[0]
    named = ("name", "doc_type", "doc_no", "phone", "address", "sex")
    listed = rows(200)
    listed[0] |= {name: getattr(own, name) for name in named}
    catalogue.perform(desk, "list_workers", {"workers": listed}, number=GROUP)
    day = TODAY.isoformat()
    said = [
        {
            "name": row["name"],
            "doc_no": row["doc_no"],
            "consent": "不同意" if n % 9 == 8 else "同意",
            "consent_on": day,
        }
        for n, row in enumerate(listed[:120])
    ]
    catalogue.perform(desk, "record_worker_consent", {"workers": said}, number=GROUP)


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
