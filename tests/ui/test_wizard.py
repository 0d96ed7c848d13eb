"""First start by hand: four steps, refusals in place, a code that must have been copied, a real office at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.domain.errors import PaperProblem
from app.jobs.runner import Runner
from app.services.office import opening
from app.system.clock import Clock
from app.ui.dialogs.files import Files
from app.ui.dialogs.printing import Printing
from app.ui.forms.password_block import strength
from app.ui.pages.wizard.committee import folder_problem
from app.ui.pages.wizard.page import CODE, COMMITTEE, START, USER, WizardPage
from app.ui.pages.wizard.sheet import Sheet, save_sheet
from tests.services.office import CHEAP
from tests.ui.form_help import LEFT, leave, retype, show

DAY = Clock(date(2026, 9, 24))
PASSWORD = "plum rain 2026"


@contextmanager
def wizard_at(qtbot: QtBot, folder: Path, size: tuple[int, int] = (1366, 728)) -> Iterator[WizardPage]:
    runner = Runner()
    page = WizardPage(runner, DAY, folder, create=partial(opening.create, kdf=CHEAP))
    show(qtbot, page, size)
    yield page
    runner.wait()


def fill_committee(qtbot: QtBot, page: WizardPage) -> None:
    rows = page.committee.block
    retype(qtbot, rows.row("name"), "示例精工劳动争议调解委员会")
    leave(rows.row("name"), rows.row("short").editor)
    retype(qtbot, rows.row("short"), "示工")


def fill_user(qtbot: QtBot, page: WizardPage, again: str = PASSWORD) -> None:
    retype(qtbot, page.user.block.row("name"), "吴样本")
    retype(qtbot, page.user.passwords.password, PASSWORD)
    retype(qtbot, page.user.passwords.again, again)


def to_the_code(qtbot: QtBot, page: WizardPage) -> None:
    fill_committee(qtbot, page)
    qtbot.mouseClick(page.foot.primary, LEFT)
    fill_user(qtbot, page)
    qtbot.mouseClick(page.foot.primary, LEFT)
    qtbot.waitUntil(lambda: page.step is page.code)


def test_from_nothing_to_an_opened_office(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "调解工作台"
    with wizard_at(qtbot, folder) as page:
        to_the_code(qtbot, page)
        assert len(page.code.panel.accessibleName()) > 8 * 4
        assert page.foot.primary.reason.startswith("填对第 ")
        for check in page.code.checks:
            retype(qtbot, check.row, check._group.lower())
            assert check.tick.isVisible()
        qtbot.keyClick(page.code.checks[1].row.editor, Qt.Key.Key_Return)
        assert page.step is page.start
        with qtbot.waitSignal(page.opened) as opened:
            qtbot.mouseClick(page.foot.primary, LEFT)
        assert opened.args == [folder, "吴样本", PASSWORD]
    desk = bootstrap.open_desk(folder, "吴样本", PASSWORD, clock=DAY)
    assert desk.committee().name == "示例精工劳动争议调解委员会"
    assert desk.committee().employer == "示例精工", "taken from the committee's name"
    assert desk.user.role == "主任"
    desk.close()


def test_going_on_without_the_required_fields_names_them(qtbot: QtBot, tmp_path: Path) -> None:
    with wizard_at(qtbot, tmp_path / "new") as page:
        qtbot.mouseClick(page.foot.primary, LEFT)
        assert page.step is page.committee
        assert page.foot.words == "还有 3 处要改：调解委员会名称"
        assert "3 处要改" in page.side.list.accessibleName()
        assert page.committee.block.row("name").editor.hasFocus()
        fill_committee(qtbot, page)
        assert page.foot.words == ""


def test_a_folder_with_files_is_refused_and_stays_as_it_is(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "别人的.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr(Files, "folder", classmethod(lambda *args: full))
    with wizard_at(qtbot, tmp_path / "new") as page:
        fill_committee(qtbot, page)
        qtbot.mouseClick(page.committee.browse, LEFT)
        assert "已经有别的文件" in page.committee.folder.message
        qtbot.mouseClick(page.foot.primary, LEFT)
        assert page.step is page.committee
        assert page.committee.folder.editor.hasFocus()
    assert [entry.name for entry in full.iterdir()] == ["别人的.txt"]
    assert folder_problem(str(tmp_path / "new")) == ""
    assert "完整" in folder_problem("relative/place")


def test_the_short_name_shows_the_case_number(qtbot: QtBot, tmp_path: Path) -> None:
    with wizard_at(qtbot, tmp_path / "new") as page:
        retype(qtbot, page.committee.block.row("short"), "滨工")
        told = page.committee.block.row("short").editor.accessibleDescription()
        assert told == "案号会写成 （2026）滨工调字第1号"


def test_passwords_must_be_long_and_alike(qtbot: QtBot, tmp_path: Path) -> None:
    with wizard_at(qtbot, tmp_path / "new") as page:
        fill_committee(qtbot, page)
        qtbot.mouseClick(page.foot.primary, LEFT)
        fill_user(qtbot, page, again="something else")
        qtbot.mouseClick(page.foot.primary, LEFT)
        assert page.user.passwords.again.message == "两次输入的不一样，请再输一次。"
        assert page.step is page.user
        assert not (tmp_path / "new").exists(), "nothing is made before all fits"
        retype(qtbot, page.user.passwords.password, "short")
        qtbot.mouseClick(page.foot.primary, LEFT)
        assert "至少 8 个字" in page.user.passwords.password.message


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "至少 8 个字"),
        ("1234567", "只有 7 个"),
        ("12345678", "全是数字"),
        ("abcd1234", "再长"),
        (PASSWORD, "够长"),
    ],
)
def test_strength_is_told_in_a_sentence(password: str, words: str) -> None:
    assert words in strength(password)


def test_a_wrong_group_is_told_and_the_way_stays_closed(qtbot: QtBot, tmp_path: Path) -> None:
    with wizard_at(qtbot, tmp_path / "new") as page:
        to_the_code(qtbot, page)
        first, second = page.code.checks
        retype(qtbot, first.row, "0000")
        leave(first.row, second.row.editor)
        assert "不一样" in first.row.message
        assert not page.foot.primary.isEnabled()
        assert not page.foot.back.isEnabled(), "the office is made; its particulars change in the settings"
        page.side.list.asked.emit(COMMITTEE)
        assert page.step is page.code


def test_going_back_keeps_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with wizard_at(qtbot, tmp_path / "new") as page:
        fill_committee(qtbot, page)
        qtbot.mouseClick(page.foot.primary, LEFT)
        retype(qtbot, page.user.block.row("name"), "吴样本")
        qtbot.keyClick(page, Qt.Key.Key_Escape)
        assert page.step is page.committee
        assert page.committee.block.row("short").value() == "示工"
        page.side.list.asked.emit(USER)
        assert page.step is page.committee, "a step to come is reached by going on only"
        qtbot.mouseClick(page.foot.primary, LEFT)
        assert page.user.block.row("name").value() == "吴样本"


def test_a_refusal_while_making_stands_in_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with wizard_at(qtbot, folder) as page:
        fill_committee(qtbot, page)
        qtbot.mouseClick(page.foot.primary, LEFT)
        folder.mkdir()
        (folder / "late").write_text("x", encoding="utf-8")
        fill_user(qtbot, page)
        qtbot.mouseClick(page.foot.primary, LEFT)
        qtbot.waitUntil(page.banner.isVisible)
        assert "不是空的" in page.banner.accessibleName()
        assert page.step is page.user
        assert page.foot.primary.isEnabled()


def test_the_emergency_sheet_is_saved_with_the_code(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out" / "应急页.pdf"
    monkeypatch.setattr(Files, "save", classmethod(lambda *args: file))
    with wizard_at(qtbot, tmp_path / "new") as page:
        to_the_code(qtbot, page)
        qtbot.mouseClick(page.code.save_button, LEFT)
        assert "不要和案件资料放在同一台电脑上" in page.code.told.accessibleName()
        groups = [check._group for check in page.code.checks]
        told = page.code.panel.accessibleName()
    pages = pypdf.PdfReader(file).pages
    assert len(pages) == 1
    assert round(float(pages[0].mediabox.width)) == 595
    text = pages[0].extract_text().replace(" ", "")
    assert all(group in text for group in groups)
    assert all(group in told for group in groups)
    assert "2026年9月24日" in text


def test_the_sheet_is_printed_where_the_user_says(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def printer(cls: type[Printing], parent: Any, title: str) -> QPdfWriter | None:
        asked.append(title)
        return QPdfWriter(str(tmp_path / "printed.pdf")) if len(asked) > 1 else None

    monkeypatch.setattr(Printing, "printer", classmethod(printer))
    with wizard_at(qtbot, tmp_path / "new") as page:
        to_the_code(qtbot, page)
        qtbot.mouseClick(page.code.print_button, LEFT)
        assert not page.code.told.isVisible(), "nothing is told when the user went back"
        qtbot.mouseClick(page.code.print_button, LEFT)
        assert page.code.told.isVisible()
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == 1


def test_a_sheet_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    sheet = Sheet("示例", ("AAAA",) * 8, date(2026, 9, 24))
    (tmp_path / "taken").mkdir()
    with pytest.raises(PaperProblem, match="请换一个位置"):
        save_sheet(tmp_path / "taken", sheet)


@pytest.mark.parametrize("size", [(1366, 697), (911, 512)])
def test_every_step_fits_the_window(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    with wizard_at(qtbot, tmp_path / "new", size) as page:
        for at in (COMMITTEE, USER, CODE, START):
            page._go(at)
            corner = page.foot.primary.mapTo(page, page.foot.primary.rect().bottomRight())
            assert corner.x() < size[0]
            assert corner.y() < size[1]
            assert page.size().toTuple() == size
