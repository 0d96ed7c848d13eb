"""Trying the text of a form: what is wrong with it, by line and phrase, and its page with sample values or a case."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from app.documents.asks import from_json
from app.documents.left_over import left_over
from app.documents.library import FormEntry
from app.domain.errors import PaperProblem
from app.services.desk import Desk
from app.services.forms import filling, form_fields, samples
from app.services.forms.context import context, office_context
from app.services.forms.form_fields import FieldList
from app.services.forms.sheets import Sheet
from app.services.papers import papers, press
from app.services.papers.recipients import recipient
from app.services.papers.wanting import wanted

if TYPE_CHECKING:
    from app.documents.form import Form
    from app.documents.model import Doc

SAMPLES = ("普通", "极端", "空白", "多人")
"""The sample cases a form can be seen with: an ordinary one, the longest and strangest values, nothing filled in,
a group of workers."""
_PLACE = re.compile(r"^文书(?:文件)?“[^”]*”第 (\d+) 行(?:起)?：")
_PHRASE = 24
_UNCLOSED = "没有结束，请补上 {% endif %} 或 {% endfor %}"
_BLOCK = re.compile(r"\{%-?\s*(if|for|endif|endfor)\b")
_MARK = re.compile("unexpected char '(.)'")
_MARKS = re.compile(r"\{[{%].*?[}%]\}")
_MORE_LIKE = 0.6


@frozen
class Fault:
    """One thing wrong: the line of the text (from 1, 0 for the whole), the phrase that stands there, one sentence."""

    line: int
    phrase: str
    text: str

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""
        if not self.line:
            return self.text
        return (
            f"第 {self.line} 行“{self.phrase}”：{self.text}"
            if self.phrase
            else f"第 {self.line} 行：{self.text}"
        )


@frozen
class Checked:
    """What a check found: the form as far as it could be read, and every fault in the order of the lines."""

    form: Form | None
    problems: tuple[Fault, ...]


def check_text(desk: Desk, code: str, text: str) -> Checked:
    """Read a text as the form `code`, compare its placeholders with the list, fill it from every sample.

    Quick enough to follow typing. Raises PaperProblem only when there is no such form at all.
    """
    entry = desk.forms.find(code)
    try:
        form = desk.forms.read(entry.code, text)
    except PaperProblem as problem:
        return Checked(None, (fault_of(problem, text),))
    known = form_fields.known(desk.law).with_asks(form.asks)
    found = [*_unknown(form, known, text), *_left_out(entry, form), *_unfilled_words(text, known)]
    lines = {fault.line for fault in found}
    filled = (fault_of(problem, text) for problem in _unfilled(form, form_fields.sample_values(desk.law)))
    found += [fault for fault in dict.fromkeys(filled) if fault.line not in lines]
    return Checked(form, tuple(sorted(dict.fromkeys(found), key=lambda fault: fault.line or 1_000_000)))


def check_whole(desk: Desk, code: str, text: str) -> tuple[Fault, ...]:
    """As check_text, and set the form from every sample as PDF and DOCX, so that no character lacks a face."""
    checked = check_text(desk, code, text)
    if checked.form is None or checked.problems:
        return checked.problems
    docs: list[Doc] = []
    for values in _with_entries(checked.form, form_fields.sample_values(desk.law)):
        doc = press.fill(checked.form, values)
        if doc not in docs:
            docs.append(doc)
    try:
        for doc in docs:
            press.pdf(doc, desk.fonts, samples.DAY)
            press.docx(doc, desk.fonts, samples.DAY)
    except PaperProblem as problem:
        return (fault_of(problem, text),)
    return ()


def preview(desk: Desk, code: str, text: str, sample: str, side: str = "") -> bytes:
    """The PDF of a text as the form `code`, for one of SAMPLES or a case by its 案号; `side` is its recipient.

    Raises PaperProblem naming line and phrase when it cannot be set, NotFound for the case.
    """
    form = desk.forms.read(code, text)
    values = _sample(desk, form, sample) if sample in SAMPLES else _of_case(desk, form, sample, side)
    return press.pdf(press.fill(form, values), desk.fonts, desk.clock.today()).data


def _sample(desk: Desk, form: Form, sample: str) -> Sheet:
    """The values of a sample; what the form asks for is filled in but for the empty one."""
    entry = desk.forms.find(form.code)
    case = {"普通": samples.ordinary_case, "极端": samples.strange_case}.get(sample)
    if sample == "空白":
        values = office_context(samples.COMMITTEE, desk.law, samples.DAY)
        return values | {"填写": from_json(form.asks, {})}
    file = case() if case else samples.group_case(samples.GROUP)
    to = recipient(file, entry)
    values = context(file, samples.COMMITTEE, desk.law, samples.DAY, side=to.side, person=to.person)
    return values | form_fields.BINDING | {"填写": form_fields.filled_asks(form.asks)}


def _of_case(desk: Desk, form: Form, number: str, side: str) -> Sheet:
    with desk.read() as unit:
        file = unit.case_by_number(number)
        found = wanted(desk, file, form.code)
        to = recipient(file, found.entry, side)
        values = papers.values_for(desk, unit, file, found, to)
    return values | {"填写": filling.filled(file, form.asks, to.key(found.key))}


def _unknown(form: Form, known: FieldList, text: str) -> Iterator[Fault]:
    """Placeholders that are not in the list, each with the nearest one that is."""
    names = known.leaves | known.holders
    for blank in form.blanks:
        if "、" in blank.name or known.has(blank.name):
            continue
        yield Fault(blank.line, _phrase(text, blank.line, blank.name), _no_such(blank.name, names))


def _no_such(name: str, names: Iterable[str]) -> str:
    """A sentence about a name that does not exist; of a list's items only names of that list are proposed."""
    over, inside, word = name.rpartition("[].")
    rivals = [known.removeprefix(over + inside) for known in names if known.startswith(over + inside)]
    near = difflib.get_close_matches(word, rivals, 1, _MORE_LIKE)
    hint = f"要写的可能是“{near[0]}”。" if near else "请改成字段清单里的名称。"
    if inside and rivals:
        return f"“{over.replace('[]', '')}”的每一项里没有“{word}”，{hint}"
    return f"没有“{name.replace('[]', '')}”这个空白，{hint}"


