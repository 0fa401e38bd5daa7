"""Pages of the administrator: offices, users, one-time passwords. They show no case."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from asylia.web.accounts import access, actions
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.factors import actions as factors
from asylia.web.accounts.factors.confirming import confirmed
from asylia.web.accounts.forms import NewUserForm, OfficeForm, UserForm
from asylia.web.accounts.models import LinkedIdentity, Office, Role, User
from asylia.web.accounts.provider.configured import configured
from asylia.web.accounts.provider.forms import IdentityForm
from asylia.web.accounts.reads import page_of_users, users_by_office
from asylia.web.base.fields import sent, status_of
from asylia.web.base.pages import render

administrators = allow(Role.ADMINISTRATOR)


@administrators
@require_safe
def offices(request: StaffRequest) -> HttpResponse:
    """Every office, and how many people work there."""
    found = Office.objects.order_by("-is_active", "name")
    context = {"offices": found, "people": users_by_office()}
    return render(request, "accounts/office_list.html", context)


@administrators
@confirmed()
def add_office(request: StaffRequest) -> HttpResponse:
    """Open an office."""
    form = OfficeForm(sent(request))
    if form.is_valid():
        state = request.user.office.member_state
        actions.add_office(by=request.user, member_state=state, **form.cleaned_data)
        messages.success(request, _("The office is open."))
        return redirect("accounts:offices")
    return render(request, "accounts/office_add.html", {"form": form}, status=status_of(form))


@administrators
@confirmed()
def office(request: StaffRequest, reference: str) -> HttpResponse:
    """One office: its name, its people, and whether it can be closed."""
    found = get_object_or_404(Office, reference=reference)
    now = {"name": found.name, "kind": found.kind}
    form = OfficeForm(sent(request), initial=now, office=found)
    if form.is_valid():
        actions.rename_office(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The office is changed."))
        return redirect("accounts:office", found.reference)
    context = {
        "office": found,
        "form": form,
        "people": found.users.order_by("-is_active", "full_name"),
        "why_not_close": access.why_not_close_office(request.user, found),
        "why_not_reopen": access.why_not_reopen_office(request.user, found),
    }
    return render(request, "accounts/office.html", context, status=status_of(form))


@administrators
@require_POST
@confirmed()
def close_office(request: StaffRequest, reference: str) -> HttpResponse:
    """Close an office."""
    actions.close_office(get_object_or_404(Office, reference=reference), by=request.user)
    messages.success(request, _("The office is closed."))
    return redirect("accounts:office", reference)


@administrators
@require_POST
@confirmed()
def reopen_office(request: StaffRequest, reference: str) -> HttpResponse:
    """Open a closed office again."""
    actions.reopen_office(get_object_or_404(Office, reference=reference), by=request.user)
    messages.success(request, _("The office is open again."))
    return redirect("accounts:office", reference)


@administrators
@require_safe
def users(request: StaffRequest) -> HttpResponse:
    """Every user, by name, fifty at a time; one office if asked."""
    page = page_of_users(office=request.GET.get("office", ""), after=request.GET.get("after", ""))
    context = {"page": page, "offices": Office.objects.order_by("name")}
    return render(request, "accounts/user_list.html", context)


@administrators
@confirmed()
def add_user(request: StaffRequest) -> HttpResponse:
    """Open an account and show its one-time password, once."""
    form = NewUserForm(sent(request), offices=_open_offices())
    if form.is_valid():
        added, password = actions.add_user(by=request.user, **form.cleaned_data)
        return _show_password(request, added, password=password)
    return render(request, "accounts/user_add.html", {"form": form}, status=status_of(form))


@administrators
@confirmed()
def user(request: StaffRequest, reference: str) -> HttpResponse:
    """One account: name, role, office, password, closing."""
    found = get_object_or_404(User, reference=reference)
    now = {"full_name": found.full_name, "role": found.role, "office": found.office.reference}
    offices_to_choose = _open_offices() | Office.objects.filter(pk=found.office_id)
    form = UserForm(sent(request), initial=now, offices=offices_to_choose)
    if form.is_valid():
        actions.change_user(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The account is changed."))
        return redirect("accounts:user", reference)
    context = {
        "person": found,
        "form": form,
        "entries": found.entries.select_related("by").order_by("-at", "-pk")[:20],
        "why_not_reset": access.why_not_reset_password(request.user, found),
        "identity": LinkedIdentity.objects.filter(user=found).first(),
        "link_form": IdentityForm() if configured() else None,
        "why_not_link": access.why_not_link(request.user, found),
        "why_not_reset_factors": access.why_not_reset_factors(request.user, found),
        "why_not_deactivate": access.why_not_deactivate(request.user, found),
        "why_not_reactivate": access.why_not_reactivate(request.user, found),
    }
    return render(request, "accounts/user.html", context, status=status_of(form))


@administrators
@require_POST
@confirmed()
def reset_password(request: StaffRequest, reference: str) -> HttpResponse:
    """Give a one-time password and show it, once."""
    found = get_object_or_404(User, reference=reference)
    return _show_password(request, found, password=actions.reset_password(found, by=request.user))


@administrators
@require_POST
@confirmed()
def reset_factors(request: StaffRequest, reference: str) -> HttpResponse:
    """Take away second factors that were lost, and show a one-time password, once."""
    found = get_object_or_404(User, reference=reference)
    return _show_password(request, found, password=factors.reset_factors(found, by=request.user))


@administrators
@require_POST
@confirmed()
def deactivate_user(request: StaffRequest, reference: str) -> HttpResponse:
    """Close an account."""
    actions.deactivate_user(get_object_or_404(User, reference=reference), by=request.user)
    messages.success(request, _("The account is closed and its sessions have ended."))
    return redirect("accounts:user", reference)


@administrators
@require_POST
@confirmed()
def reactivate_user(request: StaffRequest, reference: str) -> HttpResponse:
    """Open a closed account again, with a one-time password."""
    found = get_object_or_404(User, reference=reference)
    return _show_password(request, found, password=actions.reactivate_user(found, by=request.user))


def _open_offices() -> QuerySet[Office]:
    return Office.objects.filter(is_active=True).order_by("name")


def _show_password(request: StaffRequest, person: User, *, password: str) -> HttpResponse:
    context = {"person": person, "password": password}
    return render(request, "accounts/one_time_password.html", context)
