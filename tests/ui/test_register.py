"""Registering a case by hand: five steps, nothing typed twice, nothing lost, errors named, then the case page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services import drafts
from app.services.views.timeline import case_view
from app.ui.forms.list_block import ListBlock
from app.ui.hub import Hub
from app.ui.pages.register.page import REVIEW, RegisterPage
from app.ui.widgets.editors import Combo
from tests.services.office import given_of
from tests.ui.case_office import NUMBER, hub_at, story
from tests.ui.form_help import LEFT, activate, leave, messages, rest, retype, show

DAY = "2026-09-15"
WORKER = {"name": "孟𫖯", "doc_no": "110101199003072316", "phone": "13857120071", "address": "样板路88号"}


@contextmanager
def register_at(
    qtbot: QtBot, folder: Path, size: tuple[int, int] = (1366, 728)
) -> Iterator[tuple[RegisterPage, Hub]]:
    with hub_at(folder, "", DAY) as hub:
        page = RegisterPage(hub)
        show(qtbot, page, size)
        qtbot.waitUntil(lambda: page._situation is not None)
        activate(qtbot, page)
        yield page, hub
        page.hide()
        rest(qtbot, hub)


def forward(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.mouseClick(page.foot.primary, LEFT)


def fill_applicant(qtbot: QtBot, page: RegisterPage, **changed: str) -> None:
    for name, text in (WORKER | changed).items():
        retype(qtbot, page.applicant.fields.row(name), text)


def fill_request(qtbot: QtBot, page: RegisterPage) -> None:
    claims = page.request.fields.inner["claims"]
    assert isinstance(claims, ListBlock)
    rows: dict[str, Any] = {path: slot for path, slot, _ in claims.slots()}
    retype(qtbot, rows["0.matter"], "支付加班工资")
    retype(qtbot, rows["0.amount"], "1.2万")
    retype(qtbot, page.request.fields.row("cause"), "追索劳动报酬纠纷")
    retype(qtbot, page.request.fields.row("facts"), "周六加班没有支付工资。")


def test_a_case_is_registered_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, hub):
        forward(qtbot, page)
        fill_applicant(qtbot, page)
        qtbot.keyClick(page.applicant.fields.row("address").editor, Qt.Key.Key_Return)
        assert page.at == 2
        forward(qtbot, page)
        assert page.at == 3
        fill_request(qtbot, page)
        forward(qtbot, page)
        assert page.at == REVIEW
        assert page.foot.primary.text() == "登记案件"
        with qtbot.waitSignal(hub.go) as gone:
            forward(qtbot, page)
        assert gone.args == ["case", NUMBER]
        rest(qtbot, hub)
        file = case_view(hub.desk, NUMBER).file
        assert (file.case.amount, file.case.applicant) == (1_200_000, "孟𫖯")
        assert (file.workers[0].sex, str(file.workers[0].birth_on)) == ("男", "1990-03-07")
        assert file.employers[0].legal_rep == "高示例"
        assert drafts.load(hub.desk, "register") is None


def test_the_next_button_names_the_first_error_and_the_step_tells(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, _):
        forward(qtbot, page)
        fill_applicant(qtbot, page, phone="1385712071")
        forward(qtbot, page)
        assert page.at == 1
        assert page.foot.words == "还有 1 处要改：联系电话"
        assert "申请人当前 1 处要改" in page.steps.accessibleName()
        assert page.applicant.fields.row("phone").editor.hasFocus()
        retype(qtbot, page.applicant.fields.row("phone"), "13857120071")
        assert page.foot.words == ""
        forward(qtbot, page)
        assert page.at == 2


def test_sex_and_birth_follow_from_the_number_and_are_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, _):
        forward(qtbot, page)
        rows = page.applicant.fields
        retype(qtbot, rows.row("doc_no"), "110101199003072316")
        assert rows.row("sex").value() == "男"
        assert rows.row("birth_on").value() == "1990-03-07"
        assert rows.row("birth_on").note.text() == "由号码得出"
        assert rows.row("birth_on").editor.accessibleDescription() == "36 周岁"
        assert not rows.row("sex").editor.isEnabled()
        retype(qtbot, rows.row("doc_type"), "护照")
        assert rows.row("sex").editor.isEnabled(), "a passport tells neither"


def test_a_wrong_check_digit_only_cautions(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, _):
        forward(qtbot, page)
        fill_applicant(qtbot, page, doc_no="110101199003072315")
        leave(page.applicant.fields.row("doc_no"), page.applicant.fields.row("name").editor)
        assert "末位校验码" in messages(page.core)["applicant.doc_no"]
        forward(qtbot, page)
        assert page.at == 1
        forward(qtbot, page)
        assert page.at == 2


def test_the_own_enterprise_is_taken_over_and_can_be_again(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, _):
        assert "被申请人未到 沿用本单位资料" in page.steps.accessibleName()
        page.core.fill(given_of(story(), "register"))
        for _step in range(3):
            page._go(page.at + 1)
        page._go(2)
        retype(qtbot, page.respondent.fields.row("name"), "另一家公司")
        assert "被申请人当前 另一家公司" in page.steps.accessibleName()
        qtbot.mouseClick(page.respondent.again, LEFT)
        assert page.respondent.fields.row("name").value() == "示例精工机械有限公司"


def test_the_day_of_receipt_says_when_arbitration_opens(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, _):
        day = page.received.fields.row("received_on")
        assert "2026年9月30日（周三）起，当事人可以去仲裁" in day.editor.accessibleDescription()
        cause = page.request.fields.row("cause").editor
        assert isinstance(cause, Combo)
        assert cause.findText("超龄劳动者用工纠纷") >= 0
        retype(qtbot, day, "2025-9-14")
        assert cause.findText("超龄劳动者用工纠纷") < 0, "a cause of 2026 is not offered for a case of 2025"
        retype(qtbot, day, "2026-9-14")
        assert "2026年9月29日（周二）起" in day.editor.accessibleDescription()


def test_what_was_typed_is_there_again_at_the_step_that_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, hub):
        forward(qtbot, page)
        fill_applicant(qtbot, page)
        with qtbot.waitSignal(hub.go) as gone:
            qtbot.mouseClick(page.later, LEFT)
        assert gone.args == ["ledger", ""]
        rest(qtbot, hub)
        again = RegisterPage(hub)
        show(qtbot, again)
        qtbot.waitUntil(lambda: again._situation is not None)
        assert again.core.given()["applicant"]["name"] == "孟𫖯"
        assert again.at == 3, "the applicant and the respondent are complete"
        assert again.banner.isVisible()
        qtbot.mouseClick(again.banner.link, LEFT)
        assert again.at == 0
        assert again.core.given()["applicant"]["name"] == ""
        again.hide()
        rest(qtbot, hub)
        assert drafts.load(hub.desk, "register") is None


def test_the_draft_is_saved_while_typing(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, hub):
        forward(qtbot, page)
        with qtbot.waitSignal(page.core.saved, timeout=20_000) as saved:
            retype(qtbot, page.applicant.fields.row("name"), "孟样本")
        assert saved.args[0].startswith("草稿已存 ")
        assert page.cloud.isVisible()
        kept = drafts.load(hub.desk, "register")
        assert kept is not None
        assert kept["applicant"]["name"] == "孟样本"


def test_the_review_shows_everything_and_leads_back(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, _):
        page.core.fill(given_of(story(), "register"))
        page.applicant.derive()
        page._go(REVIEW)
        told = " ".join(label.text() for label in page.review.findChildren(QWidget) if hasattr(label, "text"))
        for word in (
            "孟𫖯",
            "40,812.05",
            "人民币肆万零捌佰壹拾贰元零伍分",
            "农民工",
            "2026年9月14日",
            "0571-87654321",
        ):
            assert word in told
        qtbot.mouseClick(page.review._links[1], LEFT)
        assert page.at == 1


def test_a_refusal_of_the_act_opens_the_step_of_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, hub):
        given = given_of(story(), "register")
        page.core.fill(
            given | {"received_on": "2026-9-14", "applicant": given["applicant"] | {"entry_on": "2027-1-1"}}
        )
        page.applicant.derive()
        page._go(REVIEW)
        page.core.check()
        activate(qtbot, page)
        forward(qtbot, page)
        qtbot.waitUntil(lambda: page.at == 1)
        rest(qtbot, hub)
        assert "入职日期 2027年1月1日 还没有到" in messages(page.core)["applicant.entry_on"]
        assert page.applicant.fields.row("entry_on").editor.hasFocus()


def test_after_a_case_the_page_is_ready_for_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    with register_at(qtbot, tmp_path) as (page, hub):
        page.core.fill(given_of(story(), "register"))
        page._go(REVIEW)
        page.core.check()
        with qtbot.waitSignal(hub.go):
            forward(qtbot, page)
        page.hide()
        page.show()
        qtbot.waitUntil(lambda: page._situation is not None)
        assert page.at == 0
        assert page.core.given()["applicant"]["name"] == ""


@pytest.mark.parametrize(
    ("width", "help_shown", "steps_shown"), [(1366, True, True), (1100, False, True), (911, False, False)]
)
def test_what_is_beside_the_form_goes_where_room_is_short(
    qtbot: QtBot, tmp_path: Path, width: int, help_shown: bool, steps_shown: bool
) -> None:
    with register_at(qtbot, tmp_path, (width, 512)) as (page, _):
        assert page.help.isVisible() is help_shown
        assert page.steps.isVisible() is steps_shown
        corner = page.foot.primary.mapTo(page, page.foot.primary.rect().bottomRight())
        assert corner.x() < width
        assert corner.y() < 512
        if not steps_shown:
            assert "第 1 步，共 5 步" in page.header.trail.accessibleName()
