"""The form of any act of the catalogue, drawn from the declarations of its input."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain import dates
from app.domain.fields import specs
from app.domain.office import Mediator
from app.domain.values import Progress
from app.services import catalogue
from app.ui.alive import alive
from app.ui.forms.asking import needed, unasked
from app.ui.forms.core import FormCore
from app.ui.forms.following import follow
from app.ui.forms.fresh_rows import fresh_rows
from app.ui.forms.names_block import Name, NamesBlock
from app.ui.forms.notes import notes
from app.ui.forms.notes_course import Doubt, hits
from app.ui.forms.options import choices_for, narrow, offer_causes, offered
from app.ui.forms.parts import Part
from app.ui.forms.proposals import proposal
from app.ui.forms.record_block import RecordBlock
from app.ui.forms.shape import FIXED
from app.ui.forms.situation import Situation, look
from app.ui.forms.slots import FixedBlock
from app.ui.forms.tools import use_tool
from app.ui.forms.typed import Given
from app.ui.hub import Hub
from app.ui.widgets.banner import Banner
from app.ui.widgets.layouts import column
from app.ui.widgets.paragraph import Paragraph


class ActForm(QWidget):
    """All fields of one act. It reads its situation in a job, then shows the proposal or the kept draft.

    `known` are values the caller already has (the name of the mediator to dismiss); they win over both. Those
    that name a paper (shape.FIXED) are not asked at all.
    The messages of a refusal that belongs to no field stand in a banner at the top, what concerns the whole form
    (other clocks, the proposal that is answered) in a hint below it.
    Signals: ready() when it can be filled in; done(Outcome) after the act.
    """

    ready = Signal()
    done = Signal(object)

    def __init__(
        self, hub: Hub, act: str, number: str = "", known: Given | None = None, *, roomy: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.hub = hub
        self.act = catalogue.find(act)
        self.number = number
        self._known = known or {}
        self._roomy = roomy
        self._situation: Situation | None = None
        self.fixed = {
            name: self._known[name] for name in FIXED if "form" in self._known and name in self._known
        }
        self.block = RecordBlock(self.act.given, choices=self._choices, without=self.fixed, roomy=roomy)
        parts = [Part("", self.block)]
        parts += [Part("", FixedBlock(self.fixed, self))] if self.fixed else []
        self._topic = (
            "@".join(str(v) for v in (*self.fixed.values(), self._known.get("role", "")))
            if self.fixed
            else ""
        )
        self.core = FormCore(hub, act, parts, self, self._topic)
        self.banner = Banner("")
        self.banner.hide()
        self.hint = Paragraph("", "small", "text2")
        self.hint.hide()
        self.setLayout(column(self.banner, self.hint, self.block, None, gap=12))
        self._hide_secrets()
        self.setEnabled(False)
        self.core.refused.connect(self._on_refused)
        self.core.working.connect(self._on_working)
        self.core.done.connect(self.done)
        self.core.edited.connect(self._on_edited)
        self.block.tool_used.connect(self._on_tool)
        self.banner.followed.connect(self._on_afresh)

    @property
    def laws(self) -> tuple[str, ...]:
        """The sources behind the required fields, each once, in their order."""
        return tuple(dict.fromkeys(s.rule for s in specs(self.act.given) if s.rule))

    def load(self) -> None:
        """Read the situation in a job; `ready` tells when the form can be filled in."""
        desk, act, number, topic = self.hub.desk, self.act.name, self.number, self._topic

        def work(progress: Progress) -> Situation:
            return look(desk, act, number, topic)

        self.hub.run(work, "打开表单", self._on_looked)

    def submit(self) -> None:
        """Do the act when nothing is wrong; called by the page's or dialog's primary button."""
        self.banner.hide()
        self.core.submit()

    def focus_first(self) -> None:
        """The cursor into the first place, in a short form into the first that is still empty."""
        places = self.core.places()
        empty = [p for p in places if isinstance(p.editor, QLineEdit) and not p.editor.text()]
        if places:
            self.core.focus_on(places[0].path if self._roomy or not empty else empty[0].path)

    def _choices(self, name: str) -> tuple[str, ...]:
        return choices_for(self.hub.desk, name, self._day())

    def _day(self) -> date:
        return self.hub.desk.clock.today()

    def _hide_secrets(self) -> None:
        made = self.block.grid.row_for("password")
        if made is not None and isinstance(made.editor, QLineEdit):
            made.editor.setEchoMode(QLineEdit.EchoMode.Password)

    def _on_looked(self, situation: Situation) -> None:
        if not alive(self):
            return
        self._offer_names(situation)
        self._situation = situation
        self.block.preset(fresh_rows(self.act.name, situation))
        proposed = self._proposed(situation)
        if self.core.begin(situation, proposed, self.number):
            self.core.fill(self._known)
            self.banner.set_message("已接着上次没填完的草稿。", "accent", "不用草稿")
            self.banner.show()
        self._say_notes()
        self.setEnabled(True)
        self.ready.emit()

    def _proposed(self, situation: Situation) -> Given:
        """What the case tells, what follows from the values known before, and those themselves."""
        found = proposal(self.act.name, situation) | self._known
        for name in self._known:
            found |= follow(self.act.name, name, found, situation) | self._known
        return found

    def _offer_names(self, situation: Situation) -> None:
        """The roster to tick from; before a case is given to somebody, with what speaks against him."""
        against = hits({}, situation) if self.act.name == "assign" and situation.file else {}
        for block in self.block.inner.values():
            if isinstance(block, NamesBlock):
                people = [_person(m, situation.today, against.get(m.name, "")) for m in situation.mediators]
                block.set_names(people)

    def _say_notes(self) -> None:
        """Say below the fields what follows from what stands in them, and offer what exists and the day allows."""
        situation, act = self._situation, self.act.name
        if situation is None:
            return
        given = self.core.given()
        self.block.offer(offered(act, given, situation))
        narrow(self.block, act, given, situation)
        self.block.hide_fields(unasked(act, given, situation))
        said = notes(self.hub.desk, act, given, situation)
        hint = said.pop("", "")
        self.hint.set_text(hint, "warn_text" if isinstance(hint, Doubt) else "text2")
        self.hint.setVisible(bool(hint))
        for name, text in said.items():
            self.block.row(name).set_help(text, "warn_text" if isinstance(text, Doubt) else "text3")
        for name, must in needed(act, given, situation).items():
            self.block.row(name).set_needed(must)
        offer_causes(self.block, self.hub.desk, str(given.get("received_on", "")))

    def _on_afresh(self) -> None:
        self.core.start_afresh()
        self._say_notes()
        self.banner.hide()
        self.focus_first()

    def _on_edited(self, path: str) -> None:
        self.banner.hide()
        if "." not in path:  # what stands in an entry of a list changes nothing around it
            self._say_notes()

    def _on_tool(self, path: str) -> None:
        """The small button beside a field: a clause at the cursor, or a place to save to."""
        place = self.core.place(path)
        if place is not None and self._situation is not None:
            use_tool(path, place.editor, self._situation, self)

    def _on_refused(self, sentence: str) -> None:
        self.banner.set_message(sentence, "bad")
        self.banner.show()

    def _on_working(self, on: bool) -> None:
        self.setEnabled(not on)


def _person(mediator: Mediator, today: date, against: str) -> Name:
    parts = [mediator.employment, mediator.post]
    if mediator.certificate_until and mediator.certificate_until < today:
        parts.append(f"证书已于 {dates.long(mediator.certificate_until)} 到期")
    return Name(mediator.name, "，".join(part for part in parts if part), against)
