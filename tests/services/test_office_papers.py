"""The papers of the registers: each filled from its record, as PDF and DOCX, and what is refused."""

import io

import docx
import pypdf
import pytest

from app.domain.errors import NotFound, PaperProblem
from app.domain.office import Mediator
from app.services.papers.office_papers import FILLING, office_paper
from tests.services.office import done
from tests.services.test_acts import ANSWERED, EVALUATION, GRIEVANCE, TRAINING

WORDS = {
    "appointment_letter": ("林示例", "先生", "2026年1月1日", "2028年12月31日"),
    "mediator_evaluation": ("林示例", "2025年度", "55.5 分（满分 60 分）", "优秀（93.5 分）"),
    "training_record": ("调解笔录写作", "2026年9月9日", "考核合格：林示例。", "赵样本"),
    "grievance_reply": ("诉求第1号", "匿名", "夜班没有热餐", "供餐合同到期", "已经续签", "2026年11月12日"),
}


@pytest.fixture
def records(desk_at):
    """An office, and for each form the uid of a record it can be set for."""
    desk = desk_at("appoint_mediator:2")
    with desk.read() as reader:
        mediator = reader.first(Mediator, name="林示例")
    uids = {"appointment_letter": mediator.uid}
    for form, act, given in (
        ("mediator_evaluation", "evaluate_mediator", EVALUATION),
        ("training_record", "record_training", TRAINING),
        ("grievance_reply", "record_grievance", GRIEVANCE),
    ):
        uids[form] = done(desk, act, given, number="").result["uid"]
    done(desk, "answer_grievance", ANSWERED, number="")
    return desk, uids


def printed(data: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).replace("\n", "")


def typed(data: bytes) -> str:
    made = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "".join([p.text for p in made.paragraphs] + cells).replace("\n", "")


@pytest.mark.parametrize("form", list(FILLING))
def test_a_paper_says_what_the_record_holds(records, form):
    desk, uids = records
    pdf = printed(office_paper(desk, form, uids[form])).replace(" ", "")
    word = typed(office_paper(desk, form, uids[form], "docx")).replace(" ", "")
    for words in WORDS[form]:
        assert words.replace(" ", "") in pdf
        assert words.replace(" ", "") in word


@pytest.mark.parametrize("form", list(FILLING))
def test_nothing_is_handed_to_a_form_that_it_does_not_ask_for(records, form):
    desk, uids = records
    with desk.read() as reader:
        filled = FILLING[form](desk, reader, uids[form])
    asks = {ask.name: ask for ask in desk.forms.form(form).asks}
    assert set(filled) - {"成文日期"} <= set(asks)
    for name, value in filled.items():
        if isinstance(value, list):
            assert value
            assert {key for row in value for key in row} <= {column.name for column in asks[name].columns}


def test_a_mediator_has_a_sheet_before_he_is_evaluated(records):
    desk, uids = records
    text = printed(office_paper(desk, "mediator_evaluation", uids["appointment_letter"]))
    assert "2026年度" in text
    assert "优秀" not in text


def test_an_unanswered_grievance_leaves_its_answer_open(records):
    desk, _ = records
    uid = done(desk, "record_grievance", GRIEVANCE, number="").result["uid"]
    text = printed(office_paper(desk, "grievance_reply", uid))
    assert "夜班没有热餐" in text
    assert "已经续签" not in text


def test_a_form_of_a_case_or_an_unknown_record_is_refused(records):
    desk, uids = records
    with pytest.raises(PaperProblem) as caught:
        office_paper(desk, "agreement", uids["training_record"])
    assert "要为一件案件来排" in caught.value.sentence
    with pytest.raises(NotFound):
        office_paper(desk, "training_record", "无此记录")
