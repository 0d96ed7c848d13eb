"""Attachments: where they come from, what is refused before it is read, what is left when an act fails, how seen."""

import io
import os
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import NotFound, PaperProblem
from app.services import catalogue
from app.services.course import attachment_files, attachment_views
from app.services.course.attachment_files import inline, media_of, named, plain_name, size_words
from app.services.course.attachment_views import NOT_HERE, PAGES, TEXT, page_of, scanned, shown, thumbnail
from app.services.course.attachments import attachment_bytes
from app.store.unit_of_work import Unit
from tests.services.office import NUMBER, done, refused_field

RED, GREEN = (200, 30, 30), (30, 150, 60)


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), colour: tuple[int, int, int] = RED) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def pages(kind: str, *sizes: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    first, *rest = [Image.new("RGB", size, RED if n == 0 else GREEN) for n, size in enumerate(sizes)]
    first.save(out, kind, save_all=True, append_images=rest)
    return out.getvalue()


def write(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def blobs(desk) -> set[str]:
    return set(desk.office.blobs.names())


def no(desk, given, path, words):
    refused_field(desk, "attach", given, path, words, number=NUMBER)


def kept(desk):
    with desk.read() as unit:
        return unit.case_by_number(NUMBER).attachments


def test_a_file_that_is_too_large_is_refused_before_it_is_read(desk_at, tmp_path, monkeypatch):
    large = tmp_path / "录像.mp4"
    with large.open("wb") as file:
        file.truncate(attachment_files.MOST + 1)  # takes no room on the disk

    def opened(*_: object) -> None:
        raise AssertionError("the file was opened")

    desk = desk_at("accept")
    monkeypatch.setattr(Path, "open", opened)
    no(desk, {"files": [str(large)]}, "files", "“录像.mp4”有 50.0 MB，超过 50 MB")


def test_no_file_is_left_when_the_act_is_refused_or_fails(desk_at, tmp_path, monkeypatch):
    desk = desk_at("accept")
    before = blobs(desk)
    good = write(tmp_path, "照片.png", picture())
    empty = write(tmp_path, "空.png", b"")
    no(desk, {"files": [good, empty]}, "files", "空文件")
    assert blobs(desk) == before

    def failing(unit: Unit) -> None:
        assert blobs(desk) > before, "it was written by then"
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Unit, "commit", failing)
        with pytest.raises(OSError, match="disk"):
            catalogue.perform(desk, "attach", {"files": [good]}, number=NUMBER)
    assert (blobs(desk), kept(desk)) == (before, ())


def test_what_another_record_names_stays_when_an_act_fails(desk_at, tmp_path, monkeypatch):
    desk = desk_at("accept")
    photo = write(tmp_path, "照片.png", picture())
    done(desk, "attach", {"files": [photo]})
    done(desk, "detach", {"seq": 1, "struck": "收错了"})
    before = blobs(desk)
    with monkeypatch.context() as broken:
        broken.setattr(Unit, "commit", lambda unit: (_ for _ in ()).throw(OSError("the disk is full")))
        with pytest.raises(OSError, match="disk"):
            catalogue.perform(desk, "attach", {"files": [photo]}, number=NUMBER)
    assert blobs(desk) == before
    assert desk.office.blobs.get(kept(desk)[0].blob) == picture()


def test_the_same_content_is_told_with_the_first_one(desk_at, tmp_path):
    desk = desk_at("accept")
    first, other = (write(tmp_path, name, picture()) for name in ("工资条.png", "另一张.png"))
    no(desk, {"files": [first, other]}, "files", "“另一张.png”与“工资条.png”内容相同")
    done(desk, "attach", {"files": [first]})
    no(desk, {"files": [other]}, "files", "“另一张.png”与第 1 个附件“工资条.png”内容相同")
    done(desk, "detach", {"seq": 1, "struck": "收错了"})
    done(desk, "attach", {"files": [other]})
    assert [a.name for a in kept(desk) if not a.struck] == ["另一张.png"], "one that was removed bars nothing"


def test_another_title_keeps_the_ending(desk_at, tmp_path):
    desk = desk_at("accept")
    files = [write(tmp_path, name, picture(size=(n, 9))) for n, name in ((5, "IMG_1.png"), (6, "IMG_2.png"))]
    no(desk, {"files": files, "title": "考勤"}, "title", "空着名称")
    done(desk, "attach", {"files": files[:1], "title": "八月考勤表"})
    done(desk, "attach", {"files": [inline(picture(size=(7, 9)), "image/png")], "origin": "剪贴板"})
    assert [(a.name, a.origin) for a in kept(desk)] == [
        ("八月考勤表.png", "文件"),
        ("剪贴板.png", "剪贴板"),
    ]
    assert attachment_bytes(desk, NUMBER, 2) == picture(size=(7, 9))
    assert (named("a.PNG", "b.png"), named("无", "有")) == ("b.png", "有")


@pytest.mark.parametrize("entry", ["data:image/png;base64,%%%", "data:image/png;base64", "data:,"])
def test_an_entry_that_is_no_file_is_refused(desk_at, entry):
    no(desk_at("accept"), {"files": [entry]}, "files", "“剪贴板")


def test_folders_and_devices_are_no_files(desk_at, tmp_path):
    desk = desk_at("accept")
    no(desk, {"files": [str(tmp_path)]}, "files", "是文件夹")
    no(desk, {"files": [os.devnull]}, "files", "读不了文件")
    assert plain_name("坏\udc80名\n.txt") == "坏?名 .txt"


def test_sizes_and_kinds_in_words():
    assert [size_words(n) for n in (812, 35 * 1024, 1_300_000)] == ["812 B", "35 KB", "1.2 MB"]
    assert media_of("照片.jpg", picture("WEBP")) == "image/webp"
    assert media_of("录音", b"RIFF\x00\x00\x00\x00WAVE") == "audio/wav"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF", "GIF", "WEBP"])
def test_a_picture_is_shown_in_its_own_pixels(desk_at, tmp_path, kind):
    desk = desk_at("accept")
    done(desk, "attach", {"files": [write(tmp_path, f"照片.{kind.lower()}", picture(kind, (40, 30)))]})
    seen = shown(desk, NUMBER, 1)
    assert (seen.how, seen.pages) == (PAGES, 1)
    drawn = page_of(seen.content, 0, 1.0).picture
    assert (drawn.width, drawn.height, len(drawn.data)) == (40, 30, 40 * 30 * 4)
    assert all(abs(a - b) < 12 for a, b in zip(drawn.data[:4], (*RED, 255), strict=True))


def test_scans_of_several_pages_are_counted_and_shown(desk_at, tmp_path):
    desk = desk_at("accept")
    for name, kind in (("扫描.tif", "TIFF"), ("扫描.pdf", "PDF")):
        done(desk, "attach", {"files": [write(tmp_path, name, pages(kind, (60, 80), (80, 60), (60, 80)))]})
    scan, pdf = shown(desk, NUMBER, 1), shown(desk, NUMBER, 2)
    assert (scan.pages, pdf.pages) == (3, 3)
    second = page_of(scan.content, 1, 1.0).picture
    assert (second.width, second.height, tuple(second.data[:3])) == (80, 60, GREEN)
    with pytest.raises(IndexError):
        page_of(scan.content, 3, 1.0)
    twice = page_of(pdf.content, 1, 2.0)
    assert (twice.picture.width, twice.picture.height) == (160, 120)
    assert (round(twice.wide), round(twice.high)) == (107, 80)


def test_a_huge_page_is_drawn_smaller(monkeypatch):
    from app.documents import viewing

    monkeypatch.setattr(viewing, "MOST_PIXELS", 1000)
    for content in (picture(size=(200, 100)), pages("PDF", (200, 100))):
        page = page_of(content, 0, 4.0)
        assert page.picture.width * page.picture.height <= 1100
        assert page.wide > 190, "it is as large as ever at 100 %"
        assert abs(page.wide / page.high - 2) < 0.1


def test_a_photo_held_sideways_stands_upright(tmp_path):
    turned, out = Image.Exif(), io.BytesIO()
    turned[0x0112] = 6
    Image.new("RGB", (40, 30), RED).save(out, "JPEG", exif=turned)
    drawn = page_of(out.getvalue(), 0, 1.0).picture
    assert (drawn.width, drawn.height) == (30, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "F"])
