"""How pyHanko is used: one signature added to a PDF, and the signatures of a PDF examined.

Only the integrity of a signature is checked here, not a path to a root that is trusted: pyHanko's path building
compares names by Unicode 3.2 rules and raises on a rare character such as 𬱖 in one; and offline nobody is
there to ask for trust. Where the integrity check compares names, ours are handed in (`_Certificate`); nothing
in the libraries is patched.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko.stamp import StaticStampStyle

from app.documents.fonts import FontBook
from app.documents.pdf.strip import SlotBox
from app.documents.preview import page_count
from app.documents.seal import CertificateFound, Identity, SealFound, describe
from app.documents.seal_face import draw_seal
from app.domain.errors import PaperProblem

# What reading a file that somebody damaged on purpose may raise somewhere deep in the libraries.
_DAMAGED = (
    PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError,
)  # fmt: skip
_UNREADABLE = "这份 PDF 打不开，文件可能已损坏或加了密码，请换一份。"


class _Signer(PdfSigner):
    """A signer whose clock shows the time it is told, so that file and register say the same."""

    moment: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        """Begin as pyHanko does, at our time."""
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.moment
        return session


class _Picture(PdfContent):
    """The first page of a PDF in memory as the picture of a signature."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data

    def render(self) -> bytes:
        """Take the page over into the file that is signed, and the operator that draws it."""
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._data)))
        self.resources.xobject["/SealFace"] = form
        x1, y1, x2, y2 = form.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(x1 - x2), height=abs(y1 - y2))
        return b"/SealFace Do"


class _Issuer(asn1_x509.Name):  # type: ignore[misc]  # asn1crypto is untyped
    """A name compared letter by letter; as a subclass it is asked before the name it is compared with."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, asn1_x509.Name) and self.chosen.untag().dump() == other.chosen.untag().dump()

    __hash__ = asn1_x509.Name.__hash__


class _Certificate(asn1_x509.Certificate):  # type: ignore[misc]  # asn1crypto is untyped
    """A certificate whose issuer may have any character in its name."""

    @property
    def issuer(self) -> _Issuer:
        """The issuer's name; the library's own comparison raises on characters younger than Unicode 3.2."""
        found: _Issuer = _Issuer.load(self["tbs_certificate"]["issuer"].dump())
        return found


def sign(
    pdf: bytes, identity: Identity, name: str, at: datetime,
    place: SlotBox | None, reason: str, fonts: FontBook,
) -> bytes:  # fmt: skip
    """Add one signature; raises PaperProblem when the PDF is damaged, locked or has no such page."""
    pages, style = page_count(pdf), None
    if place is not None:
        if not 0 <= place.page < pages:
            raise PaperProblem(f"签章位置在第 {place.page + 1} 页，这份文件没有这一页，请换一个位置。")
        face = draw_seal(name, at, place.width, place.height, fonts)
        middle = AxisAlignment.ALIGN_MID
        rule = SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=Margins())
        style = StaticStampStyle(border_width=0, background=_Picture(face), background_layout=rule)
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        if writer.prev.encrypted:
            raise PaperProblem(_UNREADABLE)
        signer = _signer(identity, _free_name(writer.prev), name, place, reason, style)
        signer.moment = at
        return bytes(signer.sign_pdf(writer, output=io.BytesIO()).getvalue())
    except (PdfError, ValueError, KeyError) as error:
        raise PaperProblem(_UNREADABLE) from error


def examine(pdf: bytes) -> tuple[SealFound, ...]:
    """Every signature of a PDF in the order they were set."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        if reader.encrypted:
            raise PaperProblem(_UNREADABLE)
        fields = list(enumerate_sig_fields(reader, filled_status=True))
    except _DAMAGED as error:
        raise PaperProblem(_UNREADABLE) from error
    found = [_examine(reader, name, value, field) for name, value, field in fields]
    return tuple(seal for _, seal in sorted(found, key=lambda pair: pair[0]))


def _signer(
    identity: Identity, field: str, name: str, place: SlotBox | None, reason: str, style: Any
) -> _Signer:
    # pyHanko only goes through the chain; a CertificateStore of its own would compare names
    chain: Any = [_asn1(certificate) for certificate in identity.chain]
    key = identity.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    box = None
    if place is not None:
        right, top = place.x + place.width, place.y + place.height
        box = (round(place.x), round(place.y), round(right), round(top))
    return _Signer(
        PdfSignatureMetadata(
            field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256", name=name,
            reason=reason or None,
        ),
        signer=SimpleSigner(
            signing_cert=_asn1(identity.certificate), signing_key=asn1_keys.PrivateKeyInfo.load(key),
            cert_registry=chain, embed_roots=True,
        ),
        stamp_style=style,
        new_field_spec=SigFieldSpec(field, on_page=place.page if place else 0, box=box),
    )  # fmt: skip


def _asn1(certificate: x509.Certificate) -> Any:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _free_name(reader: Any) -> str:
    """Seal1, Seal2, …: the first name no field of the file has."""
    taken = {name for name, _, _ in enumerate_sig_fields(reader)}
    number = 1
    while f"Seal{number}" in taken:
        number += 1
    return f"Seal{number}"


def _examine(reader: Any, name: str, value: Any, field: Any) -> tuple[int, SealFound]:
    """One signature and the number of the file's state it was set on; what cannot be read is not intact."""
    try:
        embedded = EmbeddedPdfSignature(reader, field, name)
        reason = str(value.get_object().get("/Reason", ""))
        return embedded.signed_revision, _judge(embedded, reason)
    except _DAMAGED:
        return 0, SealFound(None, None, "", intact=False, whole=False, changed=True)


def _judge(embedded: Any, reason: str) -> SealFound:
    embedded.compute_integrity_info()
    whole = embedded.coverage == SignatureCoverageLevel.ENTIRE_FILE
    later = embedded.diff_result
    kept = isinstance(later, DiffResult) and later.modification_level != ModificationLevel.OTHER
    certificate = extract_certificate_info(embedded.signed_data).signer_cert.dump()
    return SealFound(
        _described(certificate), embedded.self_reported_timestamp, reason,
        intact=_intact(embedded, certificate), whole=whole, changed=not kept,
    )  # fmt: skip


def _intact(embedded: Any, certificate: bytes) -> bool:
    """Whether the digest of the sealed bytes is the one that was signed, and signed with this certificate's key."""
    content = embedded.signed_data["encap_content_info"]["content_type"].native
    signer = _Certificate.load(certificate)
    try:
        return all(validate_sig_integrity(embedded.signer_info, signer, content, embedded.compute_digest()))
    except _DAMAGED:
        return False


def _described(certificate: bytes) -> CertificateFound | None:
    try:
        return describe(x509.load_der_x509_certificate(certificate))
    except (ValueError, UnsupportedAlgorithm):
        return None
