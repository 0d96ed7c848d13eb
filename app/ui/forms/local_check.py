"""Checks a record block that belongs to no act yet (first start) the same way: on leaving and on going on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.domain.errors import Problem
from app.domain.reading import problems_of
from app.ui.forms.record_block import RecordBlock
from app.ui.forms.reveal import reveal


class LocalCheck(QObject):
    """Marks what is wrong in one RecordBlock by its own record class."""

    def __init__(self, block: RecordBlock) -> None:
        super().__init__(block)
        self._block = block
        self._touched: set[str] = set()
        block.edited.connect(self._on_edited)
        block.left.connect(self._on_left)

    def problems(self) -> tuple[Problem, ...]:
        """What does not fit, cautions included."""
        return problems_of(self._block.record, self._block.values())

    def check(self) -> bool:
        """Show all problems and go to the first error; True when there is none."""
        self._show({p.path: p for p in sorted(self.problems(), key=_is_caution, reverse=True)})
        for _, slot, editor in self._block.slots():
            if slot.state == "error":
                reveal(editor)
                editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    def errors(self) -> list[tuple[str, str]]:
        """Paths that show an error now, with their words."""
        shown = [path for path, slot, _ in self._block.slots() if slot.state == "error"]
        return [(path, self._block.row(path).spec.label) for path in shown]

    def _show(self, problems: Mapping[str, Problem]) -> None:
        for path, slot, _ in self._block.slots():
            problem = problems.get(path)
            if problem is None:
                slot.clear()
            elif problem.warning:
                slot.set_warning(problem.text)
            else:
                slot.set_error(problem.text)

    def _on_edited(self, path: str) -> None:
        self._touched.add(path)

    def _on_left(self, path: str) -> None:
        if path in self._touched:
            self._show({p.path: p for p in self.problems() if p.path in self._touched})


def _is_caution(problem: Any) -> bool:
    return bool(problem.warning)
