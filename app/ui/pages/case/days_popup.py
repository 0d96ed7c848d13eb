"""The table of all days of a limit: what each day is, whether it counts, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.domain import dates
from app.domain.limits import Limit, LimitDay
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.segmented import Segmented

ROLES = {"start": "起算日", "counted": "计入", "rest_counted": "计入", "skipped": "不计", "last": "末日"}
HUES = {"start": "", "counted": "", "rest_counted": "", "skipped": "warn", "last": "accent"}
COLUMNS = (
    Column("number", "第几日", 60, align="right", sorts=False),
    Column("day", "日期", 84, kind="strong", sorts=False),
    Column("weekday", "星期", 52, sorts=False),
    Column("role", "算法", 80, kind="tag", hue_key="hue", sorts=False),
    Column("why", "说明", 0, kind="muted", sorts=False),
)
SIZE = (500, 430)


@frozen
class DayRow:
    """One day as the table shows it."""

    uid: int
    number: str
    day: str
    weekday: str
    role: str
    hue: str
    why: str


def day_rows(limit: Limit, today: date) -> list[DayRow]:
    """All days from the start to the last, numbered as the rule counts them."""
    rows, counted = [], 0
    working = limit.rule.unit == "working_days"
    for place, day in enumerate(limit.days):
        inside = place > 0 and day.date <= limit.raw_end
        counts = day.role in ("counted", "last") if working else inside
        counted += counts
        why = _why(limit, day)
        rows.append(
            DayRow(
                uid=place,
                number=str(counted) if counts else "",
                day=dates.short(day.date),
                weekday=dates.weekday(day.date),
                role=ROLES[day.role],
                hue=HUES[day.role],
                why=f"今天 · {why}" if day.date == today else why,
            )
        )
    return rows


def _why(limit: Limit, day: LimitDay) -> str:
    if day.role == "start":
        return f"{limit.rule.start_event}，当日不计"
    if day.role == "rest_counted":
        return f"{day.why}，期间之内照常计入"
    if day.role == "skipped":
        return f"{day.why}，{'只数工作日' if limit.rule.unit == 'working_days' else '末日遇休息日，顺延'}"
    if day.role == "last" and limit.raw_end != limit.last_day:
        return f"{day.why}，休息日结束的次日"
    return day.why


class DaysPopup(QFrame):
    """Floats below the link that opened it; Esc or a click beside closes it."""

    def __init__(self, limits: Sequence[Limit], today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", "raised")
        self.setAccessibleName("逐日计算")
        self._limits, self._today = tuple(limits), today
        self._rows: dict[int, DayRow] = {}
        self.choice = Segmented([limit.label for limit in limits], 0, "期限", small=True)
        self.choice.setVisible(len(limits) > 1)
        self.model = BlockTableModel(COLUMNS, self._fetch, parent=self)
        self.table = DataTable(self.model, name="逐日计算", ticks=False)
        self.table.set_density("compact")
        self._words = Paragraph("", "caption", "text2", line_height=1.5)
        self._close = Button("", "ghost", "x", "sm", name="关闭")
        head = row(Label("逐日计算", "card_title"), None, self.choice, self._close, gap=8)
        self.setLayout(column(head, self._words, (self.table, 1), gap=8, margins=(14, 10, 10, 12)))
        self.resize(*SIZE)
        self.choice.chosen.connect(self._on_chosen)
        self._close.clicked.connect(self.close)
        self._on_chosen(0)

    def open_below(self, button: QWidget) -> None:
        """Show it under a button, as far left as the screen asks."""
        place_below(self, button)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _fetch(self, ids: Sequence[int]) -> Iterable[DayRow]:
        return [self._rows[uid] for uid in ids]

    def _on_chosen(self, index: int) -> None:
        limit = self._limits[index]
        self._rows = {found.uid: found for found in day_rows(limit, self._today)}
        self._words.set_text(limit.explain())
        self.model.set_ids(list(self._rows))


def place_below(popup: QWidget, button: QWidget) -> None:
    """Show a popup under a button, as far left and up as the screen asks."""
    corner = button.mapToGlobal(QPoint(button.width() - popup.width(), button.height() + 4))
    room = button.screen().availableGeometry()
    left = min(max(corner.x(), room.left() + 4), room.right() - popup.width() - 4)
    top = min(corner.y(), room.bottom() - popup.height() - 4)
    popup.move(max(left, room.left()), max(top, room.top()))
    popup.show()
