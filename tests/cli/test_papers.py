"""Papers on the command line: any form for any case, one file a recipient, de-identified, and comparing a file."""

import io

import pikepdf
import pytest

from app.documents import preview
from tests.cli.conftest import NUMBER


@pytest.fixture(autouse=True)
def office(demo, monkeypatch):
    """The demonstration office, only read."""
    monkeypatch.setenv("MEDIATION_DESK_OFFICE", str(demo / "office"))
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", "演示")


def test_every_form_of_the_list_is_written_for_a_case(run, tmp_path):
    codes = [line.split()[0] for line in run("forms").out.splitlines()]
    assert len(codes) == 41
    for code in codes:
        out = tmp_path / f"{code}.pdf"
        assert run("paper", NUMBER, code, "--out", out).status == 0
        assert out.read_bytes().startswith(b"%PDF-1.7")


def test_each_recipient_gets_a_file(run, tmp_path):
    folder = tmp_path / "告知书"
    assert run("paper", NUMBER, "履行告知书", "--party", "all", "--out", folder).status == 0
    assert sorted(path.stem for path in folder.iterdir()) == ["履行告知书 申请人", "履行告知书 被申请人"]
    told = run("paper", NUMBER, "履行告知书", "--party", "申请人:3", "--out", tmp_path / "x.pdf")
    assert told.sentence == "履行告知书不发给“申请人:3”；只能是申请人或被申请人。"


def test_a_redacted_paper_names_nobody(run, tmp_path):
    out = tmp_path / "脱敏.pdf"
    assert run("paper", NUMBER, "agreement", "--redacted", "--out", out).status == 0
    said = "".join(preview.texts(out.read_bytes()))
    assert "孟𫖯" not in said
    assert "110101199003072316" not in said
    assert "40,812.05" in said


def test_a_file_is_compared_with_what_was_issued(run, tmp_path):
    out = tmp_path / "卷宗.pdf"
    assert run("paper", NUMBER, "卷宗", "--out", out).status == 0
    same = run("verify", out)
    assert same.status == 0
    assert "一致" in same.out
    changed = io.BytesIO()
    with pikepdf.open(out) as pdf:
        del pdf.pages[-1]
        pdf.save(changed)
    out.write_bytes(changed.getvalue())
    assert run("verify", out).status == 1
    assert run("verify", tmp_path / "nothing.txt").sentence == "只能核对 PDF 和 DOCX 文件，请换一个文件。"
