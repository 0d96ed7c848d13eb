"""What a visible digital seal looks like: name, the words 数字签章 and the time in a thin red frame."""

from __future__ import annotations

import io
from datetime import datetime

from app.documents.fonts import FontBook
from app.documents.model import Run
from app.documents.pdf.line import Line, Pen, Setting
from app.documents.pdf.pages import Sheet
from app.documents.pdfa import mark

FIELD = "证书持有人"
LARGEST, SMALLEST, STEP = 12.0, 4.0, 0.5  # pt
PAD = 4.0  # pt between frame and text
PITCH = 1.3  # line distance in type sizes
RED = "0.75 0.2 0.2"


def draw_seal(name: str, at: datetime, width: float, height: float, fonts: FontBook) -> bytes:
    """A PDF of one page of `width` by `height` pt with the seal's face, its text as large as fits.

    It does not imitate a committee's round seal. Raises PaperProblem for a name no face can print.
    """
    moment = at.astimezone()
    runs = (Run(name, "hei", FIELD), Run(f"数字签章　{moment:%Y-%m-%d %H:%M}", "song"))
    buffer = io.BytesIO()
    with fonts.in_use:
        sheet = Sheet(buffer, pagesize=(width, height), pageCompression=1, invariant=1, pdfVersion=(1, 7))
        mark(sheet, "", moment.date())
        lines = _fitted(runs, width - 2 * PAD, height - 2 * PAD, fonts)
        pen = Pen(sheet._doc)
        pitch = lines[0].setting.size * PITCH
        top = (height + pitch * len(lines)) / 2
        for line in lines:
            line.draw(pen, PAD, top, pitch, width - 2 * PAD, "center")
            top -= pitch
        frame = f"{RED} RG 1 w 0.75 0.75 {width - 1.5:.2f} {height - 1.5:.2f} re S {RED} rg"
        sheet._code.append(f"q {frame}\n{pen.content()}\nQ")
        sheet.showPage()
        sheet.save()
    return buffer.getvalue()


def _fitted(runs: tuple[Run, ...], width: float, height: float, fonts: FontBook) -> list[Line]:
    """The lines at the largest size at which all of them fit."""
    size = LARGEST
    while True:
        lines = [line for run in runs for line in Setting([run], fonts, size).lines(width)]
        if size <= SMALLEST or len(lines) * size * PITCH <= height:
            return lines
        size -= STEP
