"""The log file: what the program did, for finding faults.

No personal data in a log line, ever: no names, document numbers, phones, addresses, texts of a case or file
names chosen by users. Cases are named by their uid, acts by their name, users by their uid.
"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app.system.paths import private_folder

FILE_NAME = "mediation-desk.log"
MAX_BYTES = 1_000_000
KEPT_FILES = 4
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"

# Libraries that narrate at INFO, partly with the texts they were given.
QUIET = ("alembic", "fontTools", "PIL", "pikepdf", "pypdfium2", "sqlalchemy", "markdown_it")


def start_log(folder: Path, *, debug: bool = False) -> Path:
    """Send log records and Python warnings to a file in `folder`, renewed at 1 MB, four old ones kept.

    Returns the file. A second call moves the log to the new place. Raises OSError when the folder cannot be
    written; the door then goes on without a log.
    """
    stop_log()
    file = private_folder(folder) / FILE_NAME
    handler = _OurHandler(file, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=False)
    handler.setFormatter(logging.Formatter(LINE))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    return file


def stop_log() -> None:
    """Close the log file, if one is open; records then go nowhere again."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, _OurHandler):
            root.removeHandler(handler)
            handler.close()
            logging.captureWarnings(False)


class _OurHandler(RotatingFileHandler):
    """Told apart from handlers that test tools hang on the root logger."""

    def handleError(self, record: logging.LogRecord) -> None:
        """A log that cannot be written (full disk) never disturbs the work."""
