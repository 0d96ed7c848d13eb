"""Acts about the mediators' training (业务培训) and yearly evaluation (考评)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import asdict, evolve, frozen

from app.domain.fields import same, spec
from app.domain.office import Mediator
from app.domain.registers import Attendance, Evaluation, Score, Training, total
from app.services.catalogue import CHAIR, EVERYBODY, Told, Work, act, refuse_field
from app.services.checks import in_order
from app.services.office.registers import next_seq


@frozen
class TrainingHeld:
    """A training, who took part, and who of them passed its examination."""

    held_on: date | None = same(Training, "held_on")
    hours: int | None = same(Training, "hours")
    subject: str = same(Training, "subject")
    content: str = same(Training, "content")
    form: str = same(Training, "form")
    host: str = same(Training, "host")
    teacher: str = same(Training, "teacher")
    place: str = same(Training, "place")
    participants: tuple[str, ...] = spec("参加人", "list", required=True, help="从名册里选。")
    passed: tuple[str, ...] = spec("考核合格的人", "list", help="没有考核的，空着。")
    note: str = same(Training, "note")


@frozen
class ScoreLine:
    """One item of an evaluation."""

    item: str = same(Score, "item")
    most: int | None = same(Score, "most")
    points: str = same(Score, "points")


@frozen
class Evaluating:
    """The evaluation of one mediator for one year; the sum is computed."""

    name: str = same(Evaluation, "name")
    year: int | None = same(Evaluation, "year")
    evaluated_on: date | None = same(Evaluation, "evaluated_on")
    scores: tuple[ScoreLine, ...] = spec(
        "考评项目", "list", required=True, item=ScoreLine, help="项目和满分由本会设定，可以改。"
    )
    grade: str = same(Evaluation, "grade")
    evaluator: str = same(Evaluation, "evaluator")
    comment: str = same(Evaluation, "comment")
    reward: str = same(Evaluation, "reward", help="例如：通报表扬。没有的，空着。")


@act("record_training", "登记培训", TrainingHeld, roles=EVERYBODY, subject="office", icon="book-open")
def record_training(work: Work, given: TrainingHeld) -> Told:
    """登记一次调解员培训：内容、学时、授课人、参加人和考核。"""
    in_order(work.today, "held_on", "培训日期", given.held_on)
    roster = {m.name: m for m in work.unit.find(Mediator) if m.active}
    for position, name in enumerate(given.participants):
        if name not in roster:
            raise refuse_field(f"participants.{position}", f"名册里没有在聘的调解员“{name}”，请先聘任。")
    if len(set(given.participants)) < len(given.participants):
        raise refuse_field("participants", "同一位参加人只写一次。")
    for position, name in enumerate(given.passed):
        if name not in given.participants:
            raise refuse_field(f"passed.{position}", f"“{name}”没有参加这次培训，不能考核合格。")
    values = asdict(given)
    del values["participants"], values["passed"]
    held = work.unit.add(Training(seq=next_seq(work.unit, Training), **values))
    work.unit.add_all(
        Attendance(
            training_uid=held.uid, mediator_uid=roster[name].uid, name=name, passed=name in given.passed
        )
        for name in given.participants
    )
    told = f"登记培训第 {held.seq} 号：{held.subject}，{held.hours} 学时，{len(given.participants)} 人参加。"
    return Told(told, given.held_on or work.today, {"uid": held.uid, "seq": held.seq})


@act("evaluate_mediator", "考评调解员", Evaluating, roles=CHAIR, subject="office", icon="clipboard-check")
def evaluate_mediator(work: Work, given: Evaluating) -> Told:
    """登记一位调解员一个年度的考评；总分由各项得分相加。"""
    mediator = work.unit.first(Mediator, name=given.name)
    if mediator is None:
        raise refuse_field("name", f"名册里没有调解员“{given.name}”，请核对姓名。")
    year = _year(work, given)
    before = work.unit.find(Evaluation, mediator_uid=mediator.uid, year=year, struck="")
    if before:
        raise refuse_field("year", f"{given.name} {year} 年度已经考评过（第 {before[0].seq} 号）。")
    in_order(work.today, "evaluated_on", "考评日期", given.evaluated_on, ("考评年度", date(year, 1, 1)))
    scores = tuple(_score(position, line) for position, line in enumerate(given.scores))
    values = asdict(given, recurse=False)
    del values["scores"]
    made = work.unit.add(
        Evaluation(
            seq=next_seq(work.unit, Evaluation), mediator_uid=mediator.uid, score=total(scores), **values
        )
    )
    work.unit.add_all(evolve(score, evaluation_uid=made.uid) for score in scores)
    told = f"考评调解员{given.name}：{year} 年度，{made.score} 分，{made.grade}。"
    return Told(told, given.evaluated_on or work.today, {"uid": made.uid, "seq": made.seq})


def _year(work: Work, given: Evaluating) -> int:
    year = given.year or work.today.year
    if not 2000 <= year <= work.today.year:
        raise refuse_field("year", f"考评年度应在 2000 年到 {work.today.year} 年之间，这里是 {year}。")
    return year


def _score(position: int, line: ScoreLine) -> Score:
    """One item as kept; raises InvalidInput when it has more points than there are."""
    if line.most is not None and Decimal(line.points) > line.most:
        text = f"“{line.item}”得 {line.points} 分，超过了满分 {line.most} 分，请核对。"
        raise refuse_field(f"scores.{position}.points", text)
    return Score(seq=position + 1, item=line.item, most=line.most, points=line.points)
