"""The law data files are read, and a broken one is named."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import OfficeProblem
from app.domain.limits import compute
from app.system.law import read_law

LAW = Path(__file__).parents[2] / "resources" / "law"


def test_the_shipped_files_make_one_law() -> None:
    law = read_law(LAW)
    day = date(2026, 9, 30)
    found = compute(law.limits.rule("acceptance", day), day, law.calendar)
    assert found.last_day == date(2026, 10, 10)
    assert law.causes.cause("205.5").label == "追索劳动报酬纠纷"
    assert law.indicators["received"].unit == "件"


@pytest.mark.parametrize("name", ["holidays.toml", "limits.toml", "causes.toml", "indicators.toml"])
def test_a_missing_or_broken_file_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "law"
    shutil.copytree(LAW, folder)
    for broken in (
        "[[year",
        "[[limit]]\ncode = 'x'\n[[set]]\nname = 'x'\n[[indicator]]\n[[year]]\nyear = 2027\n",
    ):
        (folder / name).write_text(broken, encoding="utf-8")
        with pytest.raises(OfficeProblem, match=rf"{name} 有错.*请恢复"):
            read_law(folder)
    (folder / name).unlink()
    with pytest.raises(OfficeProblem, match=rf"缺少法律数据文件 {name}"):
        read_law(folder)
