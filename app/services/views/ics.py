"""The text of a calendar file (RFC 5545) out of plain entries."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from attrs import frozen

_OCTETS = 75


@frozen
class Entry:
    """One thing of the calendar: a whole day, or a moment in local time with a length in minutes.

    `label` is its heading, `note` what else is to be known ("" for nothing).
    """

    uid: str
    label: str
    on: date
    at: datetime | None = None
    minutes: int = 60
    note: str = ""


def text(entries: Iterable[Entry], stamp: datetime) -> str:
    """The calendar file of the entries; `stamp` is the present moment in UTC (RFC 5545 §3.8.7.2)."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//labour mediation//calendar//ZH",
        "CALSCALE:GREGORIAN",
    ]
    for entry in entries:
        lines += ["BEGIN:VEVENT", f"UID:{_escaped(entry.uid)}", f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"]
        lines += [*_times(entry), f"SUMMARY:{_escaped(entry.label)}"]
        lines += [f"DESCRIPTION:{_escaped(entry.note)}"] if entry.note else []
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _times(entry: Entry) -> list[str]:
    if entry.at is None:
        following = entry.on + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}", f"DTEND;VALUE=DATE:{following:%Y%m%d}"]
    end = entry.at + timedelta(minutes=entry.minutes)
    return [f"DTSTART:{entry.at:%Y%m%dT%H%M%S}", f"DTEND:{end:%Y%m%dT%H%M%S}"]


def _escaped(words: str) -> str:
    words = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return words.replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never cut inside a character (RFC 5545 §3.1)."""
    pieces, used = [""], 0
    for sign in line:
        size = len(sign.encode())
        if used + size > _OCTETS:
            pieces.append("")
            used = 1
        pieces[-1] += sign
        used += size
    return "\r\n ".join(pieces)
