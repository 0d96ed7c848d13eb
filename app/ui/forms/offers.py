"""What exists in a case, as lines to choose from: people, instalments, evidence, talks, receipts, applications."""

from __future__ import annotations

from collections.abc import Callable

from app.domain import dates, money
from app.domain.case import CaseFile
from app.domain.words import SIDES
from app.services.parties import namesakes
from app.ui.forms.people import callable_names
from app.ui.forms.proposals_course import rooms as own_rooms
from app.ui.forms.proposals_course import waiting
from app.ui.forms.situation import Situation
from app.ui.forms.typed import Given
from app.ui.widgets.pick_line import Pick, Picks, picks

Offers = dict[str, Picks]
CAPACITIES = (
    "申请人", "被申请人", "申请人的代理人", "被申请人的代理人", "被申请人的法定代表人", "被申请人的联系人", "调解员",
    "工会代表", "职工代表", "旁听人员",
)  # fmt: skip
POWERS_FROM = ("授权委托书", "户口簿", "身份关系证明", "工作单位介绍信")
RELATIONS = ("本单位职工", "律师", "法律工作者", "父母", "配偶", "子女", "工会推荐")


def numbered(pairs: list[tuple[int, str]], unit: str) -> Picks:
    """Lines such as 第 2 项：工资条, of which the number is taken."""
    return Picks(tuple(Pick(str(seq), f"第 {seq} {unit}：{words}") for seq, words in pairs))


def of_side(field: str) -> Callable[[Situation, Given], Offers]:
    """The people of the side that stands in the field `side`."""

    def offering(situation: Situation, given: Given) -> Offers:
        side = str(given.get("side", "")).partition(":")[0]
        return {field: people_of(situation.case, (side,) if side in SIDES else SIDES)} | _servers(
            situation, given
        )

    return offering


def both_sides(field: str) -> Callable[[Situation, Given], Offers]:
    """The people of both sides."""

    def offering(situation: Situation, given: Given) -> Offers:
        return {field: people_of(situation.case, SIDES)} | _users(situation, "visitor")

    return offering


def people_of(file: CaseFile, sides: tuple[str, ...]) -> Picks:
    """Everybody of these sides who may sign, talk or receive."""
    found = [pair for side in sides for pair in callable_names(file, side)]
    return picks([Pick(name, f"{name}（{what}）") for name, what in found])


def _servers(situation: Situation, given: Given) -> Offers:
    return _users(situation, "server") if "server" in given else {}


def _users(situation: Situation, *fields: str) -> Offers:
    names = [user.name for user in situation.users] + [m.name for m in situation.mediators]
    return {field: picks(names) for field in fields}


def workers_of_the_desk(situation: Situation, given: Given) -> Offers:
    """Those who may be charged with something: the case's mediators first, then everybody of the committee."""
    mine = [Pick(a.name, f"{a.name}（本案调解员）") for a in situation.case.assignments]
    others = [Pick(m.name, f"{m.name}（调解员）") for m in situation.mediators]
    users = [Pick(user.name, f"{user.name}（{user.role}）") for user in situation.users]
    everybody = picks([*mine, *others, *users])
    return {name: everybody for name in ("to", "assessor") if name in given}


def principals(situation: Situation, given: Given) -> Offers:
    """Whom an agent may act for; namesakes with what tells them apart."""
    there = situation.case.everybody_of(str(given.get("side", "")))
    return {
        "principal": picks([namesakes.called(party, there) for party in there]),
        "relation": picks(RELATIONS), "proof": picks(POWERS_FROM),
    }  # fmt: skip


def numbered_parties(situation: Situation, given: Given) -> Offers:
    """The parties of a side by their number."""
    there = situation.case.everybody_of(str(given.get("side", "")))
    return {"seq": Picks(tuple(
        Pick(str(n), f"第 {n} 个：{namesakes.called(party, there)}") for n, party in enumerate(there, 1)
    ))}  # fmt: skip


def agents(situation: Situation, given: Given) -> Offers:
    """The agents who have not left."""
    file, today = situation.case, situation.today
    there = [a for a in file.agents if a.to_on is None or a.to_on >= today]
    return {"seq": numbered([(a.seq, f"{a.name}（{a.side}，{a.kind}）") for a in there], "个")}


