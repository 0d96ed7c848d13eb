"""A group case of 200 workers from the workbook to their notices, against bare libraries making the same papers."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter
from attrs import evolve, frozen
from docxtpl import DocxTemplate

from app import bootstrap
from app.documents.model import Doc
from app.services import catalogue, demo
from app.services.desk import Desk
from app.services.office import opening
from app.services.papers import batches, papers, proofs
from app.services.papers.recipients import Recipient
from app.services.papers.wanting import wanted
from app.services.parties import worker_workbook
from app.store.keys import Kdf
from app.system.clock import Clock
from tests.bench.office import PASSWORD, TODAY, open_bench
from tests.bench.papers import bare_pdf, register_fonts, template_of
from tests.bench.timing import Row, versus

WORKERS = 200
ROUNDS = 2
AGREEMENT, NOTICE = "agreement", "performance_notice"
HEADINGS = ("姓名", "证件种类", "证件号码", "联系电话", "住址", "性别", "请求金额", "协议金额", "代表人")
TALKS = 2
"""After so many talks of the story the list is taken in."""


@frozen
class Start:
    """An office in which the talks have just ended: its folder, the 案号, and the acts of the story to come."""

    folder: Path
    number: str
    coming: tuple[dict[str, Any], ...]


def begin(folder: Path) -> Start:
    """Make the office with the story's case up to its second talk."""
    told = demo.story(bootstrap.paths.resources_folder())
    opening.create(
        folder, told["committee"], {"name": "演示"}, PASSWORD, Clock(TODAY), Kdf(memory=8, passes=1)
    )
    steps = told["case_acts"]
    talks = [place for place, step in enumerate(steps) if step["act"] == "record_session"]
    done, number = talks[TALKS - 1] + 1, ""
    desk = open_bench(folder)
    try:
        for step in (*told["office_acts"], *steps[:done]):
            number = demo.do_step(desk, step, number).number or number
    finally:
        desk.close()
    ends = ("draft_agreement", "sign")
    return Start(folder, number, tuple(step for step in steps[done:] if step["act"] in ends))


def write_list(path: Path, start: Start, workers: int) -> None:
    """The workbook: the story's own applicant and so many others, their shares together what is agreed."""
    drafting = start.coming[0]["given"]["obligations"]
    total = sum(round(float(str(o.get("amount") or 0).replace(",", "")) * 100) for o in drafting)
    applicant = demo.story(bootstrap.paths.resources_folder())["case_acts"][0]["given"]["applicant"]
    each = total // workers
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("名单")
        sheet.write_row(0, 0, HEADINGS)
        for n in range(workers):
            share = (each if n else total - each * (workers - 1)) / 100
            row = [f"{demo.FAMILY[n % 16]}样{n + 1}", "护照", f"E{12340000 + n}", f"1385712{n:04d}"]
            if not n:
                row[:3] = [applicant["name"], "居民身份证", applicant["doc_no"]]
            row += [f"示例市滨江区工人新村{n + 1}号", "男", f"{share + 1:.2f}", f"{share:.2f}", "√" * (n < 3)]
            sheet.write_row(n + 1, 0, row)


def whole_way(desk: Desk, start: Start, workbook: Path) -> int:
    """Take the list in, draft and sign the agreement, issue it with its annex, issue every notice; returns how many."""
    worker_workbook.import_workers(desk, start.number, workbook)
    for step in start.coming:
        there = evolve(desk, clock=Clock(date.fromisoformat(step["today"])))
        catalogue.perform(there, step["act"], step["given"], number=start.number)
    catalogue.perform(desk, "issue_paper", {"form": AGREEMENT}, number=start.number)
    chosen = [item for item in batches.items(desk, start.number, (NOTICE,)) if item.to.seq]
    return batches.issue_all(desk, start.number, chosen).done


class Bare:
    """The same papers by reportlab and docxtpl, their words and templates ready; the workbook read by calamine."""

    def __init__(self, desk: Desk, number: str, workbook: Path) -> None:
        register_fonts()
        self._workbook = workbook
        self._docs: list[tuple[Doc, bytes, dict[str, str]]] = []
        with desk.read() as reader:
            file = reader.case_by_number(number)
            for form in (AGREEMENT, NOTICE):
                found = wanted(desk, file, form)
                to = [one for one in found.recipients(file) if one.seq] or [Recipient()]
                for one in to:
                    doc = papers.fill(desk, reader, file, found, one)
                    typed = proofs.paper(desk, number, form, side=one.address, kind="docx")
                    self._docs.append((doc, *template_of(typed, doc)))

    def papers(self) -> int:
        """Read the workbook and set every paper as PDF and DOCX; returns how many there are."""
        with python_calamine.CalamineWorkbook.from_path(self._workbook) as book:
            book.get_sheet_by_index(0).to_python()
        for doc, template, values in self._docs:
            bare_pdf(doc)
            filled = DocxTemplate(BytesIO(template))
            filled.render(values, autoescape=True)
            filled.save(BytesIO())
        return len(self._docs)


def group_200(desk: Desk, folder: Path) -> Row:
    """Workbook, list, agreement, four marks, issued annex, a notice issued to each, against setting those papers."""
    with tempfile.TemporaryDirectory() as place:
        start, workbook = begin(Path(place) / "start"), Path(place) / "list.xlsx"
        write_list(workbook, start, WORKERS)
        offices = []
        for n in range(ROUNDS + 2):
            shutil.copytree(start.folder, Path(place) / f"office-{n}")
            offices.append(open_bench(Path(place) / f"office-{n}"))
        fresh = iter(offices[1:])
        try:
            whole_way(offices[0], start, workbook)
            bare = Bare(offices[0], start.number, workbook)
            return versus(
                "group_200", lambda: whole_way(next(fresh), start, workbook), bare.papers, 1.0, rounds=ROUNDS, unit="s"
            )  # fmt: skip
        finally:
            for office in offices:
                office.close()
