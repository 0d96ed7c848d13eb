"""The words inside a line: **黑体**, *楷体*, forced line ends, and the marks that stand for values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from markdown_it.token import Token

from app.documents.blanks import TOKEN, Value
from app.documents.model import Role, Run
from app.domain.errors import PaperProblem

_SPLIT = re.compile("(\ue000\\d+\ue001)")

PARAGRAPH = "\u2029"  # stands in a run where 多行 asks for a new paragraph; typed text never holds one

# tokens a clerk may run into without meaning to, and what to write instead
_ADVICE = {
    "code_inline": "反引号会变成程序代码，请删去或写成 \\`",
    "image": "不能放图片",
    "link_open": "方括号加圆括号会变成链接，请写成 \\[",
    "html_inline": "尖括号会变成网页标记，请写成 \\<",
}


def parser() -> MarkdownIt:
    """A Markdown parser that knows emphasis beside Chinese punctuation and drops nothing without a word."""
    markdown = MarkdownIt("commonmark", {"html": True})
    markdown.disable(["entity", "autolink", "lheading", "reference"])
    markdown.core.ruler.disable("text_join")  # an escaped \* must stay apart from a star never closed
    markdown.inline.ruler.at("emphasis", _emphasis)
    return markdown


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read a run of `*`: it opens before ink and closes after ink.

    CommonMark also weighs punctuation, by which `**（一）**甲方` would not become bold; Chinese has no spaces
    between words, so only white space is asked here. `_` stays a plain character.
    """
    if silent or state.src[state.pos] != "*":
        return False
    start = state.pos
    end = start
    while end < state.posMax and state.src[end] == "*":
        end += 1
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    for _ in range(end - start):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"), length=end - start, token=len(state.tokens) - 1, end=-1,
                open=not after.isspace(), close=not before.isspace(),
            )
        )  # fmt: skip
    state.pos = end
    return True


def runs_of(children: Sequence[Token], values: Sequence[Value], base: Role, where: str) -> list[Run]:
    """The runs of one inline token; raises PaperProblem, led by `where`, for what papers do not know."""
    roles: list[Role] = [base]
    runs: list[Run] = []
    for token in children:
        if token.type in ("text", "text_special"):
            if token.type == "text" and "*" in token.content:
                raise PaperProblem(
                    f"{where}“{_phrase(token, values)}”：星号没有配对，请补上另一半或写成 \\*。"
                )
            runs += _restore(token.content, values, roles[-1])
        elif token.type == "softbreak":
            continue  # a line end in the form file is none on paper
        elif token.type == "hardbreak":
            runs.append(Run("\n", roles[-1]))
        elif token.type in ("strong_open", "em_open"):
            roles.append("hei" if token.type == "strong_open" else "kai")
        elif token.type in ("strong_close", "em_close"):
            roles.pop()
        else:
            advice = _ADVICE.get(token.type, "文书里没有这种写法")
            raise PaperProblem(f"{where}“{_phrase(token, values)}”：{advice}。")
    return _merge(runs)


def _restore(line: str, values: Sequence[Value], role: Role) -> list[Run]:
    runs: list[Run] = []
    for part in _SPLIT.split(line):
        found = TOKEN.fullmatch(part)
        if found:
            value = values[int(found[1])]
            text = value.text.replace("\n", PARAGRAPH) if value.paragraphs else value.text
            runs.append(Run(text, role, value.field))
        elif part:
            runs.append(Run(part, role))
    return runs


def _merge(runs: Sequence[Run]) -> list[Run]:
    """Join neighbouring runs of the form's own words; values stay apart, each keeps its field and face."""
    out: list[Run] = []
    for run in runs:
        if out and not run.field and not out[-1].field and out[-1].role == run.role:
            out[-1] = Run(out[-1].text + run.text, run.role)
        elif run.text:
            out.append(run)
    return out


def plain(text: str, values: Sequence[Value]) -> str:
    """A text with its values put back, for messages and titles."""
    return TOKEN.sub(lambda found: values[int(found[1])].text, text)


def _phrase(token: Token, values: Sequence[Value]) -> str:
    words = (
        token.content or (dict(token.attrs).get("href", "") and f"[…]({token.attrs['href']})") or token.markup
    )
    return plain(str(words), values)[:30]
