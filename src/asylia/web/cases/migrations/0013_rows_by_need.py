"""Row security by need: lists by the office or a grant, files by the rule of ``need.py``.

The functions that name what somebody was let into run as the owner of the tables, to whom row
security shows the rows of the acting user alone: where nobody acts, there are none. Each is asked
once for a statement.
"""

from django.db import migrations

WHO = """
create function asylia_role() returns text language sql stable
  return nullif(current_setting('asylia.role', true), '');
create function asylia_opens_cases() returns boolean language sql stable
  return coalesce(asylia_role() in ('border_guard', 'caseworker', 'supervisor', 'auditor'), false);
create function asylia_leads() returns boolean language sql stable
  return coalesce(asylia_role() in ('supervisor', 'auditor'), false);
-- Auditors of the oversight review what an office without auditors owes.
create function asylia_oversees() returns boolean language sql stable
  return coalesce(asylia_role() = 'auditor' and exists (select 1 from accounts_office o
    where o.id = asylia_office() and o.kind = 'oversight'), false);
-- The one reference that somebody asked for; its case is found, not opened.
create function asylia_asked_for() returns text language sql stable
  return nullif(current_setting('asylia.asked_for', true), '');
create function asylia_granted() returns bigint[] language sql stable security definer
  set search_path = public, pg_temp
  return coalesce((select array_agg(g.case_id) from cases_grant g
    where g.user_id = asylia_user() and g.ended_at is null
      and (g.ends_at is null or g.ends_at > now())), '{}');
create function asylia_broken() returns bigint[] language sql stable security definer
  set search_path = public, pg_temp
  return coalesce((select array_agg(g.case_id) from cases_grant g
    where g.user_id = asylia_user() and g.ended_at is null
      and g.ends_at > now() and g.kind = 'break_glass'), '{}');
create function asylia_named() returns bigint[] language sql stable security definer
  set search_path = public, pg_temp
  return coalesce((select array_agg(n.lock_id) from cases_named n
    where n.user_id = asylia_user()), '{}');
create function asylia_let_in() returns bigint[] language sql stable security definer
  set search_path = public, pg_temp
  return asylia_granted() || coalesce((select array_agg(l.case_id) from cases_lock l
    where l.ended_at is null and l.id = any (asylia_named())), '{}');
revoke all on function asylia_granted(), asylia_broken(), asylia_named(), asylia_let_in()
  from public;
grant execute on function asylia_granted(), asylia_broken(), asylia_named(), asylia_let_in()
  to asylia_app;
"""
NOBODY = """
drop function asylia_let_in();
drop function asylia_named();
drop function asylia_broken();
drop function asylia_granted();
drop function asylia_asked_for();
drop function asylia_oversees();
drop function asylia_leads();
drop function asylia_opens_cases();
drop function asylia_role();
"""

GRANT = """
grant select, insert on cases_grant, cases_lock, cases_named, cases_notice, cases_review
  to asylia_app;
grant update (ended_at, ended_by_id) on cases_grant, cases_lock to asylia_app;
grant update (seen_at) on cases_notice to asylia_app;
grant update (lock_id) on cases_case to asylia_app;
"""
REVOKE = """
revoke all on cases_grant, cases_lock, cases_named, cases_notice, cases_review from asylia_app;
revoke update (lock_id) on cases_case from asylia_app;
"""

# What is written stays; an end, or that a notice was seen, is added once. A grant has its longest.
KEPT = """
create function cases_ends_once() returns trigger language plpgsql as $$
begin
  if (to_jsonb(old) ->> 'ended_at') is null and (to_jsonb(old) ->> 'seen_at') is null
    and to_jsonb(new) - '{ended_at,ended_by_id,seen_at}'::text[]
      = to_jsonb(old) - '{ended_at,ended_by_id,seen_at}'::text[] then
    return new;
  end if;
  raise exception 'a row of % ends once and is not changed otherwise', tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
create function cases_grant_runs_out() returns trigger language plpgsql as $$
begin
  new.ends_at := least(new.ends_at, now() + case new.kind
    when 'reason' then interval '12 hours' when 'break_glass' then interval '4 hours' end);
  return new;
end $$;
create trigger runs_out before insert on cases_grant
  for each row execute function cases_grant_runs_out();
alter table cases_grant enable always trigger runs_out;
"""
NOT_KEPT = """
drop trigger runs_out on cases_grant;
drop function cases_grant_runs_out();
drop function cases_ends_once();
"""
ENDING, STAYING = ("cases_grant", "cases_lock", "cases_notice"), ("cases_named", "cases_review")

