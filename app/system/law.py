"""The law data of the program: reads resources/law/*.toml into the books the domain computes with."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from attrs import frozen

from app.domain.calendar import WorkCalendar
from app.domain.causes import CauseBook
from app.domain.errors import OfficeProblem
from app.domain.indicators import IndicatorBook
from app.domain.limits import LimitBook


@frozen
class Law:
    """Everything the program knows of the law as data: days, limits, causes of action, indicators."""

    calendar: WorkCalendar
    limits: LimitBook
    causes: CauseBook
    indicators: IndicatorBook


def read_law(folder: Path) -> Law:
    """Read holidays, limits, causes and indicators from the .toml files in `folder`.

    Raises OfficeProblem, naming the file, when one is missing or does not fit its form.
    """
    return Law(
        _read(folder / "holidays.toml", WorkCalendar),
        _read(folder / "limits.toml", LimitBook),
        _read(folder / "causes.toml", CauseBook),
        _read(folder / "indicators.toml", IndicatorBook),
    )


def _read(path: Path, book: Any) -> Any:
    """One file as the book it holds."""
    try:
        return book.from_table(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as problem:
        raise OfficeProblem(f"缺少法律数据文件 {path.name}，请重新安装程序。") from problem
    except (ValueError, TypeError, KeyError) as problem:
        raise OfficeProblem(f"法律数据文件 {path.name} 有错（{problem}），请恢复原来的文件。") from problem
