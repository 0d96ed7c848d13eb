"""The check before an agreement is issued: what to mend, what asks for a second look, what is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise

from attrs import frozen

from app.domain import dates, id_numbers, money
from app.domain.calendar import WorkCalendar
from app.domain.case import Agreement, CaseFile, Instalment, Obligation
from app.domain.course_words import AGENT_KINDS, POWERS
from app.domain.party import Employer, Worker
from app.domain.words import Side

MUST, ASK, OK = "must", "ask", "ok"
ORIGINALS = 3
"""企业劳动争议协商调解规定 §26: one original for each party and one for the committee."""

WORDS = ("义务[].内容", "义务[].履行方式")
"""Where the own words of an obligation are printed."""
DUE = ("义务[].履行期限", "义务[].分期[].到期日")

_FIGURE = re.compile(r"[¥￥]?\s*(\d[\d,]*(?:\.\d{1,2})?)\s*元")
_CAPITALS = r"(?:人民币)?([零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]{3,})"
_BOTH = re.compile(_CAPITALS + r"[（(]\s*[¥￥]?\s*(\d[\d,]*(?:\.\d{1,2})?)\s*元?\s*[）)]")
_BLANK = re.compile(r"_{2,}|＿+|[×✕]{2,}|X{2,}|某某|【\s*】|[（(]\s+[）)]|(?<!\d)\s{2,}[年月日元]|[?？]{2,}")
DOCUMENT = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_INSURANCE = r"(?:社会保险|社保|养老保险|医疗保险|工伤保险|失业保险|生育保险|五险)"
_GIVING_UP = re.compile(
    rf"(?:放弃|自愿不|不再?要求|免除|免缴|不予?缴|不缴|不再?缴|无需缴|不用缴)[^。；]{{0,20}}{_INSURANCE}"
    rf"|{_INSURANCE}[^。；]{{0,20}}(?:放弃|免缴|不予?缴|不缴|不再?缴|无需缴|折现|折算成现金|以现金)"
)


@frozen
class Finding:
    """One thing found: `level` must (mend first), ask (please confirm) or ok; `clause` is where it stands.

    `fields` are the placeholders it is about as forms write them (义务[].金额), `near` words in one of them that
    narrow the place down; with neither it has no place on the paper.
    """

    level: str
    title: str
    text: str = ""
    clause: str = ""
    fields: tuple[str, ...] = ()
    near: str = ""


@frozen
class Clause:
    """A piece of typed words, the place it stands in and the placeholders that print it."""

    place: str
    text: str
    fields: tuple[str, ...] = ()


def findings(file: CaseFile, calendar: WorkCalendar) -> tuple[Finding, ...]:
    """All findings about the agreement of a case, those to be mended first; none without an agreement.

    Pure: looks only at what was recorded. `calendar` tells which due dates fall on rest days.
    """
    if file.agreement is None:
        return ()
    found = [finding for check in CHECKS for finding in check(file, file.agreement, calendar)]
    return tuple(sorted(found, key=lambda finding: (MUST, ASK, OK).index(finding.level)))


def clauses(file: CaseFile) -> tuple[Clause, ...]:
    """The words that were typed into the agreement, each with its place."""
    agreement = file.agreement
    assert agreement is not None
    found = [Clause("争议事项", agreement.matter, ("协议.争议事项",))]
    found += [Clause(_clause(o), f"{o.what}；{o.method}", WORDS) for o in file.obligations]
    lines = [line.strip() for line in agreement.other_terms.splitlines() if line.strip()]
    found += [Clause("其他约定", line, ("协议.其他约定[]",)) for line in lines]
    return tuple(found)


def _sum(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """The total is the sum of the obligations, and each obligation the sum of its instalments."""
    total, wrong = sum(o.amount or 0 for o in file.obligations), False
    if total != agreement.total:
        wrong = True
        text = f"各项相加是 {money.figures(total)} 元，合计写的是 {money.figures(agreement.total)} 元。"
        yield Finding(MUST, "合计不等于分项之和", text, "合计", ("付款", "义务[].金额"))
    for obligation in file.obligations:
        parts = sum(p.amount or 0 for p in file.parts_of(obligation))
        if obligation.amount is not None and parts != obligation.amount:
            wrong = True
            text = (
                f"各期相加是 {money.figures(parts)} 元，这一项写的是 {money.figures(obligation.amount)} 元。"
            )
            fields, near = ("义务[].金额",), money.figures(obligation.amount)
            yield Finding(MUST, "各期之和不等于本项金额", text, _clause(obligation), fields, near)
    if not wrong:
        yield Finding(OK, "合计 = 分项之和")


def capitals(said: Iterable[Clause]) -> Iterator[Finding]:
    """Where somebody typed an amount in capitals and in figures, both say the same."""
    wrong = False
    for clause in said:
        for words, typed in _BOTH.findall(clause.text):
            right = money.capitals(_cents(typed), prefix=False)
            if words != right:
                wrong = True
                text = f"小写 ¥{typed}；大写写成「{words}」，应为「**{right}**」。"
                yield Finding(MUST, "大写与小写不一致", text, clause.place, clause.fields, words)
    if not wrong:
        yield Finding(OK, "大写与小写一致")


def _capitals(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    yield from capitals(clauses(file))


def _amounts(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """An amount named in the words is one that was recorded somewhere in the case."""
    known = {agreement.total, *(c.amount for c in file.claims), *(o.amount for o in file.obligations)}
    known |= {p.amount for p in file.instalments}
    strange = False
    for clause in clauses(file):
        for typed in _FIGURE.findall(clause.text):
            if _cents(typed) not in known:
                strange = True
                text = f"这里写了 {typed} 元，登记的请求、义务和分期里都没有这个数，请核对。"
                yield Finding(ASK, "条款里的金额没有登记", text, clause.place, clause.fields, typed)
    if not strange:
        yield Finding(OK, "条款金额与登记一致")


def _parties(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """Names and numbers are those of the register; a number that looks wrong is worth a look."""
    wrong = False
    for side, party in _listed_parties(file):
        if not party.name.strip():
            wrong = True
            text = "协议书要写明双方的基本情况，请先更正登记。"
            yield Finding(MUST, f"{side}没有名称", text, "当事人", (f"{side}.姓名", f"{side}.名称"))
        doubt = _number_doubt(party)
        if doubt:
            wrong = True
            fields = (f"{side}.证件号码", f"{side}.统一社会信用代码")
            whom = f"{side}{party.name}" if len(file.everybody_of(side)) > 1 else side
            yield Finding(ASK, f"{whom}的证件号码请核对", doubt, "当事人", fields)
    numbers = [worker.doc_no for worker in file.workers] + [agent.doc_no for agent in file.agents]
    own = {id_numbers.normalised(number) for number in numbers}
    for clause in clauses(file):
        for number in DOCUMENT.findall(clause.text):
            if number.upper() not in own:
                wrong = True
                text = f"这里写的证件号码尾号 {number[-4:]}，与登记的不同。"
                yield Finding(MUST, "证件号码与登记不一致", text, clause.place, clause.fields, number)
    if not wrong:
        yield Finding(OK, "姓名、证件与登记一致")


def _listed_parties(file: CaseFile) -> Iterator[tuple[Side, Worker | Employer]]:
    """The parties that stand at the head of the agreement: all joint employers; of a group the first worker."""
    for side in Side:
        everybody = file.everybody_of(side)
        for party in everybody[:1] if isinstance(everybody[0], Worker) else everybody:
            yield side, party


def _agents(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """An agent signs an agreement only by special power (劳动争议调解仲裁法 §24, 民法典 §165)."""
    day = agreement.drafted_on
    there = [
        a for a in file.agents if a.kind == AGENT_KINDS[0] and (day is None or not a.to_on or a.to_on >= day)
    ]
    weak = [a.name for a in there if a.power != POWERS[1]]
    if weak:
        text = f"{'、'.join(weak)}只有一般授权，不能代为签署调解协议书；由当事人本人签署，或者另交特别授权的委托书。"
        fields = ("申请人.代理人[].代理权限", "被申请人.代理人[].代理权限")
        yield Finding(ASK, "代理人没有特别授权", text, "当事人", fields, POWERS[0])
    elif there:
        yield Finding(OK, "代理人有特别授权")


def _order(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """Received, accepted, talked, drafted, due: each not before the one ahead of it."""
    case, wrong = file.case, False
    talked = max((s.held_on for s in file.sessions if s.held_on), default=None)
    steps = (("收到申请", case.received_on), ("受理", case.decided_on), ("最后一次调解", talked),
             ("起草协议", agreement.drafted_on))  # fmt: skip
    known = [(label, day) for label, day in steps if day]
    for (label, day), (after, later) in pairwise(known):
        if later < day:
            wrong = True
            text = f"{after} {dates.long(later)}，早于{label} {dates.long(day)}。"
            yield Finding(MUST, "日期先后不对", text, "")
    for obligation in file.obligations:
        if obligation.due_on and agreement.drafted_on and obligation.due_on < agreement.drafted_on:
            wrong = True
            text = (
                f"履行期限 {dates.long(obligation.due_on)} 早于起草协议 {dates.long(agreement.drafted_on)}。"
            )
            near = dates.long(obligation.due_on)
            yield Finding(MUST, "日期先后不对", text, _clause(obligation), DUE, near)
    if not wrong:
        yield Finding(OK, "日期先后合理")


def _rest_days(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """A payment due on a rest day: banks do not transfer between companies then, so it easily comes late."""
    found = False
    for obligation in file.obligations:
        for day in _due_days(obligation, file.parts_of(obligation)):
            if calendar.is_rest_day(day):
                found = True
                back = calendar.next_workday(day)
                why = "银行不办对公转账，容易逾期" if obligation.kind == "支付" else "多半没有人上班"
                text = f"{dates.short(day)}是{calendar.why(day)}，{why}；下一个工作日是 {dates.short(back)}。"
                yield Finding(ASK, "履行期限在休息日", text, _clause(obligation), DUE, dates.long(day))
    if not found:
        yield Finding(OK, "履行期限都在工作日")


def insurance(typed: Iterable[Clause]) -> Iterator[Finding]:
    """法释〔2025〕12号 §19: an agreement that social insurance need not be paid is invalid."""
    found = False
    for clause in typed:
        given_up = _GIVING_UP.search(clause.text)
        if given_up:
            found = True
            text = "约定不缴社会保险的无效，见法释〔2025〕12号第19条。请删去，或核对确实不是这个意思。"
            yield Finding(ASK, "放弃社会保险的约定可能无效", text, clause.place, clause.fields, given_up[0])
    if not found:
        yield Finding(OK, "没有放弃社会保险的约定")


def _insurance(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    yield from insurance(clauses(file))


def blanks(typed: Iterable[Clause]) -> Iterator[Finding]:
    """Nothing typed is left to be filled in by hand."""
    found = False
    for clause in typed:
        left = _BLANK.search(clause.text)
        if left:
            found = True
            near = clause.text[max(left.start() - 6, 0) : left.end() + 6].strip()
            yield Finding(
                MUST, "还有没填的空白", f"「{near}」没有填完。", clause.place, clause.fields, left[0].strip()
            )
    if not found:
        yield Finding(OK, "没有未填的空白")


def _blanks(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    yield from blanks(clauses(file))


def _content(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """令17 §26: request, result, time limit and way of performance must be stated."""
    missing = [] if file.claims else ["调解请求"]
    missing += [] if agreement.matter.strip() else ["争议事项"]
    missing += [] if file.obligations else ["调解结果"]
    for obligation in file.obligations:
        stated = {"内容": obligation.what, "履行期限": obligation.due_on, "履行方式": obligation.method}
        for word, value in stated.items():
            if not value:
                missing.append(f"{_clause(obligation)}的{word}")
        if obligation.kind == "支付" and not obligation.amount:
            missing.append(f"{_clause(obligation)}的金额")
    if missing:
        text = f"缺{'、'.join(missing)}；见企业劳动争议协商调解规定第26条。"
        yield Finding(MUST, "应当写明的没有写全", text, "")
    else:
        yield Finding(OK, "请求、结果、期限、方式齐备")


def _copies(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """Three originals at least."""
    if agreement.copies < ORIGINALS:
        text = f"现在是 {agreement.copies} 份；双方和本委员会各执一份，至少 {ORIGINALS} 份（第26条）。"
        yield Finding(MUST, "份数不够", text, "份数", ("协议.份数",))
    else:
        yield Finding(OK, f"份数：{_number_words(agreement.copies)}份")


def _mediators(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """Somebody has to sign as mediator."""
    if file.assignments:
        yield Finding(OK, "调解员已指定")
    else:
        yield Finding(MUST, "没有调解员", "协议书要由调解员签名，请先指定调解员。", "签署", ("调解员",))


def _more_than_asked(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """More than was asked for is possible, but mostly a slip of the pen."""
    asked = [c.amount for c in file.claims if c.amount is not None]
    if asked and agreement.total > sum(asked):
        text = f"协议 {money.figures(agreement.total)} 元，请求 {money.figures(sum(asked))} 元，请核对。"
        yield Finding(ASK, "协议金额多于请求金额", text, "合计", ("付款", "义务[].金额"))
    else:
        yield Finding(OK, "金额不超过请求")


def _shares(file: CaseFile, agreement: Agreement, calendar: WorkCalendar) -> Iterator[Finding]:
    """In a group case what the workers get adds up to what is paid to their side."""
    if not file.is_group:
        return
    fields = ("劳动者[].个人协议金额", "劳动者")
    nobody = [w.name for w in file.workers if (line := file.line_of(w)) is None or line.agreed is None]
    if nobody:
        names = "、".join(nobody[:3]) + (f"等 {len(nobody)} 人" if len(nobody) > 3 else "")
        yield Finding(MUST, "有人没有协议金额", f"{names}的个人协议金额还没有登记。", "附件", fields)
        return
    shares = sum(line.agreed or 0 for line in file.lines)
    side = file.workers[0].side
    owed = sum(o.amount or 0 for o in file.obligations if o.debtor != side)
    if shares != owed:
        text = f"各人相加是 {money.figures(shares)} 元，付给他们的义务是 {money.figures(owed)} 元。"
        yield Finding(MUST, "各人金额之和不等于义务", text, "附件", fields, money.figures(shares))
    else:
        yield Finding(OK, "各人金额之和 = 义务")


Check = Callable[[CaseFile, Agreement, WorkCalendar], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    _sum, _capitals, _amounts, _parties, _order, _blanks, _content, _copies, _mediators, _rest_days,
    _insurance, _more_than_asked, _shares, _agents,
)  # fmt: skip


def _clause(obligation: Obligation) -> str:
    return f"第{_number_words(obligation.seq)}项义务"


def _number_words(number: int) -> str:
    """1 to 99 in Chinese."""
    digits = "零一二三四五六七八九"
    ten, one = divmod(number, 10)
    words = "" if not ten else "十" if ten == 1 else f"{digits[ten]}十"
    return words + (digits[one] if one or not ten else "")


def _cents(typed: str) -> int:
    """An amount as found in a text, in cents; its commas may stand anywhere."""
    return money.parse_amount(typed.replace(",", ""))


def _due_days(obligation: Obligation, parts: tuple[Instalment, ...]) -> list[date]:
    days = {p.due_on for p in parts} | {obligation.due_on}
    return sorted(day for day in days if day)


def _number_doubt(party: Worker | Employer) -> str | None:
    if isinstance(party, Employer):
        code = party.credit_code
        return id_numbers.credit_code_caution(code) if code else "没有登记统一社会信用代码。"
    return id_numbers.number_caution(party.doc_type, party.doc_no) if party.doc_no else "没有登记证件号码。"
