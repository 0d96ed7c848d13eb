"""Whether a widget still exists when the answer of a job comes back to it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject


def alive(thing: QObject) -> bool:
    """False once Qt has deleted the object: its page or dialog was closed while the job ran."""
    return bool(shiboken6.isValid(thing))