def test_every_kind_of_colour_is_shown(mode):
    out = io.BytesIO()
    Image.new(mode, (8, 6)).save(out, "TIFF" if mode in ("CMYK", "I;16", "F") else "PNG")
    drawn = page_of(out.getvalue(), 0, 1.0).picture
    assert (drawn.width, drawn.height, drawn.data[3]) == (8, 6, 255)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("八月工资".encode(), "八月工资"),
        ("八月工资".encode("gb18030"), "八月工资"),
        ("八月工资".encode("utf-16"), "八月工资"),
    ],
)
def test_texts_are_read_in_the_usual_codes(desk_at, tmp_path, content, words):
    desk = desk_at("accept")
    done(desk, "attach", {"files": [write(tmp_path, "聊天.txt", content)]})
    seen = shown(desk, NUMBER, 1)
    assert (seen.how, seen.text) == (TEXT, words)


def test_what_cannot_be_shown_says_so(desk_at, tmp_path, monkeypatch):
    desk = desk_at("accept")
    files = {
        "坏.png": b"\x89PNG\r\n\x1a\n broken", "坏.pdf": b"%PDF-1.7 broken", "表.xlsx": b"PK\x03\x04",
        "乱.txt": b"\x00\xff\x81", "手机.jpg": b"\x00\x00\x00\x18ftypheic",
    }  # fmt: skip
    done(desk, "attach", {"files": [write(tmp_path, name, content) for name, content in files.items()]})
    for seq, content in enumerate(files.values(), 1):
        seen = shown(desk, NUMBER, seq)
        assert (seen.how, seen.content) == (NOT_HERE, content)
        assert seen.why.endswith("。")
    with pytest.raises(PaperProblem):
        page_of(b"no picture", 0, 1.0)
    done(desk, "attach", {"files": [write(tmp_path, "长.txt", b"0123456789")]})
    monkeypatch.setattr(attachment_views, "MOST_WORDS", 4)
    assert shown(desk, NUMBER, 6).text == "0123"
    done(desk, "detach", {"seq": 6, "struck": "收错了"})
    with pytest.raises(NotFound):
        shown(desk, NUMBER, 6)


