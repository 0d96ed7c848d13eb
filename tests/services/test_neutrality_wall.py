"""What one side told a mediator alone is read by the mediators of the case and stands nowhere else."""

import hashlib
import json
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.domain.course import PrivateNote
from app.domain.office import Mediator
from app.services import drafts, exports
from app.services.course import private_notes
from app.services.forms import context
from app.services.papers import proofs
from app.services.views import changes, timeline
from tests.services.case_work_rows import TALKED
from tests.services.office import NUMBER, as_user, done, everything, forbidden

SECRET = "最低接受一万七千元绝不外传"
TALK = TALKED | {"words": SECRET}


@pytest.fixture
def told(desk_at):
    """An office in whose case 林示例 has noted a talk."""
    desk = desk_at("assign")
    done(as_user(desk, "林示例"), "note_talk", TALK)
    return desk


def test_every_mediator_of_the_case_reads_it_and_nobody_else(told):
    for name in ("林示例", "赵样本"):
        (note,) = private_notes.private_notes(as_user(told, name), NUMBER)
        assert (note.words, note.author, note.seq) == (SECRET, "林示例", 1)
    assert private_notes.private_notes(told, NUMBER) == ()  # the chair
    assert private_notes.private_notes(as_user(told, "钱别人"), NUMBER) == ()


def test_a_mediator_taken_off_the_case_reads_it_no_more(told):
    done(told, "assign", {"mediators": ["赵样本"], "assigned_on": "2026-09-23"})
    assert private_notes.private_notes(as_user(told, "林示例"), NUMBER) == ()
    assert len(private_notes.private_notes(as_user(told, "赵样本"), NUMBER)) == 1


def test_only_a_mediator_of_the_case_may_note_a_talk(desk_at):
    desk = desk_at("assign")
    forbidden(desk, "note_talk", TALK, "只由本案的调解员（林示例、赵样本）记录", number=NUMBER)
    forbidden(as_user(desk, "钱别人"), "note_talk", TALK, "您是钱别人", number=NUMBER)


def test_the_words_stand_in_one_row_of_the_whole_database(told):
    rows = {name: lines for name, lines in everything(told).items() if SECRET in repr(lines)}
    assert list(rows) == ["private_notes"]
    assert len(rows["private_notes"]) == 1


def test_the_audit_tells_of_a_talk_and_keeps_only_the_digest_of_its_words(told):
    with told.read() as reader:
        entry = reader.entries(limit=1)[0]
    assert (entry.act, entry.told) == ("note_talk", "与申请人单独谈话一次（当面）。")
    (image,) = [i for i in entry.images if i.table == "private_notes"]
    assert image.before is None
    assert image.after["words"] == hashlib.sha256(SECRET.encode()).hexdigest()
    assert SECRET not in repr(changes.case_changes(told, NUMBER, masked=False))


def test_a_note_removed_leaves_no_words_either(told):
    with told.write() as unit:
        note = unit.first(PrivateNote)
        unit.remove(note)
        unit.note("probe", "试", "试一次。")
        unit.commit()
    assert SECRET not in repr(everything(told))


def test_other_records_keep_their_images_in_full(told):
    with told.read() as reader:
        images = [i for e in reader.entries() for i in e.images if i.table == "mediators"]
        names = {m.name for m in reader.find(Mediator)}
    assert {i.after["name"] for i in images} == names


@pytest.mark.parametrize("name", ["演示", "林示例"])
def test_no_export_search_or_paper_has_the_words_whoever_asks(told, name):
    desk = as_user(told, name)
    view = timeline.case_view(desk, NUMBER)
    assert SECRET not in json.dumps(exports.case_record(view), default=str, ensure_ascii=False)
    assert SECRET not in repr(view)
    for text in (SECRET, SECRET[:4], "绝不外传"):
        assert exports.case_list(desk, text) == []
    assert SECRET not in repr(context.context(view.file, desk.committee(), desk.law, desk.clock.today()))


def test_the_volume_of_the_case_does_not_have_the_words(told):
    pages = PdfReader(BytesIO(proofs.volume(told, NUMBER))).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert "孟" in text
    assert SECRET not in text


def test_a_draft_of_the_form_is_its_writers_alone(desk_at):
    desk = desk_at("assign")
    uid = timeline.case_view(desk, NUMBER).file.case.uid
    drafts.save(as_user(desk, "林示例"), "note_talk", uid, TALK)
    assert drafts.load(as_user(desk, "林示例"), "note_talk", uid) == TALK
    assert drafts.load(desk, "note_talk", uid) is None
    assert drafts.load(as_user(desk, "赵样本"), "note_talk", uid) is None
