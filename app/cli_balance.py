"""The command that tells what of an agreement is due, paid and left; the command line hands it the open office."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

import typer
from attrs import asdict

from app.domain import dates, money
from app.domain.errors import NotAllowed
from app.services.desk import Desk
from app.services.outcome.balances import Balance, Line, balance
from app.services.views import timeline


def add(app: typer.Typer, desk: Callable[[], AbstractContextManager[Desk]]) -> None:
    """Enter the command `balance`; `desk` opens the office named before the command."""

    @app.command("balance")
    def show(
        number: Annotated[str, typer.Argument(help="案号")],
        on: Annotated[str, typer.Option("--on", help="算到哪一天，空着就是今天")] = "",
        as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出，金额以分计")] = False,
    ) -> None:
        """协议履行到哪一步：应付、已付、逾期、尚欠。"""
        with desk() as opened:
            file = timeline.case_view(opened, number).file
            if file.case.effective_on is None:
                raise NotAllowed("本案没有生效的调解协议，没有可以结算的。")
            found = balance(file, dates.parse_date(on) if on else opened.clock.today())
        print(_json(found) if as_json else _text(found))


def _json(found: Balance) -> str:
    return json.dumps(asdict(found) | {"day": found.day.isoformat()}, ensure_ascii=False, indent=2)


def _text(found: Balance) -> str:
    rows = [f"算到 {dates.long(found.day)}（元）", *(f"第 {_line(one)}" for one in found.obligations)]
    return "\n".join(rows + [f"劳动者 {_line(one)}" for one in found.workers])


def _line(one: Line) -> str:
    words = (
        ("约定", one.agreed),
        ("到期", one.due),
        ("已付", one.paid),
        ("逾期", one.overdue),
        ("尚欠", one.rest),
    )
    amounts = "　".join(f"{word} {'—' if sum_ is None else money.figures(sum_)}" for word, sum_ in words)
    return f"{one.seq} {one.name}　{amounts}"
