"""Issuing one form to everybody who gets one, in one act: all of them or none (the notices of a group case)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from app.domain.case import CaseFile
from app.domain.fields import same, spec
from app.domain.office import Committee
from app.domain.paper import IssuedPaper
from app.services.catalogue import EVERYBODY, Told, Work, act, refuse_field
from app.services.forms.context import context
from app.services.forms.sheets import Sheet
from app.services.papers import papers
from app.services.papers.issuing import Ready, keep, ready
from app.services.papers.recipients import Recipient, recipient
from app.services.papers.wanting import Wanted, wanted

_NAMED = 5


@frozen
class IssuingMany:
    """Which form is issued, and to whom; nobody named means all who have none yet, with a reason all."""

    form: str = same(IssuedPaper, "form", required=True, help="文书代码或名称，见 forms 命令。")
    sides: tuple[str, ...] = spec("给谁", "list", help="空着就是每人一份；要选的，写成 申请人:3。")
    reason: str = same(IssuedPaper, "reason", help="出新版时填；旧版作废，留在记录里。")


@act("issue_papers", "批量签发", IssuingMany, roles=EVERYBODY, icon="stamp")
def issue_papers(work: Work, given: IssuingMany) -> Told:
    """同一种文书给每人各签发一份：全部做好、核对过才一起定格，有一份做不成就一份也不签发。"""
    found = wanted(work.desk, work.case, given.form)
    chosen = _chosen(work.case, found, given)
    base, made = _base(work), list[Ready]()
    for place, to in enumerate(chosen):
        work.progress(place, len(chosen), f"{found.title}（{to.words}）")
        made.append(ready(work.desk, work.unit, work.case, found, to, given.reason, base))
    issued = [keep(work, one) for one in made]  # last, so that a stop leaves no files behind
    work.progress(len(chosen), len(chosen), "")
    whom = "、".join(to.words for to in chosen[:_NAMED]) + ("等" if len(chosen) > _NAMED else "")
    why = f"，有旧版的作废：{given.reason}" if given.reason else ""
    told = f"签发{found.title} {len(issued)} 份：{whom}{why}。"
    result = {"form": found.key, "count": len(issued), "codes": [paper.code for paper in issued]}
    return Told(told, work.today, result)


def _chosen(file: CaseFile, found: Wanted, given: IssuingMany) -> tuple[Recipient, ...]:
    """Who gets one now, each once, in the order named or else of the case."""
    everybody = found.recipients(file)
    if not everybody[0].side:
        raise refuse_field("form", f"{found.entry.name}一案只有一份，请用“签发文书”（issue_paper）。")
    if given.sides:
        chosen = _named(file, found, given.sides)
        older = [to.words for to in chosen if papers.newest(file, to.key(found.key))]
        if older and not given.reason:
            names = "、".join(older[:_NAMED]) + ("等" if len(older) > _NAMED else "")
            raise refuse_field("reason", f"{names} {len(older)} 份已签发过；出新版要写明理由。")
        return chosen
    new = tuple(to for to in everybody if given.reason or papers.newest(file, to.key(found.key)) is None)
    if not new:
        raise refuse_field("reason", f"{found.title} {len(everybody)} 份都已签发；出新版要写明理由。")
    return new


def _named(file: CaseFile, found: Wanted, addresses: Sequence[str]) -> tuple[Recipient, ...]:
    chosen = [recipient(file, found.entry, address) for address in addresses if address.strip()]
    twice = next((to for n, to in enumerate(chosen) if to in chosen[:n]), None)
    if twice is not None:
        raise refuse_field("sides", f"“{twice.address}”写了两次，请去掉一次。")
    return tuple(chosen)


def _base(work: Work) -> Sheet:
    """What all of them have in common, computed once."""
    committee = work.unit.first(Committee)
    assert committee is not None
    return context(work.case, committee, work.desk.law, work.today)
