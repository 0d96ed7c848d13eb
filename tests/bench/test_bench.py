"""The benchmark runs, on a tiny office, and says what it promises; how fast things are is no test."""

import json
from io import BytesIO

import pypdf
import pytest

from app import cli
from app.services.papers import proofs
from app.services.papers.batches import set_all
from tests.bench import batches, group, papers, rows
from tests.bench.office import group_office, make, open_bench
from tests.bench.papers import bare_pdf, template_of
from tests.bench.timing import Row, in_turns

LIMITS = {
    "start": 2.0, "ledger_page": 3.0, "search": 50.0, "statistics": 1.5, "pdf": 1.3, "docx": 1.0, "batch_200": 1.0,
    "group_200": 1.0, "memory": 80.0, "backup": 1.5,
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An office with sixty cases."""
    made = tmp_path_factory.mktemp("bench") / "office"
    make(made, 60)
    return made


def test_the_office_holds_what_was_asked_for_and_it_fits_together(folder):
    desk = open_bench(folder, read_only=True)
    try:
        with desk.read() as reader:
            ask = reader.connection.exec_driver_sql
            assert ask("SELECT count(*) FROM cases").scalar_one() == 60
            assert ask("SELECT count(DISTINCT number) FROM cases").scalar_one() == 60
            assert ask("SELECT count(*) FROM instalments").scalar_one() > 20
            assert ask("PRAGMA foreign_key_check").all() == []
    finally:
        desk.close()


def test_the_command_prints_every_row(folder, monkeypatch, capsys):
    monkeypatch.setattr(rows, "bench_office", lambda cases: folder)
    monkeypatch.setattr("tests.bench.window.ROUNDS", 1)
    monkeypatch.setattr("tests.bench.papers.ROUNDS", 2)
    monkeypatch.setattr("tests.bench.batches.ROUNDS", 1)
    monkeypatch.setattr("tests.bench.batches.WORKERS", 4)
    monkeypatch.setattr("tests.bench.group.ROUNDS", 1)
    monkeypatch.setattr("tests.bench.group.WORKERS", 4)
    assert cli.run(["bench", "--cases", "60", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["name"]: row["limit"] for row in found} == LIMITS
    for row in found:
        assert list(row) == ["name", "ours", "bare", "unit", "ratio", "limit"]
        assert row["ours"] > 0
        assert row["bare"] > 0
        assert row["ratio"] > 0
    by_name = {row["name"]: row for row in found}
    assert by_name["memory"]["unit"] == "MB"
    assert by_name["search"]["unit"] == "ms"


def test_the_bare_papers_say_the_same(folder):
    desk = open_bench(folder, read_only=True)
    try:
        number = papers._effective_case(desk)
        doc = papers._doc(desk, number)
        papers.register_fonts()
        template, values = template_of(proofs.paper(desk, number, papers.FORM, kind="docx"), doc)
        assert len(values) > 5
        assert template.startswith(b"PK")
        ours = pypdf.PdfReader(BytesIO(proofs.paper(desk, number, papers.FORM)))
        bare = pypdf.PdfReader(BytesIO(bare_pdf(doc)))
        assert abs(len(ours.pages) - len(bare.pages)) <= 1
        assert number in "".join(page.extract_text() for page in bare.pages).replace("\n", "")
    finally:
        desk.close()


def test_the_batch_is_a_notice_for_each_worker(tmp_path):
    number = group_office(tmp_path / "office", 5)
    desk = open_bench(tmp_path / "office", read_only=True)
    try:
        chosen = batches.notices(desk, number)
        assert [item.to.address for item in chosen] == [f"申请人:{n}" for n in range(1, 6)]
        made = set_all(desk, number, chosen)
        assert [data for _, data in made] == [
            proofs.paper(desk, number, batches.FORM, side=item.to.address) for item in chosen
        ]
    finally:
        desk.close()


def test_the_whole_way_of_a_group_ends_with_a_notice_for_each(tmp_path):
    start, workbook = group.begin(tmp_path / "office"), tmp_path / "list.xlsx"
    group.write_list(workbook, start, 5)
    desk = open_bench(tmp_path / "office")
    try:
        assert group.whole_way(desk, start, workbook) == 5
        with desk.read() as reader:
            issued = reader.case_by_number(start.number).papers
        assert [paper.form for paper in issued].count(batches.FORM) == 5
        assert group.Bare(desk, start.number, workbook).papers() == 6, "the agreement and the notices"
    finally:
        desk.close()


def test_a_row_tells_people_whether_it_reached_its_limit():
    assert "达到" in Row("pdf", 10.0, 9.0, "ms", 1.11, 1.3).line()
    assert "没有达到" in Row("pdf", 20.0, 9.0, "ms", 2.22, 1.3).line()
    assert Row("pdf", 10.00001, 9.0, "ms", 1.11111, 1.3).record()["ratio"] == 1.1111


def test_the_two_are_measured_in_turns():
    calls: list[str] = []
    in_turns(lambda: calls.append("ours"), lambda: calls.append("bare"), 3)
    assert calls == ["ours", "bare"] * 4
