"""The addresses to which pages send what is being typed, and where it is thrown away."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.base.fields import REFUSED
from asylia.web.base.rules import NotYourRole
from asylia.web.cases import typed
from asylia.web.cases.acting import case_for
from asylia.web.cases.need import READERS
from asylia.web.cases.typed import FOR, SINCE, Place


@allow(*sorted(READERS))
@require_POST
def keep(request: StaffRequest) -> HttpResponse:
    """Keep what is being typed into a form; answers with when, and what gave way."""
    place = _place(request)
    if place is None:
        return HttpResponse(status=REFUSED)
    before = typed.kept_at(request.user, place.address)
    at = typed.keep(request.user, place, data=request.POST)
    words = _("Kept at %(time)s, not recorded yet.") % {"time": _hour(at)}
    if before is not None and before.isoformat() != request.POST.get(SINCE):
        elsewhere = _(
            "You typed into this form elsewhere too, in another tab or earlier: that was kept at"
            " %(time)s. From now on what stands here is kept; copy from there what you need."
        )
        words = f"{words}\n{elsewhere % {'time': _hour(before)}}"
    answer = HttpResponse(words, content_type="text/plain; charset=utf-8")
    answer["X-Kept-At"] = at.isoformat()
    return answer


def _hour(at: datetime) -> str:
    return f"{localtime(at):%H:%M:%S}"


@allow(*sorted(READERS))
@require_POST
def discard(request: StaffRequest) -> HttpResponse:
    """Throw away what was typed and not sent, and open the form without it."""
    place = _place(request)
    if place is None:
        return HttpResponse(status=REFUSED)
    typed.forget(request.user, place.address)
    return redirect(place.address)


def _place(request: StaffRequest) -> Place | None:
    """The form that the words are for, which this user may open; None if there is none."""
    address = request.POST.get(FOR, "")
    match = typed.match_of(address)
    if match is None:
        return None
    if not typed.opens_to(request.user, match):
        raise NotYourRole
    reference = typed.reference_in(match)
    case = case_for(request, reference) if reference else None
    return Place(address=address, case=case)
