"""What stands in the top bar; the list itself stands beside the addresses, in ``urls.py``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from asylia.web.base.addresses import address


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One page of the top bar.

    Attributes:
        label: What the link says; a translatable string.
        name: The name of the address.
        roles: Who sees it; the page itself asks again.
        count: How many things wait there for a user; None if nothing is counted.
    """

    label: object
    name: str
    roles: frozenset[str]
    count: Callable[[Any], int] | None = None


class Link(NamedTuple):
    """A place as the top bar shows it."""

    label: str
    href: str
    is_current: bool
    waits: int = 0


def places() -> tuple[Place, ...]:
    """Every place, as the URL map lists them."""
    found: tuple[Place, ...] = import_module(settings.ROOT_URLCONF).navigation
    return found


def search_for(role: str) -> str:
    """The address that finds a case or a person; empty if this role sees no cases."""
    search: Place | None = import_module(settings.ROOT_URLCONF).search
    return address(search.name) if search and role in search.roles else ""


def address_by_reference(said: str) -> str:
    """The address that seeks a reference, for the stages below it."""
    name: str = import_module(settings.ROOT_URLCONF).by_reference
    return f"{address(name)}?{urlencode({'reference': said})}"


def address_of_case(reference: str) -> str:
    """The address of a case's page, for the stages below it."""
    name: str = import_module(settings.ROOT_URLCONF).case_page
    return address(name, reference)


def address_to_open(reference: str) -> str:
    """The address that asks why somebody needs a case, and opens it if they need not say."""
    name: str = import_module(settings.ROOT_URLCONF).reason_page
    return address(name, reference)


def is_ours(target: str) -> bool:
    """Whether an address that somebody sent leads to a path of this site, and is safe to follow."""
    return target.startswith("/") and url_has_allowed_host_and_scheme(target, None)


def links_for(request: HttpRequest, user: Any) -> list[Link]:  # noqa: ANN401 -- accounts.User
    """The places of a user's role, the current one marked, with how much waits in each."""
    mine = (place for place in places() if user.role in place.roles)
    return list(_links(request.path, mine, user=user))


def _links(path: str, mine: Iterable[Place], *, user: Any) -> Iterable[Link]:  # noqa: ANN401
    for place in mine:
        href = address(place.name)
        inside = path == href or (href != "/" and path.startswith(href))
        waits = 0 if place.count is None else place.count(user)
        yield Link(str(place.label), href, inside, waits)
