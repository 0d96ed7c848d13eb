"""The blanks of a form: `{{ 申请人.姓名 }}` and `{% if %}`, filled by Jinja2 in its sandbox.

A value never meets the Markdown parser. Each one is put aside, and a mark (U+E000 number U+E001) travels in
its place; every line of the form carries its number in a second mark (U+E002 number U+E003), so that whatever
goes wrong later can name the line of the form file.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import frozen
from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from app.documents.text import clean
from app.domain import money
from app.domain.errors import PaperProblem

TOKEN = re.compile("\ue000(\\d+)\ue001")
LINE_MARK = re.compile("\ue002(\\d+)\ue003")

Filter = Callable[..., Any]

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.Filter, nodes.If, nodes.For, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Not, nodes.And,
    nodes.Or, nodes.Test, nodes.Add, nodes.Sub, nodes.Concat,
)  # fmt: skip
TESTS = frozenset({"defined", "undefined", "none", "odd", "even"})


@frozen
class Value:
    """One value on its way to the paper: its text, the placeholder, and whether lines become paragraphs."""

    text: str
    field: str
    paragraphs: bool = False


class Paragraphs(str):
    """A text whose lines are paragraphs of their own (filter 多行)."""


@frozen
class Blank:
    """A placeholder of a form: its dotted name (`申请人.姓名`, in a loop `请求[].金额`) and its line."""

    name: str
    line: int


class Sandbox(SandboxedEnvironment):
    """The sandbox: entries of a mapping come before its methods, so that a dict never prints a method."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look an attribute up: by key in a mapping, otherwise as the sandbox does."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def printed(value: Any) -> str:
    """A value as it stands on paper: a date as 2026年9月5日, None as nothing, anything else as its text."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return clean(str(value))


def chinese_number(number: int) -> str:
    """1 to 99 as 一 … 九十九, to number clauses; other numbers as digits."""
    digits = "零一二三四五六七八九"
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else digits[tens] + "十")
    return head + (digits[ones] if ones else "")


def _date(value: Any) -> str:
    if value and not isinstance(value, date):
        raise PaperProblem(f"“{value}”不是日期，请去掉“|日期”。")
    return printed(value)


def _or(value: Any, other: Any = "") -> Any:
    return other if value is None or value == "" or isinstance(value, Undefined) else value


def _capitals(value: Any) -> str:
    return "" if value is None or value == "" else money.capitals(_cents(value, "大写"))


def _figures(value: Any) -> str:
    return "" if value is None or value == "" else money.figures(_cents(value, "金额"))


def _cents(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PaperProblem(f"“{value}”不是以分为单位的金额，不能用“|{name}”。")
    return value


def _paragraphs(value: Any) -> Paragraphs:
    return Paragraphs(printed(value))


def _tick(value: Any) -> str:
    return "☑" if value else "☐"


def _line(value: Any, length: int = 8) -> str:
    """The value, or a line of `length` full widths to be filled by hand."""
    text = printed(value)
    return text if text.strip() else "_" * (2 * length)


BUILT_IN: Mapping[str, Filter] = {
    "大写": _capitals, "金额": _figures, "日期": _date, "或": _or, "多行": _paragraphs,
    "中文数": chinese_number, "勾": _tick, "划线": _line,
}  # fmt: skip


class Template:
    """The body of one form with its blanks; parsed once, filled many times.

    `source` is the text, `first_line` the number of its first line in the form file, `name` the form's name
    for messages. Raises PaperProblem with the line for what a form may not contain.
    """

    def __init__(self, source: str, name: str, first_line: int, filters: Mapping[str, Filter]) -> None:
        self._name = name
        self._environment = env = Sandbox(
            undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True,
            keep_trailing_newline=True,
        )  # fmt: skip
        env.filters = {**BUILT_IN, **filters, "_put": _put}
        env.globals = {}
        env.tests = {key: env.tests[key] for key in TESTS}
        try:
            tree = env.parse("\n" * (first_line - 1) + re.sub("[\ue000-\ue003]", "", source))
        except TemplateSyntaxError as error:
            raise self._problem(error.lineno, syntax_words(error)) from error
        self._check(tree)
        self.blanks = tuple(blanks_of(tree, {}))
        _wrap(tree)
        try:
            self._template = env.from_string(tree)
        except TemplateError as error:
            raise self._problem(first_line, f"模板写法有误：{error}") from error

    def fill(self, values: Mapping[str, Any]) -> tuple[list[tuple[int, str]], list[Value]]:
        """The lines of the form, each with its number in the file, and the values its marks stand for.

        Raises PaperProblem naming line and placeholder when a value is unknown or cannot be printed.
        """
        store: list[Value] = []
        try:
            text = self._template.render({**values, "_store": store})
        except UndefinedError as error:
            line = self._line_of(error)
            raise self._problem(
                line, f"条件或循环里用了没有的名称（{undefined_name(error)}），请改成已有的名称。"
            ) from error
        except PaperProblem as problem:
            raise self._problem(self._line_of(problem), problem.sentence) from problem
        except (SecurityError, TemplateError, TypeError, ValueError) as error:
            raise self._problem(self._line_of(error), f"这一行的空白填不进去：{error}") from error
        lines: list[tuple[int, str]] = []
        number = 0
        for raw in text.split("\n"):
            marks = LINE_MARK.findall(raw)
            number = int(marks[-1]) if marks else number  # an earlier one is the end of the line before
            lines.append((number, LINE_MARK.sub("", raw)))
        return lines, store

    def _check(self, tree: nodes.Template) -> None:
        for node in tree.find_all(nodes.Node):
            if isinstance(node, nodes.Call):
                raise self._problem(node.lineno, "空白里不能带括号调用，请只写名称。")
            if isinstance(node, (nodes.Helper, nodes.EvalContextModifier)) and not isinstance(
                node, nodes.Operand
            ):
                continue
            if not isinstance(node, ALLOWED):
                raise self._problem(
                    node.lineno, f"不认识的写法（{type(node).__name__}），只能用空白、如果和循环。"
                )
            if isinstance(node, nodes.Filter) and node.name not in self._environment.filters:
                known = "、".join(name for name in self._environment.filters if name != "_put")
                raise self._problem(node.lineno, f"没有“|{node.name}”这种写法，可用的有：{known}。")
            if isinstance(node, nodes.Test) and node.name not in TESTS:
                raise self._problem(node.lineno, f"没有“is {node.name}”这种判断。")

    def _problem(self, line: int, text: str) -> PaperProblem:
        return PaperProblem(f"文书“{self._name}”第 {line} 行：{text}")

    def _line_of(self, error: BaseException) -> int:
        """The line of the form where a running template failed."""
        frames = traceback.extract_tb(error.__traceback__)
        return next((f.lineno or 0 for f in reversed(frames) if f.filename == "<template>"), 0)


@pass_context
def _put(context: Any, value: Any, field: str) -> str:
    """Put a value aside and return the mark that stands for it."""
    if isinstance(value, Undefined):
        raise PaperProblem(f"没有“{field}”这个空白，请改成字段清单里的名称。")
    if callable(value):
        raise PaperProblem(f"“{field}”不是一个值，请写到具体的一项。")
    if isinstance(value, (list, tuple, set, frozenset, Mapping)):
        raise PaperProblem(f"“{field}”是一组内容，请用循环逐项写出。")
    store: list[Value] = context["_store"]
    text = printed(value)
    store.append(Value(text, field, isinstance(value, Paragraphs)))
    return f"\ue000{len(store) - 1}\ue001"


def _wrap(node: nodes.Node) -> None:
    """Send every printed expression through `_put`, and mark every line of the form's own text."""
    for output in node.find_all(nodes.Output):
        for index, child in enumerate(output.nodes):
            if isinstance(child, nodes.TemplateData):
                child.data = _number_lines(child.data, child.lineno)
            else:
                name = nodes.Const(dotted(child), lineno=child.lineno)
                output.nodes[index] = nodes.Filter(child, "_put", [name], [], None, None, lineno=child.lineno)


