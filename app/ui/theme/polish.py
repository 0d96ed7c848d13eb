"""The one way to change a property that the style sheet selects by."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_props(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and polish again: without it a changed property shows nothing.

    Names like `size`, `font` or `text` would be refused by Qt in silence; use sz, tone, kind, role, state.
    """
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
