"""Why somebody needs a case, emergency access, who else works on it, and its lock."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.actions import is_confirmed
from asylia.web.accounts.factors.confirming import confirmed
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now
from asylia.web.base.fields import form_page, sent, status_of
from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import render
from asylia.web.cases import access as cases
from asylia.web.cases import typed
from asylia.web.cases.acting import case_for
from asylia.web.cases.grants import Grant, GrantKind, Lock, Purpose, Reason
from asylia.web.cases.models import Case, ReadAct
from asylia.web.cases.opening import NoSuchCase, found_by, require_few
from asylia.web.cases.reads import note_read
from asylia.web.need import access, actions
from asylia.web.need.forms import CallInForm, LockForm, ReasonForm
from asylia.web.need.looks import grants_of, named_on, of_case


@allow(*cases.READERS)
@form_page
def reason(request: StaffRequest, reference: str) -> HttpResponse:
    """Ask why somebody needs a case that is not theirs."""
    case, by = _sought(request, reference), request.user
    if cases.why_not_open(by, case) is None:
        return redirect(address_of_case(case.reference))
    form = ReasonForm(sent(request))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        actions.state_reason(case, by=by, why=Reason(told["why"]), words=told["words"])
        typed.forget(by, request.path)
        messages.success(request, _("The case is open to you for 12 hours. Your reason is noted."))
        return redirect(address_of_case(case.reference))
    typed.again(request, form)
    why_not = access.why_not_state_reason(by, case)
    context = {**of_case(case), "form": form, "why_not": why_not}
    return render(request, "need/reason.html", context, status=status_of(form))


@allow(*cases.READERS)
@confirmed()
@form_page
def emergency(request: StaffRequest, reference: str) -> HttpResponse:
    """Open a case at once whatever stands before it; supervisors and auditors are told."""
    case, by = _sought(request, reference), request.user
    form = ReasonForm(sent(request))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        actions.break_glass(
            case,
            by=by,
            why=Reason(told["why"]),
            words=told["words"],
            is_confirmed=is_confirmed(request),
        )
        typed.forget(by, request.path)
        words = _("The case is open to you for 4 hours. Supervisors and auditors are told.")
        messages.success(request, words)
        return redirect(address_of_case(case.reference))
    typed.again(request, form)
    why_not = access.why_not_break_glass(by, case)
    context = {**of_case(case), "form": form, "why_not": why_not}
    return render(request, "need/emergency.html", context, status=status_of(form))


@allow(*cases.READERS)
@form_page
def people(request: StaffRequest, reference: str) -> HttpResponse:
    """Who was let into a case, by whom and for what; and calling a colleague in."""
    case, by = case_for(request, reference), request.user
    note_read(by, [case], what=ReadAct.CASE_OPENED)
    form = CallInForm(sent(request), colleagues=_colleagues(case))
    if form.is_bound and form.is_valid():
        to: User = form.cleaned_data["to"]
        actions.call_in(case, by=by, to=to, purpose=Purpose(form.cleaned_data["purpose"]))
        messages.success(request, _("%(name)s is called in.") % {"name": to.full_name})
        return redirect("need:people", case.reference)
    context = {
        **of_case(case),
        "form": form,
        "why_not": access.why_not_call_in_any(by, case),
        "grants": grants_of(case, by=by),
        "lock": Lock.objects.filter(case=case, ended_at__isnull=True).first(),
        "named": named_on(case),
        "why_not_lock": access.why_not_lock(by, case),
    }
    return render(request, "need/people.html", context, status=status_of(form))


@allow(*cases.READERS)
@require_POST
def end(request: StaffRequest, reference: str, *, grant: int) -> HttpResponse:
    """End what somebody was let in by."""
    case = case_for(request, reference)
    found = get_object_or_404(Grant.objects.select_related("case", "user"), case=case, pk=grant)
    actions.release(found, by=request.user)
    messages.success(request, _("It has ended."))
    still = cases.why_not_open(request.user, case) is None
    return redirect("need:people", case.reference) if still else redirect("accounts:home")


@allow(Role.SUPERVISOR)
@form_page
def lock(request: StaffRequest, reference: str) -> HttpResponse:
    """Open a case to a named list alone, or change the list."""
    case, by = case_for(request, reference), request.user
    require(access.why_not_lock(by, case))
    note_read(by, [case], what=ReadAct.CASE_OPENED)
    named = [one.reference for one in named_on(case)]
    if case.lock_id is None and case.caseworker is not None:
        named = [case.caseworker.reference]
    others = _staff(case).exclude(pk=by.pk)
    form = LockForm(sent(request), colleagues=others, initial={"named": named})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        actions.lock_case(case, by=by, words=told["words"], named=list(told["named"]))
        typed.forget(by, request.path)
        messages.success(request, _("The case is locked. Each look at it is told to you."))
        return redirect("need:people", case.reference)
    typed.again(request, form, case=case)
    context = {**of_case(case), "form": form}
    return render(request, "need/lock.html", context, status=status_of(form))


@allow(Role.SUPERVISOR)
@require_POST
def unlock(request: StaffRequest, reference: str) -> HttpResponse:
    """End the lock of a case."""
    case = case_for(request, reference)
    actions.unlock_case(case, by=request.user)
    messages.success(request, _("The lock has ended."))
    return redirect("need:people", case.reference)


def _sought(request: StaffRequest, reference: str) -> Case:
    """The case of this reference, not opened yet; that it was sought is noted and counted.

    Raises:
        NoSuchCase: There is none in the State of the user.
    """
    case = found_by(request.user, reference)
    require_few(request.user, case, at=now())
    if case is None:
        raise NoSuchCase
    note_read(request.user, [case], what=ReadAct.CASE_SOUGHT)
    return case


def _staff(case: Case) -> QuerySet[User]:
    staff = User.objects.filter(is_active=True, role__in=cases.READERS, office_id=case.office_id)
    return staff.order_by("full_name", "pk")


def _colleagues(case: Case) -> QuerySet[User]:
    """Whom a case of this State may be opened to."""
    staff = User.objects.filter(
        is_active=True,
        role__in=cases.READERS,
        office__is_active=True,
        office__member_state=case.member_state,
    )
    in_force = Grant.objects.in_force().filter(case=case, kind=GrantKind.ASSIGNMENT)
    others = staff.exclude(pk__in=in_force.values("user")).exclude(pk=case.caseworker_id or 0)
    return others.order_by("office__name", "full_name", "pk")
