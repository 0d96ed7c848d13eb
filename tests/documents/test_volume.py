"""The volume: page numbers running through, bookmarks, ranges, and parts that cannot be taken in."""

import io

import pikepdf
import pypdf
import pypdfium2
import pytest
from attrs import evolve

from app.documents.fonts import FontBook
from app.documents.model import Doc, PageBreak
from app.documents.pdf.geometry import MM
from app.documents.volume import PageRange, Part, count_pages, join, page_ranges
from app.documents.writer import set_pdf
from app.domain.errors import PaperProblem
from tests.documents.paper_samples import DAY, squeezed, words


@pytest.fixture(scope="module")
def parts(fonts: FontBook) -> list[Part]:
    def part(title: str, pages: int, **changes: str) -> Part:
        blocks = [block for n in range(pages) for block in (words(f"{title}{n}"), PageBreak())]
        doc = evolve(Doc("", tuple(blocks[:-1]), footer="none"), **changes)
        return Part(title, set_pdf(doc, fonts, made_on=DAY).data)

    return [part("封面", 1), part("申请书", 2), part("清单", 1, orientation="landscape"), part("协议书", 3)]


def turned(part: Part, degrees: int) -> Part:
    with pikepdf.open(io.BytesIO(part.data)) as pdf:
        for page in pdf.pages:
            page.rotate(degrees, relative=False)
        out = io.BytesIO()
        pdf.save(out)
    return Part(part.title, out.getvalue())


def test_numbers_run_through_and_bookmarks_point_to_each_part(fonts: FontBook, parts: list[Part]) -> None:
    data = join(parts, fonts, title="卷宗", made_on=DAY, unnumbered=1)
    reader = pypdf.PdfReader(io.BytesIO(data))
    texts = [squeezed(page.extract_text()) for page in reader.pages]
    assert texts == ["封面0", "申请书01", "申请书12", "清单03", "协议书04", "协议书15", "协议书26"]
    marks = [(item.title, reader.get_destination_page_number(item)) for item in reader.outline]
    assert marks == [("封面", 0), ("申请书", 1), ("清单", 3), ("协议书", 4)]
    assert reader.metadata.title == "卷宗"


def test_ranges_are_those_of_the_numbers(parts: list[Part]) -> None:
    assert page_ranges(parts, unnumbered=1) == [
        PageRange("封面", 0, 0), PageRange("申请书", 1, 2), PageRange("清单", 3, 3), PageRange("协议书", 4, 6)
    ]  # fmt: skip
    assert count_pages(parts[3].data) == 3


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_number_stands_upright_in_the_upper_right_corner(
    degrees: int, fonts: FontBook, parts: list[Part]
) -> None:
    data = join([turned(parts[0], degrees)], fonts, title="卷", made_on=DAY)
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        bitmap = page.render(scale=1, grayscale=True)
        width, height = bitmap.width, bitmap.height
        rows = [
            bytes(bitmap.buffer)[row * bitmap.stride : row * bitmap.stride + width] for row in range(height)
        ]
    dark = [(x, y) for y in range(int(8 * MM), int(16 * MM)) for x in range(width) if rows[y][x] < 128]
    assert dark
    assert min(x for x, _ in dark) > width - 15 * MM
    tall = max(y for _, y in dark) - min(y for _, y in dark)
    wide = max(x for x, _ in dark) - min(x for x, _ in dark)
    assert tall > wide  # a 1 that stands


def test_the_same_parts_give_the_same_bytes_and_one_font_for_all_numbers(
    fonts: FontBook, parts: list[Part]
) -> None:
    one = join(parts, fonts, title="卷宗", made_on=DAY)
    assert one == join(parts, fonts, title="卷宗", made_on=DAY)
    with pikepdf.open(io.BytesIO(one)) as pdf:
        streams = {obj.objgen for obj in pdf.objects if isinstance(obj, pikepdf.Stream) and "/Length1" in obj}
    assert len(streams) == 2 * len(parts) + 1  # 楷 and 宋 in each part


def test_progress_is_told_for_each_part(fonts: FontBook, parts: list[Part]) -> None:
    told: list[tuple[int, int, str]] = []
    join(parts, fonts, title="卷宗", made_on=DAY, progress=lambda *step: told.append(step))
    assert told == [(0, 4, "封面"), (1, 4, "申请书"), (2, 4, "清单"), (3, 4, "协议书"), (4, 4, "卷宗")]


def test_parts_that_cannot_be_read_are_named(fonts: FontBook, parts: list[Part]) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(parts[0].data)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    empty = io.BytesIO()
    pikepdf.new().save(empty)
    for data, phrase in (
        (b"%PDF-broken", "打不开"),
        (locked.getvalue(), "加了密码"),
        (empty.getvalue(), "没有一页"),
    ):
        with pytest.raises(PaperProblem, match=f"“扫描件”的 PDF {phrase}"):
            join([*parts, Part("扫描件", data)], fonts, title="卷", made_on=DAY)
    with pytest.raises(PaperProblem, match="卷里还没有一份材料"):
        join([], fonts, title="卷", made_on=DAY)
