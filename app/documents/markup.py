"""The body of a form, its blanks filled: lines of text to blocks of the page model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, evolve, field
from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.documents.blanks import Value
from app.documents.inline import PARAGRAPH, parser, plain, runs_of
from app.documents.model import (
    Align,
    Block,
    Cell,
    Closing,
    Heading,
    Note,
    PageBreak,
    Para,
    Role,
    Run,
    SignBlock,
    Slot,
    SlotKind,
    Table,
)
from app.domain.errors import PaperProblem

Lines = Sequence[tuple[int, str]]

_DIRECTIVE = re.compile(r"^:::[ \t]*(\S*)[ \t]*(.*?)[ \t]*$")
_SEPARATOR = re.compile(r"^\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+$")
_CELL_END = re.compile(r"(?<!\\)\|")
_ALIGNS: dict[str, tuple[Align, int]] = {
    "顶格": ("justify", 0),
    "居中": ("center", 0),
    "右对齐": ("right", 0),
}
_NAMES = ("表", "签署", "落款", "分页", *_ALIGNS)
_KINDS: dict[str, SlotKind] = {"签名": "sign", "捺印": "sign", "盖章": "seal", "印章": "seal"}
_LONG = 60  # characters: a longer cell is set flush on both sides

_ADVICE = {
    "bullet_list_open": "行首的“-”“+”“*”会变成列表，请换一种写法，或在它前面加 \\",
    "ordered_list_open": "行首的“1.”会变成列表，请写成“1．”或“1\\.”",
    "code_block": "行首有四个以上的空格会变成代码，请删去空格（首行缩进会自动加上）",
    "fence": "``` 会变成代码，请删去",
    "hr": "横线在文书里没有意义，换页请写 ::: 分页",
    "html_block": "尖括号会变成网页标记，请写成 \\<",
}


@define
class Body:
    """Reads one filled form; `width` is the widest table in mm, `name` the form's name for messages."""

    name: str
    values: Sequence[Value]
    width: float
    _markdown: MarkdownIt = field(factory=parser, init=False)

    def blocks(self, lines: Lines, align: Align = "justify", indent: int = 2) -> list[Block]:
        """All blocks of the lines, in order; raises PaperProblem naming line and phrase."""
        out: list[Block] = []
        for name, arguments, number, inner in directives(lines, self.name):
            if not name:
                out += self._text(inner, align, indent)
            elif name == "表":
                out.append(self._table(arguments, number, inner))
            elif name == "签署":
                out.append(self._sign(number, inner))
            elif name == "落款":
                out.append(self._closing(number, inner))
            elif name == "分页":
                out.append(PageBreak())
            else:
                side, first = _ALIGNS[name]
                out += self.blocks(inner, side, first)
        return out

    def _where(self, line: int) -> str:
        return f"文书“{self.name}”第 {line} 行："

    def _text(self, lines: Lines, align: Align, indent: int) -> list[Block]:
        """Paragraphs, headings and notes of plain lines."""
        tokens = self._markdown.parse("\n".join(text.lstrip("　") for _, text in lines))
        out: list[Block] = []
        kind = ""
        quoted = 0
        for token in tokens:
            number = lines[token.map[0]][0] if token.map else 0
            if token.type == "blockquote_open":
                quoted += 1
            elif token.type == "blockquote_close":
                quoted -= 1
            elif token.type in ("paragraph_open", "heading_open"):
                kind = token.tag
            elif token.type == "inline":
                out += self._block(token, kind, number, align, indent, quoted > 0)
            elif token.type not in ("paragraph_close", "heading_close"):
                phrase = (
                    plain(lines[token.map[0]][1].strip(), self.values)[:20] if token.map else token.markup
                )
                advice = _ADVICE.get(token.type, "文书里没有这种写法")
                raise PaperProblem(f"{self._where(number)}“{phrase}”：{advice}。")
        return out

    def _block(
        self, token: Token, kind: str, number: int, align: Align, indent: int, quoted: bool
    ) -> list[Block]:
        where = self._where(number)
        if kind in ("h2", "h3"):
            base: Role = "hei" if kind == "h2" else "kai"
            return [Heading(self._words(token, base, where), 1 if kind == "h2" else 2)]
        if kind != "p":
            phrase = plain(token.content, self.values)[:20]
            raise PaperProblem(f"{where}“{phrase}”：标题只有 ## 和 ### 两级，文书标题写在开头的 title。")
        if quoted:
            words = self._words(token, "body", where)
            return [Note(words)] if words else []
        runs = self._runs(token, "body", where)
        return [Para(tuple(part), align, indent) for part in _paragraphs(runs)]

    def _runs(self, token: Token, base: Role, where: str) -> list[Run]:
        return runs_of(token.children or [], self.values, base, where)

    def _words(self, token: Token, base: Role, where: str) -> tuple[Run, ...]:
        """The runs of a place that holds one paragraph only."""
        runs = self._runs(token, base, where)
        return tuple(evolve(run, text=run.text.replace(PARAGRAPH, "\n")) for run in runs)

    def _table(self, arguments: str, number: int, lines: Lines) -> Table:
        widths, least = self._widths(arguments, number)
        aligns: list[Align] = ["left"] * len(widths)
        header = 0
        rows: list[tuple[int, list[str]]] = []
        for line, raw in lines:
            text = raw.strip()
            if not text:
                continue
            if not text.startswith("|") or not text.endswith("|") or len(text) < 2:
                phrase = plain(text, self.values)[:20]
                raise PaperProblem(f"{self._where(line)}“{phrase}”：表格的一行要以 | 开头并以 | 结尾。")
            cells = [part.strip().replace("\\|", "|") for part in _CELL_END.split(text)[1:-1]]
            if len(cells) != len(widths):
                raise PaperProblem(
                    f"{self._where(line)}这一行有 {len(cells)} 格，"
                    f"表格定了 {len(widths)} 栏，请补齐（合并写 <）。"
                )
            if _SEPARATOR.match(text):
                header, aligns = len(rows), [_align(cell) for cell in cells]
            else:
                rows.append((line, cells))
        if not rows:
            raise PaperProblem(f"{self._where(number)}表格里没有一行。")
        made = [
            tuple(self._row(line, cells, aligns, index < header)) for index, (line, cells) in enumerate(rows)
        ]
        return Table(widths, tuple(made), header, least)

    def _widths(self, arguments: str, number: int) -> tuple[tuple[float, ...], float]:
        """The column widths in mm and the least height of a row, from `28 50 28 50 行高 12`."""
        columns, _, height = arguments.partition("行高")
        try:
            widths = tuple(float(word) for word in columns.split())
            least = float(height) if height.strip() else 0.0
        except ValueError:
            raise PaperProblem(
                f"{self._where(number)}“{arguments}”：表后面写每栏的宽度（毫米），如 ::: 表 28 50 28 50。"
            ) from None
        if not widths or min(widths) < 6 or sum(widths) > self.width + 0.01:
            raise PaperProblem(
                f"{self._where(number)}“{arguments}”：每栏至少 6 毫米，合计不超过 {self.width:g} 毫米。"
            )
        return widths, least

    def _row(self, line: int, cells: Sequence[str], aligns: Sequence[Align], header: bool) -> list[Cell]:
        out: list[Cell] = []
        for index, text in enumerate(cells):
            if text == "<" and out:
                out[-1] = evolve(out[-1], span=out[-1].span + 1)
            else:
                out.append(Cell(tuple(self._cell(text, aligns[index], header, line))))
        return out

    def _cell(self, text: str, align: Align, header: bool, line: int) -> list[Para]:
        """The paragraphs of a cell: headers and cells wholly in bold are labels, and stand centred."""
        label = header or (text.startswith("**") and text.endswith("**") and len(text) > 4)
        out: list[Para] = []
        for part in text.split("<br>"):
            tokens = self._markdown.parseInline(part)
            runs = self._runs(tokens[0], "hei" if header else "body", self._where(line))
            several = any(PARAGRAPH in run.text for run in runs)
            for piece in _paragraphs(runs) or [[]]:
                long = sum(len(run.text) for run in piece) > _LONG
                side: Align = "center" if label else ("justify" if align == "left" and long else align)
                out.append(Para(tuple(piece), side, 2 if several else 0))
        return out

    def _sign(self, number: int, lines: Lines) -> SignBlock:
        slots: list[Slot] = []
        for line, raw in lines:
            if not raw.strip():
                continue
            label, *marks = [part.strip() for part in raw.split("|")]
            kinds = [_KINDS[mark] for mark in marks if mark in _KINDS]
            if not label or len(kinds) != 1 or any(mark not in _KINDS and mark != "日期" for mark in marks):
                phrase = plain(raw.strip(), self.values)[:20]
                raise PaperProblem(
                    f"{self._where(line)}“{phrase}”：签署的一行写成“申请人（签名）：|签名|日期”，"
                    "中间写签名、捺印、盖章或印章。"
                )
            runs = self._words(self._markdown.parseInline(label)[0], "body", self._where(line))
            slots.append(Slot(runs, kinds[0], "日期" in marks))
        if not slots:
            raise PaperProblem(f"{self._where(number)}签署里没有一行。")
        return SignBlock(tuple(slots))

    def _closing(self, number: int, lines: Lines) -> Closing:
        out = []
        for line, raw in lines:
            if raw.strip():
                token = self._markdown.parseInline(raw.strip())[0]
                out.append(self._words(token, "body", self._where(line)))
        if not out:
            raise PaperProblem(f"{self._where(number)}落款里没有一行。")
        return Closing(tuple(out))


