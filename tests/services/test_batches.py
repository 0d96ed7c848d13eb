"""Batches of papers: what can be printed, each as if set alone, joined for the printer, issued one by one."""

import shutil
from collections.abc import Iterator
from io import BytesIO

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.documents.stack import Leaf, stack
from app.domain.errors import PaperProblem
from app.domain.values import Cancelled
from app.services.desk import Desk
from app.services.papers import batches, papers, press, proofs
from app.services.papers.batches import Item
from app.services.papers.print_presets import FILE_NAME, Preset, Presets, usual
from app.services.views import timeline
from tests.services.group_office import TALKED, lead_group, rows
from tests.services.office import DAY, NUMBER, done, everything, open_office, refused, refused_field

NOTICE = "performance_notice"


@pytest.fixture(scope="module")
def group(template, story, tmp_path_factory) -> Iterator[Desk]:
    """A group of five whose agreement is in force; nobody changes it."""
    folder = tmp_path_factory.mktemp("group") / "office"
    shutil.copytree(template(TALKED), folder)
    desk = open_office(folder)
    lead_group(desk, story, 5)
    yield desk
    desk.close()


def words(pdf: bytes) -> list[str]:
    """The words of every page without blanks."""
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def test_everything_that_can_be_printed_is_offered_once(group):
    found = batches.items(group, NUMBER)
    assert len({item.id for item in found}) == len(found)
    with group.read() as reader:
        offers = papers.offers(group, reader.case_by_number(NUMBER))
    assert [item.id for item in found] == [(offer.code, offer.side) for offer in offers]
    notices = [item for item in found if item.code == NOTICE]
    assert [item.to.address for item in notices] == [*(f"申请人:{n}" for n in range(1, 6)), "被申请人"]
    assert notices[1].name == f"履行告知书（{rows(5)[1]['name']}）"
    assert len({item.file_name for item in found}) == len(found)
    agreement = next(item for item in found if item.code == "agreement")
    assert agreement.preset == Preset(3, duplex=agreement.preset.duplex, paper="A4")
    entry = group.forms.find(NOTICE)
    assert {item.preset for item in notices} == {Preset(entry.copies, entry.duplex)}


def test_only_the_forms_asked_for_by_code_or_name(group):
    assert {item.code for item in batches.items(group, NUMBER, ("履行告知书", "agreement"))} == {
        NOTICE,
        "agreement",
    }
    assert [item.code for item in batches.items(group, NUMBER, ("session_record:1",))] == ["session_record:1"]
    with pytest.raises(PaperProblem, match="没有“情书”"):
        batches.items(group, NUMBER, ("情书",))


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_batch_gives_the_very_bytes_that_each_paper_has_alone(group, kind):
    chosen = batches.items(group, NUMBER, (NOTICE, "agreement", "session_record:2", "volume_contents"))
    made = batches.set_all(group, NUMBER, chosen, kind=kind)
    assert [item for item, _ in made] == list(chosen)
    for item, data in made:
        assert data == proofs.paper(group, NUMBER, item.code, side=item.to.address, kind=kind), item.name


def test_progress_is_told_and_a_batch_can_be_stopped(group):
    chosen, told = batches.items(group, NUMBER, (NOTICE,)), []

    def stop_at_three(finished: int, total: int, what: str = "") -> None:
        told.append((finished, total, what))
        if finished == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        batches.set_all(group, NUMBER, chosen, progress=stop_at_three)
    assert told == [(n, 6, chosen[n].name) for n in range(4)]


def test_joined_for_the_printer_each_copy_begins_on_a_fresh_sheet(group):
    chosen = batches.items(group, NUMBER, (NOTICE, "agreement"))
    alone = [words(data) for _, data in batches.set_all(group, NUMBER, chosen)]
    pages = words(batches.joined(group, NUMBER, chosen, copies=True))
    place = 0
    for item, own in zip(chosen, alone, strict=True):
        for _ in range(item.preset.copies):
            assert place % 2 == 0
            assert pages[place : place + len(own)] == own
            place += len(own) + len(own) % 2
    assert len(pages) in (place, place - 1)
    assert pages[-1]


def test_joined_to_be_kept_is_every_paper_once_with_its_bookmark(group):
    chosen = batches.items(group, NUMBER, (NOTICE,))
    data = batches.joined(group, NUMBER, chosen)
    assert data == batches.joined(group, NUMBER, chosen), "the same bytes when made again"
    reader = PdfReader(BytesIO(data))
    starts = [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]
    assert [title for title, _ in starts] == [item.name for item in chosen]
    for (title, page), item in zip(starts, chosen, strict=True):
        assert (item.to.name if item.to.seq else "示例精工") in words(data)[page], title


