"""The key file of an office: one random data key, wrapped once for each user and once for the recovery code.

No name stands in the file in clear. A user's slot is found by a keyed hash of the name; the list of names is
sealed with the data key; a code over the whole file shows when a slot was added, taken away or swapped.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
import unicodedata
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from attrs import asdict, evolve, frozen
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.errors import InvalidInput, NotAllowed, NotFound, OfficeProblem, Problem, WrongPassword
from app.store.files import safe_write

FORMAT = 1
ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXYZ"
GROUPS = 8
GROUP_LENGTH = 4

WRONG = "用户姓名或密码不对，请再输一次；忘了密码可以用恢复码打开。"
WRONG_CODE = "恢复码不对，应当是 8 组、每组 4 个字符，请照应急页再输一次。"
DAMAGED = "密钥文件 office.keys 读不出来，请从备份恢复它；资料没有改动。"
TAMPERED = "密钥文件 office.keys 被改动过，不能相信，请从备份恢复它；资料没有改动。"


@frozen
class Kdf:
    """The cost of Argon2id for one slot: memory in KiB, passes, lanes. Stored in the slot."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 1


@frozen
class Slot:
    """One wrapping of the data key; `name_hash` is empty for the recovery slot. Values are base64 text."""

    name_hash: str
    salt: str
    kdf: Kdf
    nonce: str
    wrapped: str


@frozen
class KeyFile:
    """What office.keys holds; `names` is the sealed list of user names, `mac` covers everything else."""

    salt: str
    slots: tuple[Slot, ...]
    names: str = ""
    mac: str = ""


@frozen
class Unlocked:
    """An opened key file: the data key (32 bytes) and the name of the user it was opened for."""

    data_key: bytes
    user: str


# ---- opening


def create_keys(path: Path, user: str, password: str, *, kdf: Kdf | None = None) -> tuple[bytes, str]:
    """Make a key file for the first user; returns the data key and the recovery code to be shown once."""
    if path.exists():
        raise OfficeProblem("这个文件夹里已有密钥文件 office.keys，请另选一个空文件夹。")
    kdf = kdf or Kdf()
    data_key, code = secrets.token_bytes(32), _new_code()
    keys = KeyFile(salt=_text(os.urandom(16)), slots=())
    slots = (
        _slot(_name_hash(keys, user), _secret(password), data_key, kdf),
        _slot("", _code_secret(code), data_key, kdf),
    )
    _save(path, evolve(keys, slots=slots), data_key, (user,))
    return data_key, code


def unlock(path: Path, user: str, password: str) -> Unlocked:
    """Open a user's slot; `user` may be empty when there is only one. Raises WrongPassword."""
    keys = _load(path)
    people = [slot for slot in keys.slots if slot.name_hash]
    if not user and len(people) > 1:
        raise InvalidInput((Problem("user", f"这里有 {len(people)} 位用户，请写明用户姓名。"),))
    wanted = _name_hash(keys, user) if user else people[0].name_hash
    slot = next((s for s in people if hmac.compare_digest(s.name_hash, wanted)), None)
    if slot is None:
        raise WrongPassword(WRONG)
    data_key = _unwrap(slot, _secret(password), WRONG)
    _check(keys, data_key)
    name = next(n for n in _names(keys, data_key) if _name_hash(keys, n) == slot.name_hash)
    return Unlocked(data_key, name)


def open_keys(path: Path, user: str, password: str) -> bytes:
    """The data key, opened with a user's password; see `unlock`."""
    return unlock(path, user, password).data_key


def open_with_recovery(path: Path, code: str) -> bytes:
    """The data key, opened with the recovery code as typed; raises WrongPassword."""
    keys = _load(path)
    slot = next((s for s in keys.slots if not s.name_hash), None)
    if slot is None:
        raise WrongPassword("这个办公室没有恢复码，请用密码打开。")
    data_key = _unwrap(slot, _code_secret(code), WRONG_CODE)
    _check(keys, data_key)
    return data_key


def users(path: Path, data_key: bytes) -> tuple[str, ...]:
    """The names of all users that have a slot, in the order in which they were added."""
    keys = _load(path)
    _check(keys, data_key)
    return _names(keys, data_key)


# ---- changing


def set_password(path: Path, data_key: bytes, user: str, password: str, *, kdf: Kdf | None = None) -> None:
    """Give a user a new password; the data key and all other slots stay as they are."""
    keys, names = _load(path), users(path, data_key)
    wanted = _name_hash(keys, user)
    if wanted not in {s.name_hash for s in keys.slots}:
        raise NotFound(f"没有叫“{user}”的用户，请核对姓名。")
    fresh = _slot(wanted, _secret(password), data_key, kdf or Kdf())
    slots = tuple(fresh if s.name_hash == wanted else s for s in keys.slots)
    _save(path, evolve(keys, slots=slots), data_key, names)


def add_slot(path: Path, data_key: bytes, user: str, password: str, *, kdf: Kdf | None = None) -> None:
    """Let another user open the office; raises NotAllowed when the name is taken."""
    keys, names = _load(path), users(path, data_key)
    wanted = _name_hash(keys, user)
    if not user.strip():
        raise InvalidInput((Problem("user", "用户姓名还空着，请填写。"),))
    if wanted in {s.name_hash for s in keys.slots}:
        raise NotAllowed(f"已有叫“{user}”的用户，请换一个能区分的写法。")
    fresh = _slot(wanted, _secret(password), data_key, kdf or Kdf())
    _save(path, evolve(keys, slots=(*keys.slots, fresh)), data_key, (*names, user))


