"""The tabs of the case page: course, papers, agreement and performance, volume, changes; and the clocks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.ui.dialogs import paper_dialogs
from app.ui.pages.case.clocks import common_axis, rest_note
from app.ui.pages.case.days_popup import day_rows
from app.ui.pages.case.obligations import ObligationCard
from app.ui.pages.paper.signing_board import SignerCard
from app.ui.widgets.clock_strip import ClockStrip
from app.ui.widgets.labels import Label
from app.ui.widgets.timeline_item import TimelineItem
from tests.ui.case_office import NUMBER, hub_at
from tests.ui.test_case_page import LEFT, STATES, opened, words


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label)]


def test_the_course_stands_newest_first_with_the_papers_that_came_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["履行中"]) as hub:
        page = opened(qtbot, hub)
        items = page.centre.course.widget().findChildren(TimelineItem)
        names = [item.accessibleName() for item in items]
        assert names[0].startswith("10月12日 登记履行")
        assert names[-1].startswith("9月14日 登记")
        served = [item for item in items if "送达履行告知书" in item.accessibleName()]
        with qtbot.waitSignal(page.paper_wanted) as asked:
            qtbot.mouseClick(served[0]._chips[0], LEFT)
        assert asked.args == [NUMBER, "performance_notice", "被申请人"]


def test_every_talk_offers_its_record(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "draft_agreement", "2026-09-28") as hub:
        page = opened(qtbot, hub)
        items = page.centre.course.widget().findChildren(TimelineItem)
        talks = [item for item in items if "调解笔录" in item.accessibleName()]
        assert [len(item._chips) for item in talks] == [1, 1]


def test_papers_are_offered_issued_and_then_named_so(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["待签署"]) as hub:
        page = opened(qtbot, hub)
        page.centre.show_tab("文书")
        rows = {(row.offer.code, row.offer.side): row for row in page.centre.papers.rows}
        assert {("agreement", ""), ("acceptance_notice", "申请人"), ("acceptance_notice", "被申请人")} <= set(
            rows
        )
        with qtbot.waitSignal(page.paper_wanted) as asked:
            qtbot.mouseClick(rows["acceptance_notice", "被申请人"].open, LEFT)
        assert asked.args == [NUMBER, "acceptance_notice", "被申请人"]
        with qtbot.waitSignal(page.tasks.done) as done:
            qtbot.mouseClick(rows["acceptance_notice", "被申请人"].issue, LEFT)
        assert done.args == ["issue"]
        fresh = {(row.offer.code, row.offer.side): row for row in page.centre.papers.rows}
        paper = fresh["acceptance_notice", "被申请人"]
        assert paper.offer.issued is not None
        assert paper.issue.text() == "签发新版"
        assert fresh["acceptance_notice", "申请人"].offer.issued is None


def test_a_paper_is_saved_from_its_row(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = tmp_path / "notice.pdf"
    monkeypatch.setattr(paper_dialogs, "ask_path", lambda parent, name, kind: saved)
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        row = next(row for row in page.centre.papers.rows if row.offer.code == "acceptance_notice")
        page.centre.show_tab("文书")
        qtbot.mouseClick(row.more, LEFT)
        qtbot.waitUntil(row._menu.isVisible)
        actions = {action.text(): action for action in row._menu.actions()}
        assert list(actions) == ["存为 PDF", "存为 DOCX", "打印", "存脱敏副本"]
        with qtbot.waitSignal(page.tasks.done) as done:
            actions["存为 PDF"].trigger()
        row._menu.close()
        assert done.args == ["pdf"]
    assert "受理通知书" in pypdf.PdfReader(saved).pages[0].extract_text()


def test_an_archived_case_issues_nothing_more(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["已归档"]) as hub:
        page = opened(qtbot, hub)
        page.centre.show_tab("文书")
        assert page.centre.papers.rows
        assert not any(row.issue.isVisibleTo(page) for row in page.centre.papers.rows)


def test_marks_and_instalments_tell_who_signed_and_what_is_owed(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["履行中"]) as hub:
        page = opened(qtbot, hub)
        tab = page.centre.agreement
        page.centre.show_tab("协议与履行")
        signers = [card.accessibleName() for card in tab.findChildren(SignerCard)]
        assert signers[1] == "被申请人 周样本（特别授权） 签名并盖章 9月29日 代签"
        assert "人民币肆万零捌佰壹拾贰元零伍分" in texts(tab)
        assert "四项齐备，2026年9月30日 生效" in texts(tab)
        first, second = tab.findChildren(ObligationCard)
        assert texts(first).count("20,812.05") == 2, "owed in full: due and still open"
        assert "已履行" in words(second)
        assert "10月12日　凭证：申请人签收的工资核算说明" in texts(second)
        assert "还有 2 项没有履行，尚欠 40,812.05 元" in texts(tab)
        with qtbot.waitSignal(page.act_wanted) as asked:
            qtbot.mouseClick(tab.buttons["record_performance"], LEFT)
        assert asked.args == ["record_performance", NUMBER]


def test_signing_is_offered_while_the_agreement_waits(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "sign", "2026-09-29") as hub:
        page = opened(qtbot, hub)
        tab = page.centre.agreement
        assert set(tab.buttons) == {"sign"}, "once somebody has signed, nothing is revised"
        assert "已齐 1/4，缺 被申请人、调解员、印章；四项齐备之日生效" in texts(tab)
        page.centre.show_tab("协议与履行")
        with qtbot.waitSignal(page.act_wanted) as asked:
            qtbot.keyClick(tab.buttons["sign"], Qt.Key.Key_Space)
        assert asked.args == ["sign", NUMBER]


def test_without_an_agreement_the_tab_says_how_to_come_to_one(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        assert "还没有协议" in words(page.centre.agreement)
        page.centre.show_tab("协议与履行")
        with qtbot.waitSignal(page.act_wanted) as asked:
            qtbot.mouseClick(page.centre.agreement.buttons["draft_agreement"], LEFT)
        assert asked.args == ["draft_agreement", NUMBER]


def test_the_volume_names_what_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["履行中"]) as hub:
        page = opened(qtbot, hub)
        assert page.view is not None
        missing = [line.title for line in page.view.check_list if line.must and not line.there]
        expected = f"缺 {len(missing)} 件：{'、'.join(missing)}" if missing else "必须的都齐了"
        assert expected in words(page.centre.volume)
        page.centre.show_tab("卷宗")
        assert page.centre.volume.open is not None
        with qtbot.waitSignal(page.paper_wanted) as asked:
            qtbot.mouseClick(page.centre.volume.open, LEFT)
        assert asked.args == [NUMBER, "volume", ""]


def test_changes_are_read_when_their_tab_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["已归档"]) as hub:
        page = opened(qtbot, hub)
        assert texts(page.centre.changes) == []
        page.centre.show_tab("改动记录")
        told = words(page.centre.changes)
        assert "案件 状态" in told
        assert "已归档" in told
        assert "110101199003072316" not in told


def test_the_deadlines_share_one_scale(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, *STATES["调解中"]) as hub:
        page = opened(qtbot, hub)
        strips = page.deadlines.findChildren(ClockStrip)
        assert len(strips) == 2
        assert {strip._axis for strip in strips} == {(date(2026, 9, 14), date(2026, 10, 8))}
        assert "中秋节 9月25日—27日在期间之内，照常计入。" in words(page.deadlines)
        qtbot.mouseClick(page.deadlines.days, LEFT)
        popup = page.deadlines.popup
        assert popup is not None
        qtbot.waitUntil(popup.isVisible)
        assert popup.model.rowCount() == 16
        popup.choice.choose(1)
        assert popup.model.rowCount() == 23
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
        assert not popup.isVisible()


def test_natural_days_are_numbered_to_the_raw_end_and_then_passed_over() -> None:
    limit = bootstrap.law().limit("mediation", date(2026, 9, 16))
    rows = day_rows(limit, date(2026, 9, 24))
    assert [row.number for row in rows[:3]] == ["", "1", "2"]
    assert (rows[15].number, rows[15].role, rows[15].day) == ("15", "不计", "10月1日")
    assert [row.number for row in rows[16:]] == [""] * 7
    assert (rows[-1].role, rows[-1].day) == ("末日", "10月8日")
    assert rows[8].why.startswith("今天 · ")
    assert rest_note(limit) == "中秋节 9月25日—27日在期间之内，**照常计入**。"


def test_working_days_are_numbered_only_where_they_are_worked() -> None:
    limit = bootstrap.law().limit("acceptance", date(2026, 9, 24))
    rows = day_rows(limit, date(2026, 9, 24))
    assert [row.day for row in rows if row.number] == ["9月28日", "9月29日", "9月30日"]
    assert [row.number for row in rows if row.number] == ["1", "2", "3"]
    assert {row.why for row in rows[1:4]} == {"中秋节休假，只数工作日"}


@pytest.mark.parametrize(("today", "last"), [("2026-09-20", "2026-10-08"), ("2026-12-24", "2026-10-20")])
def test_the_scale_reaches_a_late_today_only_so_far(today: str, last: str) -> None:
    limit = bootstrap.law().limit("mediation", date(2026, 9, 16))
    axis = common_axis((limit,), date.fromisoformat(today))
    assert axis == (date(2026, 9, 16), date.fromisoformat(last))
    assert common_axis((), date(2026, 9, 20)) is None
