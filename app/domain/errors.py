"""Expected refusals: each is one plain Chinese sentence that says what is wrong and what to do.

Refusal                    the family; everything else that is raised is a bug
├── InvalidInput           one or more typed values do not fit; carries a Problem for each field
├── NotFound               the thing named does not exist
├── NotAllowed             the act is not possible now, or not for this user
├── WrongPassword          no key slot opens with what was typed
├── OfficeProblem          the office folder cannot be opened, written or trusted
└── PaperProblem           a paper cannot be set as asked (form text, missing character, …)
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen


@frozen
class Problem:
    """One thing wrong with one field.

    `path` names the field as in the input (`applicant.name`, `requests.0.amount`); `text` is a Chinese
    sentence that says what is there and what should be; a `warning` may be passed over, an error may not.
    """

    path: str
    text: str
    warning: bool = False


class Refusal(Exception):
    """The program declines, and says in one Chinese sentence why and what to do instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class InvalidInput(Refusal):
    """Typed values do not fit; `problems` holds one entry a field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("；".join(p.text.rstrip("。") for p in self.problems if not p.warning) + "。")


class NotFound(Refusal):
    """What was named does not exist in this office."""


class NotAllowed(Refusal):
    """The act does not fit the state of the case or the role of the user."""


class WrongPassword(Refusal):
    """Neither a password nor a recovery code opened a key slot."""


class OfficeProblem(Refusal):
    """The office folder cannot be opened, written or trusted as it is."""


class PaperProblem(Refusal):
    """A paper cannot be set; the sentence names the form, the place and what to do."""
