"""文书格式: the committee copies a form, changes its text, sees the page beside it, and puts it in use."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.errors import InvalidInput, Refusal
from app.domain.values import Progress
from app.services import catalogue
from app.services.catalogue import Outcome
from app.services.desk import Desk
from app.services.forms import form_fields, form_views
from app.services.forms.form_check import SAMPLES, Fault
from app.services.forms.form_fields import FieldGroup, FormField
from app.services.forms.form_views import ADOPT, FormList, FormSheet, Trial
from app.ui.alive import alive
from app.ui.dialogs.ask import Ask
from app.ui.dialogs.files import Files
from app.ui.forms.drafting import DraftKeeper
from app.ui.forms.typed import Given
from app.ui.hub import Hub
from app.ui.pages.base import Page
from app.ui.pages.forms.clauses import ClausesDialog
from app.ui.pages.forms.desk_card import DeskCard
from app.ui.pages.forms.field_browser import FieldBrowser
from app.ui.pages.forms.form_list import FormListView
from app.ui.pages.forms.preview_card import PreviewCard
from app.ui.shell.page_header import PageHeader
from app.ui.shell.shell import mark_area
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.layouts import column, row

PAUSE = 300
"""Milliseconds without typing after which a text is tried."""
FIRST = "agreement"
WIDE = 1060
WORD = "Word 文档 (*.docx)"
_LINE = re.compile(r"^第 (\d+) 行(?:“(.*?)”)?：")
STAYS = "右边是上一次排好的页面"


class FormsPage(Page):
    """All forms at the left, the text in the middle, the page at the right."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.sheet: FormSheet | None = None
        self._wanted, self._editable = "", False
        self._trying, self._again = False, False
        self._keeper: DraftKeeper | None = None
        self._fields: form_fields.FieldList | None = None
        self._saved, self._counts = "", ""
        self.restore = Button("恢复原格式", "secondary", "undo-2")
        self.discard = Button("放弃修改", "secondary", "x")
        self.main = Button("复制为自拟格式", "primary", "copy")
        self.clauses = Button("条款库", "secondary", "book-open", "sm")
        self.header = PageHeader("文书格式", "", self.restore, self.discard, self.main)
        self.banner = Banner("", "warn")
        self.list = FormListView()
        self.desk = DeskCard()
        self.preview = PreviewCard(hub.runner)
        self.browser = FieldBrowser(self)
        below = row((self.clauses, 1), margins=(8, 8, 8, 4))
        self._left = Card((self.list, 1), Rule(), below, margins=(1, 5, 1, 5), gap=0)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        middle = row(self._left, (self.desk, 6), (self.preview, 5), gap=12)
        self._body = column(self.header, self.banner, (middle, 1), gap=10, margins=(24, 12, 24, 14))
        self.setLayout(self._body)
        self.preview.setMinimumWidth(302)
        for number, part in enumerate((self._left, self.desk, self.preview), 1):
            mark_area(part, number)
        for hidden in (self.restore, self.discard, self.banner):
            hidden.hide()
        self._connect()

    def _connect(self) -> None:
        self.list.form_chosen.connect(self.open_form)
        self.desk.editor.typed.connect(self._on_typed)
        self.desk.fields_asked.connect(self._on_fields)
        self.desk.word_asked.connect(self._on_word)
        self.desk.word_dropped.connect(self._on_word_dropped)
        self.browser.wanted.connect(self._on_field)
        self.preview.asked.connect(self._on_pause)
        self.preview.failed.connect(self.hub.crashed)
        self.restore.clicked.connect(self._on_restore)
        self.discard.clicked.connect(self._on_discard)
        self.main.clicked.connect(self._on_main)
        self.clauses.clicked.connect(self._on_clauses)
        self._pause.timeout.connect(self._on_pause)

    def refresh(self) -> None:
        """Read the list of forms; what is being edited stays as it is."""
        self.hub.look(partial(_read_list, self.hub.desk), self._on_list)

    def open_form(self, code: str) -> None:
        """Edit another form; what was typed in the one before is kept as its draft."""
        if self._keeper is not None:
            self._keeper.flush()
        self._wanted = code
        self.hub.look(partial(_read_sheet, self.hub.desk, code), self._on_sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page gives the text and the page what room there is."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._left.setFixedWidth(212 if wide else 140)
        self._body.setContentsMargins(*((24, 12, 24, 14) if wide else (14, 8, 14, 10)))
        self.desk.set_narrow(not wide)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed is lost when another page is shown."""
        super().hideEvent(event)
        self.browser.hide()
        if self._keeper is not None:
            self._keeper.flush()

    @property
    def dirty(self) -> bool:
        """Whether the text differs from the one in use."""
        return self.sheet is not None and self.desk.editor.toPlainText().strip() != self.sheet.text.strip()

    def _given(self) -> Given:
        return {"form": self.sheet.entry.code if self.sheet else "", "text": self.desk.editor.toPlainText()}

    def _on_list(self, found: FormList) -> None:
        if not alive(self):
            return
        self.list.show_rows(found.rows)
        own = sum(line.own for line in found.rows)
        self._counts = (
            f"{len(found.rows)} 种，{own} 种用本会自拟的格式"
            if own
            else f"{len(found.rows)} 种，都用随附的格式"
        )
        self._show_sub()
        self.banner.set_message("　".join(found.problems), "warn")
        self.banner.setVisible(bool(found.problems))
        if not self.list.current_code():
            self.list.choose(FIRST)

    def _on_sheet(self, sheet: FormSheet) -> None:
        if not alive(self) or sheet.entry.code != self._wanted:
            return
        if self.sheet is None or self.sheet.entry.code != sheet.entry.code:
            self.preview.clear()
        self.sheet = sheet
        self._editable = bool(sheet.own or sheet.draft)
        self._keeper = DraftKeeper(self.hub, ADOPT, self._given, self, sheet.entry.code)
        self._keeper.saved.connect(self._on_saved)
        self._saved = ""
        self.desk.show_sheet(sheet)
        self.preview.set_per_party(sheet.entry.per_party)
        self.desk.editor.set_text(sheet.draft or sheet.text)
        self.desk.faults.show_faults((), "")
        self._show_state()
        self._on_pause()

    def _show_state(self) -> None:
        """Tag, buttons and reasons as the text stands now."""
        sheet = self.sheet
        assert sheet is not None
        dirty, faults = self.dirty, self.desk.faults.faults
        against = catalogue.objection(catalogue.find(ADOPT), None, self.hub.desk.user) or ""
        self.desk.editor.setReadOnly(not self._editable or bool(against))
        self.desk.editor.set_faulty(fault.line for fault in faults)
        word, hue = ("草稿", "warn") if dirty else ("自拟", "violet") if sheet.own else ("随附", "grey")
        self.desk.set_state(word, hue)
        self.restore.setVisible(sheet.own)
        self.restore.set_reason(against)
        self.restore.reason_label().hide()
        self.discard.setVisible(dirty)
        self.main.set_text("启用" if self._editable else "复制为自拟格式")
        self.main.set_icon_name("check" if self._editable else "copy")
        reason = f"先改好 {len(faults)} 处" if faults else "" if dirty else "与正在使用的格式相同"
        self.main.set_reason(against or (reason if self._editable else ""))
        self.desk.fields.set_reason("" if self._editable and not against else "先复制为自拟格式")
        self.desk.word.set_reason(against)
        self._show_sub()

    def _show_sub(self) -> None:
        self.header.set_sub("　".join(filter(None, (self._counts, self._saved))))

    def _on_typed(self) -> None:
        if self._keeper is not None and self._editable:
            self._keeper.touch()
            self._pause.start()
            self._show_state()

    def _on_saved(self, words: str) -> None:
        self._saved = words
        self._show_sub()

    def _on_pause(self) -> None:
        """Try the text, beside the window; while one trial runs the next one waits."""
        if self.sheet is None:
            return
        if self._trying:
            self._again = True
            return
        self._trying, self._again = True, False
        given = self._given()
        sample = self.preview.sample or SAMPLES[0]
        work = partial(_try, self.hub.desk, given["form"], given["text"], sample, self.preview.side)
        self.hub.look(work, self._on_trial)

    def _on_trial(self, found: Trial) -> None:
        self._trying = False
        if not alive(self) or self.sheet is None:
            return
        if self._again:
            self._on_pause()
        if found.code != self.sheet.entry.code:
            return
        if found.pdf:
            self.preview.show_page(found.pdf, found.pages, self.sheet.entry.name)
        self._show_faults(found.faults, "" if found.pdf else STAYS)
        if found.fields is not None and found.fields != self._fields:
            self._fields = found.fields
            self.browser.show_fields(found.fields)

    def _show_faults(self, faults: tuple[Fault, ...], note: str) -> None:
        self.desk.faults.show_faults(faults, note if faults else "")
        self._show_state()

    def _on_fields(self) -> None:
        self.browser.show()
        self.browser.raise_()
        self.browser.activateWindow()

    def _on_field(self, found: FormField | FieldGroup) -> None:
        if self._editable:
            self.desk.editor.insert(form_fields.insertion(found, self.desk.editor.before_cursor()))

    def _on_main(self) -> None:
        if not self._editable:
            self._editable = True
            self._show_state()
            self.desk.editor.setFocus()
            return
        self.main.set_reason("正在全部样例上试排")
        self.hub.perform(ADOPT, self._given(), "", self._on_done, self._on_refused)

    def _on_done(self, outcome: Outcome) -> None:
        if outcome.act in (ADOPT, "drop_form") and self._keeper is not None:
            self._keeper.forget()
        if self.sheet is not None:
            self.open_form(self.sheet.entry.code)

    def _on_refused(self, why: Refusal) -> None:
        if isinstance(why, InvalidInput):
            self._show_faults(tuple(_fault(problem.text) for problem in why.problems), "")
        else:
            self._show_state()
            self.hub.warned.emit(why.sentence)

    def _on_discard(self) -> None:
        sheet = self.sheet
        note = "改过的内容不再保留，回到正在使用的格式。"
        if sheet is None or not Ask.yes(self, f"放弃对{sheet.entry.name}的修改", note, "放弃", danger=True):
            return
        self._editable = sheet.own
        self.desk.editor.set_text(sheet.text)
        if self._keeper is not None:
            self._keeper.forget()
        self._saved = ""
        self._show_state()
        self._on_pause()

    def _on_restore(self) -> None:
        sheet = self.sheet
        note = "自拟的格式不再使用，以后按随附的格式出具；已签发的文书不变。"
        if sheet is not None and Ask.yes(self, f"{sheet.entry.name}恢复原格式", note, "恢复", danger=True):
            self.hub.perform("drop_form", {"form": sheet.entry.code}, "", self._on_done)

    def _on_clauses(self) -> None:
        ClausesDialog.manage(self.hub, self)

    def _on_word(self) -> None:
        chosen = Files.open(self, "选本会的 Word 文件", Path.home(), WORD)
        if chosen is not None and self.sheet is not None:
            given = {"form": self.sheet.entry.code, "file": str(chosen)}
            self.hub.perform("set_word_template", given, "", self._on_done)

    def _on_word_dropped(self) -> None:
        if self.sheet is not None:
            self.hub.perform("drop_word_template", {"form": self.sheet.entry.code}, "", self._on_done)


def _fault(sentence: str) -> Fault:
    """A sentence of the act taken apart again, so that a click finds the line."""
    found = _LINE.match(sentence)
    if found is None:
        return Fault(0, "", sentence)
    return Fault(int(found[1]), found[2] or "", sentence[found.end() :])


def _read_list(desk: Desk, progress: Progress) -> FormList:
    return form_views.form_list(desk)


def _read_sheet(desk: Desk, code: str, progress: Progress) -> FormSheet:
    return form_views.form_sheet(desk, code)


def _try(desk: Desk, code: str, text: str, sample: str, side: str, progress: Progress) -> Trial:
    return form_views.trial(desk, code, text, sample, side)
