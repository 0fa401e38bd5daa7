"""Who works on a case, in which office, who the person is, any act of a sheet; how law is read."""

from collections.abc import Callable, Iterable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from asylia.casefile.entries import FileAct
from asylia.law.clock.left import left_to
from asylia.law.clock.points import all_points, point_of
from asylia.law.holidays import STATES
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.models import Office, User
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now, today
from asylia.web.base.fields import form_page, sent, status_of
from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import render
from asylia.web.base.rules import OpenView
from asylia.web.cases import access, actions, typed
from asylia.web.cases.acting import Act, act_page, asked, case_for, meanwhile_of
from asylia.web.cases.actions import Answers
from asylia.web.cases.choosing import choices_of, followed, waiting_for
from asylia.web.cases.extensions import offered_now
from asylia.web.cases.file import Line
from asylia.web.cases.forms import (
    AssignForm,
    HandOverForm,
    ReadingForm,
    StatedIdentityForm,
    boxes_of,
)
from asylia.web.cases.meanwhile import Kind, Merging
from asylia.web.cases.models import Case, Entry, ReadAct
from asylia.web.cases.national import law_settings
from asylia.web.cases.reads import note_read
from asylia.web.cases.refusals import MovedOn
from asylia.web.cases.sheet_forms import SheetForm, said_on
from asylia.web.cases.sheets import Sheet
from asylia.web.cases.telling import standing_of

Recording = Callable[..., Entry]
"""An action that is told what ``actions.record_act`` is told."""


@allow(*access.WORKERS_ON_CASES)
@form_page
def assign(request: StaffRequest, reference: str) -> HttpResponse:
    """Give the case to a caseworker of its office."""
    case = case_for(request, reference)
    require(access.why_not_assign_any(request.user, case))
    colleagues = access.colleagues_for(request.user, case)
    form = AssignForm(**asked(request, case), colleagues=colleagues)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        to: User = told["to"]
        if _moved(form, lambda: actions.assign_case(case, by=request.user, **told)):
            words = _("The case is assigned to %(name)s.") % {"name": to.full_name}
            messages.success(request, words)
            return redirect(address_of_case(case.reference))
    return _page(request, case, form=form, template="cases/assign.html")


@allow(*access.WRITERS)
@form_page
def hand_over(request: StaffRequest, reference: str) -> HttpResponse:
    """Hand the case over to another office; it leaves the lists of this one."""
    case = case_for(request, reference)
    require(access.why_not_hand_over_any(request.user, case))
    form = HandOverForm(**asked(request, case), offices=access.offices_for(request.user, case))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        to: Office = told["to"]
        typed.forget(request.user, request.path)
        if _moved(form, lambda: actions.hand_over_case(case, by=request.user, **told)):
            words = _("Case %(case)s is with %(office)s now and has left your lists.")
            messages.success(request, words % {"case": case.reference, "office": to.name})
            return redirect("accounts:home")
    return _page(request, case, form=form, template="cases/hand_over.html")


@allow(*access.WRITERS)
@form_page
def identity(request: StaffRequest, reference: str) -> HttpResponse:
    """Write down what is newly said of who the person is."""
    case, by = case_for(request, reference), request.user
    form = StatedIdentityForm(**asked(request, case), now=now())

    def do(form: StatedIdentityForm) -> Entry:
        told, identity = form.cleaned_data, form.identity()
        return actions.state_identity(
            case, by=by, identity=identity, source=told["source"], seen=told["seen"]
        )

    act = Act(
        title=_("Who the person is"),
        lead=_(
            "Write only what is newly said. What stays empty stays as it was said before, and the"
            " earlier statements stay in the file."
        ),
        form=form,
        why_not=access.why_not_state_identity(by, case),
        do=do,
        button=_("Record what was said"),
        event=FileAct.IDENTITY_STATED,
        kind=_stated,
    )
    return act_page(request, case, act=act, template="cases/identity.html")


def _stated(line: Line) -> Kind:
    """What another statement of who the person is says; what is left empty stays so."""
    says = {**boxes_of(line.content), "source": line.entry.header.source}
    return Kind(says=says, merging=Merging.THEIRS_STANDS)


def addresses(
    sheets: Iterable[Sheet],
    *,
    under: str,
    form: type[SheetForm] = SheetForm,
    record: Recording = actions.record_act,
) -> list[URLPattern]:
    """The addresses of the acts of a stage, each with its page and its access rule.

    Args:
        sheets: The acts.
        under: What stands between the case and the act.
        form: What asks.
        record: The action that records it.
    """
    return [
        path(
            f"cases/<ref:reference>/{sheet.address or f'{under}/{sheet.slug}'}",
            recording(sheet, form=form, record=record),
            name=sheet.slug,
        )
        for sheet in sheets
    ]


