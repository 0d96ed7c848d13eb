"""Where a registration stands: which step holds what, what is left to do in each."""

from __future__ import annotations

from collections.abc import Sequence

from app.services import catalogue
from app.ui.forms.typed import Given
from app.ui.pages.register.review import ReviewSheet
from app.ui.pages.register.steps import Sheet
from app.ui.widgets.step_list import Step

ACT = "register"


def step_of(sheets: Sequence[Sheet], path: str, otherwise: int) -> int:
    """The step in which a path of the input lies."""
    name = path.partition(".")[0]
    return next((at for at, sheet in enumerate(sheets) if name in sheet.names), otherwise)


def first_open(sheets: Sequence[Sheet], given: Given) -> int:
    """The first step that still needs something, after the last sheet the review; for going on with a draft."""
    wrong = [p.path for p in catalogue.look_over(ACT, given) if not p.warning]
    return min((step_of(sheets, path, len(sheets)) for path in wrong), default=len(sheets))


def track(sheets: Sequence[Sheet], given: Given, errors: Sequence[str], at: int, reached: int) -> list[Step]:
    """The steps for the list: what each holds, how many places of it show an error."""
    shown = []
    for place, sheet in enumerate(sheets):
        wrong = sum(step_of(sheets, path, -1) == place for path in errors)
        state = "current" if place == at else "done" if place <= reached else "todo"
        shown.append(Step(sheet.label, f"{wrong} 处要改" if wrong else sheet.note(given), state, bool(wrong)))
    last = len(sheets)
    state = "current" if at == last else "done" if reached == last else "todo"
    return [*shown, Step(ReviewSheet.label, "", state)]
