"""A form: one readable text file with blanks, filled with plain records to give a page model.

A form file begins with its particulars between two lines `+++` (TOML), then comes the text:

    +++
    code = "xieyishu"                       # the name used on the command line
    name = "调解协议书"                      # what it is called in lists
    title = "劳动争议调解协议书"              # printed large on top; blanks allowed; "" prints none
    docno = "{{ 案件.文号 }}"                 # printed right under the title; may be left out
    layout = "gongwen"                      # gongwen: GB/T 9704, 3号 仿宋, 22 lines × 28 characters
                                            # table: denser, for register forms (the default)
    size = 12                               # type size in points, 9 to 16, of layout table
    orientation = "portrait"                # or "landscape"
    footer = "dash"                         # — 1 —; "total": 第 1 页 共 2 页; "none"
    copies = 3                              # originals to print; {{ 文书.份数 }} in the text
    signers = ["申请人", "被申请人", "调解员"]
    [[ask]]                                 # what the case does not record and has to be filled in
    name = "调解时间"                        # printed by {{ 填写.调解时间 }}
    kind = "text"                           # text long date money choice flag number list
    required = true                         # must be there before issuing; rule = "…" says why
    start = "本次.地点"                      # the placeholder whose value is proposed
    +++

The text:

    {{ 申请人.姓名 }}           a blank; after a bar how it is written: {{ 协议.总额|大写 }} 人民币壹万元整,
                               |金额 10,000.00, |日期 2026年9月5日, |或("无") when empty, |多行 each line a
                               paragraph, |中文数 3 → 三, |勾 ☑ or ☐, |划线(8) a line to be filled by hand when empty
    {% if 协议.总额 %} … {% else %} … {% endif %}          text under a condition
    {% for 项 in 请求 %} … {{ loop.index|中文数 }} … {% endfor %}   text repeated, also rows of a table
    ## 一、标题   ### （一）标题   **黑体**   *楷体*   > 小字说明
    an empty line ends a paragraph; its first line is indented by itself; a \\ at a line's end breaks the line

    ::: 表 28 50 28 50        a table; the widths of its columns in mm, at most 156 together (landscape 225);
    | **申请人** | {{ 申请人.姓名 }} | **性别** | {{ 申请人.性别 }} |      `行高 12` after them: least height
    | **住址** | {{ 申请人.住址 }} | < | < |                   < joins the cell to the one on its left
    :::                       rows over a line |---|:---:|---:| are repeated on every page; <br> breaks a line

    ::: 签署                   places to sign, two side by side: 签名, 捺印, 盖章 or 印章, with or without
    申请人（签名）：|签名|日期                  a line for the date (日期)
    :::

    ::: 落款                   the end of a notice: committee and date, right, the seal over them
    {{ 组织.名称 }}
    {{ 文书.日期|日期 }}
    :::

    ::: 顶格 … :::   ::: 居中 … :::   ::: 右对齐 … :::   paragraphs without indent, centred, right
    ::: 分页                    a new page (no closing line)

Whatever else Markdown knows (lists, links, code, pictures) is refused with its line. Values are never read as
Markdown: they are printed as typed, line ends included.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, Literal, get_args

from attrs import field, frozen

from app.documents.asks import Ask, from_json, read_asks
from app.documents.blanks import TOKEN, Blank, Filter, Template
from app.documents.markup import Body, directives
from app.documents.model import Doc, Footer, Layout, Orientation
from app.documents.text import clean
from app.domain.errors import PaperProblem

_FENCE = "+++"
_TYPES: Mapping[str, tuple[type, ...]] = {
    "code": (str,), "name": (str,), "title": (str,), "docno": (str,), "layout": (str,), "size": (int, float),
    "orientation": (str,), "footer": (str,), "copies": (int,), "signers": (list,), "ask": (list,),
}  # fmt: skip
_CHOICES: Mapping[str, Any] = {"layout": Layout, "orientation": Orientation, "footer": Footer}
_REQUIRED = ("code", "name", "title")
TEXT_WIDTH: Mapping[Literal["portrait", "landscape"], float] = {"portrait": 156.0, "landscape": 225.0}


@frozen
class Form:
    """A checked form.

    `copies` is the number of originals, `size` in points, `blanks` every name printed or tested with its line,
    `asks` what has to be filled in for this paper itself.
    """

    code: str
    name: str
    layout: Layout
    size: float
    orientation: Orientation
    footer: Footer
    copies: int
    signers: tuple[str, ...]
    blanks: tuple[Blank, ...]
    asks: tuple[Ask, ...]
    title: Template = field(repr=False, eq=False)
    docno: Template = field(repr=False, eq=False)
    body: Template = field(repr=False, eq=False)


def read_form(text: str, where: str, filters: Mapping[str, Filter] | None = None) -> Form:
    """Check the text of a form file and return the form.

    `where` names the file in messages; `filters` are further ways to write a value, by their Chinese names.
    Raises PaperProblem with the line for anything a form may not contain.
    """
    lines = clean(text).split("\n")
    head, body_at = _front_matter(lines, where)
    name = head["name"]
    given = {**(filters or {})}
    # a first look at the directives, before any value is there
    directives(list(enumerate(lines[body_at:], body_at + 1)), name)
    title = Template(head["title"], name, _line_of("title", lines), given)
    docno = Template(head.get("docno", ""), name, _line_of("docno", lines), given)
    body = Template("\n".join(lines[body_at:]), name, body_at + 1, given)
    return Form(
        code=head["code"], name=name, layout=head.get("layout", "table"), size=float(head.get("size", 12)),
        orientation=head.get("orientation", "portrait"), footer=head.get("footer", "dash"),
        copies=head.get("copies", 1), signers=tuple(head.get("signers", ())),
        blanks=title.blanks + docno.blanks + body.blanks,
        asks=read_asks(head.get("ask", []), f"文书文件“{where}”第 {_line_of('ask', lines)} 行起："),
        title=title, docno=docno, body=body,
    )  # fmt: skip


def fill(form: Form, values: Mapping[str, Any]) -> Doc:
    """Fill the blanks of a form from `values` (name to record, mapping, list, text, number or date).

    `文书.名称` and `文书.份数` are added; what the form asks for (填写) is empty unless `values` has it. Raises
    PaperProblem naming line and placeholder when a value is missing or a line cannot be read.
    """
    known = {"名称": form.name, "份数": form.copies, "编号": ""}
    own = values.get("文书")
    if isinstance(own, Mapping):
        known.update(own)
    every = {"填写": from_json(form.asks, {}), **values, "文书": known}
    lines, store = form.body.fill(every)
    blocks = Body(form.name, store, TEXT_WIDTH[form.orientation]).blocks(lines)
    return Doc(
        title=_one(form.title, every), blocks=tuple(blocks), docno=_one(form.docno, every),
        layout=form.layout, size=form.size, orientation=form.orientation, footer=form.footer,
        copies=form.copies, form=form.code,
    )  # fmt: skip


def _one(template: Template, values: Mapping[str, Any]) -> str:
    """A title or number: its blanks filled, outside Markdown."""
    lines, store = template.fill(values)
    text = "\n".join(line for _, line in lines)
    return TOKEN.sub(lambda found: store[int(found[1])].text, text).strip()


def _front_matter(lines: list[str], where: str) -> tuple[dict[str, Any], int]:
    """The particulars and the index of the first line of the text."""
    if lines[0].strip() != _FENCE or _FENCE not in (line.strip() for line in lines[1:]):
        raise PaperProblem(f"文书文件“{where}”第 1 行：开头要有写在两行 +++ 之间的说明。")
    end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == _FENCE)
    try:
        head = tomllib.loads("\n".join(["", *lines[1:end]]))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = found[1] if found else str(end)
        raise PaperProblem(
            f'文书文件“{where}”第 {line} 行：说明的写法有误，每行应是 名称 = "值"。'
        ) from error
    for key, value in head.items():
        _check_key(key, value, f"文书文件“{where}”第 {_line_of(key, lines)} 行：")
    for key in _REQUIRED:
        if key not in head:
            raise PaperProblem(f"文书文件“{where}”第 {end + 1} 行：说明里缺少 {key}，请补上。")
    return head, end + 1


def _check_key(key: str, value: Any, where: str) -> None:
    if key not in _TYPES:
        raise PaperProblem(f"{where}不认识“{key}”，可用的有：{'、'.join(_TYPES)}。")
    if isinstance(value, bool) or type(value) not in _TYPES[key]:
        raise PaperProblem(f"{where}{key} 的值“{value}”类型不对。")
    choices = get_args(_CHOICES[key]) if key in _CHOICES else ()
    if choices and value not in choices:
        raise PaperProblem(f"{where}{key} 只能是：{'、'.join(choices)}。")
    if key == "size" and not 9 <= float(value) <= 16:
        raise PaperProblem(f"{where}size 是字号（磅），应在 9 到 16 之间。")
    if key == "copies" and not 1 <= value <= 99:
        raise PaperProblem(f"{where}copies 是份数，应在 1 到 99 之间。")
    if key == "signers" and not all(isinstance(name, str) for name in value):
        raise PaperProblem(f'{where}signers 应是一组名称，如 ["申请人", "调解员"]。')


def _line_of(key: str, lines: list[str]) -> int:
    """The number of the line on which a particular stands."""
    pattern = re.compile(rf'^\s*(\[\[)?"?{re.escape(key)}"?(\]\]|\s*=)')
    return next((number for number, line in enumerate(lines, 1) if pattern.match(line)), 1)
