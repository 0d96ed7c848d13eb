"""The table: blocks fetched when painted, ticks, keys, columns, words of a cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.ui.models.block_table_model import BLOCK, ID_ROLE, BlockTableModel
from app.ui.models.columns import Column, cell_words
from app.ui.models.data_table import DataTable
from app.ui.theme.tokens import theme

COLUMNS = (
    Column("no", "案号", 80, kind="strong"),
    Column("name", "申请人", 90),
    Column("doc", "证件号码", 150, kind="doc_number"),
    Column("amount", "金额（元）", 100, kind="money"),
    Column("got", "收到", 84, kind="date"),
    Column("state", "状态", 96, kind="pill"),
    Column("due", "期限", 100, kind="tag", hue_key="tone", sorts=False),
    Column("next", "下一步", 0),
)


@frozen
class Line:
    uid: int
    no: str
    name: str
    doc: str
    amount: int | None
    got: dt.date
    state: str
    due: str
    tone: str
    next: str


def line(uid: int) -> Line:
    """An invented row."""
    tone = "warn" if uid % 3 else "grey"
    doc = "33010019880302729X"
    return Line(
        uid, f"第{uid}号", "陈志远", doc, uid * 100, dt.date(2026, 9, 24), "调解中", "剩 4 天", tone, ""
    )


class Source:
    """Counts how often it is asked; some rows may be gone."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.gone: set[int] = set()

    def __call__(self, ids: Sequence[int]) -> list[Line]:
        self.asked.append(list(ids))
        return [line(uid) for uid in reversed(ids) if uid not in self.gone]


@pytest.fixture
def source() -> Source:
    """Where rows come from."""
    return Source()


@pytest.fixture
def model(source: Source) -> BlockTableModel:
    """A thousand ids, newest first."""
    made = BlockTableModel(COLUMNS, source, year=2026)
    made.set_ids(range(1000, 0, -1))
    return made


@pytest.fixture
def table(qtbot: QtBot, model: BlockTableModel) -> DataTable:
    """The table in an active window."""
    made = DataTable(model, name="案件", hidden_first=["doc", "got"])
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_model_is_sound(qtmodeltester: ModelTester, model: BlockTableModel) -> None:
    model.set_ids(range(250))
    qtmodeltester.check(model)
    model.tick([0, 3], True)
    model.refresh([3])
    model.set_ids([])
    model.set_ids([7])


def test_rows_come_in_blocks_and_only_when_wanted(source: Source, table: DataTable) -> None:
    table.grab()
    assert [len(ids) for ids in source.asked] == [BLOCK]
    table.scrollToBottom()
    table.grab()
    assert source.asked[-1] == list(range(100, 0, -1))
    assert len(source.asked) == 2


def test_rows_stand_in_the_order_of_the_ids(model: BlockTableModel) -> None:
    assert [model.index(row, 1).data() for row in (0, 99, 100, 999)] == [
        "第1000号",
        "第901号",
        "第900号",
        "第1号",
    ]
    assert model.index(5, 3).data(ID_ROLE) == 995
    assert model.row_of(995) == 5
    assert model.row_of(5000) == -1


def test_a_row_that_is_gone_is_shown_empty(source: Source, model: BlockTableModel) -> None:
    source.gone = {1000}
    assert model.record(0) is None
    assert model.index(0, 1).data() == "—"
    source.gone = set()
    model.refresh([1000])
    assert model.index(0, 1).data() == "第1000号"


def test_refreshing_one_id_fetches_one_block(source: Source, model: BlockTableModel) -> None:
    model.record(0)
    model.record(500)
    model.refresh([1000])
    model.record(0)
    model.record(500)
    assert len(source.asked) == 3


def test_ticks_outlive_a_new_result(qtbot: QtBot, model: BlockTableModel) -> None:
    with qtbot.waitSignal(model.ticks_changed) as told:
        model.tick([0, 1], True)
    assert told.args == [2]
    model.set_ids([5, 999, 3])
    assert model.ticked() == [999]
    assert model.all_state() == Qt.CheckState.PartiallyChecked
    model.tick_all(True)
    assert model.all_state() == Qt.CheckState.Checked
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert model.ticked() == [999, 3]


def test_screen_readers_hear_label_and_value(model: BlockTableModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 4).data(role) == "金额（元）：1,000.00"
    assert model.index(0, 0).data(role) == "未选"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("money", 1200050, "12,000.50"),
        ("money", 0, "0.00"),
        ("money", None, "—"),
        ("number", 12345, "12,345"),
        ("date", dt.date(2026, 9, 24), "9月24日"),
        ("date", dt.date(2025, 9, 24), "2025年9月24日"),
        ("doc_number", "33010019880302729X", "3301**********729X"),
        ("doc_number", "3301**********729X", "3301**********729X"),
        ("doc_number", "12 人", "12 人"),
        ("text", "", "—"),
        ("pill", "调解中", "调解中"),
    ],
)
def test_words_of_a_cell(kind: str, value: object, words: str) -> None:
    assert cell_words(Column("x", "某列", 10, kind=kind), value, year=2026) == words


