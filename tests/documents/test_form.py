"""Forms: the dialect, the blanks, values left alone, and every mistake named with its line."""

from datetime import date

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blanks import chinese_number
from app.documents.form import fill, read_form
from app.documents.model import Closing, Heading, Note, PageBreak, Para, Run, SignBlock, Table
from app.documents.text import clean
from app.documents.writer import text_of
from app.domain.errors import PaperProblem
from tests.documents.paper_samples import AGREEMENT, VALUES, agreement, form_of, paper

HOSTILE = [
    "&<>|*_#{{ x }}",
    "1. 甲",
    "- 乙",
    "# 丙",
    "<b>丁</b>",
    "    四格",
    "甲\n\n乙\n丙",
    "{% if %}",
    "a|b",
    "\\*",
    ":::",
    "`x`",
]


def test_the_sample_agreement_is_what_it_says() -> None:
    doc = agreement()
    assert (doc.title, doc.docno, doc.copies, doc.form) == (
        "劳动争议调解协议书",
        "甲劳调〔2026〕127号",
        3,
        "xieyishu",
    )
    text = text_of(doc)
    assert (
        "一、被申请人于2026年4月30日前一次性支付申请人人民币肆万零捌佰壹拾贰元零伍分（￥40,812.05）。" in text
    )
    assert "二、双方劳动关系于2026年2月28日解除。\n三、双方再无其他纠纷。\n本协议书一式三份" in text
    assert "备注" not in text
    table, signs = doc.blocks[0], doc.blocks[-1]
    assert isinstance(table, Table)
    assert [cell.span for cell in table.rows[2]] == [1, 3]
    assert table.rows[0][0].paras[0] == Para((Run("申请人", "hei"),), "center", 0)
    assert isinstance(signs, SignBlock)
    assert [(slot.label, slot.kind, slot.date) for slot in signs.slots[:2]] == [
        ("申请人（签名）：", "sign", True), ("被申请人（盖章）：", "seal", True)
    ]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_prints_as_typed_wherever_it_stands(value: str) -> None:
    text = text_of(paper(
        "## 一、{{ 甲 }}\n\n正文{{ 甲 }}。**{{ 甲 }}**\n\n{{ 甲 }}\n\n> 注：{{ 甲 }}\n\n::: 表 40 40\n"
        "| {{ 甲 }} | x{{ 甲 }} |\n:::\n\n::: 签署\n{{ 甲 }}：|签名\n:::\n\n::: 落款\n{{ 甲 }}\n:::",
        甲=value,
    ))  # fmt: skip
    assert text.count(value) == 9


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cn"]), max_size=60))
def test_any_text_comes_through_as_cleaned(value: str) -> None:
    doc = paper("首{{ 甲 }}尾", 甲=value)
    assert text_of(doc) == f"首{clean(value)}尾"


def test_marks_of_the_parser_in_a_value_do_no_harm() -> None:
    assert text_of(paper("{{ 甲 }}、{{ 乙 }}", 甲="\ue0001\ue001", 乙="\ue0029\ue003秘")) == "1、9秘"


def test_values_by_kind() -> None:
    @frozen
    class Person:
        name: str
        born: date

        def __str__(self) -> str:
            return self.name

    who = Person("甲某", date(1990, 1, 2))
    assert text_of(
        paper("{{ 人 }}{{ 人.born }}{{ 数 }}{{ 无 }}{{ 空|或('未填') }}", 人=who, 数=3, 无=None, 空="")
    ) == ("甲某1990年1月2日3未填")
    text = "{{ 甲|大写 }} {{ 甲|金额 }} {{ 日|日期 }} {{ 无|金额 }}{{ 无|日期 }}{{ 是|勾 }}{{ 否|勾 }}"
    assert text_of(paper(text, 甲=10_000_00, 日=date(2026, 9, 5), 无=None, 是=True, 否=False)) == (
        "人民币壹万元整 10,000.00 2026年9月5日 ☑☐"
    )


def test_a_mapping_s_own_entries_come_before_its_methods() -> None:
    assert text_of(paper("{{ 甲.items }}", 甲={"items": "三项"})) == "三项"
    with pytest.raises(PaperProblem, match=r"没有“甲\.items”这个空白"):
        paper("{{ 甲.items }}", 甲={})


def test_lines_of_a_value_become_paragraphs_only_when_asked() -> None:
    kept = paper("事实：{{ 甲 }}。", 甲="一\n二").blocks
    assert [run.text for run in kept[0].runs] == ["事实：", "一\n二", "。"]
    split = paper("事实：{{ 甲|多行 }}。", 甲="一\n\n二").blocks
    assert ["".join(run.text for run in block.runs) for block in split] == ["事实：一", "", "二。"]
    (cell,), *_ = paper("::: 表 80\n| {{ 甲|多行 }} |\n:::", 甲="一\n二").blocks[0].rows
    assert [para.indent for para in cell.paras] == [2, 2]


