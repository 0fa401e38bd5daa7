"""References that were asked for in vain are counted, so that nobody walks through them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GRANT = """
grant select, insert on cases_missed to asylia_app;
alter table cases_missed enable row level security;
alter table cases_missed force row level security;
create policy own on cases_missed to asylia_app using (by_id = (select asylia_user()));
create trigger stays before update or delete or truncate on cases_missed
  for each statement execute function cases_stays();
alter table cases_missed enable always trigger stays;
"""
REVOKE = """
drop trigger stays on cases_missed;
drop policy own on cases_missed;
alter table cases_missed no force row level security;
alter table cases_missed disable row level security;
revoke all on cases_missed from asylia_app;
"""


class Migration(migrations.Migration):
    """A table that only grows, with its rights and its rows."""

    dependencies = [
        ("cases", "0013_rows_by_need"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Missed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["by", "at"], name="missed_by_user")]},
        ),
        migrations.RunSQL(GRANT, REVOKE),
    ]
