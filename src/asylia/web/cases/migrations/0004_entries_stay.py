"""The database itself refuses to change or remove an entry, its content, or a record of a read."""

from django.db import migrations

TABLES = ("cases_entry", "cases_entrycontent", "cases_read")

FUNCTION = """
create function cases_stays() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
"""


def _kept(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        # "Always": not even a session that pretends to be a replica gets past it.
        f"""
        create trigger stays before update or delete or truncate on {table}
          for each statement execute function cases_stays();
        alter table {table} enable always trigger stays;
        """,
        f"drop trigger stays on {table}",
    )


class Migration(migrations.Migration):
    """Triggers on what is append-only."""

    dependencies = [("cases", "0003_rows_of_the_office")]

    operations = [
        migrations.RunSQL(FUNCTION, "drop function cases_stays()"),
        *(_kept(table) for table in TABLES),
    ]
