"""Help beside a form: about the field that has the focus, else about the whole."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.fields import FieldSpec
from app.ui.widgets.card import Card
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.labels import IconView, Label
from app.ui.widgets.layouts import row
from app.ui.widgets.paragraph import Paragraph

KINDS = {
    "date": "可以写 2026-9-5、2026.9.5 或 20260905；Alt+↓ 打开日历。",
    "money": "写数字即可，也认 12,000.50 和 1.2万；单位是元。",
    "id_number": "照证件填写。末位校验码对不上只提醒，不拦。",
    "credit_code": "18 位，照营业执照填写；对不上只提醒，不拦。",
    "phone": "手机写 11 位；座机带区号，例如 0571-8765 4321。",
    "long": "可以分段，印在文书上时照样分段。",
}


class HelpCard(Card):
    """Follows the focus inside `form`; the words come from the field's declaration and its kind."""

    def __init__(self, form: QWidget, general: str, parent: QWidget | None = None) -> None:
        super().__init__(margins=(14, 12, 14, 12), gap=6, parent=parent)
        self._form = form
        self._general = general
        self._title = Label("", "small_strong")
        self._words = Paragraph("", "small", "text2", line_height=1.6)
        self._law = Paragraph("", "caption", "text3", line_height=1.5)
        self._law_line = QWidget()
        self._law_line.setLayout(row(IconView("scale", "text3", 14), (self._law, 1), gap=6))
        self.body.addLayout(row(IconView("info", "accent_text", 16), self._title, None, gap=7))
        self.add(self._words, self._law_line)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        self.about_nothing()

    def about_nothing(self) -> None:
        """Back to the words about the whole form."""
        self._show("填写说明", self._general, "")

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        place = now
        while place is not None and place is not self._form:
            if isinstance(place, FormRow) and self._form.isAncestorOf(place):
                self._about(place.spec)
                return
            place = place.parentWidget()

    def _about(self, spec: FieldSpec) -> None:
        told = [spec.help or self._general, KINDS.get(spec.kind, "")]
        words = "\n".join(
            dict.fromkeys(text for text in told if (text and text not in spec.help) or text == spec.help)
        )
        self._show(spec.label, words, spec.rule)

    def _show(self, title: str, words: str, law: str) -> None:
        self._title.setText(title)
        self._words.set_text(words)
        self._law.set_text(law)
        self._law_line.setVisible(bool(law))
        self.setAccessibleName(f"{title}：{words}")
