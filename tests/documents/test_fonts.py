"""Fonts: coverage of the 8105, the text layer, fallback by field, and the gate for missing characters."""

from pathlib import Path

import pypdfium2
import pytest

from app.documents.fonts import BUNDLED, Face, FontBook
from app.documents.model import Doc, Run
from app.documents.pdf.font import to_unicode
from app.documents.writer import set_docx, set_pdf
from app.domain.errors import PaperProblem
from tests.documents.paper_samples import DAY, FONTS, pdf_text, squeezed, words

SIGNS = "，。、；：？！（）《》〈〉〔〕【】「」『』“”‘’…—·～－％‰℃㎡￥¥$€№§①⑳㈠㈩ⅠⅫ×÷±≥≤≠→←↑↓□■○●◎◇◆△▲☆★✓☐☑"


@pytest.mark.parametrize("name", sorted(set(BUNDLED.values()) | {"NotoSansSC-400.ttf"}))
def test_every_bundled_face_has_the_8105_and_the_signs_of_papers(name: str, characters: str) -> None:
    face = Face(FONTS / name)
    assert len(set(characters)) == 8105
    assert face.covers(characters)
    assert face.covers(SIGNS)
    assert face.covers("".join(map(chr, range(0x20, 0x7F))))


def test_every_gb2312_character_is_there(fonts: FontBook) -> None:
    signs = [
        bytes((high, low)).decode("gb2312", "ignore")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
    ]
    assert fonts.uncovered("".join(signs)) == []


@pytest.mark.parametrize("role", ["body", "title", "hei", "song"])
def test_all_8105_come_back_from_the_text_layer(role: str, fonts: FontBook, characters: str) -> None:
    data = set_pdf(Doc("", (words(characters, role),), footer="none"), fonts, made_on=DAY).data
    assert squeezed(pdf_text(data)) == characters
    with pypdfium2.PdfDocument(data) as pdf:
        seen = "".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    assert squeezed(seen) == characters


def test_the_unicode_map_is_utf16_in_blocks_of_a_hundred() -> None:
    text = to_unicode([0, *range(0x4E00, 0x4E00 + 120), 0x2B5AF])
    assert "<79> <D86DDDAF>" in text
    assert "100 beginbfchar" in text
    assert "21 beginbfchar" in text
    assert "<0000>" not in text


def test_a_name_beyond_the_body_face_is_set_whole_in_one_face(fonts: FontBook) -> None:
    assert [face.path.name for _, face in fonts.pieces(Run("孟翔"))] == [BUNDLED["body"]]
    assert [(text, face.path.name) for text, face in fonts.pieces(Run("孟龑翔"))] == [
        ("孟龑翔", BUNDLED["song"])
    ]


def test_letters_and_digits_stand_in_the_serif_beside_the_kai(fonts: FontBook) -> None:
    pieces = [(text, face.path.name) for text, face in fonts.pieces(Run("于2026年 No. 7止"))]
    kai, song = BUNDLED["kai"], BUNDLED["song"]
    assert pieces == [("于", kai), ("2026", song), ("年 ", kai), ("No. 7", song), ("止", kai)]


def test_a_character_without_a_face_is_refused_by_name(fonts: FontBook) -> None:
    assert fonts.uncovered("王𪚥𪚥", "title") == [("𪚥", "U+2A6A5")]
    assert not fonts.covers("𪚥")
    doc = Doc(
        "",
        (
            words("王"),
            words("无"),
        ),
    )
    strange = Doc("", (*doc.blocks, type(doc.blocks[0])((Run("王𪚥", "body", "申请人.姓名"),))))
    for setter in (set_pdf, set_docx):
        with pytest.raises(PaperProblem, match=r"“申请人\.姓名”里的“𪚥”（U\+2A6A5）没有字体能印出，请"):
            setter(strange, fonts, made_on=DAY)


def test_a_missing_or_damaged_font_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PaperProblem, match="没有可用的仿宋字体"):
        FontBook(tmp_path).faces("body")
    (tmp_path / "DeskKai-400.ttf").write_bytes(b"not a font")
    problems = FontBook(tmp_path).problems()
    assert len(problems) == 4
    assert problems[0].startswith("字体文件 DeskKai-400.ttf 缺失或损坏")


def test_the_bundled_fonts_are_whole(fonts: FontBook) -> None:
    assert fonts.problems() == []
    fonts.warm()


def test_a_committee_s_own_face_and_the_pc_s_come_first(tmp_path: Path) -> None:
    fang = tmp_path / "simfang.ttf"
    fang.write_bytes((FONTS / "NotoSansSC-400.ttf").read_bytes())
    own = FONTS / "NotoSansSC-600.ttf"
    book = FontBook(FONTS, pc_folders=[tmp_path, tmp_path / "none"], own={"title": own})
    assert book.face("body", "仿宋").path == fang
    assert book.face("title", "标题").path == own
    assert book.face("body", "孟龑").path.name == "NotoSerifSC-400.ttf"


def test_a_run_that_no_single_face_covers_is_set_by_character(tmp_path: Path) -> None:
    (tmp_path / "NotoSerifSC-400.ttf").write_bytes((FONTS / "NotoSerifSC-400.ttf").read_bytes())
    (tmp_path / "DeskKai-400.ttf").write_bytes((FONTS / "DeskKai-400.ttf").read_bytes())
    book = FontBook(tmp_path)
    only_kai = next(
        c
        for c in map(chr, sorted(Face(FONTS / "DeskKai-400.ttf").points))
        if not book.faces("song")[0].covers(c)
    )
    assert [text for text, _ in book.pieces(Run(f"龑甲{only_kai}"))] == ["龑", f"甲{only_kai}"]
