"""Which reading of a disputed point an office follows: chosen by whom, when and why."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GRANT = """
grant select, insert on cases_chosenreading to asylia_app;
grant select on cases_chosenreading to asylia_worker;
alter table cases_chosenreading enable row level security;
alter table cases_chosenreading force row level security;
-- It tells of no case, and a case that changes its office is reckoned by the choices of both.
create policy all_read on cases_chosenreading for select to asylia_app using (true);
create policy office_writes on cases_chosenreading for insert to asylia_app
  with check (office_id = (select asylia_office()) and by_id = (select asylia_user()));
create policy worker_reads on cases_chosenreading for select to asylia_worker using (true);
create trigger stays before update or delete or truncate on cases_chosenreading
  for each statement execute function cases_stays();
alter table cases_chosenreading enable always trigger stays;
"""
REVOKE = """
drop trigger stays on cases_chosenreading;
drop policy worker_reads on cases_chosenreading;
drop policy office_writes on cases_chosenreading;
drop policy all_read on cases_chosenreading;
alter table cases_chosenreading no force row level security;
alter table cases_chosenreading disable row level security;
revoke all on cases_chosenreading from asylia_app, asylia_worker;
"""


class Migration(migrations.Migration):
    """A table that only grows, with its rights and its rows."""

    dependencies = [
        ("accounts", "0002_rights_of_the_application"),
        ("cases", "0009_accounts_without_passwords"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChosenReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("point", models.CharField(max_length=80)),
                ("key", models.CharField(blank=True, max_length=60)),
                ("chosen_on", models.DateField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "-id"], name="choices_of_an_office")],
                "constraints": [
                    models.CheckConstraint(
                        condition=~models.Q(point="") & ~models.Q(reason=""),
                        name="choice_of_a_reading_has_point_and_reason",
                    )
                ],
            },
        ),
        migrations.RunSQL(GRANT, REVOKE),
    ]
