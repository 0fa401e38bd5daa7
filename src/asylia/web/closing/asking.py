"""One question to the database about everything in it that has to be sane."""

from datetime import datetime
from typing import NamedTuple

from django.db import connection

from asylia.web.closing.rows import OPEN_TO_ALL, POLICIES, RECORDS

# Policies by their names, for a server of another release spells their conditions otherwise; but
# none may show everything. What was found against each stands in an array of names.
ASK = """
with wanted as materialized (
  select w.tab, w.policy, to_regclass('public.' || w.tab)::oid as tab_id
  from unnest(%(tables)s::text[], %(policies)s::text[]) as w (tab, policy)
), secured as materialized (
  select distinct w.tab, c.oid, c.relowner, c.relrowsecurity and c.relforcerowsecurity as is_on
  from wanted w join pg_class c on c.oid = w.tab_id
)
select pg_catalog.clock_timestamp(),
  array(select r from unnest(%(records)s::text[]) as r
    where not coalesce(
      has_any_column_privilege(to_regclass('public.' || r), 'insert'), false)),
  array(
    select 'the role ' || rolname from pg_roles
    where rolname = current_user and (rolsuper or rolbypassrls)
    union all select s.tab from secured s where not s.is_on or pg_has_role(s.relowner, 'member')
    union all select w.tab || '.' || w.policy from wanted w where not exists (
      select from pg_policy p where p.polrelid = w.tab_id and p.polname = w.policy)
    union all select s.tab || '.' || p.polname from secured s join pg_policy p on p.polrelid = s.oid
    where p.polpermissive and pg_get_expr(p.polqual, p.polrelid) = 'true'
      and s.tab || '.' || p.polname <> all (%(open)s::text[])
      and (p.polroles = '{0}' or exists (
        select from unnest(p.polroles) as role where role = 0 or pg_has_role(role, 'member')))
    union all select s.tab || '.' || t.tgname from secured s join pg_trigger t on t.tgrelid = s.oid
    where t.tgenabled in ('D', 'R')
  )
"""
NEWEST = "select asylia_newest()"


class Facts(NamedTuple):
    """What a database says of itself.

    Attributes:
        at: What time it is there.
        unwritten: Tables of the record to which nothing can be added.
        open: What is missing of row security, or is too much.
    """

    at: datetime
    unwritten: list[str]
    open: list[str]


def facts() -> Facts:
    """Ask."""
    told = [(table, policy) for table, names in POLICIES.items() for policy in names.split()]
    tables, policies = zip(*told, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            ASK,
            {
                "tables": list(tables),
                "policies": list(policies),
                "records": list(RECORDS),
                "open": list(OPEN_TO_ALL),
            },
        )
        return Facts._make(cursor.fetchone())


def newest() -> datetime | None:
    """When the newest entry or read was written; None if there is none."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        found: datetime | None = cursor.fetchone()[0]
        return found


def let_go() -> None:
    """Give up a line that answers no more; the next look needs one that is alive."""
    if not connection.in_atomic_block:
        connection.close()
