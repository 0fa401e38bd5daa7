"""Names and passwords, compared with the same work whether the name exists or not."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from asylia.web.accounts.models import User
from asylia.web.base.rows import first


class SameWork(ModelBackend):
    """One row is read and one hash is made for every try.

    For a name that nobody has, the first user's hash is compared, and the answer is no all the
    same: statement, rows and hash are those of a name that somebody has.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """The user of this name, if the password is theirs and the account is open."""
        del request, kwargs
        name = (username or "").strip().lower()
        found = User.objects.named_or_first(name)
        if found is None:
            make_password(password)
            return None
        fits = found.check_password(password or "")
        return found if fits and found.username == name and found.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """The user of a session, while their account is open.

        Args:
            user_id: Their number.
        """
        found = first(User, "id = %s", user_id)
        return found if found is not None and self.user_can_authenticate(found) else None
