"""Two 王伟 in one case, names with dots of several kinds, a very long Latin name: told apart, found, never cut off."""

from typing import Any

import pypdfium2
import pytest

from app.domain import names
from app.services import catalogue, exports
from app.services.desk import Desk
from app.services.papers import batches, proofs
from app.services.parties import people
from app.services.views import timeline
from tests.services.group_office import lead_group, rows
from tests.services.office import NUMBER, changed, given_of, on

DOTS = "·•‧・･●．"
"""How the dot of such a name is typed; U+00B7 is the one of GB/T 15834."""
LATIN = "Maximiliano Wolfeschlegelsteinhausenbergerdorff-Santos Júnior"[:60]
UIGHUR = "阿卜杜热合曼•买买提‧托合提尼亚孜·艾力"


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        words = "".join(page.get_textpage().get_text_range() for page in pdf)
    return "".join(words.replace("\ufffe", "").split())


def paper(desk: Desk, form: str, side: str = "") -> str:
    return text_of(proofs.paper(desk, NUMBER, form, side=side))


def twins(**second: Any) -> list[dict[str, Any]]:
    """A list of twelve in which the second and the third worker, both representatives, are called 王伟."""
    listed = rows(12)
    listed[1]["name"] = listed[2]["name"] = "王伟"
    listed[1] |= {"staff_no": "A07"}
    listed[2] |= second
    return listed


def grouped(desk: Desk, listed: list[dict[str, Any]]) -> Desk:
    catalogue.perform(desk, "list_workers", {"workers": listed}, number=NUMBER)
    return desk


def test_two_of_one_name_are_told_apart_by_the_tails_of_their_numbers(desk_at, story):
    desk = desk_at("record_session:2")
    lead_group(desk, story, 12, "draft_agreement")
    grouped(desk, twins())
    agreed = paper(desk, "agreement")
    for tail in ("0001", "0002"):
        assert f"申请人代表人王伟（尾号{tail}）（签名）：" in agreed
        assert f"代表人王伟（尾号{tail}）联系电话" in agreed
    assert "王伟（尾号0001）、王伟（尾号0002）" in agreed
    assert "E12340001" in agreed
    assert "E12340002" in agreed, "the annex has the whole number of each"


@pytest.mark.parametrize(
    ("second", "marks"),
    [
        ({"staff_no": "A19", "doc_no": "F92340001"}, ("工号A07", "工号A19")),
        ({"doc_no": "F92340001"}, ("工号A07", "第3个")),
    ],
)
def test_where_the_tails_are_alike_the_staff_number_or_the_place_tells_them_apart(
    desk_at, story, second, marks
):
    desk = desk_at("record_session:2")
    lead_group(desk, story, 12, "draft_agreement")
    grouped(desk, twins(**second))
    for mark in marks:
        assert f"申请人代表人王伟（{mark}）（签名）：" in paper(desk, "agreement")


def test_each_of_the_two_gets_a_notice_of_his_own(desk_at, story):
    desk = desk_at("record_session:2")
    lead_group(desk, story, 12, "draft_agreement")
    listed = twins()
    grouped(desk, listed)
    for number in (2, 3):
        said = paper(desk, "performance_notice", f"申请人:{number}")
        assert f"王伟（尾号000{number - 1}）：" in said
    employer = paper(desk, "performance_notice", "被申请人")
    assert "2王伟（尾号0001）" in employer
    assert "3王伟（尾号0002）" in employer
    files = [item.file_name for item in batches.items(desk, NUMBER, ["performance_notice"])]
    assert len(files) == len(set(files))


def test_who_has_no_namesake_is_called_by_his_name_alone(desk_at, story):
    desk = desk_at("record_session:2")
    lead_group(desk, story, 12, "draft_agreement")
    assert "尾号" not in paper(desk, "agreement")


@pytest.fixture
def dotted(desk, story):
    """A case of a worker whose name has three dots, each typed in another way, and one with a Latin name."""
    first = given_of(story, "register")
    for name in (UIGHUR, LATIN):
        given = changed(
            first, applicant__name=name, applicant__doc_type="护照", applicant__doc_no="E12345678"
        )
        catalogue.perform(on(desk, "2026-09-14"), "register", given)
    return desk


@pytest.mark.parametrize("dot", DOTS)
def test_a_name_with_dots_is_found_whichever_dot_is_typed(dotted, dot):
    typed = names.search_key(UIGHUR).replace(names.MIDDLE_DOT, dot)
    assert [row["申请人"] for row in exports.case_list(dotted, typed)] == [UIGHUR]
    assert [row["申请人"] for row in exports.case_list(dotted, f"买买提{dot}托合提")] == [UIGHUR]
    assert [known.party.name for known in people.known_workers(dotted, typed)] == [UIGHUR]


def test_the_dots_stay_as_they_were_typed_in_the_register_and_on_paper(dotted):
    file = timeline.case_view(dotted, NUMBER).file
    assert file.workers[0].name == UIGHUR
    assert UIGHUR in paper(dotted, "application")


@pytest.mark.parametrize("form", ["application", "register_sheet", "acceptance_notice", "rights_notice"])
def test_a_very_long_latin_name_wraps_and_loses_no_letter(dotted, form):
    number = NUMBER.replace("第1号", "第2号")
    with pypdfium2.PdfDocument(proofs.paper(dotted, number, form, side="申请人")) as pdf:
        said = "".join(text_of_page(page) for page in pdf)
        for page in pdf:
            words = page.get_textpage()
            boxes = [words.get_charbox(n) for n in range(words.count_chars())]
            assert all(60 < right <= page.get_width() - 60 for left, _, right, _ in boxes if right > left)
    assert "".join(LATIN.split()) in said


def text_of_page(page: Any) -> str:
    return "".join(page.get_textpage().get_text_range().replace("\ufffe", "").split())
