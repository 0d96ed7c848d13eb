"""Files that an act puts into the encrypted store, taken back should the act not be committed."""

from __future__ import annotations

import contextlib
from functools import partial

from app.domain.errors import Refusal
from app.services.catalogue import Work
from app.services.desk import Desk


def keep(work: Work, content: bytes) -> str:
    """Keep a file for the act under way; returns its name. What was there before stays whatever happens.

    Raises OfficeProblem when it cannot be written.
    """
    blobs = work.desk.office.blobs
    name = blobs.name_of(content)
    if not blobs.has(name):
        work.if_it_fails(partial(_take_back, work.desk, name))
    return blobs.put(content)


def _take_back(desk: Desk, name: str) -> None:
    """Remove a file that no record names.

    One that cannot be removed now does no harm: it is encrypted, and why the act failed matters more.
    """
    with contextlib.suppress(OSError, Refusal), desk.read() as reader:
        if name not in reader.files():
            desk.office.blobs.remove(name)
