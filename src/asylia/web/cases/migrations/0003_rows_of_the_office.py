"""Row security, on and forced: each transaction sees the cases of its user's office, no others.

Thin on purpose: finer rules change these policies and move no table. A transaction in which nobody
acts sees nothing, and neither does the owner of the tables.
"""

from django.db import migrations

WHO = """
create function asylia_user() returns bigint language sql stable
  return nullif(current_setting('asylia.user_id', true), '')::bigint;
create function asylia_office() returns bigint language sql stable
  return nullif(current_setting('asylia.office_id', true), '')::bigint;
-- The office that a case is being handed over to; set for that one statement only.
create function asylia_handing_to() returns bigint language sql stable
  return nullif(current_setting('asylia.handing_to', true), '')::bigint;
"""
NOBODY = """
drop function asylia_handing_to();
drop function asylia_office();
drop function asylia_user();
"""

MINE = "office_id in ((select asylia_office()), (select asylia_handing_to()))"
OF_MY_CASE = "exists (select 1 from cases_case c where c.id = case_id)"
BY_ME = "office_id = (select asylia_office())"
READ_BY_ME = f"{BY_ME} and by_id = (select asylia_user())"
WRITTEN_BY_ME = f"{BY_ME} and recorded_by_id = (select asylia_user())"

POLICIES = {
    "cases_case": [
        f"office_rows on cases_case to asylia_app using ({MINE}) with check ({MINE})",
        "worker_rows on cases_case to asylia_worker using (true)",
    ],
    "cases_casehead": [
        f"office_rows on cases_casehead to asylia_app using ({OF_MY_CASE})",
        "worker_reads on cases_casehead for select to asylia_worker using (true)",
        "worker_locks on cases_casehead for update to asylia_worker using (true) with check (false)",
    ],
    "cases_casekey": [
        f"office_rows on cases_casekey to asylia_app using ({OF_MY_CASE})",
        "worker_reads on cases_casekey for select to asylia_worker using (true)",
    ],
    "cases_entry": [
        f"office_reads on cases_entry for select to asylia_app using ({OF_MY_CASE})",
        f"office_writes on cases_entry for insert to asylia_app with check ({OF_MY_CASE} and {WRITTEN_BY_ME})",
        "worker_reads on cases_entry for select to asylia_worker using (true)",
    ],
    "cases_entrycontent": [
        f"office_rows on cases_entrycontent to asylia_app using ({OF_MY_CASE})",
        "worker_reads on cases_entrycontent for select to asylia_worker using (true)",
    ],
    "cases_duedate": [
        f"office_rows on cases_duedate to asylia_app using ({MINE})",
        "worker_rows on cases_duedate to asylia_worker using (true)",
    ],
    "cases_read": [
        f"office_reads on cases_read for select to asylia_app using ({BY_ME})",
        f"office_writes on cases_read for insert to asylia_app with check ({OF_MY_CASE} and {READ_BY_ME})",
    ],
}


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
    """Policies for every table that holds rows of cases."""

    dependencies = [("cases", "0002_rights_of_the_roles")]

    operations = [migrations.RunSQL(WHO, NOBODY), *(_secured(table) for table in POLICIES)]
