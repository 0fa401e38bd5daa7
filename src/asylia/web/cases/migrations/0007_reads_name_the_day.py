"""A read names the past day as of which the file was read, and printing is a way to read."""

from django.db import migrations, models

WAYS = [
    ("case_opened", "Case Opened"),
    ("cases_listed", "Cases Listed"),
    ("case_sought", "Case Sought"),
    ("history_exported", "History Exported"),
    ("case_printed", "Case Printed"),
]


class Migration(migrations.Migration):
    """One column more; the reads that were noted before are of the file as it stood."""

    dependencies = [("cases", "0006_rights_of_the_loader")]

    operations = [
        migrations.AddField("read", "known_on", models.DateField(null=True)),
        migrations.AlterField("read", "what", models.CharField(choices=WAYS, max_length=20)),
    ]
