"""The font report: which face prints what."""

from pathlib import Path

import pytest

from app.documents.face_use import Fallback
from app.documents.fonts import FontBook
from app.documents.model import Closing, Doc, Heading, Run, SignBlock, Slot
from app.domain.errors import PaperProblem
from tests.documents.paper_samples import FONTS, agreement, words


def test_the_bundled_faces_and_where_they_stand_in(fonts: FontBook) -> None:
    uses = {use.role: use for use in fonts.report(agreement())}
    assert list(uses) == ["title", "body", "hei"]
    assert [(use.wanted, use.used) for use in uses.values()] == [
        ("小标宋", "思源宋体（粗）"), ("仿宋", "随附的楷体"), ("黑体", "思源黑体（粗）"),
    ]  # fmt: skip
    assert [use.stands_in for use in uses.values()] == [False, True, False]
    assert uses["body"].substituted
    assert uses["body"].fallbacks == (Fallback("龑", "U+9F91", "被申请人.名称", "思源宋体"),)
    assert not uses["title"].substituted


def test_every_kind_of_block_is_looked_through(fonts: FontBook) -> None:
    slots = SignBlock((Slot((Run("龑", "kai", "甲"),)),))
    closing = Closing(((Run("龑", "hei", "乙"),),))
    doc = Doc(
        "题", (Heading((Run("龑", "hei", "丙"),)), slots, closing), docno="龑", footer="dash", banner="脱敏件"
    )
    uses = {use.role: use for use in fonts.report(doc)}
    assert set(uses) == {"title", "body", "hei", "kai", "song"}
    assert [lack.field for lack in uses["kai"].fallbacks] == ["甲"]
    assert [lack.field for lack in uses["body"].fallbacks] == ["文号"]
    assert uses["song"].fallbacks == ()


def test_with_a_real_fangsong_nothing_stands_in(tmp_path: Path) -> None:
    (tmp_path / "simfang.ttf").write_bytes((FONTS / "NotoSansSC-400.ttf").read_bytes())
    book = FontBook(FONTS, pc_folders=[tmp_path])
    (use,) = book.report(Doc("", (words("甲"),), footer="none"))
    assert (use.used, use.substituted) == ("仿宋", False)


def test_an_own_face_is_what_was_wanted_and_a_lost_file_is_told(tmp_path: Path) -> None:
    own = FONTS / "NotoSansSC-400.ttf"
    (use,) = FontBook(FONTS, own={"body": own}).report(Doc("", (words("甲"),), footer="none"))
    assert (use.used, use.stands_in) == ("NotoSansSC-400", False)
    for name in ("DeskKai-400.ttf", "NotoSerifSC-400.ttf"):
        (tmp_path / name).write_bytes((FONTS / name).read_bytes())
    uses = {use.role: use for use in FontBook(tmp_path).report(Doc("题", (words("甲", "kai"),)))}
    assert (uses["title"].used, uses["title"].stands_in) == ("思源宋体", True)
    assert not uses["kai"].stands_in


def test_a_character_without_a_face_is_refused(fonts: FontBook) -> None:
    with pytest.raises(PaperProblem, match=r"“甲”里的“𪚥”（U\+2A6A5）"):
        fonts.report(Doc("", (type(words(""))((Run("𪚥", "body", "甲"),)),)))
