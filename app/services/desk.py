"""An opened office with all that its acts and questions need: store, clock, law, forms and fonts."""

from __future__ import annotations

from contextlib import AbstractContextManager

from attrs import frozen

from app.documents.fonts import FontBook
from app.documents.library import FormLibrary
from app.domain.office import Committee, User
from app.services.law import Law
from app.store.office import Office
from app.store.reader import Reader
from app.store.unit_of_work import Unit
from app.system.clock import Clock


@frozen
class Desk:
    """One user at one open office. Made by bootstrap; acts, questions and papers are asked of it."""

    office: Office
    user: User
    clock: Clock
    law: Law
    fonts: FontBook
    forms: FormLibrary

    def read(self) -> AbstractContextManager[Reader]:
        """One consistent picture of the office, to be used with `with`."""
        return self.office.read()

    def write(self) -> AbstractContextManager[Unit]:
        """A unit of work that writes in one transaction, by this user on the day of this clock."""
        return self.office.write(at=self.clock.now(), fixed_clock=self.clock.is_fixed)

    def committee(self) -> Committee:
        """The committee whose office this is."""
        return self.office.committee

    def close(self) -> None:
        """Close the database and release the lock."""
        self.office.close()
