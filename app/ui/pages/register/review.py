"""The last look before a case is registered: everything typed, each part one click from being mended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import dates, money
from app.domain.fields import FieldSpec, specs
from app.domain.party import Employer, Worker
from app.services.course.registering import Registration
from app.ui.forms.typed import Given
from app.ui.pages.register.steps import total_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Rule
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import clear, column, holder, row, scroller
from app.ui.widgets.paragraph import Paragraph, literal

TITLES = ("收到申请", "申请人", "被申请人", "请求与事实")
SHORT = 40


class ReviewSheet(QWidget):
    """Signals: mend_asked(step) for the link beside each part."""

    label = "核对并登记"
    mend_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[Button] = []
        self._body: QVBoxLayout = column(gap=12, margins=(22, 16, 22, 16))
        self.setLayout(row((scroller(holder(self._body)), 1), gap=0))

    def show_given(self, given: Given) -> None:
        """Show what was typed."""
        clear(self._body)
        self._links = []
        simple = {s.name: s for s in specs(Registration)}
        groups = (
            [(simple[n].label, _shown(simple[n], given[n])) for n in ("received_on", "way", "source")],
            _pairs(Worker, given["applicant"]),
            _pairs(Employer, given["respondent"]),
            [(simple["cause"].label, str(given["cause"]))],
        )
        for position, pairs in enumerate(groups):
            if position:
                self._body.addWidget(Rule())
            self._body.addLayout(self._head(position))
            if position == 3:
                self._add_claims(given)
            self._body.addLayout(_grid(pairs))
        for name in ("facts", "evidence"):
            if given[name]:
                self._body.addWidget(Label(simple[name].label, "small_strong"))
                self._body.addWidget(Paragraph(literal(str(given[name])), "small", "text2"))
        self._body.addStretch(1)

    def _head(self, position: int) -> QHBoxLayout:
        link = Button("修改", "link", size="sm")
        link.setAccessibleName(f"修改{TITLES[position]}")
        link.clicked.connect(self._on_link)
        self._links.append(link)
        return row(Label(TITLES[position], "card_title"), None, link, gap=8)

    def _add_claims(self, given: Given) -> None:
        for number, claim in enumerate(given["claims"], 1):
            words = Label(str(claim["matter"]), "small", wrap=True)
            amount = Label(_amount(claim["amount"]), "small")
            self._body.addLayout(row(Label(str(number), "small", "text3"), (words, 1), amount, gap=10))
        total = total_of(given)
        if total:
            capitals = Label(money.capitals(total), "caption", "text3")
            line = row(Label("合计", "small_strong"), None, capitals,
                       Label(f"{money.figures(total)} 元", "strong"), gap=10)  # fmt: skip
            self._body.addLayout(line)

    def _on_link(self) -> None:
        link = self.sender()
        assert isinstance(link, Button)
        self.mend_asked.emit(self._links.index(link))


def _amount(typed: object) -> str:
    try:
        return money.figures(money.parse_amount(str(typed)))
    except ValueError:
        return "不涉及金额"


def _shown(spec: FieldSpec, value: object) -> str:
    if spec.kind == "date" and value:
        try:
            return dates.long(dates.parse_date(str(value)))
        except ValueError:
            return str(value)
    return str(value)


def _pairs(record: type, values: Given) -> list[tuple[str, str]]:
    """Label and value of every field that was filled in; marks together at the end."""
    marks = [s.label for s in specs(record) if s.kind == "flag" and values.get(s.name)]
    found = [
        (s.label, _shown(s, values[s.name])) for s in specs(record) if s.kind != "flag" and values.get(s.name)
    ]
    return [*found, ("标记", "、".join(marks))] if marks else found


def _grid(pairs: list[tuple[str, str]]) -> QGridLayout:
    """Two pairs a line; a long value takes the line for itself."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for place in (1, 3):
        grid.setColumnStretch(place, 1)
    line, half = 0, 0
    for label, value in pairs:
        long = len(value) > SHORT
        if half and long:
            line, half = line + 1, 0
        name = Label(label, "small", "text3")
        grid.addWidget(name, line, half * 2, Qt.AlignmentFlag.AlignTop)
        words = Label(value, "small", wrap=True, selectable=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, line, half * 2 + 1, 1, 3 if long else 1)
        line, half = (line + 1, 0) if half or long else (line, 1)
    return grid
