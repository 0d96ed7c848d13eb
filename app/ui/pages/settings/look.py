"""设置·外观: scheme, text size, row density; each choice is worn at once and kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app.domain.errors import Refusal
from app.system.settings import DENSITY, SCHEME, TEXT_SIZE, Option, Settings
from app.ui.hub import Hub
from app.ui.pages.settings.section import Section
from app.ui.wear import wear
from app.ui.widgets.banner import Banner
from app.ui.widgets.card import Card
from app.ui.widgets.layouts import column, holder, row, scroller
from app.ui.widgets.paragraph import Paragraph


class LookSection(Section):
    """One card an option, its values as radio buttons."""

    label = "外观"
    icon = "palette"

    def __init__(self, hub: Hub, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._settings = settings
        self.groups: dict[str, QButtonGroup] = {}
        self._options: dict[str, Option[Any]] = {o.name: o for o in (SCHEME, TEXT_SIZE, DENSITY)}
        self.banner = Banner("", "bad")
        self.banner.hide()
        cards = [self._card(option) for option in self._options.values()]
        self.setLayout(row((scroller(holder(column(self.banner, *cards, None, gap=12))), 1), gap=0))

    def _card(self, option: Option[Any]) -> Card:
        group = QButtonGroup(self)
        self.groups[option.name] = group
        line = row(gap=20)
        for number, (value, word) in enumerate(option.choices):
            button = QRadioButton(word)
            button.setAccessibleName(f"{option.label}：{word}")
            button.setChecked(value == self._settings.get(option))
            group.addButton(button, number)
            line.addWidget(button)
        line.addStretch(1)
        group.setObjectName(option.name)
        group.idClicked.connect(self._on_chosen)
        return Card(line, Paragraph(option.help, "small", "text2"), title=option.label)

    def _on_chosen(self, number: int) -> None:
        option = self._options[self.sender().objectName()]
        try:
            self._settings.set(option, option.choices[number][0])
            self.banner.hide()
        except Refusal as why:
            self.banner.set_message(why.sentence, "bad")
            self.banner.show()
        wear(self._settings, self.window())
