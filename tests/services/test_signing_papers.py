"""Marks on papers: the board before and after, handwriting in its place on the real PDF, who may not sign again."""

import pikepdf
import pytest
from attrs import evolve

from app.documents import preview
from app.domain import fields
from app.domain.paper import PaperMark
from app.services import catalogue
from app.services.acts import ACTS
from app.services.papers import papers, proofs, signing_papers
from app.services.papers.inked import slots_for
from app.services.papers.signing_papers import Place, board, open_words, signed_pdf
from tests.services.group_office import lead_group
from tests.services.office import NUMBER, done, given_of, on, refused_field
from tests.services.paper_desk import INK, NOTICE, case, issue, signing


def shown(desk, form, side="") -> list[tuple[str, str, str, int, int]]:
    return [(p.role, p.kind, p.state, p.done, p.wanted) for p in board(desk, case(desk), form, side)]


def dark(data: bytes, page: int, box) -> int:
    """How many points of a rectangle of a page are ink-blue, by the picture of the page."""
    picture = preview.render(data, page, 2.0)
    high = picture.height
    count = 0
    for y in range(int(high - (box.y + box.height) * 2), int(high - box.y * 2)):
        for x in range(int(box.x * 2), int((box.x + box.width) * 2)):
            at = (y * picture.width + x) * 4
            blue, _, red = picture.data[at : at + 3]
            count += abs(blue - red) > 20 and max(blue, red) < 200
    return count


def test_the_board_is_open_before_and_fills_up(desk_at):
    desk = desk_at("accept")
    opened = [
        ("当事人", "sign", "open", 0, 2),
        ("告知人", "sign", "open", 0, 2),
        ("调解委员会", "seal", "open", 0, 2),
    ]
    assert shown(desk, *NOTICE.values()) == opened
    issue(desk, NOTICE)
    assert open_words(board(desk, case(desk), **{"code": "rights_notice", "address": "申请人"})) == (
        "已齐 0/3，缺 当事人、告知人、调解委员会（印章）"
    )
    done(desk, "sign_paper", signing())
    done(desk, "sign_paper", signing(role="告知人", signer="林示例", originals=1))
    done(
        desk,
        "sign_paper",
        signing(role="调解委员会", signer="本会", way="加盖印章", refused=True, witness="周样本"),
    )
    assert shown(desk, *NOTICE.values()) == [
        ("当事人", "sign", "done", 2, 2), ("告知人", "sign", "open", 1, 2), ("调解委员会", "seal", "refused", 0, 2),
    ]  # fmt: skip
    places = board(desk, case(desk), "rights_notice", "申请人")
    assert open_words(places) == "已齐 1/3，缺 告知人（还差 1 份）；调解委员会拒签"
    assert places[2].note == "见证人：周样本"
    assert shown(desk, "rights_notice", "被申请人") == opened


def test_the_rest_of_the_originals_is_signed_later_and_then_no_more(desk_at):
    desk = desk_at("accept")
    issue(desk, NOTICE)
    done(desk, "sign_paper", signing(originals=1, ink=INK))
    told = done(desk, "sign_paper", signing()).told
    assert told == "调解权利义务告知书（申请人）：当事人 孟𫖯 签名，1 份。"
    marks = case(desk).paper_marks
    assert [(m.originals, m.ink) for m in marks] == [(2, INK)]
    refused_field(desk, "sign_paper", signing(), "role", "不用再登记", number=NUMBER)
    refused_field(desk, "sign_paper", signing(signer="别人"), "role", "已由 孟𫖯", number=NUMBER)


def test_a_refusal_gives_way_to_a_signature(desk_at):
    desk = desk_at("accept")
    issue(desk, NOTICE)
    done(desk, "sign_paper", signing(refused=True, witness="林示例"))
    done(
        desk,
        "sign_paper",
        signing(proxy=True, signer="高示例", authority="2026年11月20日授权委托书，特别授权"),
    )
    place = board(desk, case(desk), "rights_notice", "申请人")[0]
    assert (place.state, place.signer, place.note) == (
        "proxy",
        "高示例",
        "2026年11月20日授权委托书，特别授权",
    )


