"""Papers handed over: the record of each service, its 送达回证, and the notice that moves the case."""

import pytest

from app.documents import preview
from app.domain.errors import PaperProblem
from app.services import catalogue
from app.services.papers import proofs
from app.services.papers.serving import services_of
from tests.services.group_office import lead_group
from tests.services.office import NUMBER, done, given_of, on, refused, refused_field
from tests.services.paper_desk import NOTICE, case, issue, serving


def words(pdf: bytes) -> str:
    return "".join("".join(preview.texts(pdf)).split())


def test_a_service_takes_over_what_the_paper_says(desk_at):
    desk = desk_at("accept")
    paper = issue(desk, NOTICE)
    outcome = done(desk, "serve_paper", serving(place="203 调解室"))
    assert outcome.told == "调解权利义务告知书送达申请人孟𫖯，直接送达，孟𫖯签收。"
    assert dict(outcome.result) == {"seq": 1, "form": "rights_notice", "side": "申请人", "code": paper.code}
    found = case(desk).services[0]
    assert (found.title, found.code, found.addressee, found.place, found.server) == (
        "调解权利义务告知书", paper.code, "孟𫖯", "203 调解室", "演示",
    )  # fmt: skip
    assert services_of(case(desk), paper.key) == (found,)


def test_services_are_counted_and_each_has_its_receipt(desk_at):
    desk = desk_at("accept")
    issue(desk, NOTICE)
    issue(desk, NOTICE | {"side": "被申请人"})
    done(desk, "serve_paper", serving())
    refusing = serving(
        side="被申请人", way="留置送达", receiver="", refusal="经办人不愿签收", witness="周样本，工会"
    )
    told = done(desk, "serve_paper", refusing).told
    assert told.endswith("留置送达，拒收理由：经办人不愿签收。")
    assert [s.seq for s in case(desk).services] == [1, 2]
    first, second = (words(proofs.paper(desk, NUMBER, f"service_receipt:{n}")) for n in (1, 2))
    assert "孟𫖯" in first
    assert "经办人不愿签收" not in first
    for said in ("经办人不愿签收", "周样本，工会", "示例精工机械有限公司"):
        assert said in second
    assert issue(desk, {"form": "service_receipt:2"}).title == "送达回证（第 2 次）"


def test_a_paper_for_all_goes_to_the_side_that_is_named(desk_at):
    desk = desk_at("sign:4")
    paper = issue(desk, {"form": "agreement"})
    for side, receiver in (("申请人", "孟𫖯"), ("被申请人", "周样本")):
        done(desk, "serve_paper", serving(form="agreement", side=side, receiver=receiver))
    served = services_of(case(desk), paper.key)
    assert [(s.side, s.addressee) for s in served] == [
        ("申请人", "孟𫖯"), ("被申请人", "示例精工机械有限公司"),
    ]  # fmt: skip


def test_nobody_else_is_served(desk_at):
    desk = desk_at("sign:4")
    issue(desk, {"form": "agreement"})
    wrong = serving(form="agreement", side="工会")
    assert "不发给“工会”" in refused(desk, "serve_paper", wrong, PaperProblem, number=NUMBER).sentence


def test_each_worker_of_a_group_is_served_his_own(desk_at, story):
    desk = desk_at("record_session:2")
    lead_group(desk, story, 12, until="draft_agreement")
    paper = issue(desk, NOTICE | {"side": "申请人:3"})
    done(desk, "serve_paper", serving(side="申请人:3", receiver=paper.person_name))
    found = case(desk).services[0]
    assert (found.person, found.addressee) == (paper.person, paper.person_name)
    refused_field(desk, "serve_paper", serving(side="申请人:4"), "form", "还没有签发", number=NUMBER)


def test_the_performance_notice_has_a_receipt_too(desk_at, story):
    desk = desk_at("sign:4")
    there = on(desk, "2026-09-30")
    paper = issue(there, {"form": "performance_notice", "side": "申请人"})
    given = given_of(story, "serve_notice") | {"place": "203 调解室", "relation": "本人"}
    assert catalogue.perform(there, "serve_notice", given, number=NUMBER).told == (
        "履行告知书送达申请人，直接送达，孟𫖯签收。"
    )
    file = case(desk)
    found = file.services[0]
    assert (found.form, found.side, found.code, found.receiver, found.place, found.served_on) == (
        "performance_notice", "申请人", paper.code, "孟𫖯", "203 调解室", file.notices[0].served_on,
    )  # fmt: skip
    assert "履行告知书" in words(proofs.paper(desk, NUMBER, "service_receipt:1"))
    done(there, "serve_notice", given_of(story, "serve_notice", 1))
    assert [s.code for s in case(desk).services] == [paper.code, ""]


@pytest.mark.parametrize("way", ["邮寄送达", "电子送达", "委托送达"])
def test_post_and_mail_need_no_receiver(desk_at, way):
    desk = desk_at("accept")
    issue(desk, NOTICE)
    assert done(desk, "serve_paper", serving(way=way, receiver="")).told.endswith(f"，{way}。")
