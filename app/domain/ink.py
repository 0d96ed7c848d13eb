"""Handwriting taken on the screen: strokes of a pen as JSON, checked before they are kept."""

from __future__ import annotations

import json
import math

from attrs import frozen

Stroke = tuple[tuple[float, float], ...]
MOST_POINTS = 20_000


@frozen
class Handwriting:
    """Strokes in a pad `ratio` times as wide as high; each point as shares of width and height, y downwards."""

    ratio: float
    strokes: tuple[Stroke, ...]


def read_ink(text: str) -> Handwriting:
    """The strokes in a JSON text `{"ratio": 2.5, "strokes": [[[0.1, 0.4], …], …]}`.

    Raises ValueError with a Chinese sentence when it is no handwriting.
    """
    try:
        found = json.loads(text)
        ratio = float(found["ratio"])
        strokes = tuple(
            tuple((float(x), float(y)) for x, y in stroke) for stroke in found["strokes"] if stroke
        )
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError("手写签名读不出来，请在签名框里重写一次。") from error
    points = [point for stroke in strokes for point in stroke]
    inside = all(math.isfinite(v) and 0 <= v <= 1 for point in points for v in point)
    if not points or not inside or not 0.1 <= ratio <= 20:
        raise ValueError("手写签名是空的，或者写到了框外，请重写一次。")
    if len(points) > MOST_POINTS:
        raise ValueError("手写签名的笔画太多，请重写一次。")
    return Handwriting(ratio, strokes)


def write_ink(ink: Handwriting) -> str:
    """The JSON text of strokes, points to four decimals."""
    strokes = [[[round(x, 4), round(y, 4)] for x, y in stroke] for stroke in ink.strokes]
    return json.dumps({"ratio": round(ink.ratio, 4), "strokes": strokes}, separators=(",", ":"))


def problem(text: str) -> str | None:
    """What is wrong with a handwriting as JSON, or None."""
    try:
        read_ink(text)
    except ValueError as why:
        return str(why)
    return None
