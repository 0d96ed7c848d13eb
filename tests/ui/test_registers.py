"""台账名册: every register on its tab, its acts through the dialog, its papers, and the export."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.services.catalogue import perform
from app.services.office.register_lines import read_all
from app.services.views.timeline import case_view
from app.ui.dialogs import paper_dialogs
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.dialogs.files import Files
from app.ui.forms.names_block import NamesBlock
from app.ui.hub import Hub
from app.ui.pages.registers.kinds import KINDS
from app.ui.pages.registers.page import RegistersPage
from app.ui.widgets.runs import Runs
from tests.services.office import as_role
from tests.services.test_acts import ANSWERED, EVALUATION, GRIEVANCE, RISK, SETTLED, TRAINING
from tests.ui.case_office import NUMBER, hub_at
from tests.ui.form_help import LEFT, form_at, rest, show

TABS = {kind.name: place for place, kind in enumerate(KINDS)}


@contextmanager
def registers_at(
    qtbot: QtBot, folder: Path, role: str = "", size: tuple[int, int] = (1166, 697), *, empty: bool = False
) -> Iterator[tuple[RegistersPage, Hub]]:
    """The page over an office with a line or two in every register."""
    with hub_at(folder, "" if empty else "appoint_mediator:2", "2026-11-24") as hub:
        if not empty:
            fill(hub)
        if role:
            hub.desk = as_role(hub.desk, role)
        page = RegistersPage(hub)
        show(qtbot, page, size)
        rest(qtbot, hub)
        qtbot.waitUntil(lambda: page.header.accessibleName() != "" and bool(page.tabs.current_label))
        qtbot.waitUntil(lambda: page.sheets[TABS["roster"]].model.rowCount() == (0 if empty else 2))
        yield page, hub
        rest(qtbot, hub)


def fill(hub: Hub) -> None:
    """Two risks (the first settled), two grievances (the first answered), a training, an evaluation."""
    for act, given in (
        ("record_risk", RISK), ("record_risk", RISK | {"unit": "物流部", "deadline": "2026-11-20"}),
        ("settle_risk", SETTLED), ("record_grievance", GRIEVANCE), ("record_grievance", GRIEVANCE),
        ("answer_grievance", ANSWERED), ("record_training", TRAINING), ("evaluate_mediator", EVALUATION),
    ):  # fmt: skip
        perform(hub.desk, act, given)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What the act dialog was asked for, instead of showing it."""
    calls: list[tuple[str, dict[str, Any]]] = []

    def ask(cls: type, hub: Hub, act: str, number: str = "", known: Any = None, parent: Any = None) -> None:
        calls.append((act, known or {}))

    monkeypatch.setattr(ActDialog, "ask", classmethod(ask))
    return calls


def choose(qtbot: QtBot, page: RegistersPage, name: str) -> None:
    """Click on the tab of a register."""
    area = page.tabs.area(TABS[name])
    qtbot.mouseClick(page.tabs, LEFT, pos=QPoint(round(area.center().x()), round(area.center().y())))
    assert page.kind.name == name


def shown(page: RegistersPage) -> list[dict[str, str]]:
    """The rows of the register that is shown, by the key of their column."""
    model = page.sheet.model
    return [
        {c.key: model.index(row, place).data() for place, c in enumerate(model.columns, 1)}
        for row in range(model.rowCount())
    ]


def test_the_risks_stand_with_what_runs_out(qtbot: QtBot, tmp_path: Path) -> None:
    with registers_at(qtbot, tmp_path) as (page, _):
        newest, settled = shown(page)
        assert (newest["seq"], newest["unit"], newest["deadline"]) == ("第 2 号", "物流部", "逾期 4 天")
        assert (settled["result"], settled["deadline"]) == ("已化解", "—")
        assert settled["amount"] == "186,400.00"


@pytest.mark.parametrize(
    ("name", "key", "first"),
    [
        ("grievances", "answer", "待答复"), ("roster", "evaluated", "2025 年度 93.5 分，优秀"),
        ("trainings", "participants", "林示例、赵样本"), ("evaluations", "score", "93.5"),
    ],
)  # fmt: skip
def test_every_tab_shows_its_register(qtbot: QtBot, tmp_path: Path, name: str, key: str, first: str) -> None:
    with registers_at(qtbot, tmp_path) as (page, _):
        choose(qtbot, page, name)
        assert shown(page)[0][key] == first
        assert page.new.text() == KINDS[TABS[name]].new_label


