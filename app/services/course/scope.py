"""Whether a dispute belongs before a mediation committee at all: the six heads, what is none, over-age workers."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from app.domain.case import CaseFile

SIX_HEADS = "劳动争议调解仲裁法第2条"
EXCLUSIONS = "劳动争议司法解释（一）第2条"
OVERAGE_RULE = "超龄劳动者基本权益保障暂行规定第19条"
OVERAGE_FROM = date(2026, 7, 1)
OVERAGE_CAUSE = "超龄劳动者用工纠纷"

NO_DISPUTES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("请求社会保险经办机构发放社会保险金", ("经办机构", "社保局", "社保中心")),
    ("因住房制度改革产生的公有住房转让", ("公有住房", "住房制度改革", "房改")),
    ("对伤残等级鉴定或者职业病诊断鉴定结论的异议", ("鉴定结论", "鉴定意见有异议", "重新鉴定", "诊断结论")),
    ("家庭或者个人与家政服务人员之间的纠纷", ("家政", "保姆")),
    ("个体工匠与帮工、学徒之间的纠纷", ("帮工", "学徒")),
    ("农村承包经营户与受雇人之间的纠纷", ("承包经营户",)),
)
"""What is no labour dispute, and words in a request that make one look twice; they prove nothing."""
NO_DISPUTE_HELP = f"不属于劳动争议的：{'；'.join(what for what, _ in NO_DISPUTES)}（{EXCLUSIONS}）。"
OVERAGE_MATTERS = (
    "报酬", "工资", "加班", "津贴", "补贴", "奖金", "提成", "休息", "休假", "年假", "年休", "劳动安全", "劳动卫生",
    "防护", "体检", "工伤",
)  # fmt: skip


@frozen
class Finding:
    """One thing looked at: whether it speaks for acceptance, in a sentence, by which source."""

    ok: bool
    text: str
    source: str


def findings(file: CaseFile, legal_head: str, heads: tuple[str, ...], day: date) -> tuple[Finding, ...]:
    """What speaks for and against acceptance on `day` under that head; what is not ok needs a reason."""
    named = legal_head in heads
    text = f"属“{legal_head}”。" if named else "不属于六类劳动争议中的任何一类。"
    found = [Finding(named, text, SIX_HEADS)]
    for what, words in NO_DISPUTES:
        hit = next((c.matter for c in file.claims if any(word in c.matter for word in words)), "")
        if hit:
            found.append(Finding(False, f"请求“{hit}”可能是{what}，那不是劳动争议。", EXCLUSIONS))
    return (*found, *_overage(file, day))


def doubts(found: tuple[Finding, ...]) -> str:
    """What speaks against acceptance in one text with its sources, "" when nothing does."""
    return "".join(f"{f.text.removesuffix('。')}（{f.source}）。" for f in found if not f.ok)


def _overage(file: CaseFile, day: date) -> tuple[Finding, ...]:
    if file.case.cause != OVERAGE_CAUSE and not any(worker.overage for worker in file.workers):
        return ()
    if day < OVERAGE_FROM:
        text = "劳动者已经超龄，2026年7月1日以前这类争议通常按劳务处理。"
        return (Finding(False, text, OVERAGE_RULE),)
    other = [c.matter for c in file.claims if not any(word in c.matter for word in OVERAGE_MATTERS)]
    if other:
        text = f"劳动者已经超龄，请求“{other[0]}”看不出属于劳动报酬、休息休假、劳动安全卫生或者工伤保障。"
        return (Finding(False, text, OVERAGE_RULE),)
    text = "劳动者已经超龄，请求属于劳动报酬、休息休假、劳动安全卫生或者工伤保障，可以调解。"
    return (Finding(True, text, OVERAGE_RULE),)
