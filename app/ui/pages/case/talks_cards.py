"""What the tab 调解 shows one below the other: a talk arranged or held, a proposal, a note, a pause."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame

from app.domain import money
from app.domain.case import CaseFile, Session
from app.domain.course import Ability, Appointment, Attendee, PrivateNote, Proposal, Suspension
from app.domain.course_words import APPOINTMENT_STATES, PROPOSAL_ANSWERS, READ_BACKS
from app.services.papers.papers import Offer
from app.ui.pages.case.paper_rows import state_of
from app.ui.pages.case.talks_parts import Fold, LongWords, Part, joined, listed, on_day, said
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import ElidedLabel, IconView, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.runs import Run, Runs
from app.ui.widgets.tag import Tag

WAITING, HELD, MOVED, CANCELLED = APPOINTMENT_STATES
UNANSWERED, ACCEPTED, DECLINED, COUNTERED = PROPOSAL_ANSWERS
LOOKS = {HELD: ("ok", "circle-check"), MOVED: ("grey", "calendar-clock"), CANCELLED: ("grey", "circle-slash")}
OUTCOMES = {"达成一致": ("ok", "handshake"), "未达成一致": ("bad", "circle-x")}
ANSWERS = {
    UNANSWERED: ("warn", "clock"), ACCEPTED: ("ok", "circle-check"), DECLINED: ("bad", "circle-x"),
    COUNTERED: ("accent", "messages-square"),
}  # fmt: skip
FINDINGS = {
    "能够按期履行": ("ok", "circle-check"), "分期能够履行": ("accent", "calendar-days"),
    "履行有困难": ("warn", "triangle-alert"), "难以履行": ("bad", "circle-alert"),
}  # fmt: skip
MARGINS = (14, 8, 14, 10)


class AppointmentCard(Card):
    """A talk that is arranged and waits; `buttons` are what can be done with it."""

    def __init__(self, arranged: Appointment, today: date, *buttons: Button) -> None:
        super().__init__(kind="sunken", margins=MARGINS, gap=4)
        self.arranged = arranged
        late = arranged.held_on is not None and arranged.held_on < today
        tag = Tag("已过，没有笔录", "warn") if late else Tag("今天", "warn", "calendar-clock")
        if not late and arranged.held_on != today:
            tag = Tag(arranged.state, "accent", "calendar-clock")
        self.when = when(arranged, today)
        self.add(row((ElidedLabel(self.when, "small_strong"), 1), tag, gap=8))
        self.add(said(where(arranged), tone="text"))
        if arranged.mediators:
            self.add(said(f"调解员：{arranged.mediators}", "caption"))
        self.add(row(*buttons, None, gap=10))
        self.setAccessibleName(f"{arranged.state} {self.when}")


class PastAppointment(QFrame):
    """A talk that was arranged and held, put off or called off: one line, its reason below."""

    def __init__(self, arranged: Appointment, today: date) -> None:
        super().__init__()
        hue, icon = LOOKS.get(arranged.state, ("grey", "clock"))
        tone = "text2" if arranged.state == HELD else "text3"
        words = joined(when(arranged, today), where(arranged))
        line = row((ElidedLabel(words, "small", tone), 1), Tag(arranged.state, hue, icon), gap=8)
        body = column(line, gap=0, margins=(2, 2, 0, 2))
        if arranged.reason:
            body.addWidget(said(f"理由：{arranged.reason}", "caption", "text3"))
        self.setLayout(body)
        self.setAccessibleName(f"{arranged.state} {words}")


class SessionCard(Card):
    """A talk that was held, with its record; what was said lies folded in `fold`."""

    def __init__(
        self, file: CaseFile, held: Session, today: date, offer: Offer | None, *, opened: bool
    ) -> None:
        super().__init__(kind="sunken", margins=MARGINS, gap=4)
        self.held, self.offer = held, offer
        self.paper: Button | None = None
        title = joined(f"第 {held.seq} 次", on_day(held.held_on, today), held.hours)
        hue, icon = OUTCOMES.get(held.outcome, ("accent", "messages-square"))
        self.add(row((ElidedLabel(title, "small_strong"), 1), Tag(held.outcome, hue, icon), gap=8))
        self.add(said(listed(held.way, held.platform, held.place, f"{held.recorder}记录"), tone="text"))
        for words in attendance([a for a in file.attendees if a.session_uid == held.uid], held.present):
            self.add(said(words, "caption"))
        self._add_read_back()
        turns = [(t.speaker, t.words) for t in file.turns if t.session_uid == held.uid]
        self.fold = self._record(file, turns, opened=opened)
        self.add(self.fold)
        self.setAccessibleName(f"{title} {held.outcome}")

    def _add_read_back(self) -> None:
        held = self.held
        good = held.read_back != READ_BACKS[3]
        icon = IconView("circle-check" if good else "circle-alert", "ok_text" if good else "warn_text", 14)
        words = f"笔录{held.read_back}" if good else "笔录还没有核对"
        note = f"：{held.read_back_note}" if held.read_back_note else ""
        self.add(row(icon, (said(f"{words}{note}", "caption", "text2" if good else "warn_text"), 1), gap=6))

    def _record(self, file: CaseFile, turns: list[Part], *, opened: bool) -> Fold:
        held = self.held
        views = [
            ("申请人陈述", held.applicant_view), ("被申请人陈述", held.respondent_view), ("调解过程", held.talk),
        ]  # fmt: skip
        parts = [(head, words) for head, words in views if words] + turns
        beside: list[Tag | Button] = []
        if self.offer is not None:
            self.paper = Button("看调解笔录", "link", size="sm", name=f"打开第 {held.seq} 次调解笔录")
            beside = [Tag(*state_of(file, self.offer)), self.paper]
        name = f"陈述和发言 {len(turns)} 段" if turns else "陈述和经过"
        return Fold(name, parts, *beside, opened=opened, inline=True)


class ProposalCard(Card):
    """One version of a settlement and the answer to it; `buttons` answer one that waits."""

    def __init__(self, found: Proposal, today: date, *buttons: Button) -> None:
        super().__init__(kind="sunken", margins=MARGINS, gap=4)
        self.found = found
        title = joined(f"第 {found.seq} 个", f"{found.proposer}提出")
        amount = Runs([], 3)
        if found.amount is not None:
            amount = Runs([Run(money.figures(found.amount), "card_title"), Run("元", "caption", "text3")], 3)
        day = ElidedLabel(on_day(found.made_on, today, weekday=False), "caption", "text2")
        self.add(row(Label(title, "small_strong"), (day, 1), amount, gap=8))
        self.add(LongWords(found.terms))
        hue, icon = ANSWERS.get(found.answer, ("grey", "clock"))
        words = on_day(found.answered_on, today, weekday=False)
        said_on = ElidedLabel(words, "caption", "text2")
        self.add(row(Tag(found.answer, hue, icon), (said_on, 1), *buttons, gap=8))
        if found.answer_note:
            self.add(LongWords(found.answer_note, "text2", "caption"))
        self.setAccessibleName(f"{title} {found.answer}")


class AbilityCard(Card):
    """What was found of a debtor's means."""

    def __init__(self, note: Ability, today: date) -> None:
        super().__init__(kind="sunken", margins=MARGINS, gap=4)
        hue, icon = FINDINGS.get(note.finding, ("grey", "scale"))
        about = f"{on_day(note.assessed_on, today, weekday=False)}，{note.assessor}评估"
        head = Label(note.side, "small_strong")
        self.add(row(head, (ElidedLabel(about, "caption", "text2"), 1), Tag(note.finding, hue, icon), gap=8))
        for title, words in (
            ("经营和支付能力", note.means),
            ("欠薪、欠保和其他债务", note.burdens),
            ("履行方式的建议", note.advice),
        ):
            if words:
                self.add(column(Label(title, "caption_strong", "text2"), LongWords(words), gap=0))
        self.setAccessibleName(f"{note.side} {note.finding}")


