"""Printing with the system's own dialog; one class method, which tests replace."""

from __future__ import annotations

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget


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
        answer = dialog.exec()
        dialog.deleteLater()
        return printer if answer == QPrintDialog.DialogCode.Accepted else None