def _paragraphs(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs split into paragraphs wherever a value asked for it by 多行; none at all when nothing is there."""
    if not any(run.text for run in runs):
        return []
    out: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split(PARAGRAPH)
        out[-1].append(evolve(run, text=first))
        out += [[evolve(run, text=part)] for part in rest]
    return out


def _align(mark: str) -> Align:
    if mark.startswith(":") and mark.endswith(":"):
        return "center"
    return "right" if mark.endswith(":") else "left"


def directives(lines: Lines, name: str) -> list[tuple[str, str, int, list[tuple[int, str]]]]:
    """Cut lines into directives and the plain text between them: (name, arguments, line, inner lines).

    Plain text has the name "". Raises PaperProblem for an unknown, unclosed or unopened `:::`.
    """
    out: list[tuple[str, str, int, list[tuple[int, str]]]] = []
    plain_lines: list[tuple[int, str]] = []
    opened: tuple[str, str, int, list[tuple[int, str]]] | None = None
    for number, text in lines:
        found = _DIRECTIVE.match(text)
        where = f"文书“{name}”第 {number} 行："
        if found is None:
            (plain_lines if opened is None else opened[3]).append((number, text))
        elif opened is not None:
            if found[1]:
                raise PaperProblem(f"{where}上面第 {opened[2]} 行的“::: {opened[0]}”还没有用 ::: 结束。")
            out.append(opened)
            opened = None
        elif not found[1]:
            raise PaperProblem(f"{where}这个 ::: 没有开头，请删去或在前面补上“::: 名称”。")
        elif found[1] not in _NAMES:
            raise PaperProblem(f"{where}没有“::: {found[1]}”，可用的有：{'、'.join(_NAMES)}。")
        else:
            if plain_lines:
                out.append(("", "", plain_lines[0][0], plain_lines))
                plain_lines = []
            opened = (found[1], found[2], number, [])
            if found[1] == "分页":
                out.append(opened)
                opened = None
    if opened is not None:
        raise PaperProblem(f"文书“{name}”第 {opened[2]} 行：“::: {opened[0]}”没有结束，请在后面补一行 :::。")
    if plain_lines:
        out.append(("", "", plain_lines[0][0], plain_lines))
    return out
