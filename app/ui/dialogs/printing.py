"""Printing with the system's own dialog; each question is one class method, which tests replace."""

from __future__ import annotations

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.services.papers.print_presets import Preset
from app.ui.dialogs import paper_dialogs

SIZES = {
    "A4": QPageSize.PageSizeId.A4, "A3": QPageSize.PageSizeId.A3, "A5": QPageSize.PageSizeId.A5,
}  # fmt: skip


class Printing:
    """Asks for a printer."""

    @classmethod
    def printer(cls, parent: QWidget | None, title: str) -> QPrinter | None:
        """A printer set to A4 upright, or None when the user went back."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        return printer if _accepted(dialog) else None

    @classmethod
    def paper(cls, parent: QWidget, name: str, pages: int, preset: Preset) -> QPrinter | None:
        """The printer for a paper of so many pages, set to its preset before the user looks; None: not now."""
        printer = paper_dialogs.make_printer(name, preset.copies)
        set_up(printer, preset)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(f"打印 {name}")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        return printer if _accepted(dialog) else None


def set_up(printer: QPrinter, preset: Preset) -> None:
    """Size of the sheets, both sides turned over the long edge, every copy complete before the next."""
    printer.setPageSize(QPageSize(SIZES[preset.paper]))
    modes = QPrinter.DuplexMode
    printer.setDuplex(modes.DuplexLongSide if preset.duplex else modes.DuplexNone)
    printer.setCollateCopies(True)


def _accepted(dialog: QPrintDialog) -> bool:
    answer = dialog.exec()
    dialog.deleteLater()
    return bool(answer == QPrintDialog.DialogCode.Accepted)
