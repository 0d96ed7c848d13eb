"""What the committee's registers hold beside the cases: risks, claims of workers, training, evaluations, departures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from app.domain import id_numbers, names
from app.domain.fields import spec
from app.domain.register_words import (
    CHANNELS,
    GRADES,
    GRIEVANCE_KINDS,
    GRIEVANCE_RESULTS,
    LEVELS,
    RISK_GROUPS,
    RISK_KINDS,
    RISK_OPEN,
    RISK_RESULTS,
    RISK_SOURCES,
    TRAINING_FORMS,
    TRAINING_HOSTS,
)
from app.domain.words import WAYS_OF_TELLING

ANSWERING = "企业劳动争议协商调解规定 第4条"

_POINTS = re.compile(r"[0-9]{1,3}(\.[0-9])?")


def points_problem(text: str) -> str | None:
    """Why a text is no number of points (得分), as a Chinese sentence, or None."""
    if _POINTS.fullmatch(text):
        return None
    return f"得分应是 0 到 999 的数，至多一位小数，这里是“{text}”。"


@frozen
class Risk:
    """A sign of trouble to come (风险隐患), with what is done about it; `amount` in cents."""

    uid: str = field(default="", kw_only=True)
    seq: int = spec("序号", "number", default=0)
    found_on: date | None = spec("发现日期", "date", required=True)
    source: str = spec("来源", "choice", required=True, choices=RISK_SOURCES, default=RISK_SOURCES[0])
    crowd: str = spec("涉及人群", "choice", required=True, choices=RISK_GROUPS, default=RISK_GROUPS[0])
    kind: str = spec("风险类型", "choice", required=True, choices=RISK_KINDS)
    unit: str = spec("单位或部门", required=True, max_length=100)
    what: str = spec("情况", "long", required=True, max_length=2000)
    people: int | None = spec("涉及人数", "number", required=True)
    amount: int | None = spec("涉及金额", "money", help="不涉及金钱的，空着。")
    level: str = spec(
        "风险等级", "choice", required=True, choices=LEVELS, help="本会口径；没有查到统一的分级标准。"
    )
    measures: str = spec("应对措施", "long", required=True, max_length=2000)
    owner: str = spec("责任人", required=True, check=names.check, max_length=60)
    deadline: date | None = spec("化解期限", "date", required=True, help="本会设定的日期。")
    result: str = spec("处理结果", "choice", required=True, choices=RISK_RESULTS, default=RISK_OPEN)
    result_on: date | None = spec("结果日期", "date", required=True)
    result_note: str = spec("结果说明", "long", max_length=2000)
    struck: str = spec("作废理由", required=True, max_length=200)

    @property
    def open(self) -> bool:
        """Whether it is still to be watched."""
        return self.result == RISK_OPEN and not self.struck


@frozen
class Grievance:
    """What a worker brought forward (申诉、诉求), how it was looked into and answered (令17 §4)."""

    uid: str = field(default="", kw_only=True)
    seq: int = spec("序号", "number", default=0)
    received_on: date | None = spec("登记日期", "date", required=True)
    kind: str = spec("类别", "choice", required=True, choices=GRIEVANCE_KINDS, default=GRIEVANCE_KINDS[0])
    channel: str = spec("反映渠道", "choice", required=True, choices=CHANNELS, rule=ANSWERING)
    person: str = spec("反映人", required=True, help="不愿留名的写“匿名”。", max_length=60)
    department: str = spec("部门或车间", max_length=100)
    phone: str = spec("联系电话", "phone", check=id_numbers.phone_problem, max_length=40, private=True)
    content: str = spec("诉求内容", "long", required=True, max_length=5000)
    handler: str = spec("经办人", required=True, check=names.check, max_length=60)
    checked_on: date | None = spec("核实日期", "date", required=True)
    findings: str = spec("核实情况", "long", required=True, max_length=5000)
    result: str = spec("处理方式", "choice", required=True, choices=GRIEVANCE_RESULTS, rule=ANSWERING)
    reply: str = spec("整改或说明", "long", required=True, max_length=5000)
    told_on: date | None = spec("答复日期", "date", required=True)
    told_way: str = spec(
        "答复方式", "choice", required=True, choices=WAYS_OF_TELLING, default=WAYS_OF_TELLING[0]
    )
    struck: str = spec("作废理由", required=True, max_length=200)

    @property
    def open(self) -> bool:
        """Whether nobody has answered yet."""
        return self.told_on is None and not self.struck


@frozen
class Training:
    """One training of mediators (业务培训); `hours` are lessons (学时). Who took part is in Attendance."""

    uid: str = field(default="", kw_only=True)
    seq: int = spec("序号", "number", default=0)
    held_on: date | None = spec("培训日期", "date", required=True)
    hours: int | None = spec("学时", "number", required=True)
    subject: str = spec("培训主题", required=True, max_length=200)
    content: str = spec("培训内容", "long", help="和主题一样的，空着。", max_length=5000)
    form: str = spec("培训形式", "choice", required=True, choices=TRAINING_FORMS, default=TRAINING_FORMS[0])
    host: str = spec("主办单位", "choice", required=True, choices=TRAINING_HOSTS, default="本会")
    teacher: str = spec("授课人", max_length=100)
    place: str = spec("地点", max_length=100)
    note: str = spec("备注", "long", max_length=2000)
    struck: str = spec("作废理由", required=True, max_length=200)


@frozen
class Attendance:
    """One mediator at one training, and whether he passed its examination."""

    uid: str = field(default="", kw_only=True)
    training_uid: str = field(default="", kw_only=True)
    mediator_uid: str = field(default="", kw_only=True)
    name: str = spec("参加人")
    passed: bool = spec("考核合格", "flag")


@frozen
class Evaluation:
    """The evaluation (考评) of one mediator for one year; its points are in Score, `score` is their sum."""

    uid: str = field(default="", kw_only=True)
    mediator_uid: str = field(default="", kw_only=True)
    seq: int = spec("序号", "number", default=0)
    year: int | None = spec("考评年度", "number", required=True)
    name: str = spec("调解员", required=True, max_length=60)
    evaluated_on: date | None = spec("考评日期", "date", required=True)
    score: str = spec("总分", max_length=10)
    grade: str = spec(
        "考评等次", "choice", required=True, choices=GRADES, help="本会口径；没有查到统一的等次。"
    )
    evaluator: str = spec("考评人", required=True, check=names.check, max_length=60)
    comment: str = spec("评语", "long", max_length=2000)
    reward: str = spec("奖惩", max_length=200)
    struck: str = spec("作废理由", required=True, max_length=200)


@frozen
class Score:
    """One line of an evaluation: points reached out of the most there are."""

    uid: str = field(default="", kw_only=True)
    evaluation_uid: str = field(default="", kw_only=True)
    seq: int = field(default=0, kw_only=True)
    item: str = spec("考评项目", required=True, max_length=100)
    most: int | None = spec("满分", "number", required=True)
    points: str = spec("得分", required=True, check=points_problem, max_length=10)


@frozen
class Departure:
    """A mediator's leaving of the roster (退出)."""

    uid: str = field(default="", kw_only=True)
    mediator_uid: str = field(default="", kw_only=True)
    name: str = spec("调解员")
    left_on: date | None = spec("退出日期", "date", required=True)
    reason: str = spec("退出理由", required=True, max_length=200)


def total(scores: Iterable[Score]) -> str:
    """The sum of the points, as people write it (86 or 86.5)."""
    found = sum((Decimal(s.points) for s in scores), Decimal(0))
    return f"{found.normalize():f}" if found else "0"
