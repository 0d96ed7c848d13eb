"""The digital seal: set, found again, and what is told when a file was changed or a certificate is no good."""

from __future__ import annotations

import io
import logging
import shutil
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from app.documents.fonts import FontBook
from app.documents.pdf.strip import SlotBox
from app.documents.seal import SealFound, open_identity, read_certificate, seal, verify
from app.documents.writer import PdfResult, set_pdf
from app.domain.errors import PaperProblem
from tests.documents.paper_samples import DAY, agreement, pdf_text

CHINA = timezone(timedelta(hours=8))
AT = datetime(2026, 11, 24, 10, 30, tzinfo=CHINA)
FROM, TO = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
NAME = "滨江精工劳动争议调解委员会"
RARE = "孟𬱖䶮𫖯𰻞"  # 𬱖 and 𫖯 are younger than the Unicode 3.2 of the library; 𰻞 is younger still
SECRET = "密码 Ab1！"

CURVE = ec.generate_private_key(ec.SECP256R1())
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


def named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])


def certificate(
    subject: str, key: Key, issuer: str = "", issuer_key: Key | None = None,
    start: datetime = FROM, end: datetime = TO,
) -> x509.Certificate:  # fmt: skip
    builder = x509.CertificateBuilder().subject_name(named(subject)).issuer_name(named(issuer or subject))
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(start).not_valid_after(end)
    signing = issuer_key or key
    return builder.sign(signing, None if isinstance(signing, ed25519.Ed25519PrivateKey) else hashes.SHA256())


def packed(
    key: Key | None,
    leaf: x509.Certificate | None,
    chain: list[x509.Certificate] | None = None,
    secret: str = SECRET,
) -> bytes:
    how = serialization.BestAvailableEncryption(secret.encode()) if secret else serialization.NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"desk", key, leaf, chain, how)


def own(subject: str = NAME, key: Key = CURVE, **changes: datetime) -> bytes:
    return packed(key, certificate(subject, key, **changes))


@pytest.fixture(scope="module")
def paper(fonts: FontBook) -> PdfResult:
    return set_pdf(agreement(), fonts, made_on=DAY)


@pytest.fixture(scope="module")
def sealed(paper: PdfResult, fonts: FontBook) -> bytes:
    return seal(paper.data, own(), SECRET, at=AT, place=paper.slots[3], reason="出具", fonts=fonts)


def pdfsig(data: bytes, folder: Path) -> str:
    """What poppler says about a file, as an independent opinion; "" where it is not installed."""
    if shutil.which("pdfsig") is None:
        return ""
    path = folder / "sealed.pdf"
    path.write_bytes(data)
    return subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout


def test_a_visible_seal_is_found_again(paper: PdfResult, sealed: bytes, tmp_path: Path) -> None:
    (found,) = verify(sealed)
    assert found.certificate == read_certificate(own(), SECRET)
    assert (found.certificate.name, found.certificate.self_signed) == (NAME, True)
    assert (found.certificate.valid_from, found.certificate.valid_to) == (FROM, TO)
    assert (found.time, found.reason) == (AT, "出具")
    assert (found.intact, found.whole, found.changed, found.good) == (True, True, False, True)
    said = pdfsig(sealed, tmp_path)
    assert not said or ("Signature is Valid" in said and "Total document signed" in said)
    assert sealed.startswith(paper.data), "a seal is added behind the paper, which stays byte for byte"
    assert verify(paper.data) == ()


def test_the_words_of_the_paper_stay_and_the_seal_stands_in_its_place(
    paper: PdfResult, sealed: bytes
) -> None:
    assert pdf_text(sealed) == pdf_text(paper.data)
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        (shown,) = pdf.pages[0].Annots
        place = paper.slots[3]
        expected = [place.x, place.y, place.x + place.width, place.y + place.height]
        assert [float(side) for side in shown.Rect] == pytest.approx(expected, abs=0.6)
        fonts = shown.AP.N.Resources.XObject["/SealFace"].Resources.Font
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values()), "PDF/A embeds every face"


def test_an_rsa_key_sealing_out_of_sight(paper: PdfResult, fonts: FontBook, tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, 2048)
    data = seal(paper.data, own(key=key), SECRET, at=AT, place=None, reason="", fonts=fonts)
    (found,) = verify(data)
    assert found.good
    assert found.reason == ""
    said = pdfsig(data, tmp_path)
    assert not said or "Signature is Valid" in said


def test_a_second_seal_keeps_the_first(
    paper: PdfResult, sealed: bytes, fonts: FontBook, tmp_path: Path
) -> None:
    employer = own("滨江精工制造有限公司")
    later = AT + timedelta(minutes=5)
    both = seal(sealed, employer, SECRET, at=later, place=paper.slots[1], reason="盖章", fonts=fonts)
    first, second = verify(both)
    assert [f.certificate.name for f in (first, second) if f.certificate] == [NAME, "滨江精工制造有限公司"]
    assert (first.time, second.time) == (AT, later)
    assert (first.good, first.whole, first.changed) == (True, False, False)
    assert (second.good, second.whole) == (True, True)
    said = pdfsig(both, tmp_path)
    assert not said or said.count("Signature is Valid") == 2


