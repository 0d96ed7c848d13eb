"""Own forms for tests: an agreement in other words, and a Word file with blanks."""

from __future__ import annotations

import atexit
import io
import tempfile
from pathlib import Path

import docx

FORMS = Path(__file__).parents[2] / "forms"
SHIPPED_AGREEMENT = (FORMS / "agreement.md").read_text(encoding="utf-8")
OWN_WORDS = "本会与双方一起核对过以上内容。"
OWN_AGREEMENT = SHIPPED_AGREEMENT.replace("::: 签署\n", f"{OWN_WORDS}\n\n::: 签署\n", 1)
WORD_LINES = (
    "本会自己的协议样式",
    "申请人：{{ 申请人.姓名 }}",
    "合计 {{ 协议.总额|金额 }} 元，{{ 文书.份数 }} 份",
)

_FOLDER = tempfile.TemporaryDirectory(prefix="mediation-desk-word-")
atexit.register(_FOLDER.cleanup)


def word_bytes(*lines: str) -> bytes:
    """A Word file with one paragraph a line."""
    document, out = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


WORD_FILE = Path(_FOLDER.name) / "本会协议.docx"
WORD_FILE.write_bytes(word_bytes(*WORD_LINES))
