"""The case on paper: everything that is known on a day, every date with its reasons."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.base import actions as base
from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import render
from asylia.web.cases import access
from asylia.web.cases.acting import case_for
from asylia.web.cases.models import ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.desk.asked import as_of_form
from asylia.web.desk.casepage import case_page
from asylia.web.desk.nextpart import next_part
from asylia.web.desk.worklist import Clock


@allow(*access.READERS)
@require_safe
def paper(request: StaffRequest, reference: str) -> HttpResponse:
    """The case as it is printed; the read is noted as a print, by whoever prints it.

    A day that cannot be shown is refused on the case page: another day is never printed instead.
    """
    found = case_for(request, reference)
    moment = base.now()
    clock = Clock(today=localdate(moment), now=moment)
    form = as_of_form(request.GET, found, clock=clock)
    if form.errors:
        return redirect(f"{address_of_case(found.reference)}?{request.GET.urlencode()}")
    asked = form.asked()
    note_read(request.user, [found], what=ReadAct.CASE_PRINTED, known_on=asked.known_on)
    page = case_page(found, clock, asked=asked)
    note_read(request.user, page.said.cases, what=ReadAct.CASES_LISTED)
    context = {
        "page": page,
        "next": next_part(page.ahead, now=asked.moment(clock)),
        "asked": asked,
        "clock": clock,
        "may_write": False,
        "on_paper": True,
    }
    return render(request, "desk/paper.html", context)