def test_numbers_are_shown_in_full_only_when_asked(model: BlockTableModel) -> None:
    assert model.index(0, 3).data() == "3301**********729X"
    model.set_reveal(True)
    assert model.index(0, 3).data() == "33010019880302729X"


@given(st.text(alphabet="0123456789X", min_size=15, max_size=18))
def test_a_masked_number_keeps_its_length_and_ends(number: str) -> None:
    masked = cell_words(Column("x", "号", 10, kind="doc_number"), number, year=2026)
    assert (len(masked), masked[:3], masked[-3:]) == (len(number), number[:3], number[-3:])
    assert masked.count("*") == len(number) - 2 * min(4, len(number) // 4)


def test_enter_and_double_click_open(qtbot: QtBot, table: DataTable) -> None:
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [999]
    spot = table.visualRect(table.table_model.index(3, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [997]


def test_the_number_is_a_link(qtbot: QtBot, table: DataTable) -> None:
    cell = table.visualRect(table.table_model.index(2, 1))
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell.topLeft() + QPoint(20, 10))
    assert opened.args == [998]
    with qtbot.assertNotEmitted(table.opened):
        qtbot.mouseClick(
            table.viewport(),
            Qt.MouseButton.LeftButton,
            pos=table.visualRect(table.table_model.index(2, 2)).center(),
        )


def test_keys_tick(qtbot: QtBot, table: DataTable) -> None:
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.ticked() == [1000]
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.ticked()) == 1000
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.ticked() == []


def test_shift_ticks_a_range_and_the_head_all(qtbot: QtBot, table: DataTable) -> None:
    def box(row: int) -> QPoint:
        return table.visualRect(table.table_model.index(row, 0)).center()

    view, left = table.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(view, left, pos=box(1))
    qtbot.mouseClick(view, left, Qt.KeyboardModifier.ShiftModifier, box(4))
    assert table.ticked() == [999, 998, 997, 996]
    head = table.horizontalHeader().viewport()
    qtbot.mouseClick(head, left, pos=QPoint(18, 16))
    assert len(table.ticked()) == 1000
    qtbot.mouseClick(head, left, pos=QPoint(18, 16))
    assert table.ticked() == []


def test_a_click_on_the_head_asks_for_another_order(qtbot: QtBot, table: DataTable) -> None:
    told: list[tuple[str, bool]] = []
    table.sort_asked.connect(lambda key, down: told.append((key, down)))
    head = table.horizontalHeader()

    def click(column: int) -> None:
        x = head.sectionViewportPosition(column) + 20
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 16))

    click(4)
    table.set_sorted("amount", descending=False)
    click(4)
    table.set_sorted("amount", descending=True)
    click(4)
    click(7)
    assert told == [("amount", False), ("amount", True), ("amount", False)]
    assert not head.grab().isNull()


def test_unwanted_columns_go_when_room_is_short(table: DataTable) -> None:
    assert table.visible_columns() == [column.key for column in COLUMNS]
    table.resize(760, 400)
    assert "doc" not in table.visible_columns()
    assert "got" in table.visible_columns()
    table.resize(600, 400)
    assert "got" not in table.visible_columns()
    table.resize(1200, 400)
    widths = sum(table.columnWidth(at) for at in range(table.table_model.columnCount()))
    assert widths == table.viewport().width()


@pytest.mark.parametrize(("density", "height"), [("compact", 28), ("standard", 31), ("loose", 38)])
def test_density(table: DataTable, density: str, height: int) -> None:
    table.set_density(density)
    assert table.rowHeight(0) == height


def test_the_current_cell_has_a_ring_after_keys_only(qtbot: QtBot, table: DataTable) -> None:
    def edge() -> str:
        cell = table.visualRect(table.currentIndex())
        return table.viewport().grab().toImage().pixelColor(cell.center().x(), cell.top() + 1).name()

    qtbot.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(table.table_model.index(1, 2)).center(),
    )
    assert edge() != theme.color("focus").name()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert edge() == theme.color("focus").name()


def test_cut_cells_are_known(table: DataTable) -> None:
    delegate = table._delegate
    index = table.table_model.index(0, 3)
    assert delegate.is_cut(index, 60)
    assert not delegate.is_cut(index, 160)
    assert delegate.is_cut(table.table_model.index(0, 6), 40)
    assert delegate.is_cut(table.table_model.index(0, 7), 40)


def test_going_to_an_id(table: DataTable) -> None:
    assert table.go_to(3)
    assert table.current_id() == 3
    assert not table.go_to(5000)
    assert QApplication.focusWidget() is None or table.isVisible()
