"""Neither the worker nor the loader reads a password's hash: they get the columns that they need.

It narrows the loader as well, wherever 0006 was applied while it still gave the whole table. A
right to a table that is taken away takes those to its columns with it, so the order matters.
"""

from django.db import migrations

NARROW = """
revoke select on accounts_user from asylia_worker, asylia_loader;
grant select (id, reference, username, full_name, role, office_id, is_active, must_change_password)
  on accounts_user to asylia_worker, asylia_loader;
"""
WIDEN = """
revoke select on accounts_user from asylia_worker;
grant select on accounts_user to asylia_worker;
"""


class Migration(migrations.Migration):
    """Grants. Backwards the worker reads the whole table again; the loader never should have."""

    dependencies = [
        ("cases", "0008_order_of_today"),
        ("accounts", "0002_rights_of_the_application"),
    ]

    operations = [migrations.RunSQL(NARROW, WIDEN)]
