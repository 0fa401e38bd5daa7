"""Keys: made once, kept private, good for one place."""

import base64
import stat
import threading
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from asylia.web.cases import keys
from asylia.web.cases.keys import FileKeys, KeyStoreError, make_key_file, new_case_key, seal, unseal


def test_key_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "file.key"

    make_key_file(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert len(base64.b64decode(path.read_bytes())) == 32
    assert [file.name for file in path.parent.iterdir()] == ["file.key"]


def test_key_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "file.key"
    make_key_file(path)
    first = path.read_bytes()

    make_key_file(path)

    assert path.read_bytes() == first


def test_many_who_make_the_key_file_at_once_share_one(tmp_path: Path) -> None:
    path = tmp_path / "file.key"
    seen: list[bytes] = []
    start = threading.Barrier(4)

    def make() -> None:
        start.wait()
        make_key_file(path)
        seen.append(path.read_bytes())

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 4
    assert len(set(seen)) == 1


def test_sealed_key_of_a_case_opens_for_that_case_only(tmp_path: Path) -> None:
    make_key_file(tmp_path / "file.key")
    store = FileKeys(tmp_path / "file.key")
    key = new_case_key()

    sealed = store.seal(key, bound_to="case 1")

    assert store.open(sealed, bound_to="case 1") == key
    assert key not in sealed
    with pytest.raises(KeyStoreError):
        store.open(sealed, bound_to="case 2")


def test_key_of_another_file_opens_nothing_and_has_another_name(tmp_path: Path) -> None:
    for name in ("one.key", "other.key"):
        make_key_file(tmp_path / name)
    one, other = FileKeys(tmp_path / "one.key"), FileKeys(tmp_path / "other.key")

    sealed = one.seal(new_case_key(), bound_to="case")

    assert one.name != other.name
    with pytest.raises(KeyStoreError, match="another database"):
        other.open(sealed, bound_to="case")


def test_key_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.key"
    make_key_file(path)
    path.chmod(0o640)

    with pytest.raises(KeyStoreError, match="chmod 600"):
        FileKeys(path)


@pytest.mark.parametrize("content", [b"", b"not base 64 !", base64.b64encode(b"short")])
def test_file_without_a_whole_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.key"
    path.write_bytes(content)
    path.chmod(0o600)

    with pytest.raises(KeyStoreError):
        FileKeys(path)


def test_missing_key_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KeyStoreError, match="ASYLIA_KEY_FILE"):
        FileKeys(tmp_path / "nowhere")


def test_production_never_makes_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "KEY_FILE", str(tmp_path / "file.key"))
    monkeypatch.setattr(settings, "IN_PRODUCTION", True)

    with pytest.raises(KeyStoreError):
        keys.key_store_for_new()

    assert list(tmp_path.iterdir()) == []


@given(plain=st.binary(max_size=200), bit=st.integers(min_value=0))
def test_any_changed_bit_of_what_is_sealed_is_noticed(plain: bytes, bit: int) -> None:
    key = new_case_key()
    sealed = bytearray(seal(plain, key=key, bound_to="here"))
    assert unseal(bytes(sealed), key=key, bound_to="here") == plain

    sealed[bit // 8 % len(sealed)] ^= 1 << bit % 8

    with pytest.raises(KeyStoreError):
        unseal(bytes(sealed), key=key, bound_to="here")


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + bytes(12)])
def test_what_is_too_short_to_be_sealed_does_not_open(sealed: bytes) -> None:
    with pytest.raises(KeyStoreError):
        unseal(sealed, key=new_case_key(), bound_to="here")
