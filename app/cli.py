"""The command line: every command asks the services, prints for people or as JSON, and says how it ended.

Exit status: 0 done; 1 an expected refusal, told in Chinese on standard error; 2 wrong usage; 70 a bug.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from attrs import frozen

from app import bootstrap, cli_audit, cli_case_work, cli_registers
from app.domain.errors import InvalidInput, Problem, Refusal
from app.services import catalogue, demo, exports, schema
from app.services.desk import Desk
from app.services.office import opening, safekeeping
from app.services.papers import paper_files, proofs
from app.services.views import timeline
from app.system import crash

program = typer.Typer(
    add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False,
    help="劳动争议调解工作台。不带命令时打开窗口。",
)  # fmt: skip
case_commands = typer.Typer(help="案件：台账和单件。")
ledger_commands = typer.Typer(help="台账导出。")
for name, group in (("case", case_commands), ("ledger", ledger_commands)):
    program.add_typer(group, name=name)

Json = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]
Number = Annotated[str, typer.Argument(help="案号，例如（2026）示工调字第1号")]


@frozen
class Choice:
    """What was chosen before the command: office, user, day."""

    office: str
    user: str
    today: str


_chosen = Choice("", "", "")


@program.callback()
def choose(
    office: Annotated[str, typer.Option("--office", envvar="MEDIATION_DESK_OFFICE", help="办公文件夹")] = "",
    user: Annotated[str, typer.Option("--user", help="用户姓名；只有一个用户时可省")] = "",
    today: Annotated[str, typer.Option("--today", help="把今天定为 YYYY-MM-DD，改动记录会注明")] = "",
) -> None:
    """Take the options that stand before every command."""
    global _chosen
    bootstrap.clock(today)
    _chosen = Choice(office, user, today)


@contextmanager
def desk(*, read_only: bool = True) -> Iterator[Desk]:
    """The office named before the command, opened for it and closed after it."""
    if not _chosen.office:
        raise Refusal("没有说明是哪个办公文件夹，请加 --office 文件夹，或设环境变量 MEDIATION_DESK_OFFICE。")
    opened = bootstrap.open_desk(
        Path(_chosen.office),
        _chosen.user,
        _password(),
        clock=bootstrap.clock(_chosen.today),
        read_only=read_only,
    )
    try:
        yield opened
    finally:
        opened.close()


def _password() -> str:
    given = os.environ.get("MEDIATION_DESK_PASSWORD")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Refusal("没有密码可用，请设环境变量 MEDIATION_DESK_PASSWORD。")
    return getpass.getpass("密码：")


def say(value: Any) -> None:
    """Print a value as JSON, Chinese as is."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


@program.command()
def init(
    folder: Annotated[Path, typer.Argument(help="新的空文件夹")],
    name: Annotated[str, typer.Option("--name", help="调解委员会名称")],
    short: Annotated[str, typer.Option("--short", help="案号里的字号")],
    user: Annotated[str, typer.Option("--user", help="第一个用户")] = "主任",
    employer: Annotated[str, typer.Option("--employer", help="企业名称")] = "",
) -> None:
    """建立一个办公文件夹；恢复码只显示这一次。"""
    committee = {
        "name": name,
        "short": short,
        "employer": employer or name.removesuffix("劳动争议调解委员会"),
    }
    code = opening.create(folder, committee, {"name": user}, _password(), bootstrap.clock(_chosen.today))
    print(f"办公文件夹已建立：{folder}")
    print(f"恢复码（只显示这一次，请抄下来封存）：{code}")


@program.command("demo")
def make_demo(
    folder: Annotated[Path, typer.Argument(help="放演示的新文件夹")],
    cases: Annotated[int, typer.Option("--cases", min=0, help="另造多少件示例案件")] = 0,
    seed: Annotated[int, typer.Option("--seed", help="随机数种子")] = 1,
) -> None:
    """演示：把一件案件从申请办到归档，并做出全部文书和报表。"""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(f"{folder} 不是空的，请为演示另选一个新文件夹。")
    told = demo.story(bootstrap.paths.resources_folder())
    office, out = folder / "office", folder / "out"
    started = bootstrap.clock(_chosen.today or told["office_acts"][0]["today"])
    opening.create(office, told["committee"], {"name": told["user"]}, told["password"], started)
    opened = bootstrap.open_desk(office, told["user"], told["password"], clock=bootstrap.clock(_chosen.today))
    try:
        number = demo.lead_through(opened, told)[-1].number
        demo.synthesise(opened, told, cases, seed, last=opened.clock.today())
        out.mkdir(parents=True)
        made = exports.demonstration(opened, number, out)
    finally:
        opened.close()
    print(f"演示办公文件夹：{office}（用户 {told['user']}，密码 {told['password']}）")
    print(f"案件 {number} 已从登记办到归档。做出的文件：")
    for path in made:
        print(f"  {path}")


