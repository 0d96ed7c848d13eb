"""One entry of a case's course: day, sign, title, who, words, files; joined to the next by a line."""

from __future__ import annotations

from attrs import field, frozen
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.avatar import Spot
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import Item, column, holder, row
from app.ui.widgets.painting import start
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.tag import Tag

DAY_WIDTH = 66


@frozen
class Entry:
    """What one entry shows. `private` is talk with one party only; `future` is planned.

    `files` are words on chips.
    """

    day: str
    time: str
    icon: str
    title: str
    who: str = ""
    text: str = ""
    hue: str = "grey"
    files: tuple[str, ...] = field(default=(), converter=tuple)
    future: bool = False
    private: bool = False


class TimelineItem(QWidget):
    """Signals: `file_asked` with the place of the file in the entry.

    The last item draws no line below itself.
    """

    file_asked = Signal(int)

    def __init__(self, entry: Entry, *, last: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry, self._last = entry, last
        hue, icon = ("violet", "lock-keyhole") if entry.private else (entry.hue, entry.icon)
        self._spot = Spot(icon, hue, 26, 14)
        days = holder(self._days())
        days.setFixedWidth(round(DAY_WIDTH * theme.text_scale))
        self._chips: list[QPushButton] = []
        left = column(self._spot, None, gap=0)
        self.setLayout(row(days, left, (self._words(), 1), gap=12))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{entry.day} {entry.title} {entry.who}".strip())

    def _days(self) -> QVBoxLayout:
        day = Label(self._entry.day, "small_strong", "accent" if self._entry.future else "text")
        time = Label(self._entry.time, "caption", "text3")
        for label in (day, time):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        return column(day, time, None, gap=0)

    def _words(self) -> QVBoxLayout:
        entry = self._entry
        tag: Item = Tag("仅本案调解员可见", "violet", "lock-keyhole") if entry.private else 0
        head = row(ElidedLabel(entry.title, "strong"), tag, None, Label(entry.who, "caption", "text3"), gap=8)
        words = column(head, gap=3, margins=(0, 2, 0, 2 if self._last else 13))
        if entry.text:
            words.addWidget(Paragraph(entry.text, "small", "text2", line_height=1.5))
        if entry.files:
            chips = row(gap=6, margins=(0, 2, 0, 0))
            for name in entry.files:
                chip = Button(name, "secondary", "file-text", "sm", icon_size=13)
                chip.clicked.connect(self._on_chip)
                self._chips.append(chip)
                chips.addWidget(chip)
            chips.addStretch(1)
            words.addLayout(chips)
        return words

    def _on_chip(self) -> None:
        self.file_asked.emit(self._chips.index(self.sender()))  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line to the next entry."""
        if self._last:
            return
        painter = start(self)
        pen = QPen(theme.color("line"), 1.5)
        if self._entry.future:
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        x = self._spot.geometry().x() + self._spot.width() / 2
        painter.drawLine(QPointF(x, self._spot.geometry().bottom() + 4), QPointF(x, self.height() - 2))
        painter.end()