def test_an_issued_paper_is_printed_as_it_was_issued(desk_at, story):
    desk = desk_at("sign:4")
    done(desk, "issue_paper", {"form": "agreement"})
    item = batches.items(desk, NUMBER, ("agreement",))[0]
    assert item.issued is not None
    frozen = papers.issued_bytes(desk, item.issued)
    assert batches.set_all(desk, NUMBER, [item])[0][1] == frozen
    assert batches.set_all(desk, NUMBER, [item], draft=True)[0][1] != frozen
    assert batches.faces(desk, NUMBER, [item]) == ()


def test_files_of_a_batch_have_names_that_every_system_takes(group, tmp_path):
    chosen = batches.items(group, NUMBER, (NOTICE,))
    written = batches.save_all(group, NUMBER, chosen, tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert written[0].name == "履行告知书 001 孟𫖯.pdf"
    odd = evolve(chosen[0], title='a/b:c*"d"', to=evolve(chosen[0].to, name="阿|依<古>丽?" * 30))
    assert not set(odd.file_name) & set('\\/:*?"<>|')
    assert len(odd.file_name) <= batches.LONGEST_NAME


def issuing(desk_at, story) -> tuple[Desk, tuple[Item, ...]]:
    desk = desk_at(TALKED)
    lead_group(desk, story, 4)
    chosen = batches.items(desk, NUMBER, (NOTICE,))
    return desk, tuple(item for item in chosen if item.to.seq)


def test_a_batch_is_issued_one_by_one_and_passes_over_what_is_issued(desk_at, story):
    desk, chosen = issuing(desk_at, story)
    found = batches.issue_all(desk, NUMBER, chosen)
    assert (found.done, found.refused, found.stopped) == (4, (), False)
    assert found.told == "签发了 4 份。"
    assert "issued_papers" in found.changes.tables or "papers" in found.changes.tables
    again = batches.items(desk, NUMBER, (NOTICE,))
    assert [item.issued is not None for item in again] == [True] * 4 + [False]
    assert len({item.issued.code for item in again if item.issued}) == 4
    assert batches.issue_all(desk, NUMBER, again[:4]).done == 0
    newer = batches.issue_all(desk, NUMBER, again[:2], reason="换了收款账户")
    assert newer.done == 2
    versions = [item.issued.version for item in batches.items(desk, NUMBER, (NOTICE,)) if item.issued]
    assert versions == [2, 2, 1, 1]


def test_the_notices_of_a_form_are_one_act(desk_at, story):
    desk, chosen = issuing(desk_at, story)
    assert batches.issue_all(desk, NUMBER, chosen).done == 4
    last = next(e for e in timeline.case_view(desk, NUMBER).events if e.act.startswith("issue"))
    names = "、".join(item.to.name for item in chosen)
    assert (last.act, last.told) == ("issue_papers", f"签发履行告知书 4 份：{names}。")
    everybody = {"form": NOTICE}
    told = done(desk, "issue_papers", everybody)
    assert (told.result["count"], told.told) == (1, "签发履行告知书 1 份：被申请人。"), "the rest get theirs"
    refused_field(desk, "issue_papers", everybody, "reason", "5 份都已签发", number=NUMBER)
    again = {"form": NOTICE, "sides": [item.to.address for item in chosen[:2]]}
    refused_field(desk, "issue_papers", again, "reason", "2 份已签发过", number=NUMBER)
    assert done(desk, "issue_papers", again | {"reason": "换了收款账户"}).result["count"] == 2
    assert done(desk, "issue_papers", everybody | {"reason": "再换"}).result["count"] == 5
    found = [item.issued for item in batches.items(desk, NUMBER, (NOTICE,)) if item.issued]
    assert [paper.version for paper in found] == [3, 3, 2, 2, 2]


def test_in_one_act_all_are_issued_or_none(desk_at, story, monkeypatch):
    desk, _ = issuing(desk_at, story)
    calls: list[int] = []

    def fail_at_the_third(*given: object) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise PaperProblem("第三份读回来不一致，没有签发；请再试。")

    monkeypatch.setattr(press, "check_same_words", fail_at_the_third)
    refused(desk, "issue_papers", {"form": NOTICE}, PaperProblem, number=NUMBER)


def test_what_is_issued_together_is_what_would_be_issued_alone(desk_at, story):
    desk, chosen = issuing(desk_at, story)
    batches.issue_all(desk, NUMBER, chosen)
    for item in batches.items(desk, NUMBER, (NOTICE,))[:4]:
        assert item.issued is not None
        alone = words(proofs.paper(desk, NUMBER, NOTICE, side=item.to.address))
        kept = words(papers.issued_bytes(desk, item.issued))
        marks = [f"{item.issued.code}{n}/{len(kept)}" for n in range(1, len(kept) + 1)]
        assert [page.replace(mark, "") for page, mark in zip(kept, marks, strict=True)] == alone
        assert all(mark in page for page, mark in zip(kept, marks, strict=True))
        assert item.to.name in kept[0]


def test_stopping_keeps_what_was_issued_whole(desk_at, story, monkeypatch):
    desk, chosen = issuing(desk_at, story)
    monkeypatch.setattr(batches, "TOGETHER", 2)

    def stop(finished: int, total: int, what: str = "") -> None:
        if finished == 3:
            raise Cancelled

    found = batches.issue_all(desk, NUMBER, chosen, progress=stop)
    assert (found.done, found.stopped) == (2, True)
    assert found.told == "签发了 2 份，其余的已停下。"
    kept = [item.issued for item in batches.items(desk, NUMBER, (NOTICE,)) if item.issued]
    assert len(kept) == 2
    assert len(everything(desk)["blobs"]) == 3 * 2, (
        "PDF, DOCX and page model of each, nothing of what was begun"
    )


def test_a_refused_paper_holds_up_no_other(desk_at, story):
    desk, chosen = issuing(desk_at, story)
    gone = evolve(chosen[1], code="session_record:9")
    found = batches.issue_all(desk, NUMBER, (chosen[0], gone, chosen[2]))
    assert found.done == 2
    assert [name for name, _ in found.refused] == [gone.name]
    assert found.told.startswith("签发了 2 份；1 份没有签发，")


def test_the_font_report_names_what_stands_in(group):
    chosen = batches.items(group, NUMBER, ("agreement",))
    uses = {use.wanted: use for use in batches.faces(group, NUMBER, chosen)}
    assert uses["仿宋"] == batches.FontUse("仿宋", "随附的楷体", stands_in=True)


def test_a_character_that_no_face_has_is_told_before_printing(desk_at):
    desk = desk_at("record_session:2")
    strange = rows(2)
    strange[1]["name"] = "孟\U00030edd\U00030ede"
    done(desk, "list_workers", {"workers": strange})
    chosen = batches.items(desk, NUMBER, ("rights_notice",))
    with pytest.raises(PaperProblem, match="U\\+30EDD"):
        batches.faces(desk, NUMBER, chosen)


def test_presets_are_kept_beside_the_settings_and_forgotten_when_usual(desk, home):
    entry = desk.forms.find(NOTICE)
    plain = usual(entry)
    chosen = Presets()
    assert chosen.of(NOTICE, plain) == plain
    assert not (home / "config" / FILE_NAME).exists()
    wish = Preset(5, not plain.duplex, "A3")
    chosen.choose(NOTICE, wish, plain)
    assert Presets().of(NOTICE, plain) == wish
    chosen.choose(NOTICE, plain, plain)
    assert Presets().of(NOTICE, plain) == plain
    assert NOTICE not in (home / "config" / FILE_NAME).read_text("utf-8")


@pytest.mark.parametrize(
    "nonsense", ['{"copies": 0}', '{"copies": true, "duplex": 1, "paper": "B9"}', "[]", "7"]
)
def test_nonsense_in_the_file_counts_as_not_chosen(tmp_path, nonsense):
    file = tmp_path / "printing.json"
    file.write_text(f'{{"{NOTICE}": {nonsense}}}', "utf-8")
    assert Presets(file).of(NOTICE, Preset(2, duplex=True)) == Preset(2, duplex=True)


def blank(pages: int) -> bytes:
    """A PDF of so many pages, each with its number."""
    out = BytesIO()
    sheet = Canvas(out, invariant=1)
    for number in range(1, pages + 1):
        sheet.drawString(100, 700, f"page{number}")
        sheet.showPage()
    sheet.save()
    return out.getvalue()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), st.booleans()), min_size=1, max_size=5))
def test_no_sheet_ever_carries_two_papers(leaves):
    made = [Leaf(f"第{n}份", blank(pages), copies, both) for n, (pages, copies, both) in enumerate(leaves)]
    pages = words(stack(made, title="叠", made_on=DAY.today()))
    sheets = [pages[n : n + 2] for n in range(0, len(pages), 2)]
    if any(both for _, _, both in leaves):
        assert all(back in ("", "page2") or front == "page3" for front, *rest in sheets for back in rest)
        expected = [
            page
            for count, copies, both in leaves
            for _ in range(copies)
            for page in (
                [f"page{n}" for n in range(1, count + 1)] + [""] * (count % 2)
                if both
                else [p for n in range(1, count + 1) for p in (f"page{n}", "")]
            )
        ]
        assert pages == (expected if expected[-1] else expected[:-1])
    else:
        assert pages == [
            f"page{n}" for count, copies, _ in leaves for _ in range(copies) for n in range(1, count + 1)
        ]


def test_a_damaged_paper_is_named():
    with pytest.raises(PaperProblem, match="“坏的”的 PDF 打不开"):
        stack([Leaf("坏的", b"%PDF-broken")], title="叠", made_on=DAY.today())
