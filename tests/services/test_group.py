"""The list of workers: who is replaced, who keeps his papers, what must add up."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.services.papers import proofs
from tests.services.group_office import FIRST, TALKED, lead_group, rows, workers_given
from tests.services.office import NUMBER, done, everything, refused_field


def file_of(desk):
    with desk.read() as reader:
        return reader.case_by_number(NUMBER)


def test_a_list_replaces_the_workers_in_its_own_order(desk_at):
    desk = desk_at(TALKED)
    before = file_of(desk)
    outcome = done(desk, "list_workers", {"workers": rows(12)})
    file = file_of(desk)
    assert [w.name for w in file.workers] == [row["name"] for row in rows(12)]
    assert [line.seq for line in file.lines] == list(range(1, 13))
    assert [file.line_of(w).seq for w in file.workers] == list(range(1, 13))
    assert (file.case.workers, file.case.applicant) == (12, FIRST)
    assert sum(line.agreed for line in file.lines) == 40_812_05
    assert outcome.result["representatives"] == [row["name"] for row in rows(3)]
    first = file.workers[0]
    assert first.uid == before.workers[0].uid
    assert (first.entry_on, first.migrant, str(first.birth_on)) == (
        before.workers[0].entry_on, True, "1990-03-07"
    )  # fmt: skip


def test_the_first_applicant_stays_first_wherever_he_stands_in_the_list(desk_at):
    desk = desk_at(TALKED)
    done(desk, "list_workers", {"workers": rows(4)[::-1]})
    assert file_of(desk).workers[0].name == FIRST
    assert file_of(desk).case.applicant == FIRST


def test_without_the_first_applicant_the_case_is_called_after_the_next(desk_at):
    desk = desk_at(TALKED)
    done(desk, "list_workers", {"workers": rows(4)[1:]})
    file = file_of(desk)
    assert file.case.applicant == file.workers[0].name == rows(4)[1]["name"]


def test_workers_keep_their_uid_by_number_and_by_name(desk_at, story):
    desk = desk_at(TALKED)
    done(desk, "list_workers", {"workers": rows(5)})
    uids = {w.name: w.uid for w in file_of(desk).workers}
    again = workers_given(desk)
    again[1]["name"] = "改名的人"
    again[2]["doc_no"] = "E99999999"
    again.append(rows(6)[5])
    done(desk, "list_workers", {"workers": [again[0], *again[:0:-1]]})
    now = {w.name: w.uid for w in file_of(desk).workers}
    assert now["改名的人"] == uids[rows(5)[1]["name"]]
    assert all(now[row["name"]] == uids[row["name"]] for row in rows(5) if row["name"] in now)
    assert len(set(now.values())) == 6
    assert [w.name for w in file_of(desk).workers][1] == rows(6)[5]["name"], "the order is that of the list"


def test_the_same_list_again_changes_nothing_but_the_audit(desk_at):
    desk = desk_at(TALKED)
    done(desk, "list_workers", {"workers": rows(3)})
    before = file_of(desk)
    done(desk, "list_workers", {"workers": workers_given(desk)})
    assert file_of(desk) == before


def test_who_has_a_paper_of_his_own_cannot_be_left_out(desk_at, story):
    desk = desk_at(TALKED)
    lead_group(desk, story, 4, "draft_agreement")
    done(desk, "issue_paper", {"form": "rights_notice", "side": "申请人:3"})
    rest = [row for n, row in enumerate(workers_given(desk)) if n != 2]
    rest[0]["agreed"] = f"{float(rest[0]['agreed']) + 10_203:.2f}"
    name = rows(4)[2]["name"]
    refused_field(
        desk, "list_workers", {"workers": rest}, "workers", f"{name}已有自己的一份文书", number=NUMBER
    )


def test_the_sum_must_be_what_an_unsigned_agreement_pays(desk_at, story):
    desk = desk_at(TALKED)
    lead_group(desk, story, 3, "draft_agreement")
    wrong = workers_given(desk)
    wrong[2]["agreed"] = "1"
    refused_field(
        desk, "list_workers", {"workers": wrong}, "workers", "协议应付劳动者 40,812.05 元", number=NUMBER
    )
    done(desk, "list_workers", {"workers": workers_given(desk)})


def test_a_sum_of_claims_that_differs_is_pointed_out_and_kept(desk_at):
    desk = desk_at(TALKED)
    told = done(desk, "list_workers", {"workers": rows(3)}).told
    assert told.endswith("请求金额合计 40,815.05 元，与登记的涉案金额 40,812.05 元不等，请核对。")
    given = rows(3)
    given[0]["claimed"] = given[0]["agreed"]
    given[1]["claimed"] = given[1]["agreed"]
    given[2]["claimed"] = given[2]["agreed"]
    assert "不等" not in done(desk, "list_workers", {"workers": given}).told


@pytest.mark.parametrize(("count", "speakers", "cautions"), [(12, 3, 0), (12, 2, 1), (12, 0, 1), (9, 0, 0)])
def test_many_workers_without_enough_representatives_deserve_a_look(desk_at, count, speakers, cautions):
    desk = desk_at(TALKED)
    given = [row | {"representative": n < speakers} for n, row in enumerate(rows(count))]
    outcome = done(desk, "list_workers", {"workers": given})
    assert len(outcome.cautions) == cautions
    assert all("调解仲裁法第7条" in caution.text for caution in outcome.cautions)


def test_a_refused_list_leaves_everything_as_it_was(desk_at):
    desk = desk_at(TALKED)
    before = everything(desk)
    twice = [*rows(3), rows(3)[1]]
    refused_field(desk, "list_workers", {"workers": twice}, "workers.3.doc_no", "第 2 人", number=NUMBER)
    assert everything(desk) == before


def test_the_papers_of_a_group_name_everybody_and_each_his_share(desk_at, story):
    desk = desk_at(TALKED)
    lead_group(desk, story, 5)

    def words(form, side=""):
        pages = PdfReader(BytesIO(proofs.paper(desk, NUMBER, form, side=side))).pages
        return "".join("".join(page.extract_text() for page in pages).split())

    agreement = words("agreement")
    assert all(row["name"] in agreement and row["doc_no"] in agreement for row in rows(5))
    notice = words("performance_notice", "申请人:4")
    assert rows(5)[3]["name"] in notice
    assert f"{float(rows(5)[3]['agreed']):,.2f}" in notice
    assert rows(5)[2]["name"] not in notice
