"""The forms of the acts of a case open with what the case tells, offer what exists, and say what follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services import catalogue
from app.ui.forms.list_block import ListBlock
from app.ui.forms.record_block import RecordBlock
from app.ui.hub import Hub
from app.ui.widgets.editors import Combo
from tests.services import case_work_rows as given
from tests.services.office import NUMBER, done, given_of, on
from tests.ui.case_office import hub_at, story
from tests.ui.form_help import LEFT, retype
from tests.ui.work_forms import (
    DAY,
    Key,
    file_of,
    form_of,
    furnish,
    has_rooms,
    help_of,
    line,
    opened,
    pick,
    values,
)

COURSE = (
    "add_party", "change_party", "add_agent", "end_agent", "schedule_session", "change_appointment", "make_proposal",
    "answer_proposal", "take_evidence", "return_evidence", "instruct", "settle_instruction", "note_talk", "suspend",
    "assess_ability", "reply_entrustment", "hand_over", "detach", "extend", "record_limitation_event",
)  # fmt: skip


def test_every_form_of_the_course_opens_with_what_the_case_tells(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        has_rooms(hub.desk, "调解一室、调解二室")
        furnish(hub.desk)
        found = {act: opened(hub, act) for act in COURSE}
    day = "2026年9月25日"
    assert found["add_party"]["side"] == "被申请人"
    assert (found["change_party"]["seq"], found["change_party"]["changed_on"]) == ("1", "")
    assert (found["add_agent"]["side"], found["add_agent"]["from_on"]) == ("被申请人", day)
    assert found["add_agent"]["principal"] == "", "two employers: nobody is guessed"
    assert (found["end_agent"]["seq"], found["end_agent"]["to_on"]) == ("1", day)
    assert found["schedule_session"]["held_on"] == "2026年9月28日", "the next day worked"
    assert found["schedule_session"]["mediators"] == "林示例、赵样本"
    assert found["change_appointment"]["seq"] == "1"
    assert (found["change_appointment"]["starts"], found["change_appointment"]["held_on"]) == ("14:00", "")
    assert found["make_proposal"]["proposer"] == "被申请人", "the other side answers"
    assert (found["answer_proposal"]["seq"], found["answer_proposal"]["answered_on"]) == ("1", day)
    assert found["take_evidence"]["handed_by"] == "郑代理", "the agent hands in"
    assert (found["return_evidence"]["seq"], found["return_evidence"]["returned_to"]) == ("1", "孟𫖯")
    assert (found["instruct"]["to"], found["instruct"]["done_by"]) == ("林示例", "2026年9月30日")
    assert found["settle_instruction"]["seq"] == "1"
    assert found["note_talk"]["with_whom"] == "郑代理"
    assert found["suspend"]["from_on"] == day
    assert found["assess_ability"]["side"] == "被申请人"
    assert found["reply_entrustment"]["reply"].startswith("本案已于2026年9月16日受理")
    assert found["hand_over"]["body"] == given.ENTRUSTED["entruster"]
    assert found["hand_over"]["out"].endswith(f"移交材料 {NUMBER}.zip")
    assert found["detach"]["seq"] == "1"
    assert found["extend"]["extended_to"] == "2026年10月23日"
    assert found["record_limitation_event"]["on"] == "", "it lies in the past"


def test_every_form_after_the_agreement_opens_with_what_is_owed(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "serve_notice:2", "2026-11-24") as hub:
        urged, sent = opened(hub, "urge"), opened(hub, "refer")
        assert (urged["kind"], urged["side"], urged["amount"]) == ("逾期督促", "被申请人", "40,812.05")
        assert urged["perform_by"] == "2026年12月1日"
        assert (sent["kind"], sent["amount"], sent["sent_by"]) == ("支付令", "40,812.05", "孟𫖯")
        assert opened(hub, "mark_unperformed")["referral"] == "申请支付令"
        done(hub.desk, "refer", sent | {"body": "示例市人民法院"})
        assert opened(hub, "record_referral")["seq"] == "1"
        assert opened(hub, "lend_volume")["approver"] == "演示"
        assert opened(hub, "return_volume")["condition"]
        before = Hub(on(hub.desk, "2026-10-08"), hub.runner)
        reminder = opened(before, "urge")
        assert (reminder["kind"], reminder["perform_by"]) == ("到期前提醒", "2026年10月12日")


def test_what_a_form_opens_with_is_taken_by_its_act(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        furnish(hub.desk)
        for act, more in (
            ("schedule_session", {}), ("answer_proposal", {"answer": "接受"}), ("return_evidence", {}),
            ("settle_instruction", {"outcome": "已经开会"}), ("reply_entrustment", {}), ("end_agent", {}),
            ("suspend", {"ground": "双方要求暂停"}), ("resume", {}), ("detach", {"struck": "收错了"}),
            ("make_proposal", {"terms": "分两期付清。"}),
        ):  # fmt: skip
            number = NUMBER
            assert catalogue.perform(hub.desk, act, opened(hub, act) | more, number=number).told, act


def test_the_record_of_a_talk_lists_who_usually_comes(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", "2026-11-26") as hub:
        furnish(on(hub.desk, DAY))
        with form_of(qtbot, hub, "record_session") as form:
            told = form.core.given()
            people = [(one["name"], one["capacity"]) for one in told["attendance"]]
            assert people == [
                ("孟𫖯", "申请人"), ("郑代理", "申请人的代理人"), ("周样本", "被申请人的联系人"),
                ("吴派遣", "被申请人的法定代表人"), ("林示例", "调解员"), ("赵样本", "调解员"),
            ]  # fmt: skip
            assert (told["hours"], told["place"], told["recorder"]) == ("14:00—15:30", "203 调解室", "演示")
            block = form.block.inner["attendance"]
            assert isinstance(block, ListBlock)
            entry = block.blocks()[3]
            assert isinstance(entry, RecordBlock)
            qtbot.waitUntil(entry.row("came").isVisible)
            assert not entry.row("why_not").isVisible()
            qtbot.mouseClick(entry.row("came").editor, LEFT)
            assert entry.row("why_not").isVisible()
            retype(qtbot, entry.row("why_not"), "出差")
            retype(qtbot, form.block.row("applicant_view"), "要求支付。")
            retype(qtbot, form.block.row("respondent_view"), "同意核算。")
            with qtbot.waitSignal(form.done):
                form.submit()
        file = file_of(hub.desk)
        assert [(a.name, a.came, a.why_not) for a in file.attendees][3] == ("吴派遣", False, "出差")
        assert "吴派遣" not in file.sessions[0].present
        assert file.appointments[0].state == "已召开"


def test_a_line_offers_what_exists_by_key_and_by_letter(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        has_rooms(hub.desk, "调解一室、调解二室")
        furnish(hub.desk)
        with form_of(qtbot, hub, "schedule_session") as form:
            assert values(form, "room") == ["调解一室", "调解二室", "203 调解室"]
            room = line(form, "room")
            room.setFocus()
            pick(qtbot, room, 1)
            assert form.core.given()["room"] == "调解二室"
            retype(qtbot, form.block.row("room"), "厂区食堂二楼")
            assert form.core.given()["room"] == "厂区食堂二楼", "typing stays free"
            several = line(form, "mediators")
            several.setFocus()
            pick(qtbot, several, 1)
            assert form.core.given()["mediators"] == "林示例", "one that stands there is taken out"
            pick(qtbot, several, 1)
            assert form.core.given()["mediators"] == "林示例、赵样本"
        with form_of(qtbot, hub, "return_evidence") as form:
            assert values(form, "seq") == ["1", "2"]
            assert help_of(form, "seq") == "第 1 项：工资条（申请人，复印件）"
            seq = line(form, "seq")
            seq.setFocus()
            seq.selectAll()
            qtbot.keyClick(seq, Key.Key_Delete)
            pick(qtbot, seq, 1)
            assert help_of(form, "seq").startswith("第 2 项：考勤表")


@pytest.mark.parametrize(
    ("act", "field", "offered"),
    [
        ("end_agent", "seq", ["1"]), ("change_party", "seq", ["1", "2"]), ("detach", "seq", ["1"]),
        ("attach", "evidence", ["1", "2"]), ("answer_proposal", "seq", ["1"]), ("settle_instruction", "seq", ["1"]),
        ("change_appointment", "seq", ["1"]), ("note_talk", "with_whom", ["孟𫖯", "郑代理"]),
        ("add_agent", "principal", ["示例精工机械有限公司", "示例人力资源有限公司"]),
        ("hand_over", "body", ["示例市滨江区劳动人事争议仲裁委员会", "示例市劳动人事争议仲裁委员会"]),
    ],
)  # fmt: skip
def test_numbers_and_names_of_the_case_are_offered(
    qtbot: QtBot, tmp_path: Path, act: str, field: str, offered: list[str]
) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        furnish(hub.desk)
        with form_of(qtbot, hub, act) as form:
            assert values(form, field) == offered


def test_the_other_fields_follow_the_side_and_the_kind(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "assign", DAY) as hub:
        furnish(hub.desk)
        with form_of(qtbot, hub, "add_agent") as form:
            assert form.block.row("principal").isVisible()
            retype(qtbot, form.block.row("side"), "申请人")
            assert not form.block.row("principal").isVisible(), "there is only one"
            retype(qtbot, form.block.row("kind"), "近亲属")
            assert form.core.given()["power"] == "依法代理"
        with form_of(qtbot, hub, "take_evidence") as form:
            retype(qtbot, form.block.row("side"), "被申请人")
            assert form.core.given()["handed_by"] == "周样本"
        with form_of(qtbot, hub, "change_party") as form:
            assert not form.block.row("legal_rep").isVisible()
            retype(qtbot, form.block.row("kind"), "变更法定代表人")
            assert form.block.row("legal_rep").isVisible()
            assert not form.block.row("phone").isVisible()
            assert help_of(form, "legal_rep") == "现在是：高示例。不变的空着。"
            retype(qtbot, form.block.row("side"), "申请人")
            assert not form.block.row("legal_rep").isVisible(), "a worker has none"


def test_signing_by_an_agent_names_him_and_his_power(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "draft_agreement", "2026-09-28") as hub:
        done(hub.desk, "add_agent", given.AGENT)
        with form_of(qtbot, hub, "sign") as form:
            qtbot.mouseClick(form.block.row("proxy").editor, LEFT)
            told = form.core.given()
            assert (told["person"], "特别授权" in told["authority"]) == ("郑代理", True)
            qtbot.mouseClick(form.block.row("proxy").editor, LEFT)
            assert form.core.given()["person"] == "孟𫖯"


def test_only_the_results_of_that_kind_are_offered(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "serve_notice:2", "2026-11-24") as hub:
        guided = {"kind": "引导申请仲裁", "body": "示例仲裁委", "sent_on": "2026-11-20", "sent_by": "孟𫖯"}
        done(hub.desk, "refer", guided)
        with form_of(qtbot, hub, "record_referral") as form:
            combo = form.block.row("result").editor
            assert isinstance(combo, Combo)
            assert [combo.itemText(n) for n in range(combo.count())] == ["已受理", "不予受理", "已撤回"]


def test_an_amount_says_what_is_owed_of_this_of_all_and_where_more_goes(qtbot: QtBot, tmp_path: Path) -> None:
    with (
        hub_at(tmp_path, "serve_notice:2", "2026-11-24") as hub,
        form_of(qtbot, hub, "record_performance") as form,
    ):
        assert not form.block.row("worker").isVisible(), "there is one worker only"
        assert not form.block.row("amount").isVisible(), "the first open duty is an act"
        retype(qtbot, form.block.row("obligation"), "1")
        told = help_of(form, "amount")
        assert told.startswith("这一期还欠 20,812.05 元。")
        assert "多付的记到下一期；这一项共欠 40,812.05 元" in told
        assert values(form, "obligation") == ["1", "2"]
        assert not form.block.row("payer").isVisible()
        retype(qtbot, form.block.row("way"), "他人代付")
        assert form.block.row("payer").isVisible()


def test_acceptance_says_scope_and_clocks_as_one_types(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "consult", "2026-09-16") as hub:
        told = given_of(story(), "register") | given.ENTRUSTED
        told["applicant"] = told["applicant"] | {"overage": True}
        done(hub.desk, "correct", told)
        with form_of(qtbot, hub, "accept") as form:
            assert "2026年9月29日（周二）起当事人可以去仲裁" in form.hint.plain_text()
            assert "前要复函（10 个工作日）" in form.hint.plain_text()
            retype(qtbot, form.block.row("legal_head"), hub.desk.law.heads[3])
            assert "劳动争议调解仲裁法第2条" in help_of(form, "legal_head")
            assert "劳动者已经超龄" in help_of(form, "legal_head")
            assert form.block.row("scope_note").need.text() == "选填"
            retype(qtbot, form.block.row("decided_on"), "2026-06-30")
            assert "2026年7月1日以前这类争议通常按劳务处理" in help_of(form, "scope_note")
            assert form.block.row("scope_note").need.text() == "必填"
