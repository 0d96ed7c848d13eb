"""Which acts stand together in one row of the rail: what is done now and then, beside the course of a case."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from app.services.views.timeline import Choice


@frozen
class Group:
    """A row that opens a menu of acts: its word, icon, and the acts in their order."""

    word: str
    icon: str
    acts: tuple[str, ...]


GROUPS = (
    Group(
        "当事人与代理人", "user-round",
        ("add_party", "change_party", "add_agent", "end_agent", "list_workers"),
    ),
    Group(
        "多人案件", "users-round",
        ("elect_representatives", "record_worker_consent", "record_worker_result", "split_off", "raise_major"),
    ),
    Group(
        "安排、方案与评估", "calendar-clock",
        (
            "schedule_session", "change_appointment", "make_proposal", "answer_proposal", "assess_ability",
            "note_talk",
        ),
    ),
    Group(
        "证据与附件", "paperclip", ("take_evidence", "return_evidence", "attach", "detach", "hand_over"),
    ),
    Group(
        "期限与督办", "clock-alert",
        ("record_limitation_event", "reply_entrustment", "instruct", "settle_instruction"),
    ),
    Group("督促与衔接", "gavel", ("urge", "refer", "record_referral", "strike_performance")),
    Group("案卷", "archive", ("lend_volume", "return_volume", "reopen")),
)  # fmt: skip

GROUPED = frozenset(act for group in GROUPS for act in group.acts)
"""Every act that stands in a group."""


def members(group: Group, offered: Sequence[Choice]) -> list[Choice]:
    """Those of the offered acts that belong to a group, in the order of the group."""
    by_name = {choice.act: choice for choice in offered}
    return [by_name[act] for act in group.acts if act in by_name]
