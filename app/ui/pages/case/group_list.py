"""The workers of a group case as a table: amounts, consent, result; filtered; with acts about those ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.domain.case import CaseFile
from app.domain.course_words import CONSENTS, LINE_RESULTS
from app.domain.office import User
from app.domain.party import Worker, WorkerLine
from app.services.catalogue import ACTS
from app.services.parties.namesakes import called
from app.services.views.timeline import CaseView
from app.ui.forms.typed import Given, typed
from app.ui.models.block_table_model import BlockTableModel
from app.ui.models.columns import Column
from app.ui.models.data_table import DataTable
from app.ui.pages.case.act_button import ActButton, possible
from app.ui.theme.icons import tint
from app.ui.widgets.choices import Choice
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.tabs import Tabs

OPEN, YES, NO = CONSENTS
OWN_WAY = LINE_RESULTS[2]
FILTERS = ("全部", YES, NO, OPEN, OWN_WAY)
HUES = {YES: "ok", NO: "bad"}
NAME, STAFF_NO = "name", "staff_no"
COLUMNS = (
    Column(NAME, "姓名", 0, kind="strong", sorts=False),
    Column(STAFF_NO, "工号", 76, kind="muted", sorts=False),
    Column("claimed", "请求 元", 86, kind="money", sorts=False),
    Column("agreed", "协议 元", 86, kind="money", sorts=False),
    Column("consent", "意见", 79, kind="tag", hue_key="consent_hue", sorts=False),
    Column("result", "结果", 72, sorts=False),
)
ABOUT_TICKED = ("record_worker_consent", "record_worker_result", "split_off", "elect_representatives")
"""Acts whose form takes the names of the workers that are ticked."""
LIST_OF = {"elect_representatives": "representatives"}
"""The list of names in the input of an act, where it is not called workers."""
DAY_OF = {"record_worker_consent": "consent_on", "record_worker_result": "result_on"}
"""The day in each entry of such a list, which usually is the day on which it is filled in."""
ABOUT_ONE = ("record_worker_consent", "record_worker_result", "split_off", "change_party", "add_agent")
LEAST_ROWS, MOST_ROWS = 5, 14
MOST_NAMED = 30
"""More names than these make a form that nobody looks through."""
TOO_MANY = f"一次最多勾选 {MOST_NAMED} 人；意见相同的多数人不用勾选，在“其余的人”里一次登记。"


@frozen
class GroupRow:
    """One worker as the table shows him; amounts in cents."""

    uid: str
    name: str
    staff_no: str
    claimed: int | None
    agreed: int | None
    consent: str
    consent_hue: str
    result: str


@frozen
class GroupState:
    """What of the list stays when the case is read again: the filter, the ticks, how far it was scrolled."""

    choice: int = 0
    ticked: tuple[str, ...] = ()
    place: int = 0


def group_rows(file: CaseFile) -> dict[str, GroupRow]:
    """The workers in their order by uid; who came in later and is in no list yet has said nothing."""
    lines = {line.worker_uid: line for line in file.lines}
    blank = WorkerLine()
    return {w.uid: _row(w, called(w, file.workers), lines.get(w.uid, blank)) for w in file.workers}


def _row(worker: Worker, name: str, line: WorkerLine) -> GroupRow:
    name = f"{name} · 代表" if line.representative else name
    return GroupRow(
        worker.uid, name, worker.staff_no, line.claimed, line.agreed, line.consent, HUES.get(line.consent, ""),
        line.result,
    )  # fmt: skip


def names_given(file: CaseFile, uids: Iterable[str]) -> list[Given]:
    """The workers as the acts name them: by name, namesakes with the number of their document."""
    wanted, names = set(uids), [worker.name for worker in file.workers]
    return [
        {"name": w.name, "doc_no": w.doc_no if names.count(w.name) > 1 else ""}
        for w in file.workers
        if w.uid in wanted
    ]


class GroupTable(DataTable):
    """The table itself; it scrolls in itself and is as high as its place allows."""

    def __init__(self, rows: dict[str, GroupRow]) -> None:
        self._rows = rows
        staffed = any(found.staff_no for found in rows.values())
        columns = [one for one in COLUMNS if one.key != STAFF_NO or staffed]
        hidden = (STAFF_NO, "claimed") if staffed else ("claimed",)
        super().__init__(BlockTableModel(columns, self._fetch), name="劳动者名单", hidden_first=hidden)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fetch(self, ids: Sequence[Any]) -> Iterable[GroupRow]:
        return [self._rows[one] for one in ids]


class GroupList(QWidget):
    """Filter, table and acts. Signals: `wanted(act, known)`."""

    wanted = Signal(str, object)

    def __init__(self, view: CaseView, user: User, state: GroupState | None = None) -> None:
        super().__init__()
        self._view, self._user, self._file = view, user, view.file
        self._rows = group_rows(view.file)
        self.filter = Tabs(self._choices(), name="劳动者名单只看", gap=16)
        self.table = GroupTable(self._rows)
        self.nothing = EmptyState("", "", "users-round")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        self._told = Label("", "caption", "text2")
        self.buttons = {act: ActButton(act, view, user) for act in ABOUT_TICKED}
        self._reasons = {act: button.reason for act, button in self.buttons.items()}
        self._menu = QMenu(self)
        self._one, self._place = "", 0
        self.setLayout(
            column(
                self.filter, self._stack, self._told,
                *(row(*pair, None, gap=6) for pair in self._pairs()), gap=6,
            )
        )  # fmt: skip
        self._connect()
        self._restore(state or GroupState())

    def state(self) -> GroupState:
        """What stays when the case is read again."""
        place = self.table.verticalScrollBar().value()
        return GroupState(self.filter.current, tuple(self.table.ticked()), place)

    def set_room(self, height: int) -> None:
        """The table is as high as its rows, between a few rows and what can be seen at once (logical pixels)."""
        line = self.table.verticalHeader().defaultSectionSize()
        head = self.table.horizontalHeader().sizeHint().height()
        fitting = min(max((height - head - 190) // line, LEAST_ROWS), MOST_ROWS)
        rows = min(max(len(self._rows), 2), fitting)
        self._stack.setFixedHeight(head + rows * line + 2)

    def chosen(self) -> list[Given]:
        """The ticked workers as the acts name them."""
        return names_given(self._file, self.table.ticked())

    def _pairs(self) -> tuple[tuple[ActButton, ...], ...]:
        found = tuple(self.buttons.values())
        return found[:2], found[2:]

    def _choices(self) -> list[Choice]:
        return [Choice(word, sum(_fits(found, word) for found in self._rows.values())) for word in FILTERS]

    def _connect(self) -> None:
        for button in self.buttons.values():
            button.wanted.connect(self._on_wanted)
        self.filter.chosen.connect(self._on_filter)
        self.table.ticks_changed.connect(self._on_ticks)
        self.table.opened.connect(self._on_opened)
        self._menu.triggered.connect(self._on_menu)

    def _restore(self, state: GroupState) -> None:
        self.filter.choose(state.choice)
        self._show()
        model = self.table.table_model
        model.tick([place for uid in state.ticked if (place := model.row_of(uid)) >= 0], True)
        self._place = state.place
        self.table.verticalScrollBar().rangeChanged.connect(self._on_range)

    def _show(self) -> None:
        word = FILTERS[self.filter.current]
        ids = [uid for uid, found in self._rows.items() if _fits(found, word)]
        self.table.table_model.set_ids(ids)
        self.nothing.set_words(f"没有“{word}”的劳动者")
        self._stack.setCurrentWidget(self.table if ids else self.nothing)
        self._on_ticks(len(self.table.ticked()))

    def _on_range(self, least: int, most: int) -> None:
        """The place can be reached only when the table has its height and its rows."""
        if self._place and most >= self._place:
            self.table.verticalScrollBar().setValue(self._place)
            self._place = 0

    def _on_filter(self, index: int) -> None:
        self._show()

    def _on_ticks(self, number: int) -> None:
        for act, button in self.buttons.items():
            button.set_reason(self._reasons[act] or (TOO_MANY if number > MOST_NAMED else ""))
        chosen = f"已勾选 {number} 人，下面的操作会带上他们的姓名"
        self._told.setText(chosen if number else "勾选劳动者以后再办，姓名会自动填好")

    def _on_wanted(self, act: str, known: Given) -> None:
        self.wanted.emit(act, self._given(act, self.chosen()))

    def _given(self, act: str, names: list[Given]) -> Given:
        """The names under the list of the act, each with the present day where the act asks for one; nothing when
        nobody is ticked.
        """
        if not names:
            return {}
        day = {DAY_OF[act]: typed(self._view.today, "date")} if act in DAY_OF else {}
        return {LIST_OF.get(act, "workers"): [name | day for name in names]}

    def _on_opened(self, uid: str) -> None:
        """The acts about one worker, below his name."""
        self._one = uid
        self._menu.clear()
        for act in ABOUT_ONE:
            action = QAction(ACTS[act].label, self._menu)
            action.setData(act)
            action.setEnabled(possible(act, self._view, self._user))
            tint(action, ACTS[act].icon)
            self._menu.addAction(action)
        index = self.table.table_model.index(self.table.table_model.row_of(uid), 1)
        corner = self.table.visualRect(index).bottomLeft() + QPoint(8, 2)
        self._menu.popup(self.table.viewport().mapToGlobal(corner))

    def _on_menu(self, action: QAction) -> None:
        act = str(action.data())
        worker = next(w for w in self._file.workers if w.uid == self._one)
        if act == "change_party":
            place = self._file.everybody_of(worker.side).index(worker) + 1
            self.wanted.emit(act, {"side": worker.side, "seq": str(place)})
        elif act == "add_agent":
            self.wanted.emit(
                act, {"side": worker.side, "principal": called(worker, self._file.everybody_of(worker.side))}
            )
        else:
            self.wanted.emit(act, self._given(act, names_given(self._file, [worker.uid])))


def _fits(found: GroupRow, word: str) -> bool:
    return word == FILTERS[0] or word in (found.consent, found.result)
