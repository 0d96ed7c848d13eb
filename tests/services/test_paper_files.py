"""What the command `paper` writes: one file, one a recipient, one for all, and de-identified copies."""

import shutil
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from app.domain.errors import PaperProblem, Refusal
from app.services.desk import Desk
from app.services.papers.paper_files import write_paper
from tests.services.group_office import TALKED, lead_group, rows
from tests.services.office import NUMBER, open_office

NOTICE = "performance_notice"


@pytest.fixture(scope="module")
def group(template, story, tmp_path_factory) -> Iterator[Desk]:
    """A group of three whose agreement is in force; nobody changes it."""
    folder = tmp_path_factory.mktemp("group") / "office"
    shutil.copytree(template(TALKED), folder)
    desk = open_office(folder)
    lead_group(desk, story, 3)
    yield desk
    desk.close()


def words(path) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize(
    ("party", "name"), [("申请人:2", 1), ("申请人：3", 2), ("申请人", 0), ("1", 0), ("", 0)]
)
def test_one_paper_goes_to_the_recipient_named(group, tmp_path, party, name):
    out = tmp_path / "告知书.pdf"
    assert write_paper(group, NUMBER, "履行告知书", out, party=party) == [out]
    names = [row["name"] for row in rows(3)]
    assert [one for one in names if one in words(out)] == [names[name]]


def test_all_writes_a_file_for_each_recipient_into_a_folder(group, tmp_path):
    out = tmp_path / "新的" / "文件夹"
    written = write_paper(group, NUMBER, NOTICE, out, party="all")
    assert [path.name for path in written] == [
        *(f"履行告知书 {n:03d} {row['name']}.pdf" for n, row in enumerate(rows(3), 1)), "履行告知书 被申请人.pdf"
    ]  # fmt: skip
    assert sorted(out.iterdir()) == sorted(written)
    assert write_paper(group, NUMBER, "agreement", out, party="all") == [out / "调解协议书.pdf"]


def test_all_into_one_pdf(group, tmp_path):
    out = tmp_path / "全部.pdf"
    assert write_paper(group, NUMBER, NOTICE, out, party="all") == [out]
    assert len(PdfReader(out).outline) == 4


def test_de_identified_copies_say_no_name_not_even_in_the_name_of_the_file(group, tmp_path):
    written = write_paper(group, NUMBER, NOTICE, tmp_path, party="all", redacted=True)
    assert [path.name for path in written][:2] == [
        "履行告知书 申请人 1（脱敏件）.pdf", "履行告知书 申请人 2（脱敏件）.pdf"
    ]  # fmt: skip
    one = tmp_path / "一份.pdf"
    write_paper(group, NUMBER, "agreement", one, redacted=True)
    for path in (*written, one):
        assert not [row["name"] for row in rows(3) if row["name"] in words(path)]
        assert "脱敏件" in words(path)


def test_the_volume_is_written_whole_or_de_identified(group, tmp_path):
    plain, clean = tmp_path / "卷宗.pdf", tmp_path / "脱敏.pdf"
    write_paper(group, NUMBER, "volume", plain)
    write_paper(group, NUMBER, "卷宗", clean, redacted=True)
    assert rows(3)[1]["name"] in words(plain)
    assert rows(3)[1]["name"] not in words(clean)


@pytest.mark.parametrize(
    ("form", "out", "more", "said"),
    [
        (NOTICE, "x.docx", {"party": "all"}, "要写进一个文件夹"),
        (NOTICE, "x.pdf", {"party": "all", "redacted": True}, "写成一个文件夹"),
        (NOTICE, "x.txt", {}, "不能写成"),
        ("volume", "x.docx", {}, "不能写成"),
    ],
)
def test_what_cannot_be_written_is_refused(group, tmp_path, form, out, more, said):
    with pytest.raises(Refusal, match=said):
        write_paper(group, NUMBER, form, tmp_path / out, **more)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("party", ["工会", "申请人:4", "被申请人:1"])
def test_a_recipient_who_is_none_is_refused(group, tmp_path, party):
    with pytest.raises(PaperProblem, match="不发给"):
        write_paper(group, NUMBER, NOTICE, tmp_path / "x.pdf", party=party)
