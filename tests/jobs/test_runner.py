"""Background jobs: one end each, in order, and told to everybody."""

from app.domain.errors import NotAllowed
from app.domain.values import Changes
from app.jobs.runner import Runner


def test_a_job_reports_and_gives_its_result(qtbot):
    runner = Runner()
    steps: list[tuple[int, int, str]] = []

    def work(progress):
        for n in range(3):
            progress(n + 1, 3, "第几步")
        return "完成"

    job = runner.write_job(work, "试一试")
    job.progressed.connect(lambda *a: steps.append(a))
    with qtbot.waitSignal(job.done) as done:
        runner.start(job)
    qtbot.waitUntil(lambda: runner.running == ())
    assert done.args == ["完成"]
    assert steps == [(1, 3, "第几步"), (2, 3, "第几步"), (3, 3, "第几步")]


def test_a_refusal_comes_back_as_failure(qtbot):
    runner = Runner()

    def work(progress):
        raise NotAllowed("现在不行。")

    job = runner.write_job(work, "不行的事")
    with qtbot.waitSignal(job.failed) as failed:
        runner.start(job)
    assert isinstance(failed.args[0], NotAllowed)
    assert failed.args[0].sentence == "现在不行。"
    runner.wait()


def test_a_cancelled_job_ends_as_cancelled_only(qtbot):
    runner = Runner()
    ends: list[str] = []

    def work(progress):
        for n in range(1_000_000):
            progress(n, 1_000_000)

    job = runner.read_job(work)
    job.done.connect(lambda _: ends.append("done"))
    job.failed.connect(lambda _: ends.append("failed"))
    job.cancelled.connect(lambda: ends.append("cancelled"))
    with qtbot.waitSignal(job.ended):
        runner.start(job)
        job.cancel()
    assert ends == ["cancelled"]
    runner.wait()


def test_writers_never_overlap(qtbot):
    runner = Runner()
    inside: list[int] = []
    most: list[int] = []

    def work(progress):
        inside.append(1)
        most.append(len(inside))
        inside.pop()

    jobs = [runner.write_job(work, "写") for _ in range(20)]
    for job in jobs:
        runner.start(job)
    runner.wait()
    qtbot.waitUntil(lambda: runner.running == ())
    assert len(most) == 20
    assert max(most) == 1


def test_changes_are_broadcast(qtbot):
    runner = Runner()
    with qtbot.waitSignal(runner.changed) as told:
        runner.announce(Changes({"cases"}, {"u1"}))
    assert told.args[0].tables == {"cases"}
