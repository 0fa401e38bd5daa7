"""What was typed and not sent: its table, which shows a row to its user alone, for seven days.

The database keeps the time, and forgets the words of a case in the statement that has it erased.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SECURED = """
grant select, insert, update, delete on cases_unsent to asylia_app;
grant usage on sequence cases_unsent_id_seq to asylia_app;
grant select, update on cases_unsent to asylia_keys;
alter table cases_unsent enable row level security;
alter table cases_unsent force row level security;
-- The head of a case is shown to whoever may open it.
create policy own on cases_unsent to asylia_app using (
  user_id = (select asylia_user()) and kept_at > now() - interval '7 days'
  and (case_id is null
    or exists (select 1 from cases_casehead h where h.case_id = cases_unsent.case_id)));
create policy keys_rows on cases_unsent to asylia_keys using (true);
create policy is_over on cases_unsent to current_user using (
  kept_at <= now() - interval '7 days'
  or exists (select 1 from cases_erasure e where e.case_id = cases_unsent.case_id));
create function asylia_forget_unsent() returns void language sql security definer
  set search_path = public, pg_temp
  begin atomic
    delete from cases_unsent where kept_at <= now() - interval '7 days';
  end;
revoke all on function asylia_forget_unsent() from public;
grant execute on function asylia_forget_unsent() to asylia_app, asylia_worker;
create function cases_unsent_erased() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  delete from cases_unsent where case_id = new.case_id;
  return new;
end $$;
create trigger unsent_erased after insert on cases_erasure
  for each row execute function cases_unsent_erased();
alter table cases_erasure enable always trigger unsent_erased;
"""
GONE = """
drop trigger unsent_erased on cases_erasure;
drop function cases_unsent_erased();
drop function asylia_forget_unsent();
drop policy is_over on cases_unsent;
drop policy keys_rows on cases_unsent;
drop policy own on cases_unsent;
alter table cases_unsent no force row level security;
alter table cases_unsent disable row level security;
revoke all on cases_unsent from asylia_app, asylia_keys;
"""
PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    """The table, its rights and rows, and what forgets them."""

    dependencies = [
        ("cases", "0018_reasons"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Unsent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=200)),
                ("kept_at", models.DateTimeField()),
                ("store", models.CharField(default="", max_length=40)),
                ("key", models.BinaryField(default=b"")),
                ("sealed", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        null=True, on_delete=PROTECT, related_name="unsent", to="cases.case"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kept_at"], name="unsent_by_age")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "address"), name="unsent_once_for_a_form"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("store", "")),
                            models.Q(
                                ("case__isnull", True), models.Q(("store", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="unsent_is_sealed_by_one_key",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SECURED, GONE),
    ]
