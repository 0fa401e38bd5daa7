"""What the application role may do with accounts and sessions; entries are never changed."""

from django.db import migrations

GRANT = """
grant select, insert, update on accounts_office, accounts_user to asylia_app;
grant select, insert on accounts_accountentry to asylia_app;
grant select, insert, delete on accounts_signintry to asylia_app;
grant select, insert, update, delete on django_session to asylia_app;
grant select on accounts_office, accounts_user to asylia_worker;
grant select, delete on accounts_signintry, django_session to asylia_worker;
"""
REVOKE = """
revoke all on accounts_office, accounts_user, accounts_accountentry, accounts_signintry,
  django_session from asylia_app, asylia_worker;
"""
KEEP = """
create function accounts_entries_stay() returns trigger language plpgsql as $$
begin
  raise exception 'account entries are never changed or removed'
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger entries_stay before update or delete or truncate on accounts_accountentry
  for each statement execute function accounts_entries_stay();
alter table accounts_accountentry enable always trigger entries_stay;
"""
LET_GO = """
drop trigger entries_stay on accounts_accountentry;
drop function accounts_entries_stay();
"""


class Migration(migrations.Migration):
    """Grants and the trigger; the tables are those of 0001 and of Django's sessions."""

    dependencies = [("accounts", "0001_offices_and_users"), ("sessions", "0001_initial")]

    operations = [
        migrations.RunSQL(GRANT, REVOKE),
        migrations.RunSQL(KEEP, LET_GO),
    ]
