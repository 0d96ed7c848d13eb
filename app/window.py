"""The door of the window: dresses the application, opens or makes an office, shows the main window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.bootstrap import clock, open_desk, paths
from app.domain.errors import Refusal
from app.jobs.collector import Collector
from app.system import crash, logs
from app.system.settings import FILE_NAME, SCHEME, TEXT_SIZE, Settings
from app.system.single_start import take_place
from app.ui.theme.apply import apply, install_translations
from app.ui.welcome import Welcome


def run(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; returns the exit status."""
    chosen = _parse(arguments)
    if not _has_display():
        print(
            "这台电脑没有可用的显示器，窗口打不开；请用命令行，例如 mediation-desk demo 文件夹。",
            file=sys.stderr,
        )
        return 1
    try:
        day = clock(chosen.today)
    except Refusal as refused:
        print(refused.sentence, file=sys.stderr)
        return 1
    folders = paths.user_folders()
    place = take_place(folders.data)
    if place is None:
        print("调解工作台已经在运行，请切换到它的窗口。", file=sys.stderr)
        return 1
    with place:
        logs.start_log(folders.logs)
        application = QApplication(sys.argv[:1])
        collector = Collector()
        settings = Settings(folders.config / FILE_NAME)
        dress(application, settings)
        opener = partial(open_desk, clock=day)
        welcome = Welcome(settings, day, opener, proposed=folders.office)
        crash.install(folders.logs, welcome.tell_crash)
        welcome.begin(Path(chosen.office) if chosen.office else None, chosen.user)
        status = application.exec()
        welcome.close_desk()
        collector.stop()
        return status


def dress(application: QApplication, settings: Settings) -> None:
    """Give the application its look and its Chinese, as the settings say."""
    application.setApplicationDisplayName("劳动争议调解工作台")
    install_translations(application)
    apply(application, paths.resources_folder(), settings.get(SCHEME), settings.get(TEXT_SIZE) / 100)


def _has_display() -> bool:
    """On Linux Qt ends the process without a display, so look first."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mediation-desk", description="劳动争议调解工作台")
    parser.add_argument("--office", default="", help="办公文件夹")
    parser.add_argument("--user", default="", help="用户姓名")
    parser.add_argument("--today", default="", help="把今天定为 YYYY-MM-DD")
    return parser.parse_args(list(arguments))
