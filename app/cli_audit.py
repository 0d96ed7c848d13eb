"""The commands about the audit (改动记录); the command line hands them its way to the open office."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

import typer

from app.services.desk import Desk
from app.services.office import safekeeping


def commands(desk: Callable[[], AbstractContextManager[Desk]]) -> typer.Typer:
    """The group `audit`; `desk` opens the office named before the command."""
    group = typer.Typer(help="改动记录：核对、查看。")

    @group.command("verify")
    def verify() -> None:
        """核对改动记录的链条有没有被动过。"""
        with desk() as opened:
            found = safekeeping.verify_audit(opened)
        print(found.text)
        if not found.ok:
            raise typer.Exit(1)

    @group.command("show")
    def show(case: Annotated[str, typer.Option("--case", help="案号")] = "") -> None:
        """改动记录，一行一个行为。"""
        with desk() as opened:
            for entry in safekeeping.audit(opened, case):
                mark = "（定日）" if entry.fixed_clock else ""
                print(
                    f"{entry.seq}　{entry.at:%Y-%m-%d %H:%M}{mark}　{entry.user}　{entry.label}　{entry.told}"
                )

    return group
