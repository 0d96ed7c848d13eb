"""What the page of forms shows: the list of all forms, one of them with its draft, and a trial of a text."""

from __future__ import annotations

from attrs import frozen

from app.documents.library import FormEntry
from app.domain.errors import PaperProblem, Refusal
from app.services import catalogue, drafts
from app.services.desk import Desk
from app.services.forms import form_check, form_fields
from app.services.forms.form_check import Fault
from app.services.forms.form_fields import FieldList
from app.services.forms.own_forms import own_forms
from app.services.papers import press

ADOPT = "adopt_form"


@frozen
class FormRow:
    """One form of the list: `own` when the committee's own text is in use, `word` the name of its Word file."""

    code: str
    name: str
    about: str
    own: bool
    word: str


@frozen
class FormList:
    """All forms in the order of the volume, and why own ones are not in use."""

    rows: tuple[FormRow, ...]
    problems: tuple[str, ...]


@frozen
class FormSheet:
    """One form to be edited: the text in use, the shipped one, and the draft of this user ("" without one)."""

    entry: FormEntry
    text: str
    shipped: str
    draft: str
    own: bool
    word: str


@frozen
class Trial:
    """A text tried: its faults; the PDF with its number of pages, empty when it could not be set; its fields."""

    code: str
    faults: tuple[Fault, ...]
    pdf: bytes
    pages: int
    fields: FieldList | None


def form_list(desk: Desk) -> FormList:
    """Every form with the act it comes from and whether it is the office's own."""
    kept = own_forms(desk)
    rows = []
    for entry in desk.forms.entries:
        found = kept.get(entry.code)
        about = (
            f"{catalogue.ACTS[entry.act].label} · {entry.volume}"
            if entry.act in catalogue.ACTS
            else entry.volume
        )
        own = desk.forms.is_own(entry.code)
        rows.append(FormRow(entry.code, entry.name, about, own, found.word_name if found else ""))
    return FormList(tuple(rows), desk.forms.problems())


def form_sheet(desk: Desk, code: str) -> FormSheet:
    """One form for the editor; raises PaperProblem for an unknown one or a file that cannot be read."""
    entry = desk.forms.find(code)
    kept = drafts.load(desk, f"{ADOPT}:{entry.code}") or {}
    found = own_forms(desk).get(entry.code)
    text = desk.forms.text(entry.code)
    draft = str(kept.get("text", ""))
    return FormSheet(
        entry, text, desk.forms.shipped_text(entry.code), "" if draft == text else draft,
        entry.code in desk.forms.own_texts(), found.word_name if found else "",
    )  # fmt: skip


def trial(desk: Desk, code: str, text: str, sample: str, side: str = "") -> Trial:
    """Check a text and set its page; what cannot be set is one fault more, and so is a case that does not exist."""
    checked = form_check.check_text(desk, code, text)
    faults = checked.problems
    fields = None
    if checked.form is not None:
        fields = form_fields.known(desk.law).with_asks(checked.form.asks)
    try:
        pdf = form_check.preview(desk, code, text, sample, side) if checked.form is not None else b""
    except PaperProblem as problem:
        fault = form_check.fault_of(problem, text)
        known = fault.line and any(other.line == fault.line for other in faults)
        return Trial(code, faults if known else (*faults, fault), b"", 0, fields)
    except Refusal as refused:
        return Trial(code, (*faults, Fault(0, "", refused.sentence)), b"", 0, fields)
    return Trial(code, faults, pdf, press.page_count(pdf) if pdf else 0, fields)
