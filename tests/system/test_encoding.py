"""Chinese output and a quiet Qt on a machine without any language settings."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app.system.encoding import _settle_locale
from tests.helpers.source import ROOT

# In plain ASCII, since a bare Python cannot even read Chinese from its command line.
PROGRAM = """
from app.system.encoding import use_utf8
use_utf8()
from PySide6.QtGui import QGuiApplication
QGuiApplication([])
print("\\u81ea\\u68c0")
"""


@pytest.mark.parametrize("settings", [{}, {"LC_ALL": "C"}, {"LANG": "POSIX"}, {"LANG": "C.UTF-8"}])
def test_a_bare_machine_gets_chinese_and_no_complaint_of_qt(settings: dict[str, str]) -> None:
    # Python's own rescue of the C locale is off: a frozen program does not have it.
    bare = {
        "PATH": os.environ["PATH"],
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
    }
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=bare | settings, capture_output=True, check=True
    )
    assert (result.stdout.decode(), result.stderr.decode()) == ("自检\n", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LANG": "zh_CN.UTF-8"}, {"LANG": "zh_CN.UTF-8"}),
        ({"LANG": "zh_CN.utf8"}, {"LANG": "zh_CN.utf8"}),
        ({"LANG": "zh_CN.GBK"}, {"LANG": "zh_CN.GBK", "LC_CTYPE": "C.UTF-8"}),
        ({"LC_ALL": "", "LANG": ""}, {"LC_ALL": "", "LANG": "", "LC_CTYPE": "C.UTF-8"}),
        ({"LC_ALL": "C", "LC_CTYPE": "C.UTF-8"}, {"LC_ALL": "C.UTF-8", "LC_CTYPE": "C.UTF-8"}),
    ],
)
def test_only_what_is_not_utf8_is_changed(before: dict[str, str], after: dict[str, str]) -> None:
    _settle_locale(before)
    assert before == after
