"""Interpreters have accounts: a role that opens no case and sees the slots that are theirs."""

from django.db import migrations, models

ROLES = [
    ("border_guard", "border guard"),
    ("caseworker", "caseworker"),
    ("supervisor", "supervisor"),
    ("auditor", "auditor"),
    ("interpreter", "interpreter"),
    ("administrator", "administrator"),
]
KNOWN = models.Q(role__in=[role for role, _name in ROLES])


class Migration(migrations.Migration):
    """One role more. Backwards, an account that has it stands in the way."""

    dependencies = [("accounts", "0004_rights_of_second_factors")]

    operations = [
        migrations.RemoveConstraint(model_name="user", name="user_role_is_known"),
        migrations.AlterField("user", "role", models.CharField(choices=ROLES, max_length=20)),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(condition=KNOWN, name="user_role_is_known"),
        ),
    ]
