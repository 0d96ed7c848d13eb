"""The card 签署板 of an issued paper: who signs and seals it, and what is done with it afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import dates
from app.services.catalogue import ACTS, objection
from app.services.desk import Desk
from app.services.papers.paper_views import AGREEMENT, PaperView
from app.services.papers.signing_papers import open_words
from app.services.papers.volumes import VOLUME
from app.ui.pages.paper.signing_board import SignatureBoard, Signer, columns_of, missing_words
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.labels import ElidedLabel
from app.ui.widgets.layouts import holder
from app.ui.widgets.paragraph import Paragraph

DEEDS = (
    ("serve", "送达", "send"), ("take_in_copy", "收回扫描件", "inbox"), ("seal_paper", "电子印章", "stamp"),
    ("verify", "验证", "shield-check"), ("look", "看签署件", "eye"),
)  # fmt: skip
"""What the buttons do: acts, but for serve (the act depends on the paper), verify and look."""
NOTICE = "performance_notice"


class SigningCard(Card):
    """Signals: `act_asked(act)` for a dialog about this paper, `sign_asked(act, signer, refused)`,
    `verify_asked()`, `look_asked()` at the newest signed copy.
    """

    act_asked = Signal(str)
    sign_asked = Signal(str, object, bool)
    verify_asked = Signal()
    look_asked = Signal()

    def __init__(self) -> None:
        self._words = ElidedLabel("", "caption", "text3")
        super().__init__(title="签署板", icon="signature", margins=(16, 8, 16, 12), gap=8)
        if self.head is not None:
            self.head.addWidget(self._words, 9)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._line = Paragraph("", "caption", "text2")
        self.board = SignatureBoard(4)
        self.buttons: dict[str, Button] = {}
        self._signing, self._serving = "sign_paper", "serve_paper"
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        for what, label, icon in DEEDS:
            button = Button(label, "ghost", icon, "sm", icon_size=14)
            button.setProperty("what", what)
            button.clicked.connect(self._on_button)
            self.buttons[what] = button
        self._copies = ElidedLabel("", "caption", "text2")
        self._deeds: QWidget = holder(self._grid)
        self.add(self._line, self.board, self._deeds, self._copies)
        self.board.sign_asked.connect(self._on_sign)
        self.set_columns(4)

    def show_view(self, view: PaperView, desk: Desk) -> None:
        """Show the board of another paper; a volume has none, nor a draft but of an agreement."""
        agreed = view.code == AGREEMENT and view.file.agreement is not None
        current = view.shown is not None and not view.void
        self.setVisible(view.code != VOLUME and (agreed or current))
        self._signing = "sign" if agreed else "sign_paper"
        self._serving = "serve_notice" if view.code == NOTICE else "serve_paper"
        sign = objection(ACTS[self._signing], view.file, desk.user) or ""
        self.board.show_signers(
            columns_of(view.board, view.file, view.committee), can_sign=current and not sign
        )
        self.board.setVisible(bool(view.board))
        words = missing_words(view.file) if agreed else open_words(view.board)
        self._words.set_full_text(f"一式 {view.copies} 份 · {words}")
        self._line.set_text(f"一式 {view.copies} 份 · {words}")
        self._deeds.setVisible(current)
        for what, button in self.buttons.items():
            act = ACTS.get(self._serving if what == "serve" else what)
            button.set_reason((objection(act, view.file, desk.user) or "") if act else "")
        sealed = view.entry is not None and "调解委员会" in view.entry.seals
        self.buttons["seal_paper"].setVisible(sealed)
        self.buttons["look"].setVisible(bool(view.kept))
        self._show_copies(view)

    def _show_copies(self, view: PaperView) -> None:
        told = [
            f"{copy.kind} {copy.pages} 页，{dates.short(copy.taken_on) if copy.taken_on else ''} {copy.taken_by}"
            for copy in view.kept
        ]
        told += [
            f"{dates.short(s.served_on) if s.served_on else ''} {s.way}{s.addressee}"
            for s in view.file.services
            if view.shown is not None and s.form == view.code and s.person == view.shown.person
            and view.side.partition(":")[0] in ("", s.side)
        ]  # fmt: skip
        self._copies.set_full_text("；".join(told))
        self._copies.setVisible(bool(told))

    def set_columns(self, columns: int) -> None:
        """The signers in 4, 2 or 1 columns; the buttons in one row, or three in a row where it is narrow."""
        self.board.set_columns(columns)
        wide = {4: len(self.buttons), 2: 4}.get(columns, 3)
        self._words.setVisible(columns == 4)
        self._line.setVisible(columns != 4)
        if wide != self._columns:
            self._columns = wide
            for at, button in enumerate(self.buttons.values()):
                self._grid.addWidget(button, at // wide, at % wide)
            for at in range(len(self.buttons) + 1):
                self._grid.setColumnStretch(at, 1 if at == wide else 0)

    def _on_sign(self, signer: Signer, refused: bool) -> None:
        self.sign_asked.emit(self._signing, signer, refused)

    def _on_button(self) -> None:
        sender = self.sender()
        if not isinstance(sender, Button):
            return
        what = str(sender.property("what"))
        if what == "verify":
            self.verify_asked.emit()
        elif what == "look":
            self.look_asked.emit()
        else:
            self.act_asked.emit(self._serving if what == "serve" else what)
