"""Attachments and notes of one-sided talks from the command line."""

import json

from tests.cli.conftest import NUMBER
from tests.services.form_files import WORD_FILE


def test_an_attachment_goes_in_is_listed_and_comes_out_the_same(own, tmp_path):
    given = tmp_path / "attach.json"
    given.write_text(json.dumps({"files": [str(WORD_FILE)]}), encoding="utf-8")
    assert own("attachments", NUMBER).out == ""
    # the case of the demonstration is archived: it is taken up again first
    again = tmp_path / "again.json"
    again.write_text(json.dumps({"on": "2026-12-20", "reason": "补一份材料"}), encoding="utf-8")
    assert own("--today", "2026-12-20", "do", "reopen", "--case", NUMBER, "--with", again).status == 0
    assert own("--today", "2026-12-20", "do", "attach", "--case", NUMBER, "--with", given).status == 0
    assert own("attachments", NUMBER).out.startswith(f"1　{WORD_FILE.name}　{WORD_FILE.stat().st_size} 字节")
    out = tmp_path / "out.docx"
    assert own("attachments", NUMBER, "--take", 1, "--out", out).status == 0
    assert out.read_bytes() == WORD_FILE.read_bytes()
    assert "没有第 2 个附件" in own("attachments", NUMBER, "--take", 2, "--out", out).sentence
    assert own("attachments", NUMBER, "--take", 1).status == 2


def test_notes_are_told_to_nobody_but_the_mediators_of_the_case(ask):
    assert ask("notes", NUMBER).out == "没有您能看的单方谈话记录。\n"
