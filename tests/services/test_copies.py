"""Scans taken back in and found by their QR, digital seals on real papers, files on the disk compared."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from app.documents import preview
from app.domain.errors import NotAllowed, PaperProblem, Refusal
from app.services.papers import comparing, copies, papers, proofs
from app.services.papers.comparing import CHANGED, SAME, UNKNOWN, check_file
from app.services.papers.inked import signed_pdf
from tests.documents.page_reader import picture_of
from tests.services.office import (
    NUMBER,
    as_role,
    changed,
    done,
    everything,
    given_of,
    on,
    refused,
    refused_field,
)
from tests.services.paper_desk import HOLDER, INK, NOTICE, SECRET, case, certificate, issue, saved, signing

RECORD = {"form": "session_record:1"}


def pages_of(data: bytes, *numbers: int) -> bytes:
    """Some pages of a PDF (from 1), in that order."""
    out = pikepdf.new()
    with pikepdf.open(io.BytesIO(data)) as source:
        for number in numbers:
            out.pages.append(source.pages[number - 1])
        target = io.BytesIO()
        out.save(target)
    return target.getvalue()


def photo(data: bytes, page: int, dots: int = 200) -> bytes:
    """One page (from 1) as a scanner saves it."""
    out = io.BytesIO()
    picture_of(data, dots, page - 1).save(out, "JPEG", quality=80)
    return out.getvalue()


def sealing(desk, **values):
    return NOTICE | {"certificate": saved(desk, "证书.p12", certificate()), "passphrase": SECRET} | values


@pytest.fixture
def notice(desk_at):
    """An office with an issued notice of two pages or more, its record and its PDF."""
    desk = desk_at("record_session:2")
    paper = issue(desk, NOTICE)
    data = papers.issued_bytes(desk, paper)
    assert paper.pages >= 2
    return desk, paper, data


def test_photos_of_all_pages_are_found_by_their_code(notice):
    desk, paper, data = notice
    files = [saved(desk, f"{n}.jpg", photo(data, n)) for n in range(paper.pages, 0, -1)]
    outcome = done(desk, "take_in_copy", {"files": files})
    assert outcome.told == f"收回调解权利义务告知书（申请人）签署件，{paper.pages} 页，二维码。"
    copy = case(desk).copies[0]
    assert (copy.key, copy.version, copy.kind, copy.pages, copy.expected, copy.found_by, copy.taken_by) == (
        paper.key, 1, "扫描件", paper.pages, paper.pages, "二维码", "演示",
    )  # fmt: skip
    kept = copies.copy_bytes(desk, copy)
    assert preview.page_count(kept) == paper.pages
    names = [path for path in Path(desk.office.folder).rglob("*") if path.is_file()]
    assert all(kept not in path.read_bytes() and b"%PDF" not in path.read_bytes()[:5] for path in names)
    assert copies.verify_copy(desk, copy) == ()
    assert copies.copies_of(case(desk), paper) == (copy,)
    refused_field(desk, "take_in_copy", {"files": files}, "files", "已经收过", number=NUMBER)


def test_missing_and_double_pages_are_refused_unless_accepted_with_a_reason(notice):
    desk, paper, data = notice
    short = {"files": [saved(desk, "缺.pdf", pages_of(data, 1))]}
    refused_field(desk, "take_in_copy", short, "files", "缺第 2 页", number=NUMBER)
    double = {"files": [saved(desk, "重.pdf", pages_of(data, *range(1, paper.pages + 1), 1))]}
    refused_field(desk, "take_in_copy", double, "files", "第 1 页重复", number=NUMBER)
    refused_field(desk, "take_in_copy", short | {"accept_anyway": True}, "note", "写明原因", number=NUMBER)
    told = done(desk, "take_in_copy", short | {"accept_anyway": True, "note": "第2页已遗失"}).told
    assert "缺第 2 页" in told
    assert case(desk).copies[0].note.startswith("第2页已遗失；缺第 2 页")


def test_pages_of_another_paper_are_refused(notice):
    desk, paper, data = notice
    other = papers.issued_bytes(desk, issue(desk, RECORD))
    files = [saved(desk, "一.pdf", data), saved(desk, "二.pdf", pages_of(other, 1))]
    words = f"扫描件第 {paper.pages + 1} 页是别的文书"
    refused_field(desk, "take_in_copy", {"files": files}, "files", words, number=NUMBER)


def test_another_case_is_named(notice, story):
    desk, _, data = notice
    second = done(desk, "register", given_of(story, "register"), number="").number
    files = {"files": [saved(desk, "一.pdf", data)]}
    refused_field(
        desk, "take_in_copy", files, "files", f"扫描件是{NUMBER}的调解权利义务告知书", number=second
    )


def test_a_paper_of_another_office_is_told_so(notice, desk_at):
    desk, _, _ = notice
    stranger = desk_at("accept")
    foreign = papers.issued_bytes(stranger, issue(stranger, NOTICE))
    files = {"files": [saved(desk, "外.pdf", foreign)]}
    refused_field(desk, "take_in_copy", files, "files", "不是本会签发的文书", number=NUMBER)


def test_the_paper_asked_for_and_the_paper_found_must_be_one(notice):
    desk, _, data = notice
    issue(desk, RECORD)
    files = {"files": [saved(desk, "一.pdf", data)]}
    refused_field(desk, "take_in_copy", files | RECORD, "files", "不是调解笔录", number=NUMBER)
    assert done(desk, "take_in_copy", files | NOTICE).result["found_by"] == "二维码"


def test_without_a_code_the_paper_is_named_by_hand(notice):
    desk, paper, _ = notice
    blank = pikepdf.new()
    for _ in range(paper.pages):
        blank.add_blank_page()
    out = io.BytesIO()
    blank.save(out)
    files = {"files": [saved(desk, "白.pdf", out.getvalue())]}
    refused_field(desk, "take_in_copy", files, "form", "读不到二维码", number=NUMBER)
    assert done(desk, "take_in_copy", files | NOTICE).told.endswith("人工指定。")
    short = {"files": [saved(desk, "少.pdf", pages_of(out.getvalue(), 1))]}
    words = f"应有 {paper.pages} 页，扫描件有 1 页"
    refused_field(desk, "take_in_copy", short | NOTICE, "files", words, number=NUMBER)


def test_one_unreadable_page_is_accepted_with_a_word_about_it(notice):
    desk, paper, data = notice
    blank = pikepdf.new()
    blank.add_blank_page()
    out = io.BytesIO()
    blank.save(out)
    rest = [saved(desk, "余.pdf", pages_of(data, *range(1, paper.pages)))]
    told = done(desk, "take_in_copy", {"files": [*rest, saved(desk, "白.pdf", out.getvalue())]}).told
    assert f"第 {paper.pages} 页没有读到二维码" in told


def test_a_void_version_is_taken_with_a_warning_and_the_volume_keeps_the_new_one(notice):
    desk, _, data = notice
    issue(desk, NOTICE | {"reason": "地址写错"})
    told = done(desk, "take_in_copy", {"files": [saved(desk, "旧.pdf", data)]}).told
    assert "已作废的第 1 版，现行的是第 2 版" in told
    assert case(desk).copies[0].version == 1


def test_the_volume_binds_the_scan(desk_at):
    desk = desk_at("close")
    paper = issue(desk, NOTICE)
    data = papers.issued_bytes(desk, paper)
    files = [saved(desk, f"{n}.jpg", photo(data, n)) for n in range(1, paper.pages + 1)]
    before = proofs.volume(desk, NUMBER)
    done(desk, "take_in_copy", {"files": files})
    after = proofs.volume(desk, NUMBER)
    assert preview.page_count(after) == preview.page_count(before)
    assert "扫描件" in "".join(preview.texts(after))
    assert "扫描件" not in "".join(preview.texts(before))


def test_what_is_no_scan_is_refused(notice):
    desk, _, _ = notice
    given = {"files": [saved(desk, "信.txt", "文字".encode())]}
    refused(desk, "take_in_copy", given, PaperProblem, number=NUMBER)
    refused_field(desk, "take_in_copy", {"files": ["a\x00b.pdf"]}, "files", "读不了", number=NUMBER)


def test_a_paper_is_sealed_and_the_seal_holds(notice):
    desk, paper, _ = notice
    done(desk, "sign_paper", signing(ink=INK))
    outcome = done(desk, "seal_paper", sealing(desk, reason="签发"))
    assert HOLDER in outcome.told
    copy = case(desk).copies[0]
    assert (copy.kind, copy.version, copy.pages) == ("电子印章", 1, paper.pages)
    (seal,) = copies.verify_copy(desk, copy)
    assert (seal.good, seal.reason, seal.certificate.name) == (True, "签发", HOLDER)
    assert copies.seal_words(seal).startswith(f"电子印章：{HOLDER}，2026-11-24")
    assert copies.seal_words(seal).endswith("，有效，证书是自己签发的。")
    kept = copies.copy_bytes(desk, copy)
    assert kept.startswith(signed_pdf(desk, paper, case(desk)))
    with pikepdf.open(io.BytesIO(kept)) as found:
        left, low, right, high = (float(v) for v in found.pages[-1].Annots[0].Rect)
    assert (right - left > 50, high - low > 50) == (True, True)
    broken = kept.replace(b"/Reason", b"/Raeson", 1)
    (spoilt,) = copies.press.verify_seals(broken)
    assert not spoilt.good
    assert "有效，" not in copies.seal_words(spoilt)


def test_neither_passphrase_nor_certificate_stays_anywhere(notice):
    desk, _, _ = notice
    done(desk, "seal_paper", sealing(desk))
    rows = repr(everything(desk))
    assert SECRET not in rows
    assert "证书.p12" not in rows
    blobs = [desk.office.blobs.get(name) for name in desk.office.blobs.names()]
    assert certificate() not in blobs


def test_a_certificate_that_cannot_be_used_is_refused(notice):
    desk, _, _ = notice
    wrong = sealing(desk, passphrase="别的密码")
    assert "密码不对" in refused(desk, "seal_paper", wrong, PaperProblem, number=NUMBER).sentence
    refused(on(desk, "2029-01-01"), "seal_paper", sealing(desk), PaperProblem, number=NUMBER)
    issue(desk, RECORD)
    given = changed(sealing(desk), form="session_record:1", side="")
    refused_field(desk, "seal_paper", given, "form", "不由调解委员会盖章", number=NUMBER)
    refused(as_role(desk, "登记员"), "seal_paper", sealing(desk), NotAllowed, number=NUMBER)


def test_ink_after_the_seal_asks_for_a_new_seal(notice):
    desk, paper, _ = notice
    done(desk, "seal_paper", sealing(desk))
    assert "请重新加盖" in done(desk, "sign_paper", signing(ink=INK)).told
    done(desk, "seal_paper", sealing(desk))
    newest = case(desk).copies[-1]
    assert copies.copy_bytes(desk, newest).startswith(signed_pdf(desk, paper, case(desk)))


def test_an_exported_file_is_the_same_or_changed_or_not_ours(notice):
    desk, paper, data = notice
    word = papers.issued_bytes(desk, paper, "docx")
    for file, kind in ((data, "pdf"), (word, "docx")):
        found = check_file(desk, file, kind)
        assert (found.word, found.number, found.paper, found.void) == (SAME, NUMBER, paper, False)
    again = check_file(desk, pages_of(data, 1), "pdf")
    assert (again.word, again.paper) == (CHANGED, paper)
    assert check_file(desk, retyped(word), "docx").word == CHANGED
    pictures = copies.press.read_scan([(f"{n}.jpg", photo(data, n)) for n in (1, 2)]).pdf
    assert check_file(desk, pictures, "pdf").word == CHANGED
    for kind in ("pdf", "docx"):
        assert check_file(desk, b"%PDF-1.7 nothing", kind).word == UNKNOWN
        assert check_file(desk, b"", kind).word == UNKNOWN


def retyped(word: bytes) -> bytes:
    """A DOCX with one word of its text exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace("调解".encode(), "调停".encode()) if "document" in name else data)
    return out.getvalue()


