"""Words on the screen: a label by role and tone, one that cuts itself with …, and a static icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.polish import set_props
from app.ui.theme.tokens import theme
from app.ui.widgets.painting import start


class Label(QLabel):
    """A text in a role of the type table and a tone.

    Text (default), text2, text3, accent, ok, warn, bad, …
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_tone(self, tone: str) -> None:
        """Change the colour by token."""
        set_props(self, tone=tone)


class ElidedLabel(Label):
    """A label that may be narrower than its text: it cuts with … and shows the whole text as tooltip."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__("", role, tone, parent=parent)
        self._full = text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show()

    def full_text(self) -> str:
        """The text before cutting."""
        return self._full

    def set_full_text(self, text: str) -> None:
        """Show another text."""
        self._full = text
        self.updateGeometry()
        self._show()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Three signs and …"""
        return QSize(
            min(self.sizeHint().width(), 4 * self.fontMetrics().height()), self.fontMetrics().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut again."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        cut = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(self.width(), 10))
        self.setText(cut)
        self.setAccessibleName(self._full)
        self.setToolTip(self._full if cut != self._full else "")


class IconView(QWidget):
    """A static icon; decoration only, so it has no name and takes no focus."""

    def __init__(
        self,
        name: str,
        token: str = "text2",
        size: int = 16,
        stroke: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._token = token
        self._stroke = stroke
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, token: str | None = None) -> None:
        """Show another drawing or colour."""
        self._name = name
        self._token = token or self._token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = start(self)
        paint_icon(painter, self._name, QRectF(self.rect()), self._token, self._stroke)
        painter.end()


def kbd(text: str) -> QLabel:
    """A key as printed on a keyboard: Ctrl K."""
    label = Label(text, "caption", "text3")
    label.setProperty("kbd", "1")
    label.setFixedHeight(max(20, theme.role("caption").line + 2))
    return label
