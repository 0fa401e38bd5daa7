"""An index on what somebody opened: it is counted before they open the next case."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A partial index: of a hundred reads, nine tenths are lines of lists and not in it."""

    dependencies = [("cases", "0020_papers_taken")]

    operations = [
        migrations.AddIndex(
            "read",
            models.Index(
                fields=["by", "at"],
                include=["case"],
                name="read_opened_by_user",
                condition=~models.Q(what="cases_listed"),
            ),
        ),
    ]
