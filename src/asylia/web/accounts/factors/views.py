"""Pages of one's own sign-in: passkeys, code app, recovery codes, sessions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from asylia.web.accounts import actions as accounts
from asylia.web.accounts import codes
from asylia.web.accounts.access import StaffRequest, allow_anyone, allow_staff
from asylia.web.accounts.devices import know_device
from asylia.web.accounts.factors import actions, reads
from asylia.web.accounts.factors.confirming import confirmed
from asylia.web.accounts.factors.forms import (
    FirstCodeForm,
    NameForm,
    NewPasskeyForm,
    PasskeySignInForm,
    SecondForm,
)
from asylia.web.accounts.models import Passkey, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.tries import TooMany
from asylia.web.base import actions as base
from asylia.web.base.fields import REFUSED, form_page, sent, status_of
from asylia.web.base.navigation import is_ours
from asylia.web.base.pages import render

TOO_MANY = 429
own = allow_staff(enrols=True)


def not_accepted() -> str:
    """Why a passkey's answer was refused, as far as whoever sent it may know."""
    return _(
        "That passkey was not accepted: it is not known here, or its question was too old or"
        " answered before. Press the button again, or sign in another way."
    )


@allow_anyone
@require_POST
def ask_for_passkey(request: HttpRequest) -> JsonResponse:
    """The question for a passkey at the sign-in: anybody's."""
    purpose = actions.Purpose.SIGN_IN
    return JsonResponse(actions.ask_for_passkey(request, purpose=purpose, user=None))


@allow_anyone
@require_POST
def ask_for_second(request: HttpRequest) -> JsonResponse:
    """The question for a passkey of somebody who has given name and password."""
    user = accounts.half_signed_in(request)
    if user is None:
        raise Refused(_("Too much time has passed since your password. Begin again."))
    purpose = actions.Purpose.SECOND
    return JsonResponse(actions.ask_for_passkey(request, purpose=purpose, user=user))


@allow_anyone
@require_POST
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """Begin a session by a passkey alone."""
    form = PasskeySignInForm(request.POST)
    told, status = not_accepted(), REFUSED
    if form.is_valid():
        try:
            user = actions.sign_in_with_passkey(request, answer=form.cleaned_data["answer"])
            if user is not None:
                return welcome(request, user, then=request.GET.get("next", ""))
        except TooMany as refusal:
            told, status = refusal.reason, TOO_MANY
    context = {**reads.ways_to_sign_in(request), "refused": told}
    return render(request, "accounts/sign_in.html", context, status=status)


