"""Particulars that a paper asks for itself: filled in, kept with the case, printed under 填写."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from app.documents import asks
from app.documents.asks import Ask
from app.domain.case import CaseFile
from app.domain.errors import InvalidInput
from app.domain.fields import same, spec
from app.domain.paper import PaperEntry, PaperKey
from app.domain.reading import Read, read
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.desk import Desk
from app.services.forms import recorded_context
from app.services.forms.context import context
from app.services.forms.sheets import Sheet
from app.services.papers.recipients import recipient
from app.services.papers.wanting import wanted


@frozen
class Filling:
    """Which paper is filled in, for whom, and the values by the names that the form asks for."""

    form: str = same(PaperEntry, "form", required=True, help="文书代码或名称，见 forms 命令。")
    side: str = spec("给谁", help="申请人、被申请人；多人案件写成 申请人:3。")
    values: Mapping[str, Any] | None = spec("填写", "values", required=True)


@act("fill_paper", "填写文书", Filling, roles=EVERYBODY, icon="pen-line")
def fill_paper(work: Work, given: Filling) -> Told:
    """填写一份文书自己要的内容，例如调解通知书的时间和地点。"""
    file = work.case
    found = wanted(work.desk, file, given.form)
    wanting = work.desk.forms.form(found.entry.code).asks
    if not wanting:
        raise refuse_field("form", f"{found.entry.name}没有要另外填写的内容。")
    to = recipient(file, found.entry, given.side)
    entry: Read[Any] = read(asks.record_of(wanting), given.values or {}, complete=False, path="values.")
    data = json.dumps(asks.to_json(entry.record), ensure_ascii=False, sort_keys=True)
    key = to.key(found.key)
    earlier = entry_of(file, key)
    if earlier is not None:
        work.unit.save(evolve(earlier, data=data, filled_on=work.today, filled_by=work.user.name))
    else:
        work.unit.add(
            PaperEntry(
                case_uid=file.case.uid, form=key.form, side=key.side, person=key.person, data=data,
                seq=len(file.entries) + 1, filled_on=work.today, filled_by=work.user.name,
            )
        )  # fmt: skip
    whom = f"（{to.words}）" if to.words else ""
    return Told(f"填写{found.title}{whom}。", work.today, {"form": key.form, "side": to.address})


def entry_of(file: CaseFile, key: PaperKey) -> PaperEntry | None:
    """What was filled in for this very paper, or None."""
    return next((entry for entry in file.entries if entry.key == key), None)


def filled(file: CaseFile, wanting: tuple[Ask, ...], key: PaperKey) -> dict[str, Any]:
    """What the form prints under 填写: the entry of this paper, else the same paper's for another recipient; what
    nobody filled in comes out of the records of the case.

    So a time and place that was filled in for one side stands on the paper of the other as well.
    """
    shared = key.form.partition(":")[0] not in recorded_context.BY_SIDE
    found = entry_of(file, key) or next((e for e in file.entries if shared and e.form == key.form), None)
    typed = asks.from_json(wanting, json.loads(found.data) if found else {})
    known = asks.from_json(wanting, recorded_context.recorded(file, key))
    return {name: known[name] if value in ("", []) else value for name, value in typed.items()}


def lacking(file: CaseFile, wanting: tuple[Ask, ...], key: PaperKey) -> tuple[Ask, ...]:
    """The required particulars that are still empty."""
    values = filled(file, wanting, key)
    return tuple(ask for ask in wanting if ask.required and values[ask.name] in ("", [], None))


def proposal(wanting: tuple[Ask, ...], values: Sheet) -> dict[str, Any]:
    """What is proposed for an empty entry: of each ask the value of its `start` placeholder."""
    return {ask.name: _named(values, ask.start) for ask in wanting if ask.start}


def _named(values: Any, name: str) -> Any:
    for part in name.split("."):
        values = values.get(part, "") if isinstance(values, Mapping) else ""
    return "" if isinstance(values, Mapping | list) else values


@frozen
class FillSheet:
    """What the window needs to fill a paper in: the record class to draw, what it holds now, what is lacking."""

    record: type
    values: Mapping[str, Any]
    lacking: tuple[str, ...]
    filled: bool


def fill_sheet(desk: Desk, file: CaseFile, code: str, address: str = "") -> FillSheet | None:
    """The particulars of a paper to be filled in, with proposals where nothing is there; None when it asks none."""
    found = wanted(desk, file, code)
    wanting = desk.forms.form(found.entry.code).asks
    if not wanting:
        return None
    to = recipient(file, found.entry, address)
    key = to.key(found.key)
    earlier = entry_of(file, key)
    if earlier is not None:
        values: Mapping[str, Any] = filled(file, wanting, key)
    else:
        known = {"文书": {"份数": found.entry.copies}}
        base = context(file, desk.committee(), desk.law, desk.clock.today(), side=to.side, person=to.person)
        there = filled(file, wanting, key)
        values = {**there, **_some(proposal(wanting, base | found.more | known)), **_some(there)}
    missing = tuple(ask.name for ask in lacking(file, wanting, key))
    return FillSheet(asks.record_of(wanting), values, missing, earlier is not None)


def _some(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [])}


def problems_of(desk: Desk, code: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """What is wrong with typed particulars, one sentence each, none when they can be kept."""
    try:
        read(asks.record_of(desk.forms.form(code.partition(":")[0]).asks), values, complete=False)
    except InvalidInput as refused:
        return tuple(problem.text for problem in refused.problems)
    return ()
