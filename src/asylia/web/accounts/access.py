"""Who may open which page, and who may administer offices and users."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from types import MappingProxyType
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from asylia.web.accounts.models import CodeApp, Office, Passkey, Role, User
from asylia.web.base import errors
from asylia.web.base.rules import NotYourRole, OpenView, Rule, allow_anyone, marked, rule_of

__all__ = ["Rule", "StaffRequest", "allow", "allow_anyone", "allow_staff", "rule_of"]

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in; every view under ``allow`` is given one."""

    user: User
    htmx: bool
    must_enrol: bool
    ends_in: int


NOTHING_ELSE: Mapping[Role, object] = MappingProxyType({})
StaffView = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def allow(
    *roles: Role,
    early: bool = False,
    enrols: bool = False,
    instead: Mapping[Role, object] = NOTHING_ELSE,
) -> Callable[[StaffView[P]], OpenView[P]]:
    """Open a page to these roles and to nobody else.

    Args:
        roles: At least one.
        early: Whether it opens before a first password has been replaced.
        enrols: Whether it opens before a second factor has been set up.
        instead: What another role does instead, in a sentence.
    """
    rule = Rule(roles=frozenset(roles), is_early=early, enrols=enrols or early)

    def decorate(view: StaffView[P]) -> OpenView[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            if request.user.role not in rule.roles:
                raise NotYourRole(instead.get(Role(request.user.role), ""))
            return view(cast("StaffRequest", request), *args, **kwargs)

        return marked(guarded, rule)

    return decorate


def allow_staff(
    *, early: bool = False, enrols: bool = False
) -> Callable[[StaffView[P]], OpenView[P]]:
    """Open a page to everybody who is signed in, whatever their role."""
    return allow(*Role, early=early, enrols=enrols)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Go to the sign-in and, after it, back to the page; a fragment sends its whole page there."""
    told = {"next": request.get_full_path()} if request.method == "GET" else {}
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.is_empty():
        told["ended"] = "1"
    query = urlencode(told)
    address = reverse("accounts:sign-in") + (query and f"?{query}")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": reverse("accounts:sign-in")})
    if errors.has_words(request):
        return errors.session_over(request, address)
    return HttpResponse(status=302, headers={"Location": address})


def why_not_begin() -> str | None:
    """Why the first account may not be opened from the command line."""
    if User.objects.exists():
        return _("There are accounts already. Ask an administrator to open another.")
    return None


def why_not_invent() -> str | None:
    """Why the accounts of a demonstration may not be opened here."""
    if settings.IN_PRODUCTION:
        return _("Invented accounts have no place in production.")
    return why_not_begin()


def factors_of(user: User) -> tuple[bool, bool]:
    """Whether they have a passkey, and whether a code app that has shown its first code."""
    has_app = CodeApp.objects.filter(user=user, confirmed_at__isnull=False).exists()
    return Passkey.objects.filter(user=user).exists(), has_app


def has_second_factor(user: User) -> bool:
    """Whether they have a second factor."""
    return any(factors_of(user))


def must_have_second_factor(user: User) -> bool:
    """Whether their role opens nothing without a second factor."""
    return bool({"all", user.role} & settings.SECOND_FACTOR_ROLES)


def why_not_with_this_password(user: User, *, at: datetime) -> str | None:
    """Why the right password opens nothing: it was for one time, and that is over."""
    if user.password_ends_at is not None and at > user.password_ends_at:
        return _("This one-time password is too old. Ask your administrator for another.")
    return None


def why_not_remove_factor(user: User, *, left: int) -> str | None:
    """Why they may not remove a second factor of theirs.

    Args:
        user: Whose it is.
        left: How many would be left.
    """
    if left == 0 and must_have_second_factor(user):
        return _("Your role needs a second factor. Set up another before you remove the last one.")
    return None


def why_not_administer(user: User) -> str | None:
    """Why this user may not administer offices and users."""
    if user.role != Role.ADMINISTRATOR:
        return _("Only an administrator may change offices and users.")
    return None


def why_not_place(user: User, office: Office) -> str | None:
    """Why this administrator may not put somebody into this office."""
    if reason := why_not_administer(user):
        return reason
    if not office.is_active:
        return _("The office is closed. Open it again, or choose another office.")
    return None


def why_not_change_role(user: User, other: User) -> str | None:
    """Why this administrator may not give the other another role."""
    if reason := why_not_administer(user):
        return reason
    if user.pk == other.pk:
        return _("Nobody changes their own role. Ask another administrator.")
    return None


def why_not_deactivate(user: User, other: User) -> str | None:
    """Why this administrator may not close the account of the other."""
    if reason := why_not_administer(user):
        return reason
    if user.pk == other.pk:
        return _("Nobody closes their own account. Ask another administrator.")
    if not other.is_active:
        return _("The account is closed already.")
    return None


def why_not_reactivate(user: User, other: User) -> str | None:
    """Why this administrator may not open the account of the other again."""
    if reason := why_not_place(user, other.office):
        return reason
    if other.is_active:
        return _("The account is open.")
    return None


def why_not_reset_password(user: User, other: User) -> str | None:
    """Why this administrator may not give the other a one-time password."""
    if reason := why_not_administer(user):
        return reason
    if user.pk == other.pk:
        return _("Change your own password on its own page; a reset is for others.")
    if not other.is_active:
        return _("The account is closed. Open it first.")
    return None


def why_not_close_office(user: User, office: Office) -> str | None:
    """Why this administrator may not close the office."""
    if reason := why_not_administer(user):
        return reason
    if not office.is_active:
        return _("The office is closed already.")
    if office.users.filter(is_active=True).exists():
        return _("People still work in this office. Move them or close their accounts first.")
    return None


def why_not_reopen_office(user: User, office: Office) -> str | None:
    """Why this administrator may not open the office again."""
    if reason := why_not_administer(user):
        return reason
    if office.is_active:
        return _("The office is open.")
    return None


def why_not_link(user: User, other: User) -> str | None:
    """Why this administrator may not say who the other is at the identity provider."""
    if reason := why_not_administer(user):
        return reason
    if user.pk == other.pk:
        return _("Nobody links their own account. Ask another administrator.")
    return None


def why_not_reset_factors(user: User, other: User) -> str | None:
    """Why this administrator may not take away the other's second factors."""
    if reason := why_not_reset_password(user, other):
        return reason
    if not has_second_factor(other):
        return _("There is no second factor to take away.")
    return None
