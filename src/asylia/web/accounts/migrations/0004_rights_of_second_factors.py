"""What the roles may do with second factors and our own sessions; Django's table is left empty."""

from django.db import migrations

GRANT = """
grant select, insert, update, delete on accounts_session, accounts_passkey, accounts_codeapp
  to asylia_app;
grant select, insert, delete on accounts_recoverycode, accounts_linkedidentity to asylia_app;
grant select (session_key, expire_date), delete on accounts_session to asylia_worker;
delete from django_session;
revoke all on django_session from asylia_app, asylia_worker;
"""
REVOKE = """
revoke all on accounts_session, accounts_passkey, accounts_codeapp, accounts_recoverycode,
  accounts_linkedidentity from asylia_app, asylia_worker;
grant select, insert, update, delete on django_session to asylia_app;
grant select, delete on django_session to asylia_worker;
"""


class Migration(migrations.Migration):
    """Grants; whoever is signed in signs in again."""

    dependencies = [("accounts", "0003_second_factors"), ("sessions", "0001_initial")]

    operations = [migrations.RunSQL(GRANT, REVOKE)]
