"""Every form set as PDF and DOCX, from the usual case and from the ugliest."""

import io
import re
from pathlib import Path

import pypdf
import pytest

from app import bootstrap
from app.documents.form import fill
from app.documents.library import FormLibrary
from app.documents.model import Closing, Heading, Note, PageBreak, Para, SignBlock, Table
from app.documents.writer import set_docx, set_pdf, text_of
from tests.documents import forms_samples as samples
from tests.documents.paper_samples import docx_text, squeezed

LIBRARY = FormLibrary(Path(__file__).resolve().parents[2] / "forms")
CASES = {
    "usual": samples.USUAL,
    "ugliest": samples.ugliest(),
    "bare": samples.bare(),
    "refused": samples.refused("被申请人不同意调解", "一、理由"),
}
PAPERS = [
    pytest.param(entry.code, case, side, id=f"{case}-{entry.code}{'-' + side if side else ''}")
    for case in CASES
    for entry in LIBRARY.entries
    for side in (("申请人", "被申请人") if entry.per_party else ("",))
]
NUMBER = re.compile(r"—\s*\d+\s*—|第\s*\d+\s*页\s*共\s*\d+\s*页")


def filled(code: str, case: str, side: str):
    return fill(LIBRARY.form(code), samples.sheets(CASES[case], bootstrap.law(), side))


def pages(data: bytes) -> list[str]:
    return [NUMBER.sub("", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def headings(doc) -> list[str]:
    """The words of the heading rows of all tables."""
    tables = [block for block in doc.blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows[: table.header] for cell in row]
    return [run.text for cell in cells for para in cell.paras for run in para.runs]


@pytest.mark.parametrize(("code", "case", "side"), PAPERS)
def test_both_outputs_say_the_same(fonts, code, case, side):
    doc = filled(code, case, side)
    said = squeezed(text_of(doc))
    assert squeezed(docx_text(set_docx(doc, fonts, made_on=samples.TODAY))) == said
    data = set_pdf(doc, fonts, made_on=samples.TODAY).data
    printed = squeezed("".join(pages(data)))
    # beyond the words, only the heading rows of tables may come again on a new page
    rest = iter(printed)
    assert all(char in rest for char in said)
    again = sum(len(squeezed(text)) for text in headings(doc))
    assert len(printed) - len(said) <= again * len(pages(data))


@pytest.mark.parametrize(("code", "case", "side"), PAPERS)
def test_the_signature_never_stands_alone_on_a_page(fonts, code, case, side):
    result = set_pdf(filled(code, case, side), fonts, made_on=samples.TODAY)
    texts = [squeezed(text) for text in pages(result.data)]
    for page in {slot.page for slot in result.slots}:
        labels = [squeezed(slot.label) for slot in result.slots if slot.page == page]
        before = min(texts[page].index(label) for label in labels)
        assert before >= 10
    assert all(len(text) > 20 for text in texts)


def own_words(doc) -> list[str]:
    """Every paragraph, cell and label in the form's own words, with 某 for each value."""
    out = []
    for block in doc.blocks:
        if isinstance(block, Table):
            paras = [para.runs for row in block.rows for cell in row for para in cell.paras]
        elif isinstance(block, SignBlock):
            paras = [slot.runs for slot in block.slots]
        elif isinstance(block, Closing):
            paras = list(block.lines)
        elif isinstance(block, PageBreak):
            continue
        else:
            paras = [block.runs]
        out += [
            "".join(("某" if run.text else "") if run.field else run.text for run in runs) for runs in paras
        ]
    return out


@pytest.mark.parametrize(("code", "case", "side"), PAPERS)
def test_nothing_empty_and_nothing_unresolved_is_printed(code, case, side):
    doc = filled(code, case, side)
    for block in doc.blocks:
        if isinstance(block, Para | Heading | Note):
            assert "".join(run.text for run in block.runs).strip()
        elif isinstance(block, Table):
            assert all(
                any(run.text for cell in row for p in cell.paras for run in p.runs) for row in block.rows
            )
    said = "\n".join(own_words(doc))
    assert not re.search(r"[{}|*#\ue000-\ue003]|:::|None|True|False", said)


@pytest.mark.parametrize(("code", "case", "side"), PAPERS)
def test_what_may_be_issued_has_no_hole_in_a_sentence(code, case, side):
    values = samples.sheets(CASES[case], bootstrap.law(), side)
    hole = re.search(
        r"（）|（￥）|[，；：。、（][，；。、）]|于[，。]|^[，；。、]",
        "\n".join(own_words(filled(code, case, side))),
        re.M,
    )
    assert LIBRARY.find(code).lacking(values) or hole is None


@pytest.mark.parametrize("code", ["application", "agreement", "performance_notice", "acceptance_notice"])
def test_hostile_names_arrive_as_they_were_typed(fonts, code):
    data = set_pdf(filled(code, "ugliest", "被申请人"), fonts, made_on=samples.TODAY).data
    said = squeezed("".join(pages(data)))
    assert samples.UGLY_EMPLOYER in said
    assert samples.UGLY_NAME in said


def test_ten_thousand_characters_of_facts_are_all_there(fonts):
    facts = squeezed(CASES["ugliest"].case.facts)
    assert len(CASES["ugliest"].case.facts) == 10_000
    data = set_pdf(filled("application", "ugliest", ""), fonts, made_on=samples.TODAY).data
    assert facts in squeezed("".join(pages(data)))


@pytest.mark.parametrize("code", ["agreement", "performance_notice"])
def test_no_amount_and_no_date_is_torn(fonts, code):
    """Twelve instalments of ten million: figures and dates each stay on one line of their cell."""
    data = set_pdf(filled(code, "ugliest", "被申请人"), fonts, made_on=samples.TODAY).data
    said = "\n".join(pages(data))  # not squeezed: where a line ends, a blank is read
    for number in range(1, 13):
        assert f"10,000,000.{number - 1:02d}" in said
        assert f"2026年{number}月28日" in said


def test_the_usual_papers_are_short(fonts):
    two = (
        "oral_application", "consent_inquiry", "acceptance_notice", "refusal_notice", "rights_notice", "session_notice",
        "investigation_record", "agreement", "settlement_agreement", "arbitration_review_application",
        "judicial_confirmation_application", "performance_reminder", "termination_notice", "grievance_reply",
        "mediation_certificate", "payment_order_application",
    )  # fmt: skip
    more = dict.fromkeys(two, 2) | {"performance_notice": 3}
    for code in (entry.code for entry in LIBRARY.entries):
        case = "refused" if code == "refusal_notice" else "usual"
        assert set_pdf(filled(code, case, ""), fonts, made_on=samples.TODAY).pages <= more.get(code, 1)
