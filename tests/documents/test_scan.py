"""A scan taken back in: pages in order, what is missing or foreign, any kind of file, and what is refused."""

from __future__ import annotations

import io
import random

import pikepdf
import pytest
from PIL import Image, ImageEnhance, ImageFilter

from app.documents.fonts import FontBook
from app.documents.model import Doc, PageBreak
from app.documents.preview import page_sizes, texts
from app.documents.scan import MOST_PAGES, ScanFound, read_scan
from app.documents.scan_pages import A4
from app.documents.stamp import Stamp
from app.documents.writer import set_pdf
from app.domain.errors import PaperProblem
from app.domain.values import Cancelled
from tests.documents.page_reader import picture_of
from tests.documents.paper_samples import DAY, words

STAMP = Stamp("K7Q4-M2XD", "滨江精工劳调〔2026〕127号", "agreement", 2)
OTHER = Stamp("A2B3-C4D5", "滨江精工劳调〔2026〕128号", "notice", 1)
PAGES = 4


def printed(fonts: FontBook, stamp: Stamp, pages: int = PAGES) -> bytes:
    blocks = [block for number in range(pages) for block in (words(f"第{number + 1}张"), PageBreak())]
    return set_pdf(Doc("协议书", tuple(blocks[:-1])), fonts, made_on=DAY, stamp=stamp).data


@pytest.fixture(scope="module")
def paper(fonts: FontBook) -> bytes:
    return printed(fonts, STAMP)


@pytest.fixture(scope="module")
def pictures(paper: bytes) -> list[Image.Image]:
    """The pages as a scanner sees them, 200 dots an inch."""
    return [picture_of(paper, 200, page) for page in range(PAGES)]


@pytest.fixture(scope="module")
def foreign(fonts: FontBook) -> Image.Image:
    return picture_of(printed(fonts, OTHER, 1), 200, 0)


