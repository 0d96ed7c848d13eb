"""A form: rows laid on twelve columns by width hints, found by path, told what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.domain.errors import Problem
from app.domain.fields import FieldSpec
from app.ui.widgets.card import Rule
from app.ui.widgets.form_rows import FormRow
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import row

COLUMNS = 12
GAP = 16
LINE_GAP = 14
SPANS = {"text": 4, "long": 12, "date": 4, "money": 4, "choice": 4, "flag": 3, "number": 3, "phone": 4,
         "id_number": 5, "credit_code": 5}  # fmt: skip
NARROW = 520  # below this width (logical pixels) every row takes the whole line


class FormGrid(QWidget):
    """Rows and section heads in the order they were added.

    Signals: `edited(path)` and `left(path)` of any row.
    """

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[tuple[QWidget, int, bool]] = []
        self._rows: dict[str, FormRow] = {}
        self.narrow = NARROW
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, spec: FieldSpec, path: str = "", span: int = 0, *, new_line: bool = False) -> FormRow:
        """Add the row of a field; `span` of twelve columns, 0 for what its kind usually needs."""
        made = FormRow(spec, path)
        self._rows[made.path] = made
        made.edited.connect(self._on_edited)
        made.left.connect(self._on_left)
        self.add_widget(made, span or SPANS[spec.kind], new_line=new_line)
        return made

    def add_widget(self, widget: QWidget, span: int = COLUMNS, *, new_line: bool = False) -> None:
        """Add anything else (a list, a hint) as one cell."""
        widget.setParent(self)
        widget.show()
        self._items.append((widget, span, new_line))
        self._on_changed()

    def add_section(self, title: str, note: str = "") -> None:
        """Begin a part of the form: a rule (not before the first) and a title."""
        if self._items:
            self.add_widget(Rule())
        head = QWidget()
        head.setLayout(row(Label(title, "card_title"), Label(note, "caption", "text3"), None, gap=8))
        self.add_widget(head)

    def rows(self) -> Iterator[FormRow]:
        """All rows from the top."""
        return iter(self._rows.values())

    def row_for(self, path: str) -> FormRow | None:
        """The row of a path, None when this form has none."""
        return self._rows.get(path)

    def row_at(self, path: str) -> FormRow:
        """The row of a path; raises KeyError."""
        return self._rows[path]

    def values(self) -> dict[str, str | bool]:
        """What was typed, by path."""
        return {path: made.value() for path, made in self._rows.items()}

    def set_values(self, values: dict[str, object]) -> None:
        """Show stored values; paths without a row are passed over."""
        for path, value in values.items():
            if path in self._rows:
                self._rows[path].set_value(value)

    def clear_problems(self) -> None:
        """Take all errors and warnings away."""
        for made in self._rows.values():
            made.clear()

    def show_problems(self, problems: Sequence[Problem], *, focus: bool = True) -> Problem | None:
        """Set errors and warnings at their fields, focus the first error from the top and return it.

        Old messages go first. None when no error belongs to a row of this form (see `unplaced`).
        """
        self.clear_problems()
        first: dict[str, Problem] = {}
        for problem in sorted(problems, key=lambda p: p.warning):
            first.setdefault(problem.path, problem)
        for path, problem in first.items():
            made = self._rows.get(path)
            if made is not None:
                (made.set_warning if problem.warning else made.set_error)(problem.text)
        for path, made in self._rows.items():
            if made.state == "error":
                if focus:
                    self.focus_on(path)
                return first[path]
        return None

    def unplaced(self, problems: Sequence[Problem]) -> list[Problem]:
        """Those that belong to no row here; the page says them itself."""
        return [problem for problem in problems if problem.path not in self._rows]

    def focus_on(self, path: str) -> None:
        """Bring a row into view and put the cursor in it; raises KeyError."""
        made = self._rows[path]
        parent = self.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(made, 20, 60)
                break
            parent = parent.parentWidget()
        made.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Logical pixels needed at a width."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """A comfortable width, or the one it has."""
        width = max(self.width(), NARROW)
        return QSize(NARROW, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One row a line still fits; the height as at a usual width, for what it needs follows the width."""
        return QSize(240, self.heightForWidth(max(self.width(), NARROW)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the rows again."""
        super().resizeEvent(event)
        self._place(event.size().width(), move=True)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """A row that grew (a message came) moves those below."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._on_changed()
        return super().event(event)

    def rearrange(self) -> None:
        """Rows were hidden or shown."""
        self._on_changed()

    def _on_changed(self) -> None:
        self.updateGeometry()
        self._place(self.width(), move=True)

    def _place(self, width: int, *, move: bool) -> int:
        """Give every item its place (or only reckon) and return the height.

        By hand, since a grid layout lets size hints make equal spans unequal.
        """
        unit = (width - (COLUMNS - 1) * GAP) / COLUMNS
        y = 0
        for line in self._lines(width):
            if y:
                y += LINE_GAP
            head = max((_head(widget) for widget, _ in line), default=0)
            used, tallest = 0, 0
            for widget, span in line:
                left, share = round(used * (unit + GAP)), round(span * unit + (span - 1) * GAP)
                drop = head - _head(widget) if len(line) > 1 and isinstance(widget, FormRow) else 0
                height = _height(widget, share)
                if move:
                    widget.setGeometry(left, y + drop, share, height)
                tallest = max(tallest, height + drop)
                used += span
            y += tallest
        return y

    def _lines(self, width: int) -> list[list[tuple[QWidget, int]]]:
        """What stands side by side, each with its columns; what is hidden takes no room."""
        lines: list[list[tuple[QWidget, int]]] = []
        used = COLUMNS
        for widget, wanted, new_line in self._items:
            if widget.isHidden():
                continue
            span = COLUMNS if width < self.narrow else min(wanted, COLUMNS)
            if new_line or used + span > COLUMNS:
                lines.append([])
                used = 0
            lines[-1].append((widget, span))
            used += span
        return lines

    def _on_edited(self) -> None:
        self.edited.emit(self.sender().path)  # type: ignore[attr-defined]

    def _on_left(self) -> None:
        self.left.emit(self.sender().path)  # type: ignore[attr-defined]


def _head(widget: QWidget) -> int:
    """How far below the top the editor begins: a tick has no label, so it is set down beside fields that have one."""
    return widget.head_height() if isinstance(widget, FormRow) else 0


def _height(widget: QWidget, width: int) -> int:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    hint = widget.sizeHint().height()
    return min(max(hint, widget.minimumHeight()), widget.maximumHeight())
