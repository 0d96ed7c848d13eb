"""The registers as read in one go: each line with what belongs to it, for the screen and for the tables."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from app.domain.office import Mediator
from app.domain.registers import Attendance, Departure, Evaluation, Grievance, Risk, Score, Training
from app.services.desk import Desk
from app.services.outcome.retention import Ended, ListLine, ended, lists
from app.store.queries import registers as queries
from app.store.reader import Reader


@frozen
class TrainingLine:
    """A training with those who took part; `participants` and `passed` are joined with 、."""

    training: Training
    participants: str
    passed: str
    people: int


@frozen
class EvaluationLine:
    """An evaluation with its points in the order of their items."""

    evaluation: Evaluation
    scores: tuple[Score, ...]

    @property
    def items(self) -> str:
        """The points as one text: 办案质量 38/40；…."""
        return "；".join(f"{s.item} {s.points}/{s.most}" for s in self.scores)


@frozen
class RosterLine:
    """A mediator with what the year brought: cases and lessons (学时), last evaluation, departure if he left."""

    mediator: Mediator
    cases: int
    hours: int
    evaluation: Evaluation | None
    departure: Departure | None

    @property
    def evaluated(self) -> str:
        """The last evaluation as words, "" when there is none."""
        last = self.evaluation
        return f"{last.year} 年度 {last.score} 分，{last.grade}" if last else ""


@frozen
class Registers:
    """All registers beside the ledger of cases, on a day; struck lines included.

    `appraisals` are the lists of volumes whose term has ended, `ended` the volumes that wait for one.
    """

    today: date
    risks: tuple[Risk, ...]
    grievances: tuple[Grievance, ...]
    trainings: tuple[TrainingLine, ...]
    evaluations: tuple[EvaluationLine, ...]
    roster: tuple[RosterLine, ...]
    appraisals: tuple[ListLine, ...]
    ended: tuple[Ended, ...]


def read_all(desk: Desk) -> Registers:
    """Read every register; the roster counts cases and lessons of this calendar year."""
    today = desk.clock.today()
    with desk.read() as reader:
        evaluations = _evaluations(reader)
        return Registers(
            today=today,
            risks=reader.find(Risk),
            grievances=reader.find(Grievance),
            trainings=_trainings(reader),
            evaluations=evaluations,
            roster=_roster(reader, today, evaluations),
            appraisals=lists(reader),
            ended=ended(reader, today),
        )


def _trainings(reader: Reader) -> tuple[TrainingLine, ...]:
    present: dict[str, list[Attendance]] = {}
    for one in reader.find(Attendance):
        present.setdefault(one.training_uid, []).append(one)
    lines = []
    for held in reader.find(Training):
        there = present.get(held.uid, [])
        passed = "、".join(a.name for a in there if a.passed)
        lines.append(TrainingLine(held, "、".join(a.name for a in there), passed, len(there)))
    return tuple(lines)


def _evaluations(reader: Reader) -> tuple[EvaluationLine, ...]:
    scores: dict[str, list[Score]] = {}
    for score in reader.find(Score):
        scores.setdefault(score.evaluation_uid, []).append(score)
    return tuple(EvaluationLine(e, tuple(scores.get(e.uid, ()))) for e in reader.find(Evaluation))


def _roster(reader: Reader, today: date, evaluations: tuple[EvaluationLine, ...]) -> tuple[RosterLine, ...]:
    """Those in office first, each in the order of the roster."""
    year = (date(today.year, 1, 1), date(today.year, 12, 31))
    cases = queries.cases_by_mediator(reader, *year)
    hours = queries.hours_by_mediator(reader, *year)
    valid = [line.evaluation for line in evaluations if not line.evaluation.struck]
    last = {e.mediator_uid: e for e in sorted(valid, key=_year)}
    left = {d.mediator_uid: d for d in reader.find(Departure)}
    lines = [
        RosterLine(
            mediator=m,
            cases=cases.get(m.uid, queries.Handled()).cases,
            hours=hours.get(m.uid, 0),
            evaluation=last.get(m.uid),
            departure=None if m.active else left.get(m.uid),
        )
        for m in reader.find(Mediator)
    ]
    return tuple(sorted(lines, key=_has_left))


def _year(evaluation: Evaluation) -> int:
    return evaluation.year or 0


def _has_left(line: RosterLine) -> bool:
    return not line.mediator.active
