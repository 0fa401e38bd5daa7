"""Indexes in the order of *Today*: an office with a hundred thousand cases reads one page of them."""

from django.db import migrations, models

TO_DO = models.Q(met_on__isnull=True, kind__in=("maximum", "lapse"))
IN_ORDER = ["sort_on", "due_at", "id"]


class Migration(migrations.Migration):
    """New indexes; ``due_date_by_case`` repeated the one that a foreign key has of its own."""

    dependencies = [("cases", "0007_reads_name_the_day")]

    operations = [
        migrations.RemoveIndex(model_name="duedate", name="due_date_to_come"),
        migrations.RemoveIndex(model_name="duedate", name="due_date_by_case"),
        migrations.AddIndex(
            model_name="duedate",
            index=models.Index(
                fields=["office", *IN_ORDER], name="due_date_in_order", condition=TO_DO
            ),
        ),
        migrations.AddIndex(
            model_name="duedate",
            index=models.Index(
                fields=["office", "instrument", *IN_ORDER], name="due_date_by_act", condition=TO_DO
            ),
        ),
        migrations.AddIndex(
            model_name="duedate",
            index=models.Index(
                fields=["office", *IN_ORDER],
                name="due_date_in_doubt",
                condition=TO_DO & models.Q(other_due_on__isnull=False),
            ),
        ),
    ]
