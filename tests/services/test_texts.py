"""What people type is kept to the letter: rare characters, signs that mean something elsewhere, long texts."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services import catalogue, drafts
from app.services.views import timeline
from tests.services.office import NUMBER, changed, done, given_of, open_office

ODD_NAMES = ("张𬱖", "王䶮", "阿卜杜拉·买买提", "孟𫖯𣲗", "欧阳㛃𬎆")
SIGNS = "甲&<b>乙</b>|丙*丁*_戊_#己{{庚}}{% raw %}\\辛`壬`~癸~"
SIGNS += "[子](丑)<!-- 寅 -->\"卯\" '辰' 100% ${x} \t\n  - 巳\n1. 午"


@pytest.mark.parametrize("name", ODD_NAMES)
def test_rare_names_are_kept_and_told(desk, story, name):
    outcome = done(desk, "register", changed(given_of(story, "register"), applicant__name=name), number="")
    file = timeline.case_view(desk, outcome.number).file
    assert file.workers[0].name == file.case.applicant == name


def test_signs_that_mean_something_elsewhere_are_plain_text(desk, story):
    typed = changed(
        given_of(story, "register"),
        facts=SIGNS,
        evidence=SIGNS,
        claims__0__matter="&<>|*_#{{ }}",
        applicant__job="{{x}}",
    )
    done(desk, "register", typed, number="")
    file = timeline.case_view(desk, NUMBER).file
    assert (file.case.facts, file.case.evidence) == (SIGNS, SIGNS)
    assert (file.claims[0].matter, file.workers[0].job) == ("&<>|*_#{{ }}", "{{x}}")


def test_ten_thousand_characters_are_kept(desk, story):
    facts = ("申请人自二〇一九年三月起在装配一车间任钳工，𬱖䶮。" * 400)[:10_000]
    done(desk, "register", given_of(story, "register") | {"facts": facts}, number="")
    assert timeline.case_view(desk, NUMBER).file.case.facts == facts


def test_what_was_kept_is_there_after_opening_again(desk_at, story, tmp_path):
    desk = desk_at("")
    done(
        desk, "register", changed(given_of(story, "register"), facts=SIGNS, applicant__name="张𬱖"), number=""
    )
    before = timeline.case_view(desk, NUMBER).file
    desk.close()
    shutil.copytree(desk.office.folder, tmp_path / "elsewhere")
    again = open_office(tmp_path / "elsewhere")
    try:
        assert timeline.case_view(again, NUMBER).file == before
    finally:
        again.close()


printable = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]) | st.sampled_from("𬱖䶮{}#*_|<>&\n"),
    min_size=1,
    max_size=80,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=printable)
def test_any_long_text_comes_back_as_it_was_typed(desk_at, story, text):
    desk = desk_at("")
    typed = given_of(story, "register") | {"facts": "事" + text + "实"}
    number = catalogue.perform(desk, "register", typed).number
    assert timeline.case_view(desk, number).file.case.facts == typed["facts"]
    desk.close()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.dictionaries(
        printable, st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=5
    )
)
def test_a_draft_keeps_whatever_stands_in_the_form(desk, data):
    drafts.save(desk, "register", "", data)
    assert drafts.load(desk, "register") == data
