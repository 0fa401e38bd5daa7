"""What the loader may do: copy whole files in, and change, remove or read none.

PostgreSQL copies nothing into a table under row security, so the role has BYPASSRLS (ADR 0010).
"""

from django.db import migrations

GRANT = """
grant select on accounts_office to asylia_loader;
grant select (id, reference, username, full_name, role, office_id, is_active, must_change_password)
  on accounts_user to asylia_loader;
grant select (id, reference) on cases_case to asylia_loader;
grant insert on cases_case, cases_casehead, cases_casekey, cases_entry, cases_entrycontent
  to asylia_loader;
grant usage on sequence cases_case_id_seq, cases_entry_id_seq to asylia_loader;
do $$ begin
  execute format('grant connect on database %I to asylia_loader', current_database());
end $$;
"""
REVOKE = """
revoke all on accounts_office, accounts_user, cases_case, cases_casehead, cases_casekey,
  cases_entry, cases_entrycontent from asylia_loader;
revoke all on sequence cases_case_id_seq, cases_entry_id_seq from asylia_loader;
"""


class Migration(migrations.Migration):
    """Grants."""

    dependencies = [("cases", "0005_heads_grow")]

    operations = [migrations.RunSQL(GRANT, REVOKE)]
