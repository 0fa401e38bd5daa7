"""The role that rotates keys may lock the table of the register's key, too.

With rights to some columns nobody may lock a table (cases/0016).
"""

from django.db import migrations


class Migration(migrations.Migration):
    """A grant."""

    dependencies = [
        ("register", "0002_rows_of_a_search"),
        ("cases", "0016_rights_to_shares"),
    ]

    operations = [
        migrations.RunSQL(
            "grant select, update on register_registerkey to asylia_keys",
            "revoke update on register_registerkey from asylia_keys",
        )
    ]