def test_signed_sealed_scanned_and_void_files_are_known_too(notice, tmp_path):
    desk, paper, data = notice
    done(desk, "sign_paper", signing(ink=INK))
    assert check_file(desk, signed_pdf(desk, paper, case(desk)), "pdf").word == SAME
    done(desk, "seal_paper", sealing(desk))
    kept = copies.copy_bytes(desk, case(desk).copies[0])
    assert check_file(desk, kept, "pdf").word == SAME
    assert check_file(desk, kept + b"\n%more", "pdf").word == CHANGED
    issue(desk, NOTICE | {"reason": "重出"})
    found = check_file(desk, data, "pdf")
    assert (found.word, found.void) == (SAME, True)
    assert found.sentence.endswith("第 1 版一致；这一版已作废。")
    other = papers.issued_bytes(desk, issue(desk, RECORD))
    both = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as one, pikepdf.open(io.BytesIO(other)) as two:
        one.pages.extend(two.pages)
        one.save(both)
    assert check_file(desk, both.getvalue(), "pdf").paper is None
    (tmp_path / "一.pdf").write_bytes(data)
    assert comparing.changed_on_disk(desk, tmp_path / "一.pdf").word == SAME
    for name in ("没有.pdf", "一.txt"):
        with pytest.raises(Refusal):
            comparing.changed_on_disk(desk, tmp_path / name)
