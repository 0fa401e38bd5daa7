"""Who looked at a case, of what somebody is told, and the review of an emergency access."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now
from asylia.web.base.fields import form_page, sent, status_of
from asylia.web.base.pages import render
from asylia.web.cases import access as cases
from asylia.web.cases import typed
from asylia.web.cases.acting import case_for
from asylia.web.cases.grants import Grant, GrantKind, Outcome
from asylia.web.cases.models import ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.need import access, actions
from asylia.web.need.forms import ReviewForm
from asylia.web.need.looks import (
    cases_told_of,
    looks_at,
    notices_of,
    of_case,
    owed_of,
    reviews_owed,
)

LONGEST_NUMBER = 18


@allow(*cases.READERS)
@require_safe
def looks(request: StaffRequest, reference: str) -> HttpResponse:
    """Who looked at a case: who, when, what and why."""
    case = case_for(request, reference)
    require(access.why_not_see_looks(request.user, case))
    note_read(request.user, [case], what=ReadAct.CASE_OPENED)
    before = request.GET.get("before", "")
    is_number = before.isdecimal() and len(before) <= LONGEST_NUMBER
    found = looks_at(case, before=int(before) if is_number else None)
    context = {**of_case(case), "looks": found.shown, "before": found.before}
    return render(request, "need/looks.html", context)


@allow(*cases.READERS)
@require_safe
def notices(request: StaffRequest) -> HttpResponse:
    """Of what one is told, and the reviews that one's office owes."""
    is_lead = request.user.role in access.REVIEWERS
    owed = reviews_owed(request.user, now=now()) if is_lead else []
    told = notices_of(request.user)
    note_read(request.user, cases_told_of(told, owed), what=ReadAct.CASES_LISTED)
    context = {"told": told, "owed": owed, "is_lead": is_lead}
    return render(request, "need/notices.html", context)


@allow(*cases.READERS)
@require_POST
def seen(request: StaffRequest) -> HttpResponse:
    """Note that one has seen them."""
    actions.mark_seen(by=request.user)
    return redirect("need:notices")


@allow(*access.REVIEWERS)
@form_page
def review(request: StaffRequest, grant: int) -> HttpResponse:
    """Say what came of looking into an emergency access."""
    grants = Grant.objects.filter(kind=GrantKind.BREAK_GLASS).select_related("user__office")
    found = get_object_or_404(grants, pk=grant)
    owed = owed_of(found, request.user, now=now())
    require(owed.why_not)
    note_read(request.user, cases_told_of([], [owed]), what=ReadAct.CASES_LISTED)
    form = ReviewForm(sent(request))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        actions.review(
            found, by=request.user, outcome=Outcome(told["outcome"]), words=told["words"]
        )
        typed.forget(request.user, request.path)
        messages.success(request, _("The review is written down."))
        return redirect("need:notices")
    typed.again(request, form)
    context = {"owed": owed, "form": form}
    return render(request, "need/review.html", context, status=status_of(form))
