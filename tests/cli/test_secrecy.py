"""Nothing of a case can be read from the office's files; and paper and editable copy say the same."""

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pytest

from app.system import paths

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gbk")


def secrets() -> set[str]:
    """Every Chinese phrase of two characters and more and every number of six digits and more of the story."""
    told = json.loads((paths.resources_folder() / "demo" / "main_line.json").read_text("utf-8"))
    del told["password"], told["user"]
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, str):
            found.update(re.findall(r"[㐀-鿿𠀀-𳍿]{2,}", value))
            found.update(re.findall(r"[0-9Xx]{6,}", value.replace(",", "")))

    walk(told)
    return found


def forms_of(text: str) -> list[bytes]:
    """A text in the encodings in which it might lie about; GBK does not know every character."""
    return [
        text.encode(e, errors="ignore")
        for e in ENCODINGS
        if text.encode(e, errors="ignore").decode(e) == text
    ]


def test_no_word_of_the_case_is_readable_in_any_file_of_the_office(demo):
    words = secrets()
    assert {"孟𫖯", "110101199003072316", "示例精工机械有限公司"} <= words
    files = [path for path in (demo / "office").rglob("*") if path.is_file()]
    assert len(files) >= 3
    for path in files:
        data = path.read_bytes()
        found = [w for w in words for form in forms_of(w) if form in data]
        # four bytes of chance: two characters in GBK or UTF-16 can occur in a megabyte of random bytes
        told = [w for w in found if min(map(len, forms_of(w))) > 4]
        assert told == [], path.name
        assert len(found) <= 2, (path.name, found)


def test_neither_names_nor_contents_of_files_tell_anything(demo):
    office = demo / "office"
    assert not (office / "office.db").read_bytes().startswith(b"SQLite format 3")
    names = [str(path.relative_to(office)) for path in office.rglob("*")]
    assert not any("一" <= c <= "鿿" for name in names for c in name)
    for path in office.rglob("*"):
        if path.is_file():
            assert not path.read_bytes()[:8].startswith((b"%PDF", b"PK\x03\x04"))


def words_of_pdf(path: Path) -> str:
    """The text of a PDF as pdftotext reads it, without white space and without the number of each page."""
    tool = shutil.which("pdftotext")
    assert tool, "poppler-utils is missing; .ci/setup test installs it"
    text = subprocess.run([tool, path, "-"], capture_output=True, check=True).stdout.decode("utf-8")
    return bare(re.sub(r"^\s*—\s?\d+\s?—\s*$", "", text, flags=re.MULTILINE))


def body(document: docx.document.Document) -> list[str]:
    """Every paragraph and table cell of a DOCX in the order of reading."""
    found: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                seen: list[object] = []
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.append(cell._tc)
                        found.extend(p.text for p in cell.paragraphs)
        else:
            found.append(block.text)
    return found


def bare(text: str) -> str:
    """Without anything that is white."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", ["调解协议书", "履行告知书-申请人", "履行告知书-被申请人"])
def test_pdftotext_reads_what_the_docx_says(demo, name):
    printed = words_of_pdf(demo / "out" / f"{name}.pdf")
    told = [bare(text) for text in body(docx.Document(str(demo / "out" / f"{name}.docx")))]
    assert [text for text in told if text not in printed] == []
    assert Counter("".join(told)) == Counter(printed)


def test_the_demonstration_wrote_what_it_lists(demo):
    assert sorted(p.name for p in (demo / "out").iterdir()) == sorted(
        [
            "调解协议书.pdf", "调解协议书.docx", "履行告知书-申请人.pdf", "履行告知书-申请人.docx",
            "履行告知书-被申请人.pdf", "履行告知书-被申请人.docx", "卷宗.pdf", "案件台账.xlsx", "统计报表.xlsx",
        ]
    )  # fmt: skip
