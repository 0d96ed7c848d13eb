"""What the small button beside a field does (shape.TOOLS): a clause at the cursor, a file to save to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.course_words import CLAUSE_KINDS
from app.ui.dialogs.clause_picker import ClausePicker
from app.ui.dialogs.files import Files, documents
from app.ui.forms.situation import Situation
from app.ui.widgets.editors import LineEdit, TextArea

ZIP = "压缩文件 (*.zip)"
FOR_AGREEMENTS, FOR_TALKS = CLAUSE_KINDS


def use_tool(path: str, editor: QWidget, situation: Situation, parent: QWidget) -> None:
    """Do it; the editor itself tells when something was put into it."""
    if isinstance(editor, TextArea):
        kind = FOR_AGREEMENTS if path == "other_terms" else FOR_TALKS
        offered = [clause for clause in situation.clauses if clause.kind == kind]
        text = ClausePicker.ask(offered, kind, parent)
        if text:
            editor.insert_text(text)
    elif isinstance(editor, LineEdit):
        start = Path(editor.value()) if editor.value() else documents() / "移交材料.zip"
        chosen = Files.save(parent, "移交材料存到哪里", start, ZIP)
        if chosen is not None:
            editor.set_value(str(chosen.with_suffix(".zip")))
            editor.typed.emit()
