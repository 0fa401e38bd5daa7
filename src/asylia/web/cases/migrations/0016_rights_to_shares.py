"""Who reads which keys: shares by need, private keys of oneself, the escrow copy by a grant alone.

The application adds escrow copies and cannot select one. A function of the owner hands out the one
of a case for whose opening the acting user stated a reason or broke the glass, while that lasts.
``asylia_keys`` is the role of the commands that rotate keys and erase cases; it reads no file.
"""

from django.db import migrations

GRANT = """
grant usage on schema public to asylia_keys;
grant select, insert on cases_keyholder, cases_holderkey to asylia_app, asylia_loader;
grant select, insert, delete on cases_keyshare to asylia_app;
grant insert on cases_keyshare to asylia_loader;
grant usage on sequence cases_keyholder_id_seq to asylia_app, asylia_loader;
grant select on cases_erasure to asylia_app, asylia_worker;
grant insert on cases_erasure to asylia_app;
revoke select on cases_casekey from asylia_app;

grant select (id, reference, office_id, caseworker_id, member_state, lock_id) on cases_case
  to asylia_keys;
grant select (id, case_id, user_id, kind, ends_at, ended_at) on cases_grant to asylia_keys;
grant select (lock_id, user_id) on cases_named to asylia_keys;
grant select, update (number) on cases_casehead to asylia_keys;
-- To the whole rows, for with rights to some columns nobody may lock a table.
grant select, update on cases_casekey to asylia_keys;
grant select, insert, update, delete on cases_keyholder to asylia_keys;
grant select, insert, update, delete on cases_holderkey to asylia_keys;
grant usage on sequence cases_keyholder_id_seq, cases_keyentry_id_seq to asylia_keys;
grant select, insert, update (sealed), delete on cases_keyshare to asylia_keys;
grant select, insert on cases_keyentry to asylia_keys;
grant select on cases_erasure to asylia_keys;
grant select on accounts_office to asylia_keys;
grant select (id, reference, username, full_name, role, office_id, is_active, must_change_password)
  on accounts_user to asylia_keys;
do $$ begin
  execute format('grant connect on database %I to asylia_keys', current_database());
end $$;
"""
REVOKE = """
revoke all on accounts_office, accounts_user, cases_case, cases_casekey, cases_casehead,
  cases_keyholder, cases_holderkey, cases_keyshare, cases_keyentry, cases_erasure,
  cases_grant, cases_named
  from asylia_keys;
revoke all on schema public from asylia_keys;
revoke all on cases_keyholder, cases_holderkey, cases_keyshare, cases_erasure
  from asylia_app, asylia_worker, asylia_loader;
grant select on cases_casekey to asylia_app;
"""

WHO = """
-- Whether whoever acts is one of these holders.
create function asylia_holds(kind text, of_office bigint, of_user bigint) returns boolean
  language sql stable
  return asylia_opens_cases() and (coalesce(of_user = asylia_user(), false)
    or coalesce(of_office = asylia_office(), false) and (kind = 'office' or asylia_leads()));
"""
NOBODY = "drop function asylia_holds(text, bigint, bigint);"

ESCROW = """
create function cases_key_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.sealed <> '' or exists (
      select 1 from cases_erasure e where e.case_id = old.case_id)) then
    return new;
  end if;
  raise exception 'the key of a case is destroyed only after somebody had it erased'
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger stays before update or delete on cases_casekey
  for each row execute function cases_key_stays();
-- The condition stands here and does not lean on row security, which the owner could switch off.
create function asylia_escrow(of_case bigint) returns bytea language sql stable security definer
  set search_path = public, pg_temp
  return (select k.sealed from cases_casekey k
    where k.case_id = of_case and asylia_opens_cases()
      and not exists (select 1 from cases_erasure e where e.case_id = of_case)
      and exists (select 1 from cases_grant g
        where g.case_id = of_case and g.user_id = asylia_user()
          and g.ended_at is null and g.ends_at > now()
          and (g.kind = 'break_glass' or g.kind = 'reason' and not exists (
            select 1 from cases_lock l where l.case_id = of_case and l.ended_at is null))));
revoke all on function asylia_escrow(bigint) from public;
grant execute on function asylia_escrow(bigint) to asylia_app;
create policy by_grant on cases_casekey for select to current_user using (exists (
  select 1 from cases_grant g
  where g.case_id = cases_casekey.case_id and g.user_id = (select asylia_user())));
drop policy needed on cases_casekey;
create policy added on cases_casekey for insert to asylia_app with check (
  exists (select 1 from cases_case c where c.id = case_id));
"""
NO_ESCROW = """
drop policy added on cases_casekey;
create policy needed on cases_casekey to asylia_app using (
  exists (select 1 from cases_case c where c.id = case_id));
drop policy by_grant on cases_casekey;
drop function asylia_escrow(bigint);
drop trigger stays on cases_casekey;
drop function cases_key_stays();
"""

