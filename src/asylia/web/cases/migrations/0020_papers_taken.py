"""A paper that was taken out of a file is a read of it."""

from django.db import migrations, models

WAYS = [
    ("case_opened", "Case Opened"),
    ("cases_listed", "Cases Listed"),
    ("case_sought", "Case Sought"),
    ("history_exported", "History Exported"),
    ("case_printed", "Case Printed"),
    ("paper_taken", "Paper Taken"),
]


class Migration(migrations.Migration):
    """One way to read more."""

    dependencies = [("cases", "0019_unsent_words")]

    operations = [
        migrations.AlterField("read", "what", models.CharField(choices=WAYS, max_length=20)),
    ]
