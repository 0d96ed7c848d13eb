"""What the audit chain remembers of one act, and the images of what it changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from attrs import frozen


@frozen
class Image:
    """One record before and after an act; None where it did not exist. Values are as in a JSON file."""

    table: str
    uid: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@frozen
class AuditEntry:
    """One act in the chain: `at` is the clock of the PC, `stated_on` the day the act says it happened.

    `fixed_clock` tells that the day was given with --today. `told` is the Chinese sentence shown in the
    course of the case. `images` holds what changed; `digest` is SHA-256 over this entry and the one before.
    """

    seq: int
    at: datetime
    stated_on: date
    user: str
    act: str
    label: str
    case_uid: str
    told: str
    fixed_clock: bool = False
    images: tuple[Image, ...] = ()
    digest: str = ""
