"""``asylia demo``, ``verify``, ``recompute``, ``backup``, ``restore``, ``serve`` as processes."""

import json
import shutil
import stat
from datetime import date, timedelta
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest

from asylia.samples.caseload import DEMONSTRATION_DAY
from asylia.samples.founding import REFERENCE
from asylia.web.embedded import cluster, launcher
from asylia.web.embedded.places import Place
from tests.web.cli.conftest import AS_ROOT, STORED, free_port, run_in, serving

pytestmark = pytest.mark.skipif(AS_ROOT, reason="NOT RUN as root: use ./asylia test")


def count(home: Path, table: str) -> int:
    with launcher.attach(home), cluster.connect(Place(home), database="asylia") as connection:
        row = connection.execute(f"select count(*) from {table}".encode()).fetchone()  # noqa: S608
    assert row is not None
    return int(str(row[0]))


def tamper(home: Path, *changes: str) -> None:
    with launcher.attach(home), cluster.connect(Place(home), database="asylia") as connection:
        for change in changes:
            connection.execute(change.encode())


@pytest.fixture
def backup(demonstration: Path, tmp_path: Path) -> Path:
    """A fresh backup of the demonstration."""
    done = run_in(demonstration, "backup", str(tmp_path / "backup"))
    assert done.returncode == 0, done.stderr
    return tmp_path / "backup"


@pytest.fixture
def another(folder: Path) -> Path:
    """The home of another server, which is not there yet."""
    home = folder / "another"
    shutil.rmtree(home, ignore_errors=True)
    return home


def test_demonstration_serves_and_a_second_one_beside_it_serves_too(demonstration: Path) -> None:
    with (
        serving(demonstration, "demo") as (first, printed),
        serving(demonstration, "demo") as (second, printed_beside),
    ):
        pages = [urlopen(f"http://{address}/").read() for address in (first, second)]

    assert first != second
    assert all(b"<html" in page for page in pages)
    assert f"Its day is {DEMONSTRATION_DAY}" in printed
    password = printed.partition("password  ")[2].split()[0]
    assert password in printed_beside
    assert count(demonstration, "cases_case") == STORED


def test_demonstration_keeps_its_secrets_to_itself(demonstration: Path) -> None:
    for name in ("session.key", "demonstration.password", "keys/file.key", "server.log"):
        mode = (demonstration / name).stat().st_mode
        assert stat.S_IMODE(mode) & 0o077 == 0, name


def test_demonstration_on_a_database_of_ones_own_is_refused(demonstration: Path) -> None:
    done = run_in(demonstration, "demo", DATABASE_URL="postgresql://db.example/asylia")

    assert (done.returncode, done.stdout) == (2, "")
    assert "Unset DATABASE_URL" in done.stderr


def test_verify_finds_the_store_whole(demonstration: Path) -> None:
    entries = count(demonstration, "cases_entry")

    done = run_in(demonstration, "verify")

    assert done.returncode == 0
    assert done.stdout == f"{entries} entries in {STORED} cases: every chain is whole.\n"


def test_verify_checks_one_case(demonstration: Path) -> None:
    done = run_in(demonstration, "verify", REFERENCE)

    assert done.returncode == 0
    assert "in 1 case: every chain is whole" in done.stdout


def test_verify_of_a_case_that_does_not_exist_says_so(demonstration: Path) -> None:
    done = run_in(demonstration, "verify", "LT-2222-2222")

    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no case LT-2222-2222." in done.stderr


def test_verify_names_the_first_broken_entry(backup: Path, another: Path) -> None:
    assert run_in(another, "restore", str(backup)).returncode == 0
    tamper(
        another,
        "alter table cases_entry disable trigger all",
        f"update cases_entry e set header = header || 'x'::bytea from cases_case c"  # noqa: S608
        f" where c.id = e.case_id and c.reference = '{REFERENCE}' and number in (3, 5)",
    )

    done = run_in(another, "verify")

    assert done.returncode == 1
    assert done.stdout.startswith(f"{REFERENCE}: entry 3: the entry was altered\n")
    assert "1 case is broken" in done.stdout


def test_restored_backup_is_the_same_store_and_its_chains_are_checked(
    demonstration: Path, backup: Path, another: Path
) -> None:
    key = str(demonstration / "keys" / "file.key")

    done = run_in(another, "restore", str(backup), ASYLIA_KEY_FILE=key)

    assert done.returncode == 0, done.stderr
    assert "every chain is whole" in done.stdout
    assert "not checked" not in done.stdout
    for table in ("cases_entry", "cases_entrycontent", "accounts_user", "cases_duedate"):
        assert count(another, table) == count(demonstration, table)


