"""The commands of case work: people of earlier cases, workers of a group case, balance, hand-over, volumes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated

import typer

from app import cli_archive, cli_balance, cli_calendar, cli_files, cli_group, cli_limitation, cli_radar
from app.services.desk import Desk
from app.services.parties import people

Opener = Callable[[], AbstractContextManager[Desk]]


def join(program: typer.Typer, reading: Opener, writing: Opener) -> None:
    """Enter these commands into the program; `reading` and `writing` open the office named before them."""
    program.add_typer(cli_archive.commands(reading), name="archive")
    program.add_typer(cli_group.commands(writing), name="workers")
    cli_balance.add(program, reading)
    cli_calendar.add(program, reading)
    cli_files.add(program, reading)
    cli_limitation.add(program, reading)
    cli_radar.add(program, reading)

    @program.command("people")
    def known(typed: Annotated[str, typer.Argument(help="姓名、拼音首字母或号码")]) -> None:
        """以前的案件里有谁：同名的用尾号和部门分清。"""
        with reading() as opened:
            found = (*people.known_workers(opened, typed), *people.known_employers(opened, typed))
        for one in found:
            print(one.words)
