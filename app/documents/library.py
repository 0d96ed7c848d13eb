"""The library of forms: a folder with catalogue.toml and one text file a form, read when first asked for."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
from attrs import evolve, field, frozen

from app.domain.errors import PaperProblem

if TYPE_CHECKING:
    from app.documents.blanks import Filter
    from app.documents.form import Form

CATALOGUE = "catalogue.toml"
VOLUME = ("必须", "按需", "不入卷")
WHEN = (
    "always", "written", "oral", "accepted", "refused", "assigned", "session", "extended", "suspended", "withdrawn",
    "settled", "failed", "agreed", "effective", "due", "performed", "visited", "served", "group", "archived",
)  # fmt: skip
"""From what point on a case calls for a form: always, or once what the word says has happened: a written or an
oral application, accepted, …, the agreement took effect, something falls due, a paper was served, the case was
closed and can be archived; `group` is a case of several workers."""
EACH = ("", "session", "visit", "payment", "service", "entry")
"""Of what there is one paper each: nothing (one for the case), a talk, a return visit, a performance, a service,
or each time it is filled in."""


@frozen
class Requirement:
    """A blank that must not stay empty and the rule why; `请求[].请求事项` means that of each request."""

    field: str
    rule: str


@frozen
class FormEntry:
    """One row of the catalogue.

    `row` is the row of the document set (domain.md §3) it belongs to; `act` the act of the program it comes
    from; `signers` who signs it and `seals` who seals it; `copies` the number of originals; `duplex` whether it
    is printed on both sides; `volume` (必须, 按需, 不入卷) and `order` its place in the volume; `when` one of
    WHEN, `each` one of EACH; `per_party` one paper for each side, `per_worker` one for each of several workers;
    `official` whether an authority prescribed it.
    """

    code: str
    file: str
    name: str
    row: int
    act: str
    signers: tuple[str, ...]
    seals: tuple[str, ...]
    copies: int
    duplex: bool
    volume: str
    order: int
    per_party: bool
    per_worker: bool
    each: str
    when: str
    official: bool
    required: tuple[Requirement, ...] = ()

    def lacking(self, values: Mapping[str, Any]) -> tuple[Requirement, ...]:
        """The required blanks that are empty in these values, in the order of the catalogue."""
        return tuple(r for r in self.required if not _filled(values, r.field.split(".")))


@frozen(eq=False)
class FormLibrary:
    """The forms of one folder, with an office's own in front of them where it has some.

    Nothing is read before it is needed; safe to share between threads.
    """

    folder: Path
    _read: dict[str, Form] = field(factory=dict, repr=False, kw_only=True)
    _entries: list[FormEntry] = field(factory=list, repr=False, kw_only=True)
    _lock: threading.RLock = field(factory=threading.RLock, repr=False, kw_only=True)
    _own: dict[str, str] = field(factory=dict, init=False, repr=False)
    _own_read: dict[str, Form | PaperProblem] = field(factory=dict, init=False, repr=False)

    def for_office(self, texts: Mapping[str, str]) -> FormLibrary:
        """A library of the same files, read only once for both, in which these own texts are in use."""
        made = FormLibrary(self.folder, read=self._read, entries=self._entries, lock=self._lock)
        made.use_own(texts)
        return made

    def use_own(self, texts: Mapping[str, str]) -> None:
        """Use these texts, by their codes, in place of the files that came with the program, and no others.

        One that cannot be read is never in use: the file is, and `problems` tells why.
        """
        with self._lock:
            self._own.clear()
            self._own.update(texts)
            self._own_read.clear()

    def own_texts(self) -> dict[str, str]:
        """The office's own texts by their codes, also those that cannot be read."""
        with self._lock:
            return dict(self._own)

    def is_own(self, code: str) -> bool:
        """Whether the form in use is the office's own."""
        return self._own_form(self.find(code)) is not None

    def problems(self) -> tuple[str, ...]:
        """Why own forms are not in use, one sentence each; none when all are."""
        with self._lock:
            known = {entry.code: entry for entry in self.entries}
            out = [
                f"自拟格式“{code}”在文书目录里已经没有了，没有启用。"
                for code in self._own
                if code not in known
            ]
            for code in self._own:
                if code in known and self._own_form(known[code]) is None:
                    why = self._own_read[code]
                    assert isinstance(why, PaperProblem)
                    out.append(f"{known[code].name}的自拟格式没有启用，现用随附的格式。{why.sentence}")
            return tuple(out)

    def shipped_text(self, code: str) -> str:
        """The text of the file that came with the program; raises PaperProblem when it cannot be read."""
        return _file_text(self.folder, self.find(code))

    def text(self, code: str) -> str:
        """The text of the form: the office's own, else that of the file."""
        entry = self.find(code)
        with self._lock:
            own = self._own.get(entry.code)
        return _file_text(self.folder, entry) if own is None else own

    def read(self, code: str, text: str) -> Form:
        """A text as the form of this code, without using it; raises PaperProblem as `form` does."""
        entry = self.find(code)
        return _checked(text, entry, entry.name)

    @property
    def entries(self) -> tuple[FormEntry, ...]:
        """The rows in the order of the volume; raises PaperProblem for a damaged catalogue."""
        with self._lock:
            if not self._entries:
                self._entries.extend(sorted(_catalogue(self.folder), key=lambda entry: entry.order))
            return tuple(self._entries)

    def find(self, code_or_name: str) -> FormEntry:
        """The row with this code or name; raises PaperProblem naming what exists."""
        asked = code_or_name.strip()
        for entry in self.entries:
            if asked in (entry.code, entry.name):
                return entry
        known = "、".join(f"{entry.name}（{entry.code}）" for entry in self.entries)
        raise PaperProblem(f"没有“{asked}”这种文书，可用的有：{known}。")

    def form(self, code_or_name: str) -> Form:
        """The form of this code or name, read and checked once: the office's own if that can be read.

        Raises PaperProblem when there is none, or when its file is missing or cannot be read.
        """
        entry = self.find(code_or_name)
        with self._lock:
            own = self._own_form(entry)
            if own is not None:
                return own
            if entry.code not in self._read:
                self._read[entry.code] = _form(self.folder, entry)
            return self._read[entry.code]

    def _own_form(self, entry: FormEntry) -> Form | None:
        """The office's own form of a row, None when it has none or it cannot be read."""
        with self._lock:
            if entry.code not in self._own:
                return None
            if entry.code not in self._own_read:
                try:
                    self._own_read[entry.code] = _checked(self._own[entry.code], entry, entry.name)
                except PaperProblem as problem:
                    self._own_read[entry.code] = problem
            found = self._own_read[entry.code]
            return None if isinstance(found, PaperProblem) else found

    def check_all(self, contexts: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
        """Try every form on every context; one sentence for each thing wrong, none when all is well."""
        tried = list(contexts)
        return tuple(dict.fromkeys(wrong for entry in self.entries for wrong in self._check(entry, tried)))

    def _check(self, entry: FormEntry, contexts: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        from app.documents.form import fill

        try:
            form = self.form(entry.code)
        except PaperProblem as problem:
            yield problem.sentence
            return
        asked = {blank.name for blank in form.blanks}
        for requirement in entry.required:
            if requirement.field not in asked:
                yield f"文书“{entry.name}”没有印出必备的“{requirement.field}”（{requirement.rule}），请补上。"
        for values in contexts:
            try:
                fill(form, values)
            except PaperProblem as problem:
                yield problem.sentence


def _count(values: Sequence[Any]) -> int:
    return len(values)


def _owed_by(obligations: Iterable[Mapping[str, Any]], side: str) -> list[Mapping[str, Any]]:
    return [item for item in obligations if item["义务人"] == side]


def _sum(items: Iterable[Mapping[str, Any]], what: str = "金额") -> int:
    """The sum in cents of one amount of the items, of payments their 金额; empty amounts count nothing."""
    return sum(item[what] or 0 for item in items)


def _without_stop(text: str) -> str:
    return str(text).rstrip(" 　\n。；;，,、.")


def _without_blank_lines(text: str) -> str:
    return "\n".join(line for line in str(text).splitlines() if line.strip())


def _short(text: str, length: int) -> str:
    """The beginning of a long text, at most `length` characters, on one line."""
    line = "".join(part.strip() for part in str(text).splitlines())
    return line if len(line) <= length else line[:length] + "……"


FILTERS: Mapping[str, Filter] = {
    "个数": _count, "欠方": _owed_by, "合计": _sum, "去尾": _without_stop,
    "去空行": _without_blank_lines, "摘要": _short,
}  # fmt: skip
"""Further ways to write a value: how many; the obligations of one side; their sum; without the full stop at
the end (so that the form can put its own); without empty lines; the beginning of a long text."""


def _catalogue(folder: Path) -> list[FormEntry]:
    """The rows as they stand in the file; raises PaperProblem naming what is wrong with which row."""
    path = folder / CATALOGUE
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("form", [])
    except OSError as error:
        raise PaperProblem("找不到文书目录 catalogue.toml，请从安装包恢复 forms 文件夹。") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PaperProblem(f"文书目录 catalogue.toml 读不出来（{error}），请改正或从安装包恢复。") from error
    if not isinstance(rows, list) or not rows:
        raise PaperProblem("文书目录 catalogue.toml 里没有一种文书，请从安装包恢复 forms 文件夹。")
    entries = [_entry(row, number) for number, row in enumerate(rows, 1)]
    for what in ("code", "name"):
        names = [getattr(entry, what) for entry in entries]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise PaperProblem(f"文书目录里“{twice}”出现了两次，请改掉一个。")
    return entries


_KINDS: Mapping[str, type] = {
    "code": str, "file": str, "name": str, "row": int, "act": str, "signers": list, "seals": list, "copies": int,
    "duplex": bool, "volume": str, "order": int, "per_party": bool, "per_worker": bool, "each": str, "when": str,
    "official": bool, "required": list,
}  # fmt: skip


def _entry(row: Any, number: int) -> FormEntry:
    where = f"文书目录第 {number} 种文书"
    if not isinstance(row, dict):
        raise PaperProblem(f"{where}：要写成 [[form]] 下面的一组“名称 = 值”。")
    where = f"文书目录“{row.get('name', row.get('code', number))}”"
    for key, value in row.items():
        if key not in _KINDS:
            raise PaperProblem(f"{where}：不认识“{key}”，可用的有：{'、'.join(_KINDS)}。")
        if type(value) is not _KINDS[key]:
            raise PaperProblem(f"{where}：{key} 的值“{value}”类型不对。")
    needed = [a.name for a in attrs.fields(FormEntry) if a.default is attrs.NOTHING]
    missing = [key for key in needed if key not in row]
    if missing:
        raise PaperProblem(f"{where}：缺少 {'、'.join(missing)}，请补上。")
    for key, allowed in (("volume", VOLUME), ("when", WHEN), ("each", EACH)):
        if row[key] not in allowed:
            raise PaperProblem(f"{where}：{key} 只能是：{'、'.join(filter(None, allowed))}。")
    try:
        required = tuple(Requirement(**item) for item in row.get("required", []))
    except TypeError as error:
        raise PaperProblem(f'{where}：required 的每一项写成 {{ field = "…", rule = "…" }}。') from error
    people = {"signers": tuple(row["signers"]), "seals": tuple(row["seals"])}
    return FormEntry(**row | people | {"required": required})


def _form(folder: Path, entry: FormEntry) -> Form:
    return _checked(_file_text(folder, entry), entry, entry.file)


def _file_text(folder: Path, entry: FormEntry) -> str:
    try:
        return (folder / entry.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PaperProblem(
            f"文书“{entry.name}”的文件 forms/{entry.file} 读不出来，请从安装包恢复，并存为 UTF-8 编码。"
        ) from error


def _checked(text: str, entry: FormEntry, where: str) -> Form:
    """A text as the form of a row; the row says how many originals there are and who signs."""
    from app.documents.form import read_form  # with its parsers, when the first paper is set

    found = read_form(text, where, FILTERS)
    if (found.code, found.name) != (entry.code, entry.name):
        raise PaperProblem(
            f"文书文件 {where} 写的是“{found.name}”（{found.code}），"
            f"目录里是“{entry.name}”（{entry.code}），请改成一致。"
        )
    return evolve(found, copies=entry.copies, signers=entry.signers)


def _filled(value: Any, path: Sequence[str]) -> bool:
    """Whether the blank at `path` is filled; with `[]` in it, filled in each of at least one item."""
    if not path:
        return value not in (None, "")
    key, *rest = path
    found = value.get(key.removesuffix("[]"), "") if isinstance(value, Mapping) else ""
    if key.endswith("[]"):
        return bool(found) and all(_filled(item, rest) for item in found)
    return _filled(found, rest)
