"""What the tests of signing, serving and taking in share: an issued paper, a certificate file, handwriting, scans."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12

from app.domain.case import CaseFile
from app.domain.ink import Handwriting, write_ink
from app.domain.paper import IssuedPaper
from app.services.desk import Desk
from app.services.papers import papers
from tests.services.office import NUMBER, done

SECRET = "证书密码 Ab1！"
HOLDER = "示例精工机械有限公司劳动争议调解委员会"
TODAY = "2026-11-24"
NOTICE = {"form": "rights_notice", "side": "申请人"}
"""A paper with a place for the party, the one who told him, and the seal."""
INK = write_ink(Handwriting(2.5, (((0.1, 0.2), (0.5, 0.8), (0.9, 0.3)), ((0.4, 0.1), (0.4, 0.9)))))


def signing(**values: Any) -> dict[str, Any]:
    """An input of sign_paper for the notice, with other values where they are given."""
    return NOTICE | {"role": "当事人", "signer": "孟𫖯", "way": "签名", "done_on": TODAY} | values


def serving(**values: Any) -> dict[str, Any]:
    """An input of serve_paper for the notice."""
    return NOTICE | {"served_on": TODAY, "receiver": "孟𫖯", "relation": "本人"} | values


def case(desk: Desk, number: str = NUMBER) -> CaseFile:
    """The case with all its records."""
    with desk.read() as reader:
        return reader.case_by_number(number)


def issue(desk: Desk, given: dict[str, Any], number: str = NUMBER) -> IssuedPaper:
    """Issue a paper and return its record."""
    code = done(desk, "issue_paper", given, number=number).result["code"]
    return next(paper for paper in case(desk, number).papers if paper.code == code)


@cache
def certificate(secret: str = SECRET, holder: str = HOLDER) -> bytes:
    """A certificate file that its holder issued himself, valid through 2026 and 2027."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, holder)])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
    leaf = made.not_valid_after(datetime(2028, 1, 1, tzinfo=UTC)).sign(key, hashes.SHA256())
    how = serialization.BestAvailableEncryption(secret.encode())
    return pkcs12.serialize_key_and_certificates(b"desk", key, leaf, None, how)


def saved(desk: Desk, name: str, data: bytes) -> str:
    """Put a file beside the office; returns its path as typed."""
    path = Path(desk.office.folder).parent / name
    path.write_bytes(data)
    return str(path)


def prepared(desk: Desk, act: str) -> dict[str, Any]:
    """Issue the notice that an act about an issued paper needs, and name the files it reads; else nothing."""
    if act == "hand_over":
        return {"out": str(Path(saved(desk, "旁边.txt", b"x")).with_name("移交.zip"))}
    if act not in ("sign_paper", "serve_paper", "take_in_copy", "seal_paper"):
        return {}
    paper = issue(desk, NOTICE)
    if act == "take_in_copy":
        return {"files": [saved(desk, "扫描.pdf", papers.issued_bytes(desk, paper))]}
    if act == "seal_paper":
        return {"certificate": saved(desk, "证书.p12", certificate()), "passphrase": SECRET}
    return {}