ME = "(select asylia_user())"
OFFICE = "(select asylia_office())"
OPENS = "(select asylia_opens_cases())"
LEADS = "(select asylia_leads())"
IN_OFFICE = f"office_id in ({OFFICE}, (select asylia_handing_to()))"
LET_IN = "any ((select asylia_let_in())::bigint[])"
LISTED = f"{OPENS} and ({IN_OFFICE} or id = {LET_IN})"
# By the office alone: beside an "or" the planner would leave the index in the order of Today.
DATES = f"{OPENS} and {IN_OFFICE}"
WORK = f"c.office_id = {OFFICE} and (c.caseworker_id is null or c.caseworker_id = {ME} or {LEADS})"
NAMED = "c.lock_id = any ((select asylia_named())::bigint[])"
MAY_OPEN = (
    f"case when c.lock_id is null"
    f" then ({WORK}) or c.id = any ((select asylia_granted())::bigint[])"
    f" else {NAMED} or c.id = any ((select asylia_broken())::bigint[]) end"
)
IS_OURS = f"case when c.lock_id is null then ({WORK}) else {NAMED} end"
KNOWN = "exists (select 1 from cases_case c where c.id = case_id)"
NEEDED = f"exists (select 1 from cases_case c where c.id = case_id and {MAY_OPEN})"
OURS = f"exists (select 1 from cases_case c where c.id = case_id and {IS_OURS})"
FOUND = (
    "exists (select 1 from cases_case c where c.id = case_id"
    " and (c.lock_id is null or kind = 'break_glass'))"
)
OVERSEES = "(select asylia_oversees())"
SEEN = (
    f"user_id = {ME} or by_id = {ME} or (office_id = {OFFICE} and {LEADS})"
    f" or (kind = 'break_glass' and {OVERSEES}) or {OURS}"
)
REVIEWABLE = (
    "exists (select 1 from cases_grant g where g.id = grant_id and g.kind = 'break_glass'"
    f" and g.user_id <> {ME} and (g.office_id = {OFFICE} or {OVERSEES}))"
)
OF_MY_LOCK = f"exists (select 1 from cases_lock l where l.id = lock_id and l.by_id = {ME})"

CHANGED = {
    "cases_case": [
        f"listed on cases_case for select to asylia_app using ({LISTED})",
        f"asked on cases_case for select to asylia_app using ({OPENS} and reference = (select asylia_asked_for()))",
        f"opened on cases_case for insert to asylia_app with check ({OPENS} and {IN_OFFICE})",
        f"moved on cases_case for update to asylia_app using ({LISTED}) with check ({LISTED})",
    ],
    "cases_casehead": [f"needed on cases_casehead to asylia_app using ({NEEDED})"],
    "cases_casekey": [f"needed on cases_casekey to asylia_app using ({NEEDED})"],
    "cases_entry": [
        f"needed on cases_entry for select to asylia_app using ({NEEDED})",
        f"written on cases_entry for insert to asylia_app with check ({NEEDED} and office_id = {OFFICE} and recorded_by_id = {ME})",
    ],
    "cases_entrycontent": [f"needed on cases_entrycontent to asylia_app using ({NEEDED})"],
    "cases_duedate": [f"listed on cases_duedate to asylia_app using ({DATES})"],
    "cases_read": [
        f"own_and_ours on cases_read for select to asylia_app using (by_id = {ME} or {OURS})",
        f"read_by_me on cases_read for insert to asylia_app with check ({KNOWN} and office_id = {OFFICE} and by_id = {ME})",
    ],
}
NEW = {
    "cases_grant": [
        f"seen on cases_grant for select to asylia_app using ({SEEN})",
        f"given on cases_grant for insert to asylia_app with check (by_id = {ME} and (kind = 'assignment' and {NEEDED} or kind <> 'assignment' and user_id = {ME} and {FOUND}))",
        f"ended on cases_grant for update to asylia_app using ({SEEN}) with check ({SEEN})",
        f"own on cases_grant for select to current_user using (user_id = {ME})",
    ],
    "cases_lock": [
        f"needed on cases_lock to asylia_app using ({NEEDED}) with check ({NEEDED})",
        f"own on cases_lock for select to current_user using ({ME} is not null)",
    ],
    "cases_named": [
        f"seen on cases_named for select to asylia_app using (user_id = {ME} or exists (select 1 from cases_lock l where l.id = lock_id))",
        f"written on cases_named for insert to asylia_app with check ({OF_MY_LOCK})",
        f"own on cases_named for select to current_user using (user_id = {ME})",
    ],
    "cases_notice": [
        f"seen on cases_notice for select to asylia_app using (to_id = {ME} or by_id = {ME})",
        f"sent on cases_notice for insert to asylia_app with check (by_id = {ME})",
        f"read on cases_notice for update to asylia_app using (to_id = {ME}) with check (to_id = {ME})",
    ],
    "cases_review": [
        "seen on cases_review for select to asylia_app using (exists (select 1 from cases_grant g where g.id = grant_id))",
        f"made on cases_review for insert to asylia_app with check (by_id = {ME} and {LEADS} and {REVIEWABLE})",
    ],
}

