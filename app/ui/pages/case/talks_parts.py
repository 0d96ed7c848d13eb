"""Parts of the tab 调解: words that may be long, what is folded away, days with their hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import dates
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, holder, put, row
from app.ui.widgets.paragraph import Paragraph, literal

LONG = 160
"""Signs of a text that are shown at once; about four lines of the tab."""
STEP = 50
"""Parts that are unfolded at once; a long talk is read on by a button."""
LINES = 6
"""Lines of a text that are shown at once."""

Part = tuple[str, str]
"""A heading or a speaker, and the words below or beside it."""


def on_day(day: date | None, today: date, *, weekday: bool = True) -> str:
    """9月24日 周四, with the year when it is not this one; "" for no day."""
    if day is None:
        return ""
    words = dates.short(day) if day.year == today.year else dates.long(day)
    return f"{words} {dates.weekday(day)}" if weekday else words


def joined(*words: str) -> str:
    """The words that are there, one beside the other."""
    return "　".join(word for word in words if word)


def listed(*words: str) -> str:
    """The words that are there, with commas, for a paragraph: that would close up wide spaces."""
    return "，".join(word for word in words if word)


def said(text: str, role: str = "small", tone: str = "text2") -> Paragraph:
    """A paragraph of words that somebody typed, however long."""
    return Paragraph(literal(text), role, tone, line_height=1.5)


class Fold(QWidget):
    """A line that unfolds what lies below it; what is folded is not even built.

    Signals: `unfolded(open)` when somebody opens or closes it.
    """

    unfolded = Signal(bool)

    def __init__(
        self, name: str, parts: Sequence[Part], *beside: QWidget, opened: bool = False, inline: bool = False
    ) -> None:
        """`parts` lie below; `beside` stands at the right of the line; `inline` puts a heading before its words."""
        super().__init__()
        self._name, self._parts, self._inline = name, tuple(parts), inline
        self.body: QWidget | None = None
        self.more: Button | None = None
        self.toggle = Button("", "ghost", "chevron-right", "sm", icon_size=14)
        self.toggle.clicked.connect(self._on_toggle)
        self._place: QVBoxLayout = column(row(self.toggle, None, *beside, gap=8), gap=4)
        self.setLayout(self._place)
        self.set_open(opened)

    @property
    def is_open(self) -> bool:
        """Whether what lies below is shown."""
        return self.body is not None and not self.body.isHidden()

    def set_open(self, opened: bool) -> None:
        """Show what lies below, or fold it away."""
        if opened and self.body is None:
            self._inside = column(gap=6, margins=(10, 0, 4, 2))
            self.body = holder(self._inside, "clear")
            self._place.addWidget(self.body)
            self._build()
        if self.body is not None:
            self.body.setVisible(opened)
        self.toggle.set_text(f"收起{self._name}" if opened else self._name)
        self.toggle.set_icon_name("chevron-down" if opened else "chevron-right")
        self.toggle.setAccessibleDescription("已展开" if opened else "已折叠")

    def _build(self) -> None:
        """Add the next parts, and the way to the rest of them."""
        now, self._parts = self._parts[:STEP], self._parts[STEP:]
        for head, words in now:
            if self._inline and head:
                text = f"**{literal(head)}**：{literal(words)}"
                self._inside.addWidget(Paragraph(text, "small", "text2", line_height=1.5))
                continue
            if head:
                self._inside.addWidget(Label(head, "caption_strong", "text2"))
            self._inside.addWidget(said(words, tone="text"))
        self.more = None
        if self._parts:
            self.more = Button(f"还有 {len(self._parts)} 段，接着看", "link", size="sm")
            self.more.clicked.connect(self._on_more)
            self._inside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more(self) -> None:
        if self.more is not None:
            self.more.hide()
            self._inside.removeWidget(self.more)
            self.more.deleteLater()
        self._build()

    def _on_toggle(self) -> None:
        self.set_open(not self.is_open)
        self.unfolded.emit(self.is_open)


class LongWords(QWidget):
    """Words that somebody typed: a short text whole, a long one cut, with 看全文 below it."""

    def __init__(self, text: str, tone: str = "text", role: str = "small") -> None:
        super().__init__()
        self._text = text
        self._short = cut(text)
        self.paragraph = said(self._short, role, tone)
        self.more: Button | None = None
        layout = column(self.paragraph, gap=0)
        if self._short != text:
            self.more = Button("看全文", "link", size="sm")
            self.more.clicked.connect(self._on_more)
            put(layout, row(self.more, None))
        self.setLayout(layout)

    def _on_more(self) -> None:
        if self.more is not None:
            whole = self.more.text() == "看全文"
            self.paragraph.set_text(literal(self._text if whole else self._short))
            self.more.set_text("收起" if whole else "看全文")


def cut(text: str) -> str:
    """The beginning of a long text with …; a text that is hardly longer stays whole."""
    lines = text.split("\n")
    short = "\n".join(lines[:LINES]) if len(lines) > LINES + 1 else text
    if len(short) > LONG * 1.25:
        short = short[:LONG]
    return text if short == text else f"{short.rstrip()}…"
