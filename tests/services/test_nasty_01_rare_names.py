"""A name with 𬬮, 䶮 or a private-use code: warned of at entry, found however it is typed, never lost on paper."""

import pypdfium2
import pytest

from app.domain import names
from app.services import catalogue, exports
from app.services.parties import people
from tests.services.office import changed, given_of, on

PUA_YAN = "\ue863"
"""䶮 as old fonts of GBK had it."""
SECOND = {"applicant__doc_no": "110101199203072336", "applicant__sex": "男"}


@pytest.fixture
def registered(desk, story):
    """Two cases: 陈䶮 with the character's own code, and 陈 with the private one; and 陆𬬮 beside them."""
    first = given_of(story, "register")
    for name, more in (("陈䶮", {}), (f"陈{PUA_YAN}", {}), ("陆𬬮", SECOND)):
        catalogue.perform(on(desk, "2026-09-14"), "register", changed(first, applicant__name=name, **more))
    return desk


def test_the_private_code_is_warned_of_where_it_was_typed_and_the_real_character_named(desk, story):
    given = changed(given_of(story, "register"), applicant__name=f"陈{PUA_YAN}")
    problems = catalogue.look_over("register", given)
    (found,) = [p for p in problems if p.path == "applicant.name"]
    assert found.warning
    assert "䶮" in found.text
    assert not [
        p for p in catalogue.look_over("register", changed(given, applicant__name="陆𬬮")) if p.warning
    ]


@pytest.mark.parametrize("typed", ["陈䶮", f"陈{PUA_YAN}", "䶮", PUA_YAN, "cy"])
def test_both_spellings_are_found_by_either_and_by_initials(registered, typed):
    assert {row["申请人"] for row in exports.case_list(registered, typed)} == {"陈䶮", f"陈{PUA_YAN}"}


def test_one_number_is_one_person_whatever_the_spelling(registered):
    (one,) = people.known_workers(registered, "陈䶮")
    assert len(one.numbers) == 2
    assert one.tail in one.words


def test_a_character_beyond_the_basic_plane_reaches_the_paper(registered, tmp_path):
    from app.services.papers import paper_files

    number = next(r["案号"] for r in exports.case_list(registered, "陆𬬮"))
    out = tmp_path / "申请书.pdf"
    paper_files.write_paper(registered, number, "application", out)
    with pypdfium2.PdfDocument(out) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "陆𬬮" in text
    assert "□" not in text


def test_search_keys_agree():
    assert names.search_key("陈䶮") == names.search_key(f"陈{PUA_YAN}")
