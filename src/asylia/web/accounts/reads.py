"""Lists of users for the administrator."""

from typing import NamedTuple

from django.db.models import Count, Q

from asylia.web.accounts.models import Office, User

PAGE = 50


class UserPage(NamedTuple):
    """One page of users.

    Attributes:
        users: By full name; each with its office.
        office: The reference of the office that was asked for; empty for all.
        after: The reference to ask for the next page with; empty if this is the last.
    """

    users: list[User]
    office: str
    after: str


def page_of_users(*, office: str, after: str) -> UserPage:
    """The users that follow ``after`` by name; from the first if it names nobody."""
    found = User.objects.order_by("full_name", "pk")
    if office:
        found = found.filter(office__reference=office)
    last = User.objects.filter(reference=after).first() if after else None
    if last is not None:
        found = found.filter(
            Q(full_name__gt=last.full_name) | Q(full_name=last.full_name, pk__gt=last.pk)
        )
    users = list(found[: PAGE + 1])
    more = users[PAGE - 1].reference if len(users) > PAGE else ""
    return UserPage(users[:PAGE], office, more)


def users_by_office() -> dict[int, int]:
    """How many open accounts each office has."""
    counted = Office.objects.annotate(n=Count("users", filter=Q(users__is_active=True)))
    return dict(counted.values_list("pk", "n"))
