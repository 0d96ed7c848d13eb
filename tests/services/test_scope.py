"""What speaks against acceptance must be answered in a sentence: exclusions, and workers past the age of retiring."""

from datetime import date
from typing import Any

import pytest

from app.domain.case import Case, CaseFile, Claim
from app.domain.party import Worker
from app.services.course import scope
from app.services.views import timeline
from tests.services.office import NUMBER, changed, done, given_of, refused_field

HEADS = ("因确认劳动关系发生的争议", "因劳动报酬发生的争议")
NEW, OLD = date(2026, 9, 16), date(2026, 6, 30)


def of(matter: str, *, overage: bool = False, cause: str = "追索劳动报酬纠纷") -> CaseFile:
    """A case with one request."""
    return CaseFile(Case(cause=cause), workers=(Worker(overage=overage),), claims=(Claim(matter=matter),))


def found(file: CaseFile, day: date = NEW, head: str = HEADS[1]) -> list[tuple[bool, str]]:
    """Whether each finding is well, and its source."""
    return [(f.ok, f.source) for f in scope.findings(file, head, HEADS, day)]


def test_an_ordinary_claim_under_one_of_the_heads_raises_no_doubt():
    assert found(of("支付8月工资")) == [(True, scope.SIX_HEADS)]
    assert found(of("支付8月工资"), head="邻里争议") == [(False, scope.SIX_HEADS)]


@pytest.mark.parametrize(
    "matter",
    [
        "请社会保险经办机构发放失业保险金",
        "转让公有住房",
        "对伤残鉴定结论不服",
        "家政服务费",
        "学徒补贴",
        "承包经营户的工钱",
    ],
)
def test_what_the_interpretation_excludes_is_doubtful(matter):
    file = of(matter)
    assert (False, scope.EXCLUSIONS) in found(file)
    text = scope.doubts(scope.findings(file, HEADS[1], HEADS, NEW))
    assert matter in text
    assert text.endswith("（劳动争议司法解释（一）第2条）。")


@pytest.mark.parametrize(
    ("matter", "day", "ok"),
    [
        ("支付8月工资", NEW, True), ("补休年休假", NEW, True), ("支付工伤医疗费", NEW, True),
        ("支付经济补偿", NEW, False), ("支付8月工资", OLD, False), ("支付8月工资", date(2026, 7, 1), True),
    ],
)  # fmt: skip
def test_over_age_workers_are_within_since_july_for_four_matters_only(matter, day, ok):
    assert found(of(matter, overage=True), day)[-1] == (ok, scope.OVERAGE_RULE)
    assert found(of(matter, cause=scope.OVERAGE_CAUSE), day)[-1] == (ok, scope.OVERAGE_RULE)


def test_a_doubtful_case_is_accepted_with_a_reason_that_is_kept(desk_at, story):
    desk = desk_at("consult")
    doubtful: dict[str, Any] = changed(
        given_of(story, "register"), applicant__overage=True, claims__0__matter="支付经济补偿"
    )
    done(desk, "correct", doubtful | {"reason": "补记超龄"})
    given = given_of(story, "accept")
    refused_field(desk, "accept", given, "scope_note", "支付经济补偿", number=NUMBER)
    done(desk, "accept", given | {"scope_note": "退休手续没有办，双方仍按劳动合同履行"})
    case = timeline.case_view(desk, NUMBER).file.case
    assert case.scope_note == "退休手续没有办，双方仍按劳动合同履行"
