"""The commands about what lies in a case beside its papers: attachments, and notes of one-sided talks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from app.domain import dates
from app.services.course.attachments import write_attachment
from app.services.course.private_notes import private_notes
from app.services.desk import Desk
from app.services.views import timeline

Number = Annotated[str, typer.Argument(help="案号")]


def add(app: typer.Typer, desk: Callable[[], AbstractContextManager[Desk]]) -> None:
    """Enter the commands `attachments` and `notes`; `desk` opens the office named before the command."""

    @app.command("attachments")
    def attachments(
        number: Number,
        seq: Annotated[int, typer.Option("--take", help="取出第几个附件")] = 0,
        out: Annotated[Path | None, typer.Option("--out", help="取出到哪个文件")] = None,
    ) -> None:
        """案件的附件；--take 和 --out 把其中一个取出到文件。"""
        if bool(seq) != (out is not None):
            raise typer.BadParameter("取出附件要同时写 --take 序号 和 --out 文件")
        with desk() as opened:
            if out is not None:
                write_attachment(opened, number, seq, out)
                print(out)
                return
            for one in timeline.case_view(opened, number).file.attachments:
                print(
                    f"{one.seq}　{one.name}　{one.size} 字节{f'　已移除：{one.struck}' if one.struck else ''}"
                )

    @app.command("notes")
    def notes(number: Number) -> None:
        """单方谈话记录；只有本案的调解员看得到。"""
        with desk() as opened:
            found = private_notes(opened, number)
        for note in found:
            assert note.talked_on is not None
            head = f"{note.seq}　{dates.long(note.talked_on)}　{note.side} {note.with_whom}　{note.way}"
            print(f"{head}　{note.words}（{note.author}）")
        if not found:
            print("没有您能看的单方谈话记录。")
