"""What was turned away is kept: who may write it, who sees it, and that nobody changes it."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("sign_in", "sign-in: name and password do not belong together"),
    ("second", "sign-in: second factor"),
    ("passkey", "passkey"),
    ("token", "answer of the identity provider"),
    ("confirm", "proof of who sits there"),
    ("session", "session that is none, or has ended"),
    ("form", "form without its token"),
    ("wait", "too many tries, or too many cases"),
    ("role", "page of another role"),
    ("case", "reference that is no case of theirs"),
    ("closed", "case that does not open to them"),
    ("act", "act that is not possible"),
    ("thing", "thing that is none of theirs"),
    ("input", "form filled as its page does not let anybody"),
    ("verb", "request of another kind than the page takes"),
    ("request", "request that could not be read"),
]
PROTECT = django.db.models.deletion.PROTECT
ME = "(select nullif(current_setting('asylia.office_id', true), '')::bigint)"
ROLE = "(select coalesce(current_setting('asylia.role', true), ''))"
OVERSEES = (
    f"(select exists (select 1 from accounts_office o where o.id = {ME} and o.kind = 'oversight'))"
)
SEEN = f"{ROLE} = 'administrator' or ({ROLE} = 'auditor' and (office_id = {ME} or {OVERSEES}))"
OLD = "at < now() - interval '1 year'"
GRANT = f"""
grant select, insert on accounts_turnedaway to asylia_app;
grant select (at), delete on accounts_turnedaway to asylia_worker;
alter table accounts_turnedaway enable row level security;
alter table accounts_turnedaway force row level security;
create policy written on accounts_turnedaway for insert to asylia_app with check (true);
create policy seen on accounts_turnedaway for select to asylia_app using ({SEEN});
create policy old on accounts_turnedaway to asylia_worker using ({OLD});
create function accounts_turned_away_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.{OLD} then
      return old;
    end if;
  end if;
  raise exception 'what was turned away is kept for a year and never changed'
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger stays before update or delete on accounts_turnedaway
  for each row execute function accounts_turned_away_stays();
create trigger stays_whole before truncate on accounts_turnedaway
  for each statement execute function accounts_turned_away_stays();
alter table accounts_turnedaway enable always trigger stays;
alter table accounts_turnedaway enable always trigger stays_whole;
"""
REVOKE = """
drop trigger stays_whole on accounts_turnedaway;
drop trigger stays on accounts_turnedaway;
drop function accounts_turned_away_stays();
drop policy old on accounts_turnedaway;
drop policy seen on accounts_turnedaway;
drop policy written on accounts_turnedaway;
alter table accounts_turnedaway no force row level security;
alter table accounts_turnedaway disable row level security;
revoke all on accounts_turnedaway from asylia_app, asylia_worker;
"""


def told(model: str) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=model)


class Migration(migrations.Migration):
    """A table that only grows, with its rights and its rows."""

    dependencies = [("accounts", "0005_interpreters")]

    operations = [
        migrations.CreateModel(
            name="TurnedAway",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(choices=KINDS, max_length=20)),
                ("name_key", models.CharField(max_length=64)),
                ("address_key", models.CharField(max_length=64)),
                ("route", models.CharField(max_length=120)),
                ("request", models.CharField(max_length=16)),
                ("failed", models.CharField(max_length=20)),
                ("by", told(settings.AUTH_USER_MODEL)),
                ("office", told("accounts.office")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(kind__in=[kind for kind, _words in KINDS]),
                        name="turned_away_kind_is_known",
                    )
                ]
            },
        ),
        migrations.RunSQL(GRANT, REVOKE),
    ]
