"""The list of what a form can name: every placeholder with an example, in groups, for checks and the field browser."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from app.documents.asks import Ask
from app.domain import dates
from app.domain.case import Consent
from app.domain.words import Side
from app.services.forms import samples
from app.services.forms.sheets import Amount, Sheet, empty
from app.services.law import Law

BINDING: Sheet = {
    "卷内": [{"序号": 1, "文书名称": "调解申请书", "页号": "1—2", "备注": "扫描件"}],
    "卷内页数": 24,
    "文书": {"名称": "调解协议书", "份数": 3, "编号": "K7Q4-M2XD"},
}
"""What only the binding of a volume and the setting of a paper add."""
_ANSWERS: Sheet = {"征询": {side: empty(Consent) for side in Side}}
"""A case has the answers of those who were asked; a form may name either side's."""
_PARTIES = (*Side, "收件人", "对方", "劳动者一方", "用人单位")
"""The names under which a party stands."""
_LOOP = re.compile(r"\{%-?\s*(?:for\s+(\w+)\s+in\s+([\w.]+)[^%]*|(endfor)\s*)-?%\}")
ALONE = "单项"
"""The group of the names without a group: 今天, 调解员 …"""
_SHOWN = 40


@frozen
class FormField:
    """One placeholder: its dotted name (`请求[].请求金额` in a list), what it is, and how it prints in the sample.

    `kind` is text, date, money, flag or list; `guard` is the condition without which a case may not have it.
    """

    name: str
    kind: str
    example: str
    guard: str = ""

    @property
    def word(self) -> str:
        """The last part of the name, as it is listed under its group."""
        return (
            self.name.removesuffix("[]").rpartition(".")[2]
            if "." in self.name
            else self.name.removesuffix("[]")
        )


@frozen
class FieldGroup:
    """Placeholders that belong together: a record (`案件`) or one item of a list (`请求[]`)."""

    name: str
    fields: tuple[FormField, ...]

    @property
    def is_list(self) -> bool:
        """Whether a form goes through its items with {% for %}."""
        return self.name.endswith("[]")

    @property
    def word(self) -> str:
        """Its name without the brackets."""
        return self.name.removesuffix("[]").replace("[]", "")


@frozen
class FieldList:
    """Every name that exists: `leaves` are values, `holders` are records and lists."""

    groups: tuple[FieldGroup, ...]
    leaves: frozenset[str]
    holders: frozenset[str]

    def has(self, name: str) -> bool:
        """Whether a form may name this; a place in a list (`付款.0.金额`) counts as any item of it."""
        plain = re.sub(r"\.\d+(?=\.|$)", "[]", name)
        return plain in self.leaves or plain in self.holders

    def with_asks(self, asks: Sequence[Ask]) -> FieldList:
        """The same with what a form asks for itself, as the first group."""
        own = _listed([{"填写": filled_asks(asks)}])
        return FieldList(
            own.groups + self.groups, self.leaves | own.leaves, self.holders | own.holders | {"填写"}
        )


_kept: list[tuple[Law, tuple[Sheet, ...], FieldList]] = []
_lock = threading.Lock()


def sample_values(law: Law) -> tuple[Sheet, ...]:
    """The values of every sample case, made once for each law data."""
    return _of(law)[1]


def known(law: Law) -> FieldList:
    """Everything a form may name, drawn from the sample cases, which hold all there is."""
    return _of(law)[2]


def _of(law: Law) -> tuple[Law, tuple[Sheet, ...], FieldList]:
    with _lock:
        found = next((kept for kept in _kept if kept[0] is law), None)
        if found is None:
            made = tuple({**values, **_filled_in(values)} for values in samples.contexts(law))
            found = (law, made, _listed(made, _ANSWERS, _beside(made)))
            _kept[:] = [found]
        return found


def _beside(contexts: Sequence[Mapping[str, Any]]) -> Sheet:
    """Joint parties and agents may stand on either side; the sample has some of them on one side only."""
    agents = next(values["代理人"] for values in contexts if values["代理人"])
    others = [who["其他当事人"] for values in contexts for who in (values["申请人"], values["被申请人"])]
    lists: Sheet = {"代理人": agents, "依法代理人": agents, "其他当事人": next(filter(None, others))}
    people = {name: [lists] for name in ("劳动者", "代表人")}
    return {who: lists for who in _PARTIES} | people


def _filled_in(values: Sheet) -> Sheet:
    """The volume is bound and the paper set in the first samples; an empty volume stays one of them."""
    return BINDING if values["案件"].get("案号") else {"文书": BINDING["文书"]}


def filled_asks(asks: Sequence[Ask]) -> dict[str, Any]:
    """A sample entry for what a form asks for, every particular filled in, two rows in each list."""
    return {ask.name: _sample(ask) for ask in asks}