@program.command()
def acts(name: Annotated[str, typer.Argument(help="行为名")] = "", as_json: Json = False) -> None:
    """行为目录：名称、谁能做、什么状态下能做、要填什么。"""
    chosen = [catalogue.find(name)] if name else list(catalogue.ACTS.values())
    if as_json:
        found = [schema.act_schema(a) for a in chosen]
        say(found[0] if name else found)
        return
    for entry in chosen:
        where = "、".join(entry.states) or {"new": "新案件", "office": "本会"}[entry.subject]
        print(f"{entry.name:<26}{entry.label}　{'、'.join(entry.roles)}；{where}")
        if name:
            print(f"  {entry.help}")
            for key, about in schema.record_schema(entry.given)["properties"].items():
                print(f"  {key:<18}{about['title']}")


@program.command("do")
def do_act(
    name: Annotated[str, typer.Argument(help="行为名，见 acts")],
    case: Annotated[str, typer.Option("--case", help="案号")] = "",
    given: Annotated[Path | None, typer.Option("--with", help="输入内容的 JSON 文件")] = None,
) -> None:
    """做一个行为；输入来自 JSON 文件，结果以 JSON 输出。"""
    values = exports.read_json(given) if given else {}
    with desk(read_only=False) as opened:
        done = catalogue.perform(opened, name, values, number=case)
    say(
        {
            "act": done.act,
            "label": done.label,
            "case": done.number,
            "state": done.state,
            "told": done.told,
            "warnings": [{"field": p.path, "text": p.text} for p in done.cautions],
            "result": dict(done.result),
        }
    )


@case_commands.command("list")
def case_list(
    query: Annotated[str, typer.Option("--query", help="找什么")] = "", as_json: Json = False
) -> None:
    """案件台账。"""
    with desk() as opened:
        rows = exports.case_list(opened, query)
    if as_json:
        say(rows)
        return
    for row in rows:
        print(f"{row['案号']}　{row['申请人']} 与 {row['被申请人']}　{row['案由']}　{row['状态']}")


@case_commands.command("show")
def case_show(number: Number, as_json: Json = False) -> None:
    """一件案件的全部记录。"""
    with desk() as opened:
        view = timeline.case_view(opened, number)
        record = exports.case_record(view)
    if as_json:
        say(record)
        return
    case = view.file.case
    print(f"{case.number}　{case.applicant} 与 {case.respondent}　{case.state}")
    for event in reversed(view.events):
        print(f"  {event.on:%Y-%m-%d}　{event.label}　{event.told}")
    for due in view.dues:
        print(f"  期限：{due.label} {due.day:%Y-%m-%d}（{due.why}；{due.law}）")
    if view.next_act:
        print(f"  下一步：{view.next_act.label}（{view.next_why}）")


@program.command()
def paper(
    number: Number,
    form: Annotated[str, typer.Argument(help="文书代码或名称，见 forms")],
    out: Annotated[
        Path, typer.Option("--out", help="写到哪个 .pdf 或 .docx 文件；--party all 时也可以是文件夹")
    ],
    party: Annotated[
        str, typer.Option("--party", help="给谁：申请人、被申请人（也可写 1、2）、申请人:3；all 每人一份")
    ] = "",
    redacted: Annotated[bool, typer.Option("--redacted", help="脱敏件：姓名、号码、住址都隐去")] = False,
) -> None:
    """按格式排出一份文书（草稿）。"""
    with desk() as opened:
        written = paper_files.write_paper(opened, number, form, out, party=party, redacted=redacted)
    for path in written:
        print(path)


@program.command()
def forms(check: Annotated[bool, typer.Option("--check", help="逐一试排")] = False) -> None:
    """文书目录，本会自拟的注明；--check 用样例逐一试排。指明了办公文件夹时，用的是本会的格式。"""
    named = _chosen.office and (os.environ.get("MEDIATION_DESK_PASSWORD") or sys.stdin.isatty())
    with desk() if named else nullcontext() as opened:
        library = opened.forms if opened else bootstrap.forms()
        if check:
            for line in proofs.check_forms(library, bootstrap.fonts(), bootstrap.law()):
                print(line)
            return
        for entry in library.entries:
            own = "　自拟" if library.is_own(entry.code) else ""
            print(f"{entry.code:<34}{entry.name}　{entry.volume}{own}")


