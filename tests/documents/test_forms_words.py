"""What each form must say, and must not say, by the law behind it."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from app import bootstrap
from app.documents.form import fill
from app.documents.library import FormLibrary
from app.documents.model import SignBlock, Table
from app.documents.writer import text_of
from app.domain.case import CaseFile
from app.domain.words import Side
from tests.documents import forms_samples as samples

LIBRARY = FormLibrary(Path(__file__).resolve().parents[2] / "forms")
ACT = "《中华人民共和国劳动争议调解仲裁法》"
RULES = "《企业劳动争议协商调解规定》"


def doc(code: str, file: CaseFile = samples.USUAL, side: str = ""):
    return fill(LIBRARY.form(code), samples.sheets(file, bootstrap.law(), side))


def words(code: str, file: CaseFile = samples.USUAL, side: str = "") -> str:
    return text_of(doc(code, file, side))


def slots(code: str, file: CaseFile = samples.USUAL) -> list[tuple[str, str]]:
    blocks = [block for block in doc(code, file).blocks if isinstance(block, SignBlock)]
    return [(slot.label, slot.kind) for block in blocks for slot in block.slots]


def only_payment(**changes: object) -> CaseFile:
    """The usual case with one payment, not in parts, and nothing else."""
    owed = evolve(samples.USUAL.obligations[0], **changes)
    part = evolve(samples.USUAL.instalments[0], amount=owed.amount, due_on=owed.due_on)
    return evolve(samples.USUAL, obligations=(owed,), instalments=(part,), performances=())


def test_the_agreement_names_both_parties_the_request_and_what_was_agreed():
    said = words("agreement")
    for value in (
        "陈示例", "110101199003072316", "示例市滨江区邮水路88号3幢2单元501室", "示例精工机械有限公司",
        "91330100MA2K7F3X5T", "高示例（总经理）", "2026年6月至8月的工资差额、加班工资和高温津贴。",
        "支付2026年6月至8月工资差额\n27,912.05", "汇入申请人工资账户",
    ):  # fmt: skip
        assert value in said
    assert f"依照{ACT}第十四条和{RULES}第二十六条" in said


def test_every_amount_stands_in_figures_and_capitals_and_parts_are_listed():
    said = words("agreement")
    assert "共计人民币肆万零捌佰壹拾贰元零伍分（￥40,812.05）" in said
    assert "1\n2026年10月15日\n20,812.05\n人民币贰万零捌佰壹拾贰元零伍分" in said
    assert "2\n2026年11月16日\n20,000.00\n人民币贰万元整" in said
    once = words("agreement", only_payment(amount=1_200_000))
    assert (
        "被申请人于2026年11月16日前（含当日）向申请人一次支付劳动报酬人民币壹万贰仟元整（￥12,000.00）"
        in once
    )
    assert "期次" not in once


def test_the_clauses_are_numbered_through():
    starts = [line[:2] for line in words("agreement").splitlines() if line[1:2] == "、"]
    assert starts == ["一、", "二、", "三、", "四、", "五、", "六、", "七、"]
    said = words("agreement")
    assert "三、双方就2026年6月至8月的劳动报酬再无其他争议。\n四、本协议内容双方不对外公开。" in said
    assert "六、本协议书由双方当事人签名或者盖章，经调解员签名并加盖本会印章后生效" in said


def test_several_payments_are_summed_up_for_each_side():
    file = samples.ugliest()
    said = words("agreement", file)
    assert "申请人应当支付的合计人民币壹分（￥0.01）" in said
    assert "被申请人应当支付的合计人民币壹亿贰仟万元陆角陆分（￥120,000,000.66）" in said
    assert "应当支付的合计" not in words("agreement")


def test_as_many_originals_as_were_agreed():
    assert "一式三份，双方当事人各执一份，本会留存一份" in words("agreement")
    assert "一式四份，双方当事人各执一份，其余由本会留存" in words("agreement", samples.ugliest())


def test_the_agreement_has_places_for_all_four_marks_whoever_stands_where():
    assert slots("agreement") == [
        ("申请人（签名或者盖章）：", "sign"), ("被申请人（签名或者盖章）：", "seal"),
        ("调解员（签名）：", "sign"), ("调解委员会（印章）：", "seal"),
    ]  # fmt: skip
    assert [kind for _, kind in slots("agreement", samples.ugliest())] == ["seal", "sign", "sign", "seal"]


@pytest.mark.parametrize("code", ["agreement", "performance_notice"])
def test_a_payment_order_only_for_the_four_kinds_and_only_against_the_employer(code):
    assert "申请支付令" in words(code)
    assert "第十六条" in words(code)
    assert "支付令" not in words(code, only_payment(payment_kind="其他款项"))
    assert "支付令" not in words(code, only_payment(debtor=Side.APPLICANT))


def test_a_suit_without_arbitration_only_when_it_is_all_about_wages():
    assert "第五十一条" in words("performance_notice", only_payment())
    assert "第五十一条" not in words("performance_notice")
    assert "第五十一条" not in words("performance_notice", only_payment(payment_kind="经济补偿"))


def test_the_headings_of_the_notice_are_numbered_without_a_gap():
    for file, count in ((samples.USUAL, 3), (only_payment(), 4), (only_payment(payment_kind="其他款项"), 2)):
        said = words("performance_notice", file)
        part = said[said.index("二、不履行的后果") : said.index("三、共同申请")]
        assert [line[1] for line in part.splitlines() if line.startswith("（")] == list("一二三四"[:count])


def test_the_notice_tells_each_side_what_it_owes_and_is_owed():
    worker, employer = (
        words("performance_notice", side="申请人"),
        words("performance_notice", side="被申请人"),
    )
    assert "陈示例：" in worker
    assert "被申请人应当向你方（申请人）履行：" in worker
    assert "你方（申请人）应当" not in worker
    assert "示例精工机械有限公司：" in employer
    assert "你方（被申请人）应当向申请人履行：" in employer
    for said in (worker, employer):
        assert "20,812.05\n2026年10月15日" in said
        assert "合计\n人民币肆万零捌佰壹拾贰元零伍分\n40,812.05" in said
    both = words("performance_notice", samples.ugliest(), "申请人")
    assert "你方（申请人）应当" in both
    assert "被申请人应当向你方" in both


def test_the_notice_gives_the_last_days_of_both_joint_applications():
    said = words("performance_notice")
    assert "自调解协议生效之日起15日内，即2026年10月15日前（含当日）" in said
    assert "自调解协议生效之日起30日内，即2026年10月30日前（含当日）" in said
    assert "确认劳动关系的协议和已经司法确认的协议，不能申请仲裁审查" in said
    assert "以受理法院审查为准" in said


def test_the_notice_tells_what_follows_when_nobody_performs():
    said = words("performance_notice")
    assert "调解仲裁法第十五条，向示例市滨江区劳动人事争议仲裁委员会申请仲裁" in said
    assert "《企业劳动争议协商调解规定》第三十一条第八项" in said
    assert "地址：示例市滨江区样板路88号；电话：0571-87654321。" in said
    assert [label for label, _ in slots("performance_notice")] == [
        "签收人（签名或者盖章）：",
        "送达人（签名）：",
    ]


@pytest.mark.parametrize("code", [entry.code for entry in LIBRARY.entries])
def test_no_paper_claims_to_be_official(code):
    said = words(code)
    for claim in ("监制", "统一格式", "统一制", "表号", "国统", "制定机关", "官方"):
        assert claim not in said


def test_the_acceptance_notice_keeps_the_two_clocks_apart():
    said = words("acceptance_notice", side="被申请人")
    assert "本会应当自受理之日起15日内结束调解，即至2026年10月8日" in said
    assert "自本会收到调解申请之日起15日内，即至2026年9月29日" in said
    assert "本案由调解员林示例、赵样本调解，林示例主持。" in said
    assert "营业执照" in said
    assert "身份证件" in words("acceptance_notice", side="申请人")
    longer = evolve(samples.USUAL, case=evolve(samples.CASE, extended_to=date(2026, 10, 20)))
    assert "经双方同意，已延长至2026年10月20日" in words("acceptance_notice", longer)


def test_an_acceptance_without_mediators_yet_says_so():
    said = words("acceptance_notice", evolve(samples.USUAL, assignments=()))
    assert "本会将指定调解员或者组成调解小组进行调解，人选另行告知。" in said


def test_a_refusal_names_its_ground_and_the_way_to_arbitration():
    refused = words("refusal_notice", samples.refused("被申请人不同意调解"))
    assert "经本会征询，被申请人于2026年9月15日答复不同意调解。" in refused
    assert f"依照{ACT}第五条的规定" in refused
    assert "第三十一条第五项" in refused
    assert "第二十七条" in refused
    outside = words("refusal_notice", samples.refused("不属于劳动争议", "属于社会保险待遇核定。"))
    assert "本案不属于劳动争议的受理范围。\n属于社会保险待遇核定。" in outside
    assert "由仲裁委员会审查决定是否受理" in outside
    other = words("refusal_notice", samples.refused("其他", "已经申请仲裁。"))
    assert "一、不予受理的理由\n已经申请仲裁。" in other
    for said in (outside, other):
        assert "第三十一条第五项" not in said


def test_an_oral_application_is_marked_and_signed_by_who_wrote_it_down():
    oral = evolve(samples.USUAL, case=evolve(samples.CASE, way="口头"))
    said = words("application", oral)
    assert said.startswith("调解申请书")
    assert "口头申请，由登记人当场记录。登记人：吴示例；记录日期：2026年9月14日。" in said
    assert [label for label, _ in slots("application", oral)] == [
        "申请人（签名或者盖章）：",
        "登记人（签名）：",
    ]
    written = words("application")
    assert "口头" not in written
    assert "登记人" not in written
    assert "此致\n示例精工机械有限公司劳动争议调解委员会" in written


def test_optional_parts_leave_no_trace():
    assert "证据" not in words("application", samples.bare())
    assert "争议类别" not in words("register_sheet", samples.bare())
    assert "不予受理" not in words("register_sheet")
    assert "已登记的履行" not in words("follow_up_sheet", samples.bare())
    assert "备注" not in words("volume_cover")


def test_the_register_sheet_holds_the_six_facts_of_the_ledger():
    said = words("register_sheet")
    for value in (
        "陈示例", "110101199003072316", "13800000071", "示例精工机械有限公司", "0571-87654321",
        "（2026）示工调字第18号", "追索劳动报酬纠纷", "￥40,812.05", "☑农民工　☐劳务派遣",
        "2026年9月15日电话征询，周样本于2026年9月15日答复同意调解", "2026年9月16日决定受理",
    ):  # fmt: skip
        assert value in said
    assert "2026年9月17日决定不予受理，理由：其他。已经申请仲裁。" in words(
        "register_sheet", samples.refused("其他", "已经申请仲裁。")
    )


def test_a_record_is_about_the_talk_that_was_handed_in():
    values = samples.sheets(samples.USUAL, bootstrap.law())
    earlier = values["本次"] | {"序号": 3, "调解结果": "未达成一致", "地点": "工会会议室"}
    said = text_of(fill(LIBRARY.form("session_record"), values | {"本次": earlier}))
    assert "第三次" in said
    assert "工会会议室" in said
    assert f"申请仲裁（{RULES}第三十条）" in said
    assert "双方确认与陈述一致" in said
    assert [label for label, _ in slots("session_record")] == [
        "申请人（签名）：", "被申请人（签名）：", "调解员（签名）：", "记录人（签名）：",
    ]  # fmt: skip


def test_the_volume_lists_its_papers_and_names_its_term():
    tables = [block for block in doc("volume_contents").blocks if isinstance(block, Table)]
    assert len(tables[0].rows) == 10
    assert tables[0].header == 1
    cover = words("volume_cover")
    for value in ("2026-001", "10年", "赵样本", "达成调解协议", "18页"):
        assert value in cover


def test_the_return_visit_prints_what_was_said_and_paid():
    said = words("follow_up_sheet")
    assert "希望以后调整单价前先征求班组意见。" in said
    assert "新的争议或风险\n无" in said.replace("新的争议\n或风险", "新的争议或风险")
    assert "1-1\n2026年10月15日\n20,812.05\n银行回单" in said
