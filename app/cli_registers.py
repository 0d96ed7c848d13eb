"""The commands about the registers (台账、名册); the command line hands them its way to the open office."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from app.services.desk import Desk
from app.services.office import register_tables


def commands(desk: Callable[[], AbstractContextManager[Desk]]) -> typer.Typer:
    """The group `registers`; `desk` opens the office named before the command."""
    group = typer.Typer(help="台账名册：案件、风险隐患、诉求、名册、培训、考评。")

    @group.command("list")
    def register_list() -> None:
        """有哪些台账、名册可以导出。"""
        for found in register_tables.REGISTERS:
            print(f"{found.name:<14}{found.title}")

    @group.command("export")
    def register_export(
        name: Annotated[str, typer.Argument(help="台账名，见 registers list")],
        out: Annotated[Path, typer.Argument(help=".xlsx .csv .json .pdf 文件")],
    ) -> None:
        """导出一本台账或名册。"""
        with desk() as opened:
            register_tables.export(opened, name, out)
        print(out)

    return group
