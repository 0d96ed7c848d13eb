"""The sheets of a registration: what came in, both parties, requests and facts."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain import dates, id_numbers, money
from app.domain.party import Employer, Worker
from app.services.course.registering import Registration
from app.ui.forms.record_block import Choices, RecordBlock
from app.ui.forms.slots import Block
from app.ui.forms.typed import Given
from app.ui.pages.register.known import KnownLine
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, holder, row, scroller

COMPUTED = "由号码得出"


class Sheet(QWidget):
    """One step: title, note, its block. `names` are the fields of the input it holds; `known` says who was in
    an earlier case, on the sheets of the parties.
    """

    label = ""
    title_note = ""
    names: tuple[str, ...] = ()

    def __init__(self, block: Block, beside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block = block
        head = row(
            Label(self.label, "card_title"), (ElidedLabel(self.title_note, "caption", "text3"), 1), gap=8
        )
        if beside is not None:
            head.addWidget(beside)
        self.known = KnownLine()
        inner = column(head, self.known, block, None, gap=14, margins=(22, 16, 22, 16))
        self.setLayout(row((scroller(holder(inner)), 1), gap=0))

    def note(self, given: Given) -> str:
        """A few words for the list of steps, from the whole input."""
        raise NotImplementedError


class ReceivedSheet(Sheet):
    """When and how the application came."""

    label = "收到申请"
    title_note = "收到的那一天决定两个期限从哪天起算"
    names = ("received_on", "way", "source", "entruster", "letter_no", "letter_on")

    def __init__(self) -> None:
        self.fields = RecordBlock(Registration, only=self.names)
        super().__init__(self.fields)

    def note(self, given: Given) -> str:
        """9月14日 · 书面."""
        try:
            day = dates.short(dates.parse_date(given["received_on"]))
        except ValueError:
            return str(given["way"])
        return f"{day} · {given['way']}"


class ApplicantSheet(Sheet):
    """The worker. Sex and day of birth follow from the number of an identity card."""

    label = "申请人"
    title_note = "劳动者一方"
    names = ("applicant",)

    def __init__(self, today: date) -> None:
        self._today = today
        self.fields = RecordBlock(Worker)
        super().__init__(self.fields)
        self.fields.edited.connect(self._on_edited)

    def note(self, given: Given) -> str:
        """The name."""
        return str(given["applicant"]["name"])

    def derive(self) -> None:
        """Fill sex and day of birth from the number, or let them be typed when it tells nothing."""
        values = self.fields.values()
        told = id_numbers.person(str(values["doc_type"]), str(values["doc_no"]))
        birth, sex = self.fields.row("birth_on"), self.fields.row("sex")
        known = told.birth is not None and bool(told.sex)
        if known and told.birth is not None:
            birth.set_value(told.birth)
            sex.set_value(told.sex)
            birth.clear()
            sex.clear()
        birth.set_computed(COMPUTED if known else "")
        sex.set_computed(COMPUTED if known else "")
        sex.set_help("" if known else sex.spec.help)
        age = f"{dates.age(told.birth, self._today)} 周岁" if told.birth else ""
        birth.set_help(age if known else birth.spec.help)

    def _on_edited(self, path: str) -> None:
        if path in ("doc_no", "doc_type"):
            self.derive()


class RespondentSheet(Sheet):
    """The enterprise, taken over from the committee's own. Signals: again_asked() to take it over once more."""

    label = "被申请人"
    title_note = "用人单位一方"
    names = ("respondent",)
    again_asked = Signal()

    def __init__(self) -> None:
        self.again = Button("沿用本单位资料", "secondary", "building-2", "sm")
        self.fields = RecordBlock(Employer)
        self.own: Given = {}
        super().__init__(self.fields, self.again)
        self.again.clicked.connect(self.again_asked)

    def note(self, given: Given) -> str:
        """Whether it is the committee's own enterprise."""
        told = given["respondent"]
        same = self.own and all(told.get(name) == value for name, value in self.own.items())
        return "沿用本单位资料" if same else str(told["name"])


class RequestSheet(Sheet):
    """What is asked for, and why."""

    label = "请求与事实"
    title_note = "一项一行；合计就是涉案金额"
    names = ("claims", "cause", "facts", "evidence", "infringed_on")

    def __init__(self, choices: Choices) -> None:
        self.fields = RecordBlock(Registration, only=self.names, choices=choices)
        super().__init__(self.fields)

    def note(self, given: Given) -> str:
        """3 项，40,812.05 元."""
        claims = [claim for claim in given["claims"] if claim["matter"]]
        total = total_of(given)
        amount = f"，{money.figures(total)} 元" if total else ""
        return f"{len(claims)} 项{amount}" if claims else ""


def total_of(given: Given) -> int:
    """The sum of the readable amounts of all requests, in cents (分)."""
    total = 0
    for claim in given["claims"]:
        try:
            total += money.parse_amount(str(claim["amount"]))
        except ValueError:
            continue
    return total
