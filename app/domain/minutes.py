"""The words of a talk typed or pasted in one piece, taken apart by who said what."""

from __future__ import annotations

import re

from attrs import frozen

_TURN = re.compile(r"^\s*([^：:，,。；;！!？?\s][^：:，,。；;！!？?]{0,19})[：:](.*)$")
"""A speaker has at most twenty signs; a longer beginning of a line is what somebody said."""
_CLOCK = re.compile(r"^\d{1,2}$")


@frozen
class Spoken:
    """One speaker and his words, which may have several lines."""

    speaker: str
    words: str


def spoken(text: str) -> tuple[Spoken, ...]:
    """Who said what: a line that begins with “name：” is a new turn, any other goes on with the one before.

    A time such as 14:30 begins no turn. Raises ValueError when the first words belong to nobody, or when a
    speaker says nothing.
    """
    turns: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        found = _TURN.match(line)
        if found and not _CLOCK.match(found[1]):
            turns.append((found[1].strip(), [found[2].strip()]))
        elif turns:
            turns[-1][1].append(line.strip())
        elif line.strip():
            raise ValueError(f"“{line.strip()[:12]}”不知道是谁说的；每段开头写“姓名：”，例如 王某：同意。")
    made = tuple(Spoken(speaker, "\n".join(lines).strip()) for speaker, lines in turns)
    silent = next((turn.speaker for turn in made if not turn.words), "")
    if silent:
        raise ValueError(f"“{silent}：”后面没有内容，请写上他说的话，或者删去这一行。")
    return made
