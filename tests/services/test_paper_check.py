"""The check before issuing, for every form: faults are found, named, and have their place on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from app.domain.case import CaseFile
from app.domain.paper import PaperEntry
from app.services.desk import Desk
from app.services.outcome.agreement_check import ASK, MUST, OK, Finding
from app.services.papers import paper_check, papers, press
from app.services.papers.paper_places import spots
from app.services.papers.paper_views import paper_view
from app.services.papers.recipients import recipient
from app.services.papers.wanting import wanted
from tests.services.office import NUMBER, changed, done, given_of

AGREED = "draft_agreement"


def found_in(
    desk: Desk, code: str, side: str = "", change: Callable[[CaseFile], CaseFile] | None = None
) -> list[Finding]:
    """What the check says about a paper, without what is in order; `change` alters the case before."""
    with desk.read() as unit:
        file = unit.case_by_number(NUMBER)
        file = change(file) if change else file
        meant = wanted(desk, file, code)
        to = recipient(file, meant.entry, side)
        values = papers.values_for(desk, unit, file, meant, to)
    found = paper_check.check_paper(desk, file, meant, to, values)
    assert {finding.level for finding in found} <= {MUST, ASK, OK}
    return [finding for finding in found if finding.level != OK]


def talked(**values: Any) -> Callable[[CaseFile], CaseFile]:
    """The case with its last talk changed."""
    return lambda file: evolve(file, sessions=(*file.sessions[:-1], evolve(file.sessions[-1], **values)))


def test_a_form_without_faults_has_none_and_every_form_can_be_checked(desk_at: Callable[[str], Desk]) -> None:
    desk = desk_at(AGREED)
    assert found_in(desk, "session_record") == []
    assert found_in(desk, "acceptance_notice", "被申请人") == []
    for entry in desk.forms.entries:
        for finding in found_in(desk, entry.code):
            assert finding.title
            assert finding.level == MUST or finding.text, entry.name


def test_what_a_form_asks_for_must_be_there_with_its_source(desk_at: Callable[[str], Desk]) -> None:
    desk = desk_at(AGREED)
    missing = {finding.title: finding for finding in found_in(desk, "session_notice")}
    assert set(missing) == {"缺调解日期", "缺调解时刻", "缺调解地点"}
    assert missing["缺调解日期"].fields == ("填写.调解日期",)
    assert "填写本文书" in missing["缺调解日期"].text
    values = {"调解日期": "2026-10-08", "调解时刻": "14:00", "调解地点": "三楼会议室"}
    done(desk, "fill_paper", {"form": "session_notice", "side": "申请人", "values": values})
    assert found_in(desk, "session_notice") == []


def test_an_empty_list_is_told_once(desk_at: Callable[[str], Desk]) -> None:
    titles = [finding.title for finding in found_in(desk_at(AGREED), "evidence_list")]
    assert titles == ["缺证据"]


def test_what_the_register_lacks_is_named_with_its_rule(desk_at: Callable[[str], Desk]) -> None:
    named = [f for f in found_in(desk_at(AGREED), "termination_notice") if "原因" in f.title]
    assert [f.title for f in named] == ["缺调解不成的原因"]
    assert "第30条" in named[0].text


FAULTS: tuple[tuple[str, str, str, str], ...] = (
    ("申请人于2026年2月30日到岗。", MUST, "没有这一天", "2026年2月30日"),
    ("双方谈到____为止。", MUST, "还有没填的空白", "____"),
    ("支付壹佰元整（¥200.00）。", MUST, "大写与小写不一致", "壹佰元整"),
    ("申请人身份证号110101199003072324。", MUST, "证件号码与登记不一致", "110101199003072324"),
    ("电话13912345678。", ASK, "电话与登记不一致", "13912345678"),
    ("见（2026）示工调字第7号案。", ASK, "案号不是本案的", "（2026）示工调字第7号"),
    ("示例精工机诫有限公司同意。", ASK, "姓名或者名称与登记不同", "示例精工机诫有限公司"),
    ("姓名：钱别人，已到场。", ASK, "姓名或者名称与登记不同", "钱别人"),
    ("申请人放弃要求补缴社会保险。", ASK, "放弃社会保险的约定可能无效", "放弃要求补缴社会保险"),
)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault[2] + str(n) for n, fault in enumerate(FAULTS)])
def test_each_fault_in_typed_words_is_found(
    desk_at: Callable[[str], Desk], fault: tuple[str, str, str, str]
) -> None:
    words, level, title, near = fault
    found = found_in(desk_at(AGREED), "session_record", change=talked(talk=words))
    assert [(f.level, f.title, f.near) for f in found] == [(level, title, near)]
    assert found[0].fields == ("本次.调解过程",)


@pytest.mark.parametrize(
    "words",
    ["孟𫖯和示例精工机械有限公司到场，周样本代理。", "电话13857120071，2026年9月24日再谈。", "共¥100.00元。"],
)
def test_right_words_are_left_alone(desk_at: Callable[[str], Desk], words: str) -> None:
    assert found_in(desk_at(AGREED), "session_record", change=talked(talk=words)) == []


def test_days_of_the_case_follow_one_another(desk_at: Callable[[str], Desk]) -> None:
    def early(file: CaseFile) -> CaseFile:
        assert file.case.received_on is not None
        return evolve(file, case=evolve(file.case, decided_on=file.case.received_on.replace(day=1)))

    found = found_in(desk_at(AGREED), "acceptance_notice", change=early)
    assert [f.title for f in found] == ["日期先后不对"]


def test_first_and_last_day_of_a_term_are_in_order(desk_at: Callable[[str], Desk]) -> None:
    desk = desk_at(AGREED)
    values = {"姓名": "林示例", "聘期开始": "2026-10-01", "聘期届满": "2026-09-01"}
    done(desk, "fill_paper", {"form": "appointment_letter", "values": values})
    found = [f for f in found_in(desk, "appointment_letter") if f.title == "日期先后不对"]
    assert [f.fields for f in found] == [("填写.聘期届满",)]


def test_a_confirmed_relation_is_asked_about_where_a_review_is_applied_for(
    desk_at: Callable[[str], Desk],
) -> None:
    def confirming(file: CaseFile) -> CaseFile:
        assert file.agreement is not None
        return evolve(file, agreement=evolve(file.agreement, other_terms="双方确认自2020年起存在劳动关系。"))

    def applied(file: CaseFile) -> CaseFile:
        entry = PaperEntry(case_uid=file.case.uid, form=paper_check.REVIEW)
        return evolve(confirming(file), entries=(*file.entries, entry))

    desk, title = desk_at(AGREED), "确认劳动关系的内容不予仲裁审查"
    assert title not in {f.title for f in found_in(desk, "agreement", change=confirming)}
    for code in ("agreement", paper_check.REVIEW):
        named = [f for f in found_in(desk, code, change=applied) if f.title == title]
        assert [f.level for f in named] == [ASK]
        assert "第75条" in named[0].text


def test_the_view_has_a_place_for_what_is_printed(
    desk_at: Callable[[str], Desk], story: dict[str, Any]
) -> None:
    desk = desk_at(AGREED)
    terms = "申请人自愿放弃要求被申请人补缴社会保险费。\n另付交通费 300 元。"
    done(desk, "revise_agreement", changed(given_of(story, "draft_agreement"), other_terms=terms))
    view = paper_view(desk, NUMBER, "agreement")
    assert len(view.places) == len(view.findings)
    wanting = {f.near: spot for f, spot in zip(view.findings, view.places, strict=True) if f.level != OK}
    (amount,) = wanting["300"]
    (insurance,) = wanting["放弃要求被申请人补缴社会保险"]
    assert (amount.page, insurance.page) == (1, 1)
    assert 10 < amount.width < 25
    assert insurance.y > amount.y, "the clause before stands above"
    assert 79 <= amount.x <= 521
    assert all(spot == () for f, spot in zip(view.findings, view.places, strict=True) if f.level == OK)


def test_a_loop_is_found_by_the_last_part_of_its_name(desk_at: Callable[[str], Desk]) -> None:
    desk = desk_at(AGREED)
    with desk.read() as unit:
        file = unit.case_by_number(NUMBER)
        meant = wanted(desk, file, "agreement")
        doc = papers.fill(desk, unit, file, meant, recipient(file, meant.entry, ""))
    boxes = press.pdf(doc, desk.fonts, desk.clock.today()).places
    given = [
        Finding(ASK, "期限", fields=("义务[].履行期限", "义务[].分期[].到期日"), near="2026年11月16日"),
        Finding(MUST, "金额", fields=("义务[].金额",)),
        Finding(MUST, "无处", fields=("填写.没有",)),
    ]
    due, amount, nowhere = spots(given, boxes)
    assert len(due) == 1
    assert amount[0].page == 0
    assert nowhere == ()


def test_filled_words_are_checked_too(desk_at: Callable[[str], Desk]) -> None:
    desk = desk_at(AGREED)
    values = {"调解日期": "2026-10-08", "调解时刻": "14:00", "调解地点": "三楼____"}
    done(desk, "fill_paper", {"form": "session_notice", "values": values})
    found = found_in(desk, "session_notice")
    assert [(f.title, f.fields) for f in found] == [("还有没填的空白", ("填写.调解地点",))]