def _left_out(entry: FormEntry, form: Form) -> Iterator[Fault]:
    """What the catalogue says must not be empty has to be printed as well."""
    asked = {blank.name for blank in form.blanks}
    for needed in entry.required:
        if needed.field not in asked:
            yield Fault(0, "", f"没有印出必备的“{needed.field}”（{needed.rule}），请补上。")


def _unfilled_words(text: str, known: FieldList) -> Iterator[Fault]:
    """What would be printed as it was typed although it is meant as a blank."""
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "+++"), -1) + 1
    for number, line in enumerate(lines, 1):
        if number > start or line.startswith(("title", "docno")):
            why = left_over(line, known.leaves)
            if why:
                yield Fault(number, _phrase(text, number, ""), why)


def _with_entries(form: Form, contexts: Iterable[Sheet]) -> Iterator[Sheet]:
    """Each sample as it is, and with what the form asks for filled in."""
    filled = form_fields.filled_asks(form.asks)
    for values in contexts:
        yield values
        if filled:
            yield values | {"填写": filled}


def _unfilled(form: Form, contexts: Sequence[Mapping[str, Any]]) -> Iterator[PaperProblem]:
    for values in _with_entries(form, [dict(values) for values in contexts]):
        try:
            press.fill(form, values)
        except PaperProblem as problem:
            yield problem


def fault_of(problem: PaperProblem, text: str) -> Fault:
    """A refusal of a text as a fault: the sentence taken apart into line, phrase and what is wrong there."""
    sentence = problem.sentence
    found = _PLACE.match(sentence)
    if found is None:
        return _of_character(sentence, text)
    fault = Fault(int(found[1]), "", sentence[found.end() :])
    if _UNCLOSED in fault.text:
        fault = evolve(fault, line=_opened(text) or fault.line)
    elif "空白或条件的写法有误" in fault.text:
        fault = evolve(fault, line=_broken(text) or fault.line, text=_in_words(fault.text))
    elif "没有写完" in fault.text:
        fault = evolve(fault, line=_broken(text) or fault.line)
    named = re.match(r"“([^”]+)”：", fault.text)
    if named is not None:
        return evolve(fault, phrase=named[1], text=fault.text[named.end() :])
    quoted = re.search(r"“([^”]+)”", fault.text)
    return evolve(fault, phrase=_phrase(text, fault.line, quoted[1] if quoted else ""))


def _of_character(sentence: str, text: str) -> Fault:
    """A fault without a line: of a character that stands in the text its line, else of the whole."""
    found = re.search(r"“(.)”（U\+", sentence)
    lines = text.splitlines()
    line = next((n for n, words in enumerate(lines, 1) if found and found[1] in words), 0)
    return Fault(line, _phrase(text, line, found[1] if found else ""), sentence)


def _opened(text: str) -> int:
    """The line of the innermost condition or loop that is not closed, 0 when all are."""
    stack: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        for word in _BLOCK.findall(line):
            if word in ("if", "for"):
                stack.append(number)
            elif stack:
                stack.pop()
    return stack[-1] if stack else 0


def _broken(text: str) -> int:
    """The first line on which a blank or a mark is begun and not ended, 0 when there is none."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.count("{{") != line.count("}}") or line.count("{%") != line.count("%}"):
            return number
    return 0


def _in_words(text: str) -> str:
    """What Jinja says in English, as far as it says more than that something is wrong."""
    char = _MARK.search(text)
    if char:
        return f"空白里不能有“{char[1]}”，名称之间用英文句点，写法之前用英文竖线。"
    return "空白或条件的写法有误，请核对括号、竖线和引号是否成对、是否为英文符号。"


def _phrase(text: str, line: int, part: str) -> str:
    """What stands on a line, shortened around the part that is meant."""
    lines = text.splitlines()
    words = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    if len(words) <= _PHRASE:
        return words
    meant = part.rpartition("]")[2].strip(".")
    blanks = [blank for blank in _MARKS.findall(words) if meant and meant in blank]
    if blanks and len(blanks[0]) <= 2 * _PHRASE:
        return str(blanks[0])
    at = max(words.find(part) - 4, 0) if part else 0
    return ("……" if at else "") + words[at : at + _PHRASE] + "……"
