"""A paragraph with a line height of its own, which QLabel has not."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.tokens import theme
from app.ui.widgets.painting import start


class Paragraph(QWidget):
    """Running text in a role and a tone; **words between double stars** are strong, see `literal`.

    The height follows the width; `max_signs` limits the line (42 signs read well).
    """

    def __init__(
        self,
        text: str = "",
        role: str = "small",
        tone: str = "text2",
        *,
        line_height: float = 1.55,
        max_signs: int = 0,
        strong_tone: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._role = role
        self._tone = tone
        self._strong_tone = strong_tone
        self._line_height = line_height
        self._max_signs = max_signs
        self._made: tuple[int, QTextDocument] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.plain_text())
        theme.changed.connect(self._on_theme_changed)

    def plain_text(self) -> str:
        """The text without stars."""
        return self._text.replace("**", "")

    def set_text(self, text: str, tone: str | None = None, strong_tone: str | None = None) -> None:
        """Show another text."""
        self._text = text
        self._strong_tone = strong_tone or self._strong_tone
        self._tone = tone or self._tone
        self.setAccessibleName(self.plain_text())
        self._on_theme_changed()

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Logical pixels needed at a width."""
        return int(self._document(self._limited(width)).size().height() + 0.99)

    def sizeHint(self) -> QSize:
        """One line, or the width it has now."""
        natural = int(max(theme.text_width(line, self._role) for line in self.plain_text().split("\n"))) + 2
        width = min(natural, self._limit() or 360)
        return QSize(width, self.heightForWidth(max(self.width() if self.isVisible() else width, 40)))

    def minimumSizeHint(self) -> QSize:
        """A few signs wide, so that a layout may narrow it."""
        return QSize(60, round(theme.role(self._role).size * self._line_height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the layout when another width needs another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text with today's colours."""
        painter = start(self)
        context = QAbstractTextDocumentLayout.PaintContext()
        tone = "disabled" if not self.isEnabled() else self._tone
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, theme.color(tone))
        context.palette = palette
        self._document(self._limited(self.width())).documentLayout().draw(painter, context)
        painter.end()

    def _limit(self) -> int:
        return round(theme.role(self._role).size * self._max_signs) if self._max_signs else 0

    def _limited(self, width: int) -> int:
        return min(width, self._limit()) if self._max_signs else width

    def _document(self, width: int) -> QTextDocument:
        if self._made is None or self._made[0] != width:
            self._made = (width, self._make(width))
        return self._made[1]

    def _make(self, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.font(self._role))
        document.setDefaultTextOption(_wrapping())
        text = html.escape(self._text).replace("\n", "<br>")
        strong = f'<span style="font-weight:600;color:{theme.color(self._strong_tone).name()}">\\1</span>'
        document.setHtml("<p>" + re.sub(r"\*\*(.+?)\*\*", strong, text) + "</p>")
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        height = round(theme.role(self._role).size * self._line_height)
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(0)
        block.setBottomMargin(0)
        cursor.mergeBlockFormat(block)
        document.setTextWidth(width)
        return document

    def _on_theme_changed(self) -> None:
        self._made = None
        self.updateGeometry()
        self.update()


def literal(text: str) -> str:
    """Words that somebody typed, for a Paragraph: two stars in them stay stars (a sign of no width parts them)."""
    return text.replace("*", "*\u2060")


def _wrapping() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
