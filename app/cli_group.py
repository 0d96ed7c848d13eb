"""The commands about the workers of a group case (劳动者名单); the command line hands them its way to the office."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from app.services.desk import Desk
from app.services.papers import batches
from app.services.parties import worker_workbook
from app.services.parties.worker_workbook import Preview

_File = Annotated[Path, typer.Argument(help=".xlsx .xls .ods .csv 文件")]


def commands(desk: Callable[[], AbstractContextManager[Desk]]) -> typer.Typer:
    """The group `workers`; `desk` opens the office named before the command."""
    group = typer.Typer(help="多人案件的劳动者名单：空白表、核对、导入。")

    @group.command("template")
    def template(out: Annotated[Path, typer.Argument(help=".xlsx 文件")]) -> None:
        """另存一张空白名单，表头齐全。"""
        with desk() as opened:
            worker_workbook.write_template(opened, out)
        print(out)

    @group.command("check")
    def check(file: _File) -> None:
        """核对名单，什么也不登记；有要改的，退出码是 1。"""
        found = worker_workbook.read_workers(file)
        _tell(found)
        if found.errors:
            raise typer.Exit(1)

    @group.command("import")
    def take_in(
        number: Annotated[str, typer.Argument(help="案号")],
        file: _File,
        skip_bad: Annotated[bool, typer.Option("--skip-bad", help="有问题的行不要，其余的照样登记")] = False,
    ) -> None:
        """把名单登记到案件；有一行要改，就一行也不登记。"""
        with desk() as opened:
            print(worker_workbook.import_workers(opened, number, file, skip_bad=skip_bad).told)

    @group.command("issue")
    def issue(
        number: Annotated[str, typer.Argument(help="案号")],
        form: Annotated[str, typer.Argument(help="文书代码或名称，例如 履行告知书")],
        reason: Annotated[str, typer.Option("--reason", help="已签发的也出新版，写明为什么")] = "",
    ) -> None:
        """给每人各签发一份；中途停下，签好的留着，再来一次接着签。有没签成的，退出码是 1。"""
        with desk() as opened:
            chosen = batches.items(opened, number, (form,))
            done = batches.issue_all(opened, number, chosen, reason=reason, progress=_progress)
        print(done.told)
        for name, why in done.refused:
            print(f"{name}：{why}", file=sys.stderr)
        if done.refused or done.stopped:
            raise typer.Exit(1)

    return group


def _progress(done: int, total: int, what: str = "") -> None:
    """One line that counts up, only where somebody looks on."""
    if sys.stderr.isatty():
        print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _tell(found: Preview) -> None:
    print(f"{found.sheet}：{len(found.rows)} 行，可以登记 {len(found.good)} 行。")
    for problem in found.problems:
        mark = "请留意" if problem.warning else "要改"
        print(f"第 {problem.row} 行 {problem.column}（{mark}）：{problem.text}")
    if found.unused:
        print(f"没有用到的列：{'、'.join(found.unused)}。")
