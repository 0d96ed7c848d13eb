"""A case of several workers in a real office: the story's case with a list of workers put to it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from app.services import catalogue
from app.services.desk import Desk
from app.services.forms.samples import SURNAMES
from app.system.clock import Clock
from tests.services.office import NUMBER

FIRST = "孟𫖯"
TALKED = "record_session:2"
STEMS = "甲乙丙丁戊己庚辛壬癸"
OWED = 40_812_05


def rows(count: int, *, agreed: int = OWED) -> list[dict[str, Any]]:
    """A list of workers, the story's own at first; what they get sums up to `agreed` cents, three represent."""
    each = agreed // count // 100 * 100
    found = []
    for n in range(count):
        cents = each if n else agreed - each * (count - 1)
        name = SURNAMES[n % len(SURNAMES)] + "样" + STEMS[n // 10 % 10] + STEMS[n % 10]
        found.append(
            {
                "name": name, "doc_type": "护照", "doc_no": f"E{12340000 + n}", "phone": f"1385712{n:04d}",
                "address": f"示例市滨江区工人新村{n + 1}号", "sex": "男", "representative": n < 3,
                "claimed": f"{(cents + 100) / 100:.2f}", "agreed": f"{cents / 100:.2f}",
            }
        )  # fmt: skip
    found[0] |= {
        "name": FIRST,
        "doc_type": "居民身份证",
        "doc_no": "110101199003072316",
        "phone": "13857120071",
    }
    return found


def lead_group(desk: Desk, story: Mapping[str, Any], count: int, until: str = "sign:4") -> None:
    """Take a desk after the second talk on: list so many workers, then the story's acts up to the one named."""
    catalogue.perform(desk, "list_workers", {"workers": rows(count)}, number=NUMBER)
    name, _, times = until.partition(":")
    left, talks = int(times or 1), 0
    for step in story["case_acts"]:
        if talks >= 2 and left:
            there = evolve(desk, clock=Clock(date.fromisoformat(step["today"])))
            catalogue.perform(there, step["act"], step["given"], number=NUMBER)
            left -= step["act"] == name
        talks += step["act"] == "record_session"


def workers_given(desk: Desk) -> list[dict[str, Any]]:
    """The list as it stands, ready to be typed in again with changes."""
    with desk.read() as reader:
        file = reader.case_by_number(NUMBER)
    found = []
    for worker in file.workers:
        line = file.line_of(worker)
        assert line is not None
        found.append(
            {
                name: getattr(worker, name)
                for name in ("name", "doc_type", "doc_no", "phone", "address", "sex")
            }
            | {"claimed": f"{(line.claimed or 0) / 100:.2f}", "agreed": f"{(line.agreed or 0) / 100:.2f}"}
            | {"representative": line.representative}
        )
    return found
