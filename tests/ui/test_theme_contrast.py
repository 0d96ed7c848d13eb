"""The contrast ratios that ui.md promises, reckoned from tokens.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.ui.theme.tokens import HUES, SCHEMES, read_tokens

TOKENS = read_tokens(Path(__file__).parents[2] / "resources" / "styles" / "tokens.toml")
GROUNDS = ("window", "sidebar", "surface", "sunken", "hover", "selected")


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lowest(scheme: str, token: str, grounds: tuple[str, ...]) -> float:
    colours = TOKENS.colours[scheme]
    return min(ratio(colours[token], colours[ground]) for ground in grounds)


def test_the_reckoning_itself() -> None:
    assert ratio("#FFFFFF", "#000000") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


# the lowest ratio in light, dark and high contrast, as written in the table of ui.md
PROMISED = {
    "text": ((*GROUNDS, "pressed"), 12.8, 10.4, 12.6),
    "text2": (GROUNDS, 5.9, 6.3, 12.6),
    "text3": (GROUNDS, 4.8, 4.6, 9.6),
    "control": (("surface", "sunken", "window"), 3.1, 4.2, 21),
    "focus": (GROUNDS, 6.8, 6.4, 10.6),
    "tooltip_text": (("tooltip",), 12.4, 13.6, 21),
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("token", PROMISED)
def test_texts_rings_and_edges_reach_what_is_promised(token: str, scheme: str) -> None:
    grounds, *least = PROMISED[token]
    assert lowest(scheme, token, grounds) >= least[SCHEMES.index(scheme)] - 0.06


@pytest.mark.parametrize(("scheme", "least"), [("light", 7.3), ("dark", 4.6), ("contrast", 9.2)])
def test_text_on_filled_buttons(scheme: str, least: float) -> None:
    grounds = ("accent", "accent_hover", "accent_pressed")
    assert lowest(scheme, "on_accent", grounds) >= least - 0.3
    assert lowest(scheme, "on_accent", grounds) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("hue", HUES)
def test_hues_as_text_on_their_soft_ground_and_every_other(hue: str, scheme: str) -> None:
    assert lowest(scheme, f"{hue}_text", (f"{hue}_soft", *GROUNDS)) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_shapes_and_bars_stand_out_from_the_surface(scheme: str) -> None:
    shapes = (*HUES, "chart1", "chart2", "chart3", "chart4", "chart5")
    assert {token for token in shapes if lowest(scheme, token, ("surface",)) < 3.0} == set()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_has_the_same_tokens(scheme: str) -> None:
    assert set(TOKENS.colours[scheme]) == set(TOKENS.colours["light"])
