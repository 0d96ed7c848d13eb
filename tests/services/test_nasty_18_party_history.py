"""A company renames itself between application and agreement, a worker dies, an agency stands beside the employer."""

import pypdfium2
import pytest

from app.services.papers import paper_files
from app.services.views import timeline
from tests.services.case_work_rows import AGENCY, AGENT, RENAMED
from tests.services.office import NUMBER, done, given_of, refused_field

OLD, NEW = "示例精工机械有限公司", RENAMED["name"]


def text_of(desk, form, folder):
    out = folder / f"{form}.pdf"
    paper_files.write_paper(desk, NUMBER, form, out, party="申请人")
    with pypdfium2.PdfDocument(out) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "")


def test_each_paper_prints_the_name_that_was_valid_on_its_date(desk_at, tmp_path):
    desk = desk_at("draft_agreement")
    done(desk, "change_party", RENAMED)
    file = timeline.case_view(desk, NUMBER).file
    assert file.case.respondent == file.employers[0].name == NEW
    before = text_of(desk, "acceptance_notice", tmp_path)
    assert f"与{OLD}" in before
    assert NEW not in before
    assert NEW in text_of(desk, "agreement", tmp_path)


def test_two_changes_are_undone_one_after_the_other(desk_at, tmp_path):
    desk = desk_at("draft_agreement")
    done(desk, "change_party", RENAMED)
    done(desk, "change_party", RENAMED | {"changed_on": "2026-10-20", "name": "示例再更名有限公司"})
    assert "示例再更名有限公司" in text_of(desk, "register_sheet", tmp_path)
    assert f"与{OLD}" in text_of(desk, "acceptance_notice", tmp_path)
    earlier = RENAMED | {"changed_on": "2026-10-01", "name": "插在中间有限公司"}
    refused_field(desk, "change_party", earlier, "changed_on", "按先后登记", number=NUMBER)


def test_after_a_death_the_heir_takes_part_by_law(desk_at):
    desk = desk_at("assign")
    heir = AGENT | {
        "kind": "近亲属",
        "power": "依法代理",
        "name": "孟继承",
        "relation": "女儿",
        "proof": "户口簿",
    }
    told = done(desk, "add_agent", heir).told
    assert "近亲属" in told
    (agent,) = timeline.case_view(desk, NUMBER).file.agents
    assert (agent.kind, agent.power, agent.to_on) == ("近亲属", "依法代理", None)


@pytest.mark.parametrize("standing", ["劳务派遣单位", "用工单位"])
def test_agency_and_user_company_are_joint_parties_and_stay_when_the_register_is_put_right(
    desk_at, story, standing
):
    from tests.services.office import given_of

    desk = desk_at("accept")
    done(desk, "add_party", AGENCY | {"standing": standing})
    done(desk, "correct", given_of(story, "register") | {"reason": "写错"})
    there = timeline.case_view(desk, NUMBER).file.everybody_of("被申请人")
    assert [party.name for party in there] == [OLD, AGENCY["name"]]


def test_a_phone_number_stays_out_of_the_course_of_the_case(desk_at):
    desk = desk_at("assign")
    moved = {**RENAMED, "kind": "变更联系方式", "name": "", "phone": "0571-87659999"}
    told = done(desk, "change_party", moved).told
    assert "87659999" not in told
    assert "联系电话已更新" in told


def test_joint_employers_are_bound_only_when_each_has_signed(desk_at, story):
    desk = desk_at("assign")
    done(desk, "add_party", AGENCY)
    for step in ("record_session", "draft_agreement"):
        done(desk, step, given_of(story, step))
    for which in range(4):
        given = given_of(story, "sign", which)
        if given["role"] == "被申请人":
            refused_field(desk, "sign", given, "person", "各家都签了再登记", number=NUMBER)
            given |= {"person": f"{given['person']}、吴派遣"}
        done(desk, "sign", given)
    assert timeline.case_view(desk, NUMBER).file.case.state == "已生效"
