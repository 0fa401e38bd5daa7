"""The key of the reasons that staff give; and a read is on record where a reason is shown.

A notice or a review shows a reason though its case may stand in no list of the reader.
"""

from django.db import migrations, models

GRANT = """
grant select, insert on cases_reasonkey to asylia_app;
grant select, update on cases_reasonkey to asylia_keys;
"""
REVOKE = "revoke all on cases_reasonkey from asylia_app, asylia_keys"
ACTS = "(select asylia_user()) is not null"
ROWS = f"""
alter table cases_reasonkey enable row level security;
alter table cases_reasonkey force row level security;
create policy of_who_acts on cases_reasonkey for select to asylia_app using ({ACTS});
create policy made on cases_reasonkey for insert to asylia_app with check ({ACTS});
create policy keys_rows on cases_reasonkey to asylia_keys using (true) with check (true);
"""
NO_ROWS = """
drop policy keys_rows on cases_reasonkey;
drop policy made on cases_reasonkey;
drop policy of_who_acts on cases_reasonkey;
"""

KNOWN = "exists (select 1 from cases_case c where c.id = case_id)"
TOLD = "exists (select 1 from cases_grant g where g.case_id = cases_read.case_id)"
MINE = "office_id = (select asylia_office()) and by_id = (select asylia_user())"


def _reads(which: str) -> str:
    return f"""
drop policy read_by_me on cases_read;
create policy read_by_me on cases_read for insert to asylia_app with check ({which} and {MINE});
"""


class Migration(migrations.Migration):
    """A table of one row, its rights, and the policy of the read log."""

    dependencies = [("cases", "0017_retention_that_ended")]

    operations = [
        migrations.CreateModel(
            name="ReasonKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("store", models.CharField(max_length=40)),
                ("sealed", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="reasons_have_one_key"
                    )
                ]
            },
        ),
        migrations.AlterField("erasure", "reason", models.TextField()),
        migrations.RunSQL(GRANT, REVOKE),
        migrations.RunSQL(ROWS, NO_ROWS),
        migrations.RunSQL(_reads(f"({KNOWN} or {TOLD})"), _reads(KNOWN)),
    ]
