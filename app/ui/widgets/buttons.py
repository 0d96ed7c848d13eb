"""Push buttons: primary (one a page), secondary, ghost, link, danger.

With icon, menu arrow and a reason when off.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from app.ui.theme.icons import paint_icon
from app.ui.theme.polish import set_props
from app.ui.theme.tokens import theme
from app.ui.widgets.key_ring import KeyRing
from app.ui.widgets.labels import Label
from app.ui.widgets.painting import focus_ring, write

KINDS = ("primary", "secondary", "ghost", "link", "quiet", "danger")
HEIGHTS = {"sm": 28, "md": 32, "lg": 40}
PADDING = {"sm": 10, "md": 12, "lg": 20}
ICON_TONE = {"primary": "on_accent", "link": "accent_text", "quiet": "text3", "danger": "bad_text"}
TEXT_TONE = {
    "primary": "on_accent",
    "ghost": "text2",
    "link": "accent_text",
    "quiet": "text3",
    "danger": "bad_text",
}


class Button(KeyRing, QPushButton):
    """A button of the kit. A button without words needs `name` for screen readers.

    It becomes its tooltip too.

    Signals: those of QPushButton, and `reason_changed` with the reason the button is off ("" when it is on).
    """

    reason_changed = Signal(str)

    def __init__(
        self,
        text: str = "",
        kind: str = "secondary",
        icon: str = "",
        size: str = "md",
        *,
        name: str = "",
        menu_arrow: bool = False,
        icon_size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        if kind not in KINDS:
            raise ValueError(f"unknown kind {kind!r}")
        self._icon_name = icon
        self._size = size
        self._arrow = menu_arrow
        self._icon_size = icon_size
        self._name = name
        self._reason = ""
        self._reason_label: Label | None = None
        self.setProperty("kind", kind)
        self.setProperty("sz", size)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if kind in ("link", "quiet") else Qt.CursorShape.ArrowCursor
        )
        self.setAccessibleName(name or text)
        self.setToolTip(name if not text else "")

    @property
    def kind(self) -> str:
        """One of KINDS."""
        return str(self.property("kind"))

    def set_kind(self, kind: str) -> None:
        """Turn a secondary button into the primary one, or back."""
        set_props(self, kind=kind)
        self.updateGeometry()

    def set_text(self, text: str) -> None:
        """Change the words; the accessible name follows unless one was given."""
        self.setText(text)
        self.setAccessibleName(self._name or text)

    def set_icon_name(self, icon: str) -> None:
        """Change the drawing; "" takes it away."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    @property
    def reason(self) -> str:
        """Why the button is off; "" when it is on or was never given a reason."""
        return self._reason

    def set_reason(self, reason: str) -> None:
        """Switch the button off and say why (tooltip, description, reason label); "" switches it on."""
        self._reason = reason
        self.setEnabled(not reason)
        self.setToolTip(reason or (self._name if not self.text() else ""))
        self.setAccessibleDescription(reason)
        if self._reason_label is not None:
            self._reason_label.setText(reason)
            self._reason_label.setVisible(bool(reason))
        self.reason_changed.emit(reason)

    def reason_label(self) -> Label:
        """The words that stand beside the button while it is off; the page places them, once."""
        if self._reason_label is None:
            self._reason_label = Label(self._reason, "caption", "text3")
            self._reason_label.setVisible(bool(self._reason))
        return self._reason_label

    def sizeHint(self) -> QSize:
        """Room for icon, words and arrow; never less, so that no layout cuts a button."""
        height = 24 if self.kind in ("link", "quiet") else HEIGHTS[self._size]
        return QSize(
            int(self._content_width() + 2 * self._pad() + 2.99),
            max(height, theme.role(self._role()).line + 2),
        )

    def minimumSizeHint(self) -> QSize:
        """The same as the hint."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """A change of words or style needs another width."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet paints the shape, we the content and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        option.state &= ~QStyle.StateFlag.State_HasFocus
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        self._paint_content(painter)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 6, on_fill=self.kind == "primary")
        painter.end()

    def _paint_content(self, painter: QPainter) -> None:
        off = not self.isEnabled()
        hot = self.kind in ("ghost", "quiet") and (self.underMouse() or self.isChecked())
        icon_tone = "disabled" if off else ICON_TONE.get(self.kind, "text2")
        text_tone = "disabled" if off else "text" if hot else TEXT_TONE.get(self.kind, "text")
        x = (self.width() - self._content_width()) / 2
        middle = self.height() / 2
        if self._icon_name:
            size = self._icon_size
            paint_icon(painter, self._icon_name, QRectF(x, middle - size / 2, size, size), icon_tone)
            x += size + 6
        if self.text():
            room = QRectF(x, 0, self._text_width() + 4, self.height())
            write(painter, room, self.text(), self._role(), text_tone, elide=False)
            x += self._text_width() + 4
        if self._arrow:
            paint_icon(painter, "chevron-down", QRectF(x, middle - 7, 14, 14), icon_tone)

    def _role(self) -> str:
        if self.kind == "quiet":
            return "caption"
        if self.kind == "primary":
            return "small_strong" if self._size == "sm" else "strong"
        return "small" if self._size == "sm" else "body"

    def _pad(self) -> int:
        if self.kind in ("link", "quiet"):
            return 4 if self.kind == "link" else 0
        if not self.text():
            return 5 if self._size == "sm" else 7
        return PADDING[self._size]

    def _text_width(self) -> float:
        return theme.text_width(self.text(), self._role()) if self.text() else 0.0

    def _content_width(self) -> float:
        width = self._text_width()
        if self._icon_name:
            width += self._icon_size + (6 if self.text() else 0)
        return width + (18 if self._arrow else 0)
