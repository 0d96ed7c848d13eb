"""Numbers of documents as life has them: x, 15 digits, passports, permits, wrong check digits; kept and masked."""

from datetime import date
from typing import Any

import pytest
from stdnum.cn import ric

from app.documents import preview
from app.domain import id_numbers
from app.services import catalogue, exports
from app.services.desk import Desk
from app.services.outcome import agreement_check
from app.services.papers import proofs
from app.services.views import timeline
from tests.services.group_office import rows
from tests.services.office import NUMBER, changed, done, given_of, on, refused_field

RESIDENT, HONGKONG, TAIWAN, PASSPORT, FOREIGN, OTHER = id_numbers.DOCUMENT_TYPES
BORN = date(1990, 1, 1)


def fitting(body: str) -> str:
    """A number of 17 digits with the check digit that fits."""
    return body + ric.calc_check_digit(f"{body}0")


WRONG = "110101199003072310"
"""A resident's number whose last digit ought to be 6."""
TYPED: list[tuple[str, str, str, str, date | None]] = [
    (RESIDENT, "110105 19491231 002x", "11010519491231002X", "女", date(1949, 12, 31)),
    (RESIDENT, "１１０１０１１９９００３０７２３１６", "110101199003072316", "男", date(1990, 3, 7)),
    (RESIDENT, "110101900307231", "110101900307231", "男", date(1990, 3, 7)),
    (RESIDENT, WRONG, WRONG, "男", date(1990, 3, 7)),
    (HONGKONG, fitting("81000019900101001"), fitting("81000019900101001"), "男", BORN),
    (TAIWAN, fitting("83000019900101002"), fitting("83000019900101002"), "女", BORN),
    (FOREIGN, fitting("91101019900101001"), fitting("91101019900101001"), "男", BORN),
    (FOREIGN, "USA110190010101", "USA110190010101", "", None),
    (PASSPORT, "e1234 5678", "E12345678", "", None),
    (PASSPORT, "110101199003072316", "110101199003072316", "", None),
    (OTHER, "军字第0012345号", "军字第0012345号", "", None),
]
"""Kind, number as typed, as kept, and what may be drawn from it."""


def registration(story: Any, kind: str, number: str) -> dict[str, Any]:
    """The story's registration with another document, neither sex nor birth typed."""
    given = given_of(story, "register")
    for name in ("sex", "birth_on"):
        given["applicant"].pop(name, None)
    return changed(given, applicant__doc_type=kind, applicant__doc_no=number)


def registered(desk: Desk, story: Any, kind: str, number: str) -> Desk:
    catalogue.perform(on(desk, "2026-09-14"), "register", registration(story, kind, number))
    return desk


def words(desk: Desk, form: str) -> str:
    return "".join("".join(preview.texts(proofs.paper(desk, NUMBER, form))).split())


@pytest.mark.parametrize(("kind", "typed", "kept", "sex", "born"), TYPED)
def test_a_number_is_kept_as_it_is_and_sex_and_birth_are_drawn_only_where_it_tells_them(
    desk, story, kind, typed, kept, sex, born
):
    registered(desk, story, kind, typed)
    (worker,) = timeline.case_view(desk, NUMBER).file.workers
    assert (worker.doc_type, worker.doc_no, worker.sex, worker.birth_on) == (kind, kept, sex, born)
    said = words(desk, "application")
    assert f"{'公民身份号码' if kind == RESIDENT else kind}{kept}" in said
    assert f"性别{sex}" in said
    assert ("出生日期" in said) is (born is not None or worker.entry_on is not None)


@pytest.mark.parametrize(("kind", "typed", "kept", "sex", "born"), TYPED)
def test_in_lists_the_number_is_masked(desk, story, kind, typed, kept, sex, born):
    registered(desk, story, kind, typed)
    (row,) = exports.case_list(desk, "")
    assert id_numbers.mask(kept) in row.values()
    assert kept not in str(row)
    told = " ".join(str(event) for event in timeline.case_view(desk, NUMBER).events)
    assert kept not in told


def test_a_wrong_check_digit_is_named_and_taken_all_the_same(desk, story):
    (found,) = [
        problem
        for problem in catalogue.look_over("register", registration(story, RESIDENT, WRONG))
        if problem.path == "applicant.doc_no"
    ]
    assert found.warning
    assert "按国家标准应是 6，这里是 0" in found.text
    registered(desk, story, RESIDENT, WRONG)
    assert WRONG in words(desk, "application")


def test_the_exception_is_named_again_before_the_agreement_is_issued(desk_at, story):
    desk = desk_at("record_session:2")
    given = registration(story, RESIDENT, WRONG) | {"reason": "照证件更正"}
    done(desk, "correct", given)
    done(desk, "draft_agreement", given_of(story, "draft_agreement"))
    found = agreement_check.findings(timeline.case_view(desk, NUMBER).file, desk.law.calendar)
    (doubt,) = [one for one in found if "证件号码请核对" in one.title]
    assert (doubt.level, "应是 6" in doubt.text) == ("ask", True)
    done(desk, "issue_paper", {"form": "agreement"})


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        (RESIDENT, "1101011990030723", "18 位（旧号码 15 位），这里是 16 位"),
        (RESIDENT, "11010119900307231Y", "末位可以是 X"),
        (HONGKONG, "110101900307231", "是 18 位，这里是 15 位"),
        (FOREIGN, "9110101199001", "是 18 位（旧版 15 位）"),
        (PASSPORT, "护照123", "只有数字和字母"),
    ],
)
def test_a_number_that_cannot_be_of_its_kind_is_refused_in_a_sentence(desk, story, kind, number, said):
    refused_field(
        on(desk, "2026-09-14"), "register", registration(story, kind, number), "applicant.doc_no", said
    )


def test_the_kind_of_document_is_doubted_when_the_number_speaks_of_another(desk, story):
    for kind, number, right in (
        (RESIDENT, fitting("81000019900101001"), HONGKONG),
        (HONGKONG, fitting("83000019900101002"), TAIWAN),
        (TAIWAN, "110101199003072316", RESIDENT),
    ):
        problems = catalogue.look_over("register", registration(story, kind, number))
        assert [p.warning for p in problems if f"通常是{right}" in p.text] == [True]


def test_a_corrected_document_takes_what_was_drawn_from_the_old_one_away(desk_at):
    desk = desk_at("assign")
    listed = rows(3)
    listed[1] |= {"doc_type": RESIDENT, "doc_no": "11010519491231002X", "sex": ""}
    done(desk, "list_workers", {"workers": listed})
    drawn = timeline.case_view(desk, NUMBER).file.workers[1]
    assert (drawn.sex, drawn.birth_on) == ("女", date(1949, 12, 31))
    listed[1] |= {"doc_type": PASSPORT, "doc_no": "E76543210"}
    done(desk, "list_workers", {"workers": listed})
    after = timeline.case_view(desk, NUMBER).file.workers[1]
    assert (after.uid, after.doc_no, after.sex, after.birth_on) == (drawn.uid, "E76543210", "", None)


def test_what_was_typed_by_hand_stays_when_the_document_is_corrected(desk_at):
    desk = desk_at("assign")
    listed = rows(3)
    listed[1] |= {"birth_on": "1985-05-05"}
    done(desk, "list_workers", {"workers": listed})
    listed[1] |= {"doc_no": "E76543210", "birth_on": ""}
    done(desk, "list_workers", {"workers": listed})
    after = timeline.case_view(desk, NUMBER).file.workers[1]
    assert (after.sex, after.birth_on) == ("男", date(1985, 5, 5))
