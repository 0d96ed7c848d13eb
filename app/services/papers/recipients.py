"""Who gets a paper: nobody in particular, each side, or each worker of a group; as an address to type."""

from __future__ import annotations

from attrs import frozen

from app.documents.library import FormEntry
from app.domain.case import CaseFile
from app.domain.errors import PaperProblem
from app.domain.paper import PaperKey
from app.domain.party import Worker
from app.domain.words import SIDES, Side
from app.services.forms.parties_context import names_of


@frozen
class Recipient:
    """One recipient. `person` is the uid of the worker and `seq` his number where each of several gets one."""

    side: str = ""
    person: str = ""
    name: str = ""
    seq: int = 0

    @property
    def address(self) -> str:
        """How the recipient is named on the command line and in acts: 申请人, or 申请人:3 for the third worker."""
        return f"{self.side}:{self.seq}" if self.seq else self.side

    @property
    def words(self) -> str:
        """How the recipient is named on screen: 申请人, or the worker's own name; "" for a paper for all."""
        return self.name if self.seq else self.side

    def key(self, form: str) -> PaperKey:
        """The key of a paper of this form for this recipient."""
        return PaperKey(form, self.side, self.person)


def recipients(file: CaseFile, entry: FormEntry) -> tuple[Recipient, ...]:
    """All who get a paper of this form, in the order of the sides; one without a side for a paper for all."""
    if not entry.per_party and not (entry.per_worker and file.is_group):
        return (Recipient(),)
    worker_side = file.workers[0].side if file.workers else Side.APPLICANT
    found: list[Recipient] = []
    for side in SIDES if entry.per_party else (worker_side,):
        everybody = file.everybody_of(side)
        if entry.per_worker and len(everybody) > 1 and isinstance(everybody[0], Worker):
            found += [Recipient(side, p.uid, p.name, n) for n, p in enumerate(everybody, 1)]
        else:
            found.append(Recipient(side, "", _name(file, side)))
    return tuple(found)


def recipient(file: CaseFile, entry: FormEntry, address: str = "") -> Recipient:
    """The recipient that an address names; "" is the first one.

    Raises PaperProblem naming who gets this paper when the address is none of them.
    """
    everybody = recipients(file, entry)
    asked = address.strip().replace("：", ":")
    found = next((r for r in everybody if asked in (r.address, r.side if r.seq == 1 else r.address)), None)
    if not asked or (len(everybody) == 1 and not everybody[0].side and asked in SIDES):
        return everybody[0]
    if found is None:
        numbers = (
            f"，多人的写成 {everybody[0].side}:序号（1 到 {len(everybody)}）" if everybody[0].seq else ""
        )
        raise PaperProblem(f"{entry.name}不发给“{address}”；只能是{'或'.join(SIDES)}{numbers}。")
    return found


def at(file: CaseFile, key: PaperKey) -> Recipient:
    """The recipient that a key names, as it stands in the case."""
    everybody = file.everybody_of(key.side) if key.side else ()
    if not key.person:
        return Recipient(key.side, "", _name(file, key.side))
    place = next((n for n, p in enumerate(everybody, 1) if p.uid == key.person), 0)
    return Recipient(key.side, key.person, everybody[place - 1].name if place else "", place)


def _name(file: CaseFile, side: str) -> str:
    """Who gets the one paper of a side: its worker, the first of a group, or all joint employers."""
    everybody = file.everybody_of(side)
    if len(everybody) > 1 and isinstance(everybody[0], Worker):
        return everybody[0].name
    return names_of(file, side)
