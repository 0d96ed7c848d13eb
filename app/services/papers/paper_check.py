"""The check before any paper is issued: what it must hold, what was typed into it, its dates, what law makes void."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from attrs import frozen

from app.documents.asks import Ask
from app.documents.library import FormEntry
from app.domain import dates, id_numbers
from app.domain.case import (
    Agreement,
    Case,
    CaseFile,
    Claim,
    Consent,
    FollowUp,
    Obligation,
    Performance,
    Session,
)
from app.domain.course import Evidence, Turn
from app.domain.fields import specs
from app.domain.party import Employer, Worker
from app.services.desk import Desk
from app.services.forms import filling
from app.services.forms.sheets import Sheet
from app.services.outcome.agreement_check import (
    ASK,
    DOCUMENT,
    MUST,
    OK,
    Clause,
    Finding,
    blanks,
    capitals,
    clauses,
    findings,
    insurance,
)
from app.services.papers.papers import AGREEMENT
from app.services.papers.recipients import Recipient
from app.services.papers.wanting import Wanted

REVIEW = "arbitration_review_application"
"""仲裁审查申请书."""
FILL_IN = "请在“填写本文书”里补上。"
_RECORDS = (
    Case, Claim, Consent, Session, Turn, Evidence, Agreement, Obligation, Performance, FollowUp, Worker, Employer,
)  # fmt: skip
_TYPED = {s.label for record in _RECORDS for s in specs(record) if s.kind == "long"}
_TYPED |= {"请求事项", "内容", "履行方式"}
_BY_AGREEMENT = {"请求[].请求事项", "协议.争议事项", "义务[].内容", "义务[].履行期限", "义务[].履行方式"}
"""Required blanks about which the check of the agreement speaks itself, clause by clause."""
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NUMBER = re.compile(r"（\d{4}）[^（）\s]{1,12}字第\d+号")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_NAMED = re.compile(r"姓名[：:]\s*([^\s，。；、（()：:]{2,20})")
_RELATION = re.compile(r"(?:确认|认定)[^。；，]{0,16}劳动关系|劳动关系[^。；，]{0,8}(?:予以)?(?:确认|认定)")
_SPANS = (("开始", "届满"), ("开始", "结束"), ("起", "止"), ("起始日", "截止日"))


@frozen
class Subject:
    """What is checked: one paper with all its values, what it asks itself, and the words typed into it."""

    file: CaseFile
    entry: FormEntry
    asks: tuple[Ask, ...]
    missing: tuple[Ask, ...]
    values: Sheet
    clauses: tuple[Clause, ...]
    today: date


Check = Callable[[Subject], Iterator[Finding]]


def check_paper(
    desk: Desk, file: CaseFile, found: Wanted, to: Recipient, values: Sheet
) -> tuple[Finding, ...]:
    """All findings about a paper with the values it is set from, those to be mended first."""
    subject = _subject(desk, file, found, to, values)
    checks = COMMON if found.entry.code == AGREEMENT else COMMON + WORDS
    results = [finding for check in checks for finding in check(subject)]
    if found.entry.code == AGREEMENT:
        results += findings(file, desk.law.calendar)
    return tuple(sorted(results, key=lambda finding: (MUST, ASK, OK).index(finding.level)))


def _subject(desk: Desk, file: CaseFile, found: Wanted, to: Recipient, values: Sheet) -> Subject:
    form = desk.forms.form(found.entry.code)
    printed = sorted({blank.name for blank in form.blanks})
    agreed = found.entry.code == AGREEMENT and file.agreement is not None
    words = clauses(file) if agreed else tuple(_typed(values, printed, form.asks))
    missing = filling.lacking(file, form.asks, to.key(found.key))
    return Subject(file, found.entry, form.asks, missing, values, words, desk.clock.today())


def _typed(values: Sheet, printed: Sequence[str], asks: Sequence[Ask]) -> Iterator[Clause]:
    """The words somebody typed that this form prints: long texts of the register, and what it asks itself."""
    for name in printed:
        label = name.rpartition(".")[2].removesuffix("[]")
        if label in _TYPED and not name.startswith("填写."):
            for text in _texts(values, name.split(".")):
                yield Clause(label, text, (name,))
    for ask in asks:
        value = values.get("填写", {}).get(ask.name, "")
        if ask.kind in ("text", "long"):
            yield Clause(ask.name, str(value), (f"填写.{ask.name}",))
        elif ask.kind == "list":
            for row in value or ():
                for column in ask.columns:
                    if column.kind in ("text", "long"):
                        text = str(row.get(column.name, ""))
                        yield Clause(
                            f"{ask.name}：{column.name}", text, (f"填写.{ask.name}[].{column.name}",)
                        )


def _texts(value: Any, path: Sequence[str]) -> Iterator[str]:
    """The texts at a path such as 请求[].请求事项; nothing where the way ends before."""
    if not path:
        if isinstance(value, str) and value.strip():
            yield value
        return
    key, *rest = path
    found = value.get(key.removesuffix("[]"), "") if isinstance(value, Mapping) else ""
    for inner in found if key.endswith("[]") and isinstance(found, list | tuple) else [found]:
        yield from _texts(inner, rest)


def _required(subject: Subject) -> Iterator[Finding]:
    """What a rule requires to stand in this paper, and what the form itself asks for."""
    skipped = _BY_AGREEMENT if subject.entry.code == AGREEMENT else set()
    empty = {ask.name: ask for ask in subject.missing}
    wrong = False
    for requirement in subject.entry.lacking(subject.values):
        asked = requirement.field.removeprefix("填写.").split(".")[0].removesuffix("[]")
        own = requirement.field.startswith("填写.")
        if requirement.field in skipped or (own and asked in empty and "[]" in requirement.field):
            continue
        wrong = True
        empty.pop(asked, None)
        what = (
            requirement.field.replace("[]", "").removeprefix("填写.").removeprefix("案件.").replace(".", "的")
        )
        how = FILL_IN if own else "请补全登记。"
        text = f"依据：{requirement.rule}。{how}"
        yield Finding(MUST, f"缺{what}", text, "必备内容", (requirement.field,))
    for ask in empty.values():
        wrong = True
        text = (f"依据：{ask.rule}。" if ask.rule else "") + FILL_IN
        yield Finding(MUST, f"缺{ask.name}", text, "必备内容", (f"填写.{ask.name}",))
    if not wrong:
        yield Finding(OK, "必备内容齐备")


def _order(subject: Subject) -> Iterator[Finding]:
    """The days of the case follow one another; so do first and last days that the paper itself asks for."""
    if subject.entry.code == AGREEMENT:
        return  # its own check says so, with the clause
    case, file, wrong = subject.file.case, subject.file, False
    talked = max((s.held_on for s in file.sessions if s.held_on), default=None)
    steps = (("收到申请", case.received_on), ("受理决定", case.decided_on), ("最后一次调解", talked),
             ("生效", case.effective_on), ("结案", case.closed_on))  # fmt: skip
    known = [(label, day) for label, day in steps if day]
    for (label, day), (after, later) in pairwise(known):
        if later < day:
            wrong = True
            yield Finding(
                MUST, "日期先后不对", f"{after} {dates.long(later)}，早于{label} {dates.long(day)}。"
            )
    filled = subject.values.get("填写", {})
    days = {ask.name: filled[ask.name] for ask in subject.asks if isinstance(filled.get(ask.name), date)}
    for first, last in _SPANS:
        for name, day in days.items():
            other = days.get(name.removesuffix(first) + last) if name.endswith(first) else None
            if other is not None and other < day:
                wrong = True
                text = f"{dates.long(other)} 早于 {dates.long(day)}。"
                fields = (f"填写.{name.removesuffix(first)}{last}",)
                yield Finding(MUST, "日期先后不对", text, name, fields)
    for name, day in days.items():
        if not 1950 <= day.year <= subject.today.year + 20:
            wrong = True
            text = f"写的是 {dates.long(day)}，请核对年份。"
            yield Finding(ASK, "日期不像是真的", text, name, (f"填写.{name}",))
    if not wrong:
        yield Finding(OK, "日期先后合理")


def _days(subject: Subject) -> Iterator[Finding]:
    """A day in the words is one that exists."""
    wrong = False
    for clause in subject.clauses:
        for found in _DAY.finditer(clause.text):
            try:
                date(*map(int, found.groups()))
            except ValueError:
                wrong = True
                text = f"没有「{found[0]}」这一天。"
                yield Finding(MUST, "没有这一天", text, clause.place, clause.fields, found[0])
    if not wrong:
        yield Finding(OK, "写到的日期都存在")


def _names(subject: Subject) -> Iterator[Finding]:
    """A name in the words that differs from a registered one by a single character is mostly a slip."""
    file = subject.file
    parties = [w.name for w in file.workers] + [e.name for e in file.employers]
    known, wrong = list(dict.fromkeys(parties + [a.name for a in file.assignments])), False
    persons = {*known, *(e.legal_rep for e in file.employers), *(e.contact for e in file.employers)}
    persons |= {agent.name for agent in file.agents} | {there.name for there in file.attendees}
    for clause in subject.clauses:
        for typed, right in _slips(clause.text, known, persons):
            wrong = True
            text = f"这里写的是「{typed}」，登记的是「**{right}**」，请核对。"
            yield Finding(ASK, "姓名或者名称与登记不同", text, clause.place, clause.fields, typed)
        for typed in _NAMED.findall(clause.text):
            if not any(name and (typed.startswith(name) or name.startswith(typed)) for name in persons):
                wrong = True
                text = f"登记里没有「{typed}」，请核对。"
                yield Finding(ASK, "姓名或者名称与登记不同", text, clause.place, clause.fields, typed)
    if not wrong:
        yield Finding(OK, "姓名、名称与登记一致")


def _slips(text: str, known: Sequence[str], persons: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pieces of a text that are a known name of three characters or more but for one, and nobody else's name.

    Of a person's name the first character, the surname, must be right: else too much looks like a slip.
    """
    for name in known:
        size = len(name)
        if size < 3:
            continue
        starts = (
            range(len(text)) if size > 4 else (hit.start() for hit in re.finditer(re.escape(name[0]), text))
        )
        for at in starts:
            piece = text[at : at + size]
            if len(piece) < size:
                break
            same = sum(a == b for a, b in zip(piece, name, strict=True))
            if same == size - 1 and piece.isalnum() and piece not in persons:
                yield piece, name


