"""The cases that the law no longer keeps, and the page on which one is erased."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import today
from asylia.web.base.fields import form_page, sent, status_of
from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import render
from asylia.web.cases import typed
from asylia.web.cases.acting import case_for
from asylia.web.cases.models import ReadAct
from asylia.web.cases.need import LEADS
from asylia.web.cases.reads import note_read
from asylia.web.retention import access, actions
from asylia.web.retention.forms import EraseForm
from asylia.web.retention.proposals import ENDING, erased_for, proposal_of, proposed_for


@allow(*sorted(LEADS))
@require_safe
def proposals(request: StaffRequest) -> HttpResponse:
    """The cases of the office whose retention has ended, and those that were erased."""
    found = proposed_for(request.user, today=today())
    erased = [(one, ENDING[one.limit_id]) for one in erased_for(request.user)]
    listed = [one.case for one in found] + [one.case for one, _rule in erased]
    note_read(request.user, listed, what=ReadAct.CASES_LISTED)
    context = {
        "proposals": found,
        "erased": erased,
        "why_not": access.why_not_erase_any(request.user),
    }
    return render(request, "retention/proposals.html", context)


@allow(*sorted(access.ERASERS))
@form_page
def erase(request: StaffRequest, reference: str) -> HttpResponse:
    """Say why, type the reference, and have the case erased."""
    case, by = case_for(request, reference), request.user
    proposal = proposal_of(case, today=today())
    require(access.why_not_erase(by, case, proposal=proposal))
    note_read(by, [case], what=ReadAct.CASE_OPENED)
    form = EraseForm(sent(request), case=case)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        actions.erase_case(case, by=by, typed=told["typed"], words=told["words"])
        words = _("Case %(case)s is erased. It opens to nobody any more.")
        messages.success(request, words % {"case": case.reference})
        return redirect("retention:proposals")
    typed.again(request, form, case=case)
    context = {
        "case": case,
        "case_address": address_of_case(case.reference),
        "proposal": proposal,
        "form": form,
    }
    return render(request, "retention/erase.html", context, status=status_of(form))