def _number_lines(data: str, line: int) -> str:
    first, *rest = data.split("\n")
    out = [f"\ue002{line}\ue003{first}"]
    out += [f"\ue002{line + offset}\ue003{text}" for offset, text in enumerate(rest, 1)]
    return "\n".join(out)


def dotted(node: nodes.Node, names: Mapping[str, str] | None = None) -> str:
    """An expression as its author wrote it, as far as it is a dotted name; filters are left out."""
    names = names or {}
    if isinstance(node, nodes.Name):
        return names.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node, names)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{dotted(node.node, names)}.{node.arg.value}"
    if isinstance(node, nodes.Filter) and node.node is not None:
        return dotted(node.node, names)
    parts = [dotted(child, names) for child in node.iter_child_nodes()]
    return "、".join(part for part in parts if part)


def blanks_of(node: nodes.Node, names: Mapping[str, str]) -> list[Blank]:
    """Every name a form asks for, with loop variables traced back to what is looped over."""
    if isinstance(node, nodes.For):
        over = dotted(node.iter, names)
        inner = {**names, "loop": "loop"}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = f"{over}[]"
        found = blanks_of(node.iter, names)
        for child in [*node.body, *node.else_, *([node.test] if node.test else [])]:
            found += blanks_of(child, inner)
        return found
    if isinstance(node, (nodes.Getattr, nodes.Name)):
        name = dotted(node, names)
        return [] if name.split(".")[0] == "loop" else [Blank(name, node.lineno)]
    return [blank for child in node.iter_child_nodes() for blank in blanks_of(child, names)]


def undefined_name(error: UndefinedError) -> str:
    """The name that a running template did not find."""
    found = re.findall(r"'([^']+)'", str(error))
    return found[-1] if found else str(error)


_SYNTAX: Sequence[tuple[str, str]] = (
    (
        "Unexpected end of template",
        "有一个 {% if %} 或 {% for %} 没有结束，请补上 {% endif %} 或 {% endfor %}。",
    ),
    ("unexpected end of template", "有一个空白 {{ … }} 没有写完，请补上 }}。"),
    ("Encountered unknown tag", "不认识的标记，只能用 if、elif、else、endif、for、endfor。"),
    ("No filter named", "用了没有的写法，请核对竖线后面的名称。"),
)


def syntax_words(error: TemplateSyntaxError) -> str:
    """What is wrong with the writing of a blank or a condition, as a Chinese sentence."""
    message = error.message or ""
    for start, text in _SYNTAX:
        if message.startswith(start):
            return text
    return f"空白或条件的写法有误（{message}）。"
