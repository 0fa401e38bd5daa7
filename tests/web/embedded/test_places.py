"""Where things lie: short enough for a socket, closed to others."""

import os
import tempfile
from pathlib import Path

import pytest

from asylia.web.embedded.places import LauncherError, Place, home_from, socket_folder


def test_socket_lies_in_the_home_if_its_path_is_short() -> None:
    assert socket_folder(Path("/srv/asylia")) == Path("/srv/asylia/run")


def test_longest_path_that_fits_is_one_hundred_and_seven_bytes() -> None:
    rest = len("/run/.s.PGSQL.5432")
    fits = Path("/" + "x" * (107 - rest - 1))
    too_long = Path("/" + "x" * (107 - rest))

    assert socket_folder(fits) == fits / "run"
    assert socket_folder(too_long) != too_long / "run"


def test_length_is_counted_in_bytes_not_letters() -> None:
    home = Path("/" + "ž" * 60)

    assert socket_folder(home) != home / "run"


def test_long_home_has_a_short_folder_of_its_own_and_always_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/tmp")  # noqa: S108
    one, other = Path("/" + "x" * 120), Path("/" + "y" * 120)

    assert socket_folder(one) == socket_folder(one) != socket_folder(other)
    assert str(socket_folder(one)).startswith(f"/tmp/asylia-{os.geteuid()}-")  # noqa: S108


def test_no_short_folder_anywhere_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/" + "t" * 100)

    with pytest.raises(LauncherError, match=r"107 bytes.*ASYLIA_HOME"):
        socket_folder(Path("/" + "x" * 120))


def test_home_is_the_one_that_is_named() -> None:
    assert home_from({"ASYLIA_HOME": "/srv/asylia"}) == Path("/srv/asylia")


def test_home_of_a_user_is_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("HOME", "/home/somebody")

    assert home_from({}) == Path("/home/somebody/.local/share/asylia")


def test_home_of_root_is_where_services_keep_their_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    assert home_from({}) == Path("/var/lib/asylia")


def test_key_of_the_files_lies_apart_from_the_data() -> None:
    place = Place(Path("/srv/asylia"))

    assert place.file_key == Path("/srv/asylia/keys/file.key")
    assert not place.file_key.is_relative_to(place.data)
