"""What each role may do with cases: the application adds to files, the worker only reads them."""

from django.db import migrations

GRANT = """
grant select, insert on cases_case, cases_casehead, cases_casekey, cases_entry,
  cases_entrycontent, cases_read to asylia_app;
grant update (office_id, caseworker_id, recompute_on) on cases_case to asylia_app;
grant update (number, hash) on cases_casehead to asylia_app;
grant select, insert, update, delete on cases_duedate to asylia_app, asylia_worker;
grant select on cases_case, cases_casehead, cases_casekey, cases_entry, cases_entrycontent
  to asylia_worker;
grant update (recompute_on) on cases_case to asylia_worker;
-- To lock a head row one needs the right to update it; the row policy refuses the update itself.
grant update (number) on cases_casehead to asylia_worker;
"""
REVOKE = """
revoke all on cases_case, cases_casehead, cases_casekey, cases_entry, cases_entrycontent,
  cases_read, cases_duedate from asylia_app, asylia_worker;
"""


class Migration(migrations.Migration):
    """Grants; the tables are those of 0001."""

    dependencies = [("cases", "0001_cases_and_their_files")]

    operations = [migrations.RunSQL(GRANT, REVOKE)]
