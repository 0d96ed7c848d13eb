"""Inputs of the acts in the course of a group case, and what they refuse."""

from typing import Any

from app.domain.words import State
from tests.services.group_office import FIRST, rows

LIST = {"workers": rows(4)}
NAMES = [row["name"] for row in LIST["workers"]]
ELECTED = {
    "representatives": [{"name": name} for name in NAMES[:3]], "elected_on": "2026-09-21", "way": "会议推选",
    "took_part": 4, "agreed": 3,
}  # fmt: skip
SAID = {
    "workers": [{"name": NAMES[1], "consent": "不同意", "consent_on": "2026-09-25"}], "rest": "同意",
    "rest_on": "2026-09-25",
}  # fmt: skip
ENDED = {"workers": [{"name": FIRST, "result": "撤回请求", "result_on": "2026-09-25"}]}
LEAVES = {"on": "2026-09-25", "reason": "不同意协议", "workers": [{"name": NAMES[1]}]}
RAISED = {
    "reported_on": "2026-09-25", "reported_to": "示例市总工会", "way": "电话", "situation": "二十余人聚在厂门口",
    "measures": "工会到场，约定次日调解", "reporter": "林示例",
}  # fmt: skip
ACTS_OF_A_GROUP = {
    "elect_representatives": ELECTED, "record_worker_consent": SAID, "record_worker_result": ENDED,
    "split_off": LEAVES, "raise_major": RAISED,
}  # fmt: skip
LISTED = dict.fromkeys(ACTS_OF_A_GROUP, ("list_workers", LIST))
"""Each of them answers to a list of workers."""

GO_WELL: list[tuple[str, str, dict[str, Any] | None, str]] = [
    *((act, "record_session:2", given, State.MEDIATING) for act, given in ACTS_OF_A_GROUP.items()),
    ("raise_major", "register", RAISED, State.REGISTERED),
    ("elect_representatives", "register", ELECTED, State.REGISTERED),
]
_AT = "record_session:2"
REFUSE: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("elect_representatives", _AT, {"representatives__2": None}, "representatives", "这里有 2 名"),
    ("elect_representatives", _AT, {"representatives__1__name": "无此人"}, "representatives.1.name", "名单里没有"),
    ("elect_representatives", _AT, {"representatives__1__name": FIRST}, "representatives.1.name", "写了两次"),
    ("elect_representatives", _AT, {"took_part": 5}, "took_part", "只有 4 人"),
    ("elect_representatives", _AT, {"took_part": 2}, "agreed", "只有 2 人"),
    ("elect_representatives", _AT, {"agreed": 2}, "agreed", "没有过半数"),
    ("elect_representatives", _AT, {"elected_on": "2026-12-01"}, "elected_on", "还没有到"),
    ("record_worker_consent", _AT, {"workers__0__name": "无此人"}, "workers.0.name", "名单里没有“无此人”"),
    ("record_worker_consent", _AT, {"workers__0__doc_no": "E1"}, "workers.0.name", "不是这一个"),
    ("record_worker_consent", _AT, {"workers__0__consent": "也许"}, "workers.0.consent", "只能是"),
    ("record_worker_consent", _AT, {"workers__0__consent_on": "2026-12-01"}, "workers.0.consent_on", "还没有到"),
    ("record_worker_consent", _AT, {"rest_on": ""}, "rest_on", "哪一天"),
    ("record_worker_result", _AT, {"workers__0__result": "走了"}, "workers.0.result", "只能是"),
    ("record_worker_result", _AT, {"workers__0__result_on": "2026-09-01"}, "workers.0.result_on", "早于收到日期"),
    ("record_worker_result", _AT, {"workers__0__name": "无此人"}, "workers.0.name", "名单里没有"),
    ("split_off", _AT, {"workers": []}, "workers", "没有登记为“不同意”"),
    ("split_off", _AT, {"workers": [{"name": name} for name in NAMES]}, "workers", "至少留一人"),
    ("split_off", _AT, {"on": "2026-09-01"}, "on", "早于受理日期"),
    ("split_off", _AT, {"reason": ""}, "reason", "分案理由必填"),
    ("raise_major", _AT, {"reported_on": "2026-09-01"}, "reported_on", "早于收到日期"),
    ("raise_major", _AT, {"measures": ""}, "measures", "必填"),
]  # fmt: skip
WANTED_AT = dict.fromkeys(ACTS_OF_A_GROUP, _AT)


def in_sequence(name: str, which: int, day: str) -> dict[str, dict[str, Any]]:
    """An input of each act about one worker of a list of two, on a day; for sequences drawn at random."""
    answer = ("同意", "不同意")[which % 2]
    return ACTS_OF_A_GROUP | {
        "record_worker_consent": {
            "workers": [{"name": name, "consent": answer, "consent_on": day}], "rest": "同意", "rest_on": day,
        },
        "record_worker_result": {"workers": [{"name": name, "result": "撤回请求", "result_on": day}]},
        "split_off": {"on": day, "reason": "不同意协议", "workers": [{"name": name}][: which // 2]},
        "raise_major": RAISED | {"reported_on": day},
    }  # fmt: skip
