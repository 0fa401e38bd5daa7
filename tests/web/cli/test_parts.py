"""What the commands are made of, where no process is needed."""

import socket
from pathlib import Path

import pytest

from asylia.web import cli
from asylia.web.cli import demonstration, ground
from asylia.web.cli.dumps import Target, _require_empty, _run
from asylia.web.cli.ground import CannotRun
from asylia.web.embedded.binaries import find_binaries


def test_every_word_leads_to_a_command_that_explains_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for word in cli.WORDS:
        with pytest.raises(SystemExit) as ended:
            cli.main([word, "--help"])

        assert ended.value.code == 0
        assert f"asylia {word}" in capsys.readouterr().out


def test_database_without_the_right_role_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_BACKUP_URL", raising=False)

    with pytest.raises(CannotRun, match="DATABASE_BACKUP_URL"):
        Target.for_role("backup", None)


def test_password_stands_on_no_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "DATABASE_BACKUP_URL", "postgresql://asylia_backup:s3cret@db.example/asylia?sslmode=require"
    )

    target = Target.for_role("backup", None)

    assert target.password == "s3cret"
    assert "s3cret" not in target.address
    assert "sslmode=require" in target.address


def test_backup_goes_into_an_empty_folder_and_into_no_other(tmp_path: Path) -> None:
    _require_empty(tmp_path)
    _require_empty(tmp_path / "new" / "folder")

    with pytest.raises(CannotRun, match="not empty"):
        _require_empty(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(CannotRun, match="cannot be written to"):
        _require_empty(tmp_path / "file")


def test_program_that_fails_says_why(tmp_path: Path) -> None:
    nowhere = f"host={tmp_path} dbname=none"

    with pytest.raises(CannotRun, match=r"pg_dump could not do its work.*No such file"):
        _run(find_binaries({}), "pg_dump", f"--dbname={nowhere}", password="unused")


def test_busy_port_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        monkeypatch.setattr(demonstration, "FIRST_PORT", port)

        assert demonstration.free_port() > port

        monkeypatch.setattr(demonstration, "PORTS", 1)
        with pytest.raises(CannotRun, match="--port NUMBER"):
            demonstration.free_port()


def test_folder_of_the_users_own_data_is_made_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    ground._require_parent(tmp_path / ".local/share/asylia")
    ground._require_parent(tmp_path.parent / "elsewhere" / "asylia")

    assert (tmp_path / ".local/share").is_dir()
    assert not (tmp_path.parent / "elsewhere").exists()


def test_settings_without_a_secret_are_refused_with_what_to_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured

    def refuse() -> None:
        raise ImproperlyConfigured("The SECRET_KEY setting must not be empty.")

    monkeypatch.setattr(django, "setup", refuse)

    with pytest.raises(CannotRun, match="ASYLIA_SECRET_KEY"):
        ground.start_django()
