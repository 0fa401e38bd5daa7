"""Made, registered, lodged, in which procedure, withdrawn: each act has its own form."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from asylia.law.terms import Event
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.applications import access, actions
from asylia.web.applications.actions import Making
from asylia.web.applications.forms import (
    FollowingForm,
    MakingForm,
    ProcedureForm,
    WithdrawalForm,
)
from asylia.web.base.actions import now
from asylia.web.base.days import moment_words
from asylia.web.base.fields import form_page
from asylia.web.cases.access import WRITERS
from asylia.web.cases.acting import Act, act_page, asked, case_for, codes_of
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.telling import standing_of


@allow(*WRITERS)
@form_page
def make(request: StaffRequest, reference: str) -> HttpResponse:
    """Record that an application was made."""
    case, by = case_for(request, reference), request.user

    def do(form: MakingForm) -> Entry:
        told = form.cleaned_data
        making = Making(
            authority=told["authority"],
            competent_to_register=told["competent"],
            words=told["words"],
            language=told["language"],
        )
        return actions.make_application(case, by=by, telling=form.telling(), making=making)

    act = Act(
        title=_("The application was made"),
        lead=_(
            "It is made when the person says to an authority that they seek protection; no form"
            " and no word “asylum” is needed. Registration and information run from here."
        ),
        form=MakingForm(**asked(request, case), now=now()),
        why_not=access.why_not_make(by, case),
        do=do,
        button=_("Record the making"),
        event=Event.APPLICATION_MADE,
        codes=lambda form: codes_of(form, "authority", competent="competent_to_register"),
    )
    return act_page(request, case, act=act, template="applications/make.html")


@allow(*WRITERS)
@form_page
def register(request: StaffRequest, reference: str) -> HttpResponse:
    """Record that the application was registered."""
    case, by = case_for(request, reference), request.user

    def do(form: FollowingForm) -> Entry:
        words = form.cleaned_data["remark"]
        return actions.register_application(case, by=by, telling=form.telling(), remark=words)

    act = Act(
        title=_("The application was registered"),
        lead=_(
            "It is registered when the authority enters it. The lodging and the request to another"
            " State run from here. That it was made is an act of its own, with its own time."
        ),
        form=_following(request, case, Event.APPLICATION_MADE),
        why_not=access.why_not_register(by, case),
        do=do,
        button=_("Record the registration"),
        event=Event.APPLICATION_REGISTERED,
    )
    return act_page(request, case, act=act, template="applications/following.html")


@allow(*WRITERS)
@form_page
def lodge(request: StaffRequest, reference: str) -> HttpResponse:
    """Record that the application was lodged."""
    case, by = case_for(request, reference), request.user

    def do(form: FollowingForm) -> Entry:
        words = form.cleaned_data["remark"]
        return actions.lodge_application(case, by=by, telling=form.telling(), remark=words)

    act = Act(
        title=_("The application was lodged"),
        lead=_(
            "It is lodged when the applicant hands in everything in person. The examination runs"
            " from here, while the State responsible is still being determined."
        ),
        form=_following(request, case, Event.APPLICATION_REGISTERED),
        why_not=access.why_not_lodge(by, case),
        do=do,
        button=_("Record the lodging"),
        event=Event.APPLICATION_LODGED,
    )
    return act_page(request, case, act=act, template="applications/following.html")


@allow(*WRITERS)
@form_page
def procedure(request: StaffRequest, reference: str) -> HttpResponse:
    """Record in which procedure the application is examined."""
    case, by = case_for(request, reference), request.user

    def do(form: ProcedureForm) -> Entry:
        told = form.cleaned_data
        return actions.assign_procedure(
            case, by=by, telling=form.telling(), procedure=told["procedure"], ground=told["ground"]
        )

    act = Act(
        title=_("The procedure"),
        lead=_("Which limits of the examination run depends on it. The newest entry counts."),
        form=ProcedureForm(**asked(request, case), now=now()),
        why_not=access.why_not_assign_procedure(by, case),
        do=do,
        button=_("Record the procedure"),
        event=Event.PROCEDURE_ASSIGNED,
        codes=lambda form: codes_of(form, "procedure", "ground"),
    )
    return act_page(request, case, act=act, template="applications/procedure.html")


@allow(*WRITERS)
@form_page
def withdraw(request: StaffRequest, reference: str) -> HttpResponse:
    """Record that the applicant withdrew the application."""
    case, by = case_for(request, reference), request.user

    def do(form: WithdrawalForm) -> Entry:
        words = form.cleaned_data["remark"]
        return actions.withdraw_application(case, by=by, telling=form.telling(), remark=words)

    act = Act(
        title=_("The application was withdrawn"),
        lead=_("By the applicant, expressly. The limits of the examination stop; the file stays."),
        form=WithdrawalForm(**asked(request, case), now=now()),
        why_not=access.why_not_withdraw(by, case),
        do=do,
        button=_("Record the withdrawal"),
        event=Event.APPLICATION_WITHDRAWN,
    )
    return act_page(request, case, act=act, template="applications/withdraw.html")


def _following(request: StaffRequest, case: Case, event: Event) -> FollowingForm:
    """The form of an act that may fall together with the one before it."""
    header = standing_of(case).newest.get(event)
    before = header.happened if header else None
    if event == Event.APPLICATION_MADE:
        text = _("At the same moment as it was made: %(moment)s")
    else:
        text = _("At the same moment as it was registered: %(moment)s")
    words = text % {"moment": moment_words(before) if before else ""}
    return FollowingForm(**asked(request, case), now=now(), before=before, together=words)
