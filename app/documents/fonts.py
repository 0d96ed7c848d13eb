"""Fonts: which face serves which role, what it covers, and the gate that no missing character passes."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents import face_use
from app.documents.model import Doc, Role, Run
from app.domain.errors import PaperProblem

if TYPE_CHECKING:
    from app.documents.pdf.font import PaperFont

BUNDLED: Mapping[Role, str] = {
    "body": "DeskKai-400.ttf",
    "title": "NotoSerifSC-700.ttf",
    "hei": "NotoSansSC-600.ttf",
    "kai": "DeskKai-400.ttf",
    "song": "NotoSerifSC-400.ttf",
}

# faces that Windows and common Linux desktops bring; the second is tried when the first is not there
PC_FACES: Mapping[Role, tuple[str, ...]] = {
    "body": ("simfang.ttf", "SIMFANG.TTF", "FangSong.ttf"),
    "title": (),
    "hei": (),
    "kai": ("simkai.ttf", "SIMKAI.TTF"),
    "song": (),
}
# faces for characters beyond the 8105, asked last
PC_RARE = ("simsunb.ttf", "SIMSUNB.TTF", "simsun.ttc", "SIMSUN.TTC", "HanaMinA.ttf", "HanaMinB.ttf")

# what the files are called on screen; others by the name of their file
_LABELS: Mapping[str, str] = {
    "DeskKai-400": "随附的楷体", "NotoSerifSC-700": "思源宋体（粗）", "NotoSerifSC-400": "思源宋体",
    "NotoSansSC-600": "思源黑体（粗）", "simfang": "仿宋", "fangsong": "仿宋", "simkai": "楷体",
    "simsun": "宋体", "simsunb": "宋体扩展", "hanamina": "花园明朝", "hanaminb": "花园明朝扩展",
}  # fmt: skip
# stretches with and without letters, digits and their marks
_LATIN = re.compile(r"[!-~]+(?: +[!-~]+)*|[^!-~]+")
_ROLE_NAMES: Mapping[Role, str] = {
    "body": "仿宋",
    "title": "小标宋",
    "hei": "黑体",
    "kai": "楷体",
    "song": "宋体",
}


class _Widths(dict[str, float]):
    """Advance widths of single characters in em, computed once."""

    def __init__(self, font: PaperFont) -> None:
        super().__init__()
        self._face = font.face

    def __missing__(self, char: str) -> float:
        width = self._face.charWidths.get(ord(char), self._face.defaultWidth) / 1000
        self[char] = width
        return float(width)


class Face:
    """One font file, read when first needed.

    Attributes: `path`; `font` (the reportlab font); `widths` (character to em); `points` (its code points).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem

    @property
    def label(self) -> str:
        """What the face is called on screen."""
        return _LABELS.get(self.name) or _LABELS.get(self.name.lower(), self.name)

    @cached_property
    def font(self) -> PaperFont:
        """The parsed font; raises TTFError when the file is no TrueType font or may not be embedded."""
        from app.documents.pdf.font import PaperFont  # reportlab, when the first paper is set

        return PaperFont(self.name, str(self.path))

    @cached_property
    def points(self) -> frozenset[int]:
        """The code points with a glyph."""
        return frozenset(self.font.face.charToGlyph) | {0x0A}

    @cached_property
    def widths(self) -> _Widths:
        """Advance width in em by character."""
        return _Widths(self.font)

    def covers(self, text: str) -> bool:
        """Whether every character of `text` has a glyph here."""
        return self.points.issuperset(map(ord, text))


