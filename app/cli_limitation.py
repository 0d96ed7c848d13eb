"""The command that tells the limitation period of a case: the chain of events, the last day, what is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

import typer
from attrs import asdict

from app.domain import dates
from app.domain.limitation import Limitation
from app.services.desk import Desk
from app.services.views import limitation, timeline
from app.services.views.limitation_words import lines


def add(app: typer.Typer, desk: Callable[[], AbstractContextManager[Desk]]) -> None:
    """Enter the command `limitation`; `desk` opens the office named before the command."""

    @app.command("limitation")
    def show(
        number: Annotated[str, typer.Argument(help="案号")],
        as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出")] = False,
    ) -> None:
        """仲裁时效：从哪天起算，哪些事由中断、中止，到哪天届满。"""
        with desk() as opened:
            file = timeline.case_view(opened, number).file
            found = limitation.of(file, opened.law, opened.clock.today())
        if as_json:
            print(json.dumps(_plain(found), ensure_ascii=False, indent=2, default=str))
            return
        print(f"{file.case.number}　仲裁时效，算到 {dates.long(found.today)}")
        print("\n".join(lines(found)))


def _plain(found: Limitation) -> dict[str, object]:
    return asdict(found) | {"last_day": found.last_day, "days_left": found.days_left}
