"""`make screenshots`: the pictures of README, from an invented office, at 100 % and 150 %, light and dark."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path("resources") / "screenshots"
SHEETS = (("1", "light", 1366, 697), ("1.5", "light", 1280, 672), ("1", "dark", 1366, 697))
"""Scale, scheme and logical size of the window; the size at 150 % is that of a 1920x1008 screen."""
PAGES = ("dashboard", "ledger", "case", "agreement", "preview", "statistics", "forms")
PARTS = ("calendar", "talks", "people")
"""The calendar, and two tabs of the case page; shown at 100 % only."""
DARK = ("dashboard", "case")
"""Only these two are shown dark."""


def main() -> int:
    """Take all pictures; each scale needs a process of its own."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scale, scheme, width, height in SHEETS:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        command = [sys.executable, "-m", "tests.screenshots", scale, scheme, str(width), str(height)]
        subprocess.run(command, check=True, env=environment)
    for path in sorted(FOLDER.glob("*.png")):
        print(path)
    return 0


def take(scale: str, scheme: str, width: int, height: int) -> None:
    """Take the pictures of one scale and scheme."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app.bootstrap import paths
    from app.system.settings import Settings
    from app.ui.main_window import MainWindow
    from app.ui.theme.apply import apply, install_translations
    from tests.screenshots.office import furnish

    application = QApplication(sys.argv[:1])
    install_translations(application)
    apply(application, paths.resources_folder(), scheme, 1.0, bundled_only=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = furnish(Path(folder) / "office")
        window = MainWindow(desk, Settings(Path(folder) / "settings.json"))
        window.resize(width, height)
        window.show()
        suffix = ("-150" if scale == "1.5" else "") + ("-dark" if scheme == "dark" else "")
        for name in (*PAGES, *PARTS):
            if (scheme == "dark" and name not in DARK) or (scale == "1.5" and name in PARTS):
                continue
            _open(window, name)
            QTest.qWait(900)
            window.runner.wait()
            QTest.qWait(300)
            window.grab().save(str(FOLDER / f"{name}{suffix}.png"))
        window.close()
        desk.close()


def _open(window: object, name: str) -> None:
    """Show one page; the case of the pictures is in its talks, the agreement waits for its marks."""
    from app.ui.main_window import MainWindow
    from tests.screenshots.office import GROUP, TALKS

    assert isinstance(window, MainWindow)
    if name == "case":
        window.open_case(TALKS)
    elif name in ("talks", "people"):
        window.open_case(TALKS if name == "talks" else GROUP)
        window.case.centre.show_tab("调解" if name == "talks" else "参加人")
    elif name == "agreement":
        window.open_act("revise_agreement", "（2026）示工调字第8号")
    elif name == "preview":
        window.paper.show_paper("（2026）示工调字第8号", "agreement", "")
        window.show_page("paper")
    else:
        window.show_page(name)
    if name == "forms":
        window.forms.open_form("performance_notice")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        take(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
        os._exit(0)
    sys.exit(main())