def test_a_paragraph_whose_values_are_all_empty_is_left_out() -> None:
    assert paper("甲\n\n{{ 空 }}{{ 无 }}\n\n乙", 空="", 无=None).blocks == paper("甲\n\n乙").blocks


def test_words_and_their_faces() -> None:
    (para,) = paper("**（一）**甲方，**“乙方”**是指*楷体*。2\\*3").blocks
    assert [(run.text, run.role) for run in para.runs] == [
        ("（一）", "hei"), ("甲方，", "body"), ("“乙方”", "hei"), ("是指", "body"), ("楷体", "kai"),
        ("。2*3", "body"),
    ]  # fmt: skip


def test_blocks_by_their_marks() -> None:
    doc = paper(
        "## 一、章\n### （一）节\n　　正文\n续行\\\n换行\n\n> 小字\n\n::: 分页\n"
        "::: 居中\n中\n:::\n::: 右对齐\n右\n:::\n::: 顶格\n左\n:::\n::: 落款\n甲会\n2026年\n:::"
    )
    one, two, para, note, page, middle, right, left, closing = doc.blocks
    assert (one, two) == (Heading((Run("一、章", "hei"),), 1), Heading((Run("（一）节", "kai"),), 2))
    assert para == Para((Run("正文续行"), Run("\n"), Run("换行"))) or para == Para((Run("正文续行\n换行"),))
    assert note == Note((Run("小字"),))
    assert page == PageBreak()
    assert [(p.align, p.indent) for p in (middle, right, left)] == [
        ("center", 0),
        ("right", 0),
        ("justify", 0),
    ]
    assert closing == Closing(((Run("甲会"),), (Run("2026年"),)))


def test_tables_with_header_aligns_loops_and_least_height() -> None:
    (table,) = paper(
        "::: 表 20 60 30 行高 12\n| 序号 | 请求 | 金额 |\n|:---:|---|---:|\n{% for 项 in 请求 %}\n"
        "| {{ loop.index }} | {{ 项.名 }}<br>附 \\| 注 | {{ 项.额|金额 }} |\n"
        "{% endfor %}\n| 合计 | < | 3.00 |\n:::",
        请求=[{"名": "工资", "额": 100}, {"名": "奖金", "额": 200}],
    ).blocks
    assert (table.header, table.min_height, table.widths) == (1, 12.0, (20.0, 60.0, 30.0))
    assert [[cell.span for cell in row] for row in table.rows] == [[1, 1, 1], [1, 1, 1], [1, 1, 1], [2, 1]]
    first, second, third = table.rows[1]
    assert (first.paras[0].align, third.paras[0].align) == ("center", "right")
    assert ["".join(run.text for run in para.runs) for para in second.paras] == ["工资", "附 | 注"]
    assert all(run.role == "hei" for cell in table.rows[0] for para in cell.paras for run in para.runs)


def test_blanks_are_listed_with_loops_traced_back() -> None:
    names = [(blank.name, blank.line) for blank in read_form(AGREEMENT, "x").blanks]
    assert ("案件.文号", 5) in names
    assert ("协议.条款[].内容", 24) in names
    assert not any(name.startswith(("项", "loop")) for name, _ in names)


