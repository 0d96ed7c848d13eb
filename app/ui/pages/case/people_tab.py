"""The tab 参加人: everybody on both sides, who acts for them, what changed, and the workers of a group case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.case import CaseFile
from app.domain.office import User
from app.domain.party import Agent, Party
from app.domain.words import Side
from app.services.catalogue import ACTS, objection
from app.services.parties.case_links import SplitCase
from app.services.parties.group import MANY
from app.services.views.timeline import CaseView
from app.ui.forms.typed import Given
from app.ui.pages.case.act_button import ActButton, possible
from app.ui.pages.case.day_words import day_words
from app.ui.pages.case.group_list import GroupList, GroupState
from app.ui.pages.case.people_parts import PersonRow, agent_row, change_row, election_words, party_row
from app.ui.pages.case.scroll_tab import ScrollTab
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import row
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.pill import Pill

FEW = 6
"""More workers than these stand in the table alone; their representatives stay above."""


class PeopleTab(ScrollTab):
    """Signals: `act_wanted(name)`; `known_wanted(name, known)` for an act whose form shall hold something already;
    `import_wanted()` for the list of workers out of a workbook; `case_wanted(number)` for a case split off.
    """

    act_wanted = Signal(str)
    known_wanted = Signal(str, object)
    import_wanted = Signal()
    case_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("参加人", gap=10)
        self.buttons: dict[str, Button] = {}
        self.people: list[PersonRow] = []
        self.links: list[Button] = []
        self.group: GroupList | None = None
        self.load: Button | None = None

    def show_view(
        self, view: CaseView, user: User, split: Sequence[SplitCase] = (), *, keep: bool = False
    ) -> None:
        """Show who takes part in a case; `split` are the cases split off from it, see services.case_links."""
        state = self.group.state() if keep and self.group is not None else None
        content = self.begin(keep=keep)
        self.buttons, self.people, self.links, self.group = {}, [], [], None
        self._show_links(view, split)
        for side in Side:
            content.addWidget(self._side_card(view, user, side))
        self._show_group(view, user, state)
        self._show_changes(view)
        content.addStretch(1)
        self.done()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of workers is as high as can be seen at once."""
        super().resizeEvent(event)
        if self.group is not None:
            self.group.set_room(self.viewport().height())

    def _show_links(self, view: CaseView, split: Sequence[SplitCase]) -> None:
        """Where the case came from, and which cases came out of it."""
        if view.file.case.split_from:
            words = Label("本案从这一件分出", "small", "text2")
            self.content.addLayout(row(words, self._link(view.file.case.split_from), None, gap=6))
        for found in split:
            words = Label(f"分出 {found.workers} 人", "small", "text2")
            line = row(words, self._link(found.number), Pill(found.state), None, gap=6)
            self.content.addLayout(line)

    def _link(self, number: str) -> Button:
        link = Button(number, "link", size="sm", name=f"打开{number}")
        link.setProperty("number", number)
        link.clicked.connect(self._on_link)
        self.links.append(link)
        return link

    def _side_card(self, view: CaseView, user: User, side: Side) -> Card:
        """The parties on one side, and below each who acts for them."""
        file = view.file
        card = Card(margins=(14, 8, 14, 12), gap=8)
        parties = file.everybody_of(side)
        note = f"{len(parties)} 人" if len(parties) > FEW else ""
        head = row(Label(side, "card_title"), (ElidedLabel(note, "caption", "text3"), 1), gap=8)
        self._add_side_acts(head, view, user, side)
        card.add(head)
        for place, party in enumerate(parties, 1):
            if len(parties) <= FEW or _represents(file, party) or place == 1:
                card.add(self._party(view, user, party, place))
        agents = [agent for agent in file.agents if agent.side == side]
        if agents:
            card.add(Rule(), Label("代理人", "small_strong"))
        for agent in agents:
            card.add(self._agent(view, user, agent))
        card.setAccessibleName(f"{side}一方")
        return card

    def _add_side_acts(self, head: QHBoxLayout, view: CaseView, user: User, side: Side) -> None:
        acts = ["add_agent"]
        if not any(worker.side == side for worker in view.file.workers):
            acts.insert(0, "add_party")
        for act in acts:
            button = ActButton(act, view, user, known={"side": side})
            button.wanted.connect(self._on_wanted)
            self.buttons[f"{act}:{side}"] = button
            head.addWidget(button)

    def _party(self, view: CaseView, user: User, party: Party, place: int) -> PersonRow:
        found = party_row(view.file, party)
        if possible("change_party", view, user):
            found.add_link("change_party", "变更", {"side": party.side, "seq": str(place)})
        return self._placed(found)

    def _agent(self, view: CaseView, user: User, agent: Agent) -> PersonRow:
        found = agent_row(view.file, agent, view.today)
        if (agent.to_on is None or agent.to_on >= view.today) and possible("end_agent", view, user):
            found.add_link("end_agent", "终止", {"seq": str(agent.seq)})
        return self._placed(found)

    def _placed(self, found: PersonRow) -> PersonRow:
        found.wanted.connect(self._on_wanted)
        self.people.append(found)
        return found

    def _show_group(self, view: CaseView, user: User, state: GroupState | None) -> None:
        """The list of workers, its representatives and reports; of a single worker only the way to a list."""
        file = view.file
        offered = possible("list_workers", view, user)
        if not file.is_group and not offered:
            return
        many = f"{len(file.workers)} 人" if file.is_group else "多人案件从表格导入名单"
        self.load = Button("从表格导入", "secondary", "file-spreadsheet", "sm", icon_size=14)
        self.load.set_reason(objection(ACTS["list_workers"], file, user) or "")
        self.load.clicked.connect(self.import_wanted)
        head = row(
            Label("劳动者名单", "card_title"), (ElidedLabel(many, "caption", "text3"), 1), self.load, gap=8
        )
        self.buttons["list_workers"] = self.load
        self.content.addLayout(head)
        if not file.is_group:
            return
        self.group = GroupList(view, user, state)
        self.group.wanted.connect(self._on_wanted)
        self.buttons |= self.group.buttons
        self.group.set_room(self.viewport().height())
        self.content.addWidget(self.group)
        self._show_election(view)
        self._show_reports(view, user)

    def _show_election(self, view: CaseView) -> None:
        file = view.file
        if file.elections:
            self.content.addWidget(Label("代表人推选", "card_title"))
            self.content.addWidget(Paragraph(election_words(file, file.elections[-1]), "small", "text2"))
        elif len(file.workers) >= MANY and not any(line.representative for line in file.lines):
            text = f"劳动者有 {len(file.workers)} 人，可以推选三至五名代表人参加调解。"
            self.content.addWidget(Banner(text, "accent"))

    def _show_reports(self, view: CaseView, user: User) -> None:
        report = ActButton("raise_major", view, user)
        report.wanted.connect(self._on_wanted)
        self.buttons["raise_major"] = report
        self.content.addLayout(row(Label("重大集体争议", "card_title"), None, report, gap=8))
        for one in view.file.major_reports:
            day = day_words(one.reported_on, view.today)
            words = f"{day}　{one.reporter}{one.way}报告{one.reported_to}"
            self.content.addWidget(Label(words, "small", "text", wrap=True))
            about = f"{one.situation}\n已采取的措施：{one.measures}"
            self.content.addWidget(Paragraph(about, "caption", "text2", line_height=1.5))
        if not view.file.major_reports:
            self.content.addWidget(Label("没有报告过。", "caption", "text3"))

    def _show_changes(self, view: CaseView) -> None:
        changes = view.file.party_changes
        if changes:
            self.content.addWidget(Label("变更经过", "card_title"))
        for change in reversed(changes):
            self.content.addWidget(change_row(view.file, change, view.today))

    def _on_link(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.case_wanted.emit(str(sender.property("number")))

    def _on_wanted(self, act: str, known: Given) -> None:
        if known:
            self.known_wanted.emit(act, known)
        else:
            self.act_wanted.emit(act)


def _represents(file: CaseFile, party: Party) -> bool:
    return any(line.representative and line.worker_uid == party.uid for line in file.lines)
