"""Looks up who is known while a party is typed in, beside the window, and takes him over into the form."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from app.domain.party import Employer, Worker
from app.domain.values import Progress
from app.services.parties import people
from app.services.parties.people import Known
from app.ui.alive import alive
from app.ui.forms.core import FormCore
from app.ui.forms.typed import typed_record
from app.ui.hub import Hub
from app.ui.pages.register.known import KnownLine

WAIT = 250
"""Milliseconds of rest in the typing before the office is asked."""
LEAST = 2
"""Signs from which on it is worth asking."""


class Knowing(QObject):
    """One for the page: `typed(path)` is told of each edit. `lines` are the known lines by party."""

    def __init__(self, hub: Hub, core: FormCore, lines: dict[str, KnownLine], parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._core, self._lines = hub, core, lines
        self._asked = ("", "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._on_rest)
        for party, line in lines.items():
            line.taken.connect(partial(self._on_taken, party))

    def typed(self, path: str) -> None:
        """Name or number of a party was edited: ask once the typing rests."""
        party, _, name = path.partition(".")
        if party in self._lines and name in ("name", "doc_no", "credit_code"):
            self._asked = (party, str(self._core.given()[party][name]).strip())
            self._timer.start()

    def forget(self) -> None:
        """Another registration begins: nobody is shown."""
        self._timer.stop()
        for line in self._lines.values():
            line.show_known(())

    def _on_rest(self) -> None:
        party, words = asked = self._asked
        if len(words) < LEAST:
            self._lines[party].show_known(())
            return
        desk = self._hub.desk

        def work(progress: Progress) -> tuple[Known, ...]:
            look = people.known_workers if party == "applicant" else people.known_employers
            return look(desk, words)

        self._hub.look(work, partial(self._on_found, asked))

    def _on_found(self, asked: tuple[str, str], found: tuple[Known, ...]) -> None:
        if not alive(self) or asked != self._asked:
            return
        party, _ = asked
        given = self._core.given()[party]
        mark = "doc_no" if party == "applicant" else "credit_code"
        # who is in the form already with his number needs not be offered
        self._lines[party].show_known([k for k in found if getattr(k.party, mark) != given[mark]])

    def _on_taken(self, party: str, known: Known) -> None:
        given = self._core.given()
        assert isinstance(known.party, Worker | Employer)
        self._core.fill(given | {party: typed_record(known.party)})
        self._core.drafts.touch()
        self._lines[party].show_known(())
