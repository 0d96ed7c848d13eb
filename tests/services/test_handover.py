"""The hand-over file: papers, evidence list, attachments and the case as data, whole and the same every time."""

import csv
import hashlib
import io
import json
import zipfile

import pypdfium2

from app.services.course.attachment_files import media_of
from app.services.course.attachments import attachment_bytes
from tests.services.case_work_rows import HANDED, HANDED_OVER, TALKED
from tests.services.office import NUMBER, as_user, done, on
from tests.services.paper_desk import NOTICE, issue

PICTURE = b"\x89PNG\r\n\x1a\n picture"


def handed_over(desk, tmp_path, name="移交.zip"):
    out = tmp_path / name
    told = done(desk, "hand_over", HANDED_OVER | {"out": str(out)})
    return out, told


def test_the_package_holds_the_papers_the_evidence_and_the_case(desk_at, tmp_path):
    desk = desk_at("assign")
    issue(desk, NOTICE)
    done(desk, "take_evidence", HANDED)
    photo = tmp_path / ("长" * 70 + ".png")
    photo.write_bytes(PICTURE)
    done(desk, "attach", {"files": [str(photo)], "evidence": 1})
    out, told = handed_over(desk, tmp_path)
    assert told.result["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    with zipfile.ZipFile(out) as package:
        assert package.testzip() is None
        names = package.namelist()
        paper = next(n for n in names if n.startswith("01 文书/"))
        with pypdfium2.PdfDocument(package.read(paper)) as pdf:
            assert "调解权利义务告知书" in pdf[0].get_textpage().get_text_range()
        kept = next(n for n in names if n.startswith("02 证据/附件01"))
        assert kept.endswith(".png")
        assert package.read(kept) == PICTURE == attachment_bytes(desk, NUMBER, 1)
        rows = list(csv.reader(io.StringIO(package.read("02 证据/证据清单.csv").decode("utf-8-sig"))))
        assert [row[2] for row in rows[1:]] == ["工资条", "考勤表"]
        assert rows[1][-1] == "1"
        listed = list(csv.reader(io.StringIO(package.read("目录.csv").decode("utf-8-sig"))))[1:]
        for name, size, digest in listed:
            data = package.read(name)
            assert (str(len(data)), hashlib.sha256(data).hexdigest()) == (size, digest)
        assert {row[0] for row in listed} == set(names) - {"目录.csv"}
        assert json.loads(package.read("案件.json"))["case"]["number"] == NUMBER


def test_what_was_said_to_one_side_alone_is_not_in_it(desk_at, tmp_path):
    desk = desk_at("assign")
    done(as_user(desk, "林示例"), "note_talk", TALKED)
    out, _ = handed_over(desk, tmp_path)
    with zipfile.ZipFile(out) as package:
        assert all(TALKED["words"].encode() not in package.read(name) for name in package.namelist())


def test_the_same_case_gives_the_same_file_on_another_day(desk_at, tmp_path):
    one, _ = handed_over(desk_at("assign"), tmp_path, "一.zip")
    later = on(desk_at("assign"), "2026-11-30")
    two, _ = handed_over(later, tmp_path, "二.zip")
    with zipfile.ZipFile(one) as first, zipfile.ZipFile(two) as second:
        assert first.namelist() == second.namelist()
        assert all(first.read(name) == second.read(name) for name in first.namelist())


def test_media_is_told_by_content_before_the_name():
    assert media_of("录音.txt", b"ID3\x03") == "audio/mpeg"
    assert media_of("说明.docx", b"PK\x03\x04").endswith("wordprocessingml.document")
    assert media_of("不知道", b"\x00") == "application/octet-stream"