# As 0012 says it: who may open the case.
NEEDED = """exists (select 1 from cases_case c where c.id = case_id and case when c.lock_id is null
  then c.office_id = (select asylia_office())
      and (c.caseworker_id is null or c.caseworker_id = (select asylia_user())
        or (select asylia_leads()))
    or c.id = any ((select asylia_granted())::bigint[])
  else c.lock_id = any ((select asylia_named())::bigint[])
    or c.id = any ((select asylia_broken())::bigint[]) end)"""
BY_LEAD = "by_id = (select asylia_user()) and (select asylia_leads())"
KNOWN = "exists (select 1 from cases_case c where c.id = case_id)"
OWN = (
    "exists (select 1 from cases_keyholder h"
    " where h.id = holder_id and asylia_holds(h.kind, h.office_id, h.user_id))"
)
KEYS = "to asylia_keys using (true)"
NEW = {
    "cases_keyholder": [
        "known on cases_keyholder for select to asylia_app using (true)",
        "made on cases_keyholder for insert to asylia_app with check (version = 1)",
        f"keys_rows on cases_keyholder {KEYS}",
    ],
    "cases_holderkey": [
        f"own on cases_holderkey for select to asylia_app using ({OWN})",
        "made on cases_holderkey for insert to asylia_app with check (true)",
        f"keys_rows on cases_holderkey {KEYS}",
    ],
    "cases_keyshare": [
        f"needed on cases_keyshare to asylia_app using ({NEEDED})",
        f"keys_rows on cases_keyshare {KEYS}",
    ],
    "cases_erasure": [
        f"known on cases_erasure for select to asylia_app using ({KNOWN})",
        f"decided on cases_erasure for insert to asylia_app with check ({BY_LEAD} and {NEEDED})",
        "own on cases_erasure for select to current_user using ((select asylia_user()) is not null)",
        "worker_reads on cases_erasure for select to asylia_worker using (true)",
        f"keys_rows on cases_erasure {KEYS}",
    ],
    "cases_keyentry": [f"keys_rows on cases_keyentry {KEYS}"],
}
STAYS = """create trigger stays before update or delete or truncate on {0}
  for each statement execute function cases_stays();
alter table {0} enable always trigger stays"""
STAY = ("cases_erasure", "cases_keyentry")
OLD = {
    "cases_case": [f"keys_rows on cases_case {KEYS}"],
    "cases_casehead": [
        "keys_read on cases_casehead for select to asylia_keys using (true)",
        "keys_lock on cases_casehead for update to asylia_keys using (true) with check (false)",
    ],
    "cases_casekey": [f"keys_rows on cases_casekey {KEYS}"],
    "cases_grant": ["keys_read on cases_grant for select to asylia_keys using (true)"],
    "cases_named": ["keys_read on cases_named for select to asylia_keys using (true)"],
}


def _made(policies: list[str]) -> list[str]:
    return [f"create policy {policy}" for policy in policies]


def _dropped(table: str, policies: list[str]) -> list[str]:
    return [f"drop policy {policy.split()[0]} on {table}" for policy in policies]


def _secured(table: str) -> migrations.RunSQL:
    on = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        *_made(NEW[table]),
    ]
    off = [
        *_dropped(table, NEW[table]),
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
    ]
    if table in STAY:
        on.append(STAYS.format(table))
        off.insert(0, f"drop trigger stays on {table}")
    return migrations.RunSQL(";\n".join(on), ";\n".join(off))


class Migration(migrations.Migration):
    """Rights, functions and policies."""

    dependencies = [("cases", "0015_shares_of_keys")]

    operations = [
        migrations.RunSQL(GRANT, REVOKE),
        migrations.RunSQL(WHO, NOBODY),
        migrations.RunSQL(ESCROW, NO_ESCROW),
        *(_secured(table) for table in NEW),
        *(
            migrations.RunSQL(
                ";\n".join(_made(OLD[table])), ";\n".join(_dropped(table, OLD[table]))
            )
            for table in OLD
        ),
    ]
