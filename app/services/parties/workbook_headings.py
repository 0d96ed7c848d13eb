"""The headings of a list of workers that others filled in: which column holds which field, and what was meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence

from app.domain.fields import specs
from app.services.parties.group import WorkerRow

_OTHER = {
    "name": ("名字", "劳动者", "员工姓名", "劳动者姓名", "职工姓名", "申请人"),
    "doc_no": ("身份证", "身份证号", "身份证号码", "居民身份证号码", "公民身份号码", "证件号"),
    "doc_type": ("证件类型",),
    "phone": ("手机", "手机号", "手机号码", "电话", "电话号码", "联系方式"),
    "address": ("地址", "住址", "家庭住址", "联系地址", "通讯地址"),
    "birth_on": ("出生年月日", "生日"),
    "department": ("部门", "车间", "班组"),
    "job": ("工种", "职务", "职位"),
    "entry_on": ("入职时间", "入职日", "进厂日期"),
    "left_on": ("离职时间", "离职日"),
    "staff_no": ("员工编号", "工牌号", "员工号"),
    "claimed": ("请求金额", "申请金额", "主张金额", "欠薪金额", "拖欠金额"),
    "agreed": ("协议金额", "调解金额", "应付金额"),
    "representative": ("是否代表人", "代表"),
}
"""Headings that other lists use for the same thing."""
_NOBODYS = ("序号", "编号", "备注", "签名", "签字", "说明")
"""Usual headings of columns that are not taken in."""
_ALIKE = 0.5
"""So much of two headings must be the same: 性名 and 姓名."""


def plain(text: str) -> str:
    """A heading without spaces, stars, colons and what stands in brackets behind it."""
    made = re.sub(r"[\s*:]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"\(.*?\)$", "", made)


def columns(row: Sequence[str]) -> dict[int, str]:
    """Which column holds which field; of two for one field the first."""
    known, found = _known(), dict[int, str]()
    for place, text in enumerate(row):
        name = known.get(plain(text))
        if name and name not in found.values():
            found[place] = name
    return found


def unused(row: Sequence[str], found: dict[int, str]) -> tuple[str, ...]:
    """The headings that stand for nothing, each with the one that may have been meant and is not there."""
    return tuple(_with_guess(text, found) for column, text in enumerate(row) if text and column not in found)


def meant(text: str, taken: Sequence[str]) -> str:
    """The heading that a misspelt one probably is, "" when none is near; `taken` are fields found already."""
    if plain(text) in _NOBODYS:
        return ""
    free = {heading: name for heading, name in _known().items() if name not in taken}
    near = difflib.get_close_matches(plain(text), free, 1, _ALIKE)
    return next(spec.label for spec in specs(WorkerRow) if spec.name == free[near[0]]) if near else ""


def _with_guess(text: str, found: dict[int, str]) -> str:
    guess = meant(text, tuple(found.values()))
    return f"{text}（是不是“{guess}”？）" if guess else text


def _known() -> dict[str, str]:
    labels = {plain(spec.label): spec.name for spec in specs(WorkerRow)}
    return {other: name for name, others in _OTHER.items() for other in others} | labels
