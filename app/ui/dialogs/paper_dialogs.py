"""What is asked before a paper leaves the program: where to save it, on which printer and how often."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

FILTERS = {"pdf": "PDF 文件 (*.pdf)", "docx": "Word 文档 (*.docx)"}


def ask_path(parent: QWidget, name: str, kind: str) -> Path | None:
    """Where to save a paper called `name`, `kind` "pdf" or "docx"; None when the user goes back."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = str(Path(folder) / f"{name}.{kind}")
    chosen, _ = QFileDialog.getSaveFileName(parent, f"存为 {kind.upper()}", start, FILTERS[kind])
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")


def make_printer(name: str, copies: int) -> QPrinter:
    """A printer set to A4 without margins of its own (the paper has its own) and so many copies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setCopyCount(copies)
    return printer


def ask_printer(parent: QWidget, name: str, pages: int, copies: int) -> QPrinter | None:
    """The printer to print `pages` pages on; the number of copies is set to `copies`. None: not now."""
    printer = make_printer(name, copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印 {name}")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None
