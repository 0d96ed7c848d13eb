"""The key file: slots, recovery, tampering."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.errors import InvalidInput, NotAllowed, NotFound, OfficeProblem, WrongPassword
from app.store import keys
from tests.store.sample_office import CHEAP


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, bytes, str]:
    path = tmp_path / "office.keys"
    return (path, *keys.create_keys(path, "吴静宜", "密码一", kdf=CHEAP))


def test_password_and_recovery_open_the_same_key(made):
    path, data_key, code = made
    assert len(data_key) == 32
    assert keys.open_keys(path, "吴静宜", "密码一") == data_key
    assert keys.open_keys(path, "", "密码一") == data_key
    assert keys.unlock(path, "", "密码一").user == "吴静宜"
    assert keys.open_with_recovery(path, code) == data_key


def test_recovery_code_looks_like_its_picture_and_forgives_typing(made):
    path, data_key, code = made
    groups = code.split(" ")
    assert [len(g) for g in groups] == [4] * 8
    assert set("".join(groups)) <= set(keys.ALPHABET)
    assert not set("01OIL") & set(keys.ALPHABET)
    for typed in (
        code.lower(),
        code.replace(" ", ""),
        code.replace(" ", "－"),
        f"  {code.replace(' ', '-')}\n",
    ):
        assert keys.open_with_recovery(path, typed) == data_key


@pytest.mark.parametrize(("user", "password"), [("吴静宜", "密码二"), ("别人", "密码一"), ("", "")])
def test_wrong_password_changes_nothing(made, user, password):
    path = made[0]
    before = path.read_bytes()
    with pytest.raises(WrongPassword, match="密码不对"):
        keys.open_keys(path, user, password)
    assert path.read_bytes() == before


def test_wrong_recovery_code(made):
    with pytest.raises(WrongPassword, match="恢复码不对"):
        keys.open_with_recovery(made[0], "AAAA BBBB")


def test_users_come_and_go(made):
    path, data_key, code = made
    keys.add_slot(path, data_key, "林晓峰", "密码二", kdf=CHEAP)
    assert keys.users(path, data_key) == ("吴静宜", "林晓峰")
    assert keys.open_keys(path, "林晓峰", "密码二") == data_key
    with pytest.raises(InvalidInput, match="2 位用户"):
        keys.open_keys(path, "", "密码一")
    with pytest.raises(NotAllowed, match="已有"):
        keys.add_slot(path, data_key, " 林晓峰 ", "x", kdf=CHEAP)
    with pytest.raises(InvalidInput, match="空着"):
        keys.add_slot(path, data_key, " ", "x", kdf=CHEAP)
    keys.remove_slot(path, data_key, "吴静宜")
    with pytest.raises(WrongPassword):
        keys.open_keys(path, "吴静宜", "密码一")
    with pytest.raises(NotFound):
        keys.remove_slot(path, data_key, "吴静宜")
    with pytest.raises(NotAllowed, match="最后一位"):
        keys.remove_slot(path, data_key, "林晓峰")
    assert keys.open_with_recovery(path, code) == data_key


def test_new_password_and_new_recovery_code(made):
    path, data_key, code = made
    keys.set_password(path, data_key, "吴静宜", "密码三", kdf=CHEAP)
    with pytest.raises(WrongPassword):
        keys.open_keys(path, "吴静宜", "密码一")
    assert keys.open_keys(path, "吴静宜", "密码三") == data_key
    fresh = keys.renew_recovery(path, data_key, kdf=CHEAP)
    with pytest.raises(WrongPassword):
        keys.open_with_recovery(path, code)
    assert keys.open_with_recovery(path, fresh) == data_key
    with pytest.raises(NotFound):
        keys.set_password(path, data_key, "别人", "x", kdf=CHEAP)


def _tampered(content: dict, how: str) -> dict:
    if how == "slot added":
        content["slots"].append(content["slots"][0] | {"name_hash": content["slots"][1]["salt"]})
    elif how == "slot taken away":
        content["slots"].pop()
    elif how == "names swapped":
        content["names"] = content["slots"][0]["wrapped"]
    else:
        content["mac"] = "0" * 64
    return content


@pytest.mark.parametrize("how", ["slot added", "slot taken away", "names swapped", "mac"])
def test_tampered_file_is_noticed(made, how):
    path = made[0]
    path.write_text(json.dumps(_tampered(json.loads(path.read_bytes()), how)))
    with pytest.raises(OfficeProblem, match="被改动过"):
        keys.open_keys(path, "吴静宜", "密码一")


def test_a_slot_with_absurd_cost_does_not_eat_the_memory(made):
    path = made[0]
    content = json.loads(path.read_bytes())
    content["slots"][0]["kdf"]["memory"] = 1 << 30
    path.write_text(json.dumps(content))
    with pytest.raises(OfficeProblem, match="被改动过"):
        keys.open_keys(path, "吴静宜", "密码一")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"format": 1}', b'{"format":1,"salt":"","slots":[7]}']
)
def test_unreadable_file(made, content):
    made[0].write_bytes(content)
    with pytest.raises(OfficeProblem, match="读不出来"):
        keys.open_keys(made[0], "吴静宜", "密码一")


def test_missing_newer_and_existing_file(made, tmp_path):
    with pytest.raises(OfficeProblem, match="没有密钥文件"):
        keys.open_keys(tmp_path / "none", "", "x")
    with pytest.raises(OfficeProblem, match="已有密钥文件"):
        keys.create_keys(made[0], "x", "y", kdf=CHEAP)
    made[0].write_text(json.dumps({"format": 2}))
    with pytest.raises(OfficeProblem, match="升级本程序"):
        keys.open_keys(made[0], "", "x")


def test_file_without_recovery_slot(made):
    content = json.loads(made[0].read_bytes())
    content["slots"].pop()
    made[0].write_text(json.dumps(content))
    with pytest.raises(WrongPassword, match="没有恢复码"):
        keys.open_with_recovery(made[0], made[2])


def test_no_name_in_clear_and_labels_give_different_keys(made):
    assert "吴静宜".encode() not in made[0].read_bytes()
    assert json.dumps("吴静宜")[1:-1].encode() not in made[0].read_bytes()
    derived = {keys.derive(made[1], label) for label in ("a", "b")}
    assert len(derived | {made[1]}) == 3


def test_passwords_composed_differently_are_the_same(tmp_path):
    path = tmp_path / "k"
    data_key, _ = keys.create_keys(path, "u", "é", kdf=CHEAP)
    assert keys.open_keys(path, "u", "é") == data_key


def test_real_cost_is_stored_in_the_slot(tmp_path):
    path = tmp_path / "k"
    keys.create_keys(path, "u", "p")
    slot = json.loads(path.read_bytes())["slots"][0]
    assert slot["kdf"] == {"memory": 65536, "passes": 3, "lanes": 1}
    assert keys.unlock(path, "", "p").user == "u"