def test_the_scanner_folder_shows_the_newest_first_and_what_is_kept_already(desk_at, tmp_path):
    desk, folder = desk_at("accept"), tmp_path / "扫描"
    (folder / "旧的").mkdir(parents=True)
    for age, (name, content) in enumerate(
        {"新.png": picture(), "收过.pdf": pages("PDF", (9, 9)), "空.txt": b"", ".藏": b"x"}.items()
    ):
        write(folder, name, content)
        os.utime(folder / name, (1_790_000_000 - age, 1_790_000_000 - age))
    done(desk, "attach", {"files": [str(folder / "收过.pdf")]})
    found = scanned(desk, folder)
    assert [one.path.name for one in found] == ["新.png", "收过.pdf", "空.txt"]
    assert [one.taken for one in found] == ["", "第1号 附件 1", ""]
    assert ["空文件" in one.why for one in found] == [False, False, True]
    assert found[0].changed == datetime.fromtimestamp(1_790_000_000)
    small = thumbnail(folder / "新.png", 20)
    assert small is not None
    assert (small.width, small.height) == (20, 15)
    assert thumbnail(folder / "收过.pdf", 20) is not None
    assert thumbnail(folder / "空.txt", 20) is None
    assert thumbnail(folder / "没有.png", 20) is None
    with pytest.raises(NotFound, match="打不开文件夹"):
        scanned(desk, tmp_path / "没有")
