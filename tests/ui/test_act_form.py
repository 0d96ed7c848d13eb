"""The generic form: every act can be filled in, proposals come from the case, problems stand at their fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.fields import specs
from app.domain.reading import read
from app.services import catalogue, drafts
from app.ui.forms.act_form import ActForm
from app.ui.forms.list_block import ListBlock
from app.ui.forms.names_block import Name, NamesBlock
from app.ui.forms.proposals import proposal
from app.ui.forms.record_block import RecordBlock
from app.ui.forms.situation import look
from app.ui.forms.typed import words_of
from tests.services.office import given_of
from tests.ui.case_office import NUMBER, hub_at, story
from tests.ui.form_help import form_at, leave, loaded, messages, own, rest, retype, show

LEFT = Qt.MouseButton.LeftButton


def inputs_of_the_story() -> list[tuple[str, dict[str, Any]]]:
    told = story()
    return [(step["act"], step["given"]) for step in (*told["office_acts"], *told["case_acts"])]


def answered(record: type, given: dict[str, Any]) -> dict[str, Any]:
    """The input with the declared default of every choice that it leaves out, as an opened form has it."""
    found = dict(given)
    for spec in specs(record):
        if spec.kind == "record" and spec.item and spec.name in found:
            found[spec.name] = answered(spec.item, found[spec.name])
        elif spec.kind == "choice" and spec.name not in found:
            found[spec.name] = attrs.fields_dict(record)[spec.name].default
    return found


def test_every_act_has_a_form_with_all_its_fields_named(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "", "2026-09-14") as hub:
        for act in catalogue.ACTS.values():
            form = ActForm(hub, act.name)
            own(qtbot, form)
            assert set(form.core.given()) == {s.name for s in specs(act.given)}, act.name
            for place in form.core.places():
                assert place.editor.accessibleName() or place.path, f"{act.name} {place.path}"


def test_what_is_filled_in_comes_back_as_the_same_record(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "", "2026-11-24") as hub:
        for name, given in inputs_of_the_story():
            act = catalogue.find(name)
            form = ActForm(hub, name)
            own(qtbot, form)
            for block in form.block.inner.values():
                if isinstance(block, NamesBlock):
                    block.set_names([Name(n) for n in given["mediators"]])
            form.core.fill(answered(act.given, given))
            if name == "draft_agreement":
                given["obligations"][1]["payment_kind"] = ""  # an act of another kind is no payment
            assert read(act.given, form.core.given()).record == read(act.given, given).record, name


@pytest.mark.parametrize(
    ("until", "day", "act", "expected"),
    [
        ("register", "2026-09-15", "consult", {"side": "被申请人", "person": "周样本", "asked_on": "2026-09-15"}),
        ("consult", "2026-09-16", "accept", {"decided_on": "2026-09-16"}),
        ("assign", "2026-09-22", "record_session", {"held_on": "2026-09-22", "recorder": "演示"}),
        ("draft_agreement", "2026-09-28", "sign", {"role": "申请人", "person": "孟𫖯", "way": "签名并捺印"}),
        ("sign:3", "2026-09-30", "sign", {"role": "调解委员会", "way": "加盖印章"}),
        ("serve_notice", "2026-09-30", "serve_notice", {"side": "被申请人", "receiver": "周样本"}),
        ("serve_notice:2", "2026-10-12", "record_performance", {"obligation": "2", "instalment": "1", "amount": ""}),
        (
            "record_performance", "2026-10-15", "record_performance",
            {"obligation": "1", "instalment": "1", "amount": "20,812.05"},
        ),
        ("close", "2026-11-24", "archive", {"volume_no": "2026-001", "filer": "演示", "retention": "10年"}),
        ("record_performance:3", "2026-11-20", "follow_up", {"visited": "孟𫖯", "performed": "已全部履行"}),
    ],
)  # fmt: skip
def test_a_form_opens_with_what_the_case_already_tells(
    qtbot: QtBot, tmp_path: Path, until: str, day: str, act: str, expected: dict[str, str]
) -> None:
    with form_at(qtbot, tmp_path, until, day, act, NUMBER) as form:
        given = form.core.given()
        assert {name: given[name] for name in expected} == expected


def test_a_proposal_alone_is_enough_to_revise_and_to_correct(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "draft_agreement", "2026-09-28") as hub:
        form = ActForm(hub, "revise_agreement", NUMBER, roomy=True)
        show(qtbot, form)
        loaded(qtbot, form)
        given = form.core.given()
        act = catalogue.find("draft_agreement").given
        expected = given_of(story(), "draft_agreement")
        expected["obligations"][1]["payment_kind"] = ""
        assert read(act, given).record == read(act, expected).record
    with hub_at(tmp_path / "second", "register", "2026-09-15") as hub:
        form = ActForm(hub, "correct", NUMBER, known={"reason": "写错"}, roomy=True)
        show(qtbot, form)
        loaded(qtbot, form)
        act = catalogue.find("register").given
        told = {name: value for name, value in form.core.given().items() if name != "reason"}
        expected = read(act, given_of(story(), "register")).record
        found = read(act, told).record
        assert (found.claims, found.respondent, found.facts) == (
            expected.claims,
            expected.respondent,
            expected.facts,
        )
        assert found.applicant.sex == "男"


def test_signer_follows_the_role_unless_somebody_typed_another(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "draft_agreement", "2026-09-28", "sign", NUMBER) as form:
        retype(qtbot, form.block.row("role"), "被申请人")
        assert form.core.given()["person"] == "高示例"
        assert form.core.given()["way"] == "签名并盖章"
        retype(qtbot, form.block.row("person"), "周样本")
        retype(qtbot, form.block.row("role"), "申请人")
        assert form.core.given()["person"] == "周样本"


def test_notes_say_what_follows_from_a_day(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "consult", "2026-09-16", "accept", NUMBER) as form:
        described = form.block.row("decided_on").editor.accessibleDescription()
        assert "2026年10月8日（周四）前应结束调解" in described


def test_a_field_is_checked_when_left_and_cleared_while_typing(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "", "2026-09-14", "appoint_mediator") as form:
        phone, name = form.block.row("phone"), form.block.row("name")
        retype(qtbot, phone, "1385712071")
        assert messages(form.core) == {}
        leave(phone, name.editor)
        assert messages(form.core) == {"phone": "手机号码是 11 位，这里是 10 位。"}
        retype(qtbot, phone, "13857120711")
        assert messages(form.core) == {}
        leave(phone, name.editor)
        assert messages(form.core) == {}, "an empty required field nobody touched is not scolded yet"


def test_submitting_goes_to_the_first_error(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "", "2026-09-14", "appoint_mediator") as form:
        retype(qtbot, form.block.row("phone"), "12")
        form.submit()
        assert [path for path, _ in form.core.shown()] == ["name", "phone"]
        assert form.core.shown()[1][1] == "联系电话"
        assert form.block.row("name").editor.hasFocus()
        assert not form.core.busy


def test_a_caution_holds_up_once_and_then_one_may_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "", "2026-09-14", "appoint_mediator") as form:
        retype(qtbot, form.block.row("name"), "林示例2")
        form.submit()
        assert [path for path, _ in form.core.shown(warnings=True)] == ["name"]
        with qtbot.waitSignal(form.done) as done:
            form.submit()
        assert done.args[0].told == "聘任调解员林示例2。"


def test_a_refusal_of_the_act_comes_back_to_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "appoint_mediator", "2026-09-14", "dismiss_mediator") as form:
        retype(qtbot, form.block.row("name"), "没有的人")
        retype(qtbot, form.block.row("reason"), "调离")
        form.submit()
        rest(qtbot, form.hub)
        assert messages(form.core) == {"name": "名册里没有在聘的调解员“没有的人”。"}
        assert form.block.row("name").editor.hasFocus()
        retype(qtbot, form.block.row("name"), "林示例")
        with qtbot.waitSignal(form.done):
            form.submit()


def test_what_the_role_forbids_stands_in_the_banner(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "consult", "2026-09-16", "accept", NUMBER, role="登记员") as form:
        form.submit()
        rest(qtbot, form.hub)
        assert form.banner.isVisible()
        assert "要由主任或调解员来做" in form.banner.accessibleName()


def test_what_is_typed_is_kept_and_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "draft_agreement", "2026-09-28") as hub:
        form = ActForm(hub, "sign", NUMBER)
        show(qtbot, form)
        loaded(qtbot, form)
        retype(qtbot, form.block.row("note"), "还要等代理人")
        assert form.core.drafts.waiting
        with qtbot.waitSignal(form.core.saved) as saved:
            form.core.drafts.flush()
        assert saved.args[0].startswith("草稿已存 ")
        again = ActForm(hub, "sign", NUMBER)
        show(qtbot, again)
        loaded(qtbot, again)
        assert again.core.given()["note"] == "还要等代理人"
        assert again.banner.isVisible()
        qtbot.mouseClick(again.banner.link, LEFT)
        assert again.core.given()["note"] == ""
        rest(qtbot, hub)
        uid = again._situation.case_uid if again._situation else ""
        assert drafts.load(hub.desk, "sign", uid) is None


def test_a_draft_goes_with_its_act_and_never_holds_a_password(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "", "2026-09-14", "add_user") as form:
        password = form.block.row("password")
        assert isinstance(password.editor, QLineEdit)
        assert password.editor.echoMode() == QLineEdit.EchoMode.Password
        retype(qtbot, form.block.row("name"), "王样本")
        retype(qtbot, password, "chuangqian8")
        form.core.drafts.flush()
        rest(qtbot, form.hub)
        kept = drafts.load(form.hub.desk, "add_user")
        assert kept is not None
        assert kept["name"] == "王样本"
        assert "password" not in kept
        with qtbot.waitSignal(form.done):
            form.submit()
        rest(qtbot, form.hub)
        assert drafts.load(form.hub.desk, "add_user") is None


def test_a_list_grows_shrinks_and_adds_up(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "", "2026-09-14") as hub:
        form = ActForm(hub, "register", roomy=True)
        show(qtbot, form)
        loaded(qtbot, form)
        claims = form.block.inner["claims"]
        assert isinstance(claims, ListBlock)
        for position, amount in enumerate(("12,000", "900.5", "")):
            if position:
                qtbot.mouseClick(claims.add_button, LEFT)
            rows = dict((path, slot) for path, slot, _ in claims.slots())
            retype(qtbot, rows[f"{position}.matter"], f"第{position}项")
            retype(qtbot, rows[f"{position}.amount"], amount)
        assert claims._total.text() == "合计 12,900.50 元"
        assert claims._capitals.text() == "人民币壹万贰仟玖佰元伍角"
        qtbot.mouseClick(claims._entries[0].remove, LEFT)
        assert [claim["amount"] for claim in claims.values()["entries"]] == ["900.5", ""]
        qtbot.mouseClick(claims._entries[1].remove, LEFT)
        assert not claims._entries[0].remove.isEnabled(), "a required list keeps one entry"
        claims._entries[0].block.slots()[0][2].setFocus()
        form.core.fill({"claims": [{"matter": "换成这一项"}]})
        assert [claim["matter"] for claim in claims.values()["entries"]] == ["换成这一项"]
        form.hide()
        rest(qtbot, hub)


def test_instalments_lie_inside_an_obligation_and_go_with_its_kind(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "record_session:2", "2026-09-28", "draft_agreement", NUMBER) as form:
        form.core.fill(given_of(story(), "draft_agreement"))
        first = form.block.inner["obligations"]
        assert isinstance(first, ListBlock)
        entry = first._entries[0].block
        assert isinstance(entry, RecordBlock)
        parts = entry.inner["instalments"]
        assert isinstance(parts, ListBlock)
        retype(qtbot, dict((p, s) for p, s, _ in parts.slots())["1.amount"], "19,999")
        form.submit()
        rest(qtbot, form.hub)
        assert list(messages(form.core)) == ["obligations.0.instalments"]
        assert "与金额 40,812.05 元不等" in messages(form.core)["obligations.0.instalments"]
        retype(qtbot, entry.row("kind"), "行为")
        assert not parts.isVisible()
        given = form.core.given()["obligations"][0]
        assert (given["amount"], given["instalments"], given["payment_kind"]) == ("", [], "")


def test_the_first_name_ticked_presides(qtbot: QtBot, tmp_path: Path) -> None:
    with form_at(qtbot, tmp_path, "accept", "2026-09-17", "assign", NUMBER) as form:
        block = form.block.inner["mediators"]
        assert isinstance(block, NamesBlock)
        lin, zhao = block._lines["林示例"], block._lines["赵样本"]
        form.submit()
        assert "mediators" in messages(form.core)
        qtbot.keyClick(zhao.box, Qt.Key.Key_Space)
        qtbot.keyClick(lin.box, Qt.Key.Key_Space)
        assert form.core.given()["mediators"] == ["赵样本", "林示例"]
        qtbot.waitUntil(zhao.tag.isVisible)
        qtbot.mouseClick(lin.lead, LEFT)
        assert form.core.given()["mediators"] == ["林示例", "赵样本"]
        with qtbot.waitSignal(form.done) as done:
            form.submit()
        assert done.args[0].told == "指定林示例（主持）、赵样本调解本案。"


def test_paths_are_called_by_their_labels() -> None:
    given = catalogue.find("register").given
    assert words_of(given, "applicant.phone") == "联系电话"
    assert words_of(given, "claims.1.amount") == "第 2 项请求金额"
    assert words_of(given, "claims") == "调解请求"


def test_a_correction_opens_with_the_letter_and_the_day_of_infringement(qtbot: QtBot, tmp_path: Path) -> None:
    with hub_at(tmp_path, "accept", "2026-09-17") as hub:
        told = given_of(story(), "register") | {
            "source": "仲裁委托", "entruster": "示例仲裁委", "letter_no": "〔2026〕3号", "letter_on": "2026-09-11",
            "infringed_on": "2026-06-30", "reason": "补记",
        }  # fmt: skip
        catalogue.perform(hub.desk, "correct", told, number=NUMBER)
        opened = proposal("correct", look(hub.desk, "correct", NUMBER))
        kept = {n: opened[n] for n in ("entruster", "letter_no", "letter_on", "infringed_on")}
        assert kept == {
            "entruster": "示例仲裁委", "letter_no": "〔2026〕3号", "letter_on": "2026年9月11日",
            "infringed_on": "2026年6月30日",
        }  # fmt: skip
