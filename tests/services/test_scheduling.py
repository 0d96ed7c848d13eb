"""Talks are arranged without two in one room or one mediator in two; the record of a talk marks what was arranged."""

from datetime import date
from typing import Any

from app.services.views import timeline
from tests.services.office import NUMBER, changed, done, given_of, on, refused_field

SECOND = "（2026）示工调字第2号"
ARRANGED: dict[str, Any] = {
    "held_on": "2026-11-26", "starts": "14:00", "ends": "15:30", "way": "现场", "room": "203 调解室",
}  # fmt: skip


def second_case(desk: Any, story: Any, mediators: list[str]) -> None:
    """Another case of the office, led up to its mediators."""
    done(desk, "register", given_of(story, "register"), number="")
    for act, more in (("consult", {}), ("accept", {}), ("assign", {"mediators": mediators})):
        done(desk, act, given_of(story, act) | more, number=SECOND)


def test_the_mediators_of_the_case_are_arranged_when_none_is_named(desk_at):
    desk = desk_at("assign")
    told = done(desk, "schedule_session", ARRANGED).told
    assert told == "第 1 次安排：2026年11月26日 14:00—15:30，现场，203 调解室。"
    (arranged,) = timeline.case_view(desk, NUMBER).file.appointments
    assert (arranged.mediators, arranged.state) == ("林示例、赵样本", "待召开")


def test_a_room_that_another_case_has_is_refused_with_its_number_and_time(desk_at, story):
    desk = desk_at("assign")
    done(desk, "schedule_session", ARRANGED | {"mediators": "赵样本"})
    second_case(desk, story, ["林示例"])
    late = ARRANGED | {"starts": "15:00", "ends": "16:00"}
    refused_field(desk, "schedule_session", late, "room", f"{NUMBER}已定在这一天 14:00—15:30", number=SECOND)
    done(desk, "schedule_session", late | {"room": "205 调解室"}, number=SECOND)
    done(desk, "schedule_session", ARRANGED | {"starts": "15:30", "ends": "16:30", "mediators": "赵样本"})


def test_a_mediator_sits_in_one_talk_at_a_time(desk_at, story):
    desk = desk_at("assign")
    done(desk, "schedule_session", ARRANGED)
    second_case(desk, story, ["赵样本"])
    elsewhere = ARRANGED | {"room": "205 调解室"}
    refused_field(desk, "schedule_session", elsewhere, "starts", "赵样本有别的调解", number=SECOND)
    done(desk, "schedule_session", elsewhere | {"held_on": "2026-11-27"}, number=SECOND)


def test_a_talk_put_off_leaves_the_old_one_and_frees_its_time(desk_at):
    desk = desk_at("assign")
    done(desk, "schedule_session", ARRANGED | {"held_on": "2026-11-28"})
    done(desk, "schedule_session", ARRANGED)
    put_off = {
        "state": "已改期", "reason": "申请人住院", "held_on": "2026-11-26", "starts": "14:30", "ends": "16:00",
    }  # fmt: skip
    done(desk, "change_appointment", put_off)
    found = timeline.case_view(desk, NUMBER).file.appointments
    assert [(a.seq, a.state, a.reason, a.held_on, a.starts) for a in found] == [
        (1, "待召开", "", date(2026, 11, 28), "14:00"),
        (2, "已改期", "申请人住院", date(2026, 11, 26), "14:00"),
        (3, "待召开", "", date(2026, 11, 26), "14:30"),
    ]
    assert found[2].room == "203 调解室"
    done(desk, "change_appointment", {"seq": 1, "state": "已取消", "reason": "双方已经谈妥"})
    assert [a.state for a in timeline.case_view(desk, NUMBER).file.appointments] == [
        "已取消",
        "已改期",
        "待召开",
    ]


def test_the_record_of_a_talk_marks_the_one_arranged_and_keeps_who_came_and_spoke(desk_at, story):
    desk = on(desk_at("assign"), "2026-09-21")
    done(desk, "schedule_session", ARRANGED | {"held_on": "2026-09-22"})
    given = changed(given_of(story, "record_session"), present=None) | {
        "way": "视频", "platform": "示例会议",
        "attendance": [
            {"name": "孟𫖯", "capacity": "申请人"},
            {"name": "周样本", "capacity": "被申请人的代理人", "came": False, "why_not": "出差"},
            {"name": "吴工会", "capacity": "工会代表"},
        ],
        "turns": [{"speaker": "林示例", "words": "请申请人说明。"}, {"speaker": "孟𫖯", "words": "差额没有付。"}],
        "read_back": "更正后无误", "read_back_note": "第二行日期改为8月",
    }  # fmt: skip
    held = on(desk, "2026-09-22")
    refused_field(held, "record_session", given | {"platform": ""}, "platform", "哪个平台", number=NUMBER)
    absent = [person | {"came": False} for person in given["attendance"]]
    nobody = given | {"attendance": absent}
    refused_field(held, "record_session", nobody, "present", "到场人必填", number=NUMBER)
    done(held, "record_session", given)
    file = timeline.case_view(held, NUMBER).file
    (talk,) = file.sessions
    assert [a.state for a in file.appointments] == ["已召开"]
    assert talk.present == "申请人孟𫖯；工会代表吴工会"
    assert (talk.way, talk.platform, talk.read_back_note) == ("视频", "示例会议", "第二行日期改为8月")
    assert [(a.seq, a.name, a.came, a.why_not, a.session_uid == talk.uid) for a in file.attendees] == [
        (1, "孟𫖯", True, "", True), (2, "周样本", False, "出差", True), (3, "吴工会", True, "", True),
    ]  # fmt: skip
    assert [(t.seq, t.speaker, t.words) for t in file.turns] == [
        (1, "林示例", "请申请人说明。"), (2, "孟𫖯", "差额没有付。"),
    ]  # fmt: skip


def test_words_pasted_in_one_piece_become_turns_behind_those_typed(desk_at, story):
    desk = desk_at("assign")
    typed = [{"speaker": "林示例", "words": "请申请人说明。"}]
    given = given_of(story, "record_session") | {
        "turns": typed,
        "spoken": "孟𫖯：差额没有付。\n分三次付。\n周样本：同意。",
    }
    done(desk, "record_session", given)
    assert [(t.seq, t.speaker, t.words) for t in timeline.case_view(desk, NUMBER).file.turns] == [
        (1, "林示例", "请申请人说明。"), (2, "孟𫖯", "差额没有付。\n分三次付。"), (3, "周样本", "同意。"),
    ]  # fmt: skip
