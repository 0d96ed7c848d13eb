"""Colours for the text of a form: blanks, conditions and loops, blocks, headings, the particulars at its head."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.ui.theme.tokens import theme

_FENCE = "+++"
_TEXT, _HEAD = 0, 1
_RULES = (
    (re.compile(r"^\s*\|.*$"), "text2", False),
    (re.compile(r"^#{1,6}\s.*$"), "text", True),
    (re.compile(r"^:::.*$"), "teal_text", True),
    (re.compile(r"\*\*[^*]+\*\*"), "text", True),
    (re.compile(r"\{\{.*?(\}\}|$)"), "accent_text", False),
    (re.compile(r"\{%.*?(%\}|$)"), "violet_text", False),
)
_KEY = re.compile(r"^\s*(\[\[?\w+\]\]?|[\w\s]+=)")
_VALUE = re.compile(r'"[^"]*"')


class FormHighlighter(QSyntaxHighlighter):
    """Colours from the tokens; a change of the theme colours anew."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        theme.changed.connect(self._on_theme_changed)

    def highlightBlock(self, text: str) -> None:
        """Colour one line; the state says whether it still belongs to the head."""
        before = self.previousBlockState()
        number = self.currentBlock().blockNumber()
        fence = text.strip() == _FENCE
        if fence and (number == 0 or before == _HEAD):
            self.setCurrentBlockState(_HEAD if number == 0 else _TEXT)
            self.setFormat(0, len(text), _look("text3"))
            return
        self.setCurrentBlockState(_HEAD if before == _HEAD else _TEXT)
        if before == _HEAD:
            self._head(text)
            return
        for pattern, token, strong in _RULES:
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), _look(token, strong=strong))

    def _head(self, text: str) -> None:
        for pattern, token in ((_KEY, "text2"), (_VALUE, "ok_text")):
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), _look(token))
        for found in _RULES[4][0].finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), _look("accent_text"))

    def _on_theme_changed(self) -> None:
        self.rehighlight()


def _look(token: str, *, strong: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color(token))
    if strong:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made
