"""De-identified copies: nothing of the persons is left, everything else is."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest
from attrs import evolve
from pypdf import PdfReader

from app.domain.paper import KeptCopy
from app.services.desk import Desk
from app.services.papers import proofs, redacting
from tests.services.group_office import TALKED, lead_group, rows
from tests.services.office import DAY, NUMBER, done

NAMES = ("孟𫖯", "周样本", "高示例")
NUMBERS = ("110101199003072316", "13857120071", "87654321")
PLACES = ("邮水路", "3 幢", "样板路")
KEPT = ("林示例", "赵样本", "示例精工机械有限公司", "示例市滨江区", "91330100MA2K7F3X5T")
AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})*\.\d{2}")
DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
CAPITALS = re.compile(r"人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+")


def text_of(pdf: bytes, folder: Path) -> str:
    """The words as pdftotext reads them, without any blanks."""
    file = folder / "copy.pdf"
    file.write_bytes(pdf)
    read = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True, timeout=60
    )
    return "".join(read.stdout.decode("utf-8").split())


def words_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


@pytest.fixture
def archived(desk_at) -> Desk:
    """The demonstration's case, archived."""
    return desk_at("archive")


def test_nothing_of_a_person_is_left_in_the_volume_and_all_amounts_and_dates_are(archived):
    plain = words_of(proofs.volume(archived, NUMBER))
    made = redacting.redacted_volume(archived, NUMBER)
    clean = words_of(made)
    for secret in (*NAMES, *NUMBERS, *PLACES):
        assert "".join(secret.split()) in plain, f"{secret} stands in the volume"
        assert "".join(secret.split()) not in clean
        assert secret not in made.decode("latin-1")
    for word in KEPT:
        assert word in clean
    for pattern in (AMOUNT, DATE, CAPITALS):
        assert set(pattern.findall(clean)) == set(pattern.findall(plain))
        assert len(pattern.findall(clean)) == len(pattern.findall(plain))
    marks = "".join(mark.title for mark in PdfReader(BytesIO(made)).outline)
    assert "调解协议书" in marks
    assert not any(name in marks for name in NAMES)


def test_every_page_says_what_it_is_and_a_second_reader_finds_nothing_either(archived, tmp_path):
    made = redacting.redacted_volume(archived, NUMBER)
    assert all("脱敏件" in page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    clean = text_of(made, tmp_path)
    assert not [secret for secret in (*NAMES, *NUMBERS, "邮水路", "样板路") if secret in clean]
    assert made == redacting.redacted_volume(archived, NUMBER), "the same bytes when made again"


def test_an_issued_paper_is_copied_from_what_was_frozen(desk_at):
    desk = desk_at("sign:4")
    done(desk, "issue_paper", {"form": "agreement"})
    frozen = words_of(redacting.redacted_paper(desk, NUMBER, "agreement"))
    with desk.read() as reader:
        code = reader.case_by_number(NUMBER).papers[0].code
    assert code not in frozen, "the copy is not the paper and carries no code"
    done(desk, "change_committee", {**committee_of(desk), "name": "改了名的劳动争议调解委员会"}, number="")
    assert words_of(redacting.redacted_paper(desk, NUMBER, "agreement")) == frozen
    assert "改了名的" in words_of(proofs.paper(desk, NUMBER, "agreement"))


def committee_of(desk: Desk) -> dict[str, str]:
    names = ("short", "employer", "credit_code", "legal_rep", "address", "phone", "commission")
    return {name: getattr(desk.committee(), name) for name in names}


def test_in_a_group_everybody_is_somebody_else(desk_at, story):
    desk = desk_at(TALKED)
    lead_group(desk, story, 13)
    clean = words_of(redacting.redacted_paper(desk, NUMBER, "agreement"))
    for row in rows(13):
        assert row["name"] not in clean
        assert row["doc_no"] not in clean
        assert row["phone"] not in clean
        assert f"{float(row['agreed']):,.2f}" in clean
    assert "孟某甲" in clean
    assert "孟某乙" in clean
    notice = words_of(redacting.redacted_paper(desk, NUMBER, "performance_notice", "申请人:5"))
    assert rows(13)[4]["name"] not in notice


def test_an_agent_who_only_sat_at_the_talk_or_was_typed_into_a_form_is_hidden(desk_at, story):
    desk = desk_at("assign")
    given = next(s["given"] for s in story["case_acts"] if s["act"] == "record_session")
    present = "申请人孟𫖯；申请人委托代理人吴旁听（亲友）；被申请人委托代理人：郑代办；调解员林示例、赵样本"
    done(desk, "record_session", given | {"present": present})
    clean = words_of(redacting.redacted_paper(desk, NUMBER, "session_record"))
    assert "吴旁听" not in clean
    assert "郑代办" not in clean
    assert "林示例" in clean
    with desk.read() as reader:
        found = redacting.secrets_of(reader.case_by_number(NUMBER), desk.committee())
    assert {"孟𫖯", "吴旁听", "郑代办"} <= {text for text, _ in found.pairs}
    assert not {"林示例", "赵样本", "示例精工机械有限公司"} & {text for text, _ in found.pairs}


@pytest.mark.parametrize(
    ("frozen", "words", "remark"),
    [(True, "双方平等自愿", "原件为扫描件，按签发内容脱敏"), (False, "扫描件，脱敏副本不附", "扫描件，不附")],
)
def test_in_place_of_a_scan_stands_what_was_issued_or_a_page_that_says_so(desk_at, frozen, words, remark):
    desk = desk_at("sign:4")
    done(desk, "issue_paper", {"form": "agreement"})
    with desk.write() as unit:
        file = unit.case_by_number(NUMBER)
        if not frozen:
            unit.save(evolve(file.papers[0], data=""))
        scan = desk.office.blobs.put(proofs.paper(desk, NUMBER, "agreement"))
        unit.add(
            KeptCopy(
                case_uid=file.case.uid, form="agreement", title="调解协议书", taken_on=DAY.today(), taken_by="演示",
                pages=2, expected=2, blob=scan,
            )
        )  # fmt: skip
        unit.note("take_in_copy", "收回正本", "收回调解协议书的扫描件。", case_uid=file.case.uid)
        unit.commit()
    plain = words_of(proofs.volume(desk, NUMBER))
    clean = words_of(redacting.redacted_volume(desk, NUMBER))
    assert words in clean
    assert remark in clean, "the contents say so too"
    assert "孟𫖯" in plain
    assert not [secret for secret in (*NAMES, *NUMBERS) if secret in clean]


def test_a_docx_copy_is_clean_too(archived):
    made = redacting.redacted_paper(archived, NUMBER, "agreement", kind="docx")
    text = "".join(t.text or "" for t in docx.Document(BytesIO(made)).element.iter("{*}t"))
    assert "40,812.05" in text
    assert not [secret for secret in (*NAMES, *NUMBERS) if secret in text]


def test_one_word_for_the_volume(archived):
    assert redacting.redacted_paper(archived, NUMBER, "卷宗") == redacting.redacted_volume(archived, NUMBER)