def _sample(ask: Ask) -> Any:
    if ask.kind == "list":
        return [filled_asks(ask.columns) for _ in range(2)]
    if ask.kind == "choice":
        return ask.choices[0]
    simple = {"date": samples.DAY, "money": Amount(1_234_50), "flag": True, "number": 2}
    return simple.get(ask.kind, f"{ask.name}的样例")


def _listed(contexts: Sequence[Mapping[str, Any]], *more: Mapping[str, Any]) -> FieldList:
    """The list of all that these contexts hold; `more` has names that are there under conditions only."""
    leaves: dict[str, Any] = {}
    holders: dict[str, None] = {}
    for values in (*contexts, *more):
        for name, value in values.items():
            _walk(name, value, leaves, holders)
    groups: dict[str, list[FormField]] = {}
    for name, value in leaves.items():
        group = _group(name)
        guard = next(filter(None, (_lacking(name, values) for values in contexts)), "")
        groups.setdefault(group, []).append(FormField(name, _kind(name, value), _example(value), guard))
    made = tuple(FieldGroup(name, tuple(fields)) for name, fields in groups.items())
    last = sorted(made, key=lambda group: group.name == ALONE)
    return FieldList(tuple(last), frozenset(leaves), frozenset(holders))


def _lacking(name: str, values: Mapping[str, Any]) -> str:
    """The condition under which a context without this name could be asked for it; "" when it has the name."""
    done: list[str] = []
    inside: Any = values
    for part in name.partition("[]")[0].split("."):
        if not isinstance(inside, Mapping) or part not in inside:
            return ".".join(done) if done and not inside else f"{'.'.join([*done, part])} is defined"
        inside = inside[part]
        done.append(part)
    return ""


def _group(name: str) -> str:
    if name.endswith("[]"):
        return name
    return name.rpartition(".")[0] or ALONE


def _walk(name: str, value: Any, leaves: dict[str, Any], holders: dict[str, None]) -> None:
    """Note a value, or all that a record or list holds; the first one that is not empty is the example."""
    if isinstance(value, Mapping):
        holders[name] = None
        for key, inner in value.items():
            _walk(f"{name}.{key}", inner, leaves, holders)
    elif isinstance(value, list | tuple):
        holders[name] = None
        for item in value:
            _walk(f"{name}[]", item, leaves, holders)
    elif leaves.get(name, "") in ("", None) or (leaves[name] is False and value):
        leaves[name] = value


def _kind(name: str, value: Any) -> str:
    if name.endswith("[]"):
        return "list"
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, date):
        return "date"
    return "money" if isinstance(value, Amount) else "text"


def _example(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    text = dates.long(value) if isinstance(value, date) else str(value if value is not None else "")
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "……"


_WRITTEN = {"date": "|日期", "money": "|金额"}


def insertion(chosen: FormField | FieldGroup, before: str) -> str:
    """What stands in the form for a field or a whole list; `before` is the text up to where it goes.

    A field of a list is written with the variable of the loop it stands in, and brings a loop where there is none.
    """
    if isinstance(chosen, FieldGroup):
        several = [_written(f"项{inner.name.rpartition('[]')[2]}", inner.kind) for inner in chosen.fields[:3]]
        return _looped(chosen.name, "项", "　".join(several))
    if "[]" not in chosen.name:
        words = _written(chosen.name, chosen.kind)
        return f"{{% if {chosen.guard} %}}{words}{{% endif %}}" if chosen.guard else words
    over, _, inner = chosen.name.rpartition("[]")
    variable = _open_loops(before).get(over)
    blank = _written(f"{variable or '项'}{inner}", chosen.kind)
    return blank if variable else _looped(f"{over}[]", "项", blank)


def _written(name: str, kind: str) -> str:
    """A blank; of a yes or no a condition."""
    if kind == "flag":
        return f"{{% if {name} %}}……{{% endif %}}"
    return f"{{{{ {name}{_WRITTEN.get(kind, '')} }}}}"


def _looped(name: str, variable: str, words: str) -> str:
    """A loop over a list, and around it one over the list it lies in, each on lines of its own."""
    outer, _, inner = name.removesuffix("[]").rpartition("[]")
    over = f"外项{inner}" if outer else inner
    block = f"{{% for {variable} in {over} %}}\n{words}\n{{% endfor %}}"
    return _looped(f"{outer}[]", "外项", block) if outer else f"{block}\n"


def _open_loops(before: str) -> dict[str, str]:
    """What is gone through at the end of a text, by full name, and the variable of each loop."""
    stack: list[tuple[str, str]] = []
    for variable, over, end in _LOOP.findall(before):
        if end:
            del stack[-1:]
            continue
        head, _, rest = over.partition(".")
        outer = next((full for known_as, full in reversed(stack) if known_as == head), "")
        stack.append((variable, f"{outer}[].{rest}" if outer else over))
    return {full: known_as for known_as, full in stack}
