"""Sign in, sign out, one's own password, and where each role begins."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from asylia.web.accounts import actions
from asylia.web.accounts.access import StaffRequest, allow_anyone, allow_staff
from asylia.web.accounts.factors.actions import knows_password
from asylia.web.accounts.factors.reads import ways_to_sign_in
from asylia.web.accounts.factors.views import go_on
from asylia.web.accounts.forms import PasswordForm, SignInForm
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.tries import TooMany
from asylia.web.base.fields import form_page, sent, status_of
from asylia.web.base.navigation import links_for
from asylia.web.base.pages import render

TOO_MANY = 429


@allow_staff()
@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """The first place of the role's top bar."""
    links = links_for(request, request.user)
    return redirect(links[0].href) if links else render(request, "accounts/home.html")


@allow_anyone
@sensitive_post_parameters("password")
@form_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; a wrong pair and too many tries are said without details."""
    if request.user.is_authenticated:
        return redirect("accounts:home")
    form = SignInForm(sent(request))
    status = status_of(form)
    if form.is_valid():
        try:
            if user := actions.sign_in(request, **form.cleaned_data):
                return go_on(request, user, then=request.GET.get("next", ""))
            form.add_error(None, _("Name and password do not belong together. Try again."))
        except Refused as refusal:
            form.add_error(None, refusal.reason)
            status = TOO_MANY if isinstance(refusal, TooMany) else status
    return render(request, "accounts/sign_in.html", ways_to_sign_in(request, form), status=status)


@allow_staff(early=True)
@require_POST
def sign_out(request: StaffRequest) -> HttpResponse:
    """End the session and empty the browser."""
    actions.sign_out(request, by=request.user)
    response = redirect("accounts:sign-in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@allow_staff(early=True, enrols=True)
@require_safe
def session(request: StaffRequest) -> HttpResponse:
    """How many seconds the session lasts; asking does not prolong it."""
    return HttpResponse(str(request.ends_in), content_type="text/plain; charset=utf-8")


@allow_staff(early=True)
@sensitive_post_parameters("current", "new", "again")
@form_page
def password(request: StaffRequest) -> HttpResponse:
    """Change one's own password; the first one must be."""
    by = request.user
    form = PasswordForm(
        sent(request),
        user=by,
        knows=lambda current: knows_password(request, by=by, password=current),
    )
    if form.is_valid():
        actions.change_password(request, by=by, password=form.cleaned_data["new"])
        messages.success(request, _("Your password is changed. Other sessions have ended."))
        return redirect("accounts:home")
    status = TOO_MANY if form.has_error("current", TooMany.code) else status_of(form)
    return render(request, "accounts/password.html", {"form": form}, status=status)
