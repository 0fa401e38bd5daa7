"""Who had stored dates renewed in bulk, why and by which law: rows that stay."""

import django.db.models.deletion
from django.db import migrations, models

GRANT = """
grant select, insert on cases_renewal to asylia_worker;
grant select on cases_renewal to asylia_app;
alter table cases_renewal enable row level security;
alter table cases_renewal force row level security;
-- It tells of no case.
create policy all_read on cases_renewal for select to asylia_app using (true);
create policy worker_reads on cases_renewal for select to asylia_worker using (true);
create policy worker_writes on cases_renewal for insert to asylia_worker with check (true);
create trigger stays before update or delete or truncate on cases_renewal
  for each statement execute function cases_stays();
alter table cases_renewal enable always trigger stays;
"""
REVOKE = """
drop trigger stays on cases_renewal;
drop policy worker_writes on cases_renewal;
drop policy worker_reads on cases_renewal;
drop policy all_read on cases_renewal;
alter table cases_renewal no force row level security;
alter table cases_renewal disable row level security;
revoke all on cases_renewal from asylia_app, asylia_worker;
"""


class Migration(migrations.Migration):
    """A table that only grows, with its rights and its rows."""

    dependencies = [("cases", "0010_readings_of_an_office")]

    operations = [
        migrations.CreateModel(
            name="Renewal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("began", "Began"),
                            ("continued", "Continued"),
                            ("marked", "Marked"),
                            ("ended", "Ended"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("time", "Time"),
                            ("all", "All"),
                            ("diff", "Diff"),
                            ("moved", "Moved"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("account", models.CharField(max_length=100)),
                ("why", models.TextField()),
                ("law", models.CharField(max_length=64)),
                ("cases", models.PositiveIntegerField(null=True)),
                ("moved", models.PositiveIntegerField(null=True)),
                ("refused", models.PositiveIntegerField(null=True)),
                ("left_to_the_clock", models.PositiveIntegerField(null=True)),
                (
                    "of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="cases.renewal",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["act", "-id"], name="renewals_by_act")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(act="began", of__isnull=True)
                        | (~models.Q(act="began") & models.Q(of__isnull=False)),
                        name="renewal_begins_or_belongs",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(why="") & ~models.Q(account=""),
                        name="renewal_has_who_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(act="ended", cases__isnull=False)
                        | (~models.Q(act="ended") & models.Q(cases__isnull=True)),
                        name="renewal_ends_with_a_count",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GRANT, REVOKE),
    ]