def test_an_authority_without_special_words_is_a_caution_only(desk_at):
    desk = desk_at("accept")
    issue(desk, NOTICE)
    given = signing(proxy=True, authority="授权委托书，一般授权")
    assert [p.warning for p in catalogue.look_over("sign_paper", given)] == [True]
    outcome = done(desk, "sign_paper", given)
    assert ["特别授权" in p.text for p in outcome.cautions] == [True]


def test_each_mediator_signs_the_record_himself(desk_at):
    desk = desk_at("record_session:2")
    issue(desk, {"form": "session_record:1"})
    record = {"form": "session_record:1", "side": "", "role": "调解员"}
    expected = [p.expected for p in board(desk, case(desk), "session_record:1") if p.role == "调解员"]
    assert expected == ["林示例", "赵样本"]
    for name in expected:
        done(desk, "sign_paper", signing(**record, signer=name, ink=INK))
    refused_field(
        desk, "sign_paper", signing(**record, signer="林示例"), "role", "已由 林示例", number=NUMBER
    )
    places = [p for p in board(desk, case(desk), "session_record:1") if p.role == "调解员"]
    assert [(p.expected, p.signer, p.state, p.ink) for p in places] == [
        ("林示例", "林示例", "done", True), ("赵样本", "赵样本", "done", True),
    ]  # fmt: skip


def test_handwriting_stands_in_its_place_and_nowhere_without_ink(desk_at):
    desk = desk_at("record_session:2")
    paper = issue(desk, {"form": "session_record:1"})
    printed = papers.issued_bytes(desk, paper)
    assert signed_pdf(desk, paper, case(desk)) == printed
    record = {"form": "session_record:1", "side": "", "role": "调解员"}
    for name in ("林示例", "赵样本"):
        done(desk, "sign_paper", signing(**record, signer=name, ink=INK))
    signed = signed_pdf(desk, paper, case(desk))
    assert signed == signed_pdf(desk, paper, case(desk))
    assert preview.texts(signed) == preview.texts(printed)
    slots = desk_slots(desk, paper)
    mine = slots_for(desk, case(desk), slots, "调解员")
    other = slots_for(desk, case(desk), slots, "被申请人")
    assert dark(signed, mine[0].page, mine[0]) > 200
    assert dark(printed, mine[0].page, mine[0]) == 0
    assert dark(signed, other[0].page, other[0]) == 0
    assert papers.issued_bytes(desk, paper) == printed


def desk_slots(desk, paper):
    return signing_papers.press.thaw(desk.office.blobs.get(paper.data)).slots


def test_two_signatures_in_one_place_stand_beside_each_other(desk_at):
    desk = desk_at("record_session:2")
    paper = issue(desk, {"form": "session_record:1"})
    for name in ("林示例", "赵样本"):
        done(
            desk, "sign_paper", signing(form="session_record:1", side="", role="调解员", signer=name, ink=INK)
        )
    place = slots_for(desk, case(desk), desk_slots(desk, paper), "调解员")[0]
    signed = signed_pdf(desk, paper, case(desk))
    left = evolve(place, width=place.width / 2)
    right = evolve(left, x=place.x + place.width / 2)
    halves = [dark(signed, place.page, half) for half in (left, right)]
    assert min(halves) > 100
    assert abs(halves[0] - halves[1]) < max(halves) * 0.2


def test_the_volume_holds_the_signed_paper(desk_at):
    desk = desk_at("close")
    issue(desk, NOTICE)
    before = proofs.volume(desk, NUMBER)
    done(desk, "sign_paper", signing(ink=INK))
    after = proofs.volume(desk, NUMBER)
    assert before != after
    assert preview.texts(before) == preview.texts(after)


def test_a_new_version_is_signed_anew(desk_at):
    desk = desk_at("accept")
    first = issue(desk, NOTICE)
    done(desk, "sign_paper", signing(ink=INK))
    second = issue(desk, NOTICE | {"reason": "写错地址"})
    assert shown(desk, *NOTICE.values())[0][2] == "open"
    assert signed_pdf(desk, second, case(desk)) == papers.issued_bytes(desk, second)
    assert signed_pdf(desk, first, case(desk)) != papers.issued_bytes(desk, first)


