"""The command that tells what a span of days holds, and writes it as a calendar file."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer
from attrs import asdict

from app.domain import dates
from app.domain.errors import Refusal
from app.services import exports
from app.services.desk import Desk
from app.services.views.calendar_items import Item, calendar_file, items


def add(app: typer.Typer, desk: Callable[[], AbstractContextManager[Desk]]) -> None:
    """Enter the command `calendar`; `desk` opens the office named before the command."""

    @app.command("calendar")
    def show(
        period: Annotated[
            str, typer.Argument(metavar="PERIOD", help="2026、2026Q4、2026-11 或 2026-11-24..2026-12-31")
        ],
        out: Annotated[
            Path | None, typer.Option("--ics", metavar="FILE", help="写成日历文件，以 .ics 结尾")
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出")] = False,
    ) -> None:
        """一段时间的日程：到期事项、安排的调解会、应付款、督办、应还的案卷、聘期和证书到期。"""
        span = _span(period)
        if out:
            exports.kind_of(out, ("ics",))
        with desk() as opened:
            found = items(opened, span)
            if out and not found:
                raise Refusal(f"{span.label}没有日程，没有写日历文件。")
            if out:
                exports.write(out, calendar_file(found, opened.clock.now()))
        if as_json:
            print(json.dumps([_plain(item) for item in found], ensure_ascii=False, indent=2))
        elif out:
            print(out)
        else:
            print("\n".join([f"{span.label}　{len(found)} 项", *map(_line, found)]))


def _span(period: str) -> dates.Span:
    try:
        return dates.parse_span(period)
    except ValueError as why:
        raise Refusal(str(why)) from why


def _plain(item: Item) -> dict[str, object]:
    at = item.at.isoformat(timespec="minutes") if item.at else None
    return asdict(item) | {"on": item.on.isoformat(), "at": at}


def _line(item: Item) -> str:
    time = f"{item.at:%H:%M}" if item.at else "全天"
    words = (f"{item.on.isoformat()} {dates.weekday(item.on)}", time, item.number, item.label)
    return "　".join(word for word in words if word)