def listed(name: str) -> Callable[[Situation, Given], Offers]:
    """The workers of the list by name; a namesake's number is offered only where it is asked for."""

    def offering(situation: Situation, given: Given) -> Offers:
        people = situation.case.workers
        twice = {w.name for w in people if sum(other.name == w.name for other in people) > 1}
        lines = {w.uid: situation.case.line_of(w) for w in people}
        numbers = [Pick(w.doc_no, namesakes.called(w, people)) for w in people if w.name in twice]
        said = [Pick(w.name, _said(w.name, getattr(lines[w.uid], "consent", ""))) for w in people]
        return {f"{name}.name": picks(said), f"{name}.doc_no": picks(numbers)}

    return offering


def _said(name: str, consent: str) -> str:
    return f"{name}（{consent}）" if consent in ("同意", "不同意") else ""


def superiors(situation: Situation, given: Given) -> Offers:
    """To whom a collective dispute is usually reported."""
    bodies = picks(["区人力资源和社会保障局", "区总工会", "上级主管单位"])
    return {"reported_to": bodies} | _users(situation, "reporter")


def talk(situation: Situation, given: Given) -> Offers:
    """Rooms, speakers and who may attend."""
    file = situation.case
    people = people_of(file, SIDES)
    mediators = picks([a.name for a in file.assignments])
    everybody = picks([*people.items, *mediators.items])
    speakers = [*SIDES, "调解员", *(p.value for p in people.items), *(p.value for p in mediators.items)]
    return {
        "place": _rooms(situation), "attendance.name": everybody, "attendance.capacity": picks(CAPACITIES),
        "turns.speaker": picks(speakers),
    } | _users(situation, "recorder")  # fmt: skip


def _rooms(situation: Situation) -> Picks:
    file = situation.case
    used = [a.room for a in file.appointments] + [s.place for s in file.sessions]
    return picks([*own_rooms(situation), *used])


def arrangement(situation: Situation, given: Given) -> Offers:
    """Rooms, usual hours and the mediators in office."""
    hours = [f"{hour:02d}:{half}" for hour in range(8, 19) for half in ("00", "30")]
    starts = str(given.get("starts", ""))
    names = [m.name for m in situation.mediators]
    return {
        "starts": picks(hours), "ends": picks([h for h in hours if not starts or h > starts]),
        "room": _rooms(situation), "mediators": picks(names, several=True),
    }  # fmt: skip


def arranged(situation: Situation, given: Given) -> Offers:
    """The talks arranged that are still to be held, and rooms."""
    there = [
        (
            a.seq,
            f"{dates.short(a.held_on) if a.held_on else ''} {a.starts}—{a.ends}，{a.room or a.platform or a.way}",
        )
        for a in waiting(situation.case)
    ]
    hours = arrangement(situation, given)
    return {
        "seq": numbered(there, "次"),
        "room": hours["room"],
        "starts": hours["starts"],
        "ends": hours["ends"],
    }


def proposals(situation: Situation, given: Given) -> Offers:
    """The proposals that wait for an answer."""
    there = [
        (
            p.seq,
            f"{p.proposer}提出" + (f"，{money.figures(p.amount)} 元" if p.amount else f"，{p.terms[:16]}"),
        )
        for p in situation.case.proposals
        if p.answer == "待答复"
    ]
    return {"seq": numbered(there, "个")}


def evidence(situation: Situation, given: Given) -> Offers:
    """The pieces that were not given back, and who may take them."""
    here = [e for e in situation.case.evidence if e.returned_on is None]
    named = {"seq": numbered([(e.seq, f"{e.name}（{e.side}，{e.form}）") for e in here], "项")}
    return named | {"returned_to": people_of(situation.case, SIDES)}


def evidence_of_file(situation: Situation, given: Given) -> Offers:
    """The pieces that a file may show."""
    found = [(e.seq, f"{e.name}（{e.side}）") for e in situation.case.evidence]
    return {"evidence": numbered(found, "项")}


def attachments(situation: Situation, given: Given) -> Offers:
    """The files that were not taken out."""
    here = [(a.seq, a.name) for a in situation.case.attachments if not a.struck]
    return {"seq": numbered(here, "个")}
