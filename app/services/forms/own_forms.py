"""A committee's own forms: a text in place of the shipped one, a Word file for the editable copy; checked first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from app.documents.library import FormEntry, FormLibrary
from app.domain.errors import InvalidInput, PaperProblem, Problem
from app.domain.fields import same, spec
from app.domain.paper import OwnForm
from app.services.catalogue import Told, Work, act, refuse_field
from app.services.desk import Desk
from app.services.forms import form_check, form_fields
from app.services.forms.sheets import Sheet
from app.services.keeping import keep
from app.services.papers import press
from app.services.papers.volumes import CONTENTS
from app.store.office import Office
from app.store.reader import Reader

WORD_MOST = 20_000_000
"""Bytes: a larger Word file is no template."""
_TOLD_AT_ONCE = 10
_HELP = "文书代码或名称，见 forms 命令。"


@frozen
class NewForm:
    """Which form is replaced, and the whole text with its front matter."""

    form: str = same(OwnForm, "code", help=_HELP)
    text: str = same(OwnForm, "text", required=True, help="整个格式文件，写法见随附的格式。")


@frozen
class OneForm:
    """Which form is meant."""

    form: str = same(OwnForm, "code", help=_HELP)


@frozen
class NewWord:
    """Which form gets a Word file as template of its DOCX, and where that file lies."""

    form: str = same(OwnForm, "code", help=_HELP)
    file: str = spec(
        "Word 文件", "file", required=True, help="本会自己的 .docx 文件，空白写成 {{ 申请人.姓名 }}。"
    )


def texts(office: Office) -> dict[str, str]:
    """The own texts that are recorded in an office, by their codes."""
    with office.read() as reader:
        return {own.code: own.text for own in reader.find(OwnForm) if own.text}


def own_forms(desk: Desk) -> dict[str, OwnForm]:
    """What the office keeps of its own, by code."""
    with desk.read() as reader:
        return {own.code: own for own in reader.find(OwnForm)}


@act("adopt_form", "启用自拟格式", NewForm, subject="office", icon="file-pen-line")
def adopt_form(work: Work, given: NewForm) -> Told:
    """用本会自拟的格式代替随附的格式；先在全部样例上试排，有一处不对都不启用。"""
    entry = work.desk.forms.find(given.form)
    faults = form_check.check_whole(work.desk, entry.code, given.text)
    if faults:
        raise InvalidInput([Problem("text", fault.sentence) for fault in faults[:_TOLD_AT_ONCE]])
    if given.text.strip() == work.desk.forms.shipped_text(entry.code).strip():
        raise refuse_field(
            "text", f"与随附的{entry.name}一字不差，不用启用；要回到随附的格式，请选“恢复原格式”。"
        )
    _keep(work, entry, text=given.text)
    _use(work, entry, given.text)
    return Told(f"启用自拟的{entry.name}格式。", work.today, {"form": entry.code})


@act("drop_form", "恢复原格式", OneForm, subject="office", icon="undo-2")
def drop_form(work: Work, given: OneForm) -> Told:
    """不再用自拟的格式，回到随附的格式；已签发的文书不变。"""
    entry = work.desk.forms.find(given.form)
    found = work.unit.first(OwnForm, code=entry.code)
    if found is None or not found.text:
        raise refuse_field("form", f"{entry.name}用的就是随附的格式，没有自拟的。")
    _keep(work, entry, text="")
    _use(work, entry, "")
    return Told(f"{entry.name}恢复随附的格式。", work.today, {"form": entry.code})


@act("set_word_template", "启用 Word 模板", NewWord, subject="office", icon="file-text")
def set_word_template(work: Work, given: NewWord) -> Told:
    """用本会自己的 Word 文件做 DOCX 的模板；PDF 和已签发的文书不变。"""
    entry = work.desk.forms.find(given.form)
    if entry.code == CONTENTS:
        raise refuse_field("form", f"{entry.name}由程序随卷编排，不能用 Word 模板。")
    data = _word_file(Path(given.file))
    try:
        faults = _word_faults(work.desk, entry, data)
    except PaperProblem as problem:
        faults = (problem.sentence,)
    if faults:
        raise InvalidInput([Problem("file", sentence) for sentence in faults[:_TOLD_AT_ONCE]])
    _keep(work, entry, word=keep(work, data), word_name=Path(given.file).name)
    return Told(
        f"{entry.name}的 DOCX 改用 Word 模板 {Path(given.file).name}。", work.today, {"form": entry.code}
    )


@act("drop_word_template", "停用 Word 模板", OneForm, subject="office", icon="file-text")
def drop_word_template(work: Work, given: OneForm) -> Told:
    """DOCX 不再用 Word 模板，仍由程序按格式排。"""
    entry = work.desk.forms.find(given.form)
    found = work.unit.first(OwnForm, code=entry.code)
    if found is None or not found.word:
        raise refuse_field("form", f"{entry.name}没有 Word 模板。")
    _keep(work, entry, word="", word_name="")
    return Told(f"{entry.name}停用 Word 模板 {found.word_name}。", work.today, {"form": entry.code})


def word_docx(desk: Desk, reader: Reader, code: str, values: Sheet) -> bytes | None:
    """The DOCX of a paper by the committee's own Word template; None when it has none for this form.

    Raises PaperProblem with the paragraph when a value cannot be filled in.
    """
    own = reader.first(OwnForm, code=code)
    if own is None or not own.word:
        return None
    made = _word_values(desk, code, values, desk.forms.form(code).copies)
    return press.fill_word(desk.office.blobs.get(own.word), made)


def _word_values(desk: Desk, code: str, values: Mapping[str, Any], copies: int) -> dict[str, Any]:
    return {**values, "文书": {"名称": desk.forms.find(code).name, "份数": copies, "编号": ""}}


def _word_faults(desk: Desk, entry: FormEntry, data: bytes) -> tuple[str, ...]:
    """What is wrong with a Word template: unknown names and marks, then what cannot be filled from a sample."""
    form = desk.forms.form(entry.code)
    known = form_fields.known(desk.law).with_asks(form.asks)
    faults = press.check_word(data, known.leaves | known.holders)
    if faults:
        return faults
    filled = form_fields.filled_asks(form.asks)
    for values in form_fields.sample_values(desk.law):
        press.fill_word(data, _word_values(desk, entry.code, {**values, "填写": filled}, entry.copies))
    return ()


def _word_file(path: Path) -> bytes:
    """The bytes of a file named by the user; raises InvalidInput when it cannot be read or is too large."""
    try:
        if path.stat().st_size > WORD_MOST:
            raise refuse_field(
                "file", f"“{path.name}”超过 {WORD_MOST // 1_000_000} MB，不像一份模板，请换一个文件。"
            )
        return path.read_bytes()
    except OSError as error:
        raise refuse_field(
            "file", f"“{path.name}”读不出来，请确认文件在那里并且没有被别的程序占用。"
        ) from error


def _keep(work: Work, entry: FormEntry, **changed: str) -> None:
    """Record what changed of an own form; a record in which nothing is left is taken away."""
    found = work.unit.first(OwnForm, code=entry.code)
    base = found or OwnForm(code=entry.code, name=entry.name)
    made = evolve(base, changed_on=work.today, changed_by=work.user.name, **changed)
    if found is None:
        work.unit.add(made)
    elif made.text or made.word:
        work.unit.save(made)
    else:
        work.unit.remove(found)


def _use(work: Work, entry: FormEntry, text: str) -> None:
    """Let the open office use the text from now on; should the act fail, what was in use before."""
    library: FormLibrary = work.desk.forms
    before = library.own_texts()
    now = {code: own for code, own in before.items() if code != entry.code}
    library.use_own(now | ({entry.code: text} if text else {}))
    work.if_it_fails(partial(library.use_own, before))
