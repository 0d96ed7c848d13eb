"""The commands about filed volumes: whose term has ended, who has one, the lists of appraisal."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated, Any

import typer

from app.domain import dates
from app.services.desk import Desk
from app.services.outcome import retention

AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]


def commands(desk: Callable[[], AbstractContextManager[Desk]]) -> typer.Typer:
    """The group `archive`; `desk` opens the office named before the command."""
    group = typer.Typer(help="案卷保管：期满、借出、鉴定清单。")

    @group.command("ended")
    def ended(as_json: AsJson = False) -> None:
        """保管期满、还没有列入鉴定的案卷。"""
        with desk() as opened:
            found = retention.ended_volumes(opened)
        rows = [
            {
                "案号": one.volume.number, "卷号": one.volume.volume_no, "归档日期": one.volume.archived_on,
                "保管期限": one.volume.retention, "期满日期": one.ended_on,
            }
            for one in found
        ]  # fmt: skip
        _print(rows, as_json, "没有保管期满的案卷。")

    @group.command("loans")
    def loans(as_json: AsJson = False) -> None:
        """借出还没有归还的案卷。"""
        with desk() as opened:
            found = retention.lent_volumes(opened)
        rows = [
            {"案号": v.number, "卷号": v.volume_no, "借阅人": v.borrower, "应还日期": v.due_on} for v in found
        ]
        _print(rows, as_json, "没有借出的案卷。")

    @group.command("lists")
    def lists(as_json: AsJson = False) -> None:
        """鉴定清单：续存、销毁各几卷，批准和销毁的日期。"""
        with desk() as opened, opened.read() as unit:
            found = retention.lists(unit)
        rows = [
            {
                "序号": one.appraisal.seq, "鉴定日期": one.appraisal.made_on, "续存": one.kept_on,
                "销毁": one.destroyed, "批准日期": one.appraisal.approved_on,
                "销毁日期": one.appraisal.destroyed_on, "状态": one.state,
            }
            for one in found
        ]  # fmt: skip
        _print(rows, as_json, "还没有鉴定清单。")

    return group


def _print(rows: list[dict[str, Any]], as_json: bool, nothing: str) -> None:
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return
    for row in rows:
        print("　".join(f"{name} {_word(value)}" for name, value in row.items() if value is not None))
    if not rows:
        print(nothing)


def _word(value: Any) -> str:
    return dates.long(value) if hasattr(value, "isoformat") else str(value)
