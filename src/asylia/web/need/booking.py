"""Interpreters: booked on a case by those who work on it; told when, in which language, where."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now
from asylia.web.base.fields import form_page, sent, status_of
from asylia.web.base.names import languages_now
from asylia.web.base.pages import render
from asylia.web.cases.acting import case_for
from asylia.web.cases.models import Case, ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.need import access, actions
from asylia.web.need.forms import BookingForm
from asylia.web.need.looks import of_case
from asylia.web.need.models import Booking, Slot

SHOWN = 100


@allow(*sorted(access.BOOKERS))
@form_page
def bookings(request: StaffRequest, reference: str) -> HttpResponse:
    """The interpreters booked for a case, and booking one."""
    case, by = case_for(request, reference), request.user
    require(access.why_not_book_any(by, case))
    note_read(by, [case], what=ReadAct.CASE_OPENED)
    form = BookingForm(sent(request), interpreters=_interpreters(case), now=now())
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        slot = (told["minutes"], told["language"], told["room"])
        actions.book(case, by=by, interpreter=told["interpreter"], starts_at=told["at"], slot=slot)
        messages.success(request, _("The interpreter is booked. They see no case."))
        return redirect("need:bookings", case.reference)
    booked = Booking.objects.filter(case=case, ended_at__isnull=True).select_related("interpreter")
    context = {
        **of_case(case),
        "form": form,
        "bookings": list(booked.order_by("-starts_at")[:SHOWN]),
        "languages": dict(languages_now()),
    }
    return render(request, "need/bookings.html", context, status=status_of(form))


@allow(*sorted(access.BOOKERS))
@require_POST
def cancel(request: StaffRequest, reference: str, *, number: int) -> HttpResponse:
    """Take a booking back."""
    case = case_for(request, reference)
    booked = get_object_or_404(Booking.objects.select_related("case"), case=case, pk=number)
    actions.cancel(booked, by=request.user)
    messages.success(request, _("The booking is taken back."))
    return redirect("need:bookings", case.reference)


@allow(Role.INTERPRETER)
@require_safe
def slots(request: StaffRequest) -> HttpResponse:
    """When, in which language and where an interpreter is booked, from today on."""
    today = localtime(now()).replace(hour=0, minute=0, second=0, microsecond=0)
    found = Slot.objects.filter(starts_at__gte=today).order_by("starts_at", "pk")[:SHOWN]
    context = {"slots": list(found), "languages": dict(languages_now())}
    return render(request, "need/slots.html", context)


def _interpreters(case: Case) -> QuerySet[User]:
    """Who interprets in the State of the case."""
    staff = User.objects.filter(role=Role.INTERPRETER, is_active=True)
    return staff.filter(office__member_state=case.member_state).order_by("full_name", "pk")
