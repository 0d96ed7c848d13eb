"""What is painted: states told apart without colour, nothing cut, repainted in every scheme."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.words import State
from app.ui.theme.apply import apply
from app.ui.theme.tokens import SCHEMES, theme
from app.ui.widgets.avatar import Avatar, Logo, Spot
from app.ui.widgets.banner import Banner
from app.ui.widgets.bar_chart import FILLS, BarChart, Bars, paint_fill
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.clock_strip import Clock, ClockStrip
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.figure_card import FigureCard
from app.ui.widgets.glyphs import STATES, paint_glyph
from app.ui.widgets.labels import ElidedLabel
from app.ui.widgets.marks import Marks
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.pill import Pill, pill_width
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.widgets.runs import Run, Runs
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.stage_line import Stage, StageLine
from app.ui.widgets.switches import CheckChip
from app.ui.widgets.tag import Tag, deadline_words
from app.ui.widgets.timeline_item import Entry, TimelineItem

DAY = dt.date(2026, 9, 24)
LONG = "证据材料清单与说明事项附录甲乙"


def picture(widget: QWidget) -> QImage:
    """The widget as painted at its hint."""
    widget.resize(widget.sizeHint().expandedTo(widget.minimumSizeHint()))
    return widget.grab().toImage()


def differing(one: QImage, other: QImage) -> int:
    """How many pixels differ plainly in grey."""
    count = 0
    for y in range(min(one.height(), other.height())):
        for x in range(min(one.width(), other.width())):
            count += abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 40
    return count


def glyph_in_grey(kind: str) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(2, 2)
    paint_glyph(painter, kind, QRectF(0, 0, 12, 12), "text")
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def test_there_is_a_pill_for_every_state_of_a_case() -> None:
    assert set(STATES) == {state.value for state in State}


def test_glyphs_differ_pairwise_in_a_grey_print() -> None:
    glyphs = {kind: glyph_in_grey(kind) for _, kind in STATES.values()}
    assert len(glyphs) == 16
    alike = [
        pair for pair in itertools.combinations(glyphs, 2) if differing(glyphs[pair[0]], glyphs[pair[1]]) < 12
    ]
    assert alike == []


def test_fills_of_charts_differ_in_a_grey_print() -> None:
    pictures = []
    for fill in FILLS:
        image = QImage(20, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_fill(painter, QRectF(0, 0, 20, 40), fill)
        painter.end()
        pictures.append(image.convertToFormat(QImage.Format.Format_Grayscale8))
    assert all(differing(a, b) > 40 for a, b in itertools.combinations(pictures, 2))


def everything() -> list[QWidget]:
    """One of each painted widget."""
    clock = Clock(dt.date(2026, 9, 16), dt.date(2026, 10, 1), dt.date(2026, 10, 8), [dt.date(2026, 9, 25)])
    entry = Entry(
        "9月28日", "周一 14:00", "phone", "谈话", "林晓峰", "说了什么", files=["笔录"], private=True
    )
    return [
        Pill("调解中"),
        Tag("剩 4 天", "warn"),
        Marks(["done", "proxy", "refused", "open"]),
        Avatar("陈志远"),
        Spot("phone"),
        Logo(),
        StageLine([Stage("登记", "9月14日", "done"), Stage("受理", "", "current"), Stage("调解")]),
        ClockStrip(clock, DAY),
        FigureCard("收到", "17", "件", "上季度 3", "按收到日期"),
        BarChart(["收到", "达成"], [Bars("8", (5, 4)), Bars("9", (8, 1))], "趋势"),
        Runs([Run("77.78", "display"), Run("%", "caption", "text3")]),
        Banner("**先说这个**，再说那个", "warn", "怎么办"),
        EmptyState("还没有证据", "把文件拖到这里"),
        ProgressStrip("导入"),
        TimelineItem(entry),
        Paragraph("一段**要紧**的话"),
    ]


def test_all_are_repainted_in_other_colours(qtbot: QtBot, qapp: QApplication, resources: Path) -> None:
    widgets = everything()
    for widget in widgets:
        qtbot.addWidget(widget)
    before = [picture(widget) for widget in widgets]
    apply(qapp, resources, "dark")
    after = [picture(widget) for widget in widgets]
    same = [type(w).__name__ for w, a, b in zip(widgets, before, after, strict=True) if a == b]
    assert same == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_pills_and_tags_hold_their_words(
    qtbot: QtBot, qapp: QApplication, resources: Path, scheme: str, scale: float
) -> None:
    apply(qapp, resources, scheme, scale)
    for state in STATES:
        pill = Pill(state)
        qtbot.addWidget(pill)
        assert pill.sizeHint().width() >= 25 + theme.text_width(state, "caption") + 5
        assert pill.sizeHint().height() >= theme.role("caption").line
    tag = Tag("逾期 128 天", "bad")
    qtbot.addWidget(tag)
    assert tag.sizeHint().width() >= 25 + theme.text_width("逾期 128 天", "caption_strong") + 4


@pytest.mark.parametrize("words", ["打印", LONG, LONG * 2])
def test_buttons_segments_and_chips_grow_with_their_words(qtbot: QtBot, words: str) -> None:
    for widget, role in (
        (Button(words), "body"),
        (Button(words, "primary", "plus"), "strong"),
        (CheckChip(words), "small"),
        (Segmented([words, "年"]), "small_strong"),
    ):
        qtbot.addWidget(widget)
        assert widget.minimumSizeHint().width() >= theme.text_width(words, role) or (
            widget.sizeHint().width() >= theme.text_width(words, role)
        )
        assert widget.sizeHint().height() >= 28


def test_a_cut_label_says_the_rest_as_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.show()
    label.resize(60, 22)
    assert label.text().endswith("…")
    assert label.toolTip() == LONG
    label.resize(400, 22)
    assert (label.text(), label.toolTip()) == (LONG, "")


def test_a_paragraph_grows_with_fewer_pixels_a_line(qtbot: QtBot) -> None:
    paragraph = Paragraph("双方到场，一小时四十分。**分歧**：计件工资的基数。" * 3, line_height=1.5)
    qtbot.addWidget(paragraph)
    line = round(theme.role("small").size * 1.5)
    tall, flat = paragraph.heightForWidth(200), paragraph.heightForWidth(600)
    assert tall > flat
    assert tall % line <= 1
    assert "**" not in paragraph.accessibleName()
    assert paragraph.sizeHint().width() <= 360


def test_a_paragraph_shows_markup_as_it_is_typed(qtbot: QtBot) -> None:
    paragraph = Paragraph("<b>甲</b> & 乙")
    qtbot.addWidget(paragraph)
    assert paragraph._document(300).toPlainText() == "<b>甲</b> & 乙"


@pytest.mark.parametrize(
    ("days", "soon", "own", "told"),
    [
        (-6, False, False, ("逾期 6 天", "bad")),
        (0, True, False, ("今天", "bad")),
        (0, True, True, ("今天", "warn")),
        (-1, False, True, ("逾期 1 天", "warn")),
        (4, True, False, ("剩 4 天", "warn")),
        (14, False, False, ("剩 14 天", "grey")),
    ],
)
def test_deadline_words(days: int, soon: bool, own: bool, told: tuple[str, str]) -> None:
    assert deadline_words(days, soon=soon, own_rule=own) == told


def test_the_clock_strip_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    clock = Clock(dt.date(2026, 9, 16), dt.date(2026, 10, 1), dt.date(2026, 10, 8))
    strip = ClockStrip(clock, DAY, (dt.date(2026, 9, 14), dt.date(2026, 10, 8)))
    qtbot.addWidget(strip)
    assert strip.accessibleName() == (
        "起算日 9月16日（不计入），末日 10月8日，原为 10月1日，遇休息日顺延，剩 14 天"
    )
    strip.resize(250, strip.sizeHint().height())
    image = strip.grab().toImage()
    middle = strip._top() + 7
    at = {day: QPoint(round((day + 0.5) * 10), middle) for day in (5, 10, 24)}
    assert image.pixelColor(at[5]).name() == theme.color("grey").name()
    assert image.pixelColor(at[24]).name() == theme.color("teal").name()
    strip.set_clock(Clock(dt.date(2026, 9, 1), dt.date(2026, 9, 16), dt.date(2026, 9, 16)), DAY)
    assert strip.accessibleName().endswith("逾期 8 天")
    assert not strip.grab().isNull()


def test_marks_and_stages_are_named_for_screen_readers(qtbot: QtBot) -> None:
    marks = Marks(["done", "proxy", "refused", "open"])
    line = StageLine([Stage("登记", "9月14日", "done"), Stage("受理", "", "current")])
    for widget in (marks, line):
        qtbot.addWidget(widget)
    assert marks.accessibleName() == "申请人已签，被申请人代签，调解员拒签，印章未签"
    assert line.accessibleName() == "进度：登记已完成 9月14日，受理当前"


def test_limits_of_the_kit_are_kept() -> None:
    with pytest.raises(ValueError, match="two"):
        EmptyState("空", "", "inbox", Button("一"), Button("二"), Button("三"))
    with pytest.raises(ValueError, match="three"):
        BarChart(["一", "二", "三", "四"])
    with pytest.raises(ValueError, match="kind"):
        Button("一", "red")
    with pytest.raises(ValueError, match="kind"):
        Card(kind="red")


def test_a_round_of_the_hint_is_enough_for_an_unknown_state(qtbot: QtBot) -> None:
    pill = Pill("别的状态")
    qtbot.addWidget(pill)
    assert pill.sizeHint() == QSize(pill_width("别的状态"), 22)
    assert not pill.grab().isNull()
