"""What the gate wants to find in the database is what the migrations put there."""

from typing import Any

import psycopg

from asylia.web.closing.rows import OPEN_TO_ALL, POLICIES, RECORDS

OURS = """
select tablename, string_agg(policyname, ' ' order by policyname) from pg_policies
where 'asylia_app' = any (roles) or 'public' = any (roles) group by 1
"""
OPEN = """
select tablename || '.' || policyname from pg_policies
where 'asylia_app' = any (roles) and qual = 'true' order by 1
"""
SECURED = "select relname from pg_class where relkind = 'r' and relrowsecurity"


def test_every_policy_of_the_application_is_wanted(as_server: psycopg.Connection[Any]) -> None:
    found = dict(as_server.execute(OURS.encode()).fetchall())

    assert found == {name: " ".join(sorted(said.split())) for name, said in POLICIES.items()}


def test_policies_that_show_every_row_are_named(as_server: psycopg.Connection[Any]) -> None:
    assert [name for (name,) in as_server.execute(OPEN.encode())] == sorted(OPEN_TO_ALL)


def test_every_table_with_row_security_is_watched_or_closed_to_the_application(
    as_server: psycopg.Connection[Any],
) -> None:
    secured = {name for (name,) in as_server.execute(SECURED.encode())}
    closed = {"cases_keyentry"}

    assert secured == set(POLICIES) | closed


def test_every_table_of_the_record_exists(as_server: psycopg.Connection[Any]) -> None:
    there = {name for (name,) in as_server.execute(b"select tablename from pg_tables")}

    assert set(RECORDS) <= there
