"""Sample forms, sample values (plainly invented) and readers for the tests of papers."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pypdf
from lxml import etree

from app.documents.form import fill, read_form
from app.documents.model import Cell, Doc, Para, Run, Table

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
DAY = date(2026, 3, 9)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

AGREEMENT = """+++
code = "xieyishu"
name = "调解协议书"
title = "劳动争议调解协议书"
docno = "{{ 案件.文号 }}"
layout = "table"
footer = "none"
copies = 3
signers = ["申请人", "被申请人", "调解员"]
+++
::: 表 28 50 28 50
| **申请人** | {{ 申请人.姓名 }} | **性别** | {{ 申请人.性别 }} |
| **公民身份号码** | {{ 申请人.证件号码 }} | **联系电话** | {{ 申请人.联系电话 }} |
| **住址** | {{ 申请人.住址 }} | < | < |
| **被申请人** | {{ 被申请人.名称 }} | **统一社会信用代码** | {{ 被申请人.代码 }} |
:::

申请人与被申请人因{{ 案件.案由 }}发生争议，于{{ 案件.申请日期 }}向本调解组织申请调解，
自愿达成如下协议：

一、被申请人于{{ 协议.期限|日期 }}前一次性支付申请人**{{ 协议.总额|大写 }}**（￥{{ 协议.总额|金额 }}）。

{% for 项 in 协议.条款 %}
{{ (loop.index + 1)|中文数 }}、{{ 项.内容 }}

{% endfor %}
{% if 协议.备注 %}
> 备注：{{ 协议.备注 }}

{% endif %}
本协议书**一式{{ 文书.份数|中文数 }}份**，具有同等法律效力。

::: 签署
申请人（签名）：|签名|日期
被申请人（盖章）：|盖章|日期
调解员（签名）：|签名|日期
调解组织（印章）：|盖章|日期
:::
"""

VALUES = {
    "案件": {"文号": "甲劳调〔2026〕127号", "案由": "支付劳动报酬", "申请日期": date(2026, 3, 9)},
    "申请人": {
        "姓名": "孟𫖯", "性别": "女", "证件号码": "11010119900307*321", "联系电话": "138_0000_0000",
        "住址": "滨江市䶮城路88号3幢2单元501室",
    },
    "被申请人": {"名称": "滨江市|龑翔|机电设备有限公司", "代码": "91330100MA2XXXXX0X"},
    "协议": {
        "期限": date(2026, 4, 30), "总额": 4_081_205, "备注": None,
        "条款": [{"内容": "双方劳动关系于2026年2月28日解除。"}, {"内容": "双方再无其他纠纷。"}],
    },
}  # fmt: skip


def agreement(**changes: object) -> Doc:
    """The sample agreement; `changes` replace whole groups of values."""
    return fill(read_form(AGREEMENT, "xieyishu.md"), {**VALUES, **changes})


def paper(text: str, **values: object) -> Doc:
    """A paper from a few lines of form text."""
    return fill(form_of(text), values)


def form_of(text: str, head: str = 'footer = "none"'):
    return read_form(f'+++\ncode = "x"\nname = "样本"\ntitle = ""\n{head}\n+++\n{text}', "x.md")


def words(text: str, role: str = "body") -> Para:
    return Para((Run(text, role),))


def table_of(rows: list[list[str]], widths: tuple[float, ...], header: int = 0) -> Table:
    made = tuple(tuple(Cell((Para((Run(text),), "left", 0),)) for text in row) for row in rows)
    return Table(widths, made, header)


def squeezed(text: str) -> str:
    """Text without any blank or line end, for comparing what was set with what is read back."""
    return re.sub(r"\s", "", text)


def pdf_text(data: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def docx_part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def docx_text(data: bytes) -> str:
    """The words of a DOCX: paragraphs by lines, forced line ends as LF."""
    body = docx_part(data, "word/document.xml")
    lines = []
    for para in body.iter(f"{W}p"):
        parts = [("\n" if node.tag == f"{W}br" else node.text or "") for node in para.iter(f"{W}t", f"{W}br")]
        lines.append("".join(parts))
    return "\n".join(lines)
