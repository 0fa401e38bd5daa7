"""What production refuses, each with its reason. Nothing here is needed for a demonstration."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

OLDEST_MAJOR = 16
FIRST_SAFE_MINOR = {16: 15, 17: 11, 18: 6}
"""The first release of each major version without the holes published on 13 August 2026
(CVE-2026-16239 in the CVE list: a user of the database runs code on its server)."""
SHORTEST_SECRET = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFacts:
    """What a database server says of itself and of the role that asks.

    Attributes:
        version: Major and minor version.
        role: The role's name.
        is_superuser: Whether the role may do anything.
        bypasses_rows: Whether row security does not hold for the role.
        owns_tables: Whether the role owns tables of Asylia, or may become their owner.
    """

    version: tuple[int, int]
    role: str
    is_superuser: bool
    bypasses_rows: bool
    owns_tables: bool


FACTS = """
select current_setting('server_version_num')::int, r.rolname, r.rolsuper, r.rolbypassrls,
  exists (
    select 1 from pg_class c
    where c.relname = 'cases_entry' and c.relkind = 'r' and pg_has_role(c.relowner, 'member')
  )
from pg_roles r where r.rolname = current_user
"""


def facts_of(connection: "psycopg.Connection[tuple[object, ...]]") -> ServerFacts:
    """Ask a server."""
    row = connection.execute(FACTS).fetchone()
    if row is None:
        raise RuntimeError("The role that asks is not among the roles.")
    return ServerFacts(
        version=divmod(int(str(row[0])), 10_000),
        role=str(row[1]),
        is_superuser=bool(row[2]),
        bypasses_rows=bool(row[3]),
        owns_tables=bool(row[4]),
    )


def why_not_this_setup(environ: Mapping[str, str], *, debug: bool) -> Iterator[str]:
    """What speaks against serving in production with this environment.

    Args:
        environ: The environment.
        debug: Whether Django would show its insides.
    """
    if not environ.get("DATABASE_URL"):
        yield (
            "There is no DATABASE_URL, and the embedded server is for demonstrations: nobody "
            "mends it. Name a PostgreSQL 16 or later of your own."
        )
    if debug:
        yield "ASYLIA_DEBUG is on: it shows a case's data in error pages. Unset it."
    if len(environ.get("ASYLIA_SECRET_KEY", "")) < SHORTEST_SECRET:
        yield (
            f"ASYLIA_SECRET_KEY is missing or shorter than {SHORTEST_SECRET} characters. Make one: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
        )
    if environ.get("ASYLIA_TODAY"):
        yield "ASYLIA_TODAY is set: dates would be counted from a day of fancy. Unset it."
    if "*" in environ.get("ASYLIA_HOSTS", "").split(","):
        yield "ASYLIA_HOSTS allows every host name. Name those that staff use."
    yield from why_not_this_provider(environ)
    if not Path(environ.get("ASYLIA_KEY_FILE") or "/nowhere").is_file():
        yield (
            "ASYLIA_KEY_FILE names no file. Make the key that seals the files' contents (asylia "
            "make-key FILE) and keep a copy apart from the database's backups."
        )


def why_not_this_provider(environ: Mapping[str, str]) -> Iterator[str]:
    """What speaks against the identity provider that the environment names."""
    issuer = environ.get("ASYLIA_OIDC_ISSUER", "")
    if issuer and not issuer.startswith("https://"):
        yield "ASYLIA_OIDC_ISSUER is no https address: anybody on the way could sign in. Mend it."
    if not Path(environ.get("ASYLIA_OIDC_CLIENT_SECRET_FILE") or __file__).is_file():
        yield "ASYLIA_OIDC_CLIENT_SECRET_FILE names no file. Name the one that holds the secret."


def why_not_this_server(facts: ServerFacts) -> Iterator[str]:
    """What speaks against serving in production from this server under this role."""
    major, minor = facts.version
    if major < OLDEST_MAJOR:
        yield f"The server is PostgreSQL {major}. Asylia needs {OLDEST_MAJOR} or later."
    elif minor < FIRST_SAFE_MINOR.get(major, 0):
        yield (
            f"PostgreSQL {major}.{minor} has known holes (CVE-2026-16239). Bring it to "
            f"{major}.{FIRST_SAFE_MINOR[major]} or later."
        )
    if facts.is_superuser:
        yield f"The role {facts.role} is a superuser: nothing would hold it. Use asylia_app."
    if facts.bypasses_rows:
        yield f"Row security does not hold for the role {facts.role}. Use asylia_app."
    if facts.owns_tables:
        yield f"The role {facts.role} owns the tables and could change their rules. Use asylia_app."