class FontBook:
    """The faces of one installation.

    `folder` holds the bundled faces. `pc_folders` are looked through for the PC's own 仿宋 and for faces with
    rare characters; leave it empty to get the same paper on every machine. `own` points a role at a font file
    of the committee. Nothing is read before it is needed; safe to share between threads.
    """

    def __init__(
        self, folder: Path, *, pc_folders: Iterable[Path] = (), own: Mapping[Role, Path] | None = None
    ) -> None:
        self._folder = folder
        self._pc = tuple(pc_folders)
        self._own = dict(own or {})
        self._lock = threading.RLock()
        self.in_use = threading.Lock()  # held while a document is drawn
        self._faces: dict[Path, Face | None] = {}
        self._lists: dict[Role, tuple[Face, ...]] = {}

    def faces(self, role: Role) -> tuple[Face, ...]:
        """The faces of a role in the order they are asked."""
        found = self._lists.get(role)
        if found is None:
            with self._lock:
                found = self._lists[role] = tuple(self._collect(role))
        return found

    def face(self, role: Role, text: str, field: str = "") -> Face:
        """The first face of the role that covers the whole `text`; raises PaperProblem when none does."""
        for face in self.faces(role):
            if face.covers(text):
                return face
        raise self._missing(role, text, field)

    def pieces(self, run: Run) -> list[tuple[str, Face]]:
        """The run in faces: as a rule one, so that no name is set in two faces.

        Only where no single face has all of it, each character takes the first face that has it. Raises
        PaperProblem naming the character, its code point and the field when none has it.
        """
        for face in self.faces(run.role):
            if face.covers(run.text):
                return self._with_latin(run.text, face)
        if self.uncovered(run.text, run.role):
            raise self._missing(run.role, run.text, run.field)
        out: list[tuple[str, Face]] = []
        for char in run.text:
            face = self.face(run.role, char)
            if out and out[-1][1] is face:
                out[-1] = (out[-1][0] + char, face)
            else:
                out.append((char, face))
        return out

    def covers(self, text: str, role: Role = "body") -> bool:
        """Whether a paper with this text in this role can be set."""
        return not self.uncovered(text, role)

    def uncovered(self, text: str, role: Role = "body") -> list[tuple[str, str]]:
        """The characters that no face of the role has, each once, with its code point (`U+2A6A5`)."""
        lists = self.faces(role)
        if lists[0].covers(text):
            return []
        chars = dict.fromkeys(text)
        return [(c, f"U+{ord(c):04X}") for c in chars if not any(face.covers(c) for face in lists)]

    def wanted(self, role: Role) -> str:
        """The kind of type a role asks for, as printers call it (仿宋)."""
        return _ROLE_NAMES[role]

    def stands_in(self, role: Role) -> bool:
        """Whether the first face of a role is of another design: no 仿宋 is bundled, and a file may be lost."""
        path = self.faces(role)[0].path
        if path == self._own.get(role) or path.name in PC_FACES[role]:
            return False
        return role == "body" or path.name != BUNDLED[role]

    def report(self, doc: Doc) -> tuple[face_use.FaceUse, ...]:
        """Which face prints what in a paper, for the font report; raises PaperProblem as setting it would."""
        return face_use.report(doc, self)

    def warm(self) -> None:
        """Read the bundled faces now (some 200 ms), for a thread at start."""
        for role in BUNDLED:
            for face in self.faces(role)[:1]:
                face.covers("一")

    def problems(self) -> list[str]:
        """What is wrong with the bundled fonts, one Chinese sentence each; empty when all is well."""
        missing = sorted({name for name in BUNDLED.values() if self._read(self._folder / name) is None})
        return [f"字体文件 {name} 缺失或损坏，请从安装包恢复 resources/fonts 文件夹。" for name in missing]

    def _collect(self, role: Role) -> Iterable[Face]:
        paths = [self._own[role]] if role in self._own else []
        paths += [folder / name for folder in self._pc for name in PC_FACES[role]]
        # Noto Serif SC Regular has all of GBK beside the 8105 that every bundled face has
        paths += [self._folder / BUNDLED[r] for r in (role, "song", "hei")]
        paths += [folder / name for folder in self._pc for name in PC_RARE]
        faces = [face for path in dict.fromkeys(paths) if (face := self._read(path)) is not None]
        if not faces:
            raise PaperProblem(f"没有可用的{_ROLE_NAMES[role]}字体，请从安装包恢复 resources/fonts 文件夹。")
        return faces

    def _read(self, path: Path) -> Face | None:
        """The face of a file, shared between roles; None when it is missing, damaged or not embeddable."""
        from reportlab.pdfbase.ttfonts import TTFError

        with self._lock:
            if path not in self._faces:
                face: Face | None = Face(path) if path.is_file() else None
                try:
                    if face is not None:
                        face.covers("一")
                except (TTFError, OSError):
                    face = None
                self._faces[path] = face
            return self._faces[path]

    def _with_latin(self, text: str, face: Face) -> list[tuple[str, Face]]:
        """Letters and digits of the bundled Kai are drawn by hand; papers take those of 宋体 instead."""
        if face.path.name != BUNDLED["kai"] or not (marks := _LATIN.findall(text)):
            return [(text, face)]
        song = self.faces("song")[0]
        return [(part, song if part[0].isascii() else face) for part in marks]

    def _missing(self, role: Role, text: str, field: str) -> PaperProblem:
        char, code = self.uncovered(text, role)[0]
        where = f"“{field}”里的" if field else ""
        return PaperProblem(
            f"{where}“{char}”（{code}）没有字体能印出，请安装含这个字的字体并允许使用本机字体，或改用能印出的写法。"
        )
