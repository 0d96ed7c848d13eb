"""From tokens to a QPalette, and back from a system's own contrast palette to tokens."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from app.ui.theme.tokens import HUES

ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad_text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "violet_text",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "tooltip_text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line_subtle",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "control",
}
DISABLED = {
    QPalette.ColorRole.WindowText: "disabled",
    QPalette.ColorRole.Text: "disabled",
    QPalette.ColorRole.ButtonText: "disabled",
    QPalette.ColorRole.PlaceholderText: "disabled",
    QPalette.ColorRole.Base: "sunken",
    QPalette.ColorRole.Button: "sunken",
    QPalette.ColorRole.Highlight: "pressed",
    QPalette.ColorRole.HighlightedText: "disabled",
    QPalette.ColorRole.Link: "disabled",
}


def make_palette(colours: Mapping[str, str]) -> QPalette:
    """A palette with every role from the tokens; the disabled group differs where a control shows it."""
    palette = QPalette()
    for role, token in ROLES.items():
        palette.setColor(role, QColor(colours[token]))
    for role, token in DISABLED.items():
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[token]))
    return palette


def tokens_of_system(palette: QPalette, ours: Mapping[str, str]) -> dict[str, str]:
    """Tokens drawn from the contrast palette of the system: its few colours for all that we tell apart.

    `ours` gives the token names; hues lose their colour (shape and word remain) and take text and ground.
    """
    group, role = QPalette.ColorGroup.Active, QPalette.ColorRole
    ground = palette.color(group, role.Window).name()
    text = palette.color(group, role.WindowText).name()
    mark = palette.color(group, role.Highlight).name()
    on_mark = palette.color(group, role.HighlightedText).name()
    dim = palette.color(QPalette.ColorGroup.Disabled, role.WindowText).name()
    found = dict.fromkeys(ours, ground)
    for name in (
        "text",
        "text2",
        "text3",
        "control",
        "line",
        "line_subtle",
        "tooltip",
        "focus",
        "chart_grid",
    ):
        found[name] = text
    for name in ("chart1", "chart2", "chart3", "chart4", "chart5"):
        found[name] = text
    for hue in HUES:
        found |= {hue: text, f"{hue}_text": text, f"{hue}_soft": ground, f"{hue}_line": text}
    found |= {"accent": mark, "accent_hover": mark, "accent_pressed": mark, "on_accent": on_mark}
    found |= {"disabled": dim, "tooltip_text": ground, "focus": mark}
    return found