def test_every_register_begins_from_its_empty_page(qtbot: QtBot, tmp_path: Path, asked: list[Any]) -> None:
    with registers_at(qtbot, tmp_path, empty=True) as (page, _):
        for kind in KINDS:
            choose(qtbot, page, kind.name)
            assert page.sheet.nothing.isVisible()
            qtbot.mouseClick(page.sheet.first, LEFT)
            qtbot.mouseClick(page.new, LEFT)
            assert asked == [(kind.new, {}), (kind.new, {})]
            asked.clear()


def test_a_risk_is_settled_from_its_line(qtbot: QtBot, tmp_path: Path, asked: list[Any]) -> None:
    with registers_at(qtbot, tmp_path) as (page, hub):
        table = page.sheet.table
        table.setFocus()
        table.go_to(page.sheet.model.id_at(0))
        qtbot.keyClick(table, Qt.Key.Key_Return)
        act, known = asked.pop()
        assert (act, known["seq"], known["deadline"]) == ("settle_risk", "2", "2026年11月20日")
        table.go_to(page.sheet.model.id_at(1))
        assert page.sheet.act.reason == "已经处理完毕"
        qtbot.mouseClick(page.sheet.strike, LEFT)
        assert asked.pop() == ("strike_entry", {"register": "风险隐患台账", "seq": "1", "reason": ""})
        outcome = perform(hub.desk, "strike_entry", {"register": "风险隐患台账", "seq": 1, "reason": "重复"})
        hub.runner.announce(outcome.changes)
        qtbot.waitUntil(lambda: shown(page)[1]["result"] == "已作废")
        assert not page.sheet.strike.isVisible()