def test_restored_store_still_refuses_changes_and_other_offices(
    backup: Path, another: Path
) -> None:
    assert run_in(another, "restore", str(backup)).returncode == 0

    with (
        launcher.attach(another),
        cluster.connect(Place(another), database="asylia") as superuser,
        cluster.connect(Place(another), role="asylia_app", database="asylia") as app,
    ):
        with pytest.raises(psycopg.IntegrityError, match="never changed or removed"):
            superuser.execute("update cases_entry set number = number")
        assert app.execute("select count(*) from cases_entry").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("delete from cases_entry")


def test_restore_without_the_key_says_what_was_not_checked(backup: Path, another: Path) -> None:
    done = run_in(another, "restore", str(backup))

    assert done.returncode == 0
    assert "contents were not checked: their key is not at hand" in done.stdout


def test_backup_holds_no_name_in_clear(backup: Path) -> None:
    dump = b"".join(path.read_bytes() for path in backup.iterdir())

    assert b"Velgorin" not in dump
    for path in (backup, *backup.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_backup_holds_no_session_and_is_stopped_by_no_large_object(
    demonstration: Path, another: Path, tmp_path: Path
) -> None:
    tamper(
        demonstration,
        "insert into accounts_session (session_key, session_data, expire_date)"
        " values ('somebody', 'signed in', now() + interval '1 day')",
        "set role asylia_app; select lo_create(4711); reset role",
    )

    made = run_in(demonstration, "backup", str(tmp_path / "backup"))
    tamper(demonstration, "select lo_unlink(4711)")

    assert made.returncode == 0, made.stderr
    assert run_in(another, "restore", str(tmp_path / "backup")).returncode == 0
    assert count(another, "accounts_session") == 0


def test_backup_is_never_written_over(demonstration: Path, backup: Path) -> None:
    before = (backup / "manifest.json").read_bytes()

    done = run_in(demonstration, "backup", str(backup))

    assert done.returncode == 2
    assert "never written over" in done.stderr
    assert (backup / "manifest.json").read_bytes() == before


def test_restore_into_a_store_that_holds_something_is_refused(
    demonstration: Path, backup: Path
) -> None:
    before = count(demonstration, "cases_entry")

    done = run_in(demonstration, "restore", str(backup))

    assert done.returncode == 2
    assert "The database is not empty" in done.stderr
    assert count(demonstration, "cases_entry") == before


def test_damaged_backup_is_refused_before_anything_is_written(backup: Path, another: Path) -> None:
    with (backup / "database.dump").open("ab") as dump:
        dump.write(b"x")

    done = run_in(another, "restore", str(backup))

    assert done.returncode == 2
    assert "not whole" in done.stderr
    assert run_in(another, "migrate").returncode == 0


@pytest.mark.parametrize("manifest", [None, "not json", json.dumps({"format": "other/1"})])
def test_folder_that_is_no_backup_is_refused(
    another: Path, tmp_path: Path, manifest: str | None
) -> None:
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)

    done = run_in(another, "restore", str(tmp_path))

    assert done.returncode == 2
    assert "backup" in done.stderr


def test_recompute_renews_what_time_has_changed_and_only_once(
    backup: Path, another: Path, demonstration: Path
) -> None:
    key = str(demonstration / "keys" / "file.key")
    assert run_in(another, "restore", str(backup), ASYLIA_KEY_FILE=key).returncode == 0
    told = {
        "ASYLIA_KEY_FILE": key,
        "ASYLIA_TODAY": (DEMONSTRATION_DAY + timedelta(days=400)).isoformat(),
    }

    first = run_in(another, "recompute", **told)
    second = run_in(another, "recompute", **told)
    everything = run_in(another, "recompute", "--all", "--why", "a test", **told)
    silent = run_in(another, "recompute", "--all", **told)

    assert first.returncode == 0
    assert int(first.stdout.split()[0]) >= 1
    assert second.stdout == "0 cases renewed.\n"
    assert everything.stdout == f"{STORED} cases renewed.\n"
    assert (silent.returncode, silent.stdout) == (2, "")
    assert "Say why, for whoever reads the record" in silent.stderr
    assert date.fromisoformat(told["ASYLIA_TODAY"]) > DEMONSTRATION_DAY