def _numbers(subject: Subject) -> Iterator[Finding]:
    """Document numbers, telephones and 案号 in the words are those of the register."""
    file, wrong = subject.file, False
    numbers = [worker.doc_no for worker in file.workers] + [agent.doc_no for agent in file.agents]
    own = {id_numbers.normalised(number) for number in numbers}
    phones = (
        {w.phone for w in file.workers} | {e.phone for e in file.employers} | {a.phone for a in file.agents}
    )
    for clause in subject.clauses:
        for number in DOCUMENT.findall(clause.text):
            if number.upper() not in own:
                wrong = True
                text = f"这里写的证件号码尾号 {number[-4:]}，与登记的不同。"
                yield Finding(MUST, "证件号码与登记不一致", text, clause.place, clause.fields, number)
        for number in _MOBILE.findall(clause.text):
            if number not in phones:
                wrong = True
                text = f"登记里没有尾号 {number[-4:]} 的电话，请核对。"
                yield Finding(ASK, "电话与登记不一致", text, clause.place, clause.fields, number)
        for number in _NUMBER.findall(clause.text):
            if number != file.case.number and _stem(number) == _stem(file.case.number):
                wrong = True
                text = f"本案是 {file.case.number}，这里写的是 {number}，请核对。"
                yield Finding(ASK, "案号不是本案的", text, clause.place, clause.fields, number)
    if not wrong:
        yield Finding(OK, "号码与登记一致")


