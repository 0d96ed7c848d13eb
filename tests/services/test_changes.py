"""What each act changed: fields before and after in words, counts of what was added, private numbers masked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.domain.errors import NotFound
from app.services.desk import Desk
from app.services.views.changes import Change, case_changes
from tests.services.office import NUMBER, changed, done, given_of, on


def test_acts_stand_newest_first_with_what_they_added(desk_at: Callable[[str], Desk]) -> None:
    entries = case_changes(desk_at("assign"), NUMBER)
    assert [entry.act for entry in entries] == ["assign", "accept", "consult", "register"]
    assert entries[0].counts == ("新增调解员 2 条",)
    assert set(entries[-1].counts) == {
        "新增案件 1 条",
        "新增劳动者 1 条",
        "新增用人单位 1 条",
        "新增调解请求 3 条",
    }
    assert entries[-1].fields == ()
    assert entries[0].user == "演示"
    assert all(entry.fixed_clock for entry in entries)


def test_fields_are_told_before_and_after_in_words(desk_at: Callable[[str], Desk]) -> None:
    accepted = next(e for e in case_changes(desk_at("assign"), NUMBER) if e.act == "accept")
    assert Change("案件", "状态", "征询中", "已受理") in accepted.fields
    assert Change("案件", "决定日期", "", "2026年9月16日") in accepted.fields


def test_a_correction_is_told_as_changes_not_as_removing_and_adding(
    desk_at: Callable[[str], Desk], story: dict[str, Any]
) -> None:
    desk = desk_at("accept")
    given = changed(
        given_of(story, "register"),
        applicant__phone="13911112222",
        applicant__migrant=False,
        claims__1__amount="13,000",
        reason="电话和金额写错",
    )
    done(on(desk, "2026-09-17"), "correct", given)
    corrected = case_changes(desk, NUMBER)[0]
    assert corrected.counts == ()
    assert set(corrected.fields) == {
        Change("劳动者", "联系电话", "138****0071", "139****2222"),
        Change("劳动者", "农民工", "是", "否"),
        Change("调解请求", "请求金额", "12,000.00 元", "13,000.00 元"),
        Change("案件", "涉案金额", "40,812.05 元", "41,812.05 元"),
    }
    shown = case_changes(desk, NUMBER, masked=False)[0]
    assert Change("劳动者", "联系电话", "13857120071", "13911112222") in shown.fields


def test_a_case_that_does_not_exist_is_refused(desk_at: Callable[[str], Desk]) -> None:
    with pytest.raises(NotFound):
        case_changes(desk_at("assign"), "（2026）示工调字第99号")