@pytest.mark.parametrize(
    ("body", "line", "phrase"),
    [
        ("正文\n\n- 甲\n", 9, "“- 甲”：行首的“-”“+”“*”会变成列表"),
        ("2026. 年\n", 7, "“2026. 年”：行首的“1.”会变成列表"),
        ("甲\n\n    乙\n", 9, "“乙”：行首有四个以上的空格会变成代码"),
        ("甲`乙`\n", 7, "“乙”：反引号会变成程序代码"),
        ("# 题\n", 7, "“题”：标题只有 ## 和 ### 两级"),
        ("甲<b>乙\n", 7, "“<b>”：尖括号会变成网页标记"),
        ("甲\n\n***\n", 9, "“***”：横线在文书里没有意义"),
        ("[甲](乙)\n", 7, "方括号加圆括号会变成链接"),
        ("甲**乙\n", 7, "星号没有配对"),
        ("甲\n\n{{ 无名 }}\n", 9, "没有“无名”这个空白"),
        ("{{ 甲.乙 }}\n", 7, "没有“甲.乙”这个空白"),
        ("甲\n{% if 无名 %}\n乙\n{% endif %}\n", 8, "条件或循环里用了没有的名称（无名）"),
        ("{{ 甲|大些 }}\n", 7, "没有“|大些”这种写法，可用的有：大写、金额"),
        ("{{ 甲|大写 }}\n", 7, "不是以分为单位的金额"),
        ("\n{{ 甲|日期 }}\n", 8, "不是日期"),
        ("{{ 甲.strip() }}\n", 7, "空白里不能带括号调用"),
        ("{{ 单 }}\n", 7, "“单”是一组内容，请用循环逐项写出"),
        ("{{ 法 }}\n", 7, "“法”不是一个值"),
        ("{% if 甲 %}\n乙\n", 8, "没有结束，请补上 {% endif %}"),
        ("{% set 乙 = 1 %}\n", 7, "不认识的写法（Assign）"),
        ("{% include '甲' %}\n", 7, "不认识的写法（Include）"),
        ("甲\n::: 表 30 30\n| 甲 | 乙 |\n", 8, "“::: 表”没有结束"),
        ("::: 列表\n:::\n", 7, "没有“::: 列表”，可用的有：表、签署"),
        ("甲\n:::\n", 8, "这个 ::: 没有开头"),
        ("::: 表 30 30\n::: 签署\n:::\n", 8, "上面第 7 行的“::: 表”还没有用 ::: 结束"),
        ("::: 表 宽 30\n| 甲 | 乙 |\n:::\n", 7, "表后面写每栏的宽度"),
        ("::: 表 100 100\n| 甲 | 乙 |\n:::\n", 7, "合计不超过 156 毫米"),
        ("::: 表 30 30\n\n| 甲 |\n:::\n", 9, "这一行有 1 格，表格定了 2 栏"),
        ("::: 表 30 30\n甲 | 乙\n:::\n", 8, "“甲 | 乙”：表格的一行要以 | 开头"),
        ("::: 表 30 30\n:::\n", 7, "表格里没有一行"),
        ("::: 签署\n甲：|画押\n:::\n", 8, "“甲：|画押”：签署的一行写成"),
        ("::: 落款\n:::\n", 7, "落款里没有一行"),
    ],
)
def test_a_mistake_names_its_line_and_what_to_do(body: str, line: int, phrase: str) -> None:
    with pytest.raises(PaperProblem) as caught:
        paper(body, 甲="字", 单=[1], 法=print)
    assert caught.value.sentence.startswith(f"文书“样本”第 {line} 行：")
    assert phrase in caught.value.sentence


@pytest.mark.parametrize(
    ("head", "line", "phrase"),
    [
        ('code = "x"\nname = "n"', 4, "缺少 title"),
        ('code = "x"\nname = "n"\ntilte = "t"', 4, "不认识“tilte”"),
        ('code = "x"\nname = n', 3, "说明的写法有误"),
        ('code = "x"\nname = "n"\ntitle = "t"\ncopies = 0', 5, "copies 是份数，应在 1 到 99 之间"),
        ('code = "x"\nname = "n"\ntitle = "t"\ncopies = "3"', 5, "类型不对"),
        ('code = "x"\nname = "n"\ntitle = "t"\nsize = 30', 5, "应在 9 到 16 之间"),
        ('code = "x"\nname = "n"\ntitle = "t"\nlayout = "wide"', 5, "layout 只能是：gongwen、table"),
        ('code = "x"\nname = "n"\ntitle = "t"\nsigners = [1]', 5, "signers 应是一组名称"),
    ],
)
def test_a_mistake_in_the_particulars_names_its_line(head: str, line: int, phrase: str) -> None:
    with pytest.raises(PaperProblem) as caught:
        read_form(f"+++\n{head}\n+++\n甲", "a.md")
    assert f"第 {line} 行：" in caught.value.sentence
    assert phrase in caught.value.sentence


def test_a_file_without_particulars_is_refused() -> None:
    with pytest.raises(PaperProblem, match=r"文书文件“a\.md”第 1 行：开头要有写在两行"):
        read_form("甲", "a.md")


def test_a_missing_value_in_the_title_is_named() -> None:
    form = form_of("甲", 'docno = "{{ 案件.文号 }}"')
    with pytest.raises(PaperProblem, match=r"第 5 行：没有“案件\.文号”这个空白"):
        fill(form, {"案件": {}})


def test_a_form_is_filled_many_times_with_the_same_result() -> None:
    form = read_form(AGREEMENT, "x")
    assert fill(form, VALUES) == fill(form, VALUES)


def test_filters_of_the_caller_are_known() -> None:
    form = read_form(
        '+++\ncode = "x"\nname = "n"\ntitle = ""\n+++\n{{ 甲|去尾 }}', "x", {"去尾": lambda text: text[:-1]}
    )
    assert text_of(fill(form, {"甲": "乙丙"})) == "乙"


def test_chinese_numbers() -> None:
    assert [chinese_number(n) for n in (1, 10, 11, 20, 35, 99, 0, 100)] == [
        "一", "十", "十一", "二十", "三十五", "九十九", "0", "100"
    ]  # fmt: skip
