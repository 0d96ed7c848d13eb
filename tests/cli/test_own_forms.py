"""Own forms on the command line: adopted from a file, listed as 自拟, tried by the check, and dropped again."""

import json
import shutil

import pytest

from tests.services.form_files import OWN_AGREEMENT, OWN_WORDS


@pytest.fixture
def office(demo, tmp_path, monkeypatch):
    """A copy of the demonstration office that a test may change."""
    folder = tmp_path / "office"
    shutil.copytree(demo / "office", folder)
    monkeypatch.setenv("MEDIATION_DESK_OFFICE", str(folder))
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", "演示")
    return folder


def given(tmp_path, **values):
    file = tmp_path / "given.json"
    file.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    return file


def test_an_own_form_is_adopted_listed_and_dropped(run, office, tmp_path):
    assert "自拟" not in run("forms").out
    done = run("do", "adopt_form", "--with", given(tmp_path, form="agreement", text=OWN_AGREEMENT)).data
    assert done["told"] == "启用自拟的调解协议书格式。"
    assert [line.split()[0] for line in run("forms").out.splitlines() if line.endswith("自拟")] == [
        "agreement"
    ]
    assert run("do", "drop_form", "--with", given(tmp_path, form="agreement")).status == 0
    assert "自拟" not in run("forms").out


def test_a_faulty_own_form_is_refused_with_line_and_phrase(run, office, tmp_path):
    text = OWN_AGREEMENT.replace(OWN_WORDS, "- 一条")
    line = text[: text.index("- 一条")].count("\n") + 1
    told = run("do", "adopt_form", "--with", given(tmp_path, form="agreement", text=text)).sentence
    assert told.startswith(f"第 {line} 行“- 一条”：行首的“-”“+”“*”会变成列表")


def test_the_check_tries_the_own_forms_of_the_office(run, office, tmp_path, monkeypatch):
    assert (
        run("do", "adopt_form", "--with", given(tmp_path, form="agreement", text=OWN_AGREEMENT)).status == 0
    )
    monkeypatch.setattr(
        "app.documents.library.FormLibrary.problems",
        lambda self: ("自拟的格式没有启用。",) * self.is_own("agreement"),
    )
    assert run("forms", "--check").sentence == "自拟的格式没有启用。"
