"""What a password may not hold; named in the settings."""

import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from asylia.web.accounts.models import User

SHORTEST_PART = 4


class NoNames:
    """A password holds no part of its owner's names.

    Django's own rule compares letters by number and refuses good phrases; this one looks for the
    words themselves.
    """

    def validate(self, password: str, user: "User | None" = None) -> None:
        """Refuse a password that holds a name.

        Raises:
            ValidationError: It does.
        """
        if user is None:
            return
        parts = re.split(r"\W+", f"{user.username} {user.full_name}".lower())
        if any(len(part) >= SHORTEST_PART and part in password.lower() for part in parts):
            raise ValidationError(_("The password holds a part of your name. Choose another."))

    def get_help_text(self) -> str:
        """The rule in words."""
        return _("The password holds no part of your name.")