@program.command()
def limit(
    rule: Annotated[str, typer.Argument(help="期限代码，例如 mediation")],
    start: Annotated[str, typer.Argument(help="起算事件的日期 YYYY-MM-DD")],
    as_json: Json = False,
) -> None:
    """算一个期限：最后一天、依据、略过了哪些日子。"""
    try:
        day = date.fromisoformat(start)
    except ValueError:
        raise InvalidInput([Problem("date", f"“{start}”不是日期，请写成 2026-09-24 这样。")]) from None
    found = bootstrap.law().limit(rule, day)
    if as_json:
        say(exports.limit_record(found))
        return
    print(f"{found.label}：{found.last_day:%Y-%m-%d}（{found.article}）")
    for skip in found.skipped:
        print(f"  不计 {skip.date:%Y-%m-%d}：{skip.why}")


@program.command()
def report(
    period: Annotated[str, typer.Argument(help="2026、2026H1、2026Q3、2026-09 或 2026-01-01..2026-03-15")],
    out: Annotated[Path, typer.Option("--out", help="写到哪个 .xlsx .csv .json .pdf 文件")],
) -> None:
    """一个时期的统计报表。"""
    with desk() as opened:
        exports.statistics(opened, period, out)
    print(out)


@ledger_commands.command("export")
def ledger_export(out: Annotated[Path, typer.Argument(help=".xlsx .csv .json .pdf 文件")]) -> None:
    """案件台账，含山东省规定必填的六项。"""
    with desk() as opened:
        exports.ledger(opened, out)
    print(out)


program.add_typer(cli_registers.commands(desk), name="registers")
program.add_typer(cli_audit.commands(desk), name="audit")
cli_case_work.join(program, desk, partial(desk, read_only=False))


@program.command()
def backup(
    what: Annotated[str, typer.Argument(help="放到哪个文件夹；或 list 列出；或 verify 核对")] = "",
    file: Annotated[Path | None, typer.Argument(help="要核对的备份文件")] = None,
) -> None:
    """备份一次，打开核对过才算数；backup list 列出已有的，backup verify 文件 从头核对一份。"""
    if what == "verify":
        if file is None:
            raise Refusal("请写明要核对哪个备份文件：backup verify 文件。")
        print(safekeeping.verify_backup(file, _chosen.user, _password()))
        return
    with desk() as opened:
        if what == "list":
            found = safekeeping.backups(opened)
        else:
            found = (safekeeping.back_up(opened, Path(what) if what else None),)
    for made in found:
        print(f"{made.path}　{made.summary}")


@program.command()
def restore(
    file: Annotated[Path, typer.Argument(help="备份文件")],
    folder: Annotated[Path, typer.Argument(help="恢复到的新文件夹")],
    code: Annotated[str, typer.Option("--code", help="忘了密码的，写恢复码；密码那里写新密码")] = "",
) -> None:
    """从备份恢复到一个新文件夹；现有的不动。"""
    if code:
        print(safekeeping.restore_with_code(file, folder, code, _chosen.user, _password()))
        return
    print(safekeeping.restore(file, folder, _chosen.user, _password()))


@program.command()
def verify(file: Annotated[Path, typer.Argument(help="拿回来的 .pdf 或 .docx")]) -> None:
    """核对一个文件是不是本会签发的文书，签发以后有没有改动；不一致时退出码为 1。"""
    with desk() as opened:
        verdict = paper_files.compare(opened, file)
    print(verdict.sentence)
    if not verdict.same:
        raise typer.Exit(1)


@program.command()
def doctor() -> None:
    """体检：数据库、文件、字体、磁盘、时钟、备份，一行一项。"""
    with desk() as opened:
        findings = safekeeping.examine(opened)
    for finding in findings:
        print(f"{'好' if finding.ok else '坏'}　{finding.name}　{finding.text}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


@program.command()
def bench(
    cases: Annotated[int, typer.Option("--cases", min=1, help="台账里放多少件")] = 100_000,
    as_json: Json = False,
) -> None:
    """与裸库同场比较的速度，只报比值。"""
    try:
        from tests.bench.rows import run as measure
    except ImportError:
        raise Refusal("测速程序随源代码提供，请在源代码目录里运行 make bench。") from None
    found = measure(cases)
    if as_json:
        say([row.record() for row in found])
        return
    for row in found:
        print(row.line())


def run(arguments: list[str]) -> int:
    """Run one command line; returns the exit status and prints a refusal as one line on standard error."""
    try:
        ended = program(arguments, prog_name="mediation-desk", standalone_mode=False)
    except typer.exceptions.TyperException as wrong:
        print(f"命令写法不对：{wrong.format_message()} 写 --help 看用法。", file=sys.stderr)
        return 2
    except Refusal as refused:
        print(refused.sentence, file=sys.stderr)
        return 1
    except Exception as bug:  # noqa: BLE001 - the last line of defence: a report, never a bare traceback
        path = crash.report(bootstrap.paths.user_folders().logs, bug)
        print(f"程序出错了，资料没有改动。错误报告：{path}", file=sys.stderr)
        return 70
    return ended if isinstance(ended, int) else 0
