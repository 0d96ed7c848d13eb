"""Causes of action (案由), each valid for its years, with what follows from it in law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from app.domain.errors import NotFound


@frozen
class Cause:
    """One cause of action.

    `heads` are items of 调解仲裁法 §2 it usually falls under, the likeliest first. `payment_order` names the
    kinds of money typical for it that a payment order (支付令, §16) can be had for. `scope` tells whether
    an enterprise committee may take it; `review` whether its agreement may go to arbitration review
    (令33 §75); `new_form` whether it concerns new forms of employment. `path` is the label with its parent's.
    """

    code: str
    label: str
    path: str
    heads: tuple[int, ...] = ()
    payment_order: tuple[str, ...] = ()
    scope: bool = True
    review: bool = True
    new_form: bool = False
    hint: str = ""

    @property
    def parent(self) -> str:
        """The code of the cause one level up; "" for a cause of the first level."""
        return self.code.rpartition(".")[0]

    @property
    def level(self) -> int:
        """0 for a cause of the first level, 1 for one below it."""
        return self.code.count(".")


@frozen
class CauseSet:
    """The causes of one edition of the rules, and from when to when it holds for a case received."""

    name: str
    causes: tuple[Cause, ...]
    valid_from: date = field(default=date.min, kw_only=True)
    valid_to: date = field(default=date.max, kw_only=True)
    checked: bool = field(default=False, kw_only=True)

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> CauseSet:
        """Make a set from one parsed [[set]] table with its [[set.cause]] rows, parents before children."""
        labels: dict[str, str] = {}
        causes = []
        for row in table["cause"]:
            parent = labels.get(str(row["code"]).rpartition(".")[0], "")
            labels[row["code"]] = row["label"]
            lists = {key: tuple(row.get(key, ())) for key in ("heads", "payment_order")}
            causes.append(
                Cause(**row | lists | {"path": f"{parent}·{row['label']}" if parent else row["label"]})
            )
        rest = {key: table[key] for key in ("valid_from", "valid_to", "checked") if key in table}
        return cls(table["name"], tuple(causes), **rest)

    def in_force(self, day: date) -> bool:
        """Whether the edition holds for a case received on `day`."""
        return self.valid_from <= day <= self.valid_to


@frozen
class CauseBook:
    """All editions, the newest first, and the six heads of 调解仲裁法 §2 by number."""

    sets: tuple[CauseSet, ...]
    heads: dict[int, str]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> CauseBook:
        """Make the book from the parsed causes.toml."""
        sets = sorted((CauseSet.from_table(row) for row in table["set"]), key=_since, reverse=True)
        return cls(tuple(sets), {row["number"]: row["label"] for row in table["head"]})

    def edition(self, on: date) -> CauseSet:
        """The edition for a case received on `on`; a case older than all editions takes the oldest."""
        return next((found for found in self.sets if found.in_force(on)), self.sets[-1])

    def causes(self, on: date) -> tuple[Cause, ...]:
        """The causes an enterprise committee may choose from for a case received on `on`, in their order."""
        return tuple(cause for cause in self.edition(on).causes if cause.scope)

    def cause(self, words: str, on: date | None = None) -> Cause:
        """The cause by its code, path or label, in the edition for `on`, else in the newest that has it.

        A label two causes share (追索劳动报酬纠纷) means the one outside the new forms of employment; their
        own needs the path. Raises NotFound when no edition has it.
        """
        editions = ([self.edition(on)] if on else []) + list(self.sets)
        for edition in editions:
            for name in ("code", "path", "label"):
                for cause in edition.causes:
                    if getattr(cause, name) == words:
                        return cause
        raise NotFound(f"案由表里没有“{words}”，请从列表里选一个。")

    def head_label(self, number: int) -> str:
        """The words of 调解仲裁法 §2 for one head, 1 to 6."""
        return self.heads[number]


def _since(edition: CauseSet) -> date:
    return edition.valid_from
