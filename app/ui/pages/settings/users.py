"""设置·用户与权限: who may open the office, and what each role may do."""

from __future__ import annotations

from attrs import frozen
from PySide6.QtWidgets import QWidget

from app.domain.office import User
from app.domain.values import Progress
from app.domain.words import Role
from app.services import catalogue
from app.ui.alive import alive
from app.ui.dialogs.act_dialog import ActDialog
from app.ui.hub import Hub
from app.ui.pages.settings.section import Section
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card, Rule
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import clear, column, holder, row, scroller
from app.ui.widgets.paragraph import Paragraph
from app.ui.widgets.tag import Tag

MAY = {
    Role.CHAIR: "可以做全部事情，包括改本会资料、聘任调解员、增加用户。",
    Role.MEDIATOR: "可以办案：受理、调解、协议、结案。",
    Role.CLERK: "可以登记、登记签署和履行、回访、归档、出文书。",
}


@frozen
class _Read:
    users: tuple[User, ...]


class UsersSection(Section):
    """The users with their roles; 增加用户 gives somebody a password of his own."""

    label = "用户与权限"
    icon = "users-round"

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.add = Button("增加用户", "primary", "user-round-plus")
        self._list = column(gap=10)
        users = Card(self._list, title="用户", action=row(self.add.reason_label(), self.add, gap=8), gap=14)
        roles = Card(title="职务和权限", gap=10)
        for role, words in MAY.items():
            roles.add(row(Tag(role, "grey", ""), (Paragraph(words, "small", "text2"), 1), gap=10))
        self.setLayout(row((scroller(holder(column(users, roles, None, gap=12))), 1), gap=0))
        self.add.clicked.connect(self._on_add)

    def refresh(self) -> None:
        """Read the users."""
        desk = self.hub.desk

        def work(progress: Progress) -> _Read:
            with desk.read() as reader:
                return _Read(tuple(reader.find(User)))

        self.hub.run(work, "读用户", self._on_read)
        self.add.set_reason(catalogue.objection(catalogue.find("add_user"), None, desk.user) or "")

    def _on_read(self, read: _Read) -> None:
        if not alive(self):
            return
        clear(self._list)
        for at, user in enumerate(read.users):
            if at:
                self._list.addWidget(Rule())
            me = [Tag("正在使用", "ok")] if user.name == self.hub.desk.user.name else []
            words = column(Label(user.name, "strong"), Label(user.role, "caption", "text2"), gap=0)
            self._list.addLayout(row(Avatar(user.name, "accent", 36), words, None, *me, gap=12))

    def _on_add(self) -> None:
        ActDialog.ask(self.hub, "add_user", parent=self)
