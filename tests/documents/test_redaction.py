"""The de-identified copy: no secret survives anywhere, and no amount, date or 案号 is touched."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.fonts import FontBook
from app.documents.masking import address_detail, masked_names, masked_number, masked_phone
from app.documents.model import Closing, Doc, Heading, Note, PageBreak, Run, SignBlock, Slot
from app.documents.redaction import Secrets, gather, placeholder_page, redact, redact_text
from app.documents.writer import set_pdf, text_of
from app.domain import money
from tests.documents.paper_samples import DAY, agreement, pdf_text, table_of, words

NOBODY = Secrets()
ID = "330102199003077891"
CASE = gather(
    persons=["孟小花", "孟𫖯", "欧阳一鸣", "买买提·吐尔逊", "李明", "李明华", "赵钱"],
    companies=["滨江市龑翔机电设备有限公司"],
    numbers=[ID, "6222021234567890123", "E12345678"],
    phones=["13800001111", "0571-87654321", "87651234"],
    addresses=["浙江省滨江市高新区䶮城路88-3号2单元501室"],
    emails=["meng@example.com"],
)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("申请人孟小花，孟　𫖯，赵 钱", "申请人孟某甲，孟某乙，赵某"),
        ("李明华与李明", "李某乙与李某甲"), ("欧阳一鸣、买买提•吐尔逊、买买提·吐尔逊", "欧阳某、买某、买某"),
        ("滨江市龑翔机电设备有限公司欠薪", "某公司欠薪"), ("身份证330102199003077891，", "身份证3301************91，"),
        ("３３０１０２１９９００３０７７８９１", "3301************91"), ("330102 19900307 7891", "3301************91"),
        ("电话138-0000-1111或138 0000 1111", "电话138****1111或138****1111"),
        ("０５７１－８７６５４３２１", "0571-****"),
        ("打87651234找他", "打****找他"),
        ("住浙江省滨江市高新区䶮城路88-3号2单元501室。", "住浙江省滨江市高新区某处。"),
        ("在䶮城路８８-３号2单元501室", "在某处"), ("信箱MENG@example.com", "信箱***@***"),
        ("护照e12345678", "护照E1*****78"),
        ("卡6222 0212 3456 7890 123", "卡6222*************23"),
    ],
)  # fmt: skip
def test_what_the_register_knows(text: str, made: str) -> None:
    assert redact_text(text, CASE) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("证110101199003078515", "证1101************15"), ("110101900307851", "1101*********51"),
        ("11010119900307851X", "1101************1X"), ("11010119900307851ｘ ", "1101************1X "),
        ("110101-19900307-851X", "1101************1X"), ("微信wx13912345678", "微信wx139****5678"),
        ("拨13912345678分别问", "拨139****5678分别问"),
        ("（2026）年身份证110101199003078515号", "（2026）年身份证1101************15号"),
        ("+86 139 1234 5678", "+86 139****5678"), ("021-12345678转802", "021-****"), ("(0571)87654321", "(0571-****"),
        ("账号：6217 0012 3456 7890 128", "账号：6217*************28"), ("6217001234567890128", "6217*************28"),
        ("1234567890123456789012", "1234****************12"), ("a.b@x-y.com.cn！", "***@***！"),
    ],
)  # fmt: skip
def test_what_nobody_registered_is_found_by_its_form(text: str, made: str) -> None:
    assert redact_text(text, NOBODY) == made


KEPT = [
    "￥40,812.05", "共1,234,567,890.12元", "13800002222.00", "￥13912345678", "13912345678元", "100000元",
    "3.5万元", "12分",
    "2026年11月24日", "2026-11-24 2026-11-25", "2026/1/2", "20261124", "甲劳调〔2026〕127号", "〔2026〕87651234号",
    "（2026）浙0102民初12345号", "￥87651234", "87651234元", "87651234.50",
    "91330100MA27XYZP0X", "91110000600037341L", "第22条", "12333", "K7Q4-M2XD",
    "1000 2000 3000 4000", "8小时", "法释〔2025〕12号", "6.5%", "1000、2000", "请求1：3000.00；请求2：4000.00",
]  # fmt: skip


@pytest.mark.parametrize("text", KEPT)
def test_amounts_dates_and_case_numbers_are_never_touched(text: str) -> None:
    for secrets in (NOBODY, CASE):
        assert redact_text(text, secrets) == text
        assert redact_text(f"甲{text}，乙", secrets) == f"甲{text}，乙"


def test_a_whole_paper(fonts: FontBook) -> None:
    doc = agreement(申请人={
        "姓名": "孟小花", "性别": "女", "证件号码": ID, "联系电话": "13800001111",
        "住址": "浙江省滨江市高新区䶮城路88-3号2单元501室",
    })  # fmt: skip
    copy = redact(doc, CASE)
    said = text_of(copy)
    for secret in ("孟小花", ID, "13800001111", "䶮城路"):
        assert secret in text_of(doc)
        assert secret not in said
    for kept in ("甲劳调〔2026〕127号", "￥40,812.05", "2026年4月30日", "人民币肆万零捌佰壹拾贰元零伍分"):
        assert kept in said
    assert copy.banner == "脱敏件"
    assert (len(copy.blocks), copy.copies, copy.footer) == (len(doc.blocks), doc.copies, doc.footer)
    printed = pdf_text(set_pdf(copy, fonts, made_on=DAY).data)
    assert "脱敏件" in printed
    assert "孟某甲" in printed
    assert redact(copy, CASE) == copy, "what is de-identified stays as it is"


def test_every_kind_of_block_and_a_name_over_several_runs() -> None:
    torn = (
        Run("申请人孟"),
        Run("小", "hei", "申请人.姓名"),
        Run("花于2026年"),
        Run("3月到岗，电话1380000", "kai"),
        Run("1111"),
    )
    doc = Doc(
        "孟小花一案", (
            words("孟小花"), Heading(torn), Note(torn), table_of([["孟小花", ID]], (40.0, 60.0)), PageBreak(),
            SignBlock((Slot(torn), Slot((Run("李明"),), "seal"))), Closing((torn, (Run("李明华"),))),
        ), docno="孟小花〔2026〕1号",
    )  # fmt: skip
    copy = redact(doc, CASE)
    assert "小花" not in text_of(copy)
    assert "1111" not in text_of(copy).replace("****1111", "")
    heading = copy.blocks[1]
    assert isinstance(heading, Heading)
    assert heading.runs == (
        Run("申请人孟某甲"), Run("于2026年"), Run("3月到岗，电话138****1111", "kai"),
    )  # fmt: skip
    assert (copy.title, copy.docno) == ("孟某甲一案", "孟某甲〔2026〕1号")


def test_names_stay_distinct() -> None:
    assert masked_names(["孟小花"]) == {"孟小花": "孟某"}
    assert masked_names(["诸葛亮", "诸葛瑾", "诸某"]) == {
        "诸葛亮": "诸葛某甲",
        "诸葛瑾": "诸葛某乙",
        "诸某": "诸某",
    }
    assert masked_names(["爱新觉罗溥仪", "John Smith", "欧阳"]) == {
        "爱新觉罗溥仪": "爱新觉罗某", "John Smith": "J某", "欧阳": "欧某",
    }  # fmt: skip
    crowd = masked_names([f"王{chr(0x4E00 + n)}" for n in range(200)])
    assert len(set(crowd.values())) == 200
    two = gather(companies=["甲公司", "乙公司"])
    assert redact_text("甲公司与乙公司", two) == "某公司甲与某公司乙"
    assert redact_text("甲公司", gather(persons=["孟小花"])) == "甲公司", (
        "companies are hidden only when asked"
    )
    assert redact_text("孟小花", gather(others={"孟小花": "申请人"})) == "申请人"
    assert redact_text("孟小花", gather(others={"孟小花": ""})) == ""
    short = gather(numbers=["2026", "127", "E500"])
    assert redact_text("甲〔2026〕127号，￥127元，2026年1月2日，工号127，E500", short) == (
        "甲〔2026〕127号，￥127元，2026年1月2日，工号1**，E***"
    )
    assert redact_text("甲乙", Secrets([("甲乙", "一")]) + Secrets([("甲乙", "二"), ("丙丁", "三")])) == "一"


def test_numbers_and_addresses() -> None:
    assert masked_number("110101199003078516") == "1101************16"
    assert [masked_number(n) for n in ("E12345678", "12345", "9")] == ["E1*****78", "1****", "9*"]
    assert [masked_phone(n) for n in ("13800000000", "010-12345678", "1234567")] == [
        "138****0000", "010-****", "****",
    ]  # fmt: skip
    for address, detail in {
        "滨江市阳光小区3幢": "阳光小区3幢", "内蒙古自治区呼和浩特市新城区中山路1号": "中山路1号", "北京市朝阳区": "",
        "浙江省杭州市桐庐县城南街道1号": "城南街道1号", "䶮城路88号": "䶮城路88号",
        "苏州市昆山市前进路2号": "前进路2号",
        "滨江市市场路1号": "市场路1号",
    }.items():  # fmt: skip
        assert address_detail(address) == detail
    assert gather(addresses=["北京市朝阳区", "", "1号"], persons=[""], numbers=[" "]).pairs == (
        ("1号", "某处"),
    )


def test_a_page_for_what_cannot_be_cleaned(fonts: FontBook) -> None:
    page = placeholder_page("身份证复印件")
    assert text_of(page) == "身份证复印件\n原件为扫描件，脱敏副本不附。"
    assert "脱敏件" in pdf_text(set_pdf(page, fonts, made_on=DAY).data)


HAN = st.text(
    st.sampled_from("一二甲乙的人在与向支付元月日号约定，。：；（）“”、 　\n公司市区Ab-"), max_size=12
)
NAME = st.text(st.sampled_from("孟赵钱孙李周吴郑王欧阳小花明华𫖯䶮·"), min_size=4, max_size=6).filter(
    lambda name: name.strip("·") == name and "··" not in name
)
DIGITS = st.text(st.sampled_from("0123456789"), min_size=11, max_size=19)
AMOUNTS = st.integers(1, 10**11).map(money.figures)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(NAME, min_size=1, max_size=4, unique=True), st.lists(DIGITS, max_size=3), st.lists(AMOUNTS, max_size=3),
    st.lists(HAN, min_size=12, max_size=12), st.data(),
)  # fmt: skip
def test_no_secret_survives_and_every_amount_does(
    names: list[str], numbers: list[str], amounts: list[str], contexts: list[str], data: st.DataObject
) -> None:
    secrets = gather(persons=names, numbers=numbers)
    pieces = data.draw(st.permutations([*names, *numbers, *(f"￥{amount}元" for amount in amounts)]))
    text = "".join(part for pair in zip(contexts, pieces, strict=False) for part in pair)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    ends = [0, *cuts, len(text)]
    torn = tuple(Run(text[a:b]) for a, b in pairwise(ends))
    said = text_of(redact(Doc(text, (Note(torn), Heading(torn))), secrets))
    for secret in (*names, *numbers):
        assert secret not in said
    for amount in amounts:
        assert said.count(f"￥{amount}元") >= 3
