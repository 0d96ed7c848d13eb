"""A sample case, plainly invented, in which every record of the course of a case is there, two at least of each."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from app.domain.aftermath import MajorReport, Referral, Urging
from app.domain.case import Assignment, CaseFile, Session
from app.domain.course import Appointment, Attendee, Evidence, Suspension, Turn
from app.domain.course_words import POWERS, STANDINGS
from app.domain.party import Agent, Election, Employer
from app.domain.words import Side

TALKED = date(2026, 9, 22)
AGENCY = "示例人力资源服务有限公司"


def busy_case(plain: CaseFile) -> CaseFile:
    """The plain case with a dispatch agency beside the employer, agents on both sides, talks with attendance and
    speaker turns, an arranged talk, evidence of both sides, letters and applications.
    """
    (worker,), (employer,) = plain.workers, plain.employers
    agency = Employer(
        uid="e2", side=employer.side, standing=STANDINGS[1], name=AGENCY, credit_code="91330100MA0000002X",
        legal_rep="吴派遣", address="示例市样板路9号", phone="0571-87650002",
    )  # fmt: skip
    return evolve(
        plain,
        case=evolve(plain.case, performed_on=None, closed_on=None, archived_on=None),
        employers=(evolve(employer, standing=STANDINGS[2]), agency),
        agents=(
            _agent(worker.uid, Side.APPLICANT, "郑代理", "示例律师事务所", POWERS[1]),
            _agent(agency.uid, Side.RESPONDENT, "冯委托", "劳务派遣单位法务", POWERS[0]),
        ),
        assignments=(*plain.assignments, Assignment(seq=3, name="钱调解")),
        sessions=(*plain.sessions, _session()), attendees=_attendees(), turns=_turns(),
        appointments=(_appointment(1, "现场"), _appointment(2, "视频")),
        evidence=_evidence(), suspensions=(Suspension(seq=1, ground="其他", note="等待工伤认定结论。"),),
        elections=(Election(elected_on=TALKED, took_part=2, agreed=2),),
        instalments=(evolve(plain.instalments[0], paid=5_000_00), *plain.instalments[1:]),
        performances=tuple(evolve(done, amount=5_000_00) for done in plain.performances[:1]),
        urgings=(_urging(1, "（2026）示督字第1号"), _urging(2, "（2026）示督字第2号")),
        referrals=tuple(_referral(n, kind) for n, kind in enumerate(("仲裁审查", "司法确认", "支付令"), 1)),
        major_reports=(
            MajorReport(seq=1, reported_on=TALKED, reported_to="示例市仲裁院", situation="有人聚集。",
                measures="已派人到场。", reporter="林示例"),
        ),
    )  # fmt: skip


def _agent(party: str, side: str, name: str, relation: str, power: str) -> Agent:
    return Agent(
        uid=f"a-{name}", party_uid=party, seq=1, side=side, name=name, relation=relation, power=power,
        doc_no="110101198505051239", phone="13800000055", matters="参加调解", proof="授权委托书",
        from_on=date(2026, 9, 15),
    )  # fmt: skip


def _session() -> Session:
    return Session(
        uid="talk", seq=2, held_on=date(2026, 9, 28), hours="9:00—10:20", way="视频", platform="示例会议",
        place="203 调解室", present="申请人孟示例；申请人的委托代理人郑代理", recorder="赵样本",
        applicant_view="按原单价补足。", respondent_view="同意分期。", outcome="达成一致",
        read_back="更正后无误", read_back_note="第二段“八月”更正为“七月”。",
    )  # fmt: skip


def _attendees() -> tuple[Attendee, ...]:
    there = (
        ("孟示例", "申请人", ""), ("郑代理", "申请人的委托代理人", ""), ("冯委托", "被申请人的委托代理人", ""),
        ("林示例", "调解员", ""), ("孙工会", "工会代表", "出差"),
    )  # fmt: skip
    return tuple(
        Attendee(session_uid="talk", seq=n, name=name, capacity=capacity, came=not reason, why_not=reason)
        for n, (name, capacity, reason) in enumerate(there, 1)
    )


def _turns() -> tuple[Turn, ...]:
    said = (
        ("林示例", "请双方说明六月以后的工资怎样算。"), ("孟示例", "单价改了，我没有签字。\n工资条都在这里。"),
        ("冯委托", "新单价公示过。"), ("申请人", "没有看到公示。"),
    )  # fmt: skip
    return tuple(
        Turn(session_uid="talk", seq=n, speaker=who, words=what) for n, (who, what) in enumerate(said, 1)
    )


def _appointment(seq: int, way: str) -> Appointment:
    online = way == "视频"
    return Appointment(
        seq=seq, held_on=date(2026, 11, 25 + seq), starts="14:00", ends="15:30", way=way,
        room="" if online else "203 调解室", platform="示例会议" if online else "", mediators="林示例、赵样本",
    )  # fmt: skip


def _evidence() -> tuple[Evidence, ...]:
    rows = (
        (Side.APPLICANT, "工资条", "复印件", 6, "孟示例"), (Side.APPLICANT, "录音", "电子件", None, "孟示例"),
        (Side.APPLICANT, "考勤记录", "原件", 1, "孟示例"), (Side.RESPONDENT, "单价表", "复印件", 2, "周样本"),
    )  # fmt: skip
    found = tuple(
        Evidence(seq=n, side=side, name=name, form=form, pages=pages, purpose="工资标准", handed_by=by,
            handed_on=date(2026, 9, 16), taken_by="赵样本")
        for n, (side, name, form, pages, by) in enumerate(rows, 1)
    )  # fmt: skip
    back = evolve(found[2], returned_on=date(2026, 9, 30), returned_to="孟示例")
    return (*found[:2], back, *found[3:])


def _urging(seq: int, number: str) -> Urging:
    day = date(2026, 10, 20 + seq)
    return Urging(seq=seq, number=number, on=day, amount=1_000_00, perform_by=date(2026, 11, 10 + seq))


def _referral(seq: int, kind: str) -> Referral:
    body = "示例市劳动人事争议仲裁委员会" if kind == "仲裁审查" else "示例市人民法院"
    amount = 1_000_00 if kind == "支付令" else None
    return Referral(seq=seq, kind=kind, body=body, sent_on=date(2026, 10, 9), sent_by="双方", amount=amount)
