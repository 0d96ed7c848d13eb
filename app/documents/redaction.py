"""The de-identified copy (脱敏件) of a paper: names, numbers and addresses replaced wherever they stand.

What the register knows of the case is replaced letter by letter, also over several runs, with blanks between,
or in full-width figures. Numbers nobody registered are found by their form. Amounts, dates, 案号 and the codes
of organisations stay. 个人信息保护法 §51(3), §73(3).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import evolve, field, frozen

from app.documents.masking import (
    DOTS,
    address_detail,
    fixed_places,
    found_numbers,
    masked_companies,
    masked_names,
    masked_number,
    masked_phone,
    plain,
)
from app.documents.model import (
    Block,
    Cell,
    Closing,
    Doc,
    PageBreak,
    Para,
    Run,
    SignBlock,
    Table,
)

BANNER = "脱敏件"
LONG = 11  # a registered number of so many characters is replaced wherever it stands
_FIGURE = "0-9０-９"
_DASHES = r"\-－‐–—"


def _sorted(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Longest first; without single characters and what says nothing more than its mask."""
    told = {text: mask for text, mask in pairs if len(plain(text)) > 1 and plain(text) != plain(mask)}
    return tuple(sorted(told.items(), key=lambda pair: (-len(plain(pair[0])), pair[0])))


@frozen
class Secrets:
    """What must not be read on a copy: pairs of a text and what stands for it, longest text first."""

    pairs: tuple[tuple[str, str], ...] = field(default=(), converter=_sorted)

    def __add__(self, other: Secrets) -> Secrets:
        """Both; where both know a text, the first one's word for it stays."""
        return Secrets((*other.pairs, *self.pairs))


def gather(
    *,
    persons: Sequence[str] = (),
    companies: Sequence[str] = (),
    numbers: Iterable[str] = (),
    phones: Iterable[str] = (),
    addresses: Iterable[str] = (),
    emails: Iterable[str] = (),
    others: Mapping[str, str] | None = None,
) -> Secrets:
    """The secrets of one case.

    `persons` in the order of 甲, 乙 …; `companies` only where they are to be hidden too; `numbers` are numbers of
    documents and bank accounts; of `addresses` city and district stay; `others` are pairs of the caller's own.
    Empty values are left out.
    """
    pairs = {**masked_names(persons), **masked_companies(companies)}
    pairs |= {number.strip(): masked_number(number) for number in numbers if number.strip()}
    pairs |= {phone.strip(): masked_phone(phone) for phone in phones if phone.strip()}
    pairs |= {email.strip(): "***@***" for email in emails if email.strip()}
    for address in addresses:
        detail = address_detail(address)
        if len(detail) >= 4:
            pairs[detail] = "某处"
        elif detail:
            pairs[address.strip()] = address.strip()[: -len(detail)] + "某处"
    return Secrets((pairs | dict(others or {})).items())


def redact(doc: Doc, secrets: Secrets) -> Doc:
    """The paper without its secrets, marked 脱敏件 at the head of every page."""
    return evolve(
        doc,
        title=redact_text(doc.title, secrets),
        docno=redact_text(doc.docno, secrets),
        blocks=tuple(_block(block, secrets) for block in doc.blocks),
        banner=BANNER,
    )


def redact_text(text: str, secrets: Secrets) -> str:
    """A text without the secrets."""
    parts, place = [], 0
    for start, end, mask in _found(text, secrets):
        parts += [text[place:start], mask]
        place = end
    return "".join([*parts, text[place:]])


def placeholder_page(title: str, reason: str = "原件为扫描件，脱敏副本不附。") -> Doc:
    """A page that stands in a de-identified volume for a scan, which cannot be read and so not be cleaned."""
    lines = (Para((Run(title, "hei"),), "center", 0), Para((Run(reason),), "center", 0))
    return Doc("", lines, layout="gongwen", footer="none", banner=BANNER)