def test_the_dialog_settles_a_risk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real dialog: opened by the button, filled in, and done."""
    with registers_at(qtbot, tmp_path) as (page, hub):

        def answer(dialog: ActDialog) -> int:
            dialog.show()
            qtbot.waitUntil(lambda: dialog.foot.primary.isEnabled())
            dialog.form.core.fill({"result": "已化解", "result_note": "安置方案已经通过"})
            qtbot.mouseClick(dialog.foot.primary, LEFT)
            qtbot.waitUntil(lambda: dialog.outcome is not None)
            return 1

        monkeypatch.setattr(ActDialog, "exec", answer)
        page.sheet.table.go_to(page.sheet.model.id_at(0))
        qtbot.mouseClick(page.sheet.act, LEFT)
        qtbot.waitUntil(lambda: shown(page)[0]["result"] == "已化解")
        assert read_all(hub.desk).risks[1].result_note == "安置方案已经通过"


def test_grievances_are_answered_and_mediators_evaluated(
    qtbot: QtBot, tmp_path: Path, asked: list[Any]
) -> None:
    with registers_at(qtbot, tmp_path) as (page, _):
        choose(qtbot, page, "grievances")
        page.sheet.table.go_to(page.sheet.model.id_at(0))
        qtbot.mouseClick(page.sheet.act, LEFT)
        act, known = asked.pop()
        assert (act, known["seq"], known["reply"]) == ("answer_grievance", "2", "")
        page.sheet.table.go_to(page.sheet.model.id_at(1))
        assert page.sheet.act.reason == "已经答复"
        choose(qtbot, page, "roster")
        page.sheet.table.go_to(page.sheet.model.id_at(1))
        qtbot.mouseClick(page.sheet.act, LEFT)
        act, known = asked.pop()
        assert (act, known["name"]) == ("evaluate_mediator", "赵样本")
        assert [line["points"] for line in known["scores"]] == ["", "", "", ""]
        assert not page.sheet.strike.isVisible()


def test_a_clerk_registers_but_neither_settles_nor_evaluates(qtbot: QtBot, tmp_path: Path) -> None:
    with registers_at(qtbot, tmp_path, "登记员") as (page, _):
        assert page.new.isEnabled()
        page.sheet.table.go_to(page.sheet.model.id_at(0))
        assert "登记员" in page.sheet.act.reason
        assert not page.sheet.strike.isEnabled()
        choose(qtbot, page, "evaluations")
        assert "要由主任来做" in page.new.reason


def test_the_register_shown_is_exported(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def save(cls: type, parent: Any, title: str, path: Path, kinds: str) -> Path:
        proposed.append(path.name)
        return tmp_path / "out.pdf"

    monkeypatch.setattr(Files, "save", classmethod(save))
    with registers_at(qtbot, tmp_path) as (page, hub):
        choose(qtbot, page, "trainings")
        with qtbot.waitSignal(hub.told) as told:
            qtbot.mouseClick(page.export, LEFT)
        assert told.args == [f"已导出：{tmp_path / 'out.pdf'}"]
    assert proposed == ["培训记录台账.xlsx"]
    assert "调解笔录写作" in pypdf.PdfReader(tmp_path / "out.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("name", "words"), [("roster", "聘书 林示例"), ("grievances", "答复书 第 2 号 匿名")]
)
def test_a_paper_of_a_line_is_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    asked_for: list[str] = []

    def ask_path(parent: Any, proposed: str, kind: str) -> Path:
        asked_for.append(proposed)
        return tmp_path / "paper.pdf"

    monkeypatch.setattr(paper_dialogs, "ask_path", ask_path)
    with registers_at(qtbot, tmp_path) as (page, hub):
        choose(qtbot, page, name)
        page.sheet.table.go_to(page.sheet.model.id_at(0))
        with qtbot.waitSignal(hub.told):
            qtbot.mouseClick(page.sheet.save, LEFT)
    assert asked_for == [words]
    text = pypdf.PdfReader(tmp_path / "paper.pdf").pages[0].extract_text()
    assert words.split()[-1] in text


def test_a_paper_of_a_line_is_printed(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask_printer(parent: Any, name: str, pages: int, copies: int) -> QPrinter:
        printer = paper_dialogs.make_printer(name, copies)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "print.pdf"))
        return printer

    monkeypatch.setattr(paper_dialogs, "ask_printer", ask_printer)
    with registers_at(qtbot, tmp_path) as (page, hub):
        choose(qtbot, page, "roster")
        page.sheet.table.go_to(page.sheet.model.id_at(0))
        with qtbot.waitSignal(hub.told, timeout=20_000) as told:
            qtbot.mouseClick(page.sheet.print, LEFT)
        assert told.args == ["已送去打印，1 页"]
    sheet = pypdf.PdfReader(tmp_path / "print.pdf").pages[0].mediabox
    assert sheet.width > sheet.height


def test_nobody_presides_over_a_training(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "appoint_mediator:2", "2026-11-24", "record_training") as form:
        block = form.block.inner["participants"]
        assert isinstance(block, NamesBlock)
        block.set_values({"entries": ["林示例", "赵样本"]})
        lines = list(block._lines.values())
        assert not any(line.tag.isVisible() or line.lead.isVisible() for line in lines)


def test_nothing_is_cut_in_a_narrow_window(qtbot: QtBot, tmp_path: Path) -> None:
    with registers_at(qtbot, tmp_path, size=(824, 512)) as (page, _):
        for kind in KINDS:
            choose(qtbot, page, kind.name)
            if page.sheet.model.rowCount():
                page.sheet.table.go_to(page.sheet.model.id_at(0))
            assert page.sheet.table.horizontalScrollBar().maximum() == 0
            for button in (page.sheet.act, page.sheet.print, page.sheet.save, page.sheet.strike, page.new):
                if button.isVisible():
                    assert button.width() >= button.sizeHint().width()
                    right = button.mapTo(page, QPoint(button.width(), 0)).x()
                    assert right <= page.width()


def test_ended_volumes_are_appraised_approved_and_destroyed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed: list[dict[str, Any]] = [
        {"members": "林示例、赵样本", "report": "期满，没有继续保存的价值。"},
        {"approver": "演示"},
        {"supervisors": "林示例、冯监销", "sure": True},
    ]

    def answer(dialog: ActDialog) -> int:
        dialog.show()
        qtbot.waitUntil(lambda: dialog.foot.primary.isEnabled())
        dialog.form.core.fill(typed.pop(0))
        qtbot.mouseClick(dialog.foot.primary, LEFT)
        qtbot.waitUntil(lambda: dialog.outcome is not None)
        return 1

    monkeypatch.setattr(ActDialog, "exec", answer)
    with hub_at(tmp_path, "archive", "2036-11-30") as hub:
        page = RegistersPage(hub)
        show(qtbot, page, (1166, 697))
        qtbot.waitUntil(lambda: "保管期满 1 卷" in page.header.findChildren(Runs)[0].accessibleName())
        choose(qtbot, page, "appraisals")
        qtbot.mouseClick(page.sheet.first, LEFT)
        qtbot.waitUntil(lambda: [row["state"] for row in shown(page)] == ["待批准"])
        page.sheet.table.go_to(page.sheet.model.id_at(0))
        for word, state in (("批准", "待销毁"), ("销毁", "已销毁")):
            assert page.sheet.act.text() == word
            qtbot.mouseClick(page.sheet.act, LEFT)
            qtbot.waitUntil(lambda state=state: [row["state"] for row in shown(page)] == [state])
        assert page.sheet.act.reason == "已经销毁"
        rest(qtbot, hub)
        assert case_view(hub.desk, NUMBER).file.case.destroyed_on == date(2036, 11, 30)