@pytest.mark.parametrize("name", [RARE, "甲" * 16, "买买提·吐尔逊 & <b>"])
def test_any_name_in_a_certificate(name: str, paper: PdfResult, fonts: FontBook) -> None:
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = certificate(f"{name}CA", root_key)
    leaf = certificate(name, CURVE, f"{name}CA", root_key)
    data = seal(paper.data, packed(CURVE, leaf, [root]), SECRET, at=AT, place=None, reason=name, fonts=fonts)
    (found,) = verify(data)
    assert found.certificate is not None
    assert (found.certificate.name, found.certificate.issuer) == (name, f"{name}CA")
    assert (found.good, found.certificate.self_signed, found.reason) == (True, False, name)


def test_one_changed_byte_is_noticed(sealed: bytes, paper: PdfResult, tmp_path: Path) -> None:
    place = paper.data.index(b"stream") + 40
    bad = bytearray(sealed)
    bad[place] ^= 1
    (found,) = verify(bytes(bad))
    assert (found.intact, found.good) == (False, False)
    assert found.certificate is not None
    said = pdfsig(bytes(bad), tmp_path)
    assert not said or "Signature is Valid" not in said


def test_a_damaged_signature_is_not_intact(sealed: bytes) -> None:
    start = sealed.rindex(b"/Contents <") + len(b"/Contents <")
    for offset in (0, 40, 400, 1000):
        bad = bytearray(sealed)
        bad[start + offset] = ord("0") if bad[start + offset] != ord("0") else ord("1")
        assert [found.intact for found in verify(bytes(bad))] == [False]


def test_a_page_changed_later_is_told(sealed: bytes, logged: list[logging.LogRecord]) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = type(writer.root["/Pages"]["/Count"])(90)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    (found,) = verify(out.getvalue())
    assert (found.intact, found.whole, found.changed, found.good) == (True, False, True, False)
    assert [record.name.split(".")[0] for record in logged] == ["pyhanko"]
    logged.clear()


def test_an_expired_certificate_is_refused_and_told(paper: PdfResult, fonts: FontBook) -> None:
    old = own(end=datetime(2026, 6, 1, tzinfo=UTC))
    with pytest.raises(PaperProblem, match=r"有效期是2026年1月1日至2026年6月1日，不能在2026年11月24日使用"):
        seal(paper.data, old, SECRET, at=AT, place=None, reason="", fonts=fonts)
    data = seal(paper.data, old, SECRET, at=datetime(2026, 5, 1), place=None, reason="", fonts=fonts)
    (found,) = verify(data)
    assert found.good
    assert found.certificate is not None
    assert not found.certificate.valid_at(AT)
    assert not SealFound(found.certificate, AT, "", intact=True, whole=True, changed=False).good


def test_what_is_no_certificate_file_is_said_plainly() -> None:
    leaf = certificate(NAME, CURVE)
    with pytest.raises(PaperProblem, match="密码不对"):
        read_certificate(own(), "错的")
    with pytest.raises(PaperProblem, match="密码不对"):
        read_certificate(own(), "")
    for junk in (b"", b"%PDF-1.7", leaf.public_bytes(serialization.Encoding.DER), bytes(200), own()[:300]):
        with pytest.raises(PaperProblem, match="不是可用的证书文件"):
            read_certificate(junk, SECRET)
    with pytest.raises(PaperProblem, match="没有私钥"):
        read_certificate(packed(None, None, [leaf]), SECRET)
    with pytest.raises(PaperProblem, match="没有与私钥相配的证书"):
        read_certificate(packed(CURVE, None), SECRET)
    edwards = ed25519.Ed25519PrivateKey.generate()
    with pytest.raises(PaperProblem, match="不是 RSA 或 ECDSA"):
        read_certificate(own(key=edwards), SECRET)
    open_file = packed(CURVE, leaf, secret="")
    assert open_identity(open_file, "").certificate == leaf


def test_a_file_that_cannot_be_sealed(paper: PdfResult, fonts: FontBook) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper.data)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="1", owner="2"))
    for data in (b"", b"no pdf", paper.data[:400], locked.getvalue()):
        with pytest.raises(PaperProblem, match="打不开"):
            seal(data, own(), SECRET, at=AT, place=None, reason="", fonts=fonts)
        with pytest.raises(PaperProblem, match="打不开"):
            verify(data)
    nowhere = SlotBox("印章", "seal", 7, 0, 0, 100, 40)
    with pytest.raises(PaperProblem, match="第 8 页"):
        seal(paper.data, own(), SECRET, at=AT, place=nowhere, reason="", fonts=fonts)
    with pytest.raises(PaperProblem, match="证书持有人"):
        seal(
            paper.data,
            own("\U00020000\U0002ebf0"),
            SECRET,
            at=AT,
            place=paper.slots[1],
            reason="",
            fonts=fonts,
        )
