"""Finding a case by what is remembered of it: number, names, initials, the tail of a phone or a document.

A name is kept as its single characters and its pairs of neighbours, so that two characters find as surely as
five. What is typed is cut the same way. Only SQLite's FTS5 is used here; nothing else knows of it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product

import sqlalchemy as sa

from app.domain import names
from app.store import tables

_HAN_FROM = "\u2e80"
_DOTS = str.maketrans("", "", "·•‧・⋅∙ᐧ●᛫⸱")
_WIDE_STOP = "．"
"""Typed for a middle dot; one width makes a full stop of it, which parts words."""
_BLOCK = 500
_PERSON = 4
"""Up to so many characters a name is taken for a person's, and every reading of it is kept."""
_READINGS = 24


def expression(typed: str) -> str:
    """What somebody typed as an FTS5 query: all parts must be there; "" when there is nothing in it."""
    parts = []
    text = plain(typed)
    for run, following in _runs(text):
        if run[0] >= _HAN_FROM:
            parts += [f'"{a}"' for a in (_pairs(run) or (run,))]
        else:
            # 第18号 means 18 and not 180; everything else may still be being typed
            parts.append(f'"{run}"' if following == "号" and run.isdigit() else f'"{run}"*')
    return " AND ".join(dict.fromkeys(parts))


def hits(match: str) -> sa.ScalarSelect[int]:
    """The row ids of the cases that fit an expression, as a subquery."""
    found = sa.text("SELECT rowid FROM case_search WHERE case_search MATCH :match").bindparams(match=match)
    return found.columns(sa.column("rowid", sa.Integer)).scalar_subquery()


def count(connection: sa.Connection, match: str, most: int) -> int:
    """How many cases fit an expression, counted up to `most`."""
    limited = "SELECT count(*) FROM (SELECT rowid FROM case_search WHERE case_search MATCH ? LIMIT ?)"
    return int(connection.exec_driver_sql(limited, (match, most)).scalar_one())


def words(texts: Iterable[str], called: Iterable[str], numbers: Iterable[str]) -> str:
    """The index text of one case: plain texts, names with their initials, numbers with their tails."""
    found: dict[str, None] = {}
    for text in texts:
        found |= dict.fromkeys(_parts(text))
    for name in set(called):
        found |= dict.fromkeys((*_parts(name), *initials(name)))
    for number in numbers:
        bare = "".join(c for c in plain(number) if c.isalnum())
        found |= dict.fromkeys(t for t in (bare, bare[-6:], bare[-4:]) if t)
    return " ".join(found)


@lru_cache(maxsize=4096)
def initials(name: str) -> tuple[str, ...]:
    """The pinyin initials of a Chinese name in each reading (单 is s and d); () in other letters."""
    han = "".join(c for c in plain(name) if c >= _HAN_FROM)
    if not han:
        return ()
    if len(han) > _PERSON:
        from pypinyin import Style, pinyin

        usual = pinyin(han, style=Style.FIRST_LETTER, errors="ignore")
        return tuple(filter(None, ["".join(letter for (letter,) in usual)]))
    # one by one, for a name may look like a word of which only one reading is known
    readings = [letters for letters in map(_letters, han) if letters]
    # the family name varies first, it is the one with the rare readings
    mixed = ("".join(reversed(letters)) for letters in product(*reversed(readings)))
    return tuple(filter(None, islice(mixed, _READINGS)))


@lru_cache(maxsize=8192)
def _letters(char: str) -> tuple[str, ...]:
    """The first letters of all readings of one character, () when none is known."""
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found else ()


def reindex(connection: sa.Connection, case_uids: Sequence[str]) -> None:
    """Write the index text of these cases anew, in the transaction of the caller."""
    for start in range(0, len(case_uids), _BLOCK):
        _reindex_block(connection, case_uids[start : start + _BLOCK])


def reindex_all(connection: sa.Connection) -> None:
    """Write the whole index anew, after a restore or a migration."""
    connection.exec_driver_sql("DELETE FROM case_search")
    cases = tables.BY_NAME["cases"].table
    reindex(connection, connection.execute(sa.select(cases.c.uid)).scalars().all())


def forget(connection: sa.Connection, case_id: int) -> None:
    """Take one case out of the index, by its row id."""
    connection.exec_driver_sql("DELETE FROM case_search WHERE rowid = ?", (case_id,))


def _reindex_block(connection: sa.Connection, uids: Sequence[str]) -> None:
    cases, workers = tables.BY_NAME["cases"].table, tables.BY_NAME["workers"].table
    employers, assigned = tables.BY_NAME["employers"].table, tables.BY_NAME["assignments"].table
    called: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, list[str]] = defaultdict(list)
    for table in (employers, assigned):
        rows = connection.execute(sa.select(table.c.case_uid, table.c.name).where(table.c.case_uid.in_(uids)))
        for uid, name in rows:
            called[uid].append(name)
    columns = (workers.c.case_uid, workers.c.name, workers.c.doc_no, workers.c.phone)
    for uid, name, document, phone in connection.execute(
        sa.select(*columns).where(workers.c.case_uid.in_(uids))
    ):
        called[uid].append(name)
        numbers[uid] += [document, phone]
    own = (cases.c.id, cases.c.uid, cases.c.number, cases.c.volume_no, cases.c.applicant, cases.c.respondent)
    lines = []
    for case_id, uid, number, volume, *sides in connection.execute(
        sa.select(*own).where(cases.c.uid.in_(uids))
    ):
        lines.append((case_id, words((number, volume), (*called[uid], *sides), numbers[uid])))
    if lines:
        connection.exec_driver_sql(
            "DELETE FROM case_search WHERE rowid = ?", [(case_id,) for case_id, _ in lines]
        )
        connection.exec_driver_sql("INSERT INTO case_search (rowid, words) VALUES (?, ?)", lines)


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    parts: list[str] = []
    for run, _ in _runs(plain(text)):
        parts += (*run, *_pairs(run)) if run[0] >= _HAN_FROM else (run,)
    return tuple(parts)


def plain(text: str) -> str:
    """A text as it is compared: one width, one case, no middle dots, real characters for old private ones."""
    bare = names.standard(text).replace(_WIDE_STOP, "")
    return unicodedata.normalize("NFKC", bare).translate(_DOTS).casefold()


def _pairs(run: str) -> tuple[str, ...]:
    return tuple(run[i : i + 2] for i in range(len(run) - 1))


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Stretches of one kind, Chinese or other letters and digits, each with the character that follows it."""
    run = ""
    for index, char in enumerate(text):
        if _counts(char):
            if run and (run[0] >= _HAN_FROM) != (char >= _HAN_FROM):
                yield run, char
                run = ""
            run += char
        elif run:
            yield run, text[index]
            run = ""
    if run:
        yield run, ""


def _counts(char: str) -> bool:
    # a rare character of a name may be newer than our Unicode tables or lie in the private area
    return char.isalnum() or unicodedata.category(char) in ("Co", "Cn", "Mn", "Mc")
