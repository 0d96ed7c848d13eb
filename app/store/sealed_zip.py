"""The container of a backup: the encrypted database, and behind it an uncompressed zip of everything else.

The database stands first and outside the zip because a copy of some hundred megabytes is then written only once.
Keys, blobs and a sealed list of all digests are members of the zip, which any zip program can list.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from attrs import asdict, evolve, field, frozen
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import OfficeProblem
from app.domain.values import Progress
from app.store import keys
from app.store.blobs import Blobs

DATABASE = "office.db"
KEYS = "office.keys"
_MANIFEST = "manifest"
_CHUNK = 1 << 20
_ZERO_DAY = (1980, 1, 1, 0, 0, 0)

BROKEN = "这份备份读不出来或被改动过，不能用；请换一份备份。"


@frozen
class Manifest:
    """What a backup says of itself: local time, rows of each table, end of the audit chain, digests."""

    made_at: str
    counts: dict[str, int]
    audit_count: int
    audit_head: str
    size: int = 0
    members: dict[str, str] = field(factory=dict)


def pack(path: Path, manifest: Manifest, office: Path, data_key: bytes, progress: Progress) -> Manifest:
    """Make the copied database at `path` a container, with keys and blobs of the office; returns its manifest."""
    sources = {KEYS: office / KEYS}
    # files are only ever added: listed after the database was copied, all that it names are there
    blobs = sorted((office / "blobs").glob("??/*"))
    sources |= {f"blobs/{b.parent.name}/{b.name}": b for b in blobs if not b.name.endswith(".part")}
    size = path.stat().st_size
    digests = {DATABASE: _database_digest(path, size, None)}
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as container:
        for done, (name, source) in enumerate(sources.items()):
            progress(done, len(sources), "写入备份文件")
            with source.open("rb") as stream, container.open(_info(name), "w", force_zip64=True) as out:
                digests[name] = _digest(stream, out.write)
        manifest = evolve(manifest, members=digests, size=size)
        container.writestr(_info(_MANIFEST), _seal(manifest, data_key))
    return manifest


def read_manifest(path: Path, data_key: bytes) -> Manifest:
    """The sealed list of a container; raises OfficeProblem when it was changed."""
    with zipfile.ZipFile(path) as container:
        sealed = container.read(_MANIFEST)
    try:
        plain = _cipher(data_key).decrypt(sealed[:12], sealed[12:], None)
    except InvalidTag:
        raise OfficeProblem(BROKEN) from None
    return Manifest(**json.loads(plain))


def check_members(path: Path, manifest: Manifest, data_key: bytes) -> None:
    """Read every member back: all are there and none else, each as it was, each blob opens with the key."""
    blobs = Blobs(path.parent, data_key)
    members = {name: digest for name, digest in manifest.members.items() if name != DATABASE}
    if _database_digest(path, manifest.size, None) != manifest.members[DATABASE]:
        raise OfficeProblem(BROKEN)
    with zipfile.ZipFile(path) as container:
        if sorted(container.namelist()) != sorted((*members, _MANIFEST)):
            raise OfficeProblem(BROKEN)
        for name, digest in members.items():
            with container.open(name) as stream:
                kept = bytearray() if name.startswith("blobs/") else None
                found = _digest(stream, kept.extend if kept is not None else None)
            if found != digest:
                raise OfficeProblem(BROKEN)
            if kept is not None:
                blobs.open_sealed(name.rsplit("/", 1)[1], bytes(kept))


def unpack(path: Path, names: Iterable[str], folder: Path) -> None:
    """Write the named members into a folder, under their own names."""
    with zipfile.ZipFile(path) as container:
        for name in names:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with container.open(name) as stream, target.open("xb") as out:
                _digest(stream, out.write)
                out.flush()
                os.fsync(out.fileno())


def unpack_database(path: Path, manifest: Manifest, folder: Path) -> None:
    """Write the database of a checked container into a folder."""
    with (folder / DATABASE).open("xb") as out:
        _database_digest(path, manifest.size, out.write)
        out.flush()
        os.fsync(out.fileno())


def unpack_blobs(path: Path, folder: Path) -> None:
    """Write all blobs of a checked container into `blobs/` of a folder."""
    with zipfile.ZipFile(path) as container:
        names = [n for n in container.namelist() if n.startswith("blobs/")]
    unpack(path, names, folder)


def _digest(stream: IO[bytes], write: Callable[[bytes], object] | None, most: int = 1 << 62) -> str:
    """SHA-256 of a stream or of its first bytes, handing each piece to `write` on the way."""
    found = hashlib.sha256()
    while most and (piece := stream.read(min(_CHUNK, most))):
        most -= len(piece)
        found.update(piece)
        if write is not None:
            write(piece)
    return found.hexdigest()


def _database_digest(path: Path, size: int, write: Callable[[bytes], object] | None) -> str:
    """SHA-256 of the first `size` bytes of a container, handing each piece to `write` on the way."""
    with path.open("rb") as stream:
        return _digest(stream, write, size)


def _info(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, _ZERO_DAY)


def _cipher(data_key: bytes) -> AESGCM:
    return AESGCM(keys.derive(data_key, "backup manifest"))


def _seal(manifest: Manifest, data_key: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + _cipher(data_key).encrypt(nonce, json.dumps(asdict(manifest)).encode(), None)
