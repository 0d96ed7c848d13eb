"""What every test of papers needs: the bundled fonts and nothing of the PC's own."""

from pathlib import Path

import pytest

from app.documents.fonts import FontBook
from tests.documents.paper_samples import FONTS


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(FONTS)


@pytest.fixture(scope="session")
def characters() -> str:
    """The 8105 characters of 通用规范汉字表."""
    text = (Path(__file__).parent / "data" / "tgh8105.txt").read_text(encoding="utf-8")
    return "".join(text.split())