def _stem(number: str) -> str:
    return number.partition("第")[0]


def _blanks(subject: Subject) -> Iterator[Finding]:
    yield from blanks(subject.clauses)


def _capitals(subject: Subject) -> Iterator[Finding]:
    yield from capitals(subject.clauses)


def _insurance(subject: Subject) -> Iterator[Finding]:
    yield from insurance(subject.clauses)


def _relation(subject: Subject) -> Iterator[Finding]:
    """令33 §75(4): an agreement that confirms a labour relationship is not reviewed by the arbitration commission."""
    file, code = subject.file, subject.entry.code
    asked = code == REVIEW or REVIEW in {*(p.form for p in file.papers), *(e.form for e in file.entries)}
    if code not in (REVIEW, AGREEMENT) or not asked:
        return
    words = (*subject.clauses, *(clauses(file) if code == REVIEW and file.agreement else ()))
    found = [(clause, hit) for clause in words if (hit := _RELATION.search(clause.text))]
    for clause, hit in {hit[0]: (clause, hit) for clause, hit in found}.values():
        text = "确认劳动关系的调解协议，仲裁委员会不予审查，见劳动人事争议仲裁办案规则第75条。请核对是否还要申请。"
        yield Finding(ASK, "确认劳动关系的内容不予仲裁审查", text, clause.place, clause.fields, hit[0])
    if not found:
        yield Finding(OK, "没有不予仲裁审查的内容")


COMMON: tuple[Check, ...] = (_required, _order, _days, _names, _relation)
WORDS: tuple[Check, ...] = (_numbers, _blanks, _capitals, _insurance)
"""Checks of typed words that the agreement has in its own list."""