class NoteCard(Card):
    """A note of a one-sided talk, for the mediators of the case alone; its words lie folded until asked for."""

    def __init__(self, note: PrivateNote, today: date, *, opened: bool) -> None:
        super().__init__(kind="violet", margins=MARGINS, gap=4)
        self.note = note
        title = joined(on_day(note.talked_on, today), f"{note.side} {note.with_whom}", note.way)
        lock = IconView("lock-keyhole", "violet_text", 15)
        writer = Label(f"{note.author}记", "caption", "text2")
        self.add(row(lock, (ElidedLabel(title, "small_strong"), 1), writer, gap=8))
        self.fold = Fold("谈话内容", [("", note.words)], opened=opened)
        self.add(self.fold)
        self.setAccessibleName(f"仅本案调解员可见 {title}")


class PauseCard(Card):
    """A pause of mediation and what it means for the period."""

    def __init__(self, pause: Suspension, today: date) -> None:
        lasting = pause.resumed_on is None
        super().__init__(kind="warn" if lasting else "sunken", margins=MARGINS, gap=4)
        start = on_day(pause.from_on, today)
        words = f"{start}起中止" if lasting else f"{start} 至 {on_day(pause.resumed_on, today)}"
        tag = Tag("中止中", "warn", "circle-pause") if lasting else Tag("已恢复", "ok", "rotate-cw")
        self.add(row((ElidedLabel(words, "small_strong"), 1), tag, gap=8))
        self.add(said(listed(pause.ground, days(pause, today)), tone="text"))
        effect = "双方同意中止期间不计入，恢复后期限顺延。" if pause.both_agree else "调解期限照常计算。"
        self.add(said(effect, "caption"))
        if pause.note:
            self.add(LongWords(pause.note, "text2", "caption"))
        self.setAccessibleName(f"{words} {tag.text}")


def when(arranged: Appointment, today: date) -> str:
    """9月24日 周四 14:00—15:30."""
    return f"{on_day(arranged.held_on, today)} {arranged.starts}—{arranged.ends}"


def where(arranged: Appointment) -> str:
    """How and where: 现场，203 调解室."""
    return listed(arranged.way, arranged.room, arranged.platform)


def attendance(called: list[Attendee], present: str) -> list[str]:
    """Who came and who did not, each with his capacity; when nobody was listed, what the record says of it."""
    if not called:
        return [f"到场：{present}"]
    came = "、".join(f"{a.capacity} {a.name}" for a in called if a.came)
    away = "、".join(
        f"{a.capacity} {a.name}" + (f"（{a.why_not}）" if a.why_not else "") for a in called if not a.came
    )
    return [words for words in (came and f"到场：{came}", away and f"未到场：{away}") if words]


def days(pause: Suspension, today: date) -> str:
    """How many days a pause lasted, or lasts by now."""
    if pause.from_on is None:
        return ""
    count = ((pause.resumed_on or today) - pause.from_on).days
    return f"共 {count} 天" if pause.resumed_on else f"已经 {count} 天"
