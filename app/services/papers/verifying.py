"""Whether an issued paper is still what was issued, and whether the digital seals on its copies are good."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from app.domain.errors import OfficeProblem
from app.domain.paper import IssuedPaper, KeptCopy
from app.services.desk import Desk
from app.services.papers import copies, papers


def verified(desk: Desk, paper: IssuedPaper, kept: Sequence[KeptCopy]) -> tuple[bool, str]:
    """True when the frozen file is the one that was issued and every seal on `kept` is good; and what was found."""
    try:
        same = hashlib.sha256(papers.issued_bytes(desk, paper)).hexdigest() == paper.sha256
        seals = [seal for copy in kept for seal in copies.verify_copy(desk, copy)]
    except OfficeProblem as why:
        return False, why.sentence
    told = ["签发的 PDF 与签发时记下的校验值不一样，可能被改动过。"]
    if same:
        told = [f"签发的 PDF 与签发时一致，校验值开头 {paper.sha256[:12]}。"]
    told += [copies.seal_words(seal) for seal in seals] or ["还没有加盖电子印章。"]
    return same and all(seal.good for seal in seals), "\n".join(told)
