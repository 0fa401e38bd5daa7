"""First contact: one form, and beside it what the law starts now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.models import Role
from asylia.web.arrivals import actions
from asylia.web.arrivals.forms import FirstContactForm
from asylia.web.arrivals.starts import Starts, started, starts_from
from asylia.web.base.actions import now, today
from asylia.web.base.days import day_words
from asylia.web.base.fields import form_page, status_of
from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import render
from asylia.web.cases import typed
from asylia.web.cases.clock import clock_of
from asylia.web.cases.models import Case


@allow(Role.BORDER_GUARD, Role.CASEWORKER)
@form_page
def first_contact(request: StaffRequest) -> HttpResponse:
    """Ask, answer with what starts, and record."""
    moment = now()
    sent = request.POST if request.method == "POST" else None
    form = FirstContactForm(sent, now=moment, initial={"authority": request.user.role})
    starts = _starts(form, request) if sent else None
    if request.htmx:
        return render(request, "arrivals/_starts.html", {"starts": starts})
    if sent and form.is_valid():
        case = actions.record_first_contact(form.contact(), by=request.user, form=_once(request))
        typed.forget(request.user, request.path)
        messages.success(request, _what_started(case))
        return redirect(address_of_case(case.reference))
    typed.again(request, form)
    page = {"form": form, "starts": starts, "now": moment}
    return render(request, "arrivals/first_contact.html", page, status=status_of(form))


def _once(request: StaffRequest) -> str:
    """The form as it was sent; its token is another each time that the page is shown."""
    return request.POST.urlencode() if "csrfmiddlewaretoken" in request.POST else ""


def _starts(form: FirstContactForm, request: StaffRequest) -> Starts:
    return starts_from(form.answers(), office=request.user.office, now=form.now)


def _what_started(case: Case) -> str:
    """What to do first, in one line."""
    limits = started(clock_of(case, today=today(), explain=False))
    if not limits:
        return _("Recorded. No time limit runs yet.")
    first = limits[0]
    words = ngettext(
        "Recorded. %(n)d time limit runs; the first is “%(title)s”, by %(day)s.",
        "Recorded. %(n)d time limits run; the first is “%(title)s”, by %(day)s.",
        len(limits),
    )
    day = day_words(first.due) if first.due else ""
    return words % {"n": len(limits), "title": _(first.title), "day": day}