def test_recompute_tells_which_dates_other_holidays_move(
    backup: Path, another: Path, demonstration: Path, tmp_path: Path
) -> None:
    key = str(demonstration / "keys" / "file.key")
    run_in(another, "restore", str(backup), ASYLIA_KEY_FILE=key)
    told = {"ASYLIA_KEY_FILE": key, "ASYLIA_TODAY": DEMONSTRATION_DAY.isoformat()}
    run_in(another, "recompute", "--all", "--why", "a test", **told)
    file = tmp_path / "new.toml"
    days = ", ".join(f'"2026-08-{day}"' for day in range(17, 32))
    file.write_text(f'format = "asylia-settings/1"\n[holidays.LT]\n2026 = [{days}]\n')

    same = run_in(another, "recompute", "--diff", **told)
    diff = run_in(another, "recompute", "--diff", "--settings", str(file), **told)
    lines = run_in(another, "recompute", "--diff", "--settings", str(file), "--json", **told)
    why = ("--why", "other holidays", "--processes", "2")
    moved = run_in(another, "recompute", "--moved", *why, **told, ASYLIA_SETTINGS=str(file))
    again = run_in(another, "recompute", "--diff", **told, ASYLIA_SETTINGS=str(file))

    assert same.stdout == f"0 dates moved, in 0 of {STORED} cases.\n"
    summary = json.loads(lines.stdout.splitlines()[-1])
    assert summary["cases"] == STORED
    assert summary["moved"] == len(lines.stdout.splitlines()) - 1 > 0
    assert diff.stdout.splitlines()[-1] == moved.stdout.splitlines()[-1]
    assert again.stdout == same.stdout


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--diff", "--settings", "none.toml"), "none.toml cannot be read"),
        (("--diff", "--settings", __file__), "it is not well-formed"),
        (("--moved", "--settings", __file__), "by the deployment's own settings"),
    ],
)
def test_recompute_refuses_settings_that_it_cannot_use(
    another: Path, words: tuple[str, ...], why: str
) -> None:
    done = run_in(another, "recompute", *words)

    assert done.returncode == 2
    assert why in done.stderr


def test_first_administrator_is_opened_once(another: Path) -> None:
    assert run_in(another, "migrate").returncode == 0
    words = ("add-administrator", "boss", "--name", "Goda Milvydaitė", "--office", "Oversight")

    first = run_in(another, *words)
    second = run_in(another, *words)

    assert first.returncode == 0
    assert first.stdout.startswith("boss signs in with the one-time password ")
    assert second.returncode == 2
    assert "There are accounts already" in second.stderr
    assert count(another, "accounts_user") == 1


def test_new_server_serves_after_migrate(another: Path) -> None:
    port = free_port()
    assert run_in(another, "migrate").returncode == 0

    with serving(another, "demo", "--cases", "0", "--port", str(port)) as (address, _):
        assert address == f"localhost:{port}"
        assert urlopen(f"http://{address}/").status == 200


def test_production_is_refused_with_every_reason(another: Path) -> None:
    done = run_in(another, "serve", ASYLIA_MODE="production", ASYLIA_TODAY="2026-08-20")

    assert (done.returncode, done.stdout) == (2, "")
    assert len([line for line in done.stderr.splitlines() if line.startswith("- ")]) == 4
    assert not another.exists()


def test_mode_of_the_tests_serves_nobody(another: Path) -> None:
    done = run_in(another, "serve", ASYLIA_MODE="test")

    assert (done.returncode, done.stdout) == (2, "")
    assert "its secret is published" in done.stderr


def test_production_refuses_the_server_of_the_wheel_and_the_owner(
    demonstration: Path,
) -> None:
    with launcher.attach(demonstration) as attachment:
        url = f"postgresql://asylia_owner@/asylia?host={attachment.place.run}"
        done = run_in(
            demonstration,
            "serve",
            ASYLIA_MODE="production",
            ASYLIA_SECRET_KEY="x" * 64,
            ASYLIA_KEY_FILE=str(demonstration / "keys" / "file.key"),
            DATABASE_URL=url,
        )

    assert done.returncode == 2
    assert "PostgreSQL 18.4 has known holes" in done.stderr
    assert "owns the tables" in done.stderr


def test_key_is_made_and_never_written_over(tmp_path: Path, another: Path) -> None:
    path = tmp_path / "file.key"

    first = run_in(another, "make-key", str(path), ASYLIA_MODE="production")
    made = path.read_bytes()
    second = run_in(another, "make-key", str(path), ASYLIA_MODE="production")

    assert (first.returncode, second.returncode) == (0, 2)
    assert path.read_bytes() == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_printed_roles_are_those_of_the_embedded_server(another: Path) -> None:
    done = run_in(another, "roles")

    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if line.startswith("create role")] == [
        "create role asylia_owner login;",
        "create role asylia_app login;",
        "create role asylia_worker login;",
        "create role asylia_keys login;",
        "create role asylia_backup login bypassrls;",
        "create role asylia_loader login bypassrls;",
    ]
