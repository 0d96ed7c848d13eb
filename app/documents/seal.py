"""The digital seal: a paper sealed with the committee's own certificate file, and what a sealed file says."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import frozen

from app.domain.errors import PaperProblem

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12PrivateKeyTypes

    from app.documents.fonts import FontBook
    from app.documents.pdf.strip import SlotBox


@frozen
class CertificateFound:
    """What a certificate says: whom it names, who issued it, and from when to when it is valid.

    A `self_signed` certificate names nobody who vouches for it: it shows that a file was not changed, not who
    sealed it (电子签名法 §13, §16).
    """

    name: str
    issuer: str
    valid_from: datetime
    valid_to: datetime
    self_signed: bool

    def valid_at(self, moment: datetime) -> bool:
        """Whether the certificate was valid at a moment; one without a zone is this machine's local time."""
        return self.valid_from <= moment.astimezone() <= self.valid_to


@frozen
class SealFound:
    """One digital seal of a file.

    `certificate` is None when it cannot be read. `time` is what the sealing computer claimed, None when it
    claimed none. `intact`: the part of the file that was sealed is still the same, letter by letter. `whole`:
    the seal covers the file to its end. `changed`: after the seal something else than a further seal was added.
    """

    certificate: CertificateFound | None
    time: datetime | None
    reason: str
    intact: bool
    whole: bool
    changed: bool

    @property
    def good(self) -> bool:
        """Whether the sealed paper is unchanged and the certificate was valid at the time claimed."""
        known = (
            self.certificate is not None and self.time is not None and self.certificate.valid_at(self.time)
        )
        return known and self.intact and not self.changed


@frozen
class Identity:
    """An opened certificate file: private key, certificate and the certificates of those who issued it."""

    key: PKCS12PrivateKeyTypes
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]


def read_certificate(certificate: bytes, passphrase: str) -> CertificateFound:
    """What a certificate file (PKCS#12: .p12, .pfx) says.

    Raises PaperProblem for a wrong passphrase, for what is no such file, and for one without a key or
    certificate that can be used.
    """
    return describe(open_identity(certificate, passphrase).certificate)


def seal(
    pdf: bytes, certificate: bytes, passphrase: str, *,
    at: datetime, place: SlotBox | None, reason: str, fonts: FontBook,
) -> bytes:  # fmt: skip
    """The PDF with a digital seal (PAdES, no time stamp of a third party) added behind everything it holds.

    `at` is the time claimed. With a `place` the seal is shown there: name and time in a frame; without one it
    is invisible. Seals set before stay valid. Raises PaperProblem when the certificate cannot be used or has
    run out at that time, when the PDF is damaged or locked, and for a name no face can print.
    """
    moment = at.astimezone()
    identity = open_identity(certificate, passphrase)
    found = describe(identity.certificate)
    if not found.valid_at(moment):
        days = f"{_day(found.valid_from)}至{_day(found.valid_to)}"
        raise PaperProblem(
            f"“{found.name}”的证书有效期是{days}，不能在{_day(moment)}使用，请换一份有效的证书。"
        )
    from app.documents import signature

    return signature.sign(pdf, identity, found.name, moment, place, reason, fonts)


def verify(pdf: bytes) -> tuple[SealFound, ...]:
    """The digital seals of a PDF in the order they were set, none when it has none.

    Trust is not judged: who issued the certificate is told, not whether to believe him. Raises PaperProblem
    when the file is no readable PDF.
    """
    from app.documents import signature

    return signature.examine(pdf)


def open_identity(certificate: bytes, passphrase: str) -> Identity:
    """Open a certificate file; raises PaperProblem as read_certificate does."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from cryptography.hazmat.primitives.serialization import pkcs12

    secret = passphrase.encode("utf-8") if passphrase else None
    try:
        key, leaf, chain = pkcs12.load_key_and_certificates(certificate, secret)
    except UnsupportedAlgorithm as error:
        raise PaperProblem(
            "证书文件用了不支持的算法（例如国密 SM2），请向发证机构要 RSA 或 ECDSA 的证书文件。"
        ) from error
    except (ValueError, TypeError) as error:
        raise PaperProblem(_unreadable(certificate)) from error
    if key is None:
        raise PaperProblem("证书文件里没有私钥，不能用来签章，请导出带私钥的证书文件（.p12 或 .pfx）。")
    if leaf is None:
        raise PaperProblem("证书文件里没有与私钥相配的证书，请重新导出证书文件（.p12 或 .pfx）。")
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise PaperProblem("证书的密钥不是 RSA 或 ECDSA，不能用来签章，请换一份证书文件。")
    return Identity(key, leaf, tuple(chain))


def describe(certificate: x509.Certificate) -> CertificateFound:
    """What a certificate says."""
    return CertificateFound(
        _name(certificate.subject),
        _name(certificate.issuer),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        certificate.subject == certificate.issuer,
    )


def _name(name: x509.Name) -> str:
    """The common name, or the organisation, or else all that stands there."""
    from cryptography.x509.oid import NameOID

    for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        found = name.get_attributes_for_oid(oid)
        if found:
            value = found[-1].value
            return value if isinstance(value, str) else value.decode("utf-8", "replace")
    return name.rfc4514_string() or "未写名称"


def _unreadable(certificate: bytes) -> str:
    """Why a certificate file does not open: OpenSSL says the same for a wrong passphrase and for no such file."""
    from asn1crypto import pkcs12

    try:
        parsed = pkcs12.Pfx.load(certificate, strict=True)
        known = parsed["version"].native == "v3" and parsed["auth_safe"]["content_type"].native == "data"
    except (ValueError, TypeError, KeyError):
        known = False
    if known:
        return "证书文件的密码不对，请核对后重新输入（注意大小写和全角半角）。"
    return "这不是可用的证书文件，请选择带私钥的 PKCS#12 文件（.p12 或 .pfx）。"


def _day(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local.year}年{local.month}月{local.day}日"
