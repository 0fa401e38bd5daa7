"""The next acts of each case beside its dates; *Today* reads them in their order, and no dates.

The table is filled by ``asylia recompute --all``, as after every change of the law.
"""

import django.db.models.deletion
from django.db import migrations, models

OURS = models.Q(turn="ours")
IN_ORDER = ["sort_on", "due_at", "id"]
TURNS = [("ours", "ours"), ("others", "others"), ("nobodys", "nobodys")]
GRANT = "grant select, insert, update, delete on cases_nextact to asylia_app, asylia_worker"
REVOKE = "revoke all on cases_nextact from asylia_app, asylia_worker"

# As those of the dates: by the office alone, or the planner would leave the index.
LISTED = (
    "(select asylia_opens_cases()) and office_id in ((select asylia_office()),"
    " (select asylia_handing_to()))"
)
SECURED = f"""
alter table cases_nextact enable row level security;
alter table cases_nextact force row level security;
create policy listed on cases_nextact to asylia_app using ({LISTED});
create policy worker_rows on cases_nextact to asylia_worker using (true);
"""
NOT_SECURED = """
drop policy worker_rows on cases_nextact;
drop policy listed on cases_nextact;
alter table cases_nextact no force row level security;
alter table cases_nextact disable row level security;
"""


class Migration(migrations.Migration):
    """A table with its rights, its rows by need and its indexes; the old indexes go."""

    dependencies = [("cases", "0021_reads_opened")]

    operations = [
        migrations.CreateModel(
            name="NextAct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("instrument", models.CharField(max_length=40)),
                ("article", models.CharField(max_length=40)),
                ("title", models.TextField()),
                ("owed_by", models.CharField(max_length=60)),
                ("turn", models.CharField(choices=TURNS, max_length=10)),
                ("limit_id", models.CharField(max_length=80)),
                ("starts_on", models.DateField(null=True)),
                ("nominal_end", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("other_due_on", models.DateField(null=True)),
                ("sort_on", models.DateField(null=True)),
                ("stage", models.CharField(max_length=60)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_acts",
                        to="cases.case",
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
                "indexes": [
                    models.Index(fields=["office", "turn", *IN_ORDER], name="next_act_in_order"),
                    models.Index(
                        condition=OURS,
                        fields=["office", "instrument", *IN_ORDER],
                        name="next_act_by_law",
                    ),
                    models.Index(
                        condition=OURS & models.Q(other_due_on__isnull=False),
                        fields=["office", *IN_ORDER],
                        name="next_act_in_doubt",
                    ),
                ]
            },
        ),
        migrations.RunSQL(GRANT, REVOKE),
        migrations.RunSQL(SECURED, NOT_SECURED),
        migrations.RemoveIndex(model_name="duedate", name="due_date_in_order"),
        migrations.RemoveIndex(model_name="duedate", name="due_date_by_act"),
        migrations.RemoveIndex(model_name="duedate", name="due_date_in_doubt"),
    ]
