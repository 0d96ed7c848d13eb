"""Long words in the tab 调解: nothing is wider than its place, long texts are cut until they are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.hub import Hub
from app.ui.pages.case.talks_cards import SessionCard
from app.ui.pages.case.talks_parts import LONG, STEP, Fold, LongWords, cut
from app.ui.theme.apply import apply
from app.ui.widgets.buttons import Button
from app.ui.widgets.paragraph import Paragraph
from tests.services.case_work_rows import ABLE, PROPOSED, PUT_OFF, TALKED, TURNED_DOWN
from tests.services.office import as_user, done
from tests.ui.case_office import hub_at
from tests.ui.test_talks_tab import LEFT, MEDIATOR, SECRET, SOON, cards, shown, talk

LATIN = "W" * 60


def crowd(hub: Hub, turns: int = 40) -> Desk:
    """A case in which everything was recorded, in words as long as they may be; a mediator's desk."""
    desk = as_user(hub.desk, MEDIATOR)
    done(desk, "schedule_session", SOON | {"room": LATIN, "mediators": f"林示例、{LATIN}"})
    done(desk, "change_appointment", PUT_OFF | {"held_on": "2026-09-27", "reason": LATIN * 3})
    said = [{"speaker": f"第{n}位{LATIN}"[:60], "words": f"{LATIN}说的话。" * 4} for n in range(turns)]
    people = [{"name": f"{LATIN[:50]}{n}", "capacity": LATIN, "came": n % 2 == 0} for n in range(8)]
    long = {"present": "", "turns": said, "attendance": people, "place": LATIN, "hours": "14:00—15:40"}
    done(desk, "record_session", talk(**long))
    done(desk, "make_proposal", PROPOSED | {"terms": f"{LATIN}第一条。" * 40, "amount": "99999999.99"})
    done(desk, "answer_proposal", TURNED_DOWN | {"answer_note": LATIN * 20})
    done(desk, "make_proposal", PROPOSED | {"proposer": "被申请人", "amount": "1"})
    done(desk, "assess_ability", ABLE | {"means": LATIN * 30, "assessor": LATIN})
    done(desk, "note_talk", TALKED | {"with_whom": LATIN, "words": f"{SECRET}\n" * 30})
    return desk


@pytest.mark.parametrize(("scale", "width"), [(1.0, 488), (1.25, 412)])
def test_long_words_stay_within_the_width(
    qtbot: QtBot, qapp: QApplication, resources: Path, tmp_path: Path, scale: float, width: int
) -> None:
    with hub_at(tmp_path, "assign", "2026-09-24") as hub:
        desk = crowd(hub)
        apply(qapp, resources, "light", scale)
        tab = shown(qtbot, desk, width=width)
        for fold in cards(tab, Fold):
            qtbot.mouseClick(fold.toggle, LEFT)
        assert len(cards(tab, SessionCard)[0].fold.body.findChildren(Paragraph)) >= 42
        assert tab.widget().minimumSizeHint().width() <= tab.viewport().width()
        buttons = [b for b in tab.findChildren(Button) if b.isVisibleTo(tab)]
        assert [
            b for b in buttons if not b.accessibleName() or b.focusPolicy() == Qt.FocusPolicy.NoFocus
        ] == []
        right = tab.widget().width()
        assert all(b.mapTo(tab.widget(), b.rect().topRight()).x() < right for b in buttons)


def test_a_long_text_is_cut_and_shown_whole_when_asked(qtbot: QtBot) -> None:
    text = "第一条，被申请人分期支付。" * 60
    words = LongWords(text)
    qtbot.addWidget(words)
    words.resize(400, 200)
    words.show()
    assert words.more is not None
    assert words.paragraph.plain_text() == text[:LONG] + "…"
    qtbot.mouseClick(words.more, LEFT)
    assert words.paragraph.plain_text() == text
    qtbot.keyClick(words.more, Qt.Key.Key_Space)
    assert words.more.text() == "看全文"
    assert words.paragraph.plain_text() == text[:LONG] + "…"


@pytest.mark.parametrize("text", ["", "一句话。", "一\n二\n三", "字" * LONG, "字" * (LONG + 20)])
def test_a_text_hardly_longer_than_the_room_stays_whole(text: str) -> None:
    assert cut(text) == text
    assert cut("行\n" * 20) == "行\n行\n行\n行\n行\n行…"


def test_a_very_long_talk_is_read_on_in_steps(qtbot: QtBot) -> None:
    fold = Fold("发言", [(f"第{n}位", f"第{n}段话") for n in range(STEP * 2 + 5)], inline=True)
    qtbot.addWidget(fold)
    fold.show()
    qtbot.mouseClick(fold.toggle, LEFT)
    assert fold.body is not None
    for count, rest in ((STEP, STEP + 5), (STEP * 2, 5)):
        assert len(fold.body.findChildren(Paragraph)) == count
        assert fold.more is not None
        assert fold.more.text() == f"还有 {rest} 段，接着看"
        qtbot.mouseClick(fold.more, LEFT)
    assert fold.more is None
    said = [part.plain_text() for part in fold.body.findChildren(Paragraph)]
    assert (len(said), said[-1].replace("\u2060", "")) == (
        STEP * 2 + 5,
        f"第{STEP * 2 + 4}位：第{STEP * 2 + 4}段话",
    )