def recording(sheet: Sheet, *, form: type[SheetForm], record: Recording) -> OpenView[[str]]:
    """The page on which this act is recorded.

    Args:
        sheet: The act.
        form: What asks.
        record: The action that records it.
    """

    @allow(*sheet.roles, instead=access.HAND_OVER)
    @form_page
    def page(request: StaffRequest, reference: str) -> HttpResponse:
        case = case_for(request, reference)
        act = _act_of(request, case, sheet=sheet, asks=form, record=record)
        return act_page(request, case, act=act, template="cases/sheet.html")

    return page


def _act_of(
    request: StaffRequest, case: Case, *, sheet: Sheet, asks: type[SheetForm], record: Recording
) -> Act[SheetForm]:
    file, by = standing_of(case), request.user

    def do(form: SheetForm) -> Entry:
        answers = Answers(
            codes=form.codes(),
            content=form.content(),
            source=form.source(),
            settles=form.settled(),
        )
        return record(case, sheet, by=by, telling=form.telling(), answers=answers)

    limits = tuple(offered_now(case, today=today()).items()) if sheet.extends else ()
    form = asks(
        **asked(request, case),
        sheet=sheet,
        file=file,
        own_state=case.member_state,
        limits=limits,
        now=now(),
    )
    return Act(
        title=sheet.title,
        lead=str(sheet.lead),
        form=form,
        why_not=access.why_not_record(
            by, case, sheet=sheet, file=file, extensible=[one for one, _title in limits]
        ),
        do=do,
        button=_("Record it"),
        event=sheet.event,
        cites=sheet.cites,
        codes=SheetForm.codes,
        corrects=SheetForm.settled,
        kind=lambda line: Kind(says=said_on(sheet, line)),
    )


def _moved(form: forms.Form, move: Callable[[], Entry]) -> bool:
    """Whether the case was moved; if somebody was quicker, the form says so and asks again."""
    try:
        move()
    except MovedOn as refusal:
        form.add_error(None, refusal.reason)
        return False
    return True


def _page(request: StaffRequest, case: Case, *, form: forms.Form, template: str) -> HttpResponse:
    note_read(request.user, [case], what=ReadAct.CASE_OPENED)
    typed.again(request, form, case=case)
    context = {
        "case": case,
        "case_address": address_of_case(case.reference),
        "form": form,
        **meanwhile_of(case, form),
    }
    return render(request, template, context, status=status_of(form))


@allow(*sorted(access.LAW_READERS))
@require_safe
def law_left(request: StaffRequest) -> HttpResponse:
    """What the acts leave to the State, what is set by which provision, and what is missing."""
    office = request.user.office
    settings = law_settings(office.pk)
    found = left_to(office.member_state, settings)
    context = {
        "state": STATES[office.member_state],
        "missing": [one for one in found if not one.is_set],
        "set": [one for one in found if one.is_set],
        "points": [followed(point, settings) for point in all_points()],
        "why_not_choose": access.why_not_renew_dates(request.user),
        "waiting": waiting_for(request.user, today=today()),
    }
    return render(request, "cases/law_left.html", context)


@allow(*sorted(access.LAW_READERS))
@form_page
def reading(request: StaffRequest, point: str) -> HttpResponse:
    """A disputed point: its readings, who chose among them so far, and a choice."""
    found = point_of(point)
    if found is None:
        raise Http404
    form = ReadingForm(sent(request), point=found, now=now())
    if form.is_bound and form.is_valid():
        actions.choose_reading(by=request.user, point=found.id, **form.cleaned_data)
        messages.success(request, _("The choice is written down, and the dates follow it."))
        return redirect("cases:law-left")
    context = {
        "point": found,
        "followed": followed(found, law_settings(request.user.office_id)),
        "form": form,
        "why_not": access.why_not_choose_reading(request.user, point=found.id, key=""),
        "choices": choices_of(request.user, found),
    }
    return render(request, "cases/reading.html", context, status=status_of(form))


@allow(*sorted(access.CHOOSERS))
@require_POST
def renew(request: StaffRequest) -> HttpResponse:
    """Reckon the dates of the next cases that wait for it."""
    done = actions.renew_dates(by=request.user)
    words = ngettext(
        "The dates of %(n)d case were reckoned anew.",
        "The dates of %(n)d cases were reckoned anew.",
        done,
    )
    messages.success(request, words % {"n": done})
    return redirect("cases:law-left")
