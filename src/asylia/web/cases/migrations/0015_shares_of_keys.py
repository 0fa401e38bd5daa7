"""Holders with key pairs, the shares of cases, what became of keys, and what was erased."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tables; who may what with them stands in 0016."""

    dependencies = [
        ("accounts", "0002_rights_of_the_application"),
        ("cases", "0014_missed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyHolder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("version", models.PositiveIntegerField()),
                ("public_key", models.BinaryField(max_length=32)),
                ("store", models.CharField(max_length=40)),
                ("vouched", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HolderKey",
            fields=[
                (
                    "holder",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="private",
                        serialize=False,
                        to="cases.keyholder",
                    ),
                ),
                ("store", models.CharField(max_length=40)),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="KeyEntry",
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
                            ("store_rotation_begun", "Store Rotation Begun"),
                            ("store_rotated", "Store Rotated"),
                            ("holder_rotated", "Holder Rotated"),
                            ("case_erased", "Case Erased"),
                        ],
                        max_length=30,
                    ),
                ),
                ("detail", models.JSONField(default=dict)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "act__in",
                                [
                                    "store_rotation_begun",
                                    "store_rotated",
                                    "holder_rotated",
                                    "case_erased",
                                ],
                            )
                        ),
                        name="key_act_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyShare",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case",
                        "holder",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("sealed", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="cases.case",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="cases.keyholder",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="erasure",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("limit_id", models.CharField(max_length=80)),
                ("kept_until_on", models.DateField(null=True)),
                ("reason", models.CharField(max_length=1000)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("limit_id", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        name="erasure_has_a_rule_and_a_reason",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="keyholder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "user"),
                        ("office__isnull", True),
                        ("user__isnull", False),
                    ),
                    models.Q(
                        (
                            "kind__in",
                            (
                                "office",
                                "lead",
                            ),
                        ),
                        ("office__isnull", False),
                        ("user__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="key_holder_is_an_office_or_a_user",
            ),
        ),
        migrations.AddConstraint(
            model_name="keyholder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_at__isnull", True)),
                fields=("kind", "office", "user"),
                name="key_holder_has_one_pair",
                nulls_distinct=False,
            ),
        ),
    ]
