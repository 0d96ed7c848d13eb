"""One demonstration office for all tests of the command line, and a way to run a command in this process."""

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from app import cli
from app.store import keys

NUMBER = "（2026）示工调字第1号"


@frozen
class Ran:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on standard error of a refused command; asserts that it is one, in Chinese."""
        assert self.status == 1, self
        assert self.out == ""
        assert self.err.endswith("。\n")
        assert self.err.count("\n") == 1
        assert sum("一" <= c <= "鿿" for c in self.err) >= 4
        return self.err.strip()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs one command line, without an office unless it names one."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        status = cli.run([str(a) for a in arguments])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `demo` made; tests only read it."""
    folder = tmp_path_factory.mktemp("cli") / "demo"
    with pytest.MonkeyPatch.context() as patch:
        # opening it a hundred times should not cost a hundred times what it costs a thief
        patch.setattr(keys, "Kdf", partial(keys.Kdf, memory=8, passes=1))
        assert cli.run(["demo", str(folder)]) == 0
    return folder


@pytest.fixture
def ask(run: Callable[..., Ran], demo: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs one command line on the demonstration office."""
    monkeypatch.setenv("MEDIATION_DESK_OFFICE", str(demo / "office"))
    monkeypatch.setenv("MEDIATION_DESK_PASSWORD", "演示")
    return run


@pytest.fixture
def own(
    ask: Callable[..., Ran], demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Runs one command line on a copy of the demonstration office, which may be changed."""
    shutil.copytree(demo / "office", tmp_path / "office")
    monkeypatch.setenv("MEDIATION_DESK_OFFICE", str(tmp_path / "office"))
    return ask
