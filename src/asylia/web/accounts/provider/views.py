"""To the identity provider and back; and the administrator's link."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from asylia.web.accounts.access import StaffRequest, allow, allow_anyone
from asylia.web.accounts.factors.confirming import confirmed
from asylia.web.accounts.factors.reads import ways_to_sign_in
from asylia.web.accounts.factors.views import go_on
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.provider import actions
from asylia.web.accounts.provider.forms import IdentityForm
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.tries import TooMany
from asylia.web.base.fields import REFUSED
from asylia.web.base.pages import render

administrators = allow(Role.ADMINISTRATOR)
TOO_MANY, NOT_THERE = 429, 502
THEN = "then"


@allow_anyone
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Go to the provider; where another site led here, somebody says first that they mean it."""
    then = request.GET.get("next", "")
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect(f"{reverse('accounts:sign-in')}?{urlencode({'next': then})}")
    request.session[THEN] = then
    try:
        return redirect(actions.leave_for_provider(request))
    except Refused as refusal:
        return _refused(request, refusal)


@allow_anyone
@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    """Come back from the provider, signed in or told why not."""
    then = request.session.pop(THEN, "")
    try:
        user = actions.come_back(request, brought=request.GET.dict())
    except Refused as refusal:
        return _refused(request, refusal)
    if user is not None:
        return go_on(request, user, then=then)
    return _refused(
        request,
        Refused(
            _(
                "The identity provider's answer opens nothing here: it was too old, it was used"
                " before, or no account is linked to you. Try again, or ask your administrator."
            )
        ),
    )


@administrators
@require_POST
@confirmed()
def link(request: StaffRequest, reference: str) -> HttpResponse:
    """Link an account to somebody at the provider."""
    found = get_object_or_404(User, reference=reference)
    form = IdentityForm(request.POST)
    if not form.is_valid():
        raise Refused(str(form.errors["subject"][0]))
    actions.link_identity(found, by=request.user, subject=form.cleaned_data["subject"])
    messages.success(request, _("The account is linked to the identity provider."))
    return redirect("accounts:user", reference)


@administrators
@require_POST
@confirmed()
def unlink(request: StaffRequest, reference: str) -> HttpResponse:
    """Remove the link of an account to the provider."""
    actions.unlink_identity(get_object_or_404(User, reference=reference), by=request.user)
    messages.success(request, _("The link is removed, and the account's sessions have ended."))
    return redirect("accounts:user", reference)


def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    statuses = {TooMany: TOO_MANY, actions.NotThere: NOT_THERE}
    context = {**ways_to_sign_in(request), "refused": refusal.reason}
    status = statuses.get(type(refusal), REFUSED)
    return render(request, "accounts/sign_in.html", context, status=status)
