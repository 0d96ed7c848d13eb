"""Encrypted files of an office (issued papers, attachments), each named by what is in it.

The name is a keyed hash: whoever has the folder but no key cannot tell whether a known file is among them.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import NotFound, OfficeProblem
from app.store import keys
from app.store.files import safe_write

_NAME = re.compile(r"[0-9a-f]{64}")
_NONCE = 12


class Blobs:
    """The folder `blobs/` of one office."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self.folder = folder
        self._cipher = AESGCM(keys.derive(data_key, "blob content"))
        self._name_key = keys.derive(data_key, "blob name")

    def put(self, content: bytes) -> str:
        """Keep a file; returns its name. The same content is kept once."""
        name = self._name(content)
        path = self._path(name)
        if not path.exists():
            nonce = os.urandom(_NONCE)
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                safe_write(path, nonce + self._cipher.encrypt(nonce, content, name.encode()))
            except OSError as error:
                raise OfficeProblem("文件没有存下来，请检查磁盘空间和文件夹权限后再做一次。") from error
        return name

    def name_of(self, content: bytes) -> str:
        """The name that a file with this content has or would have."""
        return self._name(content)

    def has(self, name: str) -> bool:
        """Whether a file of this name is kept."""
        return bool(_NAME.fullmatch(name)) and self._path(name).exists()

    def get(self, name: str) -> bytes:
        """The content of a file, checked against its name; raises NotFound, or OfficeProblem when damaged."""
        if not _NAME.fullmatch(name):
            raise NotFound("没有这个文件，请刷新后再试。")
        try:
            sealed = self._path(name).read_bytes()
        except FileNotFoundError:
            raise NotFound(f"文件 {name[:8]} 不在办公文件夹里，请从备份恢复。") from None
        return self.open_sealed(name, sealed)

    def open_sealed(self, name: str, sealed: bytes) -> bytes:
        """Decrypt the bytes of a file as they lie on the disk; raises OfficeProblem when changed."""
        try:
            content = self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())
        except (InvalidTag, ValueError):
            raise OfficeProblem(f"文件 {name[:8]} 已损坏，请从备份恢复。") from None
        if not hmac.compare_digest(self._name(content), name):
            raise OfficeProblem(f"文件 {name[:8]} 的内容与名称不符，请从备份恢复。")
        return content

    def names(self) -> Iterator[str]:
        """The names of all files that are kept, in the order of their names."""
        for path in sorted(self.folder.glob("??/*")):
            if _NAME.fullmatch(path.name):
                yield path.name

    def remove(self, name: str) -> None:
        """Take a file off the disk; nothing happens when it is gone already."""
        self._path(name).unlink(missing_ok=True)

    def size(self) -> int:
        """How many bytes all files take on the disk."""
        return sum(self._path(name).stat().st_size for name in self.names())

    def _name(self, content: bytes) -> str:
        return hmac.digest(self._name_key, content, hashlib.sha256).hex()

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name
