"""Nasty case 15: somebody opens the issued DOCX in WPS, changes the amount, saves over it and prints."""

import io
import zipfile

import docx
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from app import cli
from app.services.papers import batches, comparing, papers, verifying
from app.services.views import timeline
from tests.services.office import DAY, NUMBER, PASSWORD, done

OWED, FORGED = "40,812.05", "400,812.05"


@pytest.fixture
def issued(desk_at):
    """A desk with the issued agreement, and that paper."""
    desk = desk_at("sign:4")
    done(desk, "issue_paper", {"form": "agreement"})
    return desk, newest(desk)


def newest(desk):
    return max(timeline.case_view(desk, NUMBER).file.papers, key=lambda paper: paper.version)


def saved_by_wps(path, before, after):
    """Open the file as WPS would, put one text in another's place, save it over itself."""
    document = docx.Document(str(path))
    spots = list(document.element.body.iter("{*}t"))
    changed = 0
    for spot in spots:
        if before and before in (spot.text or ""):
            spot.text = spot.text.replace(before, after)
            changed += 1
    document.save(str(path))
    return changed


def test_a_changed_amount_is_noticed_and_named(issued, tmp_path):
    desk, paper = issued
    path = tmp_path / "调解协议书.docx"
    path.write_bytes(papers.issued_bytes(desk, paper, "docx"))
    assert comparing.changed_on_disk(desk, path).same
    assert saved_by_wps(path, OWED, FORGED)
    verdict = comparing.changed_on_disk(desk, path)
    assert (verdict.word, verdict.same, verdict.paper) == (comparing.CHANGED, False, paper)
    assert OWED in verdict.sentence.partition("文件里是")[0]
    assert FORGED in verdict.sentence.partition("文件里是")[2]


def test_the_office_keeps_and_prints_what_was_issued(issued, tmp_path):
    desk, paper = issued
    pdf, word = (papers.issued_bytes(desk, paper, kind) for kind in ("pdf", "docx"))
    path = tmp_path / "调解协议书.docx"
    path.write_bytes(word)
    saved_by_wps(path, OWED, FORGED)
    assert [papers.issued_bytes(desk, paper, kind) for kind in ("pdf", "docx")] == [pdf, word]
    assert verifying.verified(desk, paper, ())[0]
    item = batches.items(desk, NUMBER, ("agreement",))[0]
    assert batches.set_all(desk, NUMBER, [item])[0][1] == pdf, "the printer gets the frozen PDF"
    words = "".join(words_of(batches.joined(desk, NUMBER, [item])))
    assert OWED in words
    assert FORGED not in words


def words_of(pdf):
    return [page.extract_text().replace("\n", "") for page in PdfReader(io.BytesIO(pdf)).pages]


def test_saved_again_without_a_change_is_told_apart_from_a_forgery(issued, tmp_path):
    desk, paper = issued
    path = tmp_path / "另存.docx"
    path.write_bytes(papers.issued_bytes(desk, paper, "docx"))
    saved_by_wps(path, "", "")
    verdict = comparing.changed_on_disk(desk, path)
    assert (verdict.word, "正文的文字没有变" in verdict.sentence) == (comparing.CHANGED, True)


def test_a_sentence_added_or_taken_away_is_named(issued, tmp_path):
    desk, paper = issued
    path = tmp_path / "加一句.docx"
    path.write_bytes(papers.issued_bytes(desk, paper, "docx"))
    document = docx.Document(str(path))
    document.paragraphs[-1].insert_paragraph_before("乙方放弃其他全部权利。")
    document.save(str(path))
    assert "加了“乙方放弃其他全部权利。”" in comparing.changed_on_disk(desk, path).sentence
    gone = next(p for p in document.paragraphs if "仲裁" in p.text or "履行" in p.text)
    gone._element.getparent().remove(gone._element)
    document.save(str(path))
    sentence = comparing.changed_on_disk(desk, path).sentence
    assert "共 2 处" in sentence
    assert "文件里没有了" in sentence


def test_the_old_version_says_that_it_is_void(issued, tmp_path):
    desk, paper = issued
    path = tmp_path / "旧版.docx"
    path.write_bytes(papers.issued_bytes(desk, paper, "docx"))
    done(desk, "issue_paper", {"form": "agreement", "reason": "份数写错"})
    saved_by_wps(path, OWED, FORGED)
    verdict = comparing.changed_on_disk(desk, path)
    assert (verdict.void, verdict.word) == (True, comparing.CHANGED)
    assert verdict.sentence.endswith("这一版已作废。")


@pytest.mark.parametrize("kind", ["cut", "no code", "not a document"])
def test_a_file_that_cannot_be_ours_any_more_is_unknown(issued, tmp_path, kind):
    desk, paper = issued
    path = tmp_path / "坏的.docx"
    data = papers.issued_bytes(desk, paper, "docx")
    if kind == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif kind == "no code":
        path.write_bytes(without(data, paper.code))
    else:
        path.write_text("调解协议书", "utf-8")
    assert comparing.changed_on_disk(desk, path).word == comparing.UNKNOWN


def without(data, code):
    """The same package with the code taken out of every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(code.encode(), b""))
    return out.getvalue()


def test_the_command_ends_with_1_for_a_changed_file(issued, tmp_path, monkeypatch):
    desk, paper = issued
    path = tmp_path / "调解协议书.docx"
    path.write_bytes(papers.issued_bytes(desk, paper, "docx"))
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", PASSWORD)
    folder = desk.office.folder
    desk.close()
    words = ["--office", str(folder), "--today", DAY.today().isoformat(), "verify", str(path)]
    assert CliRunner().invoke(cli.program, words).exit_code == 0
    saved_by_wps(path, OWED, FORGED)
    told = CliRunner().invoke(cli.program, words)
    assert told.exit_code == 1
    assert FORGED in told.output
