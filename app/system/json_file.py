"""Small JSON files of the program itself: read with patience, written safely."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from app.system.files import write_safely
from app.system.paths import private_folder

_log = logging.getLogger(__name__)


def read_json_object(file: Path) -> dict[str, Any]:
    """The object in `file`; empty when there is no file or it cannot be read.

    A file that is there but is no JSON object is put aside with the ending `.broken`, so that the next
    writing does not wipe what may still be of use.
    """
    try:
        content = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as problem:
        _log.warning("cannot read %s: %s", file.name, problem.strerror)
        return {}
    except ValueError:
        content = None
    if isinstance(content, dict):
        return content
    _log.warning("%s is not what it should be; put aside as .broken", file.name)
    file.replace(file.with_name(f"{file.name}.broken"))
    return {}


def write_json_object(file: Path, content: dict[str, Any]) -> None:
    """Write `content` with sorted names, readable for humans; raises OfficeProblem when it cannot be."""
    private_folder(file.parent)
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
    write_safely(file, f"{text}\n".encode())
