"""Form rows: from a FieldSpec to an editor and back, errors at the field, composing left in peace."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.errors import Problem
from app.domain.fields import FieldSpec
from app.domain.money import parse_amount
from app.ui.widgets.date_field import DateField, read_date
from app.ui.widgets.editors import Combo, LineEdit, TextArea
from app.ui.widgets.form_grid import LINE_GAP, NARROW, FormGrid
from app.ui.widgets.form_rows import FormRow, shown
from app.ui.widgets.layouts import column, holder, scroller
from app.ui.widgets.pick_line import PickLine
from app.ui.widgets.switches import CheckChip

SPECS = (
    FieldSpec("name", "姓名", "text", required=True),
    FieldSpec("kind", "证件种类", "choice", required=True, choices=("居民身份证", "护照")),
    FieldSpec("born", "出生日期", "date"),
    FieldSpec("amount", "请求金额", "money", required=True),
    FieldSpec("phone", "联系电话", "phone", required=True, help="手机或座机"),
    FieldSpec("migrant", "农民工", "flag"),
    FieldSpec("facts", "事实与理由", "long"),
)


@pytest.fixture
def form(qtbot: QtBot) -> FormGrid:
    """All kinds of rows in an active window."""
    made = FormGrid()
    made.add_section("申请人")
    for spec in SPECS:
        made.add(spec, f"applicant.{spec.name}")
    window = scroller(column(made, None))
    made.setProperty("kept", True)
    qtbot.addWidget(window)
    window.resize(800, 500)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.window_kept = window  # type: ignore[attr-defined]
    return made


def test_each_kind_has_its_editor(form: FormGrid) -> None:
    kinds = {row.spec.kind: type(row.editor) for row in form.rows()}
    assert kinds == {
        "text": PickLine,
        "choice": Combo,
        "date": DateField,
        "money": LineEdit,
        "phone": LineEdit,
        "flag": CheckChip,
        "long": TextArea,
    }


@pytest.mark.parametrize("kind", ["list", "values"])
def test_lists_and_values_are_laid_out_by_forms(kind: str, qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="no single editor"):
        FormRow(FieldSpec("x", "附件", kind))


def test_rows_are_named_and_described(form: FormGrid) -> None:
    phone = form.row_at("applicant.phone")
    assert phone.editor.accessibleName() == "联系电话（必填）"
    assert phone.editor.accessibleDescription() == "手机或座机"
    assert phone.label.buddy() is phone.editor
    assert form.row_at("applicant.born").need.text() == "选填"
    phone.set_error("手机号码是 11 位。")
    assert phone.editor.accessibleDescription() == "手机号码是 11 位。 手机或座机"


def test_values_come_back_as_typed(form: FormGrid, qtbot: QtBot) -> None:
    form.set_values(
        {
            "applicant.name": "陈志远",
            "applicant.kind": "居民身份证",
            "applicant.born": dt.date(1988, 3, 2),
            "applicant.amount": 1200050,
            "applicant.migrant": True,
            "applicant.facts": "一\n二",
            "elsewhere": "没有这一行",
        }
    )
    assert form.values() == {
        "applicant.name": "陈志远",
        "applicant.kind": "居民身份证",
        "applicant.born": "1988-03-02",
        "applicant.amount": "12,000.50",
        "applicant.phone": "",
        "applicant.migrant": True,
        "applicant.facts": "一\n二",
    }
    assert form.row_at("applicant.born").editor.text() == "1988年3月2日"  # type: ignore[union-attr]


@given(st.integers(min_value=0, max_value=10**12))
def test_an_amount_shown_is_read_back(cents: int) -> None:
    assert parse_amount(shown("money", cents)) == cents


@pytest.mark.parametrize(
    "typed", ["2026-9-5", "2026年9月5日", "20260905", "2026.9.5", "2026/09/05", "２０２６－９－５"]
)
def test_a_date_in_any_writing_becomes_one(qtbot: QtBot, typed: str) -> None:
    row = FormRow(SPECS[2])
    qtbot.addWidget(row)
    assert isinstance(row.editor, DateField)
    row.editor.insert(typed)
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    assert row.value() == "2026-09-05"
    assert row.editor.text() == "2026年9月5日"


def test_a_bad_date_stays_and_is_reported_on_leaving(form: FormGrid, qtbot: QtBot) -> None:
    born = form.row_at("applicant.born")
    born.editor.setFocus()
    qtbot.keyClicks(born.editor, "2026-13-5")
    with qtbot.waitSignal(form.left) as left:
        form.row_at("applicant.phone").editor.setFocus()
    assert left.args == ["applicant.born"]
    assert born.value() == "2026-13-5"
    assert born.state == "error"
    assert "13" in born.message
    born.editor.setFocus()
    qtbot.keyClick(born.editor, Qt.Key.Key_Backspace)
    assert (born.state, born.message) == ("", "")


def test_the_calendar_gives_a_date(form: FormGrid, qtbot: QtBot) -> None:
    born = form.row_at("applicant.born")
    field = born.editor
    assert isinstance(field, DateField)
    with qtbot.assertNotEmitted(born.left):
        qtbot.keyClick(field, Qt.Key.Key_F4)
        assert field._popup is not None
        assert field._popup.isVisible()
    with qtbot.waitSignal(born.edited):
        field._popup.calendar.clicked.emit(QDate(2026, 9, 5))
    assert born.value() == "2026-09-05"
    assert not field._popup.isVisible()


def test_read_date_of_nonsense() -> None:
    assert read_date("") is None
    assert read_date("昨天") is None


def test_errors_go_to_their_fields_and_the_first_takes_the_focus(form: FormGrid, qtbot: QtBot) -> None:
    problems = [
        Problem("applicant.phone", "手机号码是 11 位，这里是 10 位。"),
        Problem("applicant.name", "姓名里有空格，请再看一次。", warning=True),
        Problem("applicant.amount", "金额看不懂。"),
        Problem("respondent.name", "别处的事。"),
    ]
    first = form.show_problems(problems)
    assert first == problems[2]
    assert form.row_at("applicant.amount").editor.hasFocus()
    states = {row.spec.name: row.state for row in form.rows() if row.state}
    assert states == {"name": "warn", "amount": "error", "phone": "error"}
    assert form.row_at("applicant.phone").editor.property("state") == "error"
    assert form.unplaced(problems) == [problems[3]]
    assert form.show_problems([]) is None
    assert not any(row.state for row in form.rows())


def test_a_message_makes_room_for_itself(form: FormGrid, qtbot: QtBot) -> None:
    below = form.row_at("applicant.facts")
    before = below.y()
    form.row_at("applicant.migrant").set_error("请先确认。" * 12)
    form.row_at("applicant.phone").set_error("请先确认。" * 12)
    qtbot.waitUntil(lambda: below.y() > before)


def test_equal_spans_are_equally_wide_and_narrow_forms_take_a_line_each(form: FormGrid) -> None:
    name, kind = form.row_at("applicant.name"), form.row_at("applicant.kind")
    assert name.width() == kind.width()
    assert name.y() == kind.y()
    form.resize(NARROW - 1, 900)
    assert name.width() == form.width()
    assert kind.y() >= name.geometry().bottom() + LINE_GAP


def test_edited_is_told_for_typing_only(form: FormGrid, qtbot: QtBot) -> None:
    told: list[str] = []
    form.edited.connect(told.append)
    form.set_values({"applicant.name": "甲", "applicant.facts": "乙", "applicant.kind": "护照"})
    assert told == []
    qtbot.keyClicks(form.row_at("applicant.name").editor, "x")
    qtbot.keyClicks(form.row_at("applicant.facts").editor, "y")
    qtbot.keyClick(form.row_at("applicant.migrant").editor, Qt.Key.Key_Space)
    qtbot.keyClick(form.row_at("applicant.kind").editor, Qt.Key.Key_Up)
    assert told == ["applicant.name", "applicant.facts", "applicant.migrant", "applicant.kind"]


@pytest.mark.parametrize("name", ["name", "facts"])
def test_no_check_and_no_new_text_while_a_word_is_composed(form: FormGrid, qtbot: QtBot, name: str) -> None:
    row = form.row_at(f"applicant.{name}")
    row.editor.setFocus()
    QApplication.sendEvent(row.editor, QInputMethodEvent("chen", []))
    row.set_value("别的")
    assert row.value() == ""
    with qtbot.assertNotEmitted(form.left):
        form.row_at("applicant.phone").editor.setFocus()
    row.editor.setFocus()
    done = QInputMethodEvent("", [])
    done.setCommitString("陈")
    QApplication.sendEvent(row.editor, done)
    with qtbot.waitSignal(form.left) as left:
        form.row_at("applicant.phone").editor.setFocus()
    assert left.args == [row.path]
    assert row.value() == "陈"


def test_the_wheel_passes_a_combo_by(qtbot: QtBot) -> None:
    combo = Combo(["甲", "乙"], required=False)
    qtbot.addWidget(combo)
    combo.set_value("甲")
    event = QWheelEvent(
        combo.rect().center(),
        combo.rect().center(),
        combo.rect().center(),
        combo.rect().center() * 4,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert combo.value() == "甲"


def test_a_combo_keeps_old_answers_and_can_be_emptied(qtbot: QtBot) -> None:
    combo = Combo(["甲", "乙"], required=False)
    qtbot.addWidget(combo)
    combo.set_value("丙（旧）")
    assert combo.value() == "丙（旧）"
    combo.set_choices(["甲", "丁"])
    assert combo.value() == "丙（旧）"
    with qtbot.waitSignal(combo.typed):
        qtbot.keyClick(combo, Qt.Key.Key_Delete)
    assert combo.value() == ""


def test_a_text_is_held_to_its_length(qtbot: QtBot) -> None:
    area, line = TextArea(5), LineEdit(5)
    for editor in (area, line):
        qtbot.addWidget(editor)
        qtbot.keyClicks(editor, "1234567")
        assert editor.value() == "12345"


def test_a_computed_field_is_read_only_and_says_from_what(form: FormGrid) -> None:
    born = form.row_at("applicant.born")
    born.set_computed("由号码得出")
    assert isinstance(born.editor, QLineEdit)
    assert born.editor.isReadOnly()
    assert born.note.text() == "由号码得出"
    born.set_computed("")
    assert not born.editor.isReadOnly()


def test_fields_keep_their_height_in_every_state(form: FormGrid, qtbot: QtBot) -> None:
    name = form.row_at("applicant.name")
    heights = {name.editor.sizeHint().height()}
    for act in (
        name.editor.setFocus,
        lambda: name.set_error("错"),
        lambda: name.set_warning("看"),
        name.clear,
    ):
        act()
        heights.add(name.editor.sizeHint().height())
    assert heights == {32}
    assert isinstance(form.row_at("applicant.facts").editor, QPlainTextEdit)
    assert holder(column()).layout() is not None
