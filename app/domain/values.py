"""Small values that every room may pass around: identifiers, progress, what changed."""

from __future__ import annotations

import os
import time
import uuid
from typing import Protocol

from attrs import field, frozen


def new_uid() -> str:
    """A fresh UUID version 7 as text: ordered by time of birth, unique between offices (RFC 9562 §5.7)."""
    stamp = time.time_ns() // 1_000_000
    tail = int.from_bytes(os.urandom(10), "big")
    number = (
        (stamp & (1 << 48) - 1) << 80
        | 0x7 << 76
        | (tail >> 68 & 0xFFF) << 64
        | 0x2 << 62
        | tail & (1 << 62) - 1
    )
    return str(uuid.UUID(int=number))


class Progress(Protocol):
    """What a long piece of work tells its caller; the caller may raise Cancelled from it."""

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """`done` of `total` steps are finished; `what` is a short Chinese phrase for the current one."""


def silent(done: int, total: int, what: str = "") -> None:
    """A Progress that tells nobody."""


class Cancelled(Exception):
    """The user asked a job to stop; nothing it had begun is kept."""


@frozen
class Changes:
    """What one act changed, broadcast once: the names of tables and the uids of cases touched."""

    tables: frozenset[str] = field(factory=frozenset, converter=frozenset)
    cases: frozenset[str] = field(factory=frozenset, converter=frozenset)
