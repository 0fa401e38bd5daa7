"""The database itself lets the head of a chain only go on to the next entry.

Not even the application's own role can turn it back, by which no more could be written to a file.
"""

from django.db import migrations

FUNCTION = """
create function cases_head_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.case_id = old.case_id and new.number = old.number + 1 then
    return new;
  end if;
  raise exception 'the head of a chain only goes on to the next entry'
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger grows before update or delete on cases_casehead
  for each row execute function cases_head_grows();
create trigger stays before truncate on cases_casehead
  for each statement execute function cases_stays();
alter table cases_casehead enable always trigger grows;
alter table cases_casehead enable always trigger stays;
"""
GONE = """
drop trigger stays on cases_casehead;
drop trigger grows on cases_casehead;
drop function cases_head_grows();
"""


class Migration(migrations.Migration):
    """A trigger on heads."""

    dependencies = [("cases", "0004_entries_stay")]

    operations = [migrations.RunSQL(FUNCTION, GONE)]