# As 0003 wrote them.
WAS_MINE = "office_id in ((select asylia_office()), (select asylia_handing_to()))"
WAS_READ = f"{KNOWN} and office_id = {OFFICE} and by_id = {ME}"
WAS_WRITTEN = f"{KNOWN} and office_id = {OFFICE} and recorded_by_id = {ME}"
BEFORE = {
    "cases_case": [
        f"office_rows on cases_case to asylia_app using ({WAS_MINE}) with check ({WAS_MINE})"
    ],
    "cases_casehead": [f"office_rows on cases_casehead to asylia_app using ({KNOWN})"],
    "cases_casekey": [f"office_rows on cases_casekey to asylia_app using ({KNOWN})"],
    "cases_entry": [
        f"office_reads on cases_entry for select to asylia_app using ({KNOWN})",
        f"office_writes on cases_entry for insert to asylia_app with check ({WAS_WRITTEN})",
    ],
    "cases_entrycontent": [f"office_rows on cases_entrycontent to asylia_app using ({KNOWN})"],
    "cases_duedate": [f"office_rows on cases_duedate to asylia_app using ({WAS_MINE})"],
    "cases_read": [
        f"office_reads on cases_read for select to asylia_app using (office_id = {OFFICE})",
        f"office_writes on cases_read for insert to asylia_app with check ({WAS_READ})",
    ],
}


def _made(policies: list[str]) -> list[str]:
    return [f"create policy {policy}" for policy in policies]


def _dropped(table: str, policies: list[str]) -> list[str]:
    return [f"drop policy {policy.split()[0]} on {table}" for policy in policies]


def _changed(table: str) -> migrations.RunSQL:
    now, before = CHANGED[table], BEFORE[table]
    return migrations.RunSQL(
        ";\n".join([*_dropped(table, before), *_made(now)]),
        ";\n".join([*_dropped(table, now), *_made(before)]),
    )


def _secured(table: str) -> migrations.RunSQL:
    kept = (
        f"create trigger ends_once before update on {table} for each row execute function"
        f" cases_ends_once();\ncreate trigger stays before delete or truncate on {table}"
        " for each statement execute function cases_stays();\n"
        f"alter table {table} enable always trigger ends_once"
        if table in ENDING
        else f"create trigger stays before update or delete or truncate on {table}"
        " for each statement execute function cases_stays()"
    )
    triggers = ("ends_once", "stays") if table in ENDING else ("stays",)
    on = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        *_made(NEW[table]),
        kept,
        f"alter table {table} enable always trigger stays",
    ]
    off = [
        *(f"drop trigger {trigger} on {table}" for trigger in triggers),
        *_dropped(table, NEW[table]),
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
    ]
    return migrations.RunSQL(";\n".join(on), ";\n".join(off))


class Migration(migrations.Migration):
    """Functions, rights, triggers and policies; no table changes."""

    dependencies = [("cases", "0012_need_to_know")]

    operations = [
        migrations.RunSQL(WHO, NOBODY),
        migrations.RunSQL(GRANT, REVOKE),
        migrations.RunSQL(KEPT, NOT_KEPT),
        *(_secured(table) for table in NEW),
        *(_changed(table) for table in CHANGED),
    ]
