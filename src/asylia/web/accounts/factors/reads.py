"""What the pages of second factors show."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from asylia.web.accounts import access, codes
from asylia.web.accounts.access import StaffRequest
from asylia.web.accounts.actions import AGENT, BEGUN, SEEN
from asylia.web.accounts.factors.actions import site_of
from asylia.web.accounts.factors.forms import SecondForm
from asylia.web.accounts.forms import SignInForm
from asylia.web.accounts.models import AccountAct, CodeApp, User
from asylia.web.accounts.sessions import kept_as


class Seat(NamedTuple):
    """A session as its owner sees it.

    Attributes:
        browser: What it said it was.
        begun_at: When it began.
        seen_at: When it was last used, to the minute.
        is_here: Whether it is the one that asks.
    """

    browser: str
    begun_at: datetime
    seen_at: datetime
    is_here: bool


def address_for_passkeys(request: HttpRequest) -> str:
    """Where passkeys work, if they do not work here: a number is no name of a host."""
    site = site_of(request)
    try:
        number = ip_address(site.host)
    except ValueError:
        return ""
    if not number.is_loopback:
        return ""
    return f"http://localhost:{request.get_port()}{request.path}"


def ways_to_sign_in(request: HttpRequest, form: SignInForm | None = None) -> dict[str, Any]:
    """What the sign-in page offers beside name and password."""
    target = request.GET.get("next", "")
    return {
        "form": form or SignInForm(),
        "query": urlencode({"next": target}) if target else "",
        "provider": settings.PROVIDER["NAME"] if settings.PROVIDER["ISSUER"] else "",
        "refused": "",
        "ended": "ended" in request.GET,
        "kept": "kept" in request.GET,
        "idle_minutes": settings.SESSION_COOKIE_AGE // 60,
        "longest_hours": settings.SESSION_LONGEST_HOURS,
    }


def second_page(user: User, form: SecondForm) -> dict[str, Any]:
    """What the page of the second step offers this user."""
    has_passkey, has_app = access.factors_of(user)
    offers_code = has_app or user.recovery_codes.exists()
    return {"form": form, "has_passkey": has_passkey, "offers_code": offers_code}


def own_page(request: StaffRequest) -> dict[str, Any]:
    """How this user signs in, and where they are signed in."""
    user = request.user
    has_app = CodeApp.objects.filter(user=user, confirmed_at__isnull=False).exists()
    passkeys = list(user.passkeys.order_by("added_at", "pk"))
    left = len(passkeys) + has_app - 1
    return {
        "passkeys": passkeys,
        "has_app": has_app,
        "codes_left": user.recovery_codes.count(),
        "why_not_remove": access.why_not_remove_factor(user, left=left),
        "seats": seats_of(request),
        "by_others": user.entries.exclude(by=user).select_related("by").order_by("-at", "-pk")[:20],
        "must_enrol": request.must_enrol,
        "idle_minutes": settings.SESSION_COOKIE_AGE // 60,
        "longest_hours": settings.SESSION_LONGEST_HOURS,
    }


BY_OTHERS = (
    AccountAct.PASSWORD_RESET,
    AccountAct.FACTORS_RESET,
    AccountAct.IDENTITY_LINKED,
    AccountAct.IDENTITY_UNLINKED,
    AccountAct.USER_CHANGED,
    AccountAct.USER_REACTIVATED,
)
"""Acts by which somebody else could become this user, or which change what they may."""
TOLD_FOR = timedelta(days=7)


def word_of_changes(user: User, *, now: datetime) -> str:
    """What somebody else did to an account lately, for its owner to hear at each sign-in.

    Args:
        user: The owner.
        now: This moment.

    Returns:
        A sentence; empty if nothing was done.
    """
    lately = user.entries.filter(act__in=BY_OTHERS, at__gt=now - TOLD_FOR).exclude(by=user)
    acts = dict.fromkeys(str(entry.get_act_display()) for entry in lately.order_by("at", "pk"))
    if not acts:
        return ""
    return _(
        "An administrator changed your account within the last seven days: %(acts)s. Who and when"
        " stands under Your sign-in. If you did not expect it, tell your supervisor at once."
    ) % {"acts": ", ".join(acts)}


def seats_of(request: StaffRequest) -> list[Seat]:
    """Where this user is signed in; the latest first."""
    here = kept_as(request.session.session_key or "")
    found = []
    for row in request.user.sessions.filter(expire_date__gt=Now()):
        held = row.get_decoded()
        begun, seen = (datetime.fromtimestamp(held.get(name, 0), tz=UTC) for name in (BEGUN, SEEN))
        found.append(Seat(held.get(AGENT, ""), begun, seen, row.session_key == here))
    return sorted(found, key=lambda seat: (seat.is_here, seat.seen_at), reverse=True)


def waiting_secret(user: User) -> bytes | None:
    """The secret of a code app that has not shown its first code; None if there is none."""
    app = CodeApp.objects.filter(user=user, confirmed_at__isnull=True).first()
    return codes.unseal(bytes(app.sealed), owner=user.reference) if app is not None else None
