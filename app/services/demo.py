"""The demonstration: one case led through every act by its data file, and synthetic cases beside it."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from app.domain.values import Progress, silent
from app.services.catalogue import Outcome, perform
from app.services.desk import Desk
from app.system.clock import Clock

FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = "甲乙丙丁戊己庚辛壬癸"
CAUSES = ("追索劳动报酬纠纷", "追索劳动报酬纠纷", "经济补偿金纠纷", "工伤保险待遇纠纷", "福利待遇纠纷")


def story(resources: Path) -> dict[str, Any]:
    """The demonstration case as data: committee, first user, and the acts in their order with their days."""
    found: dict[str, Any] = json.loads((resources / "demo" / "main_line.json").read_text(encoding="utf-8"))
    return found


def lead_through(desk: Desk, told: Mapping[str, Any], *, until: str = "") -> list[Outcome]:
    """Do every act of a story on its own day; `until` stops after the first act of that name."""
    done = [do_step(desk, step, "") for step in told["office_acts"]]
    number = ""
    for step in told["case_acts"]:
        done.append(do_step(desk, step, number))
        number = number or done[-1].number
        if step["act"] == until:
            break
    return done


def do_step(desk: Desk, step: Mapping[str, Any], number: str) -> Outcome:
    """Do one act of a story on its own day; the audit says that the day was given."""
    there = evolve(desk, clock=Clock(date.fromisoformat(step["today"])))
    return perform(there, step["act"], step["given"], number=number)


def synthesise(
    desk: Desk, told: Mapping[str, Any], count: int, seed: int, *, last: date, progress: Progress = silent
) -> None:
    """Add `count` invented cases spread over the ten years before `last`, each as far along as its age allows."""
    chance = random.Random(seed)
    first = last - timedelta(days=3652)
    days = sorted(first + timedelta(days=chance.randrange(3652)) for _ in range(count))
    for position, day in enumerate(days):
        _one(desk, told, day, last, chance)
        progress(position + 1, count, "编写示例案件")


def _one(desk: Desk, told: Mapping[str, Any], day: date, last: date, chance: random.Random) -> None:
    """One invented case: the story's acts as varied for `day`, cut off by an early end or by today."""
    number = ""
    variation = vary(told, day, chance)
    end = chance.choice(("", "", "", "refuse", "fail", "withdraw", "settle"))
    for step in told["case_acts"]:
        varied = variation.of(step, number)
        today = date.fromisoformat(varied["today"])
        if today > last:
            return
        if end and step["act"] == {"refuse": "accept", "fail": "draft_agreement"}.get(end, "assign"):
            _end(desk, end, today, last, number)
            return
        number = do_step(desk, varied, number).number


def _end(desk: Desk, how: str, day: date, last: date, number: str) -> None:
    given: dict[str, Any] = {"ended_on": day.isoformat()}
    if how == "refuse":
        given = {"decided_on": day.isoformat(), "refusal_ground": "不属于劳动争议"}
    if how == "fail":
        given["failure_ground"] = "一方拒绝继续调解"
    do_step(desk, {"act": how, "today": day.isoformat(), "given": given}, number)
    closing = day + timedelta(days=3)
    if closing <= last:
        do_step(
            desk,
            {"act": "close", "today": closing.isoformat(), "given": {"closed_on": closing.isoformat()}},
            number,
        )


@frozen
class Variation:
    """What an invented case has of its own: its days, its worker, its cause and its amount in cents."""

    story_name: str
    shift: timedelta
    name: str
    doc_no: str
    phone: str
    cause: str
    amount: int

    def of(self, step: Mapping[str, Any], number: str) -> dict[str, Any]:
        """A step of the story as it goes in this case."""
        given = self._changed(step["given"])
        if step["act"] == "register":
            given["applicant"] |= {"doc_no": self.doc_no, "phone": self.phone}
            given |= {
                "cause": self.cause,
                "claims": [{"matter": "支付拖欠的款项", "amount": _yuan(self.amount)}],
            }
        half = self.amount // 2
        halves = (half, self.amount - half)
        if step["act"] == "draft_agreement":
            first = given["obligations"][0]
            first["amount"] = _yuan(self.amount)
            for part, cents in zip(first["instalments"], halves, strict=True):
                part["amount"] = _yuan(cents)
        if step["act"] == "record_performance" and given["obligation"] == 1:
            given["amount"] = _yuan(halves[given["instalment"] - 1])
        if step["act"] == "archive":
            given["volume_no"] = number
        return {"act": step["act"], "today": self._changed(step["today"]), "given": given}

    def _changed(self, value: Any) -> Any:
        """The value with every day moved and the worker's name in place of the story's."""
        if isinstance(value, dict):
            return {key: self._changed(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self._changed(inner) for inner in value]
        if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
            return (date.fromisoformat(value) + self.shift).isoformat()
        return value.replace(self.story_name, self.name) if isinstance(value, str) else value


def vary(told: Mapping[str, Any], received: date, chance: random.Random) -> Variation:
    """An invented case received on a day, drawn from `chance`."""
    first = told["case_acts"][0]
    return Variation(
        story_name=first["given"]["applicant"]["name"],
        shift=received - date.fromisoformat(first["today"]),
        name=chance.choice(FAMILY) + "示" + chance.choice(GIVEN),
        doc_no=_number(chance),
        phone=f"139{chance.randrange(10**8):08d}",
        cause=chance.choice(CAUSES),
        amount=chance.randrange(1_000_00, 90_000_00),
    )


def _yuan(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _number(chance: random.Random) -> str:
    """An invented identity number with a check digit that fits."""
    body = f"110101{chance.randrange(1965, 2004)}{chance.randrange(1, 13):02d}{chance.randrange(1, 29):02d}"
    body += f"{chance.randrange(1000):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]
