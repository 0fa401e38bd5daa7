"""Row security of the register: rows for a search that is on record, and for nobody else.

A search says its number for one statement; the database compares it with the searches that the
acting user wrote down in this very transaction. Whoever writes an identity says the case's number
for one statement; only that case's rows exist then, if the case itself exists for them.
"""

from django.db import migrations

WHO = """
-- Filled by the database with the transaction that wrote the row; never by a caller.
alter table register_search add column during xid8 not null default pg_current_xact_id();
create function asylia_is_searching() returns boolean language sql stable
  return coalesce((
    select s.by_id = asylia_user() and s.during = pg_current_xact_id() and not s.refused
    from register_search s
    where s.id = nullif(current_setting('asylia.search', true), '')::bigint
  ), false);
create function asylia_registering() returns bigint language sql stable
  return nullif(current_setting('asylia.registering', true), '')::bigint;
"""
NOBODY = """
drop function asylia_registering();
drop function asylia_is_searching();
alter table register_search drop column during;
"""

GRANT = """
grant select, insert on register_registerkey to asylia_app, asylia_worker, asylia_loader;
grant select, insert, update, delete on register_person to asylia_app;
grant select, insert, delete on register_token to asylia_app;
grant select, insert, delete on register_person, register_token to asylia_worker;
grant insert on register_person, register_token to asylia_loader;
grant select on register_search to asylia_app;
grant insert (at, by_id, office_id, purpose, digest, refused) on register_search to asylia_app;
grant usage on sequence register_search_id_seq to asylia_app;
"""
REVOKE = """
revoke all on register_registerkey, register_person, register_token, register_search
  from asylia_app, asylia_worker, asylia_loader;
"""
# The role that rotates keys and erases, where there is one already.
KEYS = """
do $$ begin
  if exists (select from pg_roles where rolname = 'asylia_keys') then
    grant select, update (store, sealed) on register_registerkey to asylia_keys;
    grant select (case_id), delete on register_person to asylia_keys;
    grant select (person_id), delete on register_token to asylia_keys;
    create policy keys_rows on register_person to asylia_keys using (true);
    create policy keys_rows on register_token to asylia_keys using (true);
  end if;
end $$;
"""
NO_KEYS = """
drop policy if exists keys_rows on register_person;
drop policy if exists keys_rows on register_token;
do $$ begin
  if exists (select from pg_roles where rolname = 'asylia_keys') then
    revoke all on register_registerkey, register_person, register_token from asylia_keys;
  end if;
end $$;
"""

SEARCHED = "(select asylia_is_searching())"
MINE = "(select asylia_registering())"
KNOWN = "exists (select 1 from cases_case c where c.id = {0})"
BY_ME = "by_id = (select asylia_user())"
OURS = "office_id = (select asylia_office())"
LEADS = (
    "(select coalesce(current_setting('asylia.role', true) in ('supervisor', 'auditor'), false))"
)
POLICIES = {
    "register_person": [
        f"searched on register_person for select to asylia_app using ({SEARCHED})",
        f"kept on register_person to asylia_app using (case_id = {MINE} and {KNOWN.format('case_id')})",
        "worker_rows on register_person to asylia_worker using (true)",
    ],
    "register_token": [
        f"searched on register_token for select to asylia_app using ({SEARCHED})",
        f"kept on register_token to asylia_app using (person_id = {MINE} and {KNOWN.format('person_id')})",
        "worker_rows on register_token to asylia_worker using (true)",
    ],
    "register_search": [
        f"own on register_search for select to asylia_app using ({BY_ME})",
        f"led on register_search for select to asylia_app using ({OURS} and {LEADS})",
        f"made on register_search for insert to asylia_app with check ({BY_ME} and {OURS})",
    ],
}
# A hit is a read, in whatever office its case is.
HITS = """
create policy sought on cases_read for insert to asylia_app with check (
  what = 'case_sought' and (select asylia_is_searching())
  and by_id = (select asylia_user()) and office_id = (select asylia_office())
);
"""
NO_HITS = "drop policy sought on cases_read;"
STAYS = """
create trigger stays before update or delete or truncate on register_search
  for each statement execute function cases_stays();
alter table register_search enable always trigger stays;
"""
GOES = "drop trigger stays on register_search;"


def _secured(table: str) -> migrations.RunSQL:
    names = [policy.split()[0] for policy in POLICIES[table]]
    on = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        *(f"create policy {policy}" for policy in POLICIES[table]),
    ]
    off = [
        *(f"drop policy {name} on {table}" for name in names),
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
    ]
    return migrations.RunSQL(";\n".join(on), ";\n".join(off))


class Migration(migrations.Migration):
    """Functions, rights, policies and a trigger."""

    dependencies = [
        ("register", "0001_persons_tokens_searches"),
        ("cases", "0010_readings_of_an_office"),
    ]

    operations = [
        migrations.RunSQL(WHO, NOBODY),
        migrations.RunSQL(GRANT, REVOKE),
        *(_secured(table) for table in POLICIES),
        migrations.RunSQL(HITS, NO_HITS),
        migrations.RunSQL(STAYS, GOES),
        migrations.RunSQL(KEYS, NO_KEYS),
    ]
