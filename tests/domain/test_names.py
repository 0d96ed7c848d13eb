"""Names: nothing real is refused or altered, nothing unprintable slips through."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import names

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.characters(
    min_codepoint=0x20000, max_codepoint=0x2A6DF
)


@pytest.mark.parametrize(
    "name",
    [
        "王伟",
        "𬬮婷",
        "䶮",
        "迪丽热巴·迪力木拉提",
        "阿卜杜热合曼•买买提",
        "María José O’Neill-Smith",
        "㛃",
        "欧阳 娜娜",
        "𠮷田",
    ],
)
def test_real_names_are_kept_as_they_are(name: str) -> None:
    assert names.check(name) is None
    assert names.caution(name) is None
    assert names.clean(f"  {name}　") == name


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("", "没有填"),
        (" 　", "没有填"),
        ("王\u200b伟", "“王伟”里有看不见的字符（U+200B）"),
        ("王\x00伟", "U+0000"),
        ("\u202e王伟", "U+202E"),
        ("王\ud800", "U+D800"),
        ("··", "没有文字"),
    ],
)
def test_names_that_cannot_be_kept(name: str, phrase: str) -> None:
    problem = names.check(name)
    assert problem is not None
    assert phrase in problem
    assert problem.endswith("。")


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("李\ue863", "应改成“䶮”"),
        ("李\ue864", "应改成“龻”"),
        ("李\ue001", "自造字（U+E001），别的电脑"),
        ("李\U000f0000", "U+F0000"),
        ("李?", "没打出来的生僻字"),
        ("李□", "没打出来的生僻字"),
        ("李\ufffd", "没打出来的生僻字"),
        ("李4", "有数字"),
    ],
)
def test_names_that_deserve_a_second_look(name: str, phrase: str) -> None:
    assert names.check(name) is None
    caution = names.caution(name)
    assert caution is not None
    assert phrase in caution


def test_composed_and_decomposed_spellings_become_one() -> None:
    assert names.clean("Jose\u0301") == "José"
    assert names.search_key("JOSE\u0301") == names.search_key("josé")


def test_every_kind_of_middle_dot_finds_the_same_person() -> None:
    keys = {names.search_key(f"买买提{dot}艾山") for dot in "·•‧∙⋅・･．"}
    assert keys == {"买买提·艾山"}
    assert names.search_key("买买提 · 艾山") == "买买提·艾山"


def test_a_private_use_character_is_found_under_its_real_one() -> None:
    assert names.search_key("李\ue863") == names.search_key("李䶮")
    twins = names._TWINS
    assert len(twins) == 80
    assert not [hex(old) for old, new in twins.items() if unicodedata.category(new) == "Co"]
    assert len(set(twins.values())) == 80


@given(st.text(HAN, min_size=1, max_size=6))
def test_unified_characters_of_any_plane_survive(name: str) -> None:
    if all(unicodedata.category(sign) == "Lo" for sign in name):
        assert names.check(name) is None
        assert names.clean(name) == name
        assert names.search_key(name) == name


@given(st.text(max_size=20))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert names.clean(names.clean(text)) == names.clean(text)
    assert not names.search_key(text) or names.search_key(f" {text} ") == names.search_key(text)