def test_ink_on_the_agreement_goes_into_the_version_that_was_signed(desk_at, story):
    desk = desk_at("draft_agreement")
    there = on(desk, "2026-09-28")
    issue(there, {"form": "agreement"})
    done(there, "sign", given_of(story, "sign") | {"ink": INK})
    assert shown(desk, "agreement") == [
        ("申请人", "sign", "done", 3, 3), ("被申请人", "sign", "open", 0, 3), ("调解员", "sign", "open", 0, 3),
        ("调解委员会", "seal", "open", 0, 3),
    ]  # fmt: skip
    first = case(desk).papers[0]
    signed = signed_pdf(desk, first, case(desk))
    box = slots_for(desk, case(desk), desk_slots(desk, first), "申请人")[0]
    assert dark(signed, box.page, box) > 200
    second = issue(desk, {"form": "agreement", "reason": "改了日期"})
    assert signed_pdf(desk, second, case(desk)) == papers.issued_bytes(desk, second)
    assert signed_pdf(desk, first, case(desk)) == signed


def test_the_receiver_of_a_notice_can_sign_though_the_catalogue_does_not_ask_it(desk_at):
    desk = desk_at("accept")
    notice = {"form": "acceptance_notice", "side": "申请人"}
    issue(desk, notice)
    done(desk, "sign_paper", signing(**notice, role="签收人", ink=INK))
    assert [(p.role, p.state) for p in board(desk, case(desk), "acceptance_notice", "申请人")] == [
        ("调解委员会", "open"), ("签收人", "done"),
    ]  # fmt: skip


def test_the_representatives_of_a_group_each_have_a_place(desk_at, story):
    desk = desk_at("record_session:2")
    lead_group(desk, story, 12, until="draft_agreement")
    names = [p.expected for p in board(desk, case(desk), "special_consents") if p.role == "申请人"]
    assert len(names) == 3
    paper = issue(desk, {"form": "special_consents"})
    for name in names[1:]:
        done(
            desk, "sign_paper", signing(form="special_consents", side="", role="申请人", signer=name, ink=INK)
        )
    signed = signed_pdf(desk, paper, case(desk))
    boxes = slots_for(desk, case(desk), desk_slots(desk, paper), "申请人")
    inked = [any(name in box.label for name in names[1:]) for box in boxes]
    assert [dark(signed, box.page, box) > 100 for box in boxes] == inked


def test_a_form_without_a_place_takes_no_handwriting(desk_at, story):
    desk = desk_at("record_session:2")
    lead_group(desk, story, 12, until="draft_agreement")
    issue(desk, {"form": "representatives_election"})
    given = signing(form="representatives_election", side="", role="劳动者", ink=INK)
    refused_field(desk, "sign_paper", given, "ink", "请在纸上签", number=NUMBER)
    assert done(desk, "sign_paper", given | {"ink": ""}).told.startswith("代表人推选书")


def test_words_for_nothing_to_sign_and_everything_signed():
    place = Place("申请人", "sign", "", 2, 2, "done")
    assert open_words(()) == "不用签名盖章"
    assert open_words((place,)) == "已齐 1/1"


@pytest.mark.parametrize("name", ["signer", "way", "done_on", "witness", "ink", "note"])
def test_the_input_has_the_words_of_the_record(name):
    given, kept = (fields.spec_of(record, name) for record in (ACTS["sign_paper"].given, PaperMark))
    assert (given.label, given.kind, given.choices) == (kept.label, kept.kind, kept.choices)


def test_the_signed_paper_opens_as_a_pdf(desk_at, tmp_path):
    desk = desk_at("accept")
    paper = issue(desk, NOTICE)
    done(desk, "sign_paper", signing(ink=INK))
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed_pdf(desk, paper, case(desk)))
    with pikepdf.open(path) as found:
        assert len(found.pages) == paper.pages
