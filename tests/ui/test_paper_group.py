"""Papers of a group of workers: found by name or number, one line in the tab; the tabs of papers and volume."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.papers.paper_views import paper_bytes
from app.ui.dialogs import paper_dialogs
from app.ui.dialogs.ask import Ask
from app.ui.dialogs.batch_dialog import BatchDialog
from app.ui.dialogs.files import Files
from app.ui.pages.case.paper_rows import PaperRow
from app.ui.pages.paper.page import PaperPage
from app.ui.widgets.search_combo import SearchCombo
from tests.services.group_office import rows
from tests.services.office import done
from tests.ui.case_office import NUMBER, hub_at
from tests.ui.test_case_page import LEFT, STATES, opened, words

ACCEPTED = ("accept", "2026-09-28")


def test_one_of_many_is_found_by_number_and_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *ACCEPTED) as hub:
        done(hub.desk, "list_workers", {"workers": rows(30)})
        page = PaperPage(hub)
        qtbot.addWidget(page)
        page.resize(1166, 768)
        page.show_paper(NUMBER, "rights_notice", "申请人:3")
        page.show()
        qtbot.waitUntil(page.pages.complete)
        assert page.view is not None
        assert not page.bar.side.isVisible()
        assert page.bar.person.count() == len(page.view.everybody) == 31
        assert page.bar.person.currentText() == f"3 {page.view.to.name}"
        line = page.bar.person.lineEdit()
        assert line is not None
        page.bar.person.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, "17")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.view is not None and page.view.side == "申请人:17")
        qtbot.waitUntil(page.pages.complete)
        assert page.head.tag.text == "草稿"
        assert page.view.to.name in page.head._title.full_text()
        line.setText("没有这个人")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert page.bar.person.value == "申请人:17"
        assert page.bar.person.currentText().startswith("17 ")
        qtbot.waitUntil(lambda: not hub.runner.running)


def test_a_search_that_fits_several_keeps_the_current(qtbot: QtBot) -> None:
    combo = SearchCombo("给谁")
    qtbot.addWidget(combo)
    combo.set_choices([("a", "1 张样甲"), ("b", "2 李样乙"), ("c", "3 王样乙")], "a")
    combo.show()
    line = combo.lineEdit()
    assert line is not None
    line.setText("样乙")
    with qtbot.assertNotEmitted(combo.chosen):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert combo.currentText() == "1 张样甲"
    line.setText("李")
    with qtbot.waitSignal(combo.chosen) as chosen:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert chosen.args == ["b"]


def test_the_tab_groups_papers_and_folds_many_into_one_line(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *ACCEPTED) as hub:
        done(hub.desk, "list_workers", {"workers": rows(12)})
        done(hub.desk, "issue_paper", {"form": "rights_notice", "side": "申请人:2"})
        page = opened(qtbot, hub)
        tab = page.centre.papers
        page.centre.show_tab("文书")
        shown = words(tab)
        assert shown.index("卷宗里必须有的") < shown.index("用到才有的")
        (many,) = [row for row in tab.many if row.offers[0].code == "rights_notice"]
        assert many.accessibleName() == "调解权利义务告知书（共 13 份），已签发 1/13"
        with qtbot.waitSignal(page.paper_wanted) as asked:
            qtbot.mouseClick(many.open, LEFT)
        assert asked.args == [NUMBER, "rights_notice", "申请人:1"]
        assert all(row.offer.code != "rights_notice" for row in tab.rows)


def test_every_other_form_can_be_opened_too(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        tab = page.centre.papers
        page.centre.show_tab("文书")
        assert tab.all is not None
        assert not tab.others[0].isVisible()
        qtbot.mouseClick(tab.all, LEFT)
        assert tab.others[0].isVisible()
        called = {row.offer.code.partition(":")[0] for row in tab.rows}
        assert called | {row.entry.code for row in tab.others} == {e.code for e in hub.desk.forms.entries}
        with qtbot.waitSignal(page.paper_wanted) as asked:
            qtbot.mouseClick(tab.others[0].open, LEFT)
        assert asked.args == [NUMBER, tab.others[0].entry.code, ""]


def test_states_tell_how_far_a_paper_is(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["待签署"]) as hub:
        done(hub.desk, "issue_paper", {"form": "application"})
        page = opened(qtbot, hub)
        assert _row(page.centre.papers.rows, "application").tag.text == "第 1 版"
        today = hub.desk.clock.today().isoformat()
        mark = {"form": "application", "role": "申请人", "signer": "孟𫖯", "way": "签名", "done_on": today}
        done(hub.desk, "sign_paper", mark)
        page.go_stale()
        assert _row(page.centre.papers.rows, "application").tag.text == "已签 1"
        assert _row(page.centre.papers.rows, "register_sheet").tag.text == "草稿"
        with qtbot.waitSignal(page.paper_wanted) as asked:
            qtbot.mouseClick(_row(page.centre.papers.rows, "application").issue, LEFT)
        assert asked.args == [NUMBER, "application", ""], (
            "a newer version is issued where its reason is asked for"
        )


def test_another_one_of_a_form_that_is_filled_in_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        values = {"调解日期": "2026-10-08", "调解时刻": "14:00", "调解地点": "三楼"}
        done(hub.desk, "fill_paper", {"form": "session_notice", "values": values})
        page = opened(qtbot, hub)
        row = _row(page.centre.papers.rows, "session_notice:1")
        actions = {action.text(): action for action in row._menu.actions()}
        with qtbot.waitSignal(page.paper_wanted) as asked:
            actions["另写一份"].trigger()
        assert asked.args is not None
        assert asked.args[1] == "session_notice:2"


def test_the_volume_tells_states_and_gives_a_masked_copy(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "volume.pdf"
    asked: list[str] = []

    def ask(parent: object, name: str, kind: str) -> Path:
        asked.append(f"{name}.{kind}")
        return saved

    monkeypatch.setattr(paper_dialogs, "ask_path", ask)
    with hub_at(tmp_path, *STATES["履行中"]) as hub:
        done(hub.desk, "issue_paper", {"form": "agreement"})
        page = opened(qtbot, hub)
        page.centre.show_tab("卷宗")
        shown = words(page.centre.volume)
        assert "已签发" in shown
        assert "待签发" in shown
        assert page.centre.volume.redacted is not None
        with qtbot.waitSignal(page.redacted.saved):
            qtbot.mouseClick(page.centre.volume.redacted, LEFT)
        assert asked == ["第1号 卷宗（脱敏）.pdf"]
        text = "".join(p.extract_text() for p in pypdf.PdfReader(saved).pages)
        assert "110101199003072316" not in text


def test_batch_printing_opens_from_the_tab(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(BatchDialog, "ask", lambda hub, number, parent: asked.append(number))
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        page.centre.show_tab("文书")
        assert page.centre.papers.batch is not None
        qtbot.mouseClick(page.centre.papers.batch, LEFT)
    assert asked == [NUMBER]


def _row(found: list[PaperRow], code: str) -> PaperRow:
    return next(row for row in found if row.offer.code == code)


@pytest.mark.parametrize(("changed", "word"), [(False, "一致"), (True, "内容已被改动")])
def test_a_file_from_elsewhere_is_compared_with_what_was_issued(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: bool, word: str
) -> None:
    told: list[tuple[str, bool]] = []
    brought = tmp_path / "拿回来的.pdf"
    monkeypatch.setattr(Files, "open", lambda *asked: brought)
    monkeypatch.setattr(Ask, "told", lambda parent, title, sentence, *, good: told.append((title, good)))
    with hub_at(tmp_path, *STATES["履行中"]) as hub:
        done(hub.desk, "issue_paper", {"form": "agreement"})
        data = paper_bytes(hub.desk, NUMBER, "agreement", "", "pdf")
        if changed:
            out = io.BytesIO()
            with pikepdf.open(io.BytesIO(data)) as pdf:
                pdf.pages[0].contents_add(b"q 200 300 80 20 re f Q")
                pdf.save(out)
            data = out.getvalue()
        brought.write_bytes(data)
        page = opened(qtbot, hub)
        page.centre.show_tab("文书")
        assert page.centre.papers.compare is not None
        qtbot.mouseClick(page.centre.papers.compare, LEFT)
        qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told == [(word, not changed)]
