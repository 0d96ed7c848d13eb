"""The command that shows the radar: cases that nobody moves, limits near or passed, what the chair must see."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

import typer
from attrs import asdict

from app.domain import dates
from app.services.desk import Desk
from app.services.views.radar import RAISED, RadarRow, radar


def add(app: typer.Typer, desk: Callable[[], AbstractContextManager[Desk]]) -> None:
    """Enter the command `radar`; `desk` opens the office named before the command."""

    @app.command("radar")
    def show(as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出")] = False) -> None:
        """雷达：没有下一步、静默、临期和逾期的案件；逾期没有人动的，已上报主任。"""
        with desk() as opened:
            found, today = radar(opened), opened.clock.today()
        if as_json:
            print(json.dumps([_plain(row) for row in found], ensure_ascii=False, indent=2, default=str))
            return
        print(f"{dates.long(today)}　{len(found)} 件")
        for row in found:
            print("\n".join(_lines(row)))


def _plain(row: RadarRow) -> dict[str, object]:
    reasons = [asdict(reason) | {"tone": reason.tone} for reason in row.reasons]
    return asdict(row) | {"tag": row.tag, "tone": row.tone, "why": row.why, "reasons": reasons}


def _lines(row: RadarRow) -> list[str]:
    """The case, then each reason with how a limit was counted."""
    marks = (RAISED if row.raised else "", row.handled)
    head = "　".join(word for word in (row.number, row.who, row.state, *marks) if word)
    parts = ((reason.tag, reason.why, reason.basis) for reason in row.reasons)
    return [head, *("  " + "　".join(word for word in part if word) for part in parts)]
