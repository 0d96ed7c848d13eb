"""The check before an agreement is issued: each rule finds its fault, and the sample agreement passes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from app import bootstrap
from app.domain import money
from app.domain.case import Agreement, Assignment, Case, CaseFile, Claim, Instalment, Obligation, Session
from app.domain.party import Employer, Worker
from app.services.forms import samples
from app.services.outcome.agreement_check import ASK, MUST, OK, Finding, findings

Change = Callable[[CaseFile], CaseFile]


def sample() -> CaseFile:
    """An agreement without a fault: two payments and one act."""
    pay = Obligation(
        uid="o1", seq=1, what="2026年6月至8月工资差额", amount=4_081_205, due_on=date(2026, 11, 16),
        method="汇入申请人工资账户",
    )  # fmt: skip
    deed = Obligation(
        uid="o2", seq=2, kind="行为", payment_kind="", what="出具工资核算说明", due_on=date(2026, 10, 12),
        method="书面交给申请人签收",
    )  # fmt: skip
    return CaseFile(
        case=Case(received_on=date(2026, 9, 14), decided_on=date(2026, 9, 16)),
        workers=(Worker(side="申请人", name="孟𫖯", doc_no="110101199003072316"),),
        employers=(Employer(side="被申请人", name="示例精工机械有限公司", credit_code="91330100MA2K7F3X5T"),),
        claims=(Claim(seq=1, matter="支付工资差额", amount=4_081_205),),
        assignments=(Assignment(name="林示例", leader=True),),
        sessions=(Session(seq=1, held_on=date(2026, 9, 28)),),
        agreement=Agreement(
            drafted_on=date(2026, 9, 28), matter="因工资差额发生争议。", total=4_081_205, copies=3,
            other_terms="双方就2026年6月至8月的劳动报酬再无其他争议。",
        ),
        obligations=(pay, deed),
        instalments=(
            Instalment(obligation_uid="o1", seq=1, due_on=date(2026, 10, 15), amount=2_081_205),
            Instalment(obligation_uid="o1", seq=2, due_on=date(2026, 11, 16), amount=2_000_000),
            Instalment(obligation_uid="o2", seq=1, due_on=date(2026, 10, 12)),
        ),
    )  # fmt: skip


def check(file: CaseFile) -> tuple[Finding, ...]:
    return findings(file, bootstrap.law().calendar)


def agreed(**values: Any) -> Change:
    """The sample with its agreement changed."""

    def change(file: CaseFile) -> CaseFile:
        assert file.agreement is not None
        return evolve(file, agreement=evolve(file.agreement, **values))

    return change


def first(**values: Any) -> Change:
    """The sample with its first obligation changed."""
    return lambda file: evolve(
        file, obligations=(evolve(file.obligations[0], **values), *file.obligations[1:])
    )


def test_the_sample_passes_in_every_point() -> None:
    found = check(sample())
    assert [f for f in found if f.level != OK] == []
    assert len(found) == 12
    assert {"合计 = 分项之和", "请求、结果、期限、方式齐备", "份数：三份"} <= {f.title for f in found}


def test_without_an_agreement_there_is_nothing_to_check() -> None:
    assert check(evolve(sample(), agreement=None)) == ()


FAULTS: tuple[tuple[Change, str, str, str], ...] = (
    (agreed(total=4_081_200), MUST, "合计不等于分项之和", "合计写的是 40,812.00 元"),
    (first(amount=4_000_000), MUST, "各期之和不等于本项金额", "各期相加是 40,812.05 元"),
    (
        agreed(other_terms="共计肆万零捌佰壹拾元零伍分（¥40,812.05）。"),
        MUST, "大写与小写不一致", "肆万零捌佰壹拾贰元零伍分",
    ),
    (agreed(other_terms="另付交通费 300 元。"), ASK, "条款里的金额没有登记", "300 元"),
    (agreed(other_terms="申请人身份证号110101199003072324。"), MUST, "证件号码与登记不一致", "尾号 2324"),
    (agreed(drafted_on=date(2026, 9, 20)), MUST, "日期先后不对", "早于最后一次调解"),
    (agreed(matter="因____发生争议。"), MUST, "还有没填的空白", "____"),
    (agreed(matter=""), MUST, "应当写明的没有写全", "争议事项"),
    (first(method=""), MUST, "应当写明的没有写全", "第一项义务的履行方式"),
    (agreed(copies=2), MUST, "份数不够", "现在是 2 份"),
    (lambda file: evolve(file, assignments=()), MUST, "没有调解员", "指定调解员"),
    (lambda file: evolve(file, claims=()), MUST, "应当写明的没有写全", "调解请求"),
    (agreed(other_terms="申请人自愿放弃要求被申请人补缴社会保险费。"), ASK, "放弃社会保险的约定可能无效", "第19条"),
    (agreed(other_terms="养老保险不缴，折成工资发放。"), ASK, "放弃社会保险的约定可能无效", "法释〔2025〕12号"),
    (
        lambda file: evolve(file, claims=(Claim(seq=1, matter="工资", amount=100),)),
        ASK, "协议金额多于请求金额", "请求 1.00 元",
    ),
    (
        lambda file: evolve(file, employers=(evolve(file.employers[0], credit_code=""),)),
        ASK, "被申请人的证件号码请核对", "统一社会信用代码",
    ),
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=[fault[2] + str(n) for n, fault in enumerate(FAULTS)])
def test_each_fault_is_found_and_named(fault: tuple[Change, str, str, str]) -> None:
    change, level, title, words = fault
    named = [f for f in check(change(sample())) if f.title == title]
    assert named, title
    assert named[0].level == level
    assert words in named[0].text


def test_a_due_date_in_the_national_holiday_asks_and_names_the_next_working_day() -> None:
    file = sample()
    early = tuple(
        evolve(p, due_on=date(2026, 10, 3)) if p.amount == 2_081_205 else p for p in file.instalments
    )
    named = [f for f in check(evolve(file, instalments=early)) if f.title == "履行期限在休息日"]
    assert [(f.level, f.clause) for f in named] == [(ASK, "第一项义务")]
    assert named[0].text == "10月3日是国庆节休假，银行不办对公转账，容易逾期；下一个工作日是 10月8日。"


def test_what_must_be_mended_stands_first() -> None:
    change = agreed(copies=1, other_terms="另付 5 元，申请人放弃社会保险。")
    levels = [f.level for f in check(change(sample()))]
    assert levels == sorted(levels, key=(MUST, ASK, OK).index)
    assert levels.count(MUST) == 1
    assert levels.count(ASK) == 2


@pytest.mark.parametrize(
    "text", ["被申请人依法为申请人补缴社会保险费。", "双方再无其他争议。", "不再要求返还工具。"]
)
def test_harmless_terms_are_left_alone(text: str) -> None:
    found = check(agreed(other_terms=text)(sample()))
    assert [f.title for f in found if f.level != OK] == []


@given(st.integers(min_value=1, max_value=10**12))
def test_right_capitals_pass_and_wrong_ones_do_not(cents: int) -> None:
    right = f"支付{money.capitals(cents)}（¥{money.figures(cents)}）。"
    wrong = f"支付{money.capitals(cents + 100)}（¥{money.figures(cents)}）。"
    titles = {f.title for f in check(agreed(other_terms=right)(sample()))}
    assert "大写与小写一致" in titles
    assert "大写与小写不一致" in {f.title for f in check(agreed(other_terms=wrong)(sample()))}


def test_in_a_group_the_shares_add_up_to_what_is_owed() -> None:
    file = samples.group_case(12)
    assert file.agreement is not None
    named = {f.title: f for f in check(file)}
    assert "各人金额之和 = 义务" in named
    first = file.lines[0]
    assert first.agreed is not None
    more = evolve(file, lines=(evolve(first, agreed=first.agreed + 1), *file.lines[1:]))
    wrong = next(f for f in check(more) if f.title == "各人金额之和不等于义务")
    assert (wrong.level, wrong.clause) == (MUST, "附件")
    none = evolve(file, lines=(evolve(first, agreed=None), *file.lines[1:]))
    assert next(f for f in check(none) if f.title == "有人没有协议金额").level == MUST
