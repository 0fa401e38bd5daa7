"""Every key store keeps one contract: the file of this release, and a device as others may have.

The device stands for an HSM or a service: its keys have handles and never leave it. It is written
as docs/how-to/keep-the-keys.md tells whoever writes one.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from django.conf import settings

from asylia.web.cases import foreign, keys
from asylia.web.cases.keys import FileKeys, KeyStore, KeyStoreError, make_key_file, seal, unseal


class Device:
    """A device of our own making: the newest handle seals, the others open."""

    def __init__(self) -> None:
        self._inside = {"handle-1": os.urandom(32)}
        self._newest = "handle-1"

    @property
    def name(self) -> str:
        return self._newest

    @property
    def older(self) -> tuple[str, ...]:
        return tuple(handle for handle in self._inside if handle != self._newest)

    def seal(self, key: bytes, *, bound_to: str) -> bytes:
        handle = self._newest.encode()
        return bytes([len(handle)]) + handle + self._sealed(key, bound_to)

    def _sealed(self, key: bytes, bound_to: str) -> bytes:
        return seal(key, key=self._inside[self._newest], bound_to=bound_to)

    def open(self, sealed: bytes, *, bound_to: str) -> bytes:
        length = sealed[0] if sealed else 0
        handle = sealed[1 : 1 + length].decode("ascii", errors="replace")
        if handle not in self._inside:
            raise KeyStoreError("The device has no such key: it is of another deployment.")
        return unseal(sealed[1 + length :], key=self._inside[handle], bound_to=bound_to)

    def begin_rotation(self) -> str:
        self._newest = f"handle-{len(self._inside) + 1}"
        self._inside[self._newest] = os.urandom(32)
        return self._newest

    def end_rotation(self) -> None:
        self._inside = {self._newest: self._inside[self._newest]}


DEVICE = Device()


def device() -> Device:
    """What ``ASYLIA_KEY_STORE`` would name."""
    return DEVICE


def broken() -> KeyStore:
    """A service whose library fails in its own way."""
    raise OSError("no route to host, user secret")


def silent() -> KeyStore:
    """A service that takes the call and says nothing."""
    Event().wait()
    raise AssertionError


def _file(folder: Path) -> FileKeys:
    make_key_file(folder / "file.key")
    return FileKeys(folder / "file.key")


def _device(folder: Path) -> Device:
    del folder
    return Device()


STORES: list[Callable[[Path], KeyStore]] = [_file, _device]
store_of = pytest.mark.parametrize("make", STORES)


@store_of
def test_store_opens_what_it_sealed_in_its_place_only(
    make: Callable[[Path], KeyStore], tmp_path: Path
) -> None:
    store = make(tmp_path)

    sealed = store.seal(b"k" * 32, bound_to="a case")

    assert store.open(sealed, bound_to="a case") == b"k" * 32
    assert (store.older, b"k" * 32 in sealed) == ((), False)
    for broken, place in ((sealed, "another"), (b"", "a case"), (sealed[:-1], "a case")):
        with pytest.raises(KeyStoreError):
            store.open(broken, bound_to=place)


@store_of
def test_store_of_another_deployment_opens_nothing(
    make: Callable[[Path], KeyStore], tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one, other = make(tmp_path / "one"), make(tmp_path / "other")

    sealed = one.seal(b"k" * 32, bound_to="a case")

    with pytest.raises(KeyStoreError):
        other.open(sealed, bound_to="a case")


@store_of
def test_while_a_rotation_goes_on_both_keys_open_and_the_new_one_seals(
    make: Callable[[Path], KeyStore], tmp_path: Path
) -> None:
    store = make(tmp_path)
    before, sealed = store.name, store.seal(b"k" * 32, bound_to="a case")

    began = store.begin_rotation()
    anew = store.seal(b"k" * 32, bound_to="a case")

    assert (store.name, store.older) == (began, (before,))
    assert {store.open(one, bound_to="a case") for one in (sealed, anew)} == {b"k" * 32}


@store_of
def test_after_a_rotation_the_older_key_opens_nothing(
    make: Callable[[Path], KeyStore], tmp_path: Path
) -> None:
    store = make(tmp_path)
    sealed = store.seal(b"k" * 32, bound_to="a case")
    store.begin_rotation()
    anew = store.seal(b"k" * 32, bound_to="a case")

    store.end_rotation()

    assert (store.older, store.open(anew, bound_to="a case")) == ((), b"k" * 32)
    with pytest.raises(KeyStoreError):
        store.open(sealed, bound_to="a case")


def test_settings_name_another_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "KEY_STORE", f"{__name__}:device")

    sealed = keys.key_store_for_new().seal(b"k" * 32, bound_to="a case")

    assert keys.key_store().open(sealed, bound_to="a case") == b"k" * 32
    assert DEVICE.open(sealed, bound_to="a case") == b"k" * 32
    assert (keys.key_store().name, keys.key_store().older) == (DEVICE.name, DEVICE.older)


@pytest.mark.parametrize(("factory", "words"), [(broken, "OSError"), (silent, "did not answer")])
def test_store_of_others_that_fails_or_is_silent_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, factory: Callable[[], KeyStore], words: str
) -> None:
    monkeypatch.setattr(settings, "KEY_STORE", f"{__name__}:{factory.__name__}")

    with pytest.raises(KeyStoreError, match=words) as told:
        keys.key_store()

    assert "secret" not in str(told.value)


def test_store_that_hangs_is_not_called_for_ever_and_is_tried_again_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(foreign, "_calls", {})
    monkeypatch.setattr(foreign, "CALLS", 1)
    hangs = Event()

    for _ in range(2):
        with pytest.raises(foreign.Unanswered):
            foreign.within(hangs.wait, seconds=0.1)
    monkeypatch.setattr(foreign, "FORGOTTEN_SECONDS", 0.0)

    assert foreign.within(lambda: "here again", seconds=5) == "here again"
    hangs.set()


def test_stores_that_are_named_rotate_as_others_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "KEY_STORE", f"{__name__}:device")
    before = DEVICE.name

    began = keys.key_store().begin_rotation()
    was = keys.key_store().older
    keys.key_store().end_rotation()

    assert (keys.key_store().name, was, keys.key_store().older) == (began, (before,), ())


def test_process_that_runs_reads_the_key_file_anew_after_a_rotation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _file(tmp_path)
    monkeypatch.setattr(settings, "KEY_FILE", str(tmp_path / "file.key"))
    before = keys.key_store().name

    store.begin_rotation()

    assert (keys.key_store().name, keys.key_store().older) == (store.name, (before,))


def test_key_file_of_a_rotation_is_for_its_owner_alone(tmp_path: Path) -> None:
    store = _file(tmp_path)
    before = store.name

    store.begin_rotation()
    store.end_rotation()

    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert found == {"file.key": 0o600, f"file.key.{before}": 0o600}
    assert FileKeys(tmp_path / f"file.key.{before}").name == before


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda path: path.unlink(), "There is no key file"),
        (lambda path: path.chmod(0o644), "Others may read the key file"),
        (lambda path: path.write_bytes(path.read_bytes()[:20]), "cut short or damaged"),
        (lambda path: path.write_bytes(b""), "cut short or damaged"),
        (lambda path: path.write_bytes(b"no key at all"), "cut short or damaged"),
        (lambda path: (path.unlink(), path.mkdir(mode=0o700)), "cannot be read"),
    ],
)
def test_key_file_that_cannot_be_used_is_told_in_words(
    tmp_path: Path, harm: Callable[[Path], object], words: str
) -> None:
    path = tmp_path / "file.key"
    make_key_file(path)
    harm(path)

    with pytest.raises(KeyStoreError, match=words) as told:
        keys.file_keys(str(path))

    assert str(path) in str(told.value)


def test_rotation_without_room_for_the_new_file_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _file(tmp_path)
    before = (tmp_path / "file.key").read_bytes()

    def no_room(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)

    with pytest.raises(KeyStoreError, match="nothing was changed"):
        store.begin_rotation()

    assert (tmp_path / "file.key").read_bytes() == before
    assert store.older == ()