def stored(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def photographed(picture: Image.Image, angle: float, seed: int) -> Image.Image:
    """A page on a grey table, turned, in uneven light, a little out of focus and with noise."""
    chance = random.Random(seed)
    table = Image.new("L", (picture.width + 200, picture.height + 200), 120)
    table.paste(picture, (100, 100))
    turned = table.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=110)
    shade = Image.linear_gradient("L").resize(turned.size).point(lambda v: 150 + v * 100 // 255)
    dim = ImageEnhance.Contrast(Image.composite(turned, Image.new("L", turned.size, 60), shade)).enhance(0.8)
    soft = dim.filter(ImageFilter.GaussianBlur(0.8))
    noise = Image.effect_noise(soft.size, 30 + chance.randrange(10))
    return Image.blend(soft, noise, 0.1)


def printed_pages(found: ScanFound) -> list[int]:
    return [mark.found.page if mark.found else 0 for mark in found.marks]


def test_photos_in_any_order_become_the_paper(pictures: list[Image.Image]) -> None:
    angles = {2: 3.5, 0: -8.0, 3: 90.0, 1: 181.0}
    files = [
        (f"照片{page}.jpg", stored(photographed(pictures[page], angle, page), quality=70))
        for page, angle in angles.items()
    ]
    found = read_scan(files)
    assert printed_pages(found) == [1, 2, 3, 4]
    assert [mark.source for mark in found.marks] == ["照片0.jpg", "照片1.jpg", "照片2.jpg", "照片3.jpg"]
    assert (found.case, found.paper, found.version, found.code) == (
        STAMP.case, STAMP.paper, STAMP.version, STAMP.code,
    )  # fmt: skip
    assert (found.pages, found.pages_expected, found.complete) == (4, 4, True)
    assert found.marks[2].payload == STAMP.payload(3, 4)
    again = read_scan([(f"成品{found.code}.pdf", found.pdf)])
    assert printed_pages(again) == [1, 2, 3, 4], "the pages can still be told from the PDF that is kept"


def test_what_is_missing_twice_foreign_or_unread_is_told(
    pictures: list[Image.Image], foreign: Image.Image
) -> None:
    letter = Image.new("L", (1654, 2339), 255)
    one, two, four = (stored(pictures[page], "PNG") for page in (0, 1, 3))
    read = read_scan([("a", four), ("b", stored(foreign)), ("c", one), ("d", two), ("e", one)])
    assert printed_pages(read) == [1, 1, 2, 4, 1]
    assert [mark.source for mark in read.marks] == ["c", "e", "d", "a", "b"]
    assert (read.missing, read.twice, read.strangers, read.unread) == ((3,), (1,), (5,), ())
    assert (read.code, read.complete) == (STAMP.code, False)
    blank = read_scan([("d", two), ("空白", stored(letter)), ("c", one)])
    assert printed_pages(blank) == [2, 0, 1], "with a page nobody can tell, the order stays as scanned"
    assert (blank.missing, blank.unread, blank.complete) == ((3, 4), (2,), False)
    assert blank.marks[1].payload == ""
    nothing = read_scan([("空白", stored(letter))])
    assert (nothing.code, nothing.pages_expected, nothing.missing, nothing.unread) == ("", 0, (), (1,))
    assert not nothing.complete


def test_another_version_is_a_stranger(paper: bytes, fonts: FontBook) -> None:
    first = Stamp(STAMP.code, STAMP.case, STAMP.paper, 1)
    found = read_scan([("旧版.pdf", printed(fonts, first, 2)), ("新版.pdf", paper)])
    assert (found.version, found.strangers, found.missing) == (2, (5, 6), ())


def test_every_kind_of_file_in_any_mix(paper: bytes, pictures: list[Image.Image]) -> None:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        del pdf.pages[1:]
        part = io.BytesIO()
        pdf.save(part)
    black = pictures[1].point(lambda v: 255 if v > 128 else 0).convert("1")
    tiff = stored(
        pictures[2].convert("RGB"), "TIFF", save_all=True, append_images=[black], dpi=(200, 200),
        compression="tiff_lzw",
    )  # fmt: skip
    glassy = pictures[3].convert("RGBA")
    glassy.putalpha(pictures[3].point(lambda v: 255 - v))
    found = read_scan([("d.png", stored(glassy, "PNG")), ("bc.tif", tiff), ("a.pdf", part.getvalue())])
    assert printed_pages(found) == [1, 2, 3, 4]
    assert [(mark.source, mark.source_page) for mark in found.marks] == [
        ("a.pdf", 1), ("bc.tif", 2), ("bc.tif", 1), ("d.png", 1),
    ]  # fmt: skip
    assert "第1张" in texts(found.pdf)[0], "pages of a PDF stay text"
    for kind in ("WEBP", "BMP"):
        assert printed_pages(read_scan([("x", stored(pictures[2], kind))])) == [3]
    deep = pictures[2].convert("I").point(lambda v: v * 257).convert("I;16")
    assert printed_pages(read_scan([("16 位.png", stored(deep, "PNG"))])) == [3]
    inks = pictures[2].convert("RGB").convert("CMYK")
    assert printed_pages(read_scan([("四色.jpg", stored(inks))])) == [3]


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_turn_a_camera_writes_down_is_respected(pictures: list[Image.Image], turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = pictures[0].transpose(undo[turn]) if turn in undo else pictures[0]
    found = read_scan([("x.jpg", stored(held, exif=exif))])
    assert printed_pages(found) == [1]
    assert page_sizes(found.pdf) == [pytest.approx(A4, abs=0.1)]
    shown = picture_of(found.pdf, 40)
    wanted = pictures[0].resize(shown.size)
    apart = sum(abs(a - b) for a, b in zip(shown.tobytes(), wanted.tobytes(), strict=True))
    assert apart / len(shown.tobytes()) < 5, "upright as printed"


def test_a_scanners_jpeg_is_kept_and_a_large_photo_made_smaller(pictures: list[Image.Image]) -> None:
    jpeg = stored(pictures[0], quality=80)
    assert jpeg in read_scan([("x.jpg", jpeg)]).pdf
    noise = Image.effect_noise((3000, 4000), 60)
    noise.paste(pictures[0].resize((3000, 4000)), mask=Image.new("L", (3000, 4000), 230))
    photo = stored(noise.convert("RGB"), quality=95)
    found = read_scan([("x.jpg", photo)])
    assert printed_pages(found) == [1]
    assert len(found.pdf) < len(photo) / 2
    assert page_sizes(found.pdf) == [pytest.approx(A4, abs=0.1)], "4:3 is near enough"


def test_sizes_of_pages() -> None:
    def size(pixels: tuple[int, int], **options: object) -> tuple[float, float]:
        (found,) = page_sizes(read_scan([("x", stored(Image.new("L", pixels, 255), "PNG", **options))]).pdf)
        return found

    assert size((1650, 2330), dpi=(200, 200)) == pytest.approx(A4, abs=0.1)
    assert size((2339, 1654)) == pytest.approx(A4[::-1], abs=0.1)
    assert size((2339, 3307), dpi=(200, 200)) == pytest.approx((842, 1190.5), abs=1), "A3 stays A3"
    assert size((1000, 1000), dpi=(72, 72)) == pytest.approx((A4[0], A4[0]), abs=0.1)
    receipt = size((400, 1200), dpi=(200, 200))
    assert receipt == pytest.approx((144, 432), abs=0.1)


def test_the_same_files_give_the_same_bytes(pictures: list[Image.Image]) -> None:
    files = [("a.png", stored(pictures[0], "PNG")), ("b.jpg", stored(pictures[1]))]
    assert read_scan(files).pdf == read_scan(files).pdf


def test_links_and_scripts_do_not_come_along(paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.Root.OpenAction = script
        pdf.pages[0].AA = pikepdf.Dictionary(O=script)
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 100, 100], A=script
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([link]))
        out = io.BytesIO()
        pdf.save(out)
    found = read_scan([("x.pdf", out.getvalue())])
    assert found.complete
    with pikepdf.open(io.BytesIO(found.pdf)) as pdf:
        assert "/OpenAction" not in pdf.Root
        assert not {"/AA", "/Annots"} & set(pdf.pages[0].obj.keys())


def test_what_cannot_be_taken_in_is_named(paper: bytes, pictures: list[Image.Image]) -> None:
    locked, none = io.BytesIO(), io.BytesIO()
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="1", owner="2"))
    with pikepdf.new() as pdf:
        pdf.save(none)
    jpeg = stored(pictures[0])
    cases = {
        "空文件": b"", "加了密码": locked.getvalue(), "没有一页": none.getvalue(), "不是能放入": b"hello" * 99,
        "HEIC": b"\0\0\0\x18ftypheic" + bytes(40), "打不开": jpeg[: len(jpeg) // 2],
    }  # fmt: skip
    for sentence, data in cases.items():
        with pytest.raises(PaperProblem, match=f"“材料七”.*{sentence}"):
            read_scan([("材料一", jpeg), ("材料七", data)])
    for data in (paper[:300], stored(pictures[0], "TIFF")[:2000], stored(pictures[0], "PNG")[:5000]):
        with pytest.raises(PaperProblem, match="“坏的”打不开"):
            read_scan([("坏的", data)])
    with pytest.raises(PaperProblem, match="还没有选择"):
        read_scan([])


def test_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch, paper: bytes) -> None:
    with pikepdf.new() as pdf:
        for _ in range(MOST_PAGES + 1):
            pdf.add_blank_page()
        many = io.BytesIO()
        pdf.save(many)
    with pytest.raises(PaperProblem, match="“多页”时扫描件已超过 500 页"):
        read_scan([("多页", many.getvalue())])
    monkeypatch.setattr("app.documents.scan.MOST_BYTES", 2 * len(paper) - 1)
    with pytest.raises(PaperProblem, match="“乙”时扫描件已超过 200 MB"):
        read_scan([("甲", paper), ("乙", paper)])


def test_it_tells_its_progress_and_can_be_stopped(paper: bytes) -> None:
    told: list[tuple[int, int, str]] = []

    def note(done: int, total: int, what: str = "") -> None:
        told.append((done, total, what))
        if len(told) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_scan([("甲", paper), ("乙", paper)], progress=note)
    assert told == [(0, 2, "甲"), (0, 2, "甲第 1 页"), (0, 2, "甲第 2 页")]
