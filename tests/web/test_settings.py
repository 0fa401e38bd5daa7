import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from asylia.web.embedded.places import Place
from asylia.web.settings import database_from_url

SECRET = "an invented secret that is long enough for production, but for tests only"


def run(code: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ASYLIA_", "DATABASE_"))
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**clean, "DJANGO_SETTINGS_MODULE": "asylia.web.settings", **environ},
    )


def in_production(names: list[str], **environ: str) -> dict[str, object]:
    code = (
        "import json; from asylia.web import settings;"
        f"print(json.dumps({{name: getattr(settings, name) for name in {names!r}}}))"
    )
    answer: dict[str, object] = json.loads(run(code, **environ).stdout)
    return answer


def test_a_database_is_read_from_its_address() -> None:
    read = database_from_url(
        "postgresql://asylia_app:p%40ss@db.example:5433/cases?sslmode=verify-full"
    )

    assert read == {
        "NAME": "cases",
        "USER": "asylia_app",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "verify-full"},
    }


def test_a_database_on_a_socket_is_read_from_its_address() -> None:
    read = database_from_url("postgresql://asylia_app@/cases?host=/run/postgresql")

    assert (read["HOST"], read["PORT"], read["OPTIONS"]) == ("/run/postgresql", "", {})


def test_what_is_not_said_is_production() -> None:
    names = ["IN_PRODUCTION", "DEBUG", "STYLE_GUIDE", "SESSION_COOKIE_SECURE"]
    names += ["CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"]
    names += ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    names += ["LANGUAGE_COOKIE_NAME", "KEYS_COOKIE_NAME", "DEVICE_COOKIE_NAME"]

    read = in_production(names)

    assert read == {
        "IN_PRODUCTION": True,
        "DEBUG": False,
        "STYLE_GUIDE": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_NAME": "__Host-asylia",
        "CSRF_COOKIE_NAME": "__Host-asylia_form",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "LANGUAGE_COOKIE_NAME": "__Host-asylia_language",
        "KEYS_COOKIE_NAME": "__Host-asylia_keys",
        "DEVICE_COOKIE_NAME": "__Host-asylia_device",
    }


@pytest.mark.parametrize(
    ("role", "variable", "user"),
    [
        ("app", "DATABASE_URL", "asylia_app"),
        ("owner", "DATABASE_OWNER_URL", "asylia_owner"),
        ("worker", "DATABASE_WORKER_URL", "asylia_worker"),
        ("loader", "DATABASE_LOADER_URL", "asylia_loader"),
    ],
)
def test_each_process_works_under_its_own_role(role: str, variable: str, user: str) -> None:
    told = {"DATABASE_URL": "postgresql://asylia_app@db/cases"}
    told[variable] = f"postgresql://{user}@db/cases"

    read = in_production(["DATABASE"], ASYLIA_DATABASE_ROLE=role, **told)

    assert isinstance(read["DATABASE"], dict)
    assert read["DATABASE"]["USER"] == user


def test_days_begin_in_the_zone_of_the_state() -> None:
    told = {"DATABASE_URL": "postgresql://asylia_app@db/cases"}

    assert in_production(["TIME_ZONE"], **told) == {"TIME_ZONE": "Europe/Vilnius"}
    assert in_production(["TIME_ZONE"], ASYLIA_MEMBER_STATE="PT", **told) == {
        "TIME_ZONE": "Europe/Lisbon"
    }


def test_a_server_does_not_start_in_production_without_what_it_needs() -> None:
    done = run("import asylia.web.wsgi")

    assert done.returncode == 1
    assert "Asylia does not start in production:" in done.stderr
    assert "There is no DATABASE_URL" in done.stderr
    assert "ASYLIA_SECRET_KEY is missing" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_does_not_start_in_production_on_a_database_with_holes(
    server: Place, committed_db: str, tmp_path: Path
) -> None:
    key = tmp_path / "file.key"
    key.write_bytes(os.urandom(32))

    done = run(
        "import asylia.web.wsgi",
        DATABASE_URL=f"postgresql://asylia_app@/{committed_db}?host={server.run}",
        ASYLIA_SECRET_KEY=SECRET,
        ASYLIA_KEY_FILE=str(key),
        ASYLIA_HOSTS="asylia.example",
    )

    assert done.returncode == 1
    assert "has known holes" in done.stderr


def test_a_server_starts_in_a_test() -> None:
    done = run("import asylia.web.wsgi as it; print(it.application)", ASYLIA_MODE="test")

    assert done.returncode == 0
    assert "WSGIHandler" in done.stdout
