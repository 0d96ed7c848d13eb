"""Which papers a case calls for: one for the case, or one for each talk, visit, payment, service, filling in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from app.documents.library import FormEntry
from app.domain.case import CaseFile
from app.domain.errors import PaperProblem
from app.services.desk import Desk
from app.services.forms import recorded_context
from app.services.forms.context import service_sheet
from app.services.forms.dues_context import performances
from app.services.forms.sheets import sheet
from app.services.forms.talks_context import talk_sheet
from app.services.papers.checklist import present
from app.services.papers.recipients import Recipient, recipients


@frozen
class Wanted:
    """Which paper is meant: its row of the catalogue, the key under which it is issued, its title, and the
    values it has of its own. The record of the second talk has the key session_record:2.
    """

    entry: FormEntry
    key: str
    title: str
    more: dict[str, Any] = field(factory=dict)

    def recipients(self, file: CaseFile) -> tuple[Recipient, ...]:
        """All who get one, in order; see recipients.recipients."""
        return recipients(file, self.entry)


_Values = Callable[[CaseFile], list[dict[str, Any]]]
_EACH: Mapping[str, _Values] = {
    "session": lambda file: [{"本次": talk_sheet(file, s)} for s in file.sessions],
    "visit": lambda file: [{"本次回访": sheet(v), "回访": sheet(v)} for v in file.follow_ups],
    "payment": lambda file: [{"本次履行": done} for done in performances(file)],
    "service": lambda file: [{"本次送达": service_sheet(s)} for s in file.services],
}
_WORDS = {
    "session": "次调解会",
    "visit": "次回访",
    "payment": "笔履行",
    "service": "次送达",
    "entry": "份填写",
}


def wanted(desk: Desk, file: CaseFile, code: str) -> Wanted:
    """What a code or name means for this case; `session_record` alone is the record of the newest talk.

    Raises PaperProblem for an unknown form, or a number for which there is no talk, visit, payment ….
    """
    if file.case.destroyed_on:
        raise PaperProblem(f"{file.case.number} 的案卷已经销毁，没有可以排的文书。")
    name, _, number = code.partition(":")
    entry = desk.forms.find(name)
    if not entry.each:
        if number:
            raise PaperProblem(f"{entry.name}一案只有一份，请去掉“:{number}”。")
        return Wanted(entry, entry.code, entry.name)
    count = _count(file, entry)
    seq = int(number) if number.isdecimal() else 0 if number else max(count, 1)
    if entry.each == "entry":
        if not 1 <= seq <= count + 1:
            raise PaperProblem(f"{entry.name}已有 {count} 份，没有第“{number}”份；新的一份写 :{count + 1}。")
        return _numbered(entry, seq, max(count, seq), {})
    if not count and not number:
        return Wanted(entry, entry.code, entry.name)  # set as a blank to be filled in by hand
    if not 1 <= seq <= count:
        raise PaperProblem(f"本案有 {count} {_WORDS[entry.each]}，没有第“{number}”{_WORDS[entry.each][0]}。")
    return _numbered(entry, seq, count, _EACH[entry.each](file)[seq - 1])


def _numbered(entry: FormEntry, seq: int, count: int, more: dict[str, Any]) -> Wanted:
    word = _WORDS[entry.each][0]
    title = f"{entry.name}（第 {seq} {word}）" if count > 1 else entry.name
    return Wanted(entry, f"{entry.code}:{seq}", title, more)


def _count(file: CaseFile, entry: FormEntry) -> int:
    """How many of this form there are by what was recorded."""
    if entry.each != "entry":
        return len(_EACH[entry.each](file))
    numbers = [form.partition(":")[2] or "1" for form in _used(file) if form.partition(":")[0] == entry.code]
    used = max(map(int, numbers), default=0)
    return max(used, recorded_context.count(file, entry.code, used))


def all_wanted(desk: Desk, file: CaseFile) -> tuple[Wanted, ...]:
    """The papers that this case calls for by now, in the order of the volume; of each talk its record.

    A case whose volume was destroyed calls for none.
    """
    if file.case.destroyed_on:
        return ()
    return tuple(
        w for entry in desk.forms.entries if present(file, entry.when) for w in _each(desk, file, entry)
    )


def _each(desk: Desk, file: CaseFile, entry: FormEntry) -> list[Wanted]:
    count = _count(file, entry) if entry.each else 0
    if not count:
        return [wanted(desk, file, entry.code)]
    return [wanted(desk, file, f"{entry.code}:{n}") for n in range(1, count + 1)]


def in_volume(desk: Desk, file: CaseFile) -> tuple[Wanted, ...]:
    """The papers that belong into the volume: what must be there, and what else was issued, filled in or kept."""
    return tuple(w for w in all_wanted(desk, file) if w.entry.volume != "不入卷" and _belongs(file, w))


def _belongs(file: CaseFile, found: Wanted) -> bool:
    recorded = found.entry.each not in ("", "entry") and ":" in found.key
    return found.entry.volume == "必须" or recorded or used(file, found.key)


def used(file: CaseFile, key: str) -> bool:
    """Whether a paper was issued, filled in, or taken back in as a signed copy."""
    return key in _used(file)


def _used(file: CaseFile) -> list[str]:
    return [p.form for p in file.papers] + [e.form for e in file.entries] + [c.form for c in file.copies]