@allow_anyone
@sensitive_post_parameters("code", "answer")
@form_page
def second(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor of somebody who has given name and password."""
    user = accounts.half_signed_in(request)
    if user is None:
        return redirect("accounts:sign-in")
    form = SecondForm(sent(request))
    status = status_of(form)
    if form.is_valid():
        try:
            if actions.finish_sign_in(request, proof=actions.Proof(**form.cleaned_data)):
                return welcome(request, user, then=request.GET.get("next", ""))
            form.add_error(None, _("That is not right, or it was used before. Try again."))
        except Refused as refusal:
            form.add_error(None, refusal.reason)
            status = TOO_MANY
    return render(request, "accounts/second.html", reads.second_page(user, form), status=status)


def go_on(request: HttpRequest, user: User, *, then: str) -> HttpResponse:
    """To the page that was asked for; before it, to the second step where there is one."""
    if request.user == user:
        return welcome(request, user, then=then)
    query = f"?{urlencode({'next': then})}" if then else ""
    return redirect(reverse("accounts:second") + query)


def welcome(request: HttpRequest, user: User, *, then: str) -> HttpResponse:
    """Open the page that was asked for; the browser is known to the account from now on."""
    if told := reads.word_of_changes(user, now=base.now()):
        messages.warning(request, told)
    response = redirect(then if is_ours(then) else "accounts:home")
    know_device(response, request, username=user.username)
    return response


@own
@require_POST
def ask_to_confirm(request: StaffRequest) -> JsonResponse:
    """The question for a passkey of one's own, to prove who sits there."""
    purpose = actions.Purpose.CONFIRM
    return JsonResponse(actions.ask_for_passkey(request, purpose=purpose, user=request.user))


@own
@require_safe
def account(request: StaffRequest) -> HttpResponse:
    """How one signs in, and where one is signed in."""
    return render(request, "accounts/own.html", reads.own_page(request))


@own
@require_POST
@confirmed()
def ask_for_new_passkey(request: StaffRequest) -> JsonResponse:
    """The question for a device that will make a passkey."""
    return JsonResponse(actions.ask_to_add(request, by=request.user))


@own
@confirmed(reading=True)
@form_page
def add_passkey(request: StaffRequest) -> HttpResponse:
    """Add a passkey, and give it a name."""
    form = NewPasskeyForm(sent(request))
    if form.is_valid():
        if actions.add_passkey(request, by=request.user, **form.cleaned_data):
            messages.success(request, _("The passkey is added. You can sign in with it."))
            return redirect("accounts:own")
        form.add_error(None, _("No passkey was made. Press the button again."))
    context = {"form": form, "address": reads.address_for_passkeys(request)}
    return render(request, "accounts/passkey_add.html", context, status=status_of(form))


@own
@form_page
def passkey(request: StaffRequest, reference: str) -> HttpResponse:
    """One passkey of one's own: another name."""
    found = get_object_or_404(Passkey, reference=reference, user=request.user)
    form = NameForm(sent(request), initial={"name": found.name})
    if form.is_valid():
        actions.rename_passkey(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The passkey has its new name."))
        return redirect("accounts:own")
    context = {"form": form, "passkey": found}
    return render(request, "accounts/passkey.html", context, status=status_of(form))


@own
@require_POST
@confirmed()
def remove_passkey(request: StaffRequest, reference: str) -> HttpResponse:
    """Remove a passkey of one's own."""
    found = get_object_or_404(Passkey, reference=reference, user=request.user)
    actions.remove_passkey(request, found, by=request.user)
    messages.success(request, _("The passkey is removed. Other sessions have ended."))
    return redirect("accounts:own")


@own
@require_POST
@confirmed()
def begin_code_app(request: StaffRequest) -> HttpResponse:
    """Make the secret for a code app."""
    actions.begin_code_app(by=request.user)
    return redirect("accounts:code-app")


@own
@confirmed(reading=True)
@sensitive_post_parameters("code")
@form_page
def code_app(request: StaffRequest) -> HttpResponse:
    """Show the secret to a code app, and ask for its first code."""
    secret = reads.waiting_secret(request.user)
    if secret is None:
        return redirect("accounts:own")
    form = FirstCodeForm(sent(request))
    if form.is_valid():
        made = actions.set_up_code_app(by=request.user, code=form.cleaned_data["code"])
        if made is not None:
            return _show_codes(request, made)
        form.add_error("code", _("That is not the code of now. Look at the app and try again."))
    side, path = codes.picture_of(codes.address_of_app(secret, request.user.username))
    letters = codes.in_letters(secret)
    context = {"form": form, "letters": letters, "side": side, "path": path}
    return render(request, "accounts/code_app.html", context, status=status_of(form))


@own
@require_POST
@confirmed()
def remove_code_app(request: StaffRequest) -> HttpResponse:
    """Remove one's code app."""
    actions.remove_code_app(request, by=request.user)
    messages.success(request, _("The code app is removed. Other sessions have ended."))
    return redirect("accounts:own")


@own
@require_POST
@confirmed()
def make_recovery_codes(request: StaffRequest) -> HttpResponse:
    """Make new recovery codes and show them, once."""
    return _show_codes(request, actions.make_recovery_codes(by=request.user))


@own
@require_POST
def end_other_sessions(request: StaffRequest) -> HttpResponse:
    """End one's sessions everywhere else."""
    accounts.end_other_sessions(request, by=request.user)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("accounts:own")


def _show_codes(request: StaffRequest, made: list[str]) -> HttpResponse:
    return render(request, "accounts/recovery_codes.html", {"codes": made})
