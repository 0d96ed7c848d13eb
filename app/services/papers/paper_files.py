"""What the commands `paper` and `verify` do: write papers or their de-identified copies, compare a file."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import Refusal
from app.services import exports
from app.services.desk import Desk
from app.services.papers import batches, comparing, proofs, redacting
from app.services.papers.comparing import Verdict
from app.services.papers.volumes import VOLUME

ALL = "all"
_SIDES = {"1": "申请人", "2": "被申请人"}


def compare(desk: Desk, path: Path) -> Verdict:
    """Compare a PDF or DOCX on the disk with what was issued; raises Refusal when it cannot be read."""
    return comparing.changed_on_disk(desk, path)


def write_paper(
    desk: Desk, number: str, form: str, out: Path, *, party: str = "", redacted: bool = False
) -> list[Path]:
    """Write the draft of a form; returns the files written.

    `party` is the address of a recipient (申请人, 被申请人, 申请人:3, or 1 and 2 for the sides); `all` writes one
    file a recipient into the folder `out`, or all of them into one when `out` ends in .pdf. Raises Refusal for
    a file that cannot be, NotFound for the case, PaperProblem for the form or the address.
    """
    if form in (VOLUME, "卷宗"):
        kind = exports.kind_of(out, ("pdf",))
        data = redacting.redacted_volume(desk, number) if redacted else proofs.volume(desk, number)
    elif party == ALL:
        return _write_all(desk, number, form, out, redacted=redacted)
    else:
        kind, side = exports.kind_of(out, ("pdf", "docx")), _SIDES.get(party, party)
        if redacted:
            data = redacting.redacted_paper(desk, number, form, side, kind)
        else:
            data = proofs.paper(desk, number, form, side=side, kind=kind)
    exports.write(out, data)
    return [out]


def _write_all(desk: Desk, number: str, form: str, out: Path, *, redacted: bool) -> list[Path]:
    chosen = batches.items(desk, number, (form,))
    if out.suffix.lower() == ".pdf" and not out.is_dir():
        if redacted:
            raise Refusal("脱敏件不合成一个文件，请把 --out 写成一个文件夹。")
        exports.write(out, batches.joined(desk, number, chosen, draft=True))
        return [out]
    if out.suffix and not out.is_dir():
        raise Refusal(f"全部收件人要写进一个文件夹，或者一个 .pdf 文件，不能写成“{out.name}”。")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise Refusal(f"建不了文件夹 {out}：{why.strerror or why}。请换一个地方。") from why
    if not redacted:
        return batches.save_all(desk, number, chosen, out, draft=True)
    written = []
    for item in chosen:
        name = f"{item.title} {item.to.address.replace(':', ' ')}".strip()
        written.append(out / f"{name}（脱敏件）.pdf")
        exports.write(written[-1], redacting.redacted_paper(desk, number, item.code, item.to.address))
    return written
