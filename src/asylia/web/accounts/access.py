"""Who may open which page, and who may administer offices and users."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from asylia.web.accounts.models import Office, Role, User

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in; every view under ``allow`` is given one."""

    user: User


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Who may open a page.

    Attributes:
        roles: The roles that may; empty if the page is open to nobody signed in.
        public: Whether the page needs no sign-in.
    """

    roles: frozenset[Role]
    public: bool = False


StaffView = Callable[Concatenate[StaffRequest, P], HttpResponseBase]
OpenView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def allow(*roles: Role) -> Callable[[StaffView[P]], OpenView[P]]:
    """Open a page to these roles and to nobody else.

    Args:
        roles: At least one.
    """
    rule = Rule(roles=frozenset(roles))

    def decorate(view: StaffView[P]) -> OpenView[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            if request.user.role not in rule.roles:
                raise PermissionDenied
            return view(cast("StaffRequest", request), *args, **kwargs)

        return _marked(guarded, rule)

    return decorate


def allow_staff() -> Callable[[StaffView[P]], OpenView[P]]:
    """Open a page to everybody who is signed in, whatever their role."""
    return allow(*Role)


def allow_anyone(view: OpenView[P]) -> OpenView[P]:
    """Open a page to everybody, signed in or not: the sign-in itself, and little else."""
    return _marked(view, Rule(roles=frozenset(Role), public=True))


def rule_of(view: Callable[..., object]) -> Rule | None:
    """The rule of a view; None if it has none, and then nobody may open it."""
    rule = getattr(view, "asylia_rule", None)
    return rule if isinstance(rule, Rule) else None


def _marked(view: OpenView[P], rule: Rule) -> OpenView[P]:
    view.asylia_rule = rule  # type: ignore[attr-defined]
    return view


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    response = HttpResponse(status=302)
    response["Location"] = resolve_url("accounts:sign-in") + (query and f"?{query}")
    return response


def why_not_administer(user: User) -> str | None:
    """Why this user may not administer offices and users."""
    if user.role != Role.ADMINISTRATOR:
        return _("Only an administrator may change offices and users.")
    return None


def why_not_work_in(user: User, office: Office) -> str | None:
    """Why this administrator may not put somebody into this office."""
    return why_not_administer(user) or (
        None
        if office.is_active
        else _("The office is closed. Open it again or choose another office.")
    )


def why_not_deactivate(user: User, other: User) -> str | None:
    """Why this administrator may not close the account of the other."""
    if reason := why_not_administer(user):
        return reason
    if user.pk == other.pk:
        return _("Nobody closes their own account. Ask another administrator.")
    if not other.is_active:
        return _("The account is closed already.")
    return None
