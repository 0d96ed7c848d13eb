"""What of an agreement was performed, what is open and what is overdue, as forms name it."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from app.domain.case import CaseFile, Instalment, Obligation, Performance
from app.domain.words import PAYMENT_ORDER_KINDS, Side
from app.services.forms.parties_context import names_of
from app.services.forms.sheets import Amount, Sheet, empty, sheet
from app.services.outcome.receipts import settled, standing
from app.services.parties import namesakes


def dues(file: CaseFile, today: date) -> Sheet:
    """The lists 履行, 未履行 and 逾期 with their sums in cents, and the newest performance as 本次履行.

    By an agreed acceleration (加速到期) every part that is left is overdue once one is. 支付令金额 is what a worker
    may claim by payment order (调解仲裁法 §16): overdue, owed by the employer, of the four kinds; "" in a group
    case, where each worker has his own share.
    """
    done = performances(file)
    open_parts = [(o, part) for o in file.obligations for part in file.parts_of(o) if not part.done_on]
    rest = [_open(file, o, part, today) for o, part in open_parts]
    late = [row for row in rest if row["逾期天数"] or row["加速到期"]]
    claimable = [r for r in late if r["款项"] in PAYMENT_ORDER_KINDS and r["义务人"] == _employer_side(file)]
    amount = sum(row["欠付金额"] or 0 for row in claimable)
    return {
        "履行": done,
        "本次履行": done[-1] if done else empty_performance(),
        "未履行": rest,
        "未履行合计": Amount(sum(row["欠付金额"] or 0 for row in rest)),
        "逾期": late,
        "加速到期的": [row for row in late if not row["逾期天数"]],
        "逾期合计": Amount(sum(row["欠付金额"] or 0 for row in late)),
        "支付令金额": Amount(amount) if amount and not file.is_group else "",
    }


def as_it_stood(file: CaseFile, day: date) -> CaseFile:
    """The case with what had been performed by the end of a day, and nothing that came after it."""
    done = tuple(one for one in standing(file) if one.done_on and one.done_on <= day)
    if len(done) == len(standing(file)):
        return file
    return evolve(
        file, performances=done, instalments=tuple(settled(part, done) for part in file.instalments)
    )


def performances(file: CaseFile) -> list[Sheet]:
    """What was performed, oldest first, each with the number of its obligation and instalment."""
    parts = {i.uid: i for i in file.instalments}
    obligations = {o.uid: o for o in file.obligations}
    rows = []
    for number, done in enumerate(standing(file), 1):
        part = parts[done.instalment_uid]
        rows.append(_performance(file, done, part, obligations[part.obligation_uid]) | {"序号": number})
    return rows


def empty_performance() -> Sheet:
    """The words of one performance, all without a value."""
    more = (
        "义务",
        "期次",
        "内容",
        "款项",
        "到期日",
        "付款人",
        "收款人",
        "收款人是劳动者",
        "收款劳动者",
        "序号",
    )
    return empty(Performance) | dict.fromkeys(more, "")


def _performance(file: CaseFile, done: Performance, part: Instalment, obligation: Obligation) -> Sheet:
    debtor = Side(obligation.debtor)
    worker = next((w for w in file.workers if w.uid == done.worker_uid), None)
    paid = namesakes.called(worker, file.workers) if worker else ""
    return sheet(done) | {
        "义务": obligation.seq, "期次": part.seq, "内容": obligation.what, "款项": obligation.payment_kind,
        "到期日": part.due_on or "", "付款人": _name(file, debtor), "收款人": paid or _name(file, debtor.other),
        "收款人是劳动者": debtor == _employer_side(file), "收款劳动者": paid,
    }  # fmt: skip


def _open(file: CaseFile, obligation: Obligation, part: Instalment, today: date) -> Sheet:
    debtor = Side(obligation.debtor)
    late = max((today - part.due_on).days, 0) if part.due_on else 0
    owed = "" if part.amount is None else Amount(part.amount)
    left = "" if part.amount is None else Amount(part.amount - part.paid)
    return {
        "义务": obligation.seq, "期次": part.seq, "内容": obligation.what, "款项": obligation.payment_kind,
        "到期日": part.due_on or "", "应付金额": owed, "已付金额": Amount(part.paid), "欠付金额": left,
        "逾期天数": late, "义务人": debtor, "权利人": debtor.other, "是支付": obligation.kind == "支付",
        "履行方式": obligation.method, "加速到期": _accelerated(file, obligation, today),
    }  # fmt: skip


def _accelerated(file: CaseFile, obligation: Obligation, today: date) -> bool:
    """Whether the parties agreed that one part overdue makes all due, and one is."""
    late = (part.due_on and part.due_on < today and not part.done_on for part in file.parts_of(obligation))
    return obligation.accelerates and any(late)


def _name(file: CaseFile, side: Side) -> str:
    """Of a group its first worker, whom the receipt lists with the others; of joint employers all."""
    everybody = file.everybody_of(side)
    return everybody[0].name if file.is_group and side != _employer_side(file) else names_of(file, side)


def _employer_side(file: CaseFile) -> str:
    return file.employers[0].side if file.employers else ""
