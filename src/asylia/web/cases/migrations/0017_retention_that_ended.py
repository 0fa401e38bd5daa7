"""An index on the dates of the few rules after which a case is erased."""

from django.db import migrations, models

ENDING = ("apr-data-retention-10y", "apr-data-citizenship-erasure")


class Migration(migrations.Migration):
    """A partial index: few of a case's dates are in it."""

    dependencies = [("cases", "0016_rights_to_shares")]

    operations = [
        migrations.AddIndex(
            "duedate",
            models.Index(
                fields=["office", "due_on"],
                name="due_date_of_retention",
                condition=models.Q(limit_id__in=ENDING),
            ),
        ),
    ]