def _block(block: Block, secrets: Secrets) -> Block:
    if isinstance(block, PageBreak):
        return block
    if isinstance(block, Table):
        rows = tuple(tuple(_cell(cell, secrets) for cell in row) for row in block.rows)
        return evolve(block, rows=rows)
    if isinstance(block, SignBlock):
        slots = tuple(evolve(slot, runs=_runs(slot.runs, secrets)) for slot in block.slots)
        return evolve(block, slots=slots)
    if isinstance(block, Closing):
        return evolve(block, lines=tuple(_runs(line, secrets) for line in block.lines))
    return evolve(block, runs=_runs(block.runs, secrets))


def _cell(cell: Cell, secrets: Secrets) -> Cell:
    return evolve(cell, paras=tuple(evolve(para, runs=_runs(para.runs, secrets)) for para in cell.paras))


def _runs(runs: tuple[Run, ...], secrets: Secrets) -> tuple[Run, ...]:
    """The runs of one line without secrets; what stands for one takes the look of where it began."""
    text = "".join(run.text for run in runs)
    found = list(_found(text, secrets))
    if not found:
        return runs
    out, place = [], 0
    for run in runs:
        start, end = place, place + len(run.text)
        kept = []
        for first, last, mask in found:
            if last <= start or first >= end:
                continue
            kept.append(text[place : max(first, place)])
            if first >= start:
                kept.append(mask)
            place = min(last, end)
        kept.append(text[place:end])
        place = end
        out.append(evolve(run, text="".join(kept)))
    return tuple(run for run in out if run.text) or tuple(out[:1])


def _found(text: str, secrets: Secrets) -> Iterator[tuple[int, int, str]]:
    """Every secret in a text in order: where it starts and ends, and what stands for it."""
    if not text:
        return
    place = 0
    pattern, masks = _known(secrets)
    fixed = fixed_places(text)
    for match in pattern.finditer(text):
        inside = any(start < match.end() and match.start() < end for start, end in fixed)
        if inside and _is_short_number(_key(match[0])):
            continue
        yield from found_numbers(text, place, match.start())
        yield match.start(), match.end(), masks.get(_key(match[0]), "***")
        place = match.end()
    yield from found_numbers(text, place, len(text))


@lru_cache(maxsize=16)
def _known(secrets: Secrets) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One pattern for all registered texts, longest first, and what stands for each."""
    pattern = "|".join(_pattern(text) for text, _ in secrets.pairs) or "(?!)"
    return re.compile(pattern, re.IGNORECASE), {_key(text): mask for text, mask in reversed(secrets.pairs)}


def _key(text: str) -> str:
    return re.sub(f"[{DOTS}]", "·", plain(text))


def _pattern(text: str) -> str:
    """What finds a registered text: in either width, with blanks (in a number also dashes) between."""
    key = _key(text)
    if not _is_number(key):
        gap = r"\s*" if len(key) > 4 else "[ 　]{0,3}"
        return gap.join(_char(char) for char in text if not char.isspace())
    body = rf"[ 　{_DASHES}]?".join(_char(char) for char in text if plain(char))
    return rf"(?<![{_FIGURE}]){body}(?![{_FIGURE}])" if _is_short_number(key) else body


def _is_number(key: str) -> bool:
    """Whether a registered text is a number (also with letters) rather than a name or an address."""
    return key.isascii() and any(char.isdigit() for char in key)


def _is_short_number(key: str) -> bool:
    """Whether a number is so short that an amount, a date or a 案号 may hold the same figures."""
    return _is_number(key) and len(key) < LONG


def _char(char: str) -> str:
    """A character in every form it may be typed in."""
    if char in DOTS:
        return f"[{DOTS}]"
    if not plain(char):
        return f"[{_DASHES}]"
    half = unicodedata.normalize("NFKC", char)
    forms = {char, half} if len(half) == 1 else {char}
    if "!" <= half <= "~":
        forms.add(chr(ord(half) + 0xFEE0))
    return f"[{''.join(re.escape(form) for form in sorted(forms))}]" if len(forms) > 1 else re.escape(char)
