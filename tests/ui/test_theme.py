"""Dressing the application: palette, style sheet, fonts, icons, translations, changes between them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import icons
from app.ui.theme.apply import apply
from app.ui.theme.palette import tokens_of_system
from app.ui.theme.polish import set_props
from app.ui.theme.tokens import SCHEMES, read_tokens, theme

UI = Path(__file__).parents[2] / "app" / "ui"


def test_no_colour_and_no_style_sheet_outside_the_theme() -> None:
    pattern = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']|setStyleSheet""")
    breaches = [
        f"{path.relative_to(UI)}: {line.strip()}"
        for path in sorted(UI.rglob("*.py"))
        if "theme" not in path.parts
        for line in path.read_text(encoding="utf-8").splitlines()
        if pattern.search(line)
    ]
    assert breaches == []


def test_the_style_sheet_template_holds_no_colour(resources: Path) -> None:
    text = (resources / "styles" / "window.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{6}", text) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_palette_and_style_sheet_wear_the_tokens(qapp: QApplication, resources: Path, scheme: str) -> None:
    apply(qapp, resources, scheme)
    colours = read_tokens(resources / "styles" / "tokens.toml").colours[scheme]
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window) == QColor(colours["window"])
    assert palette.color(QPalette.ColorRole.PlaceholderText) == QColor(colours["text3"])
    assert palette.color(QPalette.ColorRole.Accent) == QColor(colours["accent"])
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(colours["disabled"])
    assert QColor(colours["focus"]).name(QColor.NameFormat.HexArgb) in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_following_the_system_gives_light_or_dark(qapp: QApplication, resources: Path) -> None:
    apply(qapp, resources, "system")
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.scheme == ("dark" if dark else "light")


def test_an_unknown_scheme_is_refused(qapp: QApplication, resources: Path) -> None:
    with pytest.raises(ValueError, match="purple"):
        apply(qapp, resources, "purple")


def test_a_contrast_palette_of_the_system_is_taken_over(resources: Path) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("cyan"))
    ours = read_tokens(resources / "styles" / "tokens.toml").colours["contrast"]
    found = tokens_of_system(palette, ours)
    assert set(found) == set(ours)
    assert (found["surface"], found["bad_text"], found["accent"]) == ("#000000", "#ffff00", "#00ffff")


@pytest.mark.parametrize("scale", [1.0, 1.12, 1.25])
def test_text_size_multiplies_type_and_nothing_else(
    qapp: QApplication, resources: Path, scale: float
) -> None:
    apply(qapp, resources, "light", scale)
    assert theme.role("body").size == round(14 * scale)
    assert theme.font("caption").pixelSize() == round(12 * scale)
    assert theme.size("control") == 32
    label = QLabel("字")
    set_props(label, role="title")
    label.ensurePolished()
    assert label.font().pixelSize() == round(20 * scale)


def test_the_bundled_face_speaks_with_even_digits() -> None:
    assert theme.font().families()[-1] == "Noto Sans SC"
    assert len({theme.text_width(digit, "small") for digit in "0123456789"}) == 1
    assert theme.metrics("body").inFont("调")


def test_icons_take_the_colour_of_their_token_and_follow_the_theme(
    qapp: QApplication, resources: Path
) -> None:
    action = QAction("找", qapp)
    icons.tint(action, "search", "accent_text")

    def strongest() -> QColor:
        image = action.icon().pixmap(32, 32).toImage()
        spots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        return max(spots, key=lambda spot: spot.alpha())

    assert strongest().name() == theme.color("accent_text").name()
    apply(qapp, resources, "dark")
    assert strongest().name() == theme.color("accent_text").name()
    action.deleteLater()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icons_are_drawn_at_the_ratio_of_the_device(ratio: float) -> None:
    image = QImage(round(20 * ratio), round(20 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icons.paint_icon(painter, "minus", QRectF(0, 0, 20, 20), "text")
    painter.end()
    assert ("minus", theme.color("text").rgba(), round(20 * ratio), 1.75) in icons._rendered
    assert image.pixelColor(image.width() // 2, image.height() // 2).alpha() > 0


def test_every_icon_named_in_the_code_is_there(resources: Path) -> None:
    there = {path.stem for path in (resources / "icons").glob("*.svg")}
    assert there >= set((resources / "icons" / "names.txt").read_text(encoding="utf-8").split())
    assert {"logo", "seal"} <= there
    assert (resources / "icons" / "LICENSE-lucide.txt").read_text(encoding="utf-8").startswith("ISC License")


def test_standard_buttons_speak_chinese(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"


def test_setters_do_not_eat_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 drops one reference to None with each call that returns nothing."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for number in range(500):
        widget.setToolTip(str(number))
    assert sys.getrefcount(None) > before - 250


def test_an_unchanged_property_does_not_polish_again(qtbot: QtBot) -> None:
    label = QLabel("字")
    qtbot.addWidget(label)
    set_props(label, tone="bad")
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == theme.color("bad_text").name()
    set_props(label, tone="ok")
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == theme.color("ok_text").name()
