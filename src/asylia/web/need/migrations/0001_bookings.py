"""Bookings of interpreters, and the view through which interpreters see the slot and no case.

An interpreter's session reads no row of the table, whose rows are those of the cases that one may
open; the view has four columns, and its rows are the bookings of whoever acts.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SECURED = """
grant select, insert on need_booking to asylia_app;
grant update (ended_at, ended_by_id) on need_booking to asylia_app;
alter table need_booking enable row level security;
alter table need_booking force row level security;
-- The head of a case is shown to whoever may open it.
create policy needed on need_booking to asylia_app
  using (exists (select 1 from cases_casehead h where h.case_id = need_booking.case_id));
create policy own on need_booking for select to current_user
  using (interpreter_id = (select asylia_user()));
create trigger ends_once before update on need_booking
  for each row execute function cases_ends_once();
create trigger stays before delete or truncate on need_booking
  for each statement execute function cases_stays();
alter table need_booking enable always trigger ends_once;
alter table need_booking enable always trigger stays;
create view need_slot with (security_barrier) as
  select id, starts_at, minutes, language, room from need_booking
  where interpreter_id = asylia_user() and ended_at is null;
grant select on need_slot to asylia_app;
"""
GONE = """
drop view need_slot;
drop trigger stays on need_booking;
drop trigger ends_once on need_booking;
drop policy own on need_booking;
drop policy needed on need_booking;
alter table need_booking no force row level security;
alter table need_booking disable row level security;
revoke all on need_booking from asylia_app;
"""
USER = settings.AUTH_USER_MODEL
PROTECT = django.db.models.deletion.PROTECT
NUMBER = models.BigAutoField(
    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
)


class Migration(migrations.Migration):
    """The table, its rights and rows, and the view."""

    initial = True
    dependencies = [
        ("accounts", "0005_interpreters"),
        ("cases", "0013_rows_by_need"),
        migrations.swappable_dependency(USER),
    ]

    operations = [
        migrations.CreateModel(
            name="Booking",
            fields=[
                ("id", NUMBER),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("language", models.CharField(max_length=8)),
                ("room", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=USER)),
                (
                    "case",
                    models.ForeignKey(on_delete=PROTECT, related_name="bookings", to="cases.case"),
                ),
                (
                    "ended_by",
                    models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=USER),
                ),
                ("interpreter", models.ForeignKey(on_delete=PROTECT, related_name="+", to=USER)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["interpreter", "starts_at"], name="booking_of_interpreter"
                    ),
                    models.Index(fields=["case", "starts_at"], name="booking_of_case"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=~models.Q(language="") & ~models.Q(room=""),
                        name="booking_says_where",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                        | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                        name="booking_ended_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                ("id", NUMBER.clone()),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("language", models.CharField(max_length=8)),
                ("room", models.CharField(max_length=40)),
            ],
            options={"managed": False, "db_table": "need_slot"},
        ),
        migrations.RunSQL(SECURED, GONE),
    ]
