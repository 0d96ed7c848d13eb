"""The page model: a paper as plain frozen records, before it is known whether it becomes PDF or DOCX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import field, frozen

Role = Literal["body", "title", "hei", "kai", "song"]
"""What a face is for: 仿宋 text, 小标宋 title, 黑体, 楷体, 宋体 (also page numbers)."""

Align = Literal["justify", "left", "center", "right"]
Layout = Literal["gongwen", "table"]
Orientation = Literal["portrait", "landscape"]
Footer = Literal["dash", "total", "none"]
SlotKind = Literal["sign", "seal"]


@frozen
class Run:
    """A stretch of text in one face; LF inside is a forced line end.

    `field` is the placeholder a value came from (`申请人.姓名`), "" for the form's own words.
    """

    text: str
    role: Role = "body"
    field: str = ""


@frozen
class Para:
    """A paragraph; `indent` is the first-line indent in characters."""

    runs: tuple[Run, ...]
    align: Align = "justify"
    indent: int = 2


@frozen
class Heading:
    """A heading of level 1 (一、 in 黑体) or 2 (（一） in 楷体)."""

    runs: tuple[Run, ...]
    level: int = 1


@frozen
class Note:
    """A remark in smaller type at the margin."""

    runs: tuple[Run, ...]


@frozen
class Cell:
    """One cell: its paragraphs, and over how many columns it reaches."""

    paras: tuple[Para, ...]
    span: int = 1


@frozen
class Table:
    """A ruled table: column widths in mm, rows of cells, how many rows at the top are repeated on each page.

    `min_height` in mm is the least height of a body row, for forms that are filled in by hand.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header: int = 0
    min_height: float = 0.0


@frozen
class Slot:
    """A place to sign or to seal, two beside each other; `date` adds a line 年 月 日 to be filled by hand."""

    runs: tuple[Run, ...]
    kind: SlotKind = "sign"
    date: bool = True

    @property
    def label(self) -> str:
        """The words over the place, as one string."""
        return "".join(run.text for run in self.runs)


@frozen
class SignBlock:
    """The places for signatures and seals of one paper."""

    slots: tuple[Slot, ...]


@frozen
class Closing:
    """The end of a notice: the name of committee and date, right, with the seal over both (骑年盖月)."""

    lines: tuple[tuple[Run, ...], ...]


@frozen
class PageBreak:
    """What follows starts on a new page."""


Block = Para | Heading | Note | Table | SignBlock | Closing | PageBreak


@frozen
class Doc:
    """A whole paper, ready to be set.

    `size` is the type size of the text in points (used by layout "table"; "gongwen" is always 16),
    `copies` the number of originals to print, `banner` a line at the head of every page, such as 脱敏件.
    """

    title: str
    blocks: tuple[Block, ...]
    docno: str = ""
    layout: Layout = "table"
    size: float = 12.0
    orientation: Orientation = "portrait"
    footer: Footer = "dash"
    copies: int = 1
    lang: str = "zh-CN"
    form: str = field(default="")
    banner: str = ""

    def runs(self) -> Iterator[Run]:
        """Every run in the order it is printed, title and number included; the program's own words left out."""
        if self.title:
            yield Run(self.title, "title", TITLE_FIELD)
        if self.docno:
            yield Run(self.docno, "body", DOCNO_FIELD)
        for block in self.blocks:
            yield from _runs_of(block)


TITLE_FIELD = "标题"
DOCNO_FIELD = "文号"


def _runs_of(block: Block) -> Iterator[Run]:
    """The runs of one block."""
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                for para in cell.paras:
                    yield from para.runs
    elif isinstance(block, SignBlock):
        for slot in block.slots:
            yield from slot.runs
    elif isinstance(block, Closing):
        for line in block.lines:
            yield from line
    elif not isinstance(block, PageBreak):
        yield from block.runs