def remove_slot(path: Path, data_key: bytes, user: str) -> None:
    """Take a user's slot away; the last one stays, or nobody could open the office with a password."""
    keys, names = _load(path), users(path, data_key)
    wanted = _name_hash(keys, user)
    rest = tuple(n for n in names if _name_hash(keys, n) != wanted)
    if len(rest) == len(names):
        raise NotFound(f"没有叫“{user}”的用户，请核对姓名。")
    if not rest:
        raise NotAllowed("这是最后一位用户，不能删除；先添加另一位用户。")
    slots = tuple(s for s in keys.slots if s.name_hash != wanted)
    _save(path, evolve(keys, slots=slots), data_key, rest)


def renew_recovery(path: Path, data_key: bytes, *, kdf: Kdf | None = None) -> str:
    """Make a new recovery code, to be shown once; the old one no longer opens the office."""
    keys, names, code = _load(path), users(path, data_key), _new_code()
    people = tuple(s for s in keys.slots if s.name_hash)
    fresh = _slot("", _code_secret(code), data_key, kdf or Kdf())
    _save(path, evolve(keys, slots=(*people, fresh)), data_key, names)
    return code


def derive(data_key: bytes, label: str) -> bytes:
    """A 32-byte key for one purpose, by HKDF-SHA256 (RFC 5869) with the purpose as its label."""
    return HKDF(SHA256(), 32, salt=None, info=f"mediation-desk {label}".encode()).derive(data_key)


# ---- the recovery code


def normal_code(typed: str) -> str:
    """A recovery code as typed, without spaces and dashes, in half-width capitals."""
    wide = unicodedata.normalize("NFKC", typed).upper()
    return "".join(c for c in wide if c.isalnum())


def _new_code() -> str:
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return " ".join(groups)


def _code_secret(code: str) -> bytes:
    return normal_code(code).encode()


# ---- slots


def _secret(password: str) -> bytes:
    # one password typed on two systems may arrive composed differently
    return unicodedata.normalize("NFC", password).encode()


def _name_hash(keys: KeyFile, user: str) -> str:
    name = unicodedata.normalize("NFC", user.strip())
    return _text(hmac.digest(_bytes(keys.salt), name.encode(), "sha256"))


def _stretch(secret: bytes, salt: bytes, kdf: Kdf) -> bytes:
    return hash_secret_raw(secret, salt, kdf.passes, kdf.memory, kdf.lanes, 32, Type.ID)


def _slot(name_hash: str, secret: bytes, data_key: bytes, kdf: Kdf) -> Slot:
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapped = AESGCM(_stretch(secret, salt, kdf)).encrypt(nonce, data_key, _bound(name_hash, kdf))
    return Slot(name_hash, _text(salt), kdf, _text(nonce), _text(wrapped))


def _unwrap(slot: Slot, secret: bytes, sentence: str) -> bytes:
    kdf = slot.kdf
    # the parameters are read before anything is verified: a swapped file must not eat the memory of the PC
    if not (8 <= kdf.memory <= 1 << 20 and 1 <= kdf.passes <= 32 and 1 <= kdf.lanes <= 16):
        raise OfficeProblem(TAMPERED)
    key = _stretch(secret, _bytes(slot.salt), kdf)
    try:
        return AESGCM(key).decrypt(_bytes(slot.nonce), _bytes(slot.wrapped), _bound(slot.name_hash, kdf))
    except InvalidTag:
        raise WrongPassword(sentence) from None


def _bound(name_hash: str, kdf: Kdf) -> bytes:
    return f"{name_hash}|{kdf.memory}|{kdf.passes}|{kdf.lanes}".encode()


# ---- the file


def _load(path: Path) -> KeyFile:
    try:
        content = json.loads(path.read_bytes())
        if content["format"] > FORMAT:
            raise OfficeProblem("密钥文件是较新的版本写的，请先升级本程序再打开。")
        slots = tuple(_read_slot(s) for s in content["slots"])
        keys = KeyFile(content["salt"], slots, content["names"], content["mac"])
        _bytes(keys.salt), _bytes(keys.names)
        if not any(s.name_hash for s in slots):
            raise OfficeProblem(DAMAGED)
    except FileNotFoundError:
        raise OfficeProblem("文件夹里没有密钥文件 office.keys，请从备份恢复它。") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise OfficeProblem(DAMAGED) from None
    return keys


def _read_slot(content: dict[str, Any]) -> Slot:
    slot = Slot(**content | {"kdf": Kdf(**{k: int(v) for k, v in content["kdf"].items()})})
    for value in (slot.salt, slot.nonce, slot.wrapped):
        _bytes(value)
    return slot


def _save(path: Path, keys: KeyFile, data_key: bytes, names: tuple[str, ...]) -> None:
    nonce = os.urandom(12)
    sealed = AESGCM(derive(data_key, "user names")).encrypt(nonce, json.dumps(names).encode(), None)
    keys = evolve(keys, names=_text(nonce + sealed))
    keys = evolve(keys, mac=_mac(keys, data_key))
    safe_write(path, json.dumps({"format": FORMAT} | asdict(keys), indent=1).encode())


def _names(keys: KeyFile, data_key: bytes) -> tuple[str, ...]:
    sealed = _bytes(keys.names)
    return tuple(json.loads(AESGCM(derive(data_key, "user names")).decrypt(sealed[:12], sealed[12:], None)))


def _check(keys: KeyFile, data_key: bytes) -> None:
    if not hmac.compare_digest(keys.mac, _mac(keys, data_key)):
        raise OfficeProblem(TAMPERED)


def _mac(keys: KeyFile, data_key: bytes) -> str:
    content: dict[str, Any] = asdict(evolve(keys, mac=""))
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    return hmac.new(derive(data_key, "key file"), canonical, hashlib.sha256).hexdigest()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(value: str) -> bytes:
    return base64.b64decode(value, validate=True)
